import { addressees, type CaseFacts, explanationRecipients, partiesOf, type StepEvent } from './facts.ts'
import { hasPerformance, performanceOpen } from './record.ts'

/** Asked with the facts as they are after the event; `before` are those it found. */
type Branch = (facts: CaseFacts, event?: StepEvent, before?: CaseFacts) => boolean

const data = (event?: StepEvent) => (event?.data ?? {}) as Record<string, unknown>
const declines = (answer: unknown) => answer === 'refused' || answer === 'unreachable'
const code = (event?: StepEvent) => String(data(event).code ?? '')

/** Parties that have to be heard: every applicant who is not represented by another (行政复议法 第49条). */
export const opinionsOwed = (facts: CaseFacts) =>
  partiesOf(facts, 'applicant').filter((p) => p.representedBy === null && !facts.opinions.some((o) => o.party === p.id))

const allServed: Branch = (f) => addressees(f).every((p) => f.services.some((s) => s.party === p.id))

/** Which way a step leads. A branch chooses among targets; it never refuses a step. */
export const branches = {
  isSimple: (f) => f.procedure === 'simple',
  applicantContent: (_f, e) => data(e).applicantContent === true,
  allCopied: (f) => partiesOf(f, 'respondent').every((p) => f.copies.some((c) => c.party === p.id)),
  replyMissing: (f) => f.copies.some((c) => !f.replies.some((r) => r.party === c.party)),
  allReplied: (f) => everyReply(f) && f.procedure === 'ordinary',
  allRepliedAndHeard: (f) => everyReply(f) && (f.procedure === 'simple' || opinionsOwed(f).length === 0),
  // 行政复议法 第54条: in the simple procedure hearing the parties is not compulsory.
  opinionsSettled: (f) => f.procedure === 'simple' || opinionsOwed(f).length === 0,
  trialNotStarted: (f) => f.trialStartedOn === null,
  trialNotComplete: (f) => f.trialCompletedOn === null,
  committeeOpen: (f) => f.committee.needed && f.committee.recordedOn === null,
  allServed,
  decisionServed: (f, e, b) => allServed(f, e, b) && f.outcome?.form !== 'notAccepted',
  suitable: (f) => f.outcome?.suitable === true,
  effectiveWithDuty: (f, e, b) => (f.outcome?.form === 'mediated' || allServed(f, e, b)) && hasPerformance(f),
  redoOrdered: (f, e, b) => allServed(f, e, b) && f.outcome?.redoDays != null,
  performanceOver: (f) => !performanceOpen(f),
  // 行政复议法 第79条第2款: decisions and opinion letters against departments go to their superior.
  copyOwed: (f, e, b) =>
    allServed(f, e, b) && f.outcome?.form === 'decision' && f.act.respondentLevel !== 'countyGovernment',
  allExplained: (f) =>
    explanationRecipients(f).every((p) => f.explanations.some((x) => x.party === p.id && x.complete)),
  letterNeedsAnswer: (f, e) => letterOf(f, e)?.kind === 'opinionLetter',
  earlyLetterAwaitsAnswer: (f, e) =>
    earlyLetter(f, e)?.kind === 'opinionLetter' && earlyLetter(f, e)?.answeredOn === null,
  earlyLetterNeedsNoAnswer: (f, e) => earlyLetter(f, e) !== undefined,
  allAnswered: (f) =>
    f.letters.every((l) => l.kind !== 'opinionLetter' || l.servedOn === null || l.answeredOn !== null || l.waived),
  // 行政复议法 第5条: mediation needs the will of all; one refusal ends the offer.
  offerDeclined: (_f, e) => (data(e).asked as { answer: string }[]).some((a) => declines(a.answer)),
  firstOfferByOpinion: (_f, e, b) => data(e).mediationAnswer !== undefined && b?.mediations.length === 0,
  declinedWithOpinion: (_f, e, b) => declines(data(e).mediationAnswer) && b?.mediations.length === 0,
  sessionAgreed: (_f, e) => data(e).outcome === 'agreed',
  sessionFailed: (_f, e) => data(e).outcome === 'failed',
  hearingGranted: (_f, e) => data(e).granted === true,
  exclusionOpen: (f) => f.exclusions.some((x) => x.to === null),
  aboutLetter: (_f, e) => data(e).letter !== undefined,
  aboutOutcome: (_f, e) => data(e).letter === undefined,
  judgedUpheld: (_f, e) => data(e).result === 'upheld',
  judgedRevoked: (_f, e) => data(e).result === 'revoked',
  notSued: (f) => f.suits.every((s) => s.judgedOn !== null),
  reopenAccepted: (_f, e) => code(e) === 'RO1',
  reopenRuling: (_f, e) => code(e) === 'RO3',
  reopenReview: (_f, e) => code(e) === 'RO4' || code(e) === 'RO5',
  reopenPerformance: (_f, e) => code(e) === 'RO9',
  reopenClock: (_f, e) => code(e) === 'RO2',
  newCycle: (_f, e) => ['RO1', 'RO3', 'RO4'].includes(code(e)),
} as const satisfies Record<string, Branch>

export type BranchName = keyof typeof branches

const everyReply: Branch = (f) => partiesOf(f, 'respondent').every((p) => f.replies.some((r) => r.party === p.id))

function letterOf(facts: CaseFacts, event?: StepEvent) {
  const id = data(event).letter
  return id === undefined ? facts.letters.at(-1) : facts.letters.find((l) => l.id === id)
}
function earlyLetter(facts: CaseFacts, event?: StepEvent) {
  return facts.letters.find((l) => l.id === data(event).existing && l.servedOn !== null)
}
