import type { EventType } from './events.ts'
import {
  addressees,
  type CaseFacts,
  type CourtInstance,
  currentSuspension,
  cycleFacts,
  type Defect,
  type Letter,
  type Mark,
  type Outcome,
  type OutcomeForm,
  pendingInstance,
  type StepEvent,
  withParties,
} from './facts.ts'

type Change = Partial<CaseFacts>
type Recorder = { [T in EventType]?: (facts: CaseFacts, event: StepEvent<T>) => Change }

const mark = ({ seq, on, recordedOn, by }: Mark): Mark => ({ seq, on, recordedOn, by })

const outcome = (event: Mark, form: OutcomeForm, kinds: string[], more: Partial<Outcome> = {}): Outcome => ({
  ...mark(event),
  form,
  kinds,
  ground: null,
  redoDays: null,
  performBy: null,
  performDays: null,
  partyDuty: false,
  signedOn: null,
  signedSeq: null,
  unmetCondition: null,
  number: null,
  burdened: [],
  suitable: form !== 'mediated',
  effectiveOn: form === 'mediated' ? event.on : null,
  ...more,
})

/** Decisions whose kind alone confirms a defect of the act (law.md §6.3 R4). */
export const correctingKinds = [
  'MODIFY',
  'REVOKE',
  'REVOKE_PART',
  'ILLEGAL_KEEP',
  'ILLEGAL',
  'PERFORM',
  'INVALID',
  'NO_EVIDENCE',
  'AGREEMENT',
  'COMPENSATE',
]

function answeredDefect(
  event: Mark & { data: { defectFound: boolean; defects?: Defect[] | undefined } },
  kinds: readonly string[],
): Change {
  const found = event.data.defectFound || kinds.some((kind) => correctingKinds.includes(kind))
  return { defectFound: found, defectConfirmedOn: event.on, defectSeq: event.seq, defects: event.data.defects ?? [] }
}

const letterFrom = (
  facts: CaseFacts,
  event: Mark & { data: { letterKind: string; addressee: string } },
  more: Partial<Letter> = {},
): Letter => ({
  id: `c${facts.cycle}l${facts.letters.length + 1}`,
  kind: event.data.letterKind,
  addressee: event.data.addressee,
  draftedOn: event.on,
  number: null,
  issuedOn: null,
  servedOn: null,
  servedRecordedOn: null,
  servedSeq: null,
  issuedBy: event.seq,
  answeredOn: null,
  rectified: null,
  remindedOn: null,
  waived: false,
  ...more,
})

/** The letter an event speaks of: the one it names, else the latest. */
function changeLetter(
  facts: CaseFacts,
  id: string | undefined,
  change: Partial<Letter>,
  more: (letter: Letter) => Partial<Letter> = () => ({}),
): Change {
  const target = id ?? facts.letters.at(-1)?.id
  return { letters: facts.letters.map((l) => (l.id === target ? { ...l, ...change, ...more(l) } : l)) }
}

const endSuspension = (facts: CaseFacts, on: string): Change => ({
  suspensions: facts.suspensions.map((s) => (s.resumedOn === null ? { ...s, resumedOn: on } : s)),
})

const suspend = (facts: CaseFacts, event: Mark, ground: string): Change =>
  currentSuspension(facts)
    ? {}
    : { suspensions: [...facts.suspensions, { ground, on: event.on, resumedOn: null, seq: event.seq }] }

