import { assign, setup } from 'xstate'
import type { Stage } from '../terms/index.ts'
import { type BranchName, branches } from './branches.ts'
import { type ConditionName, conditions } from './conditions.ts'
import type { EventType } from './events.ts'
import { type CaseFacts, initialFacts, type Run, type StepEvent } from './facts.ts'
import { record } from './record.ts'

/** Raise this with every change of states, facts or meaning: cases stored under an older version are folded anew from their logs. */
export const CASE_MACHINE_VERSION = 5

/** Guard of every transition: which branch it is, and the conditions the law sets for it. */
export type Rule = { branch?: BranchName; needs: readonly ConditionName[]; follows?: true }

type RunChange = (runs: Run[], facts: CaseFacts, event: StepEvent) => Run[]
const changeRuns =
  (change: RunChange) =>
  ({ context, event }: { context: CaseFacts; event: StepEvent }) => ({
    runs: change(context.runs, context, event),
  })

/** Opens a run of a stage, closing the one before. Also used when a case is forced into a state. */
export function enterStage(runs: readonly Run[], stage: Stage | null, cycle: number, on: string): Run[] {
  const open = runs.at(-1)
  if (open && open.leftOn === null && open.stage === stage && open.cycle === cycle) return [...runs]
  const closed = runs.map((run) => (run.leftOn === null ? { ...run, leftOn: on } : run))
  if (stage === null) return closed
  const no = closed.filter((run) => run.stage === stage).length + 1
  return [...closed, { stage, cycle, no, enteredOn: on, leftOn: null, returns: 0 }]
}

const build = setup({
  types: {
    context: {} as CaseFacts,
    events: {} as StepEvent,
    input: {} as { received: StepEvent<'APPLICATION_RECEIVED'> },
    tags: {} as 'open' | 'overdueTracked',
  },
  guards: {
    rule: ({ context, event }, { branch, needs }: Rule) =>
      (branch === undefined || branches[branch](record(context, event), event, context)) &&
      // A log is folded without asking again: what was accepted under the rules of its day stays.
      (event.env === null || needs.every((name) => conditions[name].holds(context, event))),
  },
  actions: {
    record: assign(({ context, event }) => record(context, event)),
    enterStage: assign(({ context, event }, stage: Stage) =>
      'on' in event ? { runs: enterStage(context.runs, stage, context.cycle, event.on) } : {},
    ),
    leaveStage: assign(({ context, event }) => ({ runs: enterStage(context.runs, null, context.cycle, event.on) })),
    countReturn: assign(
      changeRuns((runs) => runs.map((run, i) => (i === runs.length - 1 ? { ...run, returns: run.returns + 1 } : run))),
    ),
    // Never closed before the outcome took effect, whatever the day of the last paper.
    close: assign(({ context, event }, kind: string | null) => {
      const effectiveOn = context.outcome?.effectiveOn ?? event.on
      const on = effectiveOn > event.on ? effectiveOn : event.on
      return { closing: { on, kind: kind ?? closingKind(context), seq: event.seq } }
    }),
  },
})

export function closingKind(facts: CaseFacts): string {
  const form = facts.outcome?.form
  return form === undefined || form === 'decision' ? 'decided' : form
}

type Options = { branch?: BranchName; and?: readonly ('countReturn' | { type: 'close'; params: string | null })[] }
const closing = (kind: string | null = null) => ({ type: 'close', params: kind }) as const

/** A transition: its target, the conditions it needs, and the branch it belongs to. */
function to(target: string, needs: readonly ConditionName[] = [], { branch, and = [] }: Options = {}) {
  return { target, guard: { type: 'rule' as const, params: rule(needs, branch) }, actions: ['record' as const, ...and] }
}
/** A step that is recorded without leaving the state. */
function stay(needs: readonly ConditionName[] = [], branch?: BranchName) {
  return { guard: { type: 'rule' as const, params: rule(needs, branch) }, actions: ['record' as const] }
}
/**
 * Another region's part in a step. It never takes a step alone: a step is accepted only where a
 * leading transition (`to`, `stay`) takes it.
 */
function follow(target: string, branch?: BranchName) {
  return { target, guard: { type: 'rule' as const, params: { ...rule([], branch), follows: true as const } } }
}
const rule = (needs: readonly ConditionName[], branch?: BranchName): Rule =>
  branch === undefined ? { needs } : { branch, needs }

