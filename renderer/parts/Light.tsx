import type { ReactElement } from 'react'
import type { Band } from '../../shared/duties/duty.ts'
import type { CivilDate } from '../../shared/time-limits/index.ts'
import { useToday } from '../api/session.tsx'
import { type Language, useLanguage } from '../texts/language.tsx'
import type { Texts } from '../texts/zh.ts'
import { shortDate } from './dates.ts'

export type LightKind = 'normal' | 'near' | 'today' | 'overdue' | 'suspended' | 'waiting' | 'done' | 'none'

/** Shape and colour say the same; the word beside says it a third time. */
export const shapes: Record<LightKind, string> = {
  normal: '●',
  near: '▲',
  today: '▲',
  overdue: '■',
  suspended: '‖',
  waiting: '○',
  done: '✓',
  none: '–',
}

export type Due = {
  dueLegal: CivilDate | null
  dueSafe: CivilDate | null
  workingDaysLeft: number | null
  naturalDaysLeft: number | null
  paused: boolean
  endedOn: CivilDate | null
  /** Since when the clock stands still, where that is known: natural days, and whether it is a suspension. */
  pause?: { days: number; kind: 'suspended' | 'excluded' } | undefined
}

/** Which light stands for something owed. `band` is null once it has ended. */
export function lightOf(due: Due, band: Band | null, today: CivilDate): LightKind {
  if (band === null || due.endedOn !== null) return 'done'
  if (band === 'noNextStep') return 'none'
  if (band === 'suspended' || due.paused) return 'suspended'
  if (band === 'overdue' || (due.naturalDaysLeft !== null && due.naturalDaysLeft < 0)) return 'overdue'
  if (band === 'waiting') return 'waiting'
  if (due.dueSafe === today || due.dueLegal === today) return 'today'
  return band
}

/** Farther away than this, the date alone says more than the count. */
const COUNTED_DOWN = 20

/** The due date in words: 还剩 3 个工作日，11月26日. */
export function dueWords(due: Due, kind: LightKind, today: CivilDate, language: Language, { light }: Texts): string {
  const end = due.dueSafe ?? due.dueLegal
  if (kind === 'done') return due.endedOn ? light.done(shortDate(due.endedOn, today, language)) : light.doneWord
  if (kind === 'none') return light.noNextStep
  if (kind === 'suspended') return due.pause ? light.pausedFor[due.pause.kind](due.pause.days) : light.suspended
  if (end === null) return light.noDate
  if (kind === 'overdue') return light.overdue(Math.max(1, -(due.naturalDaysLeft ?? -1)))
  if (due.dueLegal === today) return light.lastDay
  if (due.dueSafe === today) return light.today
  // The last working day has passed, the legal day has not: it fell on a rest day and moved.
  if (due.dueSafe !== null && due.dueSafe < today && due.dueLegal !== null) {
    return light.untilLegal(shortDate(due.dueLegal, today, language))
  }
  const left = due.workingDaysLeft
  const date = shortDate(end, today, language)
  return left === null || left > COUNTED_DOWN ? date : light.left(left, date)
}

/** A light with its word. */
export function Light({
  due,
  band,
  provisional,
}: {
  due: Due
  band: Band | null
  provisional?: boolean
}): ReactElement {
  const today = useToday()
  const { language, texts } = useLanguage()
  const kind = lightOf(due, band, today)
  return (
    <span className={`light ${kind}`}>
      <span className="shape" aria-hidden="true">
        {shapes[kind]}
      </span>
      <span>
        {dueWords(due, kind, today, language, texts)}
        {provisional ? (
          <span className="provisional" title={texts.light.provisionalWhy}>
            {texts.light.provisional}
          </span>
        ) : null}
      </span>
    </span>
  )
}

/** The light of a band alone, for lists where the day stands in a column of its own. */
export function BandLight({ band, word }: { band: string; word: string }): ReactElement {
  const kind: LightKind = band === 'noNextStep' ? 'none' : (band as LightKind)
  return (
    <span className={`light ${kind}`}>
      <span className="shape" aria-hidden="true">
        {shapes[kind]}
      </span>
      <span>{word}</span>
    </span>
  )
}
