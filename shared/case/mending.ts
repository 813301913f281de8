import type { ConditionName } from './conditions.ts'
import { type EventType, eventDefinition } from './events.ts'

/**
 * The blank that meets a condition, where the form of the step itself can meet it; several where steps call it
 * differently. A condition that another step meets names that step itself.
 */
const blanks: Partial<Record<ConditionName, readonly string[]>> = {
  fileReceived: ['receivedOn'],
  bothInformed: ['applicantInformedOn'],
  definiteParties: ['conditions'],
  interest: ['conditions'],
  specificRequest: ['conditions'],
  inScope: ['conditions'],
  competent: ['conditions'],
  notPending: ['conditions'],
  inTime: ['lateReason', 'conditions'],
  acceptedAfterReceipt: ['on'],
  refusalGroundInForce: ['ground'],
  competentOrganNamed: ['competentOrgan'],
  defectAnswered: ['defects', 'defectFound'],
  noticeAfterRequest: ['on'],
  laterThanSupplementEnd: ['until'],
  supplementInTime: ['lateReason'],
  noticeAfterAcceptance: ['on'],
  enoughReviewers: ['reviewers'],
  reviewersAreOfficers: ['reviewers'],
  simpleInForce: ['procedureKind'],
  simpleGroundGiven: ['simpleGround'],
  copyOnce: ['respondent'],
  copySentFirst: ['sentOn'],
  replyOnce: ['respondent'],
  twoInvestigators: ['investigators'],
  twoOfficersOrPhone: ['reviewers'],
  threeAttempts: ['attempts'],
  representativesByLaw: ['representatives'],
  approvedByHead: ['approvedBy'],
  committeeGroundGiven: ['committeeGround', 'ground'],
  dismissGroundInForce: ['ground'],
  clarified: ['clarification'],
  terminationGroundMet: ['ground'],
  allSigned: ['signatures'],
  effectiveOnLastSignature: ['on'],
  notWorseForApplicant: ['worseForApplicant'],
  invalidityAsked: ['invalidityRequested'],
  performancePeriodSet: ['performBy'],
  decisionKindsFit: ['decisionKinds'],
  adoptionNoted: ['reasonNotAdopted'],
  signedAfterDraft: ['on'],
  levelByMatrix: ['level'],
  recipientIsParty: ['party'],
  notServedYet: ['party'],
  serviceAfterSigning: ['on'],
  announcementElapsed: ['publishedOn'],
  recipientOfOutcome: ['party'],
  explanationComplete: ['checklist'],
  explainedAfterSigning: ['on'],
  existingLetterServed: ['existing'],
  letterServedAfterIssue: ['on', 'servedOn'],
  answeredAfterService: ['on'],
  archiveChecklist: ['checklist'],
  bothConsent: ['consents'],
  suspensionGroundGiven: ['reason', 'ground'],
  extensionWithinLimit: ['days'],
  applicantAndRespondentPresent: ['participants'],
  refusalReasoned: ['reason'],
  noticeFiveDaysBefore: ['hearingOn'],
  hearingLeavesTime: ['hearingOn'],
  everyAttemptRecorded: ['asked'],
  unreachableProven: ['asked'],
  refusalExplained: ['asked'],
  elevationFileReceived: ['fileReceivedOn'],
  fileMovedAfterGrant: ['on'],
  panelOfFour: ['hearers'],
  heldOnOrAfterNoticedDay: ['on'],
  respondentHeadExplained: ['absenceReason'],
  representedConsent: ['by'],
  voluntary: ['voluntary'],
  plaintiffIsParty: ['by'],
  judgedAfterSuit: ['on'],
  agentsWithinTwo: ['party'],
  respondentAgentIsStaff: ['agentKind'],
  authorityNotOver: ['until'],
  agentActs: ['agentName'],
  reopenGroundFits: ['code'],
  approverReason: ['basis', 'reason'],
}

/** Conditions on what was registered: only a correction of that entry meets them. */
const corrections: Partial<Record<ConditionName, EventType>> = {
  applicantNamed: 'APPLICATION_RECEIVED',
  respondentNamed: 'APPLICATION_RECEIVED',
  penaltyRouteOpen: 'APPLICATION_RECEIVED',
}

/** Where a condition of a step can be met: a blank of its form, or a correction of an earlier entry. */
export type Mend = { field?: string; correct?: EventType }

/** How a condition that is not met could be met from the form of the step; empty if only time or another step can. */
export function mendOf(name: ConditionName, type: EventType): Mend {
  const { fields } = eventDefinition(type)
  const field = blanks[name]?.find((blank) => blank === 'on' || Object.hasOwn(fields, blank))
  const correct = corrections[name]
  return { ...(field ? { field } : {}), ...(correct ? { correct } : {}) }
}