/** What each event adds to the facts. An event that only moves the state has no entry. */
const recorders: Recorder = {
  REGISTERED: (f, e) => ({ registeredOn: e.on, hereOn: f.hereOn ?? e.on, scopeItem: e.data.scopeItem ?? null }),
  FILED_AT_PENALTY_ORGAN: (_f, e) => ({
    registeredOn: e.on,
    hereOn: null,
    penaltyRoute: { organ: e.data.organ, submittedOn: e.on, correctedOn: null, informedOn: null, seq: e.seq },
  }),
  FORWARDED: (_f, e) => ({ hereOn: e.data.receivedOn }),
  INSISTED: (_f, e) => ({ hereOn: e.data.receivedOn }),
  SELF_CORRECTED: (f, e) => ({
    penaltyRoute: f.penaltyRoute && { ...f.penaltyRoute, correctedOn: e.on, informedOn: e.data.applicantInformedOn },
  }),
  PRE_CASE_MEDIATED: (f, e) => ({ preCase: [...f.preCase, { ...mark(e), solved: e.data.solved }] }),
  REQUEST_SUPPLEMENT: (_f, e) => ({
    supplement: { requestedOn: e.on, seq: e.seq, noticeServedOn: null, until: null, receivedOn: null, late: false },
  }),
  SUPPLEMENT_NOTICE_SERVED: (f, e) => ({ supplement: f.supplement && { ...f.supplement, noticeServedOn: e.on } }),
  EXTEND_SUPPLEMENT: (f, e) => ({ supplement: f.supplement && { ...f.supplement, until: e.data.until } }),
  SUPPLEMENT_RECEIVED: (f, e) => ({
    supplement: f.supplement && { ...f.supplement, receivedOn: e.on, late: e.data.lateReason !== undefined },
  }),
  ACCEPT: (_f, e) => ({
    acceptance: { on: e.on, deemed: false, seq: e.seq, noticeOn: null },
    lateReason: e.data.lateReason ?? null,
  }),
  DEEMED_ACCEPTED: (_f, e) => ({ acceptance: { on: e.on, deemed: true, seq: e.seq, noticeOn: null } }),
  ACCEPTANCE_NOTICE_SERVED: (f, e) => ({ acceptance: f.acceptance && { ...f.acceptance, noticeOn: e.on } }),
  REFUSE: (_f, e) => ({
    outcome: outcome(e, 'notAccepted', ['NOT_ACCEPT'], {
      ground: e.data.ground,
      signedOn: e.on,
      signedSeq: e.seq,
      number: e.data.documentNumber ?? null,
    }),
    ...answeredDefect(e, []),
  }),
  REPEAT_FILING: (_f, e) => ({ unprocessed: mark(e) }),
  DEEMED_ABANDONED: (_f, e) => ({ unprocessed: mark(e) }),
  WITHDRAWN_BEFORE_ACCEPTANCE: (_f, e) => ({
    withdrawal: {
      ...mark(e),
      reason: e.data.reason,
      voluntary: true,
      statement: e.data.statement !== undefined,
      permittedOn: null,
      permittedSeq: null,
    },
  }),

  START_TRIAL: (_f, e) => ({
    procedure: e.data.procedureKind as 'simple' | 'ordinary',
    trialStartedOn: e.on,
    reviewers: e.data.reviewers,
    officer: e.data.caseOfficer,
  }),
  REASSIGNED: (_f, e) => ({ reviewers: e.data.reviewers, officer: e.data.caseOfficer }),
  THIRD_PARTY_JOINED: (f, e) => ({ parties: withParties(f.parties, e.data.parties) }),
  REPRESENTATIVES_ELECTED: (f, e) => ({
    parties: f.parties.map((p) =>
      e.data.represented.includes(p.id) && !e.data.representatives.includes(p.id)
        ? { ...p, representedBy: e.data.representatives[0] ?? null }
        : p,
    ),
  }),
  COPY_SERVED: (f, e) => ({
    copies: [...f.copies, { party: e.data.respondent, sentOn: e.data.sentOn ?? e.on, receivedOn: e.on, seq: e.seq }],
  }),
  REPLY_RECEIVED: (f, e) => ({
    replies: [...f.replies, { party: e.data.respondent, on: e.on, evidence: e.data.evidence, seq: e.seq }],
    // Written down late, but received in time: there was no default.
    replyLapsedOn: f.replyLapsedOn !== null && e.on <= f.replyLapsedOn ? null : f.replyLapsedOn,
  }),
  REPLY_LAPSED: (_f, e) => ({ replyLapsedOn: e.on }),
  OPINIONS_HEARD: (f, e) => ({
    opinions: [...f.opinions, { ...mark(e), party: e.data.party, impossible: false }],
    // 听取意见办法 第3条: the question whether the applicant is willing to mediate is an offer.
    ...(e.data.mediationAnswer
      ? {
          mediations: [
            ...f.mediations,
            {
              ...mark(e),
              kind: 'opinion' as const,
              asked: [
                {
                  party: e.data.party,
                  answer: e.data.mediationAnswer,
                  attempts: [{ on: e.on, channel: e.data.channel }],
                },
              ],
              written: [],
              participants: [],
              outcome: null,
            },
          ],
        }
      : {}),
  }),
  OPINIONS_IMPOSSIBLE: (f, e) => ({ opinions: [...f.opinions, { ...mark(e), party: e.data.party, impossible: true }] }),
  MERGED: (f, e) => ({ mergedWith: [...f.mergedWith, e.data.with] }),
  // A reply that was due in the simple procedure has the rest of the ten working days (行政复议法 第48条).
  CONVERT_TO_ORDINARY: (_f, e) => ({
    procedure: 'ordinary',
    convertedOn: e.on,
    reviewers: e.data.reviewers,
    replyLapsedOn: null,
  }),
  TRIAL_COMPLETE: (f, e) => ({
    trialCompletedOn: e.on,
    committee: { ...f.committee, needed: f.committee.needed || e.data.committeeNeeded },
    mediationOverride: e.data.mediationOverride ?? null,
  }),
  DISMISS: (_f, e) => ({
    outcome: outcome(e, 'dismissed', ['DISMISS'], {
      ground: e.data.ground,
      unmetCondition: e.data.unmetCondition ?? null,
    }),
  }),
  TERMINATE: (_f, e) => ({ outcome: outcome(e, 'terminated', ['TERMINATE'], { ground: e.data.ground }) }),
  DRAFT_DONE: (_f, e) => ({
    outcome: outcome(e, 'decision', e.data.decisionKinds, {
      redoDays: e.data.redo || e.data.decisionKinds.includes('REDO') ? (e.data.redoDays ?? 60) : null, // 实施条例2026 第58条: sixty days where none is set
      performBy: e.data.performBy ?? null,
      performDays: e.data.performDays ?? null,
      partyDuty: e.data.partyDuty ?? false,
    }),
  }),
  COMMITTEE_CONSULTED: (f) => ({ committee: { ...f.committee, needed: true } }),
  OPINION_RECORDED: (f, e) => ({ committee: { ...f.committee, recordedOn: e.on } }),
  APPROVED: (f, e) =>
    f.outcome
      ? {
          outcome: {
            ...f.outcome,
            signedOn: e.on,
            signedSeq: e.seq,
            number: e.data.documentNumber ?? null,
            burdened: e.data.burdenedThirdParties ?? [],
          },
          ...answeredDefect(e, f.outcome.kinds),
          ...endSuspension(f, e.on),
        }
      : {},
  RETURNED: () => ({ outcome: null }),
  SERVED: (f, e) => {
    const services = [...f.services, { party: e.data.party, mode: e.data.mode, on: e.on, seq: e.seq }]
    const all = addressees(f).every((p) => services.some((s) => s.party === p.id))
    const effectiveOn = all ? services.map((s) => s.on).reduce((a, b) => (a > b ? a : b)) : null
    return {
      services,
      outcome: f.outcome && { ...f.outcome, effectiveOn: f.outcome.effectiveOn ?? effectiveOn },
      performance: { ...f.performance, due: f.performance.due || hasPerformance(f) },
    }
  },

  EXPLAINED: (f, e) => ({ explanations: [...f.explanations, explained(f, e, false)] }),
  WRITTEN_SERVED: (f, e) => ({ explanations: [...f.explanations, explained(f, e, true)] }),

  DEFECT_CONFIRMED: (_f, e) => ({
    defectFound: true,
    defectConfirmedOn: e.on,
    defectSeq: e.seq,
    defects: e.data.defects,
  }),
  RECOMMEND: (f, e) => (e.data.existing ? {} : { letters: [...f.letters, letterFrom(f, e)] }),
  LETTER_APPROVED: (f, e) => changeLetter(f, undefined, { number: e.data.documentNumber, issuedOn: e.on }),
  LETTER_ISSUED_EARLY: (f, e) => ({
    letters: [
      ...f.letters,
      letterFrom(f, e, {
        number: e.data.documentNumber,
        issuedOn: e.on,
        servedOn: e.data.servedOn,
        servedRecordedOn: e.recordedOn,
        servedSeq: e.seq,
      }),
    ],
  }),
  LETTER_SERVED: (f, e) =>
    changeLetter(f, e.data.letter, { servedOn: e.on, servedRecordedOn: e.recordedOn, servedSeq: e.seq }),
  // A second report changes what was rectified, not the day of the answer.
  ANSWERED: (f, e) =>
    changeLetter(f, e.data.letter, { rectified: e.data.rectified }, (l) => ({ answeredOn: l.answeredOn ?? e.on })),
  REMINDED: (f, e) => changeLetter(f, e.data.letter, { remindedOn: e.on }),
  WAIVED: (f) => ({ letters: f.letters.map((l) => (l.answeredOn === null ? { ...l, waived: true } : l)) }),
  ARCHIVE: (_f, e) => ({ archivedOn: e.on }),

  SUSPEND: (f, e) => ({
    ...suspend(f, e, e.data.ground),
    // 实施条例2026 第53条: the periods of an incidental review run from its suspension.
    ...(e.data.ground === 'S9' && f.incidental
      ? { incidental: { ...f.incidental, startedOn: f.incidental.startedOn ?? e.on } }
      : {}),
  }),
  RESUME: (f, e) => endSuspension(f, e.on),
  EXCLUSION_STARTED: (f, e) => ({
    exclusions: [...f.exclusions, { kind: e.data.kind, from: e.on, to: null, seq: e.seq }],
  }),
  EXCLUSION_ENDED: (f, e) => ({
    exclusions: f.exclusions.map((x) => (x.kind === e.data.kind && x.to === null ? { ...x, to: e.on } : x)),
  }),
  EXTEND: (f, e) => ({ extensions: [...f.extensions, { on: e.on, days: e.data.days, seq: e.seq }] }),
  ELEVATION_REQUESTED: (f, e) => ({
    elevation: { requestedOn: e.on, endedOn: null, granted: null, fileReceived: null },
    exclusions: [...f.exclusions, { kind: 'elevation', from: e.on, to: null, seq: e.seq }],
  }),
  // The case goes up as it stands; a draft that was not signed goes with it.
  ELEVATION_GRANTED: (f, e) => ({
    ...endElevation(f, e.on, {
      granted: at(e),
      fileReceived: e.data.fileReceivedOn ? { on: e.data.fileReceivedOn, seq: e.seq } : null,
    }),
    ...endSuspension(f, e.on),
    outcome: null,
  }),
  ELEVATION_FILE_RECEIVED: (f, e) => ({ elevation: f.elevation && { ...f.elevation, fileReceived: at(e) } }),
  ELEVATION_REFUSED: (f, e) => endElevation(f, e.on),
  DECISION_LAPSED: (_f, e) => ({ overdueSince: e.on }),

  MEDIATION_OFFERED: (f, e) => ({
    mediations: [
      ...f.mediations,
      {
        ...mark(e),
        kind: 'offer',
        asked: e.data.asked.map((a) => ({ party: a.party, answer: a.answer, attempts: a.attempts ?? [] })),
        // Before the written offers had a record of their own, a tick stood for all who were asked.
        written: e.data.written ? e.data.asked.map((a) => a.party) : (e.data.writtenOffers ?? []).map((w) => w.party),
        participants: [],
        outcome: null,
      },
    ],
  }),
  MEDIATION_HELD: (f, e) => ({
    mediations: [
      ...f.mediations,
      {
        ...mark(e),
        kind: 'session',
        asked: [],
        written: [],
        participants: e.data.participants,
        outcome: e.data.outcome,
      },
    ],
  }),
  // 行政复议法 第73条第2款: what was agreed and then given up can no longer become a mediation document.
  MEDIATION_ENDED: (f) => ({
    mediations: f.mediations.map((m, i) =>
      i === f.mediations.findLastIndex((x) => x.kind === 'session') ? { ...m, outcome: 'failed' } : m,
    ),
  }),
  MEDIATION_DOC_EFFECTIVE: (f, e) => ({
    outcome: outcome(e, 'mediated', ['MEDIATED'], {
      signedOn: e.on,
      signedSeq: e.seq,
      number: e.data.documentNumber ?? null,
      performBy: e.data.performBy ?? null,
    }),
    performance: { ...f.performance, due: e.data.performBy !== undefined },
    ...answeredDefect(e, []),
    ...endSuspension(f, e.on),
  }),

  HEARING_REQUIRED: (_f, e) => ({ hearing: requiredHearing(e, e.data.hearingOn) }),
  HEARING_REQUESTED: (f, e) => ({ hearing: e.data.granted ? requiredHearing(e, e.data.hearingOn) : f.hearing }),
  HEARING_NOTICED: (f, e) => ({
    hearing: {
      ...requiredHearing(e, e.data.hearingOn),
      fixedOn:
        f.hearing?.on === e.data.hearingOn
          ? f.hearing.fixedOn
          : e.data.lastNoticeReceivedOn < e.on
            ? e.data.lastNoticeReceivedOn
            : e.on,
      noticeReceivedOn: e.data.lastNoticeReceivedOn,
    },
  }),
  HEARING_POSTPONED: (_f, e) => ({ hearing: requiredHearing(e, e.data.hearingOn) }),
  HEARING_HELD: (f, e) => ({ hearing: f.hearing && { ...f.hearing, settled: true, heldOn: e.on } }),
  HEARING_WAIVED: (f) => ({ hearing: f.hearing && { ...f.hearing, settled: true } }),
  HEARING_CANCELLED: (f) => ({ hearing: f.hearing && { ...f.hearing, settled: true } }),
  INCIDENTAL_REQUESTED: (f, e) => ({
    incidental: {
      requestedOn: e.on,
      startedOn: currentSuspension(f)?.ground === 'S9' ? e.on : null,
      drafterNotifiedOn: null,
      drafterRepliedOn: null,
      transferredOn: null,
      transferReceivedOn: null,
      resolvedOn: null,
      lawful: null,
      seq: e.seq,
    },
  }),
  INCIDENTAL_OWN: (f, e) => ({
    incidental: f.incidental && { ...f.incidental, startedOn: f.incidental.startedOn ?? e.on },
    ...suspend(f, e, 'S9'),
  }),
  INCIDENTAL_TRANSFER: (f, e) => ({
    incidental: f.incidental && { ...f.incidental, startedOn: f.incidental.startedOn ?? e.on, transferredOn: e.on },
    ...suspend(f, e, 'S9'),
  }),
  INCIDENTAL_DRAFTER_NOTIFIED: (f, e) => ({
    incidental: f.incidental && { ...f.incidental, drafterNotifiedOn: e.data.receivedOn },
  }),
  INCIDENTAL_DRAFTER_REPLIED: (f, e) => ({ incidental: f.incidental && { ...f.incidental, drafterRepliedOn: e.on } }),
  INCIDENTAL_TRANSFER_RECEIVED: (f, e) => ({
    incidental: f.incidental && { ...f.incidental, transferReceivedOn: e.on },
  }),
  INCIDENTAL_RESOLVED: (f, e) => ({
    incidental: f.incidental && { ...f.incidental, resolvedOn: e.on, lawful: e.data.lawful },
  }),

  WITHDRAWAL_REQUESTED: (_f, e) => ({
    withdrawal: {
      ...mark(e),
      reason: e.data.reason,
      voluntary: e.data.voluntary,
      statement: true,
      permittedOn: null,
      permittedSeq: null,
    },
  }),
  WITHDRAWAL_PERMITTED: (f, e) => ({
    withdrawal: f.withdrawal && { ...f.withdrawal, permittedOn: e.on, permittedSeq: e.seq },
  }),

  PERFORMED: (f, e) => ({ performance: { ...f.performance, performedOn: e.on } }),
  PERFORMANCE_LAPSED: (f, e) => ({ performance: { ...f.performance, lapsed: at(e) } }),
  // An order about a letter leaves the period of the outcome as it is.
  COMPLIANCE_ORDERED: (f, e) =>
    e.data.letter ? {} : { performance: { ...f.performance, ordered: at(e), orderedBy: e.data.by } },
  ENFORCEMENT_REQUESTED: (f, e) => ({ performance: { ...f.performance, enforcement: at(e) } }),
  REDO_DONE: (f, e) => ({ performance: { ...f.performance, redoDoneOn: e.on } }),
  SUED: (f, e) => ({
    suits: [
      ...f.suits,
      { by: e.data.by, on: e.on, court: e.data.court, result: null, judgedOn: null, redoDays: null, seq: e.seq },
    ],
    // Another plaintiff over the same outcome joins the instance that is pending.
    court: pendingInstance(f)
      ? changeInstance(f, (i) => ({
          plaintiffs: [...i.plaintiffs, e.data.by],
          courtNumber: i.courtNumber ?? e.data.courtCaseNumber ?? null,
          defendant: i.defendant ?? e.data.defendant ?? null,
          copyReceivedOn: i.copyReceivedOn ?? e.data.copyReceivedOn ?? null,
        }))
      : [...f.court, newInstance(f, e, { instance: 'first', plaintiffs: [e.data.by], defendant: e.data.defendant })],
  }),
  COURT_REPLIED: (f, e) => ({ court: changeInstance(f, () => ({ repliedOn: e.on, repliedSeq: e.seq })) }),
  COURT_HEARING_SET: (f, e) => ({
    court: changeInstance(f, () => ({ hearingOn: e.data.hearingOn, hearingSeq: e.seq })),
  }),
  COURT_HEARING_HELD: (f, e) => {
    const { attendance, attendee = null, absenceReason = null } = e.data
    const held = { on: e.on, attendance, attendee, absenceReason, seq: e.seq }
    return {
      court: changeInstance(f, (i) => ({ hearingOn: null, hearingSeq: null, hearings: [...i.hearings, held] })),
    }
  },
  COURT_RULED: (f, e) => ({
    court: changeInstance(f, () => ({
      ruledOn: e.on,
      ruledSeq: e.seq,
      outcome: e.data.outcome,
      hearingOn: null,
      hearingSeq: null,
    })),
  }),
  APPEALED: (f, e) => {
    const before = f.court.at(-1)
    return {
      court: [
        ...f.court.map((i) => (i === before ? { ...i, appealedOn: e.on } : i)),
        newInstance(f, e, {
          instance: e.data.instance as CourtInstance['instance'],
          plaintiffs: before?.plaintiffs ?? [],
          defendant: before?.defendant,
        }),
      ],
    }
  },
  JUDGED: (f, e) => {
    const { result, effectiveOn } = e.data
    // A retrial decides anew what was decided before.
    const again = pendingInstance(f)?.instance === 'retrial'
    return {
      suits: f.suits.map((s) =>
        s.judgedOn === null || again ? { ...s, result, judgedOn: effectiveOn, redoDays: e.data.redoDays ?? null } : s,
      ),
      court: changeInstance(f, (i) => ({
        result,
        outcome: e.data.outcome ?? i.outcome,
        judgedOn: effectiveOn,
        judgedSeq: e.seq,
        hearingOn: null,
        hearingSeq: null,
      })),
    }
  },
  PUBLISHED: (_f, e) => ({ published: e.on }),
  WITHHELD: (_f, e) => ({ published: e.on }),
  COPIED_TO_SUPERIOR: (_f, e) => ({ copiedToSuperior: e.on }),
  REVISITED: (f, e) => ({ revisits: [...f.revisits, mark(e)] }),

  AGENT_APPOINTED: (f, e) => ({
    agents: [
      ...f.agents,
      {
        party: e.data.party,
        name: e.data.agentName,
        kind: e.data.agentKind,
        powers: e.data.powers,
        on: e.on,
        until: e.data.until ?? null,
        endedOn: null,
        seq: e.seq,
      },
    ],
  }),
  AGENT_ENDED: (f, e) => ({
    agents: f.agents.map((agent) =>
      agent.party === e.data.party && agent.name === e.data.agentName && agent.endedOn === null
        ? { ...agent, endedOn: e.on }
        : agent,
    ),
  }),
  NEW_CASE_LINKED: (f, e) => ({
    laterCases: [...f.laterCases, { case: e.data.case, ground: e.data.ground, seq: e.seq }],
  }),

  REOPEN: (f, e) => reopen(f, e),
}

