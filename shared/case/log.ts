import type { CivilDate } from '../time-limits/index.ts'
import type { EventType } from './events.ts'
import { eventDefinition } from './events.ts'

/** One entry of the append-only log of a case. `on` is the legal date, `recordedAt` the instant of recording (UTC ISO). */
export type LoggedEvent = {
  seq: number
  type: EventType
  on: CivilDate
  recordedAt: string
  /** Staff id, or `program` for a statutory period that ran out. */
  by: string
  data: Record<string, unknown>
}

export const PROGRAM = 'program'

export const isTimer = (entry: Pick<LoggedEvent, 'type'>): boolean => eventDefinition(entry.type).automatic === true

/** Without a value the field is emptied. */
type Change = { field: string; value?: string | undefined }

/** The payload with the changes of a correction; values of other kinds than text, date and term are JSON. */
export function corrected(entry: LoggedEvent, changes: readonly Change[]): LoggedEvent {
  const data = { ...entry.data }
  let on = entry.on
  for (const { field, value } of changes) {
    if (field === 'on') {
      on = value ?? ''
      continue
    }
    const kind = eventDefinition(entry.type).fields[field]?.kind
    const plain = kind === undefined || ['date', 'text', 'term', 'party', 'staff', 'letter', 'case'].includes(kind)
    if (value === undefined) delete data[field]
    else data[field] = plain ? value : JSON.parse(value)
  }
  return { ...entry, on, data }
}

/**
 * The entries that still count, in order: timers taken back, steps reverted and facts corrected are
 * worked in, and the entries that did so have done their part. Nothing is removed from the log itself.
 */
export function effectiveLog(history: readonly LoggedEvent[]): LoggedEvent[] {
  let counted: LoggedEvent[] = []
  for (const entry of history) {
    const target = entry.data.seq as number
    switch (entry.type) {
      case 'TIMER_WITHDRAWN':
        counted = counted.filter((e) => e.seq !== target)
        break
      case 'REVERT':
        counted = counted.filter((e) => e.seq < target)
        break
      case 'CORRECT':
        counted = counted.map((e) => (e.seq === target ? corrected(e, entry.data.changes as Change[]) : e))
        break
      default:
        counted.push(entry)
    }
  }
  return counted
}

/** Sequence numbers that no longer count, for a timeline that strikes them through. */
export function voidedSeqs(history: readonly LoggedEvent[]): Set<number> {
  const counted = new Set(effectiveLog(history).map((e) => e.seq))
  return new Set(history.filter((e) => !counted.has(e.seq) && !(e.type in supervision)).map((e) => e.seq))
}

const supervision: Partial<Record<EventType, true>> = { TIMER_WITHDRAWN: true, REVERT: true, CORRECT: true }
