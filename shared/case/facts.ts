import type { Stage } from '../terms/index.ts'
import type { CivilDate } from '../time-limits/index.ts'
import type { CaseEnvironment } from './environment.ts'
import type { EventType, Payload } from './events.ts'
import type { PartyRole } from './fields.ts'

/** Where a fact comes from: the log entry, the day it happened, the day it was written down, by whom. */
export type Mark = { seq: number; on: CivilDate; recordedOn: CivilDate; by: string }

export type Party = {
  id: string
  role: PartyRole
  kind: string
  name: string
  /** Another party that acts for this one (行政复议法 第15条): one copy, one explanation for both. */
  representedBy: string | null
}

/** Somebody who acts for a party with its written authority (行政复议法 第17条). */
export type Agent = {
  party: string
  name: string
  kind: string
  powers: string
  on: CivilDate
  /** Last day of the authority; null: until the case ends. */
  until: CivilDate | null
  endedOn: CivilDate | null
  seq: number
}

export type MediationRecord = Mark & {
  kind: 'offer' | 'session' | 'opinion'
  asked: { party: string; answer: string; attempts: { on: CivilDate; channel: string }[] }[]
  /** Parties on whom a written offer was served. */
  written: string[]
  participants: string[]
  outcome: string | null
}
export type Defect = { type: string; description: string; clause?: string | undefined }
export type Letter = {
  id: string
  kind: string
  addressee: string
  draftedOn: CivilDate
  number: string | null
  issuedOn: CivilDate | null
  servedOn: CivilDate | null
  servedRecordedOn: CivilDate | null
  servedSeq: number | null
  issuedBy: number
  answeredOn: CivilDate | null
  rectified: boolean | null
  remindedOn: CivilDate | null
  waived: boolean
}
/** One instance of a court over the outcome; several plaintiffs in the same instance are heard together. */
export type CourtInstance = {
  id: string
  instance: 'first' | 'second' | 'retrial'
  court: string
  courtNumber: string | null
  /** Whether the organ alone is sued, or together with the organ of the original act (行政诉讼法 第26条). */
  defendant: string | null
  plaintiffs: string[]
  openedOn: CivilDate
  seq: number
  copyReceivedOn: CivilDate | null
  repliedOn: CivilDate | null
  repliedSeq: number | null
  /** A hearing that the court has set and that has not been held yet. */
  hearingOn: CivilDate | null
  hearingSeq: number | null
  hearings: { on: CivilDate; attendance: string; attendee: string | null; absenceReason: string | null; seq: number }[]
  /** A judgment or ruling that may still be appealed. */
  ruledOn: CivilDate | null
  ruledSeq: number | null
  outcome: string | null
  appealedOn: CivilDate | null
  result: string | null
  /** Day on which the judgment took effect. */
  judgedOn: CivilDate | null
  judgedSeq: number | null
}
export type OutcomeForm = 'decision' | 'notAccepted' | 'dismissed' | 'terminated' | 'mediated'
export type Outcome = Mark & {
  form: OutcomeForm
  /** Decision codes of law.md §4.12; one of DISMISS, TERMINATE, NOT_ACCEPT, MEDIATED otherwise. */
  kinds: string[]
  ground: string | null
  redoDays: number | null
  performBy: CivilDate | null
  performDays: number | null
  /** The applicant or a third party has something to perform under the result (行政复议法 第78条). */
  partyDuty: boolean
  /** Day of signing; null while it is only drafted. */
  signedOn: CivilDate | null
  signedSeq: number | null
  /** The condition of acceptance found unmet, if the application is dismissed for one. */
  unmetCondition: string | null
  number: string | null
  burdened: string[]
  /** A remedy before a court has to be stated (行政复议法 第75条). */
  suitable: boolean
  /**
   * 结案: the day the outcome took effect. The four rates count by it, so that a case kept open
   * for want of an explanation or a letter cannot slip out of its denominator.
   */
  effectiveOn: CivilDate | null
}
export type Run = {
  stage: Stage
  cycle: number
  no: number
  enteredOn: CivilDate
  leftOn: CivilDate | null
  returns: number
}

/**
 * The machine's context: the legally relevant facts of a case, folded from its log. Plain JSON,
 * and never a computed date: those follow from the facts, the calendar and the settings.
 */
