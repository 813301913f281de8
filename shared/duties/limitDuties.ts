import { type CaseFacts, type CaseLimit, type CaseState, type LimitEnvironment, regionStates } from '../case/index.ts'
import { workingDayOnOrBefore } from '../time-limits/index.ts'
import type { Duty } from './duty.ts'
import { caseDuty, due } from './newDuty.ts'

/** Periods that open a right or a possibility; nobody owes anything under them. */
const possibilities = ['D06', 'D24']
/** Periods of what comes after the outcome; all others are over with the case, also if it was closed by force. */
const aftermath = ['D25', 'D26', 'D27', 'D28', 'D29', 'D30', 'D31', 'D35']

/** The statutory periods of a case, ended ones included. */
export function limitDuties(state: CaseState, all: readonly CaseLimit[], env: LimitEnvironment): Duty[] {
  return all
    .filter((limit) => !possibilities.includes(limit.code))
    .map((limit) => limitDuty(state.context, limit, hasLapsed(limit, state), env))
}

/** The statutory periods of an earlier cycle. */
export function pastLimitDuties(facts: CaseFacts, all: readonly CaseLimit[], env: LimitEnvironment): Duty[] {
  return all
    .filter((limit) => !possibilities.includes(limit.code))
    .map((limit) => limitDuty(facts, limit, hasLapsedByFacts(limit, facts), env))
}

function limitDuty(facts: CaseFacts, limit: CaseLimit, lapsed: boolean, env: LimitEnvironment): Duty {
  const dates = datesOf(facts, limit, env)
  const moot = limit.superseded || (limit.endedOn === null && facts.closing !== null && !aftermath.includes(limit.code))
  const status = lapsed ? 'lapsed' : moot ? 'excused' : limit.endedOn === null ? 'open' : 'fulfilled'
  return caseDuty(facts, {
    key: limit.key,
    kind: 'limit',
    code: limit.code,
    raisedBy: limit.raisedBy,
    raisedOn: limit.raisedOn,
    owner: limit.owner,
    partyId: limit.partyId,
    letter: limit.letter,
    action: limit.action,
    // While the clock stands still the end is not known; showing one would be a wrong date.
    ...(limit.paused ? {} : dates),
    paused: limit.paused && status === 'open',
    status,
    endedOn: {
      open: null,
      lapsed: dates.dueLegal,
      fulfilled: limit.endedOn,
      excused: limit.endedOn ?? facts.closing?.on ?? limit.raisedOn,
    }[status],
    evidence: status === 'lapsed' ? null : limit.endedBy,
    excuse: status === 'excused' ? 'superseded' : null,
    late: status === 'fulfilled' && (limit.endedOn as string) > (dates.dueLegal as string),
  })
}

/** The dates of a period; a supplement may be granted a longer one than the law's (行政复议法 第31条第2款). */
function datesOf(facts: CaseFacts, { code, period }: CaseLimit, env: LimitEnvironment) {
  const until = code === 'D07' ? (facts.supplement?.until ?? null) : null
  if (until !== null && until > period.dueLegal) return due(until, env, workingDayOnOrBefore(until, env.calendar))
  return { ...due(period.dueLegal, env, period.dueSafe, period.nominal), provisional: period.provisional }
}

/** Whether a period ran out with its legal effect, so that nobody owes the step any more. */
function hasLapsed(limit: CaseLimit, state: CaseState): boolean {
  if (limit.code === 'D29' || limit.code === 'D30' || limit.code === 'D31') {
    // One who did not sue beside another may still do so until the file is archived.
    return limit.endedOn === null && (regionStates(state).litigation === 'lapsed' || state.context.archivedOn !== null)
  }
  return hasLapsedByFacts(limit, state.context)
}

function hasLapsedByFacts({ code, endedBy }: CaseLimit, facts: CaseFacts): boolean {
  switch (code) {
    case 'D05':
      return facts.acceptance?.deemed === true && facts.supplement === null // 行政复议法 第30条第3款
    case 'D08':
      return facts.acceptance?.deemed === true
    case 'D07':
      return facts.unprocessed !== null && facts.supplement?.receivedOn === null // 行政复议法 第31条第2款
    case 'D12':
    case 'D14':
      return facts.replyLapsedOn !== null && endedBy === null // 行政复议法 第70条
    default:
      return false
  }
}
