import { calendarYears } from './calendarYears.ts'
import { type CivilDate, datesFromTo, daysBetween, parseCivilDate, plusDays, weekdayOf, yearOf } from './civilDate.ts'
import { statutoryDays } from './festivals.ts'

/** `holiday`: off by a notice (or by statute, in a year without one); `makeUp`: a weekend worked in exchange. */
export type DayKind = 'working' | 'rest' | 'holiday' | 'makeUp'

/** What a yearly notice fixes: ranges off (both ends included) and single worked days. */
export type YearNotice = {
  readonly year: number
  readonly title: string
  readonly issuedOn?: CivilDate
  readonly off: readonly (readonly [CivilDate, CivilDate])[]
  readonly worked: readonly CivilDate[]
}

/** `provisional`: the year has no notice; weekends and the statutory days of the 放假办法 are off. */
export type Coverage = 'official' | 'provisional'

export interface Calendar {
  kindOf(date: CivilDate): DayKind
  isWorkingDay(date: CivilDate): boolean
  coverage(date: CivilDate): Coverage
  /** Years with a notice, ascending. */
  noticeYears(): number[]
}

/**
 * The calendar of the built-in notices with imported ones laid over: a notice replaces the built-in one of its year, so
 * that a correction is an import like any other; of two imported for one year the later in the list holds.
 * Throws `impossible-date` for a notice with a day that does not exist.
 */
export function createCalendar(imported: readonly YearNotice[] = []): Calendar {
  const notices = new Map([...calendarYears, ...imported].map((notice) => [notice.year, notice]))
  const years = [...notices.keys()].sort((a, b) => a - b)
  const noticed = new Map<CivilDate, DayKind>()
  for (const year of years) {
    const notice = notices.get(year) as YearNotice
    for (const [from, to] of notice.off) {
      for (const date of datesFromTo(parseCivilDate(from), parseCivilDate(to))) noticed.set(date, 'holiday')
    }
    for (const date of notice.worked) {
      noticed.set(date, weekdayOf(parseCivilDate(date)) > 5 ? 'makeUp' : 'working')
    }
  }
  const statutory = new Map<number, ReadonlySet<CivilDate>>()

  function isStatutory(date: CivilDate): boolean {
    const year = yearOf(date)
    let days = statutory.get(year)
    if (!days) {
      days = new Set(Object.values(statutoryDays(year)).flat())
      statutory.set(year, days)
    }
    return days.has(date)
  }

  function kindOf(date: CivilDate): DayKind {
    const kind = noticed.get(date)
    if (kind) return kind
    if (!notices.has(yearOf(date)) && isStatutory(date)) return 'holiday'
    return weekdayOf(date) > 5 ? 'rest' : 'working'
  }

  return {
    kindOf,
    isWorkingDay: (date) => isWorkingKind(kindOf(date)),
    coverage: (date) => (notices.has(yearOf(date)) ? 'official' : 'provisional'),
    noticeYears: () => [...years],
  }
}

/** Working days are ordinary weekdays and weekends worked in exchange (职工工作时间规定 第7条 and the notices). */
export function isWorkingKind(kind: DayKind): boolean {
  return kind === 'working' || kind === 'makeUp'
}

/** The first working day on or after the date: where a last day that is a rest day moves to (民事诉讼法 第85条第3款). */
export function workingDayOnOrAfter(date: CivilDate, calendar: Calendar): CivilDate {
  let day = date
  while (!calendar.isWorkingDay(day)) day = plusDays(day, 1)
  return day
}

/** The last working day on or before the date. */
export function workingDayOnOrBefore(date: CivilDate, calendar: Calendar): CivilDate {
  let day = date
  while (!calendar.isWorkingDay(day)) day = plusDays(day, -1)
  return day
}

/** The first working day after the date, which is itself not considered. */
export function nextWorkingDay(date: CivilDate, calendar: Calendar): CivilDate {
  return workingDayOnOrAfter(plusDays(date, 1), calendar)
}

/** The last working day before the date, which is itself not considered. */
export function previousWorkingDay(date: CivilDate, calendar: Calendar): CivilDate {
  return workingDayOnOrBefore(plusDays(date, -1), calendar)
}

/** The `count`-th working day after the date; the date itself is not counted. */
export function plusWorkingDays(date: CivilDate, count: number, calendar: Calendar): CivilDate {
  let day = date
  for (let left = count; left > 0; left -= 1) day = nextWorkingDay(day, calendar)
  return day
}

/** The `count`-th working day before the date; the date itself is not counted. */
export function minusWorkingDays(date: CivilDate, count: number, calendar: Calendar): CivilDate {
  let day = date
  for (let left = count; left > 0; left -= 1) day = previousWorkingDay(day, calendar)
  return day
}

/** Working days after `from` up to and including `to`; 0 if `to` is not later. */
export function workingDaysBetween(from: CivilDate, to: CivilDate, calendar: Calendar): number {
  if (to <= from) return 0
  let count = tallyUpTo(to, calendar) - tallyUpTo(from, calendar)
  for (let year = yearOf(from); year < yearOf(to); year += 1) count += tallyOf(year, calendar).at(-1) as number
  return count
}

// A worklist asks for every row how long something is overdue, which may be years: each year is counted once.
const tallies = new WeakMap<Calendar, Map<number, Uint16Array>>()

/** Working days of a year up to each of its days. */
function tallyOf(year: number, calendar: Calendar): Uint16Array {
  const known = tallies.get(calendar) ?? new Map<number, Uint16Array>()
  tallies.set(calendar, known)
  let tally = known.get(year)
  if (!tally) {
    let count = 0
    const [first, last] = ends(year)
    tally = Uint16Array.from(datesFromTo(first, last), (date) => (calendar.isWorkingDay(date) ? ++count : count))
    known.set(year, tally)
  }
  return tally
}

const tallyUpTo = (date: CivilDate, calendar: Calendar): number =>
  tallyOf(yearOf(date), calendar)[daysBetween(ends(yearOf(date))[0], date)] as number

const ends = (year: number): [CivilDate, CivilDate] => {
  const digits = String(year).padStart(4, '0')
  return [`${digits}-01-01`, `${digits}-12-31`]
}
