import { describe, expect, test } from 'vitest'
import {
  affectedPeriods,
  applicationPeriod,
  computePeriod,
  createCalendar,
  dayLabelTexts,
  explain,
  type Period,
  suspensionSpan,
} from '../../shared/time-limits/index.ts'

const calendar = createCalendar()

function marks(period: Period): string {
  return explain(period, calendar)
    .days.map((day) => dayLabelTexts[day.label].mark)
    .join('')
}

function sentences(period: Period): string {
  return explain(period, calendar)
    .reasons.map((reason) => reason.zh)
    .join('\n')
}

describe('the strip', () => {
  test('of working days shows rest days, holidays and worked weekends', () => {
    // 2024-02-06: 07, 08, 09, then eight days off, worked Sunday 02-18, Monday 02-19.
    expect(marks(computePeriod('D05', { trigger: '2024-02-06' }, calendar))).toBe('起计计计假假假假假假假假班计')
    const days = explain(computePeriod('D05', { trigger: '2024-02-06' }, calendar), calendar).days
    expect(days.at(-2)).toEqual({ on: '2024-02-18', kind: 'makeUp', label: 'makeUp', count: 4 })
  })

  test('of natural days counts rest days and passes over those of the move', () => {
    const days = explain(computePeriod('D29', { trigger: '2026-02-06' }, calendar), calendar).days
    expect(days.filter((day) => day.count !== undefined)).toHaveLength(15)
    expect(days.find((day) => day.on === '2026-02-07')).toEqual({
      on: '2026-02-07',
      kind: 'rest',
      label: 'counted',
      count: 1,
    })
    expect(days.slice(-3).map((day) => day.label)).toEqual(['holiday', 'holiday', 'counted'])
    expect(days.at(-1)?.count).toBeUndefined()
  })

  test('marks the days of a suspension', () => {
    const excluded = [suspensionSpan('2025-03-05', '2025-03-08')]
    const days = explain(computePeriod('D17', { trigger: '2025-03-03', excluded }, calendar), calendar).days
    expect(days.filter((day) => day.label === 'excluded').map((day) => day.on)).toEqual([
      '2025-03-06',
      '2025-03-07',
      '2025-03-08',
    ])
  })

  test('of a hearing notice runs back from the hearing', () => {
    const days = explain(computePeriod('D18', { trigger: '2025-10-16' }, calendar), calendar).days
    expect(days[0]).toMatchObject({ on: '2025-10-09', count: 6 })
    expect(days.at(-1)).toMatchObject({ on: '2025-10-16', label: 'trigger' })
    expect(days.find((day) => day.on === '2025-10-12')?.label).toBe('rest')
  })

  test('of years shows the end only', () => {
    const period = applicationPeriod({ knownOn: '2025-10-30', actMadeOn: '2020-11-18' }, calendar)
    const days = explain(period, calendar).days
    expect(days[0]).toMatchObject({ on: '2020-11-18', label: 'trigger' })
    expect(days.length).toBeLessThan(40)
    expect(days.at(-1)?.on).toBe('2025-11-18')
  })
})

describe('the reasons', () => {
  test('say where the count begins and why the end moved', () => {
    const text = sentences(computePeriod('D01', { trigger: '2024-02-05' }, calendar))
    expect(text).toContain('起算日2024-02-05（周一）不计入')
    expect(text).toContain('期限为60日（行政复议法 第20条第1款），按自然日计算')
    expect(text).toContain('届满日为2024-04-05（周五）')
    expect(text).toContain('届满日是节假日，顺延至其后的第一个工作日2024-04-07（周日）（调休上班）')
  })

  test('tell of excluded days, extension, the safe day and a provisional year', () => {
    const excluded = [suspensionSpan('2026-10-10', '2026-10-20')]
    const text = sentences(computePeriod('D15', { trigger: '2026-09-23', excluded, extension: 30 }, calendar))
    expect(text).toContain('不计入期限的共10日：2026-10-11至2026-10-20')
    expect(text).toContain('延长30日，加在未顺延的届满日之后')
    expect(text).toContain('届满日是节假日')
    expect(text).toContain('请在2026-12-31（周四）前（含当日）办理')
    expect(text).toContain('2027年的放假通知尚未导入，日期为暂定')
  })

  test('of a cap and of two readings', () => {
    const text = sentences(applicationPeriod({ contentKnownOn: '2025-03-08', toldOn: '2026-02-20' }, calendar))
    expect(text).toContain('以知道内容之日起一年为限')
    expect(text).toContain('告知当事人时应告知较早的日期2026-03-08（周日）')
  })

  test('of a condition and of an open suspension', () => {
    expect(sentences(computePeriod('D24', { trigger: '2025-08-04' }, calendar))).toContain('遇休假日不顺延')
    const open = computePeriod('D15', { trigger: '2025-03-03', openSuspension: '2025-03-20' }, calendar)
    expect(sentences(open)).toContain('自2025-03-20起中止，尚未恢复，剩余43日')
  })

  test('come in English too', () => {
    const { reasons } = explain(computePeriod('D01', { trigger: '2024-02-05' }, calendar), calendar)
    expect(
      reasons.every((reason) => reason.en.length > 10 && !/[一-龥]/.test(reason.en.replace(/\(行政.*?\)/g, ''))),
    ).toBe(true)
  })
})

test('an imported notice shows which periods it changes', () => {
  const after = createCalendar([
    {
      year: 2027,
      title: '测试用的通知',
      off: [
        ['2027-01-01', '2027-01-03'],
        ['2027-02-05', '2027-02-11'],
      ],
      worked: ['2027-02-20'],
    },
  ])
  const requests = [
    { code: 'D15', input: { trigger: '2026-09-01' }, name: 'ends in 2026' },
    { code: 'D15', input: { trigger: '2026-11-20' }, name: 'same day, now certain' },
    { code: 'D15', input: { trigger: '2026-12-10' }, name: 'moved by the holiday' },
    { code: 'D05', input: { trigger: '2027-02-04' }, name: 'longer by the holiday' },
  ] as const
  const affected = affectedPeriods(requests, calendar, after)
  expect(affected.map(({ request, datesChanged }) => [request.name, datesChanged])).toEqual([
    ['same day, now certain', false],
    ['moved by the holiday', true],
    ['longer by the holiday', true],
  ])
  expect(affected[1]?.before.dueLegal).toBe('2027-02-09')
  expect(affected[1]?.after.dueLegal).toBe('2027-02-12')
  expect(affected[1]?.after.provisional).toBe(false)
})