export type CaseFacts = {
  /** Last log entry taken in; a transition that fires in two regions records its facts once. */
  seq: number
  cycle: number
  application: {
    receivedOn: CivilDate
    channel: string
    postmarkedOn: CivilDate | null
    /** Given to a justice office before it came here. */
    handedInOn?: CivilDate
    requests: string | null
    incidentalDocument: string | null
    compensationClaimed: boolean
    /** The older case that this application goes on from, and why it is a case of its own (law.md §7.5 RO4, RO7, RO8). */
    earlier: { case: string; ground: string } | null
    seq: number
    by: string
  }
  parties: Party[]
  /** Every authority that was given, ended ones too. */
  agents: Agent[]
  act: {
    title: string
    matterType: string
    administrativeField: string | null
    respondentLevel: string | null
    madeOn: CivilDate | null
    servedOn: CivilDate | null
    knowledge: string | null
    contentKnownOn: CivilDate | null
    toldOn: CivilDate | null
    requestReceivedOn: CivilDate | null
    realEstate: boolean
    emergency: boolean
    obstacles: { from: CivilDate; to: CivilDate }[]
    mandatory: boolean
    mandatoryAnnounced: boolean | null
    suedOn: CivilDate | null
    dismissalServedOn: CivilDate | null
  }
  scopeItem: string | null
  registeredOn: CivilDate | null
  /** Receipt by this organ: the trigger of the acceptance review; later than receipt on the penalty route. */
  hereOn: CivilDate | null
  penaltyRoute: {
    organ: string
    submittedOn: CivilDate
    correctedOn: CivilDate | null
    informedOn: CivilDate | null
    seq: number
  } | null
  preCase: (Mark & { solved: boolean })[]
  supplement: {
    requestedOn: CivilDate
    seq: number
    noticeServedOn: CivilDate | null
    until: CivilDate | null
    receivedOn: CivilDate | null
    late: boolean
  } | null
  /** Ended without acceptance or refusal: a repeat filing (实施条例2026 第37条第2款) or an abandonment (行政复议法 第31条第2款). */
  unprocessed: Mark | null
  acceptance: { on: CivilDate; deemed: boolean; seq: number; noticeOn: CivilDate | null } | null
  lateReason: string | null
  officer: string | null
  reviewers: string[]
  procedure: 'undecided' | 'simple' | 'ordinary'
  trialStartedOn: CivilDate | null
  convertedOn: CivilDate | null
  copies: { party: string; sentOn: CivilDate; receivedOn: CivilDate; seq: number }[]
  replies: { party: string; on: CivilDate; evidence: boolean; seq: number }[]
  replyLapsedOn: CivilDate | null
  opinions: (Mark & { party: string; impossible: boolean })[]
  suspensions: { ground: string; on: CivilDate; resumedOn: CivilDate | null; seq: number }[]
  exclusions: { kind: string; from: CivilDate; to: CivilDate | null; seq: number }[]
  extensions: { on: CivilDate; days: number; seq: number }[]
  overdueSince: CivilDate | null
  mediations: MediationRecord[]
  hearing: {
    /** The day fixed for it, if any. */
    on: CivilDate | null
    /** The day on which that day was fixed. */
    fixedOn: CivilDate | null
    noticeReceivedOn: CivilDate | null
    settled: boolean
    heldOn: CivilDate | null
    seq: number
  } | null
  incidental: {
    requestedOn: CivilDate
    startedOn: CivilDate | null
    drafterNotifiedOn: CivilDate | null
    drafterRepliedOn: CivilDate | null
    transferredOn: CivilDate | null
    transferReceivedOn: CivilDate | null
    resolvedOn: CivilDate | null
    lawful: boolean | null
    seq: number
  } | null
  withdrawal:
    | (Mark & {
        reason: string
        voluntary: boolean
        statement: boolean
        permittedOn: CivilDate | null
        permittedSeq: number | null
      })
    | null
  elevation: {
    requestedOn: CivilDate
    endedOn: CivilDate | null
    /** The superior took the case up; from then on nothing of it is ours but to move the file. */
    granted: { on: CivilDate; seq: number } | null
    fileReceived: { on: CivilDate; seq: number } | null
  } | null
  committee: { needed: boolean; recordedOn: CivilDate | null }
  trialCompletedOn: CivilDate | null
  mediationOverride: string | null
  outcome: Outcome | null
  services: { party: string; mode: string; on: CivilDate; seq: number }[]
  explanations: (Mark & { party: string; written: boolean; refused: boolean; complete: boolean })[]
  /** `null`: the question has not been answered yet. */
  defectFound: boolean | null
  defectConfirmedOn: CivilDate | null
  defectSeq: number | null
  defects: Defect[]
  letters: Letter[]
  performance: {
    due: boolean
    /** The respondent's period ran out without performance (行政复议法 第77条). */
    lapsed: { on: CivilDate; seq: number } | null
    /** The order to comply, and the day by which. */
    ordered: { on: CivilDate; seq: number } | null
    orderedBy: CivilDate | null
    performedOn: CivilDate | null
    redoDoneOn: CivilDate | null
    enforcement: { on: CivilDate; seq: number } | null
  }
  suits: {
    by: string
    on: CivilDate
    court: string
    result: string | null
    judgedOn: CivilDate | null
    /** Days the court gave for a new decision. */
    redoDays: number | null
    seq: number
  }[]
  /** The same suits as the courts see them, in the order in which they were opened. */
  court: CourtInstance[]
  /** What began the present cycle, if not the application; the period a court ordered runs from the judgment’s effect (RO3). */
  reopened: { code: string; on: CivilDate; periodDays: number | null; seq: number } | null
  /** Published, or withheld for a reason. */
  published: CivilDate | null
  copiedToSuperior: CivilDate | null
  revisits: Mark[]
  mergedWith: string[]
  /** Later cases that go on from this one. */
  laterCases: { case: string; ground: string; seq: number }[]
  runs: Run[]
  closing: { on: CivilDate; kind: string; seq: number } | null
  archivedOn: CivilDate | null
  /** Earlier cycles as they stood when the case was reopened: their figures stay (law.md §6.2 rule 1). */
  past: CaseFacts[]
}

