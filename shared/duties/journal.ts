import type { CivilDate } from '../time-limits/civilDate.ts'
import type { Duty } from './duty.ts'

/** What a day did to a period: it began, was met, got another date, fell away, or its last day passed. */
export const journalSections = ['began', 'met', 'moved', 'fell', 'missed'] as const
export type JournalSection = (typeof journalSections)[number]
export type JournalEntry = {
  section: JournalSection
  duty: Duty
  /** The legal last day at the end of the day before; null where it did not run then. */
  before: CivilDate | null
}

/**
 * What one day did to the dates of a case or consultation, from its duties as the log knew them at the end of the day
 * before and at the end of `day`. Only what has or had a date; a duty may stand in two sections: begun and met.
 */
export function journalOf(before: readonly Duty[], after: readonly Duty[], day: CivilDate): JournalEntry[] {
  const known = new Map(before.map((duty) => [duty.key, duty]))
  return after.flatMap((duty) => {
    const was = known.get(duty.key)
    const wasOpen = was?.status === 'open'
    const earlier = wasOpen ? was.dueLegal : null
    if (duty.dueLegal === null && earlier === null) return []
    const found: JournalSection[] = []
    if (!was) found.push('began')
    if (duty.status === 'fulfilled' && was?.status !== 'fulfilled') found.push('met')
    if (wasOpen && (duty.status === 'excused' || duty.status === 'lapsed')) found.push('fell')
    if (duty.status === 'open') {
      if (wasOpen && duty.dueLegal !== was.dueLegal) found.push('moved')
      if (duty.dueLegal === day) found.push('missed')
    }
    return found.map((section): JournalEntry => ({ section, duty, before: earlier }))
  })
}
