import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView, Inputs } from '../../shared/contract/index.ts'
import { engines } from '../db/engines.ts'
import { closed } from './story.ts'
import { openDesk, type People, staffed, type TestDesk } from './testDesk.ts'

describe.each(engines)('an ordinary case on %s', (engine) => {
  let desk: TestDesk
  let people: People
  let view: CaseView
  beforeAll(async () => {
    desk = await openDesk(engine)
    people = await staffed(desk)
    view = await closed(desk, people)
  })
  afterAll(() => desk.close())

  it('goes from receipt to closing through the five stages', () => {
    expect(view).toMatchObject({
      number: '津东政复〔2026〕1号',
      title: '张某不服某区市场监督管理局行政处罚决定',
      mainState: 'closed',
      stage: null,
      open: false,
      version: view.history.length,
    })
    expect(view.runs.map((run) => [run.stage, run.enteredOn, run.leftOn])).toEqual([
      ['intake', '2026-03-02', '2026-03-04'],
      ['inCaseMediation', '2026-03-04', '2026-04-10'],
      ['ruling', '2026-04-10', '2026-04-16'],
      ['postCaseExplanation', '2026-04-16', '2026-04-16'],
      ['correctionRecommendation', '2026-04-16', '2026-04-16'],
    ])
    expect(view.history.map((entry) => entry.seq)).toEqual(view.history.map((_, i) => i + 1))
    expect(view.history.at(-1)).toMatchObject({
      type: 'NO_DEFECT',
      on: '2026-04-16',
      by: { name: '承某' },
      voidedBy: null,
    })
  })

  it('is found by its number, a party, the act and two Chinese characters', async () => {
    const found = async (input: Inputs['cases']['list']) =>
      (await people.reception.cases.list(input)).rows.map((row) => row.number)
    for (const text of ['〔2026〕1号', '张某', '市监罚', '监督 处罚'])
      expect(await found({ text })).toEqual([view.number])
    expect(await found({ text: '李某' })).toEqual([])
    expect(await found({ open: true })).toEqual([])
    const { rows, total } = await people.reception.cases.list({
      officer: people.ids.caseOfficer,
      matterType: 'penalty',
    })
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      applicant: '张某',
      respondent: '某区市场监督管理局',
      officer: { name: '承某' },
      receivedOn: '2026-03-02',
      acceptedOn: '2026-03-04',
      closedOn: '2026-04-16',
      outcome: ['UPHOLD'],
      open: false,
    })
  })

  it('counts in the rates, and a number opens exactly its rows', async () => {
    const period = { from: '2026-04-01', to: '2026-04-30' }
    const { rates } = await people.supervisor.reports.fourRates(period)
    expect(rates.map(({ rate, met, denominator, percent }) => [rate, met, denominator, percent])).toEqual([
      ['R1', 1, 1, '100'],
      ['R2', 1, 1, '100'],
      ['R3', 0, 0, null],
      ['R4', 0, 0, null],
    ])
    for (const { rate, met, missing } of rates) {
      for (const [counted, number] of [
        ['met', met],
        ['missing', missing],
      ] as const) {
        const { rows, total } = await people.supervisor.reports.fourRateRows({ ...period, rate, counted })
        expect([rows.length, total]).toEqual([number, number])
        for (const row of rows) expect(row).toMatchObject({ counted, subject: { id: view.id } })
      }
    }
    const before = await people.supervisor.reports.fourRates({ from: '2026-01-01', to: '2026-03-31' })
    expect(before.rates.map((rate) => rate.denominator)).toEqual([0, 0, 0, 0])
  })

  it('counts how often each stage ran, and a number opens exactly its rows', async () => {
    const period = { from: '2026-04-01', to: '2026-04-30' }
    const { stages } = await people.supervisor.reports.stageRuns(period)
    expect(stages.map(({ stage, entered, left, standing }) => [stage, entered, left, standing])).toEqual([
      ['intake', 0, 0, 0],
      ['inCaseMediation', 0, 1, 0],
      ['ruling', 1, 1, 0],
      ['postCaseExplanation', 1, 1, 0],
      ['correctionRecommendation', 1, 1, 0],
    ])
    expect(stages[1]?.medianDays).toBe(37)
    for (const { stage, entered, left } of stages) {
      for (const [measure, number] of [
        ['entered', entered],
        ['left', left],
      ] as const) {
        const { rows, total } = await people.supervisor.reports.stageRunRows({ ...period, stage, measure })
        expect([rows.length, total]).toEqual([number, number])
      }
    }
    const others = await people.supervisor.reports.stageRuns({ ...period, officer: 'nobody' })
    expect(others.stages.every((stage) => stage.entered === 0 && stage.left === 0)).toBe(true)
  })

  it('leaves the suit period as what is waited for, and lets it lapse by itself on its legal day', async () => {
    const waiting = await people.caseOfficer.duties.worklist({ scope: 'mine', band: 'waiting' })
    expect(waiting.rows.map((row) => row.duty?.code)).toContain('D29')
    expect(waiting.rows.every((row) => row.band === 'waiting' && row.subject.id === view.id)).toBe(true)
    expect(waiting.counts.waiting).toBe(waiting.total)
    // 2026-04-16 + 15 natural days = 2026-05-01, a holiday until the 5th: 2026-05-06.
    await desk.setDay('2026-05-06')
    expect((await people.caseOfficer.cases.get({ id: view.id })).history.at(-1)?.type).toBe('NO_DEFECT')
    await desk.setDay('2026-05-20')
    const later = await people.caseOfficer.cases.get({ id: view.id })
    expect(later.history.at(-1)).toMatchObject({
      type: 'SUIT_LAPSED',
      on: '2026-05-06',
      recordedAt: '2026-05-20T02:00:00.000Z',
      by: null,
    })
    expect(later.regions['litigation']).toBe('lapsed')
    const run = await people.administrator.system.verify()
    let result = await run.next()
    while (!result.done) result = await run.next()
    expect(result.value).toMatchObject({ sound: true, problems: [], cases: 1, events: later.history.length })
  })
})