const ended = '#closed'

/** Ways out of a trial or of a ruling that is not signed yet (law.md §7.2, 17-20, 32). */
const endsEarly = {
  MEDIATION_DOC_EFFECTIVE: to('#effective', [
    'mediationAgreed',
    'allSigned',
    'effectiveOnLastSignature',
    'defectAnswered',
  ]),
  DISMISS: to('#approving', ['clockRunning', 'dismissGroundInForce', 'clarified']),
  TERMINATE: to('#approving', ['terminationGroundMet']),
  ELEVATION_GRANTED: to(ended, ['elevationRequested', 'elevationFileReceived'], { and: [closing('transferred')] }),
}

const reopening = [
  to('#case.main.intake.accepted', ['reopenGroundFits', 'approverReason'], { branch: 'reopenAccepted' }),
  to('#case.main.ruling.drafting', ['reopenGroundFits', 'approverReason'], { branch: 'reopenRuling' }),
  to('#case.main.intake.underReview', ['reopenGroundFits', 'approverReason'], { branch: 'reopenReview' }),
  to('#case.main.closed', ['reopenGroundFits', 'approverReason'], { branch: 'reopenPerformance' }),
]

const covered = [
  to('#case.main.correctionRecommendation', ['recipientOfOutcome', 'explanationComplete', 'explainedAfterSigning'], {
    branch: 'allExplained',
  }),
  to('#case.main.postCaseExplanation.explaining', [
    'recipientOfOutcome',
    'explanationComplete',
    'explainedAfterSigning',
  ]),
]
/** A written explanation may go out with the document itself. */
const explainedWithService = {
  EXPLAINED: stay(['recipientOfOutcome', 'explanationComplete', 'explainedAfterSigning']),
  WRITTEN_SERVED: stay(['recipientOfOutcome', 'explanationComplete', 'explainedAfterSigning']),
}
const extension = stay(['isOrdinary', 'outcomeNotSigned', 'extensionInTime', 'extensionWithinLimit', 'approvedByHead'])
const letterServedNeeds = ['letterIssued', 'letterNotServed', 'letterServedAfterIssue'] as const
const answeredNeeds = ['letterServed', 'answeredAfterService'] as const
const replyNeeds = ['copyServedToRespondent', 'replyOnce'] as const
const convertNeeds = ['isSimple', 'approvedByHead', 'enoughReviewers'] as const
/** 实施条例2026 第40条: asked for at any time before the decision; its days are not counted. */
const elevationNeeds = ['regulation2026', 'outcomeNotSigned', 'noElevationPending'] as const
const suspension = to('suspended', ['outcomeNotSigned', 'suspendedInTime', 'bothConsent', 'suspensionGroundGiven'])
const offerNeeds = ['mediationOpen', 'everyAttemptRecorded', 'unreachableProven', 'refusalExplained'] as const
const servedNeeds = ['recipientIsParty', 'notServedYet', 'serviceAfterSigning', 'announcementElapsed'] as const

/**
 * XState puts an actor without input around each transition and works out where it would begin. It ends here instead:
 * an error that is made once costs nothing, one made each time doubles the cost of folding a log.
 */
const withoutInput = new Error('a case begins with the receipt of an application')

/**
 * The statechart of a case (law.md §7). Pure: no delays, no invoked actors; statutory periods that
 * run out arrive as events of their own. State names are stored: renaming one is a migration.
 */
