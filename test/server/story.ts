import type { CaseView, Client, Inputs } from '../../shared/contract/index.ts'
import { application, type People, type TestDesk } from './testDesk.ts'

type Step = Inputs['cases']['act']['event']

/** Records a step on the case as it is now; gives back the new view. */
export async function take(
  client: Client,
  view: CaseView,
  type: Step['type'],
  on: string,
  data: Record<string, unknown> = {},
): Promise<CaseView> {
  return client.cases.act({ id: view.id, expectedVersion: view.version, event: { type, on, data } })
}

/** Registers an application received on the day of the clock, its review begun. */
export async function received(desk: TestDesk, people: People, day: string, served = '2026-02-12'): Promise<CaseView> {
  await desk.setDay(day)
  return people.reception.cases.register({
    receivedOn: day,
    registeredOn: day,
    application: { ...application, actServedOn: served },
  })
}

export const conditions = [
  'definiteParties',
  'interest',
  'specificRequest',
  'inTime',
  'inScope',
  'competent',
  'notPending',
]
export const SECRET = '申请人愿意以补正告示为条件撤回，被申请人同意重新核算。'

/** From receipt to mediation that failed: everything before the ruling. */
export async function mediated(desk: TestDesk, people: People): Promise<CaseView> {
  const { caseOfficer: officer, ids } = people
  let view = await received(desk, people, '2026-03-02')
  await desk.setDay('2026-03-04')
  view = await take(officer, view, 'ACCEPT', '2026-03-04', { conditions })
  view = await take(officer, view, 'ACCEPTANCE_NOTICE_SERVED', '2026-03-04', { mode: 'direct' })
  view = await take(officer, view, 'START_TRIAL', '2026-03-04', {
    procedureKind: 'ordinary',
    reviewers: [ids.caseOfficer, ids.supervisor],
    caseOfficer: ids.caseOfficer,
  })
  await desk.setDay('2026-03-09')
  view = await take(officer, view, 'COPY_SERVED', '2026-03-09', { respondent: 'p2', mode: 'direct' })
  await desk.setDay('2026-03-18')
  view = await take(officer, view, 'REPLY_RECEIVED', '2026-03-18', { respondent: 'p2', evidence: true })
  view = await take(officer, view, 'OPINIONS_HEARD', '2026-03-18', {
    party: 'p1',
    channel: 'faceToFace',
    reviewers: [ids.caseOfficer, ids.supervisor],
    summary: '听取申请人意见。',
    mediationAnswer: 'accepted',
  })
  return take(officer, view, 'MEDIATION_HELD', '2026-03-18', {
    channel: 'faceToFace',
    mediators: [ids.caseOfficer],
    participants: ['p1', 'p2'],
    outcome: 'failed',
    summary: SECRET,
  })
}

/** The whole way of an ordinary case to its closing: upheld, explained, no defect. */
export async function closed(desk: TestDesk, people: People): Promise<CaseView> {
  const { caseOfficer: officer, approver, ids } = people
  let view = await mediated(desk, people)
  await desk.setDay('2026-04-10')
  view = await take(officer, view, 'TRIAL_COMPLETE', '2026-04-10', { committeeNeeded: false })
  view = await take(officer, view, 'DRAFT_DONE', '2026-04-10', {
    decisionKinds: ['UPHOLD'],
    worseForApplicant: false,
    summary: '拟维持。',
  })
  await desk.setDay('2026-04-14')
  view = await take(approver, view, 'APPROVED', '2026-04-14', {
    level: 'organHead',
    documentNumber: '津东政复决〔2026〕1号',
    defectFound: false,
  })
  await desk.setDay('2026-04-16')
  view = await take(officer, view, 'SERVED', '2026-04-16', { party: 'p1', mode: 'direct' })
  view = await take(officer, view, 'SERVED', '2026-04-16', { party: 'p2', mode: 'direct' })
  view = await take(officer, view, 'EXPLAIN', '2026-04-16', { explainer: ids.caseOfficer })
  view = await take(officer, view, 'EXPLAINED', '2026-04-16', {
    party: 'p1',
    channel: 'faceToFace',
    checklist: ['result', 'facts', 'legalBasis', 'mainArgument', 'remedy'],
    refused: false,
    summary: '当面释明决定内容和诉权。',
  })
  return take(officer, view, 'NO_DEFECT', '2026-04-16')
}
