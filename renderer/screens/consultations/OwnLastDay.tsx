import type { ReactElement } from 'react'
import { useMemo } from 'react'
import { type ApplicationPeriod, applicationPeriod, type CivilDate } from '../../../shared/time-limits/index.ts'
import { useToday } from '../../api/session.tsx'
import { PeriodStrip } from '../../parts/DayStrip.tsx'
import { longDate } from '../../parts/dates.ts'
import { useCalendar } from '../../parts/dayKinds.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** The period of a person who came to know of the act on that day. */
export const ownPeriod = (knownOn: CivilDate, calendar: ReturnType<typeof useCalendar>): ApplicationPeriod =>
  applicationPeriod({ knownOn }, calendar)

/** The last day a person is told: the earliest an open reading of the law allows. */
export function ownLastDay(knownOn: CivilDate, calendar: ReturnType<typeof useCalendar>): CivilDate {
  return ownPeriod(knownOn, calendar).adviseBy
}

type Props = {
  knownOn: CivilDate | null
  /** Show how the day came about. */
  strip?: boolean
}

/** The person's own last day to apply, from the day the act became known (行政复议法 第20条). */
export function OwnLastDay({ knownOn, strip }: Props): ReactElement {
  const { language, texts } = useLanguage()
  const calendar = useCalendar()
  const today = useToday()
  const { consultations } = texts
  const period = useMemo(() => (knownOn ? ownPeriod(knownOn, calendar) : null), [knownOn, calendar])
  if (!period) return <p className="lateness muted">{consultations.lastDayUnknown}</p>
  const last = period.adviseBy
  return (
    <>
      <p className={last < today ? 'lateness late' : 'lateness'} role="status">
        {last < today
          ? consultations.lastDayPassed(longDate(last, language))
          : consultations.lastDay(longDate(last, language))}
        {period.provisional ? ` ${texts.light.provisional}` : ''}
      </p>
      {strip ? <PeriodStrip period={period} due={last} /> : null}
    </>
  )
}
