import { describe, expect, test } from 'vitest'
import {
  civilDateOf,
  daysBetween,
  isCivilDate,
  parseCivilDate,
  plusDays,
  plusMonths,
  plusYears,
  TimeLimitError,
  weekdayOf,
  yearOf,
} from '../../shared/time-limits/index.ts'

describe('civil dates', () => {
  test('are days that exist, in one form only', () => {
    expect(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01'].every(isCivilDate)).toBe(true)
    const wrong = [
      '2025-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-01',
      '20260401',
      '',
      null,
    ]
    expect(wrong.filter(isCivilDate)).toEqual([])
    expect(isCivilDate('2026-04-01T00:00:00Z')).toBe(false)
  })

  test('are refused with a sentence that says what to write', () => {
    expect(() => parseCivilDate('2026-02-30')).toThrow(TimeLimitError)
    expect(() => parseCivilDate('2026-02-30')).toThrow(/请按“2026-03-01”的格式/)
  })

  test('cross months, leap years and centuries', () => {
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(plusDays('2025-02-28', 1)).toBe('2025-03-01')
    expect(plusDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(plusDays('2100-02-28', 1)).toBe('2100-03-01')
    expect(plusDays('1969-12-31', 1)).toBe('1970-01-01')
    expect(daysBetween('2000-01-01', '2400-01-01')).toBe(146_097)
  })

  test('keep the day of the month, or take its last day (民法典 第202条)', () => {
    expect(plusMonths('2025-08-31', 6)).toBe('2026-02-28')
    expect(plusMonths('2025-11-15', 3)).toBe('2026-02-15')
    expect(plusMonths('2026-01-31', -2)).toBe('2025-11-30')
    expect(plusYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(plusYears('2024-02-29', 4)).toBe('2028-02-29')
    expect(plusYears('2020-11-18', 5)).toBe('2025-11-18')
  })

  test('know their weekday and year', () => {
    expect([weekdayOf('2024-02-05'), weekdayOf('2024-04-07'), weekdayOf('1900-01-01')]).toEqual([1, 7, 1])
    expect(yearOf('2026-11-22')).toBe(2026)
  })

  test('of an instant change at midnight in China', () => {
    expect(civilDateOf('2026-03-01T15:59:59.999Z')).toBe('2026-03-01')
    expect(civilDateOf('2026-03-01T16:00:00.000Z')).toBe('2026-03-02')
    expect(civilDateOf('2026-12-31T16:00:00.000Z')).toBe('2027-01-01')
    expect(() => civilDateOf('2026-03-01')).toThrow(TimeLimitError)
    expect(() => civilDateOf('2026-02-30T01:00:00.000Z')).toThrow(TimeLimitError)
  })
})
