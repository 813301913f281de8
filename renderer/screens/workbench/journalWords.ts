import type { DutyView, JournalRow } from '../../../shared/contract/index.ts'
import { type Language, termName } from '../../../shared/terms/index.ts'
import { dutyParty } from '../../parts/dutyNames.ts'
import type { Texts } from '../../texts/zh.ts'

/** Who has to act: the person of the centre, else the party, else its role. */
export function responsibleFor(duty: DutyView, language: Language): string {
  if (duty.owner === 'us') return duty.staff?.name ?? '—'
  return dutyParty(duty) ?? termName('dutyOwner', duty.owner, language)
}

/** The last day of a period in the journal; of one that moved, from when to when. */
export function lastDayWords({ section, duty, before }: JournalRow, workbench: Texts['workbench']): string {
  if (section === 'moved') {
    return workbench.movedFromTo(before ?? workbench.notRunning, duty.dueLegal ?? workbench.notRunning)
  }
  const day = duty.dueLegal ?? before ?? '—'
  return section === 'met' && duty.late ? `${day} ${workbench.metLate}` : day
}
