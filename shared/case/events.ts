import type { Role } from '../terms/index.ts'
import {
  date,
  days,
  type Fields,
  fen,
  flag,
  letter,
  longText,
  optional,
  type PayloadOf,
  parties,
  party,
  retired,
  rows,
  sealed,
  shownWhen,
  staff,
  staffList,
  term,
  terms,
  text,
} from './fields.ts'

/** Where a form for the event is found on the case page; also the chapter of `docs/states.md`. */
export type EventGroup =
  | 'intake'
  | 'trial'
  | 'ruling'
  | 'explanation'
  | 'correction'
  | 'clock'
  | 'mediation'
  | 'hearing'
  | 'incidental'
  | 'stay'
  | 'withdrawal'
  | 'performance'
  | 'litigation'
  | 'publication'
  | 'followUp'
  | 'parties'
  | 'record'
  | 'supervision'

export type EventDefinition = { group: EventGroup; by: readonly Role[]; fields: Fields; automatic?: true }

const define = <const F extends Fields>(group: EventGroup, by: readonly Role[], fields: F) => ({ group, by, fields })
/** An event the program raises by itself when a statutory period runs out. */
const timer = (group: EventGroup) => ({ group, by: [], fields: { ranOutOn: date }, automatic: true }) as const

const desk: readonly Role[] = ['reception', 'caseOfficer', 'supervisor']
const officer: readonly Role[] = ['caseOfficer', 'supervisor']
const decider: readonly Role[] = ['caseOfficer', 'approver', 'supervisor']
const approver: readonly Role[] = ['approver', 'supervisor']
const supervisor: readonly Role[] = ['supervisor']

export const partyFields = {
  role: term('partyRole'),
  kind: term('partyKind'),
  name: text,
  idNumber: optional(text),
  creditCode: optional(text),
  address: optional(text),
  serviceAddress: optional(text),
  phone: optional(text),
  head: optional(text),
  representedBy: optional(text),
} as const

const pages = { kind: 'number', min: 1, max: 9999 } as const
const attempt = { on: date, channel: term('contactChannel') } as const
/** One party's part in an offer of mediation; which of it is owed is a condition, so that older records stay readable. */
const asked = {
  party: party(),
  answer: term('mediationAnswer'),
  attempts: optional(rows(attempt)),
  refusal: optional(text),
} as const
/** An offer in writing: to whom, how and when it was served, and what proves it. */
const writtenOffer = { party: party(), mode: term('serviceMode'), servedOn: date, receipt: text } as const
const defect = { type: term('defectType'), clause: optional(text), description: text } as const
/** The question every outcome has to answer, without a default (law.md §6.3 R4). */
const defectAnswer = { defectFound: flag, defects: shownWhen(rows(defect), 'defectFound', 'true') } as const

