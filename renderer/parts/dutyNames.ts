import type { DutyView } from '../../shared/contract/index.ts'
import { isTermCode, type Language, termName } from '../../shared/terms/index.ts'

/** What is owed, in the words of the worklist. */
export function dutyName(duty: Pick<DutyView, 'code' | 'kind' | 'action'>, language: Language): string {
  if (isTermCode('limitCode', duty.code)) return termName('limitCode', duty.code, language)
  if (isTermCode('innerTarget', duty.code)) return termName('innerTarget', duty.code, language)
  return isStep(duty.action) ? stepName(duty.action, language) : termName('dutyKind', duty.kind, language)
}

const isStep = (code: string): boolean => isTermCode('eventType', code) || isTermCode('consultationEventType', code)

/** Whom a duty concerns, by name; a duty about a letter carries the letter, which has none. */
export const dutyParty = ({ party }: Pick<DutyView, 'party'>): string | null =>
  party && party.name !== party.id ? party.name : null

/** The address of the form that fulfils a duty: its step, and the party or letter it is about. */
export function stepQuery(duty: Pick<DutyView, 'action' | 'party'>): Record<string, string> {
  if (!duty.party) return { step: duty.action }
  return { step: duty.action, [dutyParty(duty) === null ? 'letter' : 'party']: duty.party.id }
}

/** A step of a case or of a consultation, as the verb of its button. */
export function stepName(code: string, language: Language): string {
  if (isTermCode('eventType', code)) return termName('eventType', code, language)
  return isTermCode('consultationEventType', code) ? termName('consultationEventType', code, language) : code
}