export const caseMachine = build.createMachine({
  id: 'case',
  type: 'parallel',
  context: ({ input }: { input: { received: StepEvent<'APPLICATION_RECEIVED'> } | undefined }) => {
    if (!input) throw withoutInput
    return initialFacts(input.received)
  },
  states: {
    main: {
      initial: 'intake',
      // Recorded in any state, changing none.
      on: {
        NOTED: stay(),
        SERVICE_ADDRESS_CONFIRMED: stay(),
        AGENT_APPOINTED: stay(['agentsWithinTwo', 'respondentAgentIsStaff', 'authorityNotOver']),
        AGENT_ENDED: stay(['agentActs']),
        REASSIGNED: stay(['accepted', 'enoughReviewers', 'reviewersAreOfficers']),
        THIRD_PARTY_JOINED: stay(['accepted', 'outcomeNotSigned']),
        REPRESENTATIVES_ELECTED: stay(['outcomeNotSigned', 'representativesByLaw']),
        FILE_ACCESSED: stay(['replyReceived']),
        EVIDENCE_TAKEN: stay(['trialOpen', 'twoInvestigators']),
        MERGED: stay(['trialOpen']),
        REPLY_RECEIVED: stay(['trialOpen', ...replyNeeds]),
        COPY_SERVED: stay(['trialOpen', 'copyOnce', 'copySentFirst']),
        OPINIONS_HEARD: stay(['trialOpen', 'copyServed', 'twoOfficersOrPhone']),
        DEFECT_CONFIRMED: stay(['outcomeSigned']),
        LETTER_ISSUED_EARLY: stay(['accepted', 'letterServedAfterIssue']),
        LETTER_SERVED: stay(letterServedNeeds),
        ANSWERED: stay(answeredNeeds),
        ANSWER_JUDGED: stay(['letterAnswered']),
        REMINDED: stay(['letterServed']),
        ANSWER_LAPSED: stay(),
        DECISION_LAPSED: stay(),
        PERFORMANCE_LAPSED: stay(),
        ELEVATION_FILE_RECEIVED: stay(['elevationFileOpen', 'fileMovedAfterGrant']),
        NEW_CASE_LINKED: stay(['linkGroundFits']),
        SERVED: stay(['outcomeSigned', ...servedNeeds]),
        ACCEPTANCE_NOTICE_SERVED: stay(['accepted', 'noticeOnce', 'noticeAfterAcceptance']),
      },
      states: {
        intake: {
          initial: 'registering',
          entry: { type: 'enterStage', params: 'intake' },
          exit: 'leaveStage',
          states: {
            registering: {
              on: {
                REGISTERED: to('underReview', ['applicantNamed', 'respondentNamed']),
                // Silence is acceptance also where nobody has registered the application yet.
                DEEMED_ACCEPTED: to('accepted'),
                FILED_AT_PENALTY_ORGAN: to('penaltyOrganRoute', ['penaltyRouteOpen']),
                PRE_CASE_MEDIATED: stay(),
                WITHDRAWN_BEFORE_ACCEPTANCE: to('withdrawnBeforeAcceptance'),
              },
            },
            penaltyOrganRoute: {
              on: {
                FORWARDED: to('underReview', ['fileReceived']),
                INSISTED: to('underReview', ['fileReceived']),
                SELF_CORRECTED: [
                  to(ended, ['selfCorrectionByLaw', 'bothInformed'], {
                    branch: 'applicantContent',
                    and: [closing('selfCorrected')],
                  }),
                  stay(['selfCorrectionByLaw', 'bothInformed']),
                ],
                WITHDRAWN_BEFORE_ACCEPTANCE: to('withdrawnBeforeAcceptance'),
              },
            },
            underReview: {
              on: {
                ACCEPT: to('accepted', [
                  'definiteParties',
                  'interest',
                  'specificRequest',
                  'inTime',
                  'inScope',
                  'competent',
                  'notPending',
                  'acceptedAfterReceipt',
                ]),
                DEEMED_ACCEPTED: to('accepted'),
                REFUSE: to('notAccepted', [
                  'refusalInTime',
                  'refusalGroundInForce',
                  'competentOrganNamed',
                  'defectAnswered',
                ]),
                REPEAT_FILING: to('notProcessed', ['regulation2026']),
                REQUEST_SUPPLEMENT: to('supplementing', ['supplementOnce', 'supplementNoticeInTime'], {
                  and: ['countReturn'],
                }),
                PRE_CASE_MEDIATED: stay(),
                WITHDRAWN_BEFORE_ACCEPTANCE: to('withdrawnBeforeAcceptance'),
              },
            },
            supplementing: {
              on: {
                SUPPLEMENT_NOTICE_SERVED: stay(['noticeNotServed', 'noticeAfterRequest']),
                EXTEND_SUPPLEMENT: stay(['noticeServed', 'laterThanSupplementEnd']),
                SUPPLEMENT_RECEIVED: to('underReview', ['supplementInTime']),
                DEEMED_ABANDONED: to('abandoned'),
                PRE_CASE_MEDIATED: stay(),
                WITHDRAWN_BEFORE_ACCEPTANCE: to('withdrawnBeforeAcceptance'),
              },
            },
            accepted: {
              on: {
                START_TRIAL: to('#case.main.inCaseMediation', [
                  'enoughReviewers',
                  'reviewersAreOfficers',
                  'simpleInForce',
                  'simpleGroundGiven',
                ]),
                ...endsEarly,
              },
            },
            notAccepted: {
              on: { EXPLAIN: to('#case.main.postCaseExplanation', ['outcomeServed']), ...explainedWithService },
            },
            notProcessed: { on: { CLOSING_NOTE_SENT: to(ended, [], { and: [closing('notProcessed')] }) } },
            abandoned: {
              on: {
                CLOSING_NOTE_SENT: to(ended, [], { and: [closing('abandoned')] }),
                REOPEN: to('underReview', ['reopenGroundFits', 'approverReason'], { branch: 'reopenReview' }),
              },
            },
            withdrawnBeforeAcceptance: {
              on: { CLOSING_NOTE_SENT: to(ended, [], { and: [closing('withdrawnBeforeAcceptance')] }) },
            },
          },
        },
        inCaseMediation: {
          initial: 'serving',
          entry: { type: 'enterStage', params: 'inCaseMediation' },
          exit: 'leaveStage',
          on: { ...endsEarly, CONVERT_TO_ORDINARY: stay(convertNeeds) },
          states: {
            again: { id: 'trialAgain', type: 'history', target: 'investigating' },
            serving: {
              on: {
                COPY_SERVED: [
                  to('awaitingReply', ['copyOnce', 'copySentFirst'], { branch: 'allCopied' }),
                  stay(['copyOnce', 'copySentFirst']),
                ],
              },
            },
            awaitingReply: {
              on: {
                REPLY_RECEIVED: [
                  to('investigating', replyNeeds, { branch: 'allRepliedAndHeard' }),
                  to('hearingParties', replyNeeds, { branch: 'allReplied' }),
                  stay(replyNeeds),
                ],
                REPLY_LAPSED: [to('investigating', [], { branch: 'opinionsSettled' }), to('hearingParties')],
              },
            },
            hearingParties: {
              on: {
                OPINIONS_HEARD: [
                  to('investigating', ['twoOfficersOrPhone'], { branch: 'opinionsSettled' }),
                  stay(['twoOfficersOrPhone']),
                ],
                OPINIONS_IMPOSSIBLE: [
                  to('investigating', ['threeAttempts'], { branch: 'opinionsSettled' }),
                  stay(['threeAttempts']),
                ],
              },
            },
            investigating: {
              on: {
                CONVERT_TO_ORDINARY: [
                  // 行政复议法 第48条: a reply that is missing has the rest of the ten working days.
                  to('awaitingReply', convertNeeds, { branch: 'replyMissing' }),
                  stay(convertNeeds, 'opinionsSettled'),
                  // 行政复议法 第49条: the ordinary procedure has to hear the parties.
                  to('hearingParties', convertNeeds),
                ],
                TRIAL_COMPLETE: to('#case.main.ruling', [
                  'clockRunning',
                  'hearingDone',
                  'incidentalDone',
                  'committeeGroundGiven',
                  'mediationDone',
                  'noOpenExclusion',
                ]),
              },
            },
          },
        },
        ruling: {
          initial: 'drafting',
          entry: { type: 'enterStage', params: 'ruling' },
          exit: 'leaveStage',
          states: {
            drafting: {
              on: {
                DRAFT_DONE: [
                  to(
                    'committee',
                    ['notWorseForApplicant', 'invalidityAsked', 'performancePeriodSet', 'decisionKindsFit'],
                    { branch: 'committeeOpen' },
                  ),
                  to('approving', [
                    'notWorseForApplicant',
                    'invalidityAsked',
                    'performancePeriodSet',
                    'decisionKindsFit',
                  ]),
                ],
                COMMITTEE_CONSULTED: stay(),
                ...endsEarly,
              },
            },
            committee: { on: { OPINION_RECORDED: to('approving', ['adoptionNoted']), ...endsEarly } },
            approving: {
              id: 'approving',
              on: {
                APPROVED: to('signed', [
                  'outcomeDrafted',
                  'levelByMatrix',
                  'clockRunningOrTermination',
                  'signedAfterDraft',
                  'defectAnswered',
                ]),
                RETURNED: [
                  // A dismissal or termination that is not approved gives the case back to where it was.
                  to('#case.main.intake.accepted', [], { branch: 'trialNotStarted', and: ['countReturn'] }),
                  to('#trialAgain', [], { branch: 'trialNotComplete', and: ['countReturn'] }),
                  to('drafting', [], { and: ['countReturn'] }),
                ],
                ...endsEarly,
              },
            },
            signed: {
              on: {
                SERVED: [to('effective', servedNeeds, { branch: 'allServed' }), to('serving', servedNeeds)],
                ...explainedWithService,
              },
            },
            serving: {
              on: {
                SERVED: [to('effective', servedNeeds, { branch: 'allServed' }), stay(servedNeeds)],
                ...explainedWithService,
              },
            },
            effective: {
              id: 'effective',
              on: { EXPLAIN: to('#case.main.postCaseExplanation'), ...explainedWithService },
            },
          },
        },
        postCaseExplanation: {
          initial: 'planning',
          entry: { type: 'enterStage', params: 'postCaseExplanation' },
          exit: 'leaveStage',
          states: {
            planning: {
              // Explained in full together with service: nothing is left to plan.
              always: {
                target: '#case.main.correctionRecommendation',
                guard: ({ context }) => branches.allExplained(context),
              },
              on: { EXPLAINED: covered, WRITTEN_SERVED: covered },
            },
            explaining: { on: { EXPLAINED: covered, WRITTEN_SERVED: covered } },
          },
        },
        correctionRecommendation: {
          initial: 'assessing',
          entry: { type: 'enterStage', params: 'correctionRecommendation' },
          exit: 'leaveStage',
          states: {
            assessing: {
              on: {
                NO_DEFECT: to(ended, ['noDefectFound'], { and: [closing()] }),
                RECOMMEND: [
                  to('awaitingAnswer', ['defectFound'], { branch: 'earlyLetterAwaitsAnswer' }),
                  to(ended, ['defectFound'], { branch: 'earlyLetterNeedsNoAnswer', and: [closing()] }),
                  to('drafting', ['defectFound', 'existingLetterServed']),
                ],
                WAIVED: to(ended, ['defectFound'], { and: [closing()] }),
              },
            },
            drafting: { on: { LETTER_DRAFTED: to('approving') } },
            approving: {
              on: { LETTER_APPROVED: to('issued'), LETTER_RETURNED: to('drafting', [], { and: ['countReturn'] }) },
            },
            issued: {
              on: {
                LETTER_SERVED: [
                  to('awaitingAnswer', letterServedNeeds, { branch: 'letterNeedsAnswer' }),
                  to(ended, letterServedNeeds, { and: [closing()] }),
                ],
                WAIVED: to(ended, [], { and: [closing()] }),
              },
            },
            awaitingAnswer: {
              on: {
                ANSWERED: [to(ended, answeredNeeds, { branch: 'allAnswered', and: [closing()] }), stay(answeredNeeds)],
                ANSWER_LAPSED: to('answerOverdue'),
                RECOMMEND: to('drafting', ['newLetter']),
                CLOSE: to(ended, ['closingWithOpenAnswer'], { and: [closing()] }),
                WAIVED: to(ended, [], { and: [closing()] }),
              },
            },
            answerOverdue: {
              on: {
                ANSWERED: [to(ended, answeredNeeds, { branch: 'allAnswered', and: [closing()] }), stay(answeredNeeds)],
                RECOMMEND: to('drafting', ['newLetter']),
                CLOSE: to(ended, ['closingWithOpenAnswer'], { and: [closing()] }),
                WAIVED: to(ended, [], { and: [closing()] }),
              },
            },
          },
        },
        closed: {
          id: 'closed',
          on: {
            ARCHIVE: to('archived', [
              'archiveChecklist',
              'noOpenPerformance',
              'suitWindowOver',
              'noOpenAnswer',
              'published',
              'copiedToSuperior',
              'elevationFileMoved',
            ]),
            REOPEN: reopening,
            WAIVED: stay(['letterServed']),
          },
        },
        archived: { on: { REOPEN: reopening } },
      },
    },

    clock: {
      initial: 'notStarted',
      states: {
        notStarted: {
          on: {
            ACCEPT: follow('running'),
            DEEMED_ACCEPTED: follow('running'),
            REFUSE: follow('stopped'),
            REPEAT_FILING: follow('stopped'),
            DEEMED_ABANDONED: follow('stopped'),
            WITHDRAWN_BEFORE_ACCEPTANCE: follow('stopped'),
          },
        },
        running: {
          on: {
            SUSPEND: suspension,
            // 行政复议法 第39条第1款第9项: incidental review suspends by itself.
            INCIDENTAL_OWN: follow('suspended'),
            INCIDENTAL_TRANSFER: follow('suspended'),
            EXCLUSION_STARTED: to('excluded', ['outcomeNotSigned', 'exclusionNotOpen']),
            ELEVATION_REQUESTED: to('excluded', elevationNeeds),
            EXTEND: extension,
          },
        },
        suspended: {
          on: {
            RESUME: [
              to('excluded', ['resumedAfterSuspension', 'incidentalDone'], { branch: 'exclusionOpen' }),
              to('running', ['resumedAfterSuspension', 'incidentalDone']),
            ],
            EXCLUSION_STARTED: stay(['outcomeNotSigned', 'exclusionNotOpen']),
            ELEVATION_REQUESTED: stay(elevationNeeds),
            ELEVATION_REFUSED: stay(['elevationRequested']),
            ELEVATION_GRANTED: follow('stopped'),
            REOPEN: to('running', ['reopenGroundFits', 'approverReason'], { branch: 'reopenClock' }),
          },
        },
        excluded: {
          on: {
            EXCLUSION_STARTED: stay(['outcomeNotSigned', 'exclusionNotOpen']),
            EXCLUSION_ENDED: [stay(['exclusionOpen'], 'exclusionOpen'), to('running', ['exclusionOpen'])],
            EXTEND: extension,
            ELEVATION_REQUESTED: stay(elevationNeeds),
            ELEVATION_REFUSED: [stay(['elevationRequested'], 'exclusionOpen'), to('running', ['elevationRequested'])],
            ELEVATION_GRANTED: follow('stopped'),
            SUSPEND: suspension,
            INCIDENTAL_OWN: follow('suspended'),
            INCIDENTAL_TRANSFER: follow('suspended'),
          },
        },
        stopped: {},
      },
      on: {
        APPROVED: follow('.stopped'),
        MEDIATION_DOC_EFFECTIVE: follow('.stopped'),
        EXCLUSION_ENDED: stay(['exclusionOpen']),
        REOPEN: [
          follow('.running', 'reopenAccepted'),
          follow('.running', 'reopenRuling'),
          follow('.notStarted', 'reopenReview'),
        ],
      },
    },

    procedureKind: {
      initial: 'undecided',
      states: {
        undecided: {
          on: {
            START_TRIAL: [follow('simple', 'isSimple'), follow('ordinary')],
          },
        },
        simple: { on: { CONVERT_TO_ORDINARY: follow('ordinary') } },
        ordinary: {},
      },
      on: {
        REOPEN: [
          follow('.undecided', 'reopenAccepted'),
          follow('.ordinary', 'reopenRuling'),
          follow('.undecided', 'reopenReview'),
        ],
      },
    },

    mediation: {
      initial: 'notOffered',
      states: {
        notOffered: {},
        offered: {},
        refused: {},
        // 行政复议法 第73条第2款: a signed decision ends what mediation has not finished.
        inSession: { on: { MEDIATION_ENDED: to('failed', ['mediationOpen']), APPROVED: follow('failed') } },
        agreed: {
          on: {
            MEDIATION_ENDED: to('failed', ['mediationOpen']),
            APPROVED: follow('failed'),
            MEDIATION_DOC_EFFECTIVE: follow('documentSigned'),
          },
        },
        documentSigned: {},
        failed: {},
      },
      on: {
        MEDIATION_OFFERED: [to('.refused', offerNeeds, { branch: 'offerDeclined' }), to('.offered', offerNeeds)],
        OPINIONS_HEARD: [follow('.refused', 'declinedWithOpinion'), follow('.offered', 'firstOfferByOpinion')],
        MEDIATION_HELD: [
          to('.agreed', ['mediationOpen', 'applicantAndRespondentPresent'], { branch: 'sessionAgreed' }),
          to('.failed', ['mediationOpen', 'applicantAndRespondentPresent'], { branch: 'sessionFailed' }),
          to('.inSession', ['mediationOpen', 'applicantAndRespondentPresent']),
        ],
        REOPEN: follow('.notOffered', 'newCycle'),
      },
    },

    hearing: {
      initial: 'notRequired',
      states: {
        notRequired: {
          on: {
            HEARING_REQUIRED: to('required', ['trialOpen', 'hearingLeavesTime']),
            HEARING_REQUESTED: [
              to('required', ['trialOpen', 'hearingLeavesTime'], { branch: 'hearingGranted' }),
              stay(['trialOpen', 'refusalReasoned']),
            ],
          },
        },
        required: {
          on: {
            HEARING_NOTICED: to('noticed', ['trialOpen', 'noticeFiveDaysBefore', 'panelOfFour']),
            HEARING_CANCELLED: to('cancelled'),
          },
        },
        noticed: {
          on: {
            HEARING_HELD: to('held', ['trialOpen', 'heldOnOrAfterNoticedDay', 'respondentHeadExplained']),
            HEARING_POSTPONED: to('required', ['hearingLeavesTime']),
            HEARING_WAIVED: to('waived'),
            HEARING_CANCELLED: to('cancelled'),
          },
        },
        held: {},
        waived: {},
        cancelled: { on: { HEARING_REQUIRED: to('required', ['trialOpen', 'hearingLeavesTime']) } },
      },
      on: { REOPEN: follow('.notRequired', 'newCycle') },
    },

    incidental: {
      initial: 'none',
      states: {
        none: { on: { INCIDENTAL_REQUESTED: to('requested', ['outcomeNotSigned', 'incidentalInTime']) } },
        requested: {
          on: {
            INCIDENTAL_OWN: to('ownHandling', ['accepted', 'outcomeNotSigned']),
            INCIDENTAL_TRANSFER: to('transferred', ['accepted', 'outcomeNotSigned']),
          },
        },
        ownHandling: {
          on: {
            INCIDENTAL_DRAFTER_NOTIFIED: stay(),
            INCIDENTAL_DRAFTER_REPLIED: stay(['drafterNotified']),
            INCIDENTAL_RESOLVED: to('resolved'),
          },
        },
        transferred: { on: { INCIDENTAL_TRANSFER_RECEIVED: stay(), INCIDENTAL_RESOLVED: to('resolved') } },
        resolved: {},
      },
      on: { REOPEN: follow('.none', 'newCycle') },
    },

    stay: {
      initial: 'none',
      states: {
        none: {
          on: {
            STAY_REQUESTED: to('requested', ['outcomeNotSigned']),
            STAY_GRANTED: to('stayed', ['accepted', 'outcomeNotSigned']),
          },
        },
        requested: {
          on: { STAY_GRANTED: to('stayed', ['accepted', 'outcomeNotSigned']), STAY_REFUSED: to('refused') },
        },
        stayed: {
          on: {
            STAY_LIFTED: to('lifted'),
            SERVED: follow('lifted', 'allServed'),
            MEDIATION_DOC_EFFECTIVE: follow('lifted'),
          },
        },
        refused: { on: { STAY_REQUESTED: to('requested', ['outcomeNotSigned']) } },
        lifted: { on: { STAY_REQUESTED: to('requested', ['outcomeNotSigned']) } },
      },
      on: { REOPEN: follow('.none', 'newCycle') },
    },

    withdrawal: {
      initial: 'none',
      states: {
        none: { on: { WITHDRAWAL_REQUESTED: to('requested', ['accepted', 'outcomeNotSigned', 'representedConsent']) } },
        requested: {
          on: {
            WITHDRAWAL_PERMITTED: to('permitted', ['outcomeNotSigned', 'voluntary']),
            WITHDRAWAL_REFUSED: to('refused', ['outcomeNotSigned']),
          },
        },
        permitted: {},
        refused: { on: { WITHDRAWAL_REQUESTED: to('requested', ['outcomeNotSigned', 'representedConsent']) } },
      },
      on: { REOPEN: follow('.none', 'newCycle') },
    },

    performance: {
      initial: 'none',
      states: {
        none: {
          on: {
            SERVED: follow('due', 'effectiveWithDuty'),
            MEDIATION_DOC_EFFECTIVE: follow('due', 'effectiveWithDuty'),
            REOPEN: follow('due', 'reopenPerformance'),
          },
        },
        due: {
          on: {
            PERFORMED: to('performed'),
            REDO_DONE: follow('performed', 'performanceOver'),
            COMPLIANCE_ORDERED: to('complianceOrdered', [], { branch: 'aboutOutcome' }),
            ENFORCEMENT_REQUESTED: to('enforcement'),
          },
        },
        complianceOrdered: {
          on: {
            PERFORMED: to('performed'),
            REDO_DONE: follow('performed', 'performanceOver'),
            ACCOUNTABILITY_TALK: to('accountabilityTalk', [], { branch: 'aboutOutcome' }),
            ENFORCEMENT_REQUESTED: to('enforcement'),
          },
        },
        accountabilityTalk: {
          on: {
            PERFORMED: to('performed'),
            REDO_DONE: follow('performed', 'performanceOver'),
            ENFORCEMENT_REQUESTED: to('enforcement'),
          },
        },
        enforcement: { on: { PERFORMED: to('performed') } },
        performed: { on: { REOPEN: follow('due', 'reopenPerformance') } },
      },
      on: {
        REOPEN: follow('.none', 'newCycle'),
        // 行政复议法 第77条第2款: the same pressure may be put on an organ that does not answer a letter.
        COMPLIANCE_ORDERED: stay(['letterNamed', 'letterAnswerOverdue'], 'aboutLetter'),
        ACCOUNTABILITY_TALK: stay(['letterNamed', 'letterAnswerOverdue'], 'aboutLetter'),
      },
    },

    litigation: {
      initial: 'closedToSuit',
      states: {
        closedToSuit: {
          on: {
            SERVED: follow('open', 'suitable'),
            DECISION_LAPSED: follow('open'),
          },
        },
        open: {
          on: {
            SUED: to('filed', ['plaintiffIsParty']),
            SUIT_LAPSED: to('lapsed', [], { branch: 'notSued' }),
            MEDIATION_DOC_EFFECTIVE: follow('closedToSuit'),
          },
        },
        lapsed: { on: { SUED: to('filed', ['plaintiffIsParty']), SERVED: follow('open', 'suitable') } },
        filed: {
          on: {
            // Another party may sue over the same decision; one judgment answers them all.
            SUED: stay(['plaintiffIsParty', 'suedOnce']),
            COURT_REPLIED: stay(['courtReplyOnce']),
            COURT_HEARING_SET: stay(['courtHearingAhead']),
            COURT_HEARING_HELD: stay(['headAbsenceReasoned']),
            COURT_RULED: stay(['firstInstance', 'ruledOnce']),
            APPEALED: stay(['ruledInFirstInstance', 'appealToSecond']),
            JUDGED: [
              to('upheld', ['judgedAfterSuit'], { branch: 'judgedUpheld' }),
              to('revoked', ['judgedAfterSuit'], { branch: 'judgedRevoked' }),
              to('redecide', ['judgedAfterSuit']),
            ],
          },
        },
        upheld: { on: { SUED: to('filed', ['plaintiffIsParty']), APPEALED: to('filed', ['appealIsRetrial']) } },
        revoked: { on: { SUED: to('filed', ['plaintiffIsParty']), APPEALED: to('filed', ['appealIsRetrial']) } },
        redecide: { on: { SUED: to('filed', ['plaintiffIsParty']), APPEALED: to('filed', ['appealIsRetrial']) } },
      },
      on: { REOPEN: follow('.closedToSuit', 'newCycle') },
    },

    publication: {
      initial: 'none',
      states: {
        none: {
          on: {
            SERVED: follow('assessing', 'decisionServed'),
          },
        },
        assessing: { on: { PUBLISHED: to('published'), WITHHELD: to('withheld') } },
        published: { on: { WITHHELD: to('withheld') } },
        withheld: { on: { PUBLISHED: to('published') } },
      },
      on: { REOPEN: follow('.none', 'newCycle') },
    },

    copyToSuperior: {
      initial: 'notNeeded',
      states: {
        notNeeded: { on: { SERVED: follow('due', 'copyOwed') } },
        due: { on: { COPIED_TO_SUPERIOR: to('done') } },
        done: {},
      },
      on: { REOPEN: follow('.notNeeded', 'newCycle') },
    },

    followUp: {
      initial: 'none',
      states: {
        none: {
          on: {
            SERVED: [follow('redoDue', 'redoOrdered'), follow('performDue', 'effectiveWithDuty')],
            REVISITED: to('revisit', ['outcomeSigned']),
          },
        },
        redoDue: { on: { REDO_DONE: to('revisit') } },
        performDue: { on: { PERFORMED: follow('revisit') } },
        revisit: { on: { REVISITED: stay(['outcomeSigned']) } },
      },
      on: { REOPEN: follow('.none', 'newCycle') },
    },
  },
})

export type CaseMachine = typeof caseMachine
export type { EventType }
