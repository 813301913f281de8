import { type CaseSettings, defaultCaseSettings, type EventType } from '../../shared/case/index.ts'
import { caseDuties, type Duty, type Rate } from '../../shared/duties/index.ts'
import { termCodes } from '../../shared/terms/index.ts'
import { type CivilDate, plusDays } from '../../shared/time-limits/index.ts'
import { attempt, environment, type Recorded, received, taken, untilDay } from '../case/caseDesk.ts'

/** One step of a story: the day it happened, what it was, and, if it was written down later, on which day. */
export type Told = readonly [on: CivilDate, type: EventType, data?: Record<string, unknown>, recordedOn?: CivilDate]

const person = (name: string, representedBy?: string) => ({
  role: 'applicant',
  kind: 'person',
  name,
  ...(representedBy ? { representedBy } : {}),
})
const respondent = { role: 'respondent', kind: 'organ', name: '某区市场监督管理局' }

/** p1 against p2. */
export const onePerson = { parties: [person('张某'), respondent] }
/** p1 against p2, with p3 as third party. */
export const withThirdParty = {
  parties: [person('张某'), respondent, { role: 'thirdParty', kind: 'organisation', name: '某公司' }],
}
/** p1, p2, p3 against p4. */
export const threePeople = { parties: [person('张某'), person('李某'), person('王某'), respondent] }
/** p1, who acts for p2 as well, against p3. */
export const represented = { parties: [person('张某'), person('李某', '张某'), respondent] }

/** Lets a case happen: received on a day, then step by step, with the program awake every day up to `until`. */
export function story(
  receivedOn: CivilDate,
  parties: Record<string, unknown>,
  steps: readonly Told[],
  until?: CivilDate,
): Recorded {
  let at = received(receivedOn, parties)
  for (const [on, type, data = {}, recordedOn = on] of steps) {
    at = untilDay(at, recordedOn)
    const decision = attempt(at, { type, on, data }, recordedOn)
    if (!decision.accepted)
      throw new Error(`${on} ${type} refused: ${decision.unmet.map((u) => `${u.condition} ${u.zh}`).join('; ')}`)
    at = taken(at, decision)
  }
  return until === undefined ? at : untilDay(at, until)
}

/** Whether a step would be refused, and for which conditions. */
export function refusedFor(at: Recorded, [on, type, data = {}, recordedOn = on]: Told): string[] {
  const decision = attempt(at, { type, on, data }, recordedOn)
  return decision.accepted ? [] : decision.unmet.map((u) => u.condition)
}

/** The duties of a case as they stand on a day. */
export const dutiesOf = ({ state }: Recorded, today: CivilDate, settings: CaseSettings = defaultCaseSettings): Duty[] =>
  caseDuties(state, environment(today, 'head', settings))

/** A duty by its key. Throws if there is none. */
export function dutyOf(at: Recorded, key: string, today: CivilDate = '2026-12-31'): Duty {
  const found = dutiesOf(at, today).find((d) => d.key === key)
  if (!found)
    throw new Error(
      `no duty ${key} among ${dutiesOf(at, today)
        .map((d) => d.key)
        .join(', ')}`,
    )
  return found
}

/**
 * How a case counts in a rate, one line for each unit, for a lawyer to read:
 * `1:R2:p1 met 2026-07-23 by EXPLAINED`, `1:R1 excluded 2026-07-10 X1 by ELEVATION_GRANTED`, `1:R1 not yet`.
 */
export function counting(
  duties: readonly Duty[],
  history: readonly { seq: number; type: string }[],
  rate: Rate,
): string[] {
  return duties
    .filter((d) => d.code === rate)
    .map((d) => {
      const evidence = history.find((e) => e.seq === d.evidence)?.type
      const what =
        d.countedOn === null ? ['not yet'] : [d.counted, d.countedOn, ...(d.counted === 'excluded' ? [d.excuse] : [])]
      return [d.key, ...what, ...(evidence ? ['by', evidence] : [])].join(' ')
    })
}

const reviewers = ['officer', 'colleague']
const everything = (group: Parameters<typeof termCodes>[0]) => [...termCodes(group)]

export const aDefect = { defectFound: true, defects: [{ type: 'slightProcedure', description: '未在期限内告知' }] }
export const noDefect = { defectFound: false }

export const registered = (on: CivilDate): Told => [on, 'REGISTERED']
export const accepted = (on: CivilDate): Told => [on, 'ACCEPT', { conditions: everything('acceptanceCondition') }]
/** Registered on the day of receipt, accepted on the next. */
export const intake = (receivedOn: CivilDate): Told[] => [registered(receivedOn), accepted(plusDays(receivedOn, 1))]

