import type { ReactElement } from 'react'
import { applicationPeriod, type CivilDate } from '../../../shared/time-limits/index.ts'
import { useToday } from '../../api/session.tsx'
import { longDate } from '../../parts/dates.ts'
import { useCalendar } from '../../parts/dayKinds.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** The last day a person is told: the earliest an open reading of the law allows. */
export function ownLastDay(knownOn: CivilDate, calendar: ReturnType<typeof useCalendar>): CivilDate {
  return applicationPeriod({ knownOn }, calendar).adviseBy
}

/** The person's own last day to apply, from the day the act became known (行政复议法 第20条). */
export function OwnLastDay({ knownOn }: { knownOn: CivilDate | null }): ReactElement {
  const { language, texts } = useLanguage()
  const calendar = useCalendar()
  const today = useToday()
  const { consultations } = texts
  if (!knownOn) return <p className="lateness muted">{consultations.lastDayUnknown}</p>
  const last = ownLastDay(knownOn, calendar)
  return (
    <p className={last < today ? 'lateness late' : 'lateness'} role="status">
      {last < today
        ? consultations.lastDayPassed(longDate(last, language))
        : consultations.lastDay(longDate(last, language))}
    </p>
  )
}
