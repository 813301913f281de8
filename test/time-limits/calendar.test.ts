import { describe, expect, test } from 'vitest'
import {
  createCalendar,
  datesFromTo,
  minusWorkingDays,
  nextWorkingDay,
  plusWorkingDays,
  previousWorkingDay,
  statutoryDays,
  type YearNotice,
} from '../../shared/time-limits/index.ts'

const calendar = createCalendar()

function workingDaysOf(year: number): number {
  return datesFromTo(`${year}-01-01`, `${year}-12-31`).filter((date) => calendar.isWorkingDay(date)).length
}

describe('the built-in years', () => {
  test('have the working days the notices leave', () => {
    const counts = Object.fromEntries(calendar.noticeYears().map((year) => [year, workingDaysOf(year)]))
    // 2024 to 2026: law.md §2.5. Before: counted from a second data set.
    expect(counts).toEqual({
      2010: 250,
      2011: 250,
      2012: 249,
      2013: 250,
      2014: 250,
      2015: 249,
      2016: 250,
      2017: 249,
      2018: 250,
      2019: 250,
      2020: 249,
      2021: 250,
      2022: 249,
      2023: 249,
      2024: 251,
      2025: 248,
      2026: 248,
    })
  })

  test('tell the four kinds of day apart', () => {
    expect(calendar.kindOf('2024-02-09')).toBe('working') // New Year's Eve 2024: leave only encouraged
    expect(calendar.kindOf('2024-02-18')).toBe('makeUp')
    expect(calendar.kindOf('2024-02-10')).toBe('holiday')
    expect(calendar.kindOf('2024-03-02')).toBe('rest')
  })

  test('know the years with a second notice', () => {
    expect(calendar.kindOf('2020-01-31')).toBe('holiday')
    expect(calendar.kindOf('2020-02-01')).toBe('holiday') // first meant to be worked, then off
    expect(calendar.kindOf('2020-02-03')).toBe('working')
    expect(calendar.kindOf('2015-09-03')).toBe('holiday')
    expect(calendar.kindOf('2015-09-06')).toBe('makeUp')
    expect(calendar.kindOf('2019-05-03')).toBe('holiday')
    expect(calendar.kindOf('2019-05-05')).toBe('makeUp')
  })

  test('reach into the December before', () => {
    expect(calendar.kindOf('2018-12-31')).toBe('holiday')
    expect(calendar.kindOf('2018-12-29')).toBe('makeUp')
    expect(calendar.kindOf('2011-12-31')).toBe('makeUp')
  })
})

describe('a year without a notice', () => {
  test('2027: weekends and exactly the statutory days are off', () => {
    const off = datesFromTo('2027-01-01', '2027-12-31').filter((date) => calendar.kindOf(date) === 'holiday')
    expect(off).toEqual([
      '2027-01-01',
      ...datesFromTo('2027-02-05', '2027-02-08'),
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ])
    expect(calendar.coverage('2027-01-19')).toBe('provisional')
    expect(calendar.coverage('2026-12-31')).toBe('official')
    expect(calendar.kindOf('2027-02-13')).toBe('rest')
  })

  test('festivals near midnight of a new moon fall on the almanac’s day', () => {
    expect(statutoryDays(2027)['春节'][1]).toBe('2027-02-06')
    expect(statutoryDays(2030)['春节'][1]).toBe('2030-02-03')
    expect(statutoryDays(2028)['中秋节']).toEqual(['2028-10-03'])
  })
})

describe('imported notices', () => {
  const notice2027: YearNotice = {
    year: 2027,
    title: '测试用的通知',
    off: [
      ['2027-01-01', '2027-01-03'],
      ['2027-02-05', '2027-02-12'],
    ],
    worked: ['2027-02-14', '2026-12-27'],
  }

  test('make a year official and replace the statutory days', () => {
    const imported = createCalendar([notice2027])
    expect(imported.noticeYears()).toContain(2027)
    expect(imported.coverage('2027-06-01')).toBe('official')
    expect(imported.kindOf('2027-02-12')).toBe('holiday')
    expect(imported.kindOf('2027-02-14')).toBe('makeUp')
    expect(imported.kindOf('2026-12-27')).toBe('makeUp')
    expect(imported.kindOf('2027-06-09')).toBe('working') // not in this notice
  })

  test('correct a built-in year as a whole, the later of two winning', () => {
    const first: YearNotice = { year: 2026, title: '更正', off: [['2026-01-01', '2026-01-01']], worked: [] }
    const second: YearNotice = { ...first, off: [['2026-01-02', '2026-01-02']] }
    const corrected = createCalendar([first, second])
    expect(corrected.kindOf('2026-01-01')).toBe('working')
    expect(corrected.kindOf('2026-01-02')).toBe('holiday')
    expect(corrected.kindOf('2026-02-28')).toBe('rest')
    expect(createCalendar().kindOf('2026-02-28')).toBe('makeUp')
  })

  test('with a day that does not exist are refused', () => {
    expect(() => createCalendar([{ ...notice2027, worked: ['2027-02-30'] }])).toThrow(/2027-02-30/)
  })
})

test('steps over holidays and onto worked weekends', () => {
  expect(nextWorkingDay('2024-04-03', calendar)).toBe('2024-04-07')
  expect(previousWorkingDay('2026-02-24', calendar)).toBe('2026-02-14')
  expect(plusWorkingDays('2025-09-26', 5, calendar)).toBe('2025-10-10')
  expect(minusWorkingDays('2025-10-10', 5, calendar)).toBe('2025-09-26')
  expect(plusWorkingDays('2025-10-04', 0, calendar)).toBe('2025-10-04')
})