/** The pending instance, changed. */
const changeInstance = (f: CaseFacts, change: (instance: CourtInstance) => Partial<CourtInstance>): CourtInstance[] => {
  const pending = pendingInstance(f)
  return f.court.map((i) => (i === pending ? { ...i, ...change(i) } : i))
}

const newInstance = (
  f: CaseFacts,
  e: Mark & {
    data: { court: string; courtCaseNumber?: string | undefined; copyReceivedOn?: string | undefined }
  },
  more: Pick<CourtInstance, 'instance' | 'plaintiffs'> & { defendant?: string | null | undefined },
): CourtInstance => ({
  id: `c${f.cycle}i${f.court.length + 1}`,
  court: e.data.court,
  courtNumber: e.data.courtCaseNumber ?? null,
  openedOn: e.on,
  seq: e.seq,
  copyReceivedOn: e.data.copyReceivedOn ?? null,
  repliedOn: null,
  repliedSeq: null,
  hearingOn: null,
  hearingSeq: null,
  hearings: [],
  ruledOn: null,
  ruledSeq: null,
  outcome: null,
  appealedOn: null,
  result: null,
  judgedOn: null,
  judgedSeq: null,
  ...more,
  defendant: more.defendant ?? null,
})

const at = ({ on, seq }: Mark) => ({ on, seq })

