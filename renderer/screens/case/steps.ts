import { type EventGroup, type EventType, eventDefinition } from '../../../shared/case/events.ts'
import type { CaseView, StepView } from '../../../shared/contract/index.ts'

/** The steps that carry a case on from each state, most usual first: what the page offers before all else. */
export const usualSteps: Record<string, readonly EventType[]> = {
  'intake.registering': ['REGISTERED'],
  'intake.penaltyOrganRoute': ['FORWARDED', 'INSISTED', 'SELF_CORRECTED'],
  'intake.underReview': ['ACCEPT', 'REQUEST_SUPPLEMENT', 'REFUSE'],
  'intake.supplementing': ['SUPPLEMENT_NOTICE_SERVED', 'SUPPLEMENT_RECEIVED'],
  'intake.accepted': ['START_TRIAL', 'ACCEPTANCE_NOTICE_SERVED'],
  'intake.notAccepted': ['SERVED', 'EXPLAIN'],
  'intake.notProcessed': ['CLOSING_NOTE_SENT'],
  'intake.abandoned': ['CLOSING_NOTE_SENT', 'CLOSE'],
  'intake.withdrawnBeforeAcceptance': ['CLOSING_NOTE_SENT', 'CLOSE'],
  'inCaseMediation.serving': ['COPY_SERVED', 'ACCEPTANCE_NOTICE_SERVED', 'MEDIATION_OFFERED'],
  'inCaseMediation.awaitingReply': ['REPLY_RECEIVED', 'MEDIATION_OFFERED', 'MEDIATION_HELD'],
  'inCaseMediation.hearingParties': ['OPINIONS_HEARD', 'MEDIATION_OFFERED', 'MEDIATION_HELD', 'OPINIONS_IMPOSSIBLE'],
  'inCaseMediation.investigating': [
    'MEDIATION_OFFERED',
    'MEDIATION_HELD',
    'MEDIATION_DOC_EFFECTIVE',
    'TRIAL_COMPLETE',
    'EVIDENCE_TAKEN',
  ],
  'ruling.drafting': ['DRAFT_DONE', 'COMMITTEE_CONSULTED'],
  'ruling.committee': ['OPINION_RECORDED'],
  'ruling.approving': ['APPROVED', 'RETURNED'],
  'ruling.signed': ['SERVED'],
  'ruling.serving': ['SERVED'],
  'ruling.effective': ['EXPLAIN', 'SERVED'],
  'postCaseExplanation.planning': ['EXPLAINED', 'WRITTEN_SERVED'],
  'postCaseExplanation.explaining': ['EXPLAINED', 'WRITTEN_SERVED'],
  'correctionRecommendation.assessing': ['RECOMMEND', 'NO_DEFECT'],
  'correctionRecommendation.drafting': ['LETTER_DRAFTED'],
  'correctionRecommendation.approving': ['LETTER_APPROVED', 'LETTER_RETURNED'],
  'correctionRecommendation.issued': ['LETTER_SERVED'],
  'correctionRecommendation.awaitingAnswer': ['ANSWERED', 'REMINDED', 'CLOSE'],
  'correctionRecommendation.answerOverdue': ['ANSWERED', 'REMINDED', 'CLOSE'],
  closed: ['ARCHIVE'],
}

/** Ways out for cases that reality has put into the wrong state; kept apart from the daily steps. */
export const supervisedSteps: readonly EventType[] = ['REOPEN', 'FORCE', 'REVERT', 'CORRECT']
const supervised = new Set<EventType>(supervisedSteps)

export const isPossible = (step: StepView): boolean => step.here && step.unmet.length === 0

export type StepGroup = { group: EventGroup; steps: StepView[] }
export type OfferedSteps = {
  /** The next step and its alternatives; possible ones first. */
  first: StepView[]
  /** Everything else the state knows, by subject. */
  more: StepGroup[]
  /** What belongs to another stage. */
  elsewhere: StepGroup[]
}

/** Sorts the steps a person may record into what comes next, what else is possible, and the rest. */
export function offeredSteps(view: Pick<CaseView, 'steps' | 'mainState' | 'duties' | 'regions'>): OfferedSteps {
  const steps = view.steps.filter((step) => !supervised.has(step.type))
  const here = steps.filter((step) => step.here)
  const order = [
    ...(view.regions['clock'] === 'suspended' ? ['RESUME'] : []),
    ...(usualSteps[view.mainState] ?? []),
    ...owedActions(view.duties),
  ]
  const rank = new Map([...new Set(order)].map((type, i) => [type, i]))
  const first = here
    .filter((step) => rank.has(step.type))
    .sort((a, b) => Number(isPossible(b)) - Number(isPossible(a)) || (rank.get(a.type) ?? 0) - (rank.get(b.type) ?? 0))
  return {
    first,
    more: grouped(here.filter((step) => !rank.has(step.type))),
    elsewhere: grouped(steps.filter((step) => !step.here)),
  }
}

/** Steps that an open duty of ours waits for, the most urgent first. */
function owedActions(duties: CaseView['duties']): string[] {
  return duties
    .filter((duty) => duty.status === 'open' && duty.owner === 'us')
    .sort((a, b) => (a.dueSafe ?? '9').localeCompare(b.dueSafe ?? '9'))
    .map((duty) => duty.action)
}

function grouped(steps: readonly StepView[]): StepGroup[] {
  const groups = new Map<EventGroup, StepView[]>()
  for (const step of steps) {
    const { group } = eventDefinition(step.type)
    groups.set(group, [...(groups.get(group) ?? []), step])
  }
  return [...groups].map(([group, list]) => ({
    group,
    steps: list.sort((a, b) => Number(isPossible(b)) - Number(isPossible(a))),
  }))
}
