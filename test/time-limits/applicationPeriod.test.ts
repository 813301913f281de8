import { describe, expect, test } from 'vitest'
import {
  applicationPeriod,
  createCalendar,
  defaultLegalSettings,
  TimeLimitError,
} from '../../shared/time-limits/index.ts'

const calendar = createCalendar()

describe('the plain period', () => {
  test('is sixty natural days from knowing the act, moved off rest days', () => {
    const period = applicationPeriod({ knownOn: '2024-02-05' }, calendar)
    expect(period).toMatchObject({
      governedBy: 'D01',
      article: '行政复议法 第20条第1款',
      nominal: '2024-04-05',
      dueLegal: '2024-04-07',
      adviseBy: '2024-04-07',
    })
  })

  test('starts at the end of an announced period', () => {
    expect(applicationPeriod({ announcementEndsOn: '2024-08-02' }, calendar).dueLegal).toBe('2024-10-08')
  })

  test('is longer where another law says so', () => {
    expect(applicationPeriod({ knownOn: '2025-03-04', length: 90 }, calendar).nominal).toBe('2025-06-02')
  })

  test('names the texts of the day of the application', () => {
    expect(applicationPeriod({ knownOn: '2023-06-01' }, calendar).ruleSet).toBe('law2017')
    expect(applicationPeriod({ knownOn: '2023-12-20' }, calendar).ruleSet).toBe('law2023')
    expect(applicationPeriod({ knownOn: '2023-12-20', on: '2023-12-28' }, calendar).ruleSet).toBe('law2017')
  })

  test('cannot be worked out from nothing', () => {
    expect(() => applicationPeriod({}, calendar)).toThrow(TimeLimitError)
    expect(() => applicationPeriod({}, calendar)).toThrow(/请填写送达、知道/)
  })
})

describe('inaction', () => {
  test('without a time to act: sixty full days after the request, which do not move, then sixty more', () => {
    // Day 60 after 2025-08-04 is 10-03, a holiday: the second sixty days run from it all the same.
    const period = applicationPeriod({ requestReceivedOn: '2025-08-04' }, calendar)
    expect(period).toMatchObject({ governedBy: 'D01h', trigger: '2025-10-03', nominal: '2025-12-02' })
  })

  test('with a time to act: from its end', () => {
    const period = applicationPeriod({ timeToActEndsOn: '2023-09-20', on: '2024-01-02' }, calendar)
    expect(period).toMatchObject({ dueLegal: '2023-11-20', ruleSet: 'regulation2007' })
  })

  test('in an emergency no lateness', () => {
    expect(applicationPeriod({ requestReceivedOn: '2025-08-04', emergency: true }, calendar).unlimited).toBe(true)
    expect(applicationPeriod({ knownOn: '2025-08-04', emergency: true }, calendar).unlimited).toBe(false)
  })
})

describe('not told of right, organ and time limit (L 20(3))', () => {
  test('from being told, never past a year from the content', () => {
    const facts = { contentKnownOn: '2025-03-10', toldOn: '2026-02-20' }
    expect(applicationPeriod(facts, calendar)).toMatchObject({
      governedBy: 'D01g',
      capped: 'oneYear',
      dueLegal: '2026-03-10',
    })
    const soon = applicationPeriod({ ...facts, toldOn: '2025-06-02' }, calendar)
    expect(soon).toMatchObject({ governedBy: 'D01g', dueLegal: '2025-08-01', unit: 'natural' })
    expect(soon).not.toHaveProperty('capped')
  })

  test('never told: the year alone', () => {
    const period = applicationPeriod({ contentKnownOn: '2024-02-29' }, calendar)
    expect(period).toMatchObject({ unit: 'years', length: 1, nominal: '2025-02-28', capped: 'oneYear' })
    expect(period).not.toHaveProperty('uncapped')
  })

  test('a year that ends on a rest day is judged by the Monday, advised by the day itself (Q9)', () => {
    const facts = { contentKnownOn: '2025-03-08', toldOn: '2026-02-20' }
    const period = applicationPeriod(facts, calendar)
    expect(period).toMatchObject({ nominal: '2026-03-08', dueLegal: '2026-03-09', adviseBy: '2026-03-08' })
    const settings = { ...defaultLegalSettings, rollAbsoluteCaps: 'none' as const }
    expect(applicationPeriod(facts, calendar, settings).dueLegal).toBe('2026-03-08')
  })

  test('sixty days that end on a rest day just before the year do not pass it', () => {
    // Sixty days from 2025-12-31 end on Sunday 2026-03-01; the year ends on Sunday 03-01 too.
    const facts = { contentKnownOn: '2025-03-01', toldOn: '2025-12-31' }
    const settings = { ...defaultLegalSettings, rollAbsoluteCaps: 'none' as const }
    expect(applicationPeriod(facts, calendar)).toMatchObject({ dueLegal: '2026-03-02', adviseBy: '2026-03-01' })
    expect(applicationPeriod(facts, calendar, settings).dueLegal).toBe('2026-03-01')
  })

  test('did not exist before 2024', () => {
    const facts = { contentKnownOn: '2023-01-09', toldOn: '2023-06-01', on: '2023-07-03' }
    expect(applicationPeriod(facts, calendar)).toMatchObject({ governedBy: 'D01', nominal: '2023-03-10' })
  })
})

