import { api } from '../../api/client.ts'
import { failureOf, failureSentence } from '../../api/failure.ts'
import { takeCase } from '../../api/queries.ts'
import type { Language } from '../../texts/language.tsx'
import type { Texts } from '../../texts/zh.ts'

export type Moved = { done: boolean; words: string }

/**
 * Gives a case from one person to another (行政复议法 第36条): the new one takes the old one's place as officer and among
 * the reviewers. What the law or the program refuses comes back in words.
 */
export async function reassign(
  id: string,
  from: string,
  to: string,
  reason: string,
  language: Language,
  texts: Texts,
): Promise<Moved> {
  try {
    const { version, facts } = await api.cases.get({ id })
    // One who reviews the case already stays beside the other: an ordinary case needs both (实施条例2026 第39条).
    const present = facts.reviewers.length > 0 ? facts.reviewers : [to]
    const reviewers = present.includes(to) ? present : present.map((one) => (one === from ? to : one))
    const caseOfficer = facts.officer === from || facts.officer === null ? to : facts.officer
    const on = (await api.session.status()).today
    const event = { type: 'REASSIGNED' as const, on, data: { reviewers, caseOfficer, reason } }
    takeCase(await api.cases.act({ id, expectedVersion: version, event }))
    return { done: true, words: texts.workbench.givenOver }
  } catch (error) {
    const failure = failureOf(error)
    const unmet = failure?.code === 'STEP_REFUSED' ? failure.data.unmet[0] : undefined
    if (unmet) return { done: false, words: texts.workbench.notGivenOver(unmet[language], unmet.remedy[language]) }
    return { done: false, words: failureSentence(error, language, texts.states.unreachable) }
  }
}
