import { eventDefinition } from '../../../../shared/case/events.ts'
import { effectiveLog, type LoggedEvent } from '../../../../shared/case/log.ts'
import type { CaseView, LimitView, LogEntry } from '../../../../shared/contract/index.ts'
import type { CivilDate } from '../../../../shared/time-limits/index.ts'

/** How the decision period stands: not begun, running, stopped, over. */
export type Clock = 'none' | 'running' | 'stopped' | 'over'

export type TimelineFilter = 'all' | 'papers' | 'contacts' | 'states' | 'changes'
export const timelineFilters: readonly TimelineFilter[] = ['all', 'papers', 'contacts', 'states', 'changes']

/** `seq`: the entry with which it begins; entries of the same day before it find the clock as it was. */
type Stop = {
  from: CivilDate
  to: CivilDate | null
  seq: number
  ground: string
  kind: 'suspension' | 'exclusion'
}
type Period = { from: CivilDate; to: CivilDate | null; seq: number; stops: readonly Stop[] }

export type TimelineRow = { key: string; on: CivilDate; clock: Clock; stop: Stop | null } & (
  | { kind: 'entry'; entry: LogEntry }
  | { kind: 'due'; limit: LimitView }
  | { kind: 'today' }
)

/** The stretches of time in which the decision period of each cycle ran, with what stopped it. */
export function clockPeriods({ facts }: Pick<CaseView, 'facts'>): Period[] {
  return [...facts.past, facts].flatMap((cycle, i, all) => {
    if (!cycle.acceptance) return []
    const next = all[i + 1]
    const stops: Stop[] = [
      ...cycle.suspensions.map(({ on, resumedOn, ground, seq }) => ({
        from: on,
        to: resumedOn,
        seq,
        ground,
        kind: 'suspension' as const,
      })),
      ...cycle.exclusions.map(({ from, to, kind, seq }) => ({
        from,
        to,
        seq,
        ground: kind,
        kind: 'exclusion' as const,
      })),
    ]
    const to = cycle.outcome?.signedOn ?? cycle.closing?.on ?? next?.reopened?.on ?? null
    return [{ from: cycle.acceptance.on, to, seq: cycle.acceptance.seq, stops }]
  })
}

/** How the clock stands after an entry, or at the end of a day. */
export function clockOn(
  periods: readonly Period[],
  day: CivilDate,
  seq = Number.POSITIVE_INFINITY,
): { clock: Clock; stop: Stop | null } {
  const begun = (one: { from: CivilDate; seq: number }): boolean =>
    one.from < day || (one.from === day && one.seq <= seq)
  const period = periods.findLast(begun)
  if (!period) return { clock: 'none', stop: null }
  if (period.to !== null && period.to <= day) return { clock: 'over', stop: null }
  const stop = period.stops.find((stop) => begun(stop) && (stop.to === null || day < stop.to)) ?? null
  return { clock: stop ? 'stopped' : 'running', stop }
}

const paperFields = ['mode', 'documentNumber', 'letter', 'letterKind']

function passes(filter: TimelineFilter, entry: LogEntry): boolean {
  const { group, fields } = eventDefinition(entry.type)
  switch (filter) {
    case 'all':
      return true
    case 'papers':
      return paperFields.some((name) => Object.hasOwn(fields, name))
    case 'contacts':
      return Object.hasOwn(fields, 'channel') || group === 'record'
    case 'states':
      return ['intake', 'trial', 'ruling', 'clock', 'withdrawal', 'explanation', 'correction'].includes(group)
    case 'changes':
      return group === 'supervision' || entry.voidedBy !== null || entry.correctedBy.length > 0
  }
}

/**
 * The case from top to bottom: what happened in the order of its legal days, a line for today, and beneath it what
 * falls due. Each row knows how the clock stands from its day on.
 */
export function timelineOf(view: CaseView, today: CivilDate, filter: TimelineFilter = 'all'): TimelineRow[] {
  const periods = clockPeriods(view)
  const at = (on: CivilDate, seq?: number) => clockOn(periods, on, seq)
  const corrected = new Map(counted(view).map((entry) => [entry.seq, entry.on]))
  const past = view.history
    .filter((entry) => passes(filter, entry))
    .map((entry) => ({ entry, on: corrected.get(entry.seq) ?? entry.on }))
    .sort((a, b) => a.on.localeCompare(b.on) || a.entry.seq - b.entry.seq)
    .map(({ entry, on }): TimelineRow => ({ kind: 'entry', key: `e${entry.seq}`, on, entry, ...at(on, entry.seq) }))
  const due = view.limits
    .filter(({ status }) => status === 'open' || status === 'overdue')
    .sort((a, b) => a.dueLegal.localeCompare(b.dueLegal))
    .map((limit): TimelineRow => {
      const on = limit.dueLegal
      return { kind: 'due', key: `d${limit.key}`, on, limit, ...at(on < today ? on : today) }
    })
  const overdue = due.filter(({ on }) => on < today)
  const before = [...past, ...overdue].sort((a, b) => a.on.localeCompare(b.on))
  return [...before, { kind: 'today', key: 'today', on: today, ...at(today) }, ...due.filter(({ on }) => on >= today)]
}

/** The record as it counts now: corrections worked in, what was taken back left out. */
export function counted({ history }: Pick<CaseView, 'history'>): LoggedEvent[] {
  return effectiveLog(history.map((entry): LoggedEvent => ({ ...entry, by: entry.by?.id ?? '' })))
}
