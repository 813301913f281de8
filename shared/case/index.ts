export { branches, opinionsOwed } from './branches.ts'
export { creditCodeFault, idNumberFault, type NumberFault, phoneFault, plainNumber } from './checkDigits.ts'
export {
  type ApplicationJudgement,
  applicationJudgement,
  applicationLimit,
  appliedOn,
  archiveItems,
  type Condition,
  type ConditionName,
  conditions,
  hasValidMediation,
  headAppeared,
  isLate,
  validMediation,
} from './conditions.ts'
export {
  CONSULTATION_MACHINE_VERSION,
  type ConsultationCommand,
  type ConsultationDecision,
  type ConsultationEntry,
  type ConsultationFacts,
  type ConsultationState,
  consultationMachine,
  consultationStateName,
  consultationSteps,
  consultationUnmet,
  decideConsultation,
  foldConsultation,
  isConsultationOpen,
  lastContactOn,
  openConsultation,
  publicityGiven,
  requiredPublicityItems,
  reviveConsultation,
  type StoredConsultation,
  storeConsultation,
  takesContact,
} from './consultation.ts'
export {
  type ConsultationEventType,
  type ConsultationPayload,
  consultationEvents,
  consultationEventTypes,
  consultationRoles,
} from './consultationEvents.ts'
export { type CaseCommand, type Decision, decide, explainStep, openCase, possibleSteps } from './decide.ts'
export type { CaseEnvironment } from './environment.ts'
export {
  type EventDefinition,
  type EventGroup,
  type EventType,
  eventDefinition,
  events,
  eventTypes,
  type Payload,
  partyFields,
  type TimerType,
} from './events.ts'
export { isHere, type StepDraft, type StepExplanation, stateName, statesTaking, type Unmet } from './explain.ts'
export {
  type Agent,
  addressees,
  agentsOf,
  type CaseFacts,
  type CourtInstance,
  currentSuspension,
  type Defect,
  defectConfirmed,
  explanationRecipients,
  type Letter,
  type MediationRecord,
  type Outcome,
  type Party,
  partiesOf,
  type Run,
  servedOn,
} from './facts.ts'
export { type Field, type Fields, type PartyRole, payloadSchema } from './fields.ts'
export { type Finding, intakeFindings, mandatoryGround, usualScopeItem } from './intakeJudgement.ts'
export {
  type CaseLimit,
  decisionStart,
  governingDay,
  type LimitEnvironment,
  type LimitOwner,
  limitByCode,
  limits,
} from './limits.ts'
export { effectiveLog, isTimer, type LoggedEvent, PROGRAM, voidedSeqs } from './log.ts'
export { CASE_MACHINE_VERSION, caseMachine } from './machine.ts'
export {
  type ApplicationDraft,
  type MaterialItem,
  materialChecklist,
  materialOf,
  missingMaterials,
  supplementItems,
} from './materials.ts'
export { type NumberKind, numberText, type Organ, type OrganFrom, organOn, signDay } from './organ.ts'
export { type Reception, receptionChannel, receptionCount, weekOf, weeksBetween } from './reception.ts'
export { correctingKinds, performanceOpen, requiredExplanationItems } from './record.ts'
export {
  type ApprovalLevel,
  approvalLevels,
  type CaseSettings,
  defaultCaseSettings,
  requiredLevel,
} from './settings.ts'
export {
  consultationLikeness,
  type LikeCase,
  type Likeness,
  likenesses,
  likenessLevel,
  plainName,
  textLikeness,
} from './similar.ts'
export {
  type CaseState,
  fold,
  isOpen,
  mainState,
  regionStates,
  revive,
  SnapshotError,
  type StoredCase,
  stageOf,
  store,
} from './state.ts'
export { applyElapsed, nextCheckOn, timerPeriods } from './timers.ts'
