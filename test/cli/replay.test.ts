import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkRealCases } from '../../cli/check/realCases.ts'
import { NotInitialisedError, openExistingDesk } from '../../cli/desk.ts'
import { dated, readHistories } from '../../cli/replay/history.ts'
import { type Replayed, replay } from '../../cli/replay/replay.ts'
import { openReplayDesk } from '../../cli/replay/session.ts'

const file = path.resolve(import.meta.dirname, '../fixtures/real-cases.json')
const histories = readHistories(file)

describe('published case histories', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'replay-'))
  const replayed = new Map<string, Replayed>()
  beforeAll(async () => {
    const desk = await openReplayDesk(folder)
    for (const history of histories) replayed.set(history.id, await replay(history, desk))
    await desk.close()
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('agree with the dates of their sources', async () => {
    expect(await checkRealCases(file)).toEqual({ passed: histories.length, failed: 0, lines: [] })
  }, 60_000)

  it.each(histories.map((h) => [h.id, h] as const))(
    '%s: every step went through or is kept with its reason',
    (id, history) => {
      const { view, recorded, refused } = replayed.get(id) as Replayed
      expect(recorded).toHaveLength(history.history.length)
      const notes = view.history.filter((e) => e.type === 'NOTED').map((e) => String(e.data.note))
      for (const refusal of refused) expect(notes.some((note) => note.includes(refusal.step))).toBe(true)
    },
  )

  it('records lateness instead of refusing the history', () => {
    const late = replayed.get('hn-yy-2024-3') as Replayed
    expect(late.view.application).toMatchObject({ verdict: 'late', lateBy: 39, dueLegal: '2023-11-20' })
    expect(late.late[0]).toContain('申请逾期39日')
    expect(late.view.mainState).toBe('intake.notAccepted')
  })

  it('suspends, resumes and extends on the nominal end', () => {
    const { view } = replayed.get('cq-yz-2024-356') as Replayed
    expect(view.limits.find((l) => l.code === 'D15')).toMatchObject({
      excludedDays: 19,
      extension: 30,
      dueLegal: '2025-04-08',
    })
  })

  it('leaves data that verify and that report counts', async () => {
    const desk = await openExistingDesk({ dataDir: folder })
    const progress = await desk.client.system.verify()
    let step = await progress.next()
    while (!step.done) step = await progress.next()
    expect(step.value).toMatchObject({ sound: true, cases: histories.length, problems: [] })
    const { stages } = await desk.client.reports.stageRuns({ from: '2000-01-01', to: '2030-12-31' })
    expect(stages.find((s) => s.stage === 'intake')?.entered).toBe(histories.length)
    await desk.close()
  }, 60_000)
})

describe('days of a history', () => {
  it('takes unknown days as early as the history allows', () => {
    const steps = [
      { event: 'act-made', on: '2024-01-05' },
      { event: 'application-received', on: '2024-02-01' },
      { event: 'accepted', on: null },
      { event: 'decided', on: '2024-03-20' },
      { event: 'sued', on: '2024-04' },
    ] as const
    expect(dated(steps, '2025-01-01').map((s) => [s.event, s.day, s.assumed])).toEqual([
      ['act-made', '2024-01-05', false],
      ['application-received', '2024-02-01', false],
      ['accepted', '2024-02-01', true],
      ['decided', '2024-03-20', false],
      ['sued', '2024-04-01', true],
    ])
  })
})

it('says what to do with a folder nobody has used', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'empty-'))
  await expect(openExistingDesk({ dataDir: folder })).rejects.toThrow(NotInitialisedError)
  rmSync(folder, { recursive: true, force: true })
})
