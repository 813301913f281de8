import type { Duty, Rate } from './duty.ts'

export const rates = ['R1', 'R2', 'R3', 'R4'] as const satisfies readonly Rate[]

/** One rate over a period: numerator, denominator, what is excluded by code, and the rows behind each number. */
export type RateFigure<Row extends Duty = Duty> = {
  rate: Rate
  met: Row[]
  missing: Row[]
  excluded: Row[]
  numerator: number
  denominator: number
  /** Truncated to two decimals, `100` only if N = D, null (shown as "–") if D = 0. */
  percent: string | null
}

/**
 * N / D as a percentage cut off after two decimals, never rounded up (law.md §6.2 rule 5): "100" only if N = D.
 * Null if D is 0. Throws RangeError for counts that cannot be.
 */
export function percentOf(numerator: number, denominator: number): string | null {
  if (!Number.isInteger(numerator) || !Number.isInteger(denominator) || numerator < 0 || numerator > denominator) {
    throw new RangeError(`no rate of ${numerator} in ${denominator}`)
  }
  if (denominator === 0) return null
  if (numerator === denominator) return '100'
  const hundredths = Math.floor((numerator * 10_000) / denominator)
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}

export type MissingReason = 'noRecord' | 'late' | 'recordedTooLate'

/** Why a row that is owed is not met. */
export function missingReason(row: Pick<Duty, 'evidence' | 'endedOn' | 'dueLegal'>): MissingReason {
  if (row.evidence === null) return 'noRecord'
  const late = row.endedOn !== null && row.dueLegal !== null && row.endedOn > row.dueLegal
  return late ? 'late' : 'recordedTooLate'
}

/** The four rates over a period, both ends included, membership by the fixed day of each duty. */
export function fourRates<Row extends Duty>(duties: readonly Row[], from: string, to: string): RateFigure<Row>[] {
  return rates.map((rate) => {
    const members = duties.filter(
      (d) => d.rate === rate && d.countedOn !== null && d.countedOn >= from && d.countedOn <= to,
    )
    const of = (counted: Duty['counted']) => members.filter((d) => d.counted === counted)
    const [met, missing, excluded] = [of('met'), of('missing'), of('excluded')]
    return {
      rate,
      met,
      missing,
      excluded,
      numerator: met.length,
      denominator: met.length + missing.length,
      percent: percentOf(met.length, met.length + missing.length),
    }
  })
}

/**
 * A published ratio other than the four rates, in percent: rounded half up to one decimal, in whole numbers so that no
 * binary fraction can tip it. Null for an empty base.
 */
export function roundedPercent(numerator: number, denominator: number): string | null {
  if (denominator === 0) return null
  const tenths = Math.floor((2000 * numerator + denominator) / (2 * denominator))
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}
