import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Duty, fourRates, percentOf, rates } from '../../shared/duties/index.ts'

const counts = fc
  .integer({ min: 0, max: 100_000 })
  .chain((denominator) => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)))

describe('percentOf', () => {
  it('cuts off after two decimals: as far as it goes, and never further', () => {
    fc.assert(
      fc.property(counts, ([numerator, denominator]) => {
        const text = percentOf(numerator, denominator)
        if (denominator === 0) return text === null
        if (text === '100') return numerator === denominator
        const [whole = '', cents = ''] = (text ?? '').split('.')
        const hundredths = BigInt(whole) * 100n + BigInt(cents)
        const exact = BigInt(numerator) * 10_000n
        return (
          cents.length === 2 &&
          hundredths * BigInt(denominator) <= exact &&
          exact < (hundredths + 1n) * BigInt(denominator)
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('is 100 only if nothing is missing', () => {
    fc.assert(fc.property(counts, ([n, d]) => (percentOf(n, d) === '100') === (d > 0 && n === d)))
    expect(percentOf(99_999, 100_000)).toBe('99.99')
    expect(percentOf(999_999_999, 1_000_000_000)).toBe('99.99')
  })

  it.each([
    [0, 7, '0.00'],
    [1, 7, '14.28'],
    [2, 3, '66.66'],
    [1, 1000, '0.10'],
    [1, 100_000, '0.00'],
    [1, 20, '5.00'],
    [7, 7, '100'],
    [0, 0, null],
  ])('%i of %i is %s', (n, d, text) => expect(percentOf(n, d)).toBe(text))

  it.each([
    [1, 0],
    [-1, 3],
    [0.5, 1],
    [1, 2.5],
    [Number.NaN, 1],
  ])('refuses %d of %d', (n, d) => expect(() => percentOf(n, d)).toThrow(RangeError))
})

const duty = fc.record({
  rate: fc.constantFrom(...rates, null),
  countedOn: fc.constantFrom(null, '2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'),
  counted: fc.constantFrom('met', 'missing', 'excluded', null),
}) as fc.Arbitrary<Duty>

describe('fourRates', () => {
  test('every counted member of the period is in one list of its own rate, and nobody else', () => {
    fc.assert(
      fc.property(fc.array(duty, { maxLength: 40 }), (duties) => {
        const figures = fourRates(duties, '2026-07-01', '2026-07-31')
        expect(figures.map((f) => f.rate)).toEqual(rates)
        const listed = figures.flatMap((f) => [...f.met, ...f.missing, ...f.excluded])
        const members = duties.filter(
          (d) =>
            d.rate !== null && d.counted !== null && (d.countedOn === '2026-07-01' || d.countedOn === '2026-07-31'),
        )
        expect(new Set(listed)).toEqual(new Set(members))
        expect(listed).toHaveLength(members.length)
        for (const f of figures) {
          expect([...f.met, ...f.missing, ...f.excluded].every((d) => d.rate === f.rate)).toBe(true)
          expect([f.numerator, f.denominator]).toEqual([f.met.length, f.met.length + f.missing.length])
          expect(f.percent).toBe(percentOf(f.numerator, f.denominator))
        }
      }),
    )
  })

  test('two periods that touch share nobody and lose nobody', () => {
    fc.assert(
      fc.property(fc.array(duty, { maxLength: 40 }), (duties) => {
        const sum = (from: string, to: string) =>
          fourRates(duties, from, to).map((f) => f.denominator + f.excluded.length)
        const [whole, first, second] = [
          sum('2026-06-01', '2026-08-31'),
          sum('2026-06-01', '2026-07-15'),
          sum('2026-07-16', '2026-08-31'),
        ]
        expect(first.map((n, i) => n + (second[i] ?? 0))).toEqual(whole)
      }),
    )
  })

  test('no duties, no percentage', () => {
    expect(fourRates([], '2026-01-01', '2026-12-31').map((f) => f.percent)).toEqual([null, null, null, null])
  })
})