describe('the absolute maximum (L 21)', () => {
  test('five years, twenty for real estate', () => {
    const facts = { knownOn: '2025-10-30', actMadeOn: '2020-11-18' }
    expect(applicationPeriod(facts, calendar)).toMatchObject({
      governedBy: 'D02',
      capped: 'absolute',
      dueLegal: '2025-11-18',
      needsHuman: false,
    })
    const realEstate = applicationPeriod({ ...facts, realEstate: true }, calendar)
    expect(realEstate).toMatchObject({ governedBy: 'D01', dueLegal: '2025-12-29' })
    const old = applicationPeriod({ knownOn: '2025-10-30', actMadeOn: '2005-11-18', realEstate: true }, calendar)
    expect(old).toMatchObject({ governedBy: 'D02', length: 20, nominal: '2025-11-18' })
  })

  test('ending on a rest day goes to a human', () => {
    // 2025-11-22 is a Saturday.
    const facts = { knownOn: '2025-10-30', actMadeOn: '2020-11-22' }
    expect(applicationPeriod(facts, calendar)).toMatchObject({
      nominal: '2025-11-22',
      dueLegal: '2025-11-24',
      adviseBy: '2025-11-22',
      needsHuman: true,
    })
    const settings = { ...defaultLegalSettings, rollAbsoluteCaps: 'both' as const }
    expect(applicationPeriod(facts, calendar, settings).needsHuman).toBe(false)
  })

  test('did not exist before 2024', () => {
    expect(applicationPeriod({ knownOn: '2023-03-01', actMadeOn: '2018-03-15' }, calendar).dueLegal).toBe('2023-05-04')
  })
})

describe('time not counted', () => {
  test('sued first: both ends included, from 2026-07-01 on', () => {
    const suedFirst = { suedOn: '2026-08-03', dismissalServedOn: '2026-10-20' }
    const period = applicationPeriod({ knownOn: '2026-07-10', suedFirst }, calendar)
    expect(period).toMatchObject({ governedBy: 'D03b', dueLegal: '2026-11-26', adviseBy: '2026-11-25' })
    expect(period.excluded).toHaveLength(79)
    const before = applicationPeriod(
      { knownOn: '2026-03-10', suedFirst: { suedOn: '2026-04-01', dismissalServedOn: '2026-06-30' } },
      calendar,
    )
    expect(before).toMatchObject({ governedBy: 'D01', dueLegal: '2026-05-09', notApplied: ['suedFirst'] })
  })

  test('obstacles and self-correction, overlapping days once', () => {
    const period = applicationPeriod(
      {
        knownOn: '2026-07-10',
        obstacles: [{ from: '2026-07-20', to: '2026-07-29' }],
        selfCorrection: { from: '2026-07-27', to: '2026-07-31' },
      },
      calendar,
    )
    // 2026-07-20 to 07-31 are twelve days: 09-08 becomes 09-20, a Sunday worked in exchange.
    expect(period).toMatchObject({ governedBy: 'D03c', nominal: '2026-09-20', dueLegal: '2026-09-20' })
  })

  test('an obstacle outside the period changes nothing', () => {
    const obstacles = [
      { from: '2024-01-01', to: '2024-02-05' },
      { from: '2024-04-08', to: '2024-05-01' },
    ]
    const period = applicationPeriod({ knownOn: '2024-02-05', obstacles }, calendar)
    expect(period).toMatchObject({ governedBy: 'D01', dueLegal: '2024-04-07' })
  })

  test('the caps are not lengthened by an obstacle', () => {
    const facts = { contentKnownOn: '2025-03-10', toldOn: '2026-01-05' }
    const period = applicationPeriod({ ...facts, obstacles: [{ from: '2026-02-01', to: '2026-02-20' }] }, calendar)
    expect(applicationPeriod(facts, calendar).dueLegal).toBe('2026-03-06')
    expect(period).toMatchObject({ capped: 'oneYear', dueLegal: '2026-03-10' })
  })
})
