import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putMark } from '../../db/repositories/settings.ts'
import { rebuildProjections } from '../../server/cases/rebuild.ts'
import type { CaseView } from '../../shared/contract/index.ts'
import { engines } from '../db/engines.ts'
import { mediated, take } from './story.ts'
import { openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

const year = { from: '2026-01-01', to: '2026-12-31' }

/** A decision that revokes, explained, with its opinion letter served on 20 April. */
async function letterServed(desk: TestDesk, people: People): Promise<CaseView> {
  const { caseOfficer: officer, approver, ids } = people
  let view = await mediated(desk, people)
  await desk.setDay('2026-04-10')
  view = await take(officer, view, 'TRIAL_COMPLETE', '2026-04-10', { committeeNeeded: false })
  view = await take(officer, view, 'DRAFT_DONE', '2026-04-10', {
    decisionKinds: ['REVOKE'],
    worseForApplicant: false,
    summary: '拟撤销。',
  })
  await desk.setDay('2026-04-14')
  view = await take(approver, view, 'APPROVED', '2026-04-14', {
    level: 'organHead',
    documentNumber: '津东政复决〔2026〕1号',
    defectFound: true,
    defects: [
      { type: 'procedureViolated', clause: '行政处罚法 第44条', description: '未告知听证权利' },
      { type: 'service', description: '送达回证没有签收人' },
    ],
  })
  await desk.setDay('2026-04-16')
  for (const party of ['p1', 'p2']) view = await take(officer, view, 'SERVED', '2026-04-16', { party, mode: 'direct' })
  view = await take(officer, view, 'EXPLAIN', '2026-04-16', { explainer: ids.caseOfficer })
  view = await take(officer, view, 'EXPLAINED', '2026-04-16', {
    party: 'p1',
    channel: 'faceToFace',
    checklist: ['result', 'facts', 'legalBasis', 'mainArgument', 'remedy'],
    refused: false,
    summary: '当面释明。',
  })
  const content = '规范告知程序，并在六十日内反馈整改情况。'
  view = await take(officer, view, 'RECOMMEND', '2026-04-16', {
    letterKind: 'opinionLetter',
    addressee: '某区市场监督管理局',
    content,
  })
  view = await take(officer, view, 'LETTER_DRAFTED', '2026-04-16', { content })
  await desk.setDay('2026-04-20')
  view = await take(approver, view, 'LETTER_APPROVED', '2026-04-20', { documentNumber: '津东政复意〔2026〕1号' })
  return take(officer, view, 'LETTER_SERVED', '2026-04-20', { mode: 'direct' })
}

describe.each(engines)('what follows a decision on %s', (engine) => {
  let desk: TestDesk
  let people: People
  let view: CaseView
  beforeAll(async () => {
    desk = await openDesk(engine)
    people = await staffed(desk)
    view = await letterServed(desk, people)
  })
  afterAll(() => desk.close())

  const letter = async () => (await people.caseOfficer.corrections.letters(year)).rows[0]!

  it('waits for the answer sixty days from service, moved off the holiday', async () => {
    expect(await letter()).toMatchObject({
      caseId: view.id,
      key: 'c1l1',
      state: 'served',
      number: '津东政复意〔2026〕1号',
      servedOn: '2026-04-20',
      // The sixtieth day is 19 June, the first of the Dragon Boat holiday (民事诉讼法 第85条第3款).
      dueLegal: '2026-06-22',
      nextStep: 'ANSWERED',
      defectTypes: ['procedureViolated', 'service'],
    })
    const { rows, total } = await people.caseOfficer.corrections.defects({ ...year, organ: '某区市场监督管理局' })
    expect(total).toBe(2)
    expect(rows.map((row) => [row.type, row.clause, row.timesOfType])).toEqual([
      ['procedureViolated', '行政处罚法 第44条', 1],
      ['service', null, 1],
    ])
  })

  it('climbs the ladder once the answer is overdue: reminder, order, talk', async () => {
    await desk.setDay('2026-06-23')
    expect(await letter()).toMatchObject({ state: 'overdue', nextStep: 'REMINDED', naturalDaysLeft: -1 })
    view = await people.caseOfficer.cases.get({ id: view.id })
    view = await take(people.caseOfficer, view, 'REMINDED', '2026-06-23', {
      letter: 'c1l1',
      channel: 'phone',
      summary: '电话催告。',
    })
    expect(await letter()).toMatchObject({ reminders: 1, nextStep: 'COMPLIANCE_ORDERED' })
    await desk.setDay('2026-06-29')
    view = await take(people.approver, view, 'COMPLIANCE_ORDERED', '2026-06-29', {
      letter: 'c1l1',
      by: '2026-07-14',
      decidedBy: people.ids.supervisor,
    })
    expect(await letter()).toMatchObject({ measure: 'complianceOrder', nextStep: 'ACCOUNTABILITY_TALK' })
    const { rows } = await people.reception.corrections.pressure(year)
    expect(rows.map((row) => [row.kind, row.takenOn, row.complyBy, row.decidedBy?.name, row.letterNumber])).toEqual([
      ['complianceOrder', '2026-06-29', '2026-07-14', '督某', '津东政复意〔2026〕1号'],
      ['reminder', '2026-06-23', null, '承某', '津东政复意〔2026〕1号'],
    ])
  })

  it('judges the answer item by item', async () => {
    await desk.setDay('2026-07-06')
    view = await take(people.reception, view, 'ANSWERED', '2026-07-06', { rectified: true, summary: '已整改。' })
    expect(await letter()).toMatchObject({ state: 'answered', adoption: null, nextStep: 'ANSWER_JUDGED' })
    view = await take(people.caseOfficer, view, 'ANSWER_JUDGED', '2026-07-06', {
      letter: 'c1l1',
      items: [
        { item: '规范告知程序', adoption: 'adopted' },
        { item: '组织培训', adoption: 'notAdopted', note: '没有培训记录' },
      ],
    })
    expect(await letter()).toMatchObject({ adoption: 'partly', items: 2, itemsAdopted: 1, nextStep: null })
    const { counts } = await people.caseOfficer.corrections.letters({ ...year, state: 'answered' })
    expect(counts.answered).toBe(1)
  })

  it('follows the suit: fifteen days for the reply, the hearing, who appeared, the judgment', async () => {
    const suit = async () => (await people.caseOfficer.litigation.suits(year)).rows[0]!
    await desk.setDay('2026-07-07')
    view = await take(people.reception, view, 'SUED', '2026-04-28', {
      by: 'p1',
      court: '某区人民法院',
      defendant: 'sole',
      copyReceivedOn: '2026-07-03',
    })
    // The fifteenth day, 18 July, is a Saturday; the safe day is the Friday before.
    expect(await suit()).toMatchObject({ replyDue: '2026-07-20', replySafe: '2026-07-17', nextStep: 'COURT_REPLIED' })
    expect(view.duties.find((duty) => duty.code === 'suitReply')).toMatchObject({
      dueLegal: '2026-07-20',
      action: 'COURT_REPLIED',
      article: '行政诉讼法 第67条',
      status: 'open',
    })
    view = await take(people.caseOfficer, view, 'COURT_REPLIED', '2026-07-07')
    view = await take(people.reception, view, 'COURT_HEARING_SET', '2026-07-07', { hearingOn: '2026-07-16' })
    expect(await suit()).toMatchObject({ hearingOn: '2026-07-16', nextStep: 'COURT_HEARING_HELD' })
    await desk.setDay('2026-07-16')
    view = await take(people.reception, view, 'COURT_HEARING_HELD', '2026-07-16', {
      attendance: 'delegate',
      absenceReason: '负责人参加防汛抢险',
    })
    await desk.setDay('2026-07-30')
    view = await take(people.reception, view, 'COURT_HEARING_HELD', '2026-07-30', { attendance: 'deputy' })
    expect(await people.approver.litigation.figures(year)).toMatchObject({
      opened: 2,
      appeared: 1,
      appearancePercent: '50.0',
      effective: 0,
      lostPercent: null,
    })
    const { rows, total } = await people.approver.litigation.hearings({ ...year, appeared: true })
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({ heldOn: '2026-07-30', attendance: 'deputy', headAppeared: true })
    await desk.setDay('2026-08-31')
    view = await take(people.reception, view, 'JUDGED', '2026-08-31', {
      result: 'redecide',
      outcome: 'redo',
      effectiveOn: '2026-08-28',
      redoDays: 30,
    })
    expect(await suit()).toMatchObject({ status: 'effective', result: 'redecide', nextStep: 'REOPEN' })
    view = await take(people.approver, view, 'REOPEN', '2026-08-31', { code: 'RO3', basis: '某区人民法院判决书' })
    expect(await suit()).toMatchObject({ reopenedOn: '2026-08-31', nextStep: null })
    expect(await people.supervisor.litigation.figures(year)).toMatchObject({ lost: 1, lostPercent: '100.0' })
  })

  it('works everything out again after an update of the program, and verifies it', async () => {
    const { app } = desk.server
    const tables = ['correction', 'confirmed_defect', 'pressure_step', 'court_instance', 'court_hearing'] as const
    const stored = () =>
      Promise.all(tables.map((table) => app.db.selectFrom(table).selectAll().orderBy('case_id').execute()))
    const before = await stored()
    expect(before.map((rows) => rows.length)).toEqual([1, 2, 2, 1, 2])
    for (const table of tables) await app.db.deleteFrom(table).execute()
    await putMark(app.db, 'projections', '1')
    await rebuildProjections(app)
    expect(await stored()).toEqual(before)

    await app.db.updateTable('court_hearing').set({ head_appeared: 1 }).execute()
    const progress = await people.administrator.system.verify()
    for (;;) {
      const step = await progress.next()
      if (!step.done) continue
      expect(step.value.sound).toBe(false)
      expect(step.value.problems.map((problem) => problem.detail)).toEqual([
        expect.stringMatching(/^case courtHearing \d+ headAppeared$/),
      ])
      break
    }
  })

  it('is nothing for somebody who only keeps the data', async () => {
    expect((await refusalOf(people.administrator.corrections.letters(year))).code).toBe('FORBIDDEN')
    expect((await refusalOf(people.administrator.litigation.suits(year))).code).toBe('FORBIDDEN')
  })
})
