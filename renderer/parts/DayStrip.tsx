import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Fragment, useMemo } from 'react'
import type { StripDay } from '../../shared/contract/index.ts'
import { termName } from '../../shared/terms/index.ts'
import { type DayLabel, dayLabelTexts, explain, type Period, weekdayOf } from '../../shared/time-limits/index.ts'
import { queries } from '../api/queries.ts'
import { useToday } from '../api/session.tsx'
import { useLanguage } from '../texts/language.tsx'
import { longDate } from './dates.ts'
import { useCalendar } from './dayKinds.tsx'
import { dutyParty } from './dutyNames.ts'
import { Read } from './States.tsx'
import './strip.css'

/** How a date came about, day by day: 计 休 假 班 停, with the reasons in words. */
export function DayStrip({
  caseId,
  limitKey,
  version,
}: {
  caseId: string
  limitKey: string
  version: number
}): ReactElement {
  const { language, texts } = useLanguage()
  const query = useQuery(queries.strip(caseId, limitKey, version))
  return (
    <Read query={query} rows={6}>
      {({ limit, days, reasons }) => (
        <div className="strip">
          <dl className="stripFacts">
            <dt>{texts.strip.basis}</dt>
            <dd>{limit.article}</dd>
            <dt>{texts.strip.length}</dt>
            <dd>{texts.strip.lengthWords(limit.length, limit.unit, limit.extension, limit.excludedDays)}</dd>
            <dt>{texts.strip.trigger}</dt>
            <dd>{longDate(limit.trigger, language)}</dd>
            <dt>{texts.strip.nominal}</dt>
            <dd>{longDate(limit.nominal, language)}</dd>
            <dt>{texts.strip.dueSafe}</dt>
            <dd>{longDate(limit.dueSafe, language)}</dd>
            <dt>{texts.strip.dueLegal}</dt>
            <dd>
              <b>{longDate(limit.dueLegal, language)}</b>
              {limit.provisional ? <span className="provisional">{texts.light.provisional}</span> : null}
            </dd>
            {dutyParty(limit) ? (
              <>
                <dt>{termName('dutyOwner', limit.owner, language)}</dt>
                <dd>{dutyParty(limit)}</dd>
              </>
            ) : null}
          </dl>
          <Days days={days} due={limit.dueLegal} />
          <Legend days={days} />
          <ul className="stripReasons">
            {reasons.map((reason) => (
              <li key={reason.zh}>{reason[language]}</li>
            ))}
          </ul>
        </div>
      )}
    </Read>
  )
}

/** How the end of a period came about that belongs to no case: the days with their marks, and the reasons in words. */
export function PeriodStrip({ period, due }: { period: Period; due: string }): ReactElement {
  const { language } = useLanguage()
  const calendar = useCalendar()
  const { days, reasons } = useMemo(() => {
    const explained = explain(period, calendar)
    return { ...explained, days: explained.days.map((day): StripDay => ({ ...day, count: day.count ?? null })) }
  }, [period, calendar])
  return (
    <div className="strip">
      <Days days={days} due={due} />
      <Legend days={days} />
      <ul className="stripReasons">
        {reasons.map((reason) => (
          <li key={reason.zh}>{reason[language]}</li>
        ))}
      </ul>
    </div>
  )
}

/** The days as weeks under one another, Monday first, with a heading where a month begins. */
function Days({ days, due }: { days: readonly StripDay[]; due: string }): ReactElement {
  const { language, texts } = useLanguage()
  const today = useToday()
  const months = useMemo(() => {
    const byMonth = new Map<string, StripDay[]>()
    for (const day of days) {
      const month = day.on.slice(0, 7)
      byMonth.set(month, [...(byMonth.get(month) ?? []), day])
    }
    return [...byMonth]
  }, [days])
  return (
    <div className="stripMonths">
      {months.map(([month, inMonth]) => (
        <Fragment key={month}>
          <h3>{month}</h3>
          <ol className="stripDays" aria-label={month}>
            {inMonth.map((day, i) => (
              <li
                key={day.on}
                className={[
                  'stripDay',
                  day.label,
                  day.kind === 'rest' || day.kind === 'holiday' ? 'dayOff' : '',
                  day.on === due ? 'due' : '',
                  day.on === today ? 'today' : '',
                ]
                  .join(' ')
                  .trim()}
                {...(i === 0 ? { style: { gridColumnStart: weekdayOf(day.on) } } : {})}
                title={`${longDate(day.on, language)}：${dayLabelTexts[day.label][language]}${day.on === due ? `；${texts.strip.dueLegal}` : ''}`}
              >
                <span className="stripDate">{Number(day.on.slice(8))}</span>
                <span className="stripMark">{dayLabelTexts[day.label].mark}</span>
                <span className="stripCount">{day.count ?? ' '}</span>
              </li>
            ))}
          </ol>
        </Fragment>
      ))}
    </div>
  )
}

function Legend({ days }: { days: readonly StripDay[] }): ReactElement {
  const { language } = useLanguage()
  const present = [...new Set(days.map((day) => day.label))] as DayLabel[]
  return (
    <ul className="stripLegend">
      {present.map((label) => (
        <li key={label}>
          <span className={`stripMark ${label}`}>{dayLabelTexts[label].mark}</span> {dayLabelTexts[label][language]}
        </li>
      ))}
    </ul>
  )
}
