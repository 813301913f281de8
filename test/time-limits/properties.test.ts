import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  computePeriod,
  createCalendar,
  daysBetween,
  explain,
  hearingNoticeLatest,
  inclusiveSpan,
  minusWorkingDays,
  plusDays,
  plusWorkingDays,
  type Span,
  suspensionSpan,
  weekdayOf,
  workingDaysBetween,
} from '../../shared/time-limits/index.ts'
import { slowBackward, slowDates, slowEnd, slowForward, slowPlus, workingDays } from './slowReckoning.ts'

const calendar = createCalendar()
const runs = { numRuns: 400 }

// 2020-01-01 and 2027-06-30 as first and last trigger keep every end inside the years of the slow list.
const dates = fc.integer({ min: 0, max: 2737 }).map((count) => slowPlus('2020-01-01', count))
const none: ReadonlySet<string> = new Set()

describe('the calendar', () => {
  test('agrees with the slow list on every day of 2020 to 2027', () => {
    const differing = slowDates('2020-01-01', '2027-12-31').filter(
      (date) => calendar.isWorkingDay(date) !== workingDays.has(date),
    )
    expect(differing).toEqual([])
  })

  test('loses no date: stepping by one and back, weekdays in turn', () => {
    const all = slowDates('1999-01-01', '2061-01-01')
    all.forEach((date, index) => {
      const next = all[index + 1]
      if (next === undefined) return
      if (plusDays(date, 1) !== next || plusDays(next, -1) !== date || daysBetween(date, next) !== 1) {
        throw new Error(`${date} is not followed by ${next}`)
      }
      if (weekdayOf(next) !== (weekdayOf(date) % 7) + 1) throw new Error(`the weekday of ${next} is wrong`)
    })
    expect(plusDays('1999-01-01', all.length - 1)).toBe('2061-01-01')
  })
})

describe('against the slow reckoning', () => {
  test('natural days, ordinary and simple, with extension', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 30 }), (trigger, extension) => {
        const period = computePeriod('D15', { trigger, on: '2024-01-01', extension }, calendar)
        const nominal = slowEnd(trigger, 60 + extension, none, false)
        expect(period).toMatchObject({
          nominal,
          dueLegal: slowForward(nominal),
          dueSafe: slowBackward(nominal),
          provisional: slowForward(nominal) >= '2027-01-01',
        })
      }),
      runs,
    )
  })

  test('working days forward and back', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 15 }), (date, count) => {
        const end = plusWorkingDays(date, count, calendar)
        expect(end).toBe(slowEnd(date, count, none, true))
        expect(workingDaysBetween(date, end, calendar)).toBe(count)
        const back = minusWorkingDays(date, count, calendar)
        expect(slowDates(back, slowPlus(date, -1)).filter((day) => workingDays.has(day))).toHaveLength(count)
        expect(workingDays.has(back)).toBe(true)
      }),
      runs,
    )
  })

  test('the working-day limits of the law', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom('D05', 'D11', 'D12', 'D13', 'D14', 'D20', 'D21'), (trigger, code) => {
        const period = computePeriod(code, { trigger, on: '2026-08-01' }, calendar)
        const end = slowEnd(trigger, period.length, none, true)
        expect(period).toMatchObject({ unit: 'working', nominal: end, dueLegal: end, dueSafe: end })
      }),
      runs,
    )
  })

  test('any number of overlapping excluded stretches, each day left out once', () => {
    const stretches = fc.array(fc.tuple(fc.integer({ min: -20, max: 75 }), fc.integer({ min: 0, max: 40 })), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(dates, stretches, (trigger, found) => {
        const spans: Span[] = found.map(([offset, length], index) => {
          const from = slowPlus(trigger, offset)
          return inclusiveSpan(index % 2 === 0 ? 'appraisal' : 'inspection', from, slowPlus(from, length))
        })
        const left = new Set(spans.flatMap((span) => slowDates(span.from, span.to)))
        const period = computePeriod('D15', { trigger, on: '2024-01-01', excluded: spans }, calendar)
        const nominal = slowEnd(trigger, 60, left, false)
        expect(period.nominal).toBe(nominal)
        expect(period.dueLegal).toBe(slowForward(nominal, left))
        expect(period.dueSafe).toBe(slowBackward(nominal))
        expect(period.excluded).toEqual([...left].filter((date) => date > trigger).sort())
      }),
      runs,
    )
  })

  test('a suspension inside the period moves the nominal end by its days', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 90 }), (trigger, start, length) => {
        const suspendedOn = slowPlus(trigger, start)
        const excluded = [suspensionSpan(suspendedOn, slowPlus(suspendedOn, length))]
        const period = computePeriod('D15', { trigger, on: '2024-01-01', excluded }, calendar)
        expect(daysBetween(trigger, period.nominal)).toBe(60 + length)
      }),
      runs,
    )
  })

  test('a working-day reply period paused by a suspension', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 40 }), (trigger, start, length) => {
        const suspendedOn = slowPlus(trigger, start)
        const span = suspensionSpan(suspendedOn, slowPlus(suspendedOn, length))
        const left = new Set(slowDates(span.from, span.to))
        const period = computePeriod('D12', { trigger, on: '2024-01-01', excluded: [span] }, calendar)
        expect(period.dueLegal).toBe(slowEnd(trigger, 10, left, true))
      }),
      runs,
    )
  })

  test('five full working days lie between the notice and the hearing', () => {
    fc.assert(
      fc.property(dates, (hearingOn) => {
        const notice = hearingNoticeLatest(
          slowPlus('2024-03-01', daysBetween('2020-01-01', hearingOn) % 1000),
          calendar,
        )
        const hearing = slowPlus('2024-03-01', daysBetween('2020-01-01', hearingOn) % 1000)
        const between = slowDates(slowPlus(notice, 1), slowPlus(hearing, -1)).filter((date) => workingDays.has(date))
        expect(between).toHaveLength(5)
        expect(workingDays.has(notice)).toBe(true)
      }),
      runs,
    )
  })
})

describe('the strip day by day', () => {
  test('has every day once and counts up to the length of the period', () => {
    const codes = fc.constantFrom('D05', 'D12', 'D15', 'D17', 'D29')
    fc.assert(
      fc.property(dates, codes, fc.integer({ min: 0, max: 14 }), (trigger, code, start) => {
        const suspendedOn = slowPlus(trigger, start)
        const excluded = [suspensionSpan(suspendedOn, slowPlus(suspendedOn, 9))]
        const period = computePeriod(code, { trigger, on: '2026-08-01', excluded }, calendar)
        const { days } = explain(period, calendar)
        expect(days.map((day) => day.on)).toEqual(slowDates(trigger, period.dueLegal))
        const counts = days.flatMap((day) => day.count ?? [])
        expect(counts).toEqual(Array.from({ length: period.length }, (_, index) => index + 1))
        expect(days.find((day) => day.count === period.length)?.on).toBe(period.nominal)
      }),
      runs,
    )
  })
})
