/**
 * A second, slow way to count days, to check the program against: milliseconds and sets, one day at a time. It shares
 * nothing with the program but the list of days off, which it reads as strings.
 */
import { calendarYears } from '../../shared/time-limits/calendarYears.ts'

const day = 86_400_000

// 放假办法 for 2027 as law.md §2.5 has it, written out here and not taken from the program.
const statutory2027 = [
  '2027-01-01',
  '2027-02-05',
  '2027-02-06',
  '2027-02-07',
  '2027-02-08',
  '2027-04-05',
  '2027-05-01',
  '2027-05-02',
  '2027-06-09',
  '2027-09-15',
  '2027-10-01',
  '2027-10-02',
  '2027-10-03',
]

export const workingDays: ReadonlySet<string> = new Set(listWorkingDays())

function listWorkingDays(): string[] {
  const off = new Set(statutory2027)
  const worked = new Set<string>()
  for (const notice of calendarYears) {
    for (const [from, to] of notice.off) for (let t = at(from); t <= at(to); t += day) off.add(text(t))
    for (const date of notice.worked) worked.add(date)
  }
  const days: string[] = []
  for (let t = Date.UTC(2019, 0, 1); t < Date.UTC(2028, 0, 1); t += day) {
    const weekday = new Date(t).getUTCDay()
    const weekend = weekday === 0 || weekday === 6
    if (worked.has(text(t)) || !(weekend || off.has(text(t)))) days.push(text(t))
  }
  return days
}

/** The end of `length` days after `trigger` that are not in `excluded`; only working days if asked. */
export function slowEnd(trigger: string, length: number, excluded: ReadonlySet<string>, onlyWorking: boolean): string {
  let t = at(trigger)
  let counted = 0
  while (counted < length) {
    t += day
    const date = text(t)
    if (excluded.has(date)) continue
    if (onlyWorking && !workingDays.has(date)) continue
    counted += 1
  }
  return text(t)
}

export function slowForward(date: string, excluded: ReadonlySet<string> = new Set()): string {
  let t = at(date)
  while (!workingDays.has(text(t)) || excluded.has(text(t))) t += day
  return text(t)
}

export function slowBackward(date: string): string {
  let t = at(date)
  while (!workingDays.has(text(t))) t -= day
  return text(t)
}

export function slowPlus(date: string, count: number): string {
  return text(at(date) + count * day)
}

export function slowDates(from: string, to: string): string[] {
  const dates: string[] = []
  for (let t = at(from); t <= at(to); t += day) dates.push(text(t))
  return dates
}

function at(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`)
}

function text(t: number): string {
  return new Date(t).toISOString().slice(0, 10)
}
