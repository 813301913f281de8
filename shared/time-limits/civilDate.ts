import { TimeLimitError } from './errors.ts'

/** A day in China, `YYYY-MM-DD`. No clock time, no zone. Strings of this form sort by date. */
export type CivilDate = string

type Parts = { year: number; month: number; day: number }

/** A day of the week as the notices count them: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const weekdayCharacters = '一二三四五六日'
const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** True if the value is a day that exists, written `YYYY-MM-DD`. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const { year, month, day } = partsOf(value)
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Takes a text from outside, gives it back as a civil date. Throws `impossible-date`. */
export function parseCivilDate(text: string): CivilDate {
  if (isCivilDate(text)) return text
  throw new TimeLimitError(
    'impossible-date',
    `“${text}”不是有效的日期，请按“2026-03-01”的格式填写实际存在的日期。`,
    `"${text}" is not a date. Write a day that exists, as in 2026-03-01.`,
  )
}

/** The civil date of given numbers, or undefined if there is no such day. */
export function civilDateFrom(year: number, month: number, day: number): CivilDate | undefined {
  const text = format({ year, month, day })
  return isCivilDate(text) ? text : undefined
}

/** The day `count` natural days later (earlier if negative). */
export function plusDays(date: CivilDate, count: number): CivilDate {
  return fromDayNumber(dayNumber(date) + count)
}

/** Natural days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** The same day of the month, `count` months later; the end of the month if that day is missing (民法典 第202条). */
export function plusMonths(date: CivilDate, count: number): CivilDate {
  const { year, month, day } = partsOf(date)
  const months = year * 12 + (month - 1) + count
  const target = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 }
  return format({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) })
}

/** The same day `count` years later; 29 February becomes the 28th (民法典 第202条). */
export function plusYears(date: CivilDate, count: number): CivilDate {
  return plusMonths(date, count * 12)
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: CivilDate): Weekday {
  // Day 0 (1970-01-01) is a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** 周一 to 周日 and Mon to Sun. */
export function weekdayTexts(date: CivilDate): { zh: string; en: string } {
  const index = weekdayOf(date) - 1
  return { zh: `周${weekdayCharacters[index]}`, en: weekdayNames[index] as string }
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4))
}

/**
 * The civil date in China of an instant, a UTC ISO text such as `2026-03-01T16:00:00.000Z`.
 * China keeps UTC+8 all year. Throws `impossible-instant`.
 */
export function civilDateOf(instantIso: string): CivilDate {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/.exec(instantIso)
  const date = match?.[1]
  if (!match || !isCivilDate(date)) {
    throw new TimeLimitError(
      'impossible-instant',
      `“${instantIso}”不是有效的时刻，无法换算为北京时间的日期，请检查记录的时间。`,
      `"${instantIso}" is not a UTC instant, so it has no civil date. Check the recorded time.`,
    )
  }
  return Number(match[2]) >= 16 ? plusDays(date, 1) : date
}

/** The earlier of civil dates; at least one. */
export function earliest(first: CivilDate, ...others: readonly CivilDate[]): CivilDate {
  return others.reduce((least, date) => (date < least ? date : least), first)
}

/** The later of civil dates; at least one. */
export function latest(first: CivilDate, ...others: readonly CivilDate[]): CivilDate {
  return others.reduce((most, date) => (date > most ? date : most), first)
}

/** All days from `from` to `to`, both included; none if `to` is earlier. */
export function datesFromTo(from: CivilDate, to: CivilDate): CivilDate[] {
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => fromDayNumber(first + index))
}

function partsOf(date: CivilDate): Parts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

function format({ year, month, day }: Parts): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

// Days are numbered from 1970-01-01. The year is taken to begin in March, so that a leap day is the last of its year,
// and 400 years (146,097 days) repeat exactly.
function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date)
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function fromDayNumber(number: number): CivilDate {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return format({ year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day })
}
