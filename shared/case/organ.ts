import { type CivilDate, yearOf } from '../time-limits/index.ts'

/** What the organ is called and the sign its numbers begin with. */
export type Organ = { name: string; numberPrefix: string }

/** An organ from a day on; null: from the beginning. */
export type OrganFrom = Organ & { effectiveOn: CivilDate | null }

/**
 * The organ as it is called on a day. `entries` in the order of recording: of two for the same day the later one
 * counts. Throws RangeError if there is none.
 */
export function organOn<O extends OrganFrom>(entries: readonly O[], day: CivilDate): O {
  const inForce = entries.filter(({ effectiveOn }) => effectiveOn === null || effectiveOn <= day)
  const found = inForce.reduce<O | undefined>(
    (best, entry) => (best === undefined || (entry.effectiveOn ?? '') >= (best.effectiveOn ?? '') ? entry : best),
    undefined,
  )
  if (!found) throw new RangeError('no organ on this day')
  return found
}

/**
 * The day whose sign a number of a year carries: the day it is issued on, or that end of the year which is nearer to it
 * when the number belongs to the register of another year.
 */
export function signDay(year: number, issuedOn: CivilDate): CivilDate {
  const issuedIn = yearOf(issuedOn)
  return issuedIn === year ? issuedOn : issuedIn > year ? `${year}-12-31` : `${year}-01-01`
}

/** What has a number of its own. */
export type NumberKind = 'case' | 'consultation'

/** 津东政复〔2026〕12号; of a consultation 津东政复咨〔2026〕12号. */
export const numberText = (kind: NumberKind, { numberPrefix }: Organ, year: number, sequence: number): string =>
  `${numberPrefix}${kind === 'consultation' ? '咨' : ''}〔${year}〕${sequence}号`
