import { type CivilDate, plusDays, weekdayOf } from '../time-limits/index.ts'

/** What counts as a reception (documents.md §4): a consultation, a further contact on it, an application handed in. */
export type ReceptionWhat = 'consultation' | 'contact' | 'application'
/** One reception at the desk, on the day it happened. */
export type Reception = {
  what: ReceptionWhat
  on: CivilDate
  /** Code of `consultationChannel`; applications under the channel that comes nearest. */
  channel: string
  /** Code of `consultationKind`; null for applications. */
  kind: string | null
  /** Code of `consultationState`, or `application`. */
  result: string
  people: number
}

/** The week of a day, Monday to Sunday. */
export function weekOf(date: CivilDate): { from: CivilDate; to: CivilDate } {
  const from = plusDays(date, 1 - weekdayOf(date))
  return { from, to: plusDays(from, 6) }
}

/** Every week that touches the period, the first one first. */
export function weeksBetween(from: CivilDate, to: CivilDate): { from: CivilDate; to: CivilDate }[] {
  const weeks = []
  for (let week = weekOf(from); week.from <= to; week = weekOf(plusDays(week.to, 1))) weeks.push(week)
  return weeks
}

/** Which column of the table an application belongs to. */
export function receptionChannel(applicationChannel: string): string {
  const same: Record<string, string> = { oral: 'counter', penaltyOrgan: 'post' }
  return same[applicationChannel] ?? applicationChannel
}

/** Times (起次) and people (人数) of receptions. */
export function receptionCount(rows: readonly Reception[]): { times: number; people: number } {
  return { times: rows.length, people: rows.reduce((sum, row) => sum + row.people, 0) }
}