/** One log entry as the machine sees it. `env` is null while an accepted log is folded again. */
export type StepEvent<T extends EventType = EventType> = {
  [K in T]: Mark & { type: K; data: Payload<K>; env: CaseEnvironment | null }
}[T]

/** Facts of a case that has just been received. */
export function initialFacts(event: StepEvent<'APPLICATION_RECEIVED'>): CaseFacts {
  const d = event.data
  return {
    seq: event.seq,
    cycle: 1,
    application: {
      receivedOn: event.on,
      channel: d.channel,
      postmarkedOn: d.postmarkedOn ?? null,
      ...(d.handedInOn ? { handedInOn: d.handedInOn } : {}),
      requests: d.requests ?? null,
      incidentalDocument: d.incidentalDocument ?? null,
      compensationClaimed: d.compensationClaimed ?? false,
      earlier: d.earlierCase && d.earlierCaseGround ? { case: d.earlierCase, ground: d.earlierCaseGround } : null,
      seq: event.seq,
      by: event.by,
    },
    parties: withParties([], d.parties),
    agents: [],
    act: {
      title: d.actTitle,
      matterType: d.matterType,
      administrativeField: d.administrativeField ?? null,
      respondentLevel: d.respondentLevel ?? null,
      madeOn: d.actMadeOn ?? null,
      servedOn: d.actServedOn ?? null,
      knowledge: d.knowledge ?? null,
      contentKnownOn: d.contentKnownOn ?? null,
      toldOn: d.toldOn ?? null,
      requestReceivedOn: d.requestReceivedOn ?? null,
      realEstate: d.realEstate ?? false,
      emergency: d.emergency ?? false,
      obstacles: (d.obstacles ?? []).map(({ from, to }) => ({ from, to })),
      mandatory: d.mandatoryReconsideration ?? false,
      mandatoryAnnounced: d.mandatoryAnnounced ?? null,
      suedOn: d.suedOn ?? null,
      dismissalServedOn: d.dismissalServedOn ?? null,
    },
    scopeItem: null,
    registeredOn: null,
    // Handed to the penalty organ, it is not here yet (行政复议法 第32条).
    hereOn: d.channel === 'penaltyOrgan' ? null : event.on,
    penaltyRoute: null,
    preCase: [],
    ...cycleFacts(),
    lateReason: null,
    officer: null,
    reviewers: [],
    reopened: null,
    mergedWith: [],
    laterCases: [],
    past: [],
    runs: [{ stage: 'intake', cycle: 1, no: 1, enteredOn: event.on, leftOn: null, returns: 0 }],
  }
}

