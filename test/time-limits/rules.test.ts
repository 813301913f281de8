import { describe, expect, test } from 'vitest'
import {
  computePeriod,
  createCalendar,
  defaultLegalSettings,
  findRule,
  isLimitCode,
  legalSettingTexts,
  limitCodes,
  ruleOn,
  ruleSetsOn,
  rules,
  TimeLimitError,
} from '../../shared/time-limits/index.ts'

describe('the catalogue', () => {
  test('has D01 to D35 without D04, and seven sub-codes', () => {
    const numbers = new Set(limitCodes.map((code) => Number(code.slice(1, 3))))
    expect([...numbers]).toEqual(Array.from({ length: 35 }, (_, index) => index + 1).filter((number) => number !== 4))
    expect(limitCodes.filter((code) => code.length > 3)).toEqual(['D01g', 'D01h', 'D03b', 'D03c'])
  })

  test('has one rule at most for a limit on a day, and one for each today', () => {
    for (const rule of rules) {
      const same = rules.filter((other) => other.code === rule.code && other !== rule)
      const overlapping = same.filter(
        (other) => other.from <= (rule.to ?? '9999-12-31') && rule.from <= (other.to ?? '9999-12-31'),
      )
      expect(overlapping, rule.code).toEqual([])
    }
    for (const code of limitCodes) expect(ruleOn(code, '2026-11-22').code).toBe(code)
  })

  test('knows its codes', () => {
    expect(limitCodes.every(isLimitCode)).toBe(true)
    expect(['D04', 'd01', '', null].some(isLimitCode)).toBe(false)
  })

  test('names the article in Chinese and both languages for the texts', () => {
    for (const rule of rules) {
      expect(rule.article, rule.code).toMatch(/第\d+条|公告送达/)
      for (const text of [rule.title, rule.onExpiry]) {
        expect(text.zh).toMatch(/[一-龥]/)
        expect(text.en).not.toMatch(/[一-龥]/)
      }
    }
  })

  test('chooses the text in force on the day of the step', () => {
    expect(ruleOn('D15', '2023-12-31')).toMatchObject({ ruleSet: 'law2017', length: 60 })
    expect(ruleOn('D15', '2024-01-01')).toMatchObject({ ruleSet: 'law2023', article: '行政复议法 第62条第1款' })
    expect(ruleOn('D26', '2026-06-30').ruleSet).toBe('regulation2007')
    expect(ruleOn('D26', '2026-07-01').ruleSet).toBe('regulation2026')
    expect(ruleOn('D28', '2023-06-01').ruleSet).toBe('regulation2007')
    // Ten natural days before 2024, ten working days since (L2017 40, L 88).
    expect(ruleOn('D12', '2023-06-01').unit).toBe('natural')
    expect(ruleOn('D12', '2024-06-01').unit).toBe('working')
  })

  test('does not invent limits the law of the day did not have', () => {
    for (const code of ['D01g', 'D02', 'D09', 'D13', 'D14', 'D17', 'D18', 'D21', 'D22'] as const) {
      expect(findRule(code, '2023-12-31'), code).toBeUndefined()
    }
    for (const code of ['D03b', 'D03c', 'D10', 'D25'] as const) {
      expect(findRule(code, '2026-06-30'), code).toBeUndefined()
      expect(findRule(code, '2026-07-01')?.ruleSet).toBe('regulation2026')
    }
    expect(() => ruleOn('D10', '2026-06-30')).toThrow(TimeLimitError)
    expect(() => ruleOn('D10', '2026-06-30')).toThrow(/自行纠正.*请核对该步骤的日期/)
  })

  test('labels the texts of a day', () => {
    expect(['2023-12-31', '2024-01-01', '2026-06-30', '2026-07-01'].map(ruleSetsOn)).toEqual([
      'L2017+IR07',
      'L2023+IR07',
      'L2023+IR07',
      'L2023+IR26',
    ])
  })

  test('only the decision and the reply stop with the case', () => {
    const stopping = limitCodes.filter((code) => ruleOn(code, '2026-11-22').stopsWithClock)
    expect(stopping).toEqual(['D12', 'D14', 'D15', 'D16', 'D17'])
  })

  test('a rule without a number needs one', () => {
    const calendar = createCalendar()
    expect(() => computePeriod('D27', { trigger: '2025-03-03' }, calendar)).toThrow(/请填写决定书/)
    expect(computePeriod('D27', { trigger: '2025-03-03', length: 20 }, calendar).nominal).toBe('2025-03-23')
    expect(() => computePeriod('D27', { trigger: '2025-03-03', length: 0 }, calendar)).toThrow(TimeLimitError)
  })
})

test('each setting has its default first among its choices', () => {
  for (const [name, texts] of Object.entries(legalSettingTexts)) {
    expect(texts.options[0]?.value, name).toBe(defaultLegalSettings[name as keyof typeof defaultLegalSettings])
    expect(new Set(texts.options.map((option) => option.value)).size, name).toBe(texts.options.length)
  }
})
