import { type CivilDate, deemedAcceptedOn, type LimitCode, plusDays } from '../time-limits/index.ts'
import type { CaseEnvironment } from './environment.ts'
import type { TimerType } from './events.ts'
import { addressees } from './facts.ts'
import { type CaseLimit, type LimitEnvironment, limits } from './limits.ts'
import { effectiveLog, isTimer, type LoggedEvent, PROGRAM } from './log.ts'
import { performanceOpen } from './record.ts'
import { advance, begin, type CaseState, mainState, regionStates } from './state.ts'

/** The periods whose end each timer records, the first that runs where there are several. */
export const timerPeriods: Readonly<Record<TimerType, readonly LimitCode[]>> = {
  DEEMED_ACCEPTED: ['D08', 'D05'],
  DEEMED_ABANDONED: ['D07'],
  REPLY_LAPSED: ['D12', 'D14'],
  DECISION_LAPSED: ['D15', 'D17'],
  ANSWER_LAPSED: ['D28'],
  SUIT_LAPSED: ['D29', 'D30', 'D31'],
  PERFORMANCE_LAPSED: ['D26', 'D27'],
}

/** A statutory period that has its effect by itself. `on`: the day of the effect; it shows from the day after `due`. */
type Timer = { type: TimerType; due: CivilDate; on: CivilDate }

/** Periods that run in this state and will have an effect by themselves, whether or not they have run out. */
export function timers(state: CaseState, env: LimitEnvironment): Timer[] {
  const facts = state.context
  const main = mainState(state)
  const all = limits(facts, env)
  const found: Timer[] = []
  const periods = (type: TimerType) => timerPeriods[type].flatMap((code) => all.filter((l) => l.code === code))
  const at = (type: TimerType, due: CivilDate, on: CivilDate = due) => found.push({ type, due, on })

  if (main === 'intake.underReview' || main === 'intake.registering') {
    const [review] = periods('DEEMED_ACCEPTED')
    // 行政复议法 第30条第3款: silence to the end of the period is acceptance.
    if (review)
      at(
        'DEEMED_ACCEPTED',
        review.period.dueLegal,
        deemedAcceptedOn(review.period.trigger, env.calendar, env.settings.legal),
      )
  }
  if (main === 'intake.supplementing') {
    const [supplement] = periods('DEEMED_ABANDONED')
    const until = facts.supplement?.until
    // 行政复议法 第31条第2款
    if (supplement)
      at('DEEMED_ABANDONED', until && until > supplement.period.dueLegal ? until : supplement.period.dueLegal)
  }
  const missing = periods('REPLY_LAPSED').filter((l) => l.endedOn === null)
  if (main === 'inCaseMediation.awaitingReply' && missing.length > 0 && missing.every((l) => !l.paused)) {
    at('REPLY_LAPSED', latest(missing)) // 行政复议法 第70条
  }
  const [decision] = periods('DECISION_LAPSED')
  if (
    decision &&
    decision.endedOn === null &&
    !decision.superseded &&
    !decision.paused &&
    facts.overdueSince === null &&
    facts.closing === null
  ) {
    at('DECISION_LAPSED', decision.period.dueLegal) // 行政复议法 第62条
  }
  if (main === 'correctionRecommendation.awaitingAnswer') {
    const answers = periods('ANSWER_LAPSED').filter((l) => l.endedOn === null)
    if (answers.length > 0) at('ANSWER_LAPSED', latest(answers)) // 行政复议法 第76条
  }
  const suits = periods('SUIT_LAPSED')
  const everybody =
    facts.outcome?.signedOn == null || addressees(facts).every((p) => facts.services.some((s) => s.party === p.id))
  if (
    regionStates(state).litigation === 'open' &&
    suits.length > 0 &&
    everybody &&
    suits.every((l) => l.endedOn === null)
  ) {
    at('SUIT_LAPSED', latest(suits)) // 行政诉讼法 第45条
  }
  const performance = [
    ...periods('PERFORMANCE_LAPSED')
      .filter((l) => l.endedOn === null)
      .map((l) => l.period.dueLegal),
    ...(facts.outcome?.performBy ? [facts.outcome.performBy] : []),
  ].sort()
  const [firstEnd] = performance
  if (firstEnd && facts.performance.due && facts.performance.lapsed === null && performanceOpen(facts)) {
    at('PERFORMANCE_LAPSED', firstEnd) // 行政复议法 第77条第2款
  }
  return found
}

const latest = (all: readonly CaseLimit[]) => all.map((l) => l.period.dueLegal).reduce((a, b) => (a > b ? a : b))

/** First day on which a period may have its effect by itself; null if none is running. */
export function nextCheckOn(state: CaseState, env: LimitEnvironment): CivilDate | null {
  const days = timers(state, env).map((t) => plusDays(t.due, 1))
  return days.length > 0 ? days.reduce((a, b) => (a < b ? a : b)) : null
}

/** Timers of the log that no longer follow from the facts, and all after the first: a correction has moved their day. */
export function staleTimers(history: readonly LoggedEvent[], env: LimitEnvironment): LoggedEvent[] {
  const [first, ...rest] = effectiveLog(history)
  if (!first) return []
  let state = begin(first)
  for (const [i, entry] of rest.entries()) {
    if (
      isTimer(entry) &&
      !timers(state, env).some((t) => t.type === entry.type && t.on === entry.on && t.due === entry.data.ranOutOn)
    ) {
      return rest.slice(i).filter(isTimer)
    }
    state = advance(state, entry)
  }
  return []
}

/**
 * Takes in every period that has run out by `env.today`, in the order of the days of effect, however
 * long the program was closed. Both dates are logged: the legal one, and that of recording.
 */
export function applyElapsed(
  state: CaseState,
  history: readonly LoggedEvent[],
  env: CaseEnvironment,
): { events: LoggedEvent[]; state: CaseState } {
  const events: LoggedEvent[] = []
  let current = state
  let seq = history.at(-1)?.seq ?? 0
  for (;;) {
    const due = timers(current, env)
      .filter((t) => t.due < env.today)
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))[0]
    if (!due) return { events, state: current }
    seq += 1
    const entry: LoggedEvent = {
      seq,
      type: due.type,
      on: due.on,
      recordedAt: env.recordedAt,
      by: PROGRAM,
      data: { ranOutOn: due.due },
    }
    current = advance(current, entry)
    events.push(entry)
  }
}
