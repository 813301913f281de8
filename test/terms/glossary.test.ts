import { describe, expect, test } from 'vitest'
import { termCodes, termName } from '../../shared/terms/index.ts'
import { glossary } from './glossaryRows.ts'

describe('one word per concept', () => {
  test.each(glossary)('%s %s: %s, %s', (group, code, zh, en) => {
    expect(termName(group, code, 'zh')).toBe(zh)
    expect(termName(group, code, 'en')).toBe(en)
  })
})

describe('lists the law closes', () => {
  const numbered = (prefix: string, last: number) => Array.from({ length: last }, (_, at) => `${prefix}${at + 1}`)

  test('the fifteen items of scope, seven conditions, ten suspensions, five terminations', () => {
    expect(termCodes('scopeItem')).toEqual(numbered('item', 15))
    expect(termCodes('acceptanceCondition')).toHaveLength(7)
    expect(termCodes('suspensionGround')).toEqual(numbered('S', 10))
    expect(termCodes('terminationGround')).toEqual(numbered('T', 5))
    expect(termCodes('reopenGround')).toEqual(numbered('RO', 9))
    expect(termCodes('rate')).toEqual(numbered('R', 4))
  })

  test('a draft can name fourteen kinds; the other outcomes are documents of their own', () => {
    expect(termCodes('decisionKind')).toHaveLength(14)
    expect(termCodes('outcomeKind').filter((code) => !termCodes('decisionKind').includes(code))).toEqual([
      'DISMISS',
      'NOT_ACCEPT',
      'TERMINATE',
      'MEDIATED',
    ])
  })

  test('the catalogue D01 to D35 has no gap but D04, which the law no longer knows', () => {
    const catalogue = Array.from({ length: 35 }, (_, at) => `D${String(at + 1).padStart(2, '0')}`)
    expect(catalogue.filter((code) => !termCodes('limitCode').includes(code))).toEqual(['D04'])
    expect(termCodes('limitCode').filter((code) => !catalogue.includes(code))).toEqual(['D01g', 'D01h', 'D03b', 'D03c'])
  })

  test('every main state lies in a stage or after the last one', () => {
    for (const code of termCodes('mainState')) {
      expect([...termCodes('stage'), 'closed', 'archived']).toContain(code.split('.')[0])
    }
  })
})
