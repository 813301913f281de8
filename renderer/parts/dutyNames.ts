import type { DutyView } from '../../shared/contract/index.ts'
import { isTermCode, type Language, termName } from '../../shared/terms/index.ts'

/** What is owed, in the words of the worklist. */
export function dutyName(duty: Pick<DutyView, 'code' | 'kind' | 'action'>, language: Language): string {
  if (isTermCode('limitCode', duty.code)) return termName('limitCode', duty.code, language)
  if (isTermCode('innerTarget', duty.code)) return termName('innerTarget', duty.code, language)
  return isStep(duty.action) ? stepName(duty.action, language) : termName('dutyKind', duty.kind, language)
}

const isStep = (code: string): boolean => isTermCode('eventType', code) || isTermCode('consultationEventType', code)

/** Whom a duty concerns, by name: a party of the case, or the organ that a letter went to. */
export const dutyParty = ({ party, letter }: Pick<DutyView, 'party' | 'letter'>): string | null =>
  (party ?? letter)?.name ?? null

/** Why a duty is not owed or does not count, in words. */
export function excuseName(code: string | null | undefined, language: Language): string {
  if (isTermCode('exclusionCode', code)) return termName('exclusionCode', code, language)
  return isTermCode('dutyExcuse', code) ? termName('dutyExcuse', code, language) : (code ?? '')
}

/** The address of the form that fulfils a duty: its step, and the party or letter it is about. */
export function stepQuery({
  action,
  party,
  letter,
}: Pick<DutyView, 'action' | 'party' | 'letter'>): Record<string, string> {
  return { step: action, ...(party ? { party: party.id } : {}), ...(letter ? { letter: letter.id } : {}) }
}

/** A step of a case or of a consultation, as the verb of its button. */
export function stepName(code: string, language: Language): string {
  if (isTermCode('eventType', code)) return termName('eventType', code, language)
  return isTermCode('consultationEventType', code) ? termName('consultationEventType', code, language) : code
}