/** The trial begins, the copy goes out, the reply comes, every applicant is heard. */
export const tried = (on: CivilDate, applicants: readonly string[] = ['p1'], defendant = 'p2'): Told[] => [
  [on, 'START_TRIAL', { procedureKind: 'ordinary', reviewers, caseOfficer: 'officer' }],
  [on, 'COPY_SERVED', { respondent: defendant, mode: 'direct' }],
  [on, 'REPLY_RECEIVED', { respondent: defendant, evidence: true }],
  ...applicants.map(
    (party): Told => [on, 'OPINIONS_HEARD', { party, channel: 'phone', reviewers: ['officer'], summary: '坚持请求' }],
  ),
]

type Answers = Record<string, string>
/** What each party answered when asked whether they are willing to mediate. */
export const offered = (on: CivilDate, answers: Answers, recordedOn = on, more: Record<string, unknown> = {}): Told => [
  on,
  'MEDIATION_OFFERED',
  {
    asked: Object.entries(answers).map(([party, answer]) => ({
      party,
      answer,
      attempts: [{ on, channel: 'phone' }],
      ...(answer === 'refused' ? { refusal: '坚持原行为合法' } : {}),
    })),
    summary: '征询情况',
    ...more,
  },
  recordedOn,
]
export const bothWilling: Answers = { p1: 'accepted', p2: 'accepted' }

export const held = (
  on: CivilDate,
  outcome: 'agreed' | 'failed' | 'continued',
  participants = ['p1', 'p2'],
  recordedOn = on,
): Told => [
  on,
  'MEDIATION_HELD',
  { channel: 'faceToFace', mediators: ['officer'], participants, outcome, summary: '调解经过' },
  recordedOn,
]
export const documentSigned = (on: CivilDate, more: Record<string, unknown> = noDefect): Told => [
  on,
  'MEDIATION_DOC_EFFECTIVE',
  { signatures: ['p1', 'p2'].map((party) => ({ party, on })), sealedOn: on, terms: '退还款项', ...more },
]

/** The trial ends, a decision is drafted; without a mediation record the reason is given. */
export const drafted = (
  on: CivilDate,
  kinds: string[],
  more: Record<string, unknown> = {},
  override?: string,
): Told[] => [
  [on, 'TRIAL_COMPLETE', { committeeNeeded: false, ...(override ? { mediationOverride: override } : {}) }],
  [on, 'DRAFT_DONE', { decisionKinds: kinds, worseForApplicant: false, summary: '拟办意见', ...more }],
]
export const signed = (on: CivilDate, more: Record<string, unknown> = noDefect): Told => [
  on,
  'APPROVED',
  { level: 'collective', ...more },
]
export const served = (on: CivilDate, ...parties: string[]): Told[] =>
  parties.map((party): Told => [on, 'SERVED', { party, mode: 'direct' }])

export const explained = (on: CivilDate, party = 'p1', recordedOn = on): Told => [
  on,
  'EXPLAINED',
  { party, channel: 'faceToFace', checklist: everything('explanationItem'), refused: false, summary: '逐项说明' },
  recordedOn,
]
export const refusedToHear = (on: CivilDate, party = 'p1'): Told => [
  on,
  'EXPLAINED',
  { party, channel: 'phone', checklist: ['result'], refused: true, summary: '拒绝听取' },
]
export const explainedInWriting = (on: CivilDate, party = 'p1', recordedOn = on): Told => [
  on,
  'WRITTEN_SERVED',
  { party, mode: 'post', checklist: everything('explanationItem'), refused: true, evidence: '邮寄回执' },
  recordedOn,
]
export const explain = (on: CivilDate): Told => [on, 'EXPLAIN', { explainer: 'officer' }]

export const withdrawn = (on: CivilDate, permittedOn: CivilDate, reason = 'voluntary'): Told[] => [
  [on, 'WITHDRAWAL_REQUESTED', { by: ['p1'], reason, voluntary: true, statement: '自愿撤回', settlement: '双方和解' }],
  [permittedOn, 'WITHDRAWAL_PERMITTED'],
]
export const terminated = (on: CivilDate, ground: string): Told => [on, 'TERMINATE', { ground, reasons: '依法终止' }]
export const dismissed = (on: CivilDate, unmetCondition: string): Told => [
  on,
  'DISMISS',
  { ground: 'conditionUnmet', unmetCondition, reasons: '不符合受理条件' },
]

export const letter = { letterKind: 'opinionLetter', addressee: '某区市场监督管理局', content: '建议完善告知程序' }
/** Drafted and signed on one day, served on another. */
export const letterSent = (on: CivilDate, servedOn: CivilDate, recordedOn = servedOn): Told[] => [
  [on, 'RECOMMEND', letter],
  [on, 'LETTER_DRAFTED', { content: '意见书' }],
  [on, 'LETTER_APPROVED', { documentNumber: '意见〔2026〕1号' }],
  [servedOn, 'LETTER_SERVED', { mode: 'direct' }, recordedOn],
]
export const letterEarly = (on: CivilDate, servedOn = on): Told => [
  on,
  'LETTER_ISSUED_EARLY',
  { ...letter, documentNumber: '意见〔2026〕2号', servedOn },
  servedOn,
]
