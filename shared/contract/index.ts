import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import { calendar } from './calendar.ts'
import { caseSheet } from './caseSheet.ts'
import { cases } from './cases.ts'
import { consultations } from './consultations.ts'
import { corrections } from './corrections.ts'
import { duties } from './duties.ts'
import { respondents } from './intake.ts'
import { links } from './links.ts'
import { lists } from './lists.ts'
import { litigation } from './litigation.ts'
import { materials } from './materials.ts'
import { notes } from './notes.ts'
import { numbers } from './numbers.ts'
import { reports } from './reports.ts'
import { search } from './search.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { system } from './system.ts'
import { users } from './users.ts'

/**
 * Everything the program can be asked, by whom, and what comes back. `server/` implements it once;
 * the window reaches it over a message port, a browser over HTTP. The session token of `signIn`
 * travels in the header `authorization: Bearer …` of every call, on both ways.
 */
export const contract = {
  session,
  users,
  cases,
  materials,
  notes,
  links,
  caseSheet,
  lists,
  consultations,
  corrections,
  litigation,
  duties,
  calendar,
  reports,
  respondents,
  numbers,
  settings,
  search,
  system,
}

export type Contract = typeof contract
/**
 * What a client of the contract looks like: `client.cases.get({ id })`. An interface, because the compiler writes out
 * an alias wherever it is inferred, and this one is too long for that.
 */
export interface Client extends ContractRouterClient<Contract> {}
export type Inputs = InferContractRouterInputs<Contract>
export type Outputs = InferContractRouterOutputs<Contract>

export type { ChangedDate, NoticeResult } from './calendar.ts'
export { dayKinds } from './calendar.ts'
export type { SheetEdit, SheetFilter, SheetLeft, SheetQuery, SheetSelection } from './caseSheet.ts'
export { sheetQuery } from './caseSheet.ts'
export type {
  CaseListInput,
  CaseRow,
  CaseView,
  LimitView,
  LogEntry,
  NumberChoice,
  PartyView,
  RegisterInput,
  RunView,
  StepInput,
  StepView,
  StripDay,
  Warning,
} from './cases.ts'
export { caseSorts, payloadSchemaOf, stepTypes } from './cases.ts'
export type {
  ConsultationRow,
  ConsultationStep,
  ConsultationView,
  ReceptionRow,
  SimilarConsultation,
} from './consultations.ts'
export { consultationSteps } from './consultations.ts'
export type { DefectRow, LetterRow, LetterState, PressureRow } from './corrections.ts'
export { letterStates } from './corrections.ts'
export type { Access, ProcedureMeta } from './define.ts'
export type {
  DutyView,
  JournalRow,
  LoadRow,
  PauseView,
  SheetGroup,
  SheetRow,
  StuckRow,
  Subject,
  WorklistInput,
  WorklistRow,
} from './duties.ts'
export { sheetGroups } from './duties.ts'
export type { ErrorCode, ErrorData } from './errors.ts'
export { errorSentence, errors } from './errors.ts'
export type { EarlierPerson, RespondentView, SimilarCase } from './intake.ts'
export type { LinksView } from './links.ts'
export type { ListLayout, ListName, ListView } from './lists.ts'
export type { CourtInstanceName, CourtRow, CourtStatus, HearingRow } from './litigation.ts'
export { courtInstances, courtStatuses } from './litigation.ts'
export type { ChangedRateRow, ChangedRunRow, LockView } from './locks.ts'
export type { MaterialView } from './materials.ts'
export { MAX_FILE_BYTES, PIECE_BYTES } from './materials.ts'
export type { MediationMeasure, MediationRow } from './mediation.ts'
export { mediationMeasures } from './mediation.ts'
export type { NoteView } from './notes.ts'
export type { NumberRow } from './numbers.ts'
export { numberKinds } from './numbers.ts'
export type {
  Cohort,
  RateFigure,
  RateRow,
  RunDimension,
  RunMeasure,
  RunRow,
  StageCount,
  StageNumbers,
} from './reports.ts'
export { cohorts, countings, rates, runDimensions, runMeasures } from './reports.ts'
export { searchGroups } from './search.ts'
export type { SessionUser, SignedIn } from './session.ts'
export type { OrganParticulars, SettingChangeView, SettingsView } from './settings.ts'
export type { BackupRow, DataPlace, VerifyProgress, VerifyResult } from './system.ts'
export type { UserRow } from './users.ts'
export type { Person } from './values.ts'
export { bands, roles, stages } from './values.ts'
