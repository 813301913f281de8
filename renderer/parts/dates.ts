import { type CivilDate, civilDateOf, isCivilDate, plusDays, weekdayTexts } from '../../shared/time-limits/index.ts'
import type { Language } from '../texts/language.tsx'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 2026年11月26日, for text. Tables use the civil date as it is. */
export function longDate(date: CivilDate, language: Language): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`
}

/** 11月26日, 明年1月15日; with the year where it is neither this nor the next. */
export function shortDate(date: CivilDate, today: CivilDate, language: Language): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const ahead = year - Number(today.slice(0, 4))
  if (language !== 'zh') return ahead === 0 ? `${day} ${MONTHS[month - 1]}` : longDate(date, language)
  if (ahead === 0) return `${month}月${day}日`
  return ahead === 1 ? `明年${month}月${day}日` : longDate(date, language)
}

/** 2026年11月26日 周四. */
export const dateWithWeekday = (date: CivilDate, language: Language): string =>
  `${longDate(date, language)} ${weekdayTexts(date)[language]}`

/** 2026-11-20 15:02 in the civil time of China, which has no daylight saving. */
export function instantText(instant: string): string {
  const utc = instant.slice(11, 16).split(':').map(Number) as [number, number]
  const hour = (utc[0] + 8) % 24
  return `${civilDateOf(instant)} ${String(hour).padStart(2, '0')}:${String(utc[1]).padStart(2, '0')}`
}

/** The month before, as first and last day. */
export function monthOf(date: CivilDate, back = 0): { from: CivilDate; to: CivilDate } {
  let first = `${date.slice(0, 7)}-01`
  for (let i = 0; i < back; i++) first = `${plusDays(first, -1).slice(0, 7)}-01`
  const next = `${plusDays(first, 31).slice(0, 7)}-01`
  return { from: first, to: plusDays(next, -1) }
}

/** Understands 2026-11-26, 2026.11.26, 20261126, 2026年11月26日, and 11-26 or 1126 of this year. */
export function parseTypedDate(text: string, currentYear: number): CivilDate | null {
  const compact = text.trim()
  const match =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(compact) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(compact) ??
    /^()(\d{1,2})[-./月](\d{1,2})日?$/.exec(compact) ??
    /^()(\d{2})(\d{2})$/.exec(compact)
  if (!match) return null
  const date = `${match[1] || String(currentYear)}-${two(match[2])}-${two(match[3])}`
  return isCivilDate(date) ? date : null
}

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0')
