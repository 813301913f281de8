import { defaultLegalSettings, type LegalSettings } from '../time-limits/index.ts'

/** Levels that may sign an outcome, lowest first (documents.md §1). */
export const approvalLevels = ['institutionHead', 'organHead', 'collective'] as const
export type ApprovalLevel = (typeof approvalLevels)[number]

/** The lowest level that may sign these outcomes together: the highest that any of them asks for (documents.md §1). */
export function requiredLevel(
  matrix: Readonly<Record<string, ApprovalLevel>>,
  kinds: readonly string[],
): ApprovalLevel {
  const ranks = kinds.map((kind) => approvalLevels.indexOf(matrix[kind] ?? 'institutionHead'))
  return approvalLevels[Math.max(0, ...ranks)] ?? 'institutionHead'
}

/** What an office may set for itself. None of it changes a period that the law fixes. */
export type CaseSettings = {
  legal: LegalSettings
  /** The lowest level that may sign each outcome. */
  approvalMatrix: Record<string, ApprovalLevel>
  /** R2: working days after service in which an outcome is explained. */
  explanationWorkingDays: number
  /** R4: working days after service of the outcome in which the letter is served. */
  recommendationWorkingDays: number
  /** A duty counts as near this many working days before its safe date. */
  nearWorkingDays: number
  /** An open case on which nothing was recorded for this many natural days counts as stuck. */
  stuckDays: number
  /** The centre's own targets, in working days; 0 switches a target off. */
  targets: {
    acceptanceNotice: number
    firstMediation: number
    closingNote: number
    publication: number
    copyToSuperior: number
    archiving: number
    revisit: number
    /** 行政复议法 第77条第2款 sets no period for the order to comply; counted from the end of the respondent's. */
    complianceOrder: number
  }
}

const institution = ['DISMISS', 'NOT_ACCEPT', 'TERMINATE', 'MEDIATED', 'REJECT_CLAIM', 'UPHOLD', 'REJECT_COMP']
const organ = [
  'MODIFY',
  'REVOKE',
  'REVOKE_PART',
  'REDO',
  'ILLEGAL_KEEP',
  'ILLEGAL',
  'PERFORM',
  'INVALID',
  'NO_EVIDENCE',
  'AGREEMENT',
  'COMPENSATE',
]

export const defaultCaseSettings: CaseSettings = {
  legal: defaultLegalSettings,
  approvalMatrix: Object.fromEntries([
    ...institution.map((kind) => [kind, 'institutionHead'] as const),
    ...organ.map((kind) => [kind, 'organHead'] as const),
  ]),
  explanationWorkingDays: 5,
  recommendationWorkingDays: 15,
  nearWorkingDays: 3,
  stuckDays: 15,
  targets: {
    acceptanceNotice: 3,
    firstMediation: 10,
    closingNote: 5,
    publication: 20,
    copyToSuperior: 5,
    archiving: 30,
    revisit: 0,
    complianceOrder: 5,
  },
}
