import type { Register } from '../../db/repositories/numbers.ts'
import { type NumberKind, numberText, type Organ, signDay } from '../../shared/case/index.ts'
import type { Desk } from '../desk.ts'

/** The register of a year and its sign: another prefix begins a register of its own. */
export const registerOf = (organ: Organ, year: number, kind: NumberKind): Register => ({
  organ: organ.numberPrefix,
  year,
  kind,
})

/** The register a number issued on a day belongs to, and how the number is written out. */
export function issuing(
  desk: Desk,
  kind: NumberKind,
  year: number,
  issuedOn: string,
): { register: Register; format(seq: number): string } {
  const organ = desk.organOn(signDay(year, issuedOn))
  return { register: registerOf(organ, year, kind), format: (seq) => numberText(kind, organ, year, seq) }
}
