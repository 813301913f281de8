import type { DutyView } from '../../shared/contract/index.ts'
import { isTermCode, type Language, termName } from '../../shared/terms/index.ts'

/** What is owed, in the words of the worklist. */
export function dutyName(duty: Pick<DutyView, 'code' | 'kind' | 'action'>, language: Language): string {
  if (isTermCode('limitCode', duty.code)) return termName('limitCode', duty.code, language)
  if (isTermCode('innerTarget', duty.code)) return termName('innerTarget', duty.code, language)
  return isStep(duty.action) ? stepName(duty.action, language) : termName('dutyKind', duty.kind, language)
}

const isStep = (code: string): boolean => isTermCode('eventType', code) || isTermCode('consultationEventType', code)

/** A step of a case or of a consultation, as the verb of its button. */
export function stepName(code: string, language: Language): string {
  if (isTermCode('eventType', code)) return termName('eventType', code, language)
  return isTermCode('consultationEventType', code) ? termName('consultationEventType', code, language) : code
}
