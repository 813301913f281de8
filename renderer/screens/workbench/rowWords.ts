import { consultationRoles } from '../../../shared/case/consultationEvents.ts'
import { type EventType, eventDefinition } from '../../../shared/case/events.ts'
import type { DutyView, PauseView, Subject } from '../../../shared/contract/index.ts'
import { isTermCode, type Role, termName } from '../../../shared/terms/index.ts'
import { stepName, stepQuery } from '../../parts/dutyNames.ts'
import type { Language } from '../../texts/language.tsx'
import { usualSteps } from '../case/steps.ts'

/** What every row of the workbench tells: what it is about, what is owed, and whether the case takes that step now. */
export type WorkRow = { subject: Subject; duty: DutyView | null; pause: PauseView | null; here: boolean }

export const rowKey = ({ subject, duty }: Pick<WorkRow, 'subject' | 'duty'>): string =>
  `${subject.id}/${duty?.key ?? ''}`

/** The page of a case or consultation. */
export const placeOf = ({ kind, id }: Subject): string => (kind === 'case' ? `/cases/${id}` : `/consultations/${id}`)

/**
 * The step a row leads to: the one that fulfils the duty where the case takes it now, else the one that comes first in
 * its state; null if this person may record neither.
 */
export function stepOf(row: WorkRow, roles: readonly Role[]): { code: string; query: Record<string, string> } | null {
  const { subject, duty, pause, here } = row
  if (subject.kind === 'consultation') {
    return duty && consultationRoles.some((role) => roles.includes(role))
      ? { code: duty.action, query: { step: duty.action } }
      : null
  }
  const may = (type: EventType): boolean => eventDefinition(type).by.some((role) => roles.includes(role))
  // While the clock stands still the first thing is what sets it going again.
  if (pause && (duty === null || duty.paused)) {
    return may(pause.ends) ? { code: pause.ends, query: { step: pause.ends } } : null
  }
  if (duty && here) return may(duty.action as EventType) ? { code: duty.action, query: stepQuery(duty) } : null
  const first = usualSteps[subject.state]?.find(may)
  return first ? { code: first, query: { step: first } } : null
}

/** The address of a row: exactly the form of its step, or the page if there is none for this person. */
export function addressOf(row: WorkRow, roles: readonly Role[]): string {
  const step = stepOf(row, roles)
  return step ? `${placeOf(row.subject)}?${new URLSearchParams(step.query)}` : placeOf(row.subject)
}

/** The verb on the button of a row. */
export function verbOf(row: WorkRow, roles: readonly Role[], language: Language, look: string): string {
  const step = stepOf(row, roles)
  return step ? stepName(step.code, language) : look
}

/** The applicant out of "某某不服某机关某行为": the respondent has its own column. */
export const shortTitle = (title: string): string => title.split(/不服| v\. /)[0] ?? title

/** 复议法 stands in every row: the article alone says it. */
export const shortArticle = (article: string): string =>
  article
    .replace(/^行政复议法 /, '')
    .replace(/^行政复议法实施条例 /, '条例')
    .replace(/^行政诉讼法 /, '行诉法')

const stateName = (subject: Subject, language: Language): string =>
  isTermCode('mainState', subject.state) ? termName('mainState', subject.state, language) : subject.state

export function stageName(subject: Subject, language: Language): string {
  if (subject.stage) return termName('stage', subject.stage, language)
  if (subject.kind === 'consultation') return termName('consultationState', subject.state, language)
  return stateName(subject, language)
}
