import { describe, expect, test } from 'vitest'
import {
  announcementServedOn,
  assessPeriod,
  computePeriod,
  createCalendar,
  decisionTrigger,
  deemedAcceptedOn,
  defaultLegalSettings,
  earliestTerminationOn,
  elevationSpan,
  hearingNoticeLatest,
  inclusiveSpan,
  judgeLateness,
  RefusedStepError,
  suitAfterSilence,
  suitPeriodNotTold,
  suspensionSpan,
} from '../../shared/time-limits/index.ts'

const calendar = createCalendar()

function refusal(work: () => unknown): RefusedStepError {
  try {
    work()
  } catch (error) {
    if (error instanceof RefusedStepError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the end of a period', () => {
  test('counts from the day after service, also if service is on a make-up Saturday', () => {
    // 2026-05-09 is a Saturday worked in exchange: day 1 is the Sunday after it, counted as a natural day.
    expect(computePeriod('D29', { trigger: '2026-05-09' }, calendar)).toMatchObject({ nominal: '2026-05-24' })
    // Of ten working days the Monday after it is the first.
    expect(computePeriod('D12', { trigger: '2026-05-09' }, calendar).dueLegal).toBe('2026-05-22')
    // And a make-up Saturday inside is a day like any other.
    expect(computePeriod('D12', { trigger: '2026-05-08' }, calendar).dueLegal).toBe('2026-05-21')
  })

  test('of months follows the calendar', () => {
    expect(computePeriod('D33', { trigger: '2025-08-31' }, calendar)).toMatchObject({
      nominal: '2026-02-28',
      dueLegal: '2026-02-28', // a Saturday worked in exchange
    })
    expect(computePeriod('D35', { trigger: '2025-06-30' }, calendar).dueLegal).toBe('2025-09-30')
  })

  test('does not move where only time must pass', () => {
    // Day 60 after 2025-08-04 is 2025-10-03, inside the National Day holiday.
    expect(computePeriod('D24', { trigger: '2025-08-04' }, calendar)).toMatchObject({
      nominal: '2025-10-03',
      dueLegal: '2025-10-03',
    })
    expect(earliestTerminationOn('2025-08-04')).toBe('2025-10-04')
    expect(announcementServedOn('2025-09-03')).toBe('2025-10-03')
    expect(announcementServedOn('2021-09-03')).toBe('2021-11-02') // sixty days before 2022
  })

  test('does not move for organs if the setting says so, and never for parties', () => {
    const settings = { ...defaultLegalSettings, rollOrganPeriods: false }
    const organ = computePeriod('D15', { trigger: '2025-12-18' }, calendar, settings)
    expect(organ).toMatchObject({ nominal: '2026-02-16', dueLegal: '2026-02-16', dueSafe: '2026-02-14' })
    expect(computePeriod('D29', { trigger: '2026-02-06' }, calendar, settings).dueLegal).toBe('2026-02-24')
  })

  test('in a year without a notice is provisional', () => {
    const period = computePeriod('D15', { trigger: '2026-11-20' }, calendar)
    expect(period).toMatchObject({ dueLegal: '2027-01-19', provisional: true })
    // Day 60 is New Year 2027, a Friday and statutory day; then a weekend.
    const newYear = computePeriod('D15', { trigger: '2026-11-02' }, calendar)
    expect(newYear).toMatchObject({
      nominal: '2027-01-01',
      dueLegal: '2027-01-04',
      dueSafe: '2026-12-31',
      provisional: true,
    })
    expect(computePeriod('D15', { trigger: '2026-10-30' }, calendar).provisional).toBe(false)
    expect(computePeriod('D18', { trigger: '2027-01-07' }, calendar)).toMatchObject({
      dueLegal: '2026-12-29',
      provisional: true,
    })
  })
})

describe('extension', () => {
  test('follows day 60, not the moved day (TC-10)', () => {
    // Day 60 of an acceptance on 2025-12-18 is in the Spring Festival holiday and moves to 02-24.
    const extended = computePeriod('D15', { trigger: '2025-12-18', extension: 30 }, calendar)
    expect(extended.nominal).toBe('2026-03-18')
  })

  test('in parts up to thirty days in all', () => {
    const parts = computePeriod('D15', { trigger: '2026-04-28', extension: [10, 20] }, calendar)
    expect(parts).toMatchObject({ nominal: '2026-07-27', extension: 30 })
    const refused = refusal(() => computePeriod('D15', { trigger: '2026-04-28', extension: [20, 15] }, calendar))
    expect(refused.code).toBe('extension-over-30-days')
    expect(refused.message).toMatch(/合计35日.*请减少延长天数/)
    // The first part stands.
    expect(refused.inForce).toMatchObject({ extension: 20, nominal: '2026-07-17' })
    expect(refusal(() => computePeriod('D16', { trigger: '2026-04-28', extension: 31 }, calendar)).code).toBe(
      'extension-over-30-days',
    )
  })

  test('does not exist in the simple procedure', () => {
    const refused = refusal(() => computePeriod('D17', { trigger: '2025-09-29', extension: 10 }, calendar))
    expect(refused.code).toBe('extension-not-allowed')
    expect(refused.inForce.nominal).toBe('2025-10-29')
  })

  test('of the time to supplement has no fixed maximum', () => {
    expect(computePeriod('D07', { trigger: '2025-03-03', extension: 20 }, calendar).dueLegal).toBe('2025-04-15')
  })
})

describe('suspension', () => {
  test('leaves out R - S days', () => {
    const span = suspensionSpan('2025-02-12', '2025-03-03')
    const period = computePeriod('D15', { trigger: '2024-12-20', excluded: [span] }, calendar)
    expect(period.excluded).toHaveLength(19)
    expect(period).toMatchObject({ nominal: '2025-03-09', dueLegal: '2025-03-10', dueSafe: '2025-03-07' })
  })

  test('after the end is refused and the case stays overdue', () => {
    const excluded = [suspensionSpan('2025-05-12', '2025-06-03')]
    const refused = refusal(() => computePeriod('D15', { trigger: '2025-03-03', excluded }, calendar))
    expect(refused.code).toBe('suspension-after-expiry')
    expect(refused.inForce).toMatchObject({ nominal: '2025-05-02', dueLegal: '2025-05-06', excluded: [] })
    expect(judgeLateness(refused.inForce, '2025-06-03')).toEqual({ inTime: false, lateBy: 28 })
    const lenient = assessPeriod('D15', { trigger: '2025-03-03', excluded }, calendar)
    expect(lenient.refused.map((error) => error.code)).toEqual(['suspension-after-expiry'])
    expect(lenient.period).toEqual(refused.inForce)
  })

  test('possible only because an earlier one moved the end is accepted', () => {
    const excluded = [suspensionSpan('2025-05-12', '2025-06-03'), suspensionSpan('2025-03-10', '2025-04-10')]
    const period = computePeriod('D15', { trigger: '2025-03-03', excluded }, calendar)
    expect(period.excluded).toHaveLength(31 + 22)
    expect(period.nominal).toBe('2025-06-24')
  })

  test('between the nominal and the moved end carries the last day to the first working day after it', () => {
    // Nominal 2025-05-02, moved to 05-06 over Labour Day; suspended on 05-05, resumed on Tuesday 06-03.
    const excluded = [suspensionSpan('2025-05-05', '2025-06-03')]
    const period = computePeriod('D15', { trigger: '2025-03-03', excluded }, calendar)
    expect(period).toMatchObject({ nominal: '2025-05-02', dueLegal: '2025-06-04', dueSafe: '2025-04-30' })
  })

  test('that is open leaves the days that remain', () => {
    const open = computePeriod('D15', { trigger: '2025-03-03', openSuspension: '2025-03-20' }, calendar)
    expect(open).toMatchObject({ suspendedSince: '2025-03-20', daysLeft: 43, nominal: '2025-05-02' })
    const reply = computePeriod('D12', { trigger: '2025-03-03', openSuspension: '2025-03-07' }, calendar)
    expect(reply).toMatchObject({ suspendedSince: '2025-03-07', daysLeft: 6 })
    expect(
      refusal(() => computePeriod('D15', { trigger: '2025-03-03', openSuspension: '2025-05-07' }, calendar)).code,
    ).toBe('suspension-after-expiry')
    expect(computePeriod('D11', { trigger: '2025-03-03', openSuspension: '2025-03-05' }, calendar)).not.toHaveProperty(
      'suspendedSince',
    )
  })

  test('pauses the reply by default only', () => {
    const excluded = [suspensionSpan('2025-03-07', '2025-03-21')]
    expect(computePeriod('D12', { trigger: '2025-03-03', excluded }, calendar).dueLegal).toBe('2025-03-31')
    const settings = { ...defaultLegalSettings, suspensionPausesReply: false }
    expect(computePeriod('D12', { trigger: '2025-03-03', excluded }, calendar, settings).dueLegal).toBe('2025-03-17')
    expect(computePeriod('D15', { trigger: '2025-03-03', excluded }, calendar, settings).nominal).toBe('2025-05-16')
  })

  test('cannot end before it begins', () => {
    expect(() => suspensionSpan('2025-05-12', '2025-05-11')).toThrow(/请核对这两个日期/)
  })

  test('does not touch limits outside the case clock', () => {
    const excluded = [suspensionSpan('2025-08-10', '2025-09-10')]
    expect(computePeriod('D28', { trigger: '2025-08-04', excluded }, calendar).nominal).toBe('2025-10-03')
  })
})

describe('other time not counted', () => {
  test('appraisal and inspection with both ends, elevation without the first day', () => {
    const trigger = '2026-07-06'
    const nominal = (excluded: Parameters<typeof computePeriod>[1]['excluded']) =>
      computePeriod('D15', { trigger, ...(excluded ? { excluded } : {}) }, calendar).nominal
    expect(nominal(undefined)).toBe('2026-09-04')
    expect(nominal([inclusiveSpan('appraisal', '2026-07-10', '2026-07-19')])).toBe('2026-09-14')
    expect(nominal([inclusiveSpan('inspection', '2026-07-10', '2026-07-10')])).toBe('2026-09-05')
    expect(nominal([elevationSpan('2026-07-10', '2026-07-19')])).toBe('2026-09-13')
    const settings = { ...defaultLegalSettings, exclusionInclusive: false }
    expect(nominal([inclusiveSpan('appraisal', '2026-07-10', '2026-07-19', settings)])).toBe('2026-09-13')
  })
})

describe('steps', () => {
  test('deemed acceptance on the fifth working day, before 2024 on receipt', () => {
    expect(deemedAcceptedOn('2025-09-26', calendar)).toBe('2025-10-10')
    expect(deemedAcceptedOn('2023-12-28', calendar)).toBe('2023-12-28')
    const nextDay = { ...defaultLegalSettings, deemedAcceptanceOffset: 1 as const }
    expect(deemedAcceptedOn('2025-09-26', calendar, nextDay)).toBe('2025-10-11')
  })

  test('the hearing notice leaves five full working days', () => {
    // Hearing on Thu 2025-10-16: 10-15, 14, 13, Sat 10-11 (worked) and 10-10 lie between.
    expect(hearingNoticeLatest('2025-10-16', calendar)).toBe('2025-10-09')
    const loose = { ...defaultLegalSettings, hearingNoticeStrict: false }
    expect(hearingNoticeLatest('2025-10-16', calendar, loose)).toBe('2025-10-10')
  })

  test('the decision period starts at acceptance, or when the superior has the file', () => {
    const facts = { acceptedOn: '2026-03-02', convertedOn: '2026-03-20' }
    expect(decisionTrigger(facts)).toBe('2026-03-02')
    expect(decisionTrigger(facts, { ...defaultLegalSettings, conversionRestarts: true })).toBe('2026-03-20')
    expect(decisionTrigger({ ...facts, fileReceivedOn: '2026-04-01' })).toBe('2026-04-01')
  })

  test('a suit for silence is advised from the unmoved end and judged from the moved one', () => {
    // Day 60 is Fri 2026-05-01, moved to Wed 05-06.
    const decision = computePeriod('D15', { trigger: '2026-03-02' }, calendar)
    const suit = suitAfterSilence(decision, 'D30', calendar)
    expect(suit).toMatchObject({ trigger: '2026-05-06', dueLegal: '2026-05-21', adviseBy: '2026-05-18' })
  })

  test('a suit whose period was not stated ends a year after the content was known', () => {
    const facts = { contentKnownOn: '2025-03-10', toldOn: '2026-03-02' }
    expect(suitPeriodNotTold(facts, calendar)).toMatchObject({ dueLegal: '2026-03-10', capped: 'oneYear' })
    const early = suitPeriodNotTold({ ...facts, toldOn: '2025-06-02' }, calendar)
    expect(early).toMatchObject({ dueLegal: '2025-06-17', unit: 'natural' })
    expect(early).not.toHaveProperty('capped')
  })

  test('posting on the last day is in time', () => {
    const period = computePeriod('D29', { trigger: '2026-02-06' }, calendar)
    expect(judgeLateness(period, '2026-02-24')).toEqual({ inTime: true, lateBy: 0 })
    expect(judgeLateness(period, '2026-02-25')).toEqual({ inTime: false, lateBy: 1 })
  })
})
