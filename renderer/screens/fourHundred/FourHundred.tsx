import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { type ReactElement, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { mediationMeasures, rates, runMeasures, stages } from '../../../shared/contract/index.ts'
import type { CivilDate } from '../../../shared/time-limits/index.ts'
import { queries } from '../../api/queries.ts'
import { useToday } from '../../api/session.tsx'
import { CivilDatePicker } from '../../parts/CivilDatePicker.tsx'
import { monthOf } from '../../parts/dates.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import { Exceptions } from './Exceptions.tsx'
import { LockButton, Locks } from './Locks.tsx'
import { Mediation } from './Mediation.tsx'
import { MonthTable } from './MonthTable.tsx'
import { RateCard } from './RateCard.tsx'
import { type Opened, RowsDrawer } from './RowsDrawer.tsx'
import { StageRuns } from './StageRuns.tsx'
import './fourHundred.css'

export type PeriodOf = { from: CivilDate; to: CivilDate }

const periods = {
  month: (today: CivilDate): PeriodOf => ({ from: monthOf(today).from, to: today }),
  lastMonth: (today: CivilDate): PeriodOf => monthOf(today, 1),
  quarter: (today: CivilDate): PeriodOf => {
    const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1
    return { from: `${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`, to: today }
  },
  year: (today: CivilDate): PeriodOf => ({ from: `${today.slice(0, 4)}-01-01`, to: today }),
  lastYear: (today: CivilDate): PeriodOf => {
    const year = Number(today.slice(0, 4)) - 1
    return { from: `${year}-01-01`, to: `${year}-12-31` }
  },
}
type PeriodName = keyof typeof periods
const periodNames = Object.keys(periods) as PeriodName[]

/** Which number has been opened, from the address: "R1.missing", "runs.intake.entered", "runs.intake.entered.2026-03". */
function openedOf(text: string | null): Opened | null {
  const [kind, a, b, c] = (text ?? '').split('.')
  const rate = rates.find((name) => name === kind)
  if (rate)
    return {
      kind: 'rate',
      rate,
      counted: a === 'met' || a === 'missing' || a === 'excluded' ? a : undefined,
      excuse: b,
    }
  const counted = mediationMeasures.find((name) => name === a)
  if (kind === 'mediation') return counted ? { kind, measure: counted } : null
  const stage = stages.find((name) => name === a)
  const measure = runMeasures.find((name) => name === b)
  const month = /^\d{4}-\d{2}$/.test(c ?? '') ? c : undefined
  return kind === 'runs' && stage && measure ? { kind: 'runs', stage, measure, month } : null
}

/** The four 100% and the runs of the stages in a period. Every number opens exactly its rows. */
export function FourHundred(): ReactElement {
  const { rates: t, frame } = useTexts()
  const today = useToday()
  const [search, setSearch] = useSearchParams()
  const period = useMemo(() => {
    const from = search.get('from')
    const to = search.get('to')
    return from && to ? { from, to } : periods.year(today)
  }, [search, today])
  const named = periodNames.find((name) => {
    const { from, to } = periods[name](today)
    return from === period.from && to === period.to
  })
  const set = (changes: Record<string, string | null>): void => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(changes)) value === null ? next.delete(key) : next.set(key, value)
    setSearch(next, { replace: true, preventScrollReset: true })
  }
  const setPeriod = ({ from, to }: PeriodOf): void => set({ from, to, open: null })
  const open = (what: string): void => set({ open: what })
  const opened = openedOf(search.get('open'))

  return (
    <>
      <PageHead title={frame.rates} note={t.note}>
        <Segmented
          aria-label={t.period}
          value={named ?? ''}
          onChange={(name) => setPeriod(periods[name as PeriodName](today))}
          options={periodNames.map((name) => ({ value: name as string, label: t.periods[name] }))}
        />
        <span className="periodDates">
          <CivilDatePicker
            label={t.from}
            value={period.from}
            allowClear={false}
            max={period.to}
            onChange={(from) => from && setPeriod({ ...period, from })}
          />
          {t.until}
          <CivilDatePicker
            label={t.to}
            value={period.to}
            allowClear={false}
            min={period.from}
            onChange={(to) => to && setPeriod({ ...period, to })}
          />
        </span>
        <LockButton period={period} />
      </PageHead>
      <Read query={useQuery(queries.fourRates(period))} rows={4}>
        {(data) => (
          <div className="rateCards">
            {data.rates.map((figure) => (
              <RateCard key={figure.rate} figure={figure} open={open} />
            ))}
          </div>
        )}
      </Read>
      <Mediation period={period} open={open} />
      <div className="rateColumns">
        <div className="rateColumn">
          <StageRuns period={period} open={open} />
          <MonthTable period={period} open={open} />
        </div>
        <div className="rateColumn">
          <Exceptions period={period} />
          <Locks />
        </div>
      </div>
      <RowsDrawer period={period} opened={opened} close={() => set({ open: null })} />
    </>
  )
}
