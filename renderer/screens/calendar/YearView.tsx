import type { ReactElement } from 'react'
import type { Outputs } from '../../../shared/contract/index.ts'
import { weekdayOf } from '../../../shared/time-limits/index.ts'
import { longDate } from '../../parts/dates.ts'
import { useLanguage } from '../../texts/language.tsx'

type Day = Outputs['calendar']['year']['days'][number]
const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))

/** Twelve months, Monday first. Kinds by mark and colour: 休 on holidays, 班 on weekends worked in exchange. */
export function YearView({ days, today }: { days: readonly Day[]; today: string }): ReactElement {
  const { language, texts } = useLanguage()
  const { calendar } = texts
  return (
    <>
      <div className="yearView">
        {months.map((month) => {
          const inMonth = days.filter((day) => day.on.slice(5, 7) === month)
          const working = inMonth.filter((day) => day.kind === 'working' || day.kind === 'makeUp').length
          return (
            <section key={month} aria-label={calendar.month(Number(month))}>
              <h3>
                {calendar.month(Number(month))} <span className="muted small">{calendar.workingDays(working)}</span>
              </h3>
              <div className="monthHead" aria-hidden="true">
                {calendar.weekdays.map((name) => (
                  <span key={name}>{name}</span>
                ))}
              </div>
              <ol className="monthDays">
                {inMonth.map((day, i) => (
                  <li
                    key={day.on}
                    className={['calendarDay', day.kind, day.on === today ? 'today' : ''].join(' ').trim()}
                    {...(i === 0 ? { style: { gridColumnStart: weekdayOf(day.on) } } : {})}
                    title={`${longDate(day.on, language)} ${calendar.kinds[day.kind]}`}
                  >
                    {Number(day.on.slice(8))}
                    {day.kind === 'holiday' ? (
                      <sup>{texts.days.restMark}</sup>
                    ) : day.kind === 'makeUp' ? (
                      <sup>{texts.days.makeUpMark}</sup>
                    ) : null}
                  </li>
                ))}
              </ol>
            </section>
          )
        })}
      </div>
      <ul className="calendarLegend">
        {(['working', 'rest', 'holiday', 'makeUp'] as const).map((kind) => (
          <li key={kind}>
            <span className={`calendarDay ${kind}`}>
              8
              {kind === 'holiday' ? (
                <sup>{texts.days.restMark}</sup>
              ) : kind === 'makeUp' ? (
                <sup>{texts.days.makeUpMark}</sup>
              ) : null}
            </span>{' '}
            {calendar.kinds[kind]}
          </li>
        ))}
      </ul>
    </>
  )
}