const requiredHearing = (e: Mark, on: string | undefined) => ({
  on: on ?? null,
  fixedOn: on === undefined ? null : e.on,
  noticeReceivedOn: null,
  settled: false,
  heldOn: null,
  seq: e.seq,
})

type ElevationEnd = Partial<NonNullable<CaseFacts['elevation']>>
const endElevation = (f: CaseFacts, on: string, end: ElevationEnd = {}): Change => ({
  elevation: f.elevation && { ...f.elevation, endedOn: on, ...end },
  exclusions: f.exclusions.map((x) => (x.kind === 'elevation' && x.to === null ? { ...x, to: on } : x)),
})

function explained(
  f: CaseFacts,
  e: StepEvent<'EXPLAINED'> | StepEvent<'WRITTEN_SERVED'>,
  written: boolean,
): CaseFacts['explanations'][number] {
  return {
    ...mark(e),
    party: e.data.party,
    written,
    refused: e.data.refused,
    complete:
      (written || !e.data.refused) && requiredExplanationItems(f).every((item) => e.data.checklist.includes(item)),
  }
}

/** What an explanation has to cover (law.md §6.3 R2): remedy only where a court is open, performance only where owed. */
export function requiredExplanationItems(facts: CaseFacts): string[] {
  return [
    'result',
    'facts',
    'legalBasis',
    'mainArgument',
    ...(facts.outcome?.suitable ? ['remedy'] : []),
    // An explanation may go out before service, when performance is ordered but not due yet.
    ...(facts.performance.due || hasPerformance(facts) ? ['performance'] : []),
  ]
}

