import type { Register } from '../../db/repositories/numbers.ts'
import type { Organ } from '../desk.ts'

/** 津东政复〔2026〕12号 */
export const caseNumber = (organ: Organ, year: number, sequence: number): string =>
  `${organ.numberPrefix}〔${year}〕${sequence}号`

/** The register of case numbers of a year. The prefix is the organ's sign: another prefix begins a register of its own. */
export const registerOf = (organ: Organ, year: number): Register => ({ organ: organ.numberPrefix, year, kind: 'case' })