/** Everything that starts anew with a new cycle (law.md §7.5); what went before is kept in `past`. */
export function cycleFacts() {
  return {
    supplement: null,
    unprocessed: null,
    acceptance: null,
    procedure: 'undecided',
    trialStartedOn: null,
    convertedOn: null,
    copies: [],
    replies: [],
    replyLapsedOn: null,
    opinions: [],
    suspensions: [],
    exclusions: [],
    extensions: [],
    overdueSince: null,
    mediations: [],
    hearing: null,
    incidental: null,
    withdrawal: null,
    elevation: null,
    committee: { needed: false, recordedOn: null },
    trialCompletedOn: null,
    mediationOverride: null,
    outcome: null,
    services: [],
    explanations: [],
    defectFound: null,
    defectConfirmedOn: null,
    defectSeq: null,
    defects: [],
    letters: [],
    performance: {
      due: false,
      lapsed: null,
      ordered: null,
      orderedBy: null,
      performedOn: null,
      redoDoneOn: null,
      enforcement: null,
    },
    suits: [],
    court: [],
    published: null,
    copiedToSuperior: null,
    revisits: [],
    closing: null,
    archivedOn: null,
  } satisfies Partial<CaseFacts>
}

type PartyRow = Payload<'APPLICATION_RECEIVED'>['parties'][number]

/** Adds parties under ids that stay the same whenever the log is folded again: p1, p2, … */
export function withParties(known: readonly Party[], added: readonly PartyRow[]): Party[] {
  const all = [...known]
  for (const row of added) {
    all.push({
      id: `p${all.length + 1}`,
      role: row.role as PartyRole,
      kind: row.kind,
      name: row.name,
      representedBy: null,
    })
  }
  added.forEach((row, i) => {
    const representative = row.representedBy && all.find((p) => p.name === row.representedBy && p.role === row.role)
    const party = all[known.length + i]
    if (representative && party && representative.id !== party.id) party.representedBy = representative.id
  })
  return all
}

export const partiesOf = (facts: CaseFacts, ...roles: PartyRole[]): Party[] =>
  facts.parties.filter((p) => roles.includes(p.role))

/** Who may act for a party on a day. */
export const agentsOf = (facts: CaseFacts, party: string, on: CivilDate): Agent[] =>
  facts.agents.filter(
    (agent) => agent.party === party && agent.endedOn === null && (agent.until === null || agent.until >= on),
  )

/** Parties that a paper has to reach: everybody who is not represented by another party. */
export function addressees(facts: CaseFacts): Party[] {
  const all = facts.parties.filter((p) => p.representedBy === null)
  return facts.outcome?.form === 'notAccepted' ? all.filter((p) => p.role === 'applicant') : all
}

/** Recipients of an explanation: every applicant and every third party burdened by the result, representatives once. */
export function explanationRecipients(facts: CaseFacts): Party[] {
  const burdened = facts.outcome?.burdened ?? []
  return addressees(facts).filter((p) => p.role === 'applicant' || (p.role === 'thirdParty' && burdened.includes(p.id)))
}

export const servedOn = (facts: CaseFacts, party: string): CivilDate | null =>
  facts.services.find((s) => s.party === party)?.on ?? null

/** A defect is confirmed by the approver, by the kind of decision, or by a normative document found unlawful (行政复议法 第59条、第76条). */
export const defectConfirmed = (facts: CaseFacts): boolean =>
  facts.defectFound === true || facts.incidental?.lawful === false

/** The instance that is pending; null if no court has the case. */
export const pendingInstance = (facts: CaseFacts): CourtInstance | null => {
  const last = facts.court.at(-1)
  return last && last.judgedOn === null ? last : null
}

export const currentSuspension = (facts: CaseFacts) => facts.suspensions.find((s) => s.resumedOn === null) ?? null