/** Every event of the statechart (law.md §7). Never rename one that is in a log; retire it. */
export const events = {
  // Intake 收案
  APPLICATION_RECEIVED: define('intake', desk, {
    channel: term('applicationChannel'),
    postmarkedOn: optional(date),
    // A justice office hands it on; a penalty organ has a route of its own (FILED_AT_PENALTY_ORGAN).
    handedInTo: shownWhen(text, 'channel', 'justiceOffice'),
    handedInOn: shownWhen(date, 'channel', 'justiceOffice'),
    // 行政复议法 第22条第3款: oral where writing is difficult, recorded on the spot.
    oralReason: shownWhen(text, 'channel', 'oral'),
    oralPlace: shownWhen(text, 'channel', 'oral'),
    parties: rows(partyFields),
    matterType: term('matterType'),
    administrativeField: optional(term('administrativeField')),
    respondentLevel: optional(term('respondentLevel')),
    actTitle: text,
    actNumber: optional(text),
    actMadeOn: optional(date),
    actServedOn: optional(date),
    knowledge: optional(term('knowledgeKind')),
    contentKnownOn: optional(date),
    toldOn: optional(date),
    requestReceivedOn: optional(date),
    realEstate: optional(flag),
    emergency: optional(flag),
    obstacles: optional(rows({ from: date, to: date, reason: text })),
    mandatoryReconsideration: optional(flag),
    mandatoryAnnounced: optional(flag),
    suedOn: optional(date),
    dismissalServedOn: optional(date),
    earlierCase: optional({ kind: 'case' } as const),
    earlierCaseGround: optional(term('caseLinkGround')),
    requests: optional(longText),
    reasons: optional(longText),
    incidentalDocument: optional(text),
    compensationClaimed: optional(flag),
    materials: optional(rows({ name: text, copies: { kind: 'number', min: 1, max: 999 }, pages: optional(pages) })),
    /** Why a case that looked the same is another matter. */
    similarChecked: optional(longText),
    // What the checklist still lacked when the receipt was printed; the supplement notice starts from it.
    missingMaterials: optional(terms('applicationPaper')),
  }),
  REGISTERED: define('intake', desk, { scopeItem: optional(term('scopeItem')), note: optional(longText) }),
  FILED_AT_PENALTY_ORGAN: define('intake', desk, { organ: text }),
  FORWARDED: define('intake', desk, { receivedOn: date }),
  INSISTED: define('intake', desk, { receivedOn: date }),
  SELF_CORRECTED: define('intake', desk, {
    organInformedOn: date,
    applicantInformedOn: date,
    applicantContent: flag,
    result: longText,
  }),
  PRE_CASE_MEDIATED: define('intake', desk, {
    channel: term('contactChannel'),
    participants: parties(),
    solved: flag,
    summary: sealed(longText),
  }),
  REQUEST_SUPPLEMENT: define('intake', officer, { items: { kind: 'texts' }, documentNumber: optional(text) }),
  SUPPLEMENT_NOTICE_SERVED: define('intake', desk, { mode: term('serviceMode') }),
  EXTEND_SUPPLEMENT: define('intake', officer, { until: date, reason: longText }),
  SUPPLEMENT_RECEIVED: define('intake', desk, { items: { kind: 'texts' }, lateReason: optional(longText) }),
  ACCEPT: define('intake', decider, {
    conditions: terms('acceptanceCondition'),
    lateReason: optional(longText),
    documentNumber: optional(text),
  }),
  REFUSE: define('intake', decider, {
    ground: term('nonAcceptanceGround'),
    reasons: longText,
    competentOrgan: shownWhen(text, 'ground', 'notCompetent'),
    documentNumber: optional(text),
    ...defectAnswer,
  }),
  REPEAT_FILING: define('intake', decider, { toldOn: date, note: longText }),
  WITHDRAWN_BEFORE_ACCEPTANCE: define('intake', desk, {
    reason: term('withdrawalReason'),
    statement: optional(longText),
  }),
  ACCEPTANCE_NOTICE_SERVED: define('intake', desk, { mode: term('serviceMode'), documentNumber: optional(text) }),
  CLOSING_NOTE_SENT: define('intake', desk, { note: longText }),

  // In-case mediation 案中调解 (= trial 审理)
  START_TRIAL: define('trial', officer, {
    procedureKind: term('procedureKind'),
    simpleGround: shownWhen(term('simpleGround'), 'procedureKind', 'simple'),
    reviewers: staffList,
    caseOfficer: staff,
    mediationExpected: optional(flag),
  }),
  REASSIGNED: define('trial', ['approver', 'supervisor'], {
    reviewers: staffList,
    caseOfficer: staff,
    reason: longText,
  }),
  THIRD_PARTY_JOINED: define('trial', officer, { parties: rows(partyFields), reason: longText }),
  REPRESENTATIVES_ELECTED: define('trial', officer, {
    representatives: parties('applicant', 'thirdParty'),
    represented: parties('applicant', 'thirdParty'),
  }),
  COPY_SERVED: define('trial', desk, {
    respondent: party('respondent'),
    sentOn: optional(date),
    mode: term('serviceMode'),
  }),
  REPLY_RECEIVED: define('trial', desk, {
    respondent: party('respondent'),
    evidence: flag,
    summary: optional(longText),
  }),
  OPINIONS_HEARD: define('trial', officer, {
    party: party('applicant', 'thirdParty', 'respondent'),
    channel: term('contactChannel'),
    reviewers: staffList,
    summary: longText,
    mediationAnswer: optional(term('mediationAnswer')),
  }),
  OPINIONS_IMPOSSIBLE: define('trial', officer, {
    party: party('applicant', 'thirdParty'),
    reason: longText,
    attempts: rows(attempt),
  }),
  EVIDENCE_TAKEN: define('trial', officer, { investigators: staffList, subject: text, summary: longText }),
  FILE_ACCESSED: define('trial', desk, { party: party('applicant', 'thirdParty'), refusedPart: optional(text) }),
  MERGED: define('trial', officer, { with: { kind: 'case' }, reason: longText }),
  CONVERT_TO_ORDINARY: define('trial', officer, { approvedBy: staff, reason: longText, reviewers: staffList }),
  TRIAL_COMPLETE: define('trial', officer, {
    committeeNeeded: flag,
    committeeGround: shownWhen(term('committeeGround'), 'committeeNeeded', 'true'),
    mediationOverride: optional(longText),
  }),
  DISMISS: define('trial', decider, {
    ground: term('dismissGround'),
    unmetCondition: shownWhen(term('acceptanceCondition'), 'ground', 'conditionUnmet'),
    reasons: longText,
    clarification: optional(longText),
  }),
  TERMINATE: define('trial', decider, { ground: term('terminationGround'), reasons: longText }),

  // Ruling 裁决
  DRAFT_DONE: define('ruling', officer, {
    decisionKinds: terms('decisionKind'),
    worseForApplicant: flag,
    thirdPartyAskedOpposite: optional(flag),
    invalidityRequested: optional(flag),
    redo: optional(flag),
    redoDays: shownWhen(days(1, 365), 'redo', 'true'),
    performBy: optional(date),
    performDays: optional(days(1, 365)),
    compensationFen: optional(fen),
    partyDuty: optional(flag),
    precedent: optional(flag),
    summary: longText,
  }),
  COMMITTEE_CONSULTED: define('ruling', officer, { ground: term('committeeGround'), questions: longText }),
  OPINION_RECORDED: define('ruling', officer, {
    opinion: longText,
    adopted: flag,
    reasonNotAdopted: shownWhen(longText, 'adopted', 'false'),
  }),
  APPROVED: define('ruling', approver, {
    level: term('approvalLevel'),
    documentNumber: optional(text),
    court: optional(text),
    burdenedThirdParties: optional(parties('thirdParty')),
    ...defectAnswer,
  }),
  RETURNED: define('ruling', approver, { reason: longText }),
  SERVED: define('ruling', desk, {
    party: party(),
    mode: term('serviceMode'),
    publishedOn: shownWhen(date, 'mode', 'announcement'),
    receipt: optional(text),
  }),

  // Post-case explanation 案后释法
  EXPLAIN: define('explanation', officer, { explainer: staff, plan: optional(longText) }),
  EXPLAINED: define('explanation', officer, {
    party: party('applicant', 'thirdParty'),
    channel: term('contactChannel'),
    checklist: terms('explanationItem'),
    refused: flag,
    summary: longText,
    evidence: optional(text),
  }),
  WRITTEN_SERVED: define('explanation', officer, {
    party: party('applicant', 'thirdParty'),
    mode: term('serviceMode'),
    checklist: terms('explanationItem'),
    refused: flag,
    evidence: text,
  }),

  // Correction recommendation 纠错建议
  NO_DEFECT: define('correction', decider, { note: optional(longText) }),
  DEFECT_CONFIRMED: define('correction', approver, { defects: rows(defect), reason: longText }),
  RECOMMEND: define('correction', officer, {
    letterKind: term('letterKind'),
    addressee: text,
    content: longText,
    existing: optional(letter),
  }),
  LETTER_DRAFTED: define('correction', officer, { content: longText }),
  LETTER_APPROVED: define('correction', approver, { documentNumber: text }),
  LETTER_RETURNED: define('correction', approver, { reason: longText }),
  LETTER_ISSUED_EARLY: define('correction', decider, {
    letterKind: term('letterKind'),
    addressee: text,
    content: longText,
    documentNumber: text,
    servedOn: date,
  }),
  LETTER_SERVED: define('correction', desk, { letter: optional(letter), mode: term('serviceMode') }),
  ANSWERED: define('correction', desk, { letter: optional(letter), rectified: flag, summary: longText }),
  /** The answer read against what was asked for, item by item. */
  ANSWER_JUDGED: define('correction', officer, {
    letter,
    items: rows({ item: text, adoption: term('adoption'), note: optional(longText) }),
    summary: optional(longText),
  }),
  REMINDED: define('correction', officer, {
    letter: optional(letter),
    channel: term('contactChannel'),
    summary: longText,
  }),
  WAIVED: define('correction', supervisor, { reason: longText }),
  CLOSE: define('correction', officer, { note: optional(longText) }),
  ARCHIVE: define('correction', officer, {
    pages: { kind: 'number', min: 1, max: 100_000 },
    volumes: { kind: 'number', min: 1, max: 100 },
    checklist: terms('archiveItem'),
  }),

  // Clock 期限
  SUSPEND: define('clock', officer, {
    ground: term('suspensionGround'),
    reason: longText,
    consents: shownWhen(parties(), 'ground', 'S6'),
    documentNumber: optional(text),
  }),
  RESUME: define('clock', officer, { reason: longText, documentNumber: optional(text) }),
  EXCLUSION_STARTED: define('clock', officer, { kind: term('exclusionKind'), body: optional(text) }),
  EXCLUSION_ENDED: define('clock', officer, { kind: term('exclusionKind') }),
  EXTEND: define('clock', officer, {
    days: days(1, 30),
    approvedBy: staff,
    reason: longText,
    documentNumber: optional(text),
  }),
  ELEVATION_REQUESTED: define('clock', officer, { superiorOrgan: text, reason: longText }),
  ELEVATION_GRANTED: define('clock', officer, { fileReceivedOn: optional(date) }),
  ELEVATION_FILE_RECEIVED: define('clock', desk, { receipt: optional(text) }),
  ELEVATION_REFUSED: define('clock', officer, { note: optional(longText) }),

  // Mediation 调解
  MEDIATION_OFFERED: define('mediation', officer, {
    asked: rows(asked),
    writtenOffers: optional(rows(writtenOffer)),
    written: retired(flag),
    summary: optional(sealed(longText)),
  }),
  MEDIATION_HELD: define('mediation', officer, {
    channel: term('contactChannel'),
    mediators: staffList,
    participants: parties(),
    outcome: term('mediationOutcome'),
    summary: sealed(longText),
    concessions: optional(sealed(longText)),
  }),
  MEDIATION_ENDED: define('mediation', officer, { reason: longText }),
  MEDIATION_DOC_EFFECTIVE: define('mediation', decider, {
    signatures: rows({ party: party(), on: date }),
    sealedOn: date,
    terms: sealed(longText),
    performBy: optional(date),
    documentNumber: optional(text),
    ...defectAnswer,
  }),

  // Hearing 听证
  HEARING_REQUIRED: define('hearing', decider, { ground: term('hearingGround'), hearingOn: optional(date) }),
  HEARING_REQUESTED: define('hearing', desk, {
    by: party('applicant', 'thirdParty'),
    granted: flag,
    hearingOn: optional(date),
    reason: optional(longText),
  }),
  HEARING_NOTICED: define('hearing', officer, {
    hearingOn: date,
    lastNoticeReceivedOn: date,
    place: text,
    presider: staff,
    hearers: staffList,
    recorder: staff,
  }),
  HEARING_POSTPONED: define('hearing', officer, { reason: longText, hearingOn: optional(date) }),
  HEARING_HELD: define('hearing', officer, {
    present: parties(),
    respondentHeadAttended: flag,
    absenceReason: shownWhen(longText, 'respondentHeadAttended', 'false'),
    summary: longText,
  }),
  HEARING_WAIVED: define('hearing', officer, { reason: longText }),
  HEARING_CANCELLED: define('hearing', decider, { reason: longText }),

  // Incidental review 附带审查
  INCIDENTAL_REQUESTED: define('incidental', desk, {
    document: text,
    clause: optional(text),
    exOfficio: flag,
    basisUnknown: optional(flag),
  }),
  INCIDENTAL_OWN: define('incidental', officer, { draftingOrgan: text, documentNumber: optional(text) }),
  INCIDENTAL_DRAFTER_NOTIFIED: define('incidental', desk, { receivedOn: date }),
  INCIDENTAL_DRAFTER_REPLIED: define('incidental', desk, { summary: longText }),
  INCIDENTAL_TRANSFER: define('incidental', officer, { body: text, documentNumber: optional(text) }),
  INCIDENTAL_TRANSFER_RECEIVED: define('incidental', desk, {}),
  INCIDENTAL_RESOLVED: define('incidental', officer, { lawful: flag, result: longText }),

  // Stay of execution 停止执行
  STAY_REQUESTED: define('stay', desk, { by: party(), reason: longText }),
  STAY_GRANTED: define('stay', decider, { ground: term('stayGround'), documentNumber: optional(text) }),
  STAY_REFUSED: define('stay', decider, { reason: longText }),
  STAY_LIFTED: define('stay', decider, { reason: longText }),

  // Withdrawal 撤回
  WITHDRAWAL_REQUESTED: define('withdrawal', desk, {
    by: parties('applicant'),
    reason: term('withdrawalReason'),
    voluntary: flag,
    statement: longText,
    settlement: optional(sealed(longText)),
  }),
  WITHDRAWAL_PERMITTED: define('withdrawal', decider, { note: optional(longText) }),
  WITHDRAWAL_REFUSED: define('withdrawal', decider, { reason: longText }),

  // After the outcome
  PERFORMED: define('performance', desk, { summary: longText }),
  // 行政复议法 第77条第2款: for an outcome that is not performed, or for the letter that is named.
  COMPLIANCE_ORDERED: define('performance', decider, {
    letter: optional(letter),
    by: date,
    decidedBy: optional(staff),
    documentNumber: optional(text),
  }),
  ACCOUNTABILITY_TALK: define('performance', approver, {
    letter: optional(letter),
    measure: term('accountabilityMeasure'),
    decidedBy: optional(staff),
    summary: longText,
  }),
  ENFORCEMENT_REQUESTED: define('performance', officer, { court: optional(text), summary: longText }),
  SUED: define('litigation', desk, {
    by: party(),
    court: text,
    courtCaseNumber: optional(text),
    defendant: optional(term('defendantPosition')),
    copyReceivedOn: optional(date),
  }),
  COURT_REPLIED: define('litigation', officer, { agents: optional(staffList), summary: optional(longText) }),
  COURT_HEARING_SET: define('litigation', desk, { hearingOn: date, place: optional(text) }),
  COURT_HEARING_HELD: define('litigation', desk, {
    attendance: term('headAttendance'),
    attendee: optional(text),
    absenceReason: shownWhen(longText, 'attendance', 'delegate', 'subordinate', 'invalidPapers', 'nobody'),
    summary: optional(longText),
  }),
  /** A judgment or ruling of the first instance that may still be appealed. */
  COURT_RULED: define('litigation', desk, {
    outcome: term('courtOutcome'),
    courtDocumentNumber: optional(text),
    summary: optional(longText),
  }),
  APPEALED: define('litigation', desk, {
    instance: term('laterInstance'),
    appellant: term('appellant'),
    court: text,
    courtCaseNumber: optional(text),
    copyReceivedOn: optional(date),
  }),
  JUDGED: define('litigation', desk, {
    result: term('judgementResult'),
    outcome: optional(term('courtOutcome')),
    courtDocumentNumber: optional(text),
    effectiveOn: date,
    redoDays: optional(days(1, 365)),
    headAttended: optional(flag),
  }),
  PUBLISHED: define('publication', officer, { deIdentifiedBy: staff, place: text }),
  WITHHELD: define('publication', officer, { reason: longText }),
  COPIED_TO_SUPERIOR: define('publication', desk, { body: text }),
  REDO_DONE: define('followUp', desk, { summary: longText, documentNumber: optional(text) }),
  REVISITED: define('followUp', desk, {
    party: party(),
    channel: term('contactChannel'),
    satisfied: optional(flag),
    summary: longText,
  }),

  // Who acts for a party and where papers reach it
  /** 送达地址及方式确认书 (实施条例2026 第27条; 民事诉讼法 第90条): the address papers go to from this day on. */
  SERVICE_ADDRESS_CONFIRMED: define('parties', desk, {
    party: party(),
    serviceAddress: text,
    receiver: optional(text),
    phone: optional(text),
    electronic: optional(flag),
    electronicAddress: shownWhen(text, 'electronic', 'true'),
  }),
  AGENT_APPOINTED: define('parties', desk, {
    party: party(),
    agentName: text,
    agentKind: term('agentKind'),
    licence: optional(text),
    unit: optional(text),
    phone: optional(text),
    powers: term('agentPowers'),
    until: optional(date),
  }),
  AGENT_ENDED: define('parties', desk, { party: party(), agentName: text, reason: longText }),

  // Record without effect on the state
  NOTED: define('record', ['reception', 'caseOfficer', 'approver', 'supervisor'], { note: longText }),
  /** The other end of `earlierCase`: written into the older file when the new application is registered. */
  NEW_CASE_LINKED: define('record', desk, { case: { kind: 'case' }, ground: term('caseLinkGround') }),

  // Supervision: the ways out that every real registry needs, each with a reason
  REOPEN: define('supervision', approver, {
    code: term('reopenGround'),
    basis: longText,
    periodDays: optional(days(1, 365)),
  }),
  FORCE: define('supervision', supervisor, { state: term('mainState'), reason: longText }),
  REVERT: define('supervision', approver, { seq: { kind: 'number', min: 1, max: 1e6 }, reason: longText }),
  CORRECT: define('supervision', decider, {
    seq: { kind: 'number', min: 1, max: 1e6 },
    changes: rows({ field: text, value: optional(longText) }),
    reason: longText,
  }),

  // Statutory periods that ran out
  DEEMED_ACCEPTED: timer('intake'),
  DEEMED_ABANDONED: timer('intake'),
  REPLY_LAPSED: timer('trial'),
  DECISION_LAPSED: timer('ruling'),
  ANSWER_LAPSED: timer('correction'),
  SUIT_LAPSED: timer('litigation'),
  PERFORMANCE_LAPSED: timer('performance'),
  /** Takes back timers that an act entered later, but dated earlier, has overtaken. */
  TIMER_WITHDRAWN: { group: 'record', by: [], fields: { seq: { kind: 'number', min: 1, max: 1e6 } }, automatic: true },
} as const satisfies Record<string, EventDefinition>

export type EventType = keyof typeof events
export const eventTypes = Object.keys(events) as EventType[]
export type Payload<T extends EventType> = PayloadOf<(typeof events)[T]['fields']>
export type TimerType =
  | 'DEEMED_ACCEPTED'
  | 'DEEMED_ABANDONED'
  | 'REPLY_LAPSED'
  | 'DECISION_LAPSED'
  | 'ANSWER_LAPSED'
  | 'SUIT_LAPSED'
  | 'PERFORMANCE_LAPSED'

export function eventDefinition(type: EventType): EventDefinition {
  return events[type]
}
