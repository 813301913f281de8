import { describe, expect, it } from 'vitest'
import { instantText, monthOf, parseTypedDate, shortDate } from '../../renderer/parts/dates.ts'

describe('a typed date', () => {
  it.each([
    '2026-11-26',
    '2026.11.26',
    '2026/11/26',
    '20261126',
    '2026年11月26日',
    '11-26',
    '11.26',
    '11月26日',
    '1126',
  ])('reads %s', (text) => expect(parseTypedDate(text, 2026)).toBe('2026-11-26'))
  it.each(['2026-02-29', '2026-13-01', '1月', '26', '明天', ''])('refuses %s', (text) =>
    expect(parseTypedDate(text, 2026)).toBeNull(),
  )
})

describe('dates in words', () => {
  it('leaves out this year, calls the next one 明年, and writes out the others', () => {
    expect(shortDate('2026-11-26', '2026-11-23', 'zh')).toBe('11月26日')
    expect(shortDate('2027-01-15', '2026-11-23', 'zh')).toBe('明年1月15日')
    expect(shortDate('2025-01-15', '2026-11-23', 'zh')).toBe('2025年1月15日')
  })
  it('shows an instant in the civil time of China, wherever the window stands', () => {
    expect(instantText('2026-11-22T16:05:00.000Z')).toBe('2026-11-23 00:05')
    expect(instantText('2026-11-23T01:00:00.000Z')).toBe('2026-11-23 09:00')
  })
  it('knows the month of a day and the months before it', () => {
    expect(monthOf('2026-02-14')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(monthOf('2026-03-31', 1)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(monthOf('2026-01-05', 1)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  })
})
