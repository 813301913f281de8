import { describe, expect, it } from 'vitest'
import { fourRates } from '../../shared/duties/index.ts'
import { countingOf, edgeCases, rowsOf } from './edgeCases.ts'

describe('the edge cases of the method (law.md §6.4)', () => {
  describe.each(edgeCases)('$name', (row) => {
    it.each(['R1', 'R2', 'R3', 'R4'] as const)('%s', (rate) => {
      expect(countingOf(row, rate)).toEqual(row[rate] ?? [])
    })
  })

  it('counts all of them together, member by member', () => {
    const duties = edgeCases.flatMap((row) => rowsOf(row).flatMap((r) => r.duties))
    const july = fourRates(duties, '2026-07-01', '2026-07-31')
    expect(
      july.map(({ rate, numerator, denominator, percent, excluded }) => [
        rate,
        numerator,
        denominator,
        percent,
        excluded.map((d) => d.excuse),
      ]),
    ).toEqual([
      ['R1', 15, 21, '71.42', ['X3', 'X1']],
      ['R2', 23, 28, '82.14', []],
      ['R3', 3, 5, '60.00', []],
      ['R4', 2, 10, '20.00', []],
    ])
    const [august] = fourRates(duties, '2026-08-01', '2026-08-31')
    expect([august?.numerator, august?.denominator]).toEqual([1, 1])
  })
})
