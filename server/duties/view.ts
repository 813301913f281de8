import type { DutyView, Person } from '../../shared/contract/index.ts'
import { bandOf, type Duty } from '../../shared/duties/index.ts'
import { isTermCode, termArticle } from '../../shared/terms/index.ts'
import {
  type Calendar,
  type CivilDate,
  daysBetween,
  findRule,
  type LimitCode,
  workingDaysBetween,
} from '../../shared/time-limits/index.ts'
import { type Desk, personOf } from '../desk.ts'

/** A duty as a screen shows it today. `partyName` gives the name behind a party id of the same case. */
export function dutyView(duty: Duty, today: CivilDate, desk: Desk, partyName: (id: string) => string | null): DutyView {
  const { staffId, partyId, letter, ...rest } = duty
  const open = duty.status === 'open'
  return {
    ...rest,
    article: articleOf(duty),
    staff: personOf(desk, staffId),
    party: partyId === null ? null : partyOf(partyId, partyName),
    letter: letterOf(letter),
    band: open ? bandOf(duty, today) : null,
    workingDaysLeft: open && duty.dueSafe !== null ? workingDaysLeft(today, duty.dueSafe, desk.calendar) : null,
    naturalDaysLeft: open && duty.dueLegal !== null ? daysBetween(today, duty.dueLegal) : null,
  }
}

export const partyOf = (id: string, partyName: (id: string) => string | null): Person => ({
  id,
  name: partyName(id) ?? id,
})

/** A letter under the name of the organ that has to answer it. */
export const letterOf = (letter: Duty['letter']): Person | null => letter && { id: letter.id, name: letter.addressee }

/** Working days from today to a day, today not counted; negative: working days since. */
export function workingDaysLeft(today: CivilDate, due: CivilDate, calendar: Calendar): number {
  return due >= today ? workingDaysBetween(today, due, calendar) : -workingDaysBetween(due, today, calendar)
}

/** The article of a limit as the text in force on its first day has it; the centre's own targets have none. */
function articleOf({ kind, code, raisedOn }: Duty): string {
  if (kind === 'limit') return findRule(code as LimitCode, raisedOn)?.article ?? ''
  return isTermCode('innerTarget', code) ? (termArticle('innerTarget', code) ?? '') : ''
}
