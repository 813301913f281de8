export { bandOf, bands } from './bands.ts'
export { caseDuties } from './caseDuties.ts'
export { consultationDuties } from './consultationDuties.ts'
export {
  type ConfirmedDefect,
  type Correction,
  type CorrectionRecord,
  correctionRecord,
  type LetterStatus,
  letterStatuses,
  type PressureStep,
} from './corrections.ts'
export { type CourtHearing, type CourtRecord, type CourtRow, courtRecord } from './courtRecord.ts'
export type { Band, ConsultationAction, Duty, Rate } from './duty.ts'
export { type JournalEntry, type JournalSection, journalOf, journalSections } from './journal.ts'
export { type MediationMark, type MediationTally, mediationMarks, mediationTallies } from './mediationTally.ts'
export { isRecordedLate, recordCounts } from './newDuty.ts'
export {
  fourRates,
  type MissingReason,
  missingReason,
  percentOf,
  type RateFigure,
  rates,
  roundedPercent,
} from './rates.ts'
export { decisiveLimits, gravityOf } from './risk.ts'
export { type StageRun, stageRuns } from './stageRuns.ts'
export { type StuckCase, type StuckReason, stuckReason, stuckReasons } from './stuck.ts'