/** Whether the outcome orders somebody to do something (行政复议法 第64、66条). */
export function hasPerformance(facts: CaseFacts): boolean {
  const o = facts.outcome
  return o !== null && (o.redoDays !== null || o.performBy !== null || o.performDays !== null || o.partyDuty)
}

/** Whether what the outcome orders is still to be done; a new act is enough where nothing else was ordered. */
export function performanceOpen({ performance: p, outcome: o }: CaseFacts): boolean {
  const redoOnly = o?.redoDays != null && o.performBy === null && o.performDays === null && !o.partyDuty
  return p.due && p.performedOn === null && !(redoOnly && p.redoDoneOn !== null)
}

function reopen(f: CaseFacts, e: StepEvent<'REOPEN'>): Change {
  const { code } = e.data
  const judgment = code === 'RO3' ? f.suits.findLast((s) => s.judgedOn !== null) : undefined
  // 复议法 第40条 (RO2) and 第31条 (RO5) go on in the same cycle; RO9 concerns performance only.
  if (code === 'RO2') return endSuspension(f, e.on)
  if (code === 'RO5')
    return { closing: null, unprocessed: null, supplement: f.supplement && { ...f.supplement, receivedOn: e.on } }
  // 行政复议法 第78条第3款: the case stays closed, only its performance is taken up again.
  if (code === 'RO9') return { archivedOn: null, performance: { ...f.performance, due: true, performedOn: null } }
  return {
    ...cycleFacts(),
    // A new decision rests on the trial that was held (行政诉讼法 第70条); only the ruling is repeated.
    ...(code === 'RO3'
      ? { trialStartedOn: e.on, trialCompletedOn: e.on, copies: f.copies, replies: f.replies, opinions: f.opinions }
      : {}),
    reopened: { code, on: e.on, periodDays: e.data.periodDays ?? judgment?.redoDays ?? null, seq: e.seq },
    cycle: f.cycle + 1,
    // Marked as of the reopening: entries that a REVERT took back leave no trace in the log that is folded again.
    past: [...f.past, { ...f, seq: e.seq, past: [] }],
    // RO4 as older logs have it: the same number under review again. Today it is a new application (law.md §7.5).
    hereOn: code === 'RO4' ? e.on : f.hereOn,
    officer: f.officer,
    reviewers: f.reviewers,
    procedure: code === 'RO3' ? 'ordinary' : 'undecided',
    // The new cycle is entered as accepted: by order of the superior (RO1), or by the judgment from its effect (RO3).
    acceptance: code === 'RO4' ? null : { on: judgment?.judgedOn ?? e.on, deemed: false, seq: e.seq, noticeOn: null },
  }
}

/** The facts after an event, unless the event has been taken in already. */
export function record(facts: CaseFacts, event: StepEvent): CaseFacts {
  if (event.seq === facts.seq) return facts
  const recorder = recorders[event.type] as ((f: CaseFacts, e: StepEvent) => Change) | undefined
  return { ...facts, ...(recorder ? recorder(facts, event) : {}), seq: event.seq }
}
