import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { type ReactElement, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { cohorts, runDimensions } from '../../../shared/contract/index.ts'
import type { CivilDate } from '../../../shared/time-limits/index.ts'
import { queries } from '../../api/queries.ts'
import { useToday } from '../../api/session.tsx'
import { CivilDatePicker } from '../../parts/CivilDatePicker.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import { Exceptions } from './Exceptions.tsx'
import { ExportButton } from './ExportButton.tsx'
import { Groups } from './Groups.tsx'
import { LockButton, Locks } from './Locks.tsx'
import { Mediation } from './Mediation.tsx'
import { PrintFigures } from './PrintFigures.tsx'
import { RateCard } from './RateCard.tsx'
import { RowsDrawer } from './RowsDrawer.tsx'
import { StageRuns } from './StageRuns.tsx'
import {
  type Comparison,
  type Open,
  openedOf,
  type PeriodName,
  type PeriodOf,
  periodNames,
  periods,
  viewOf,
} from './view.ts'
import './fourHundred.css'

const comparisons: readonly Comparison[] = ['none', 'lastYear', 'other']

/** The four 100% and the runs of the stages in a period, perhaps beside a second one. Every number opens exactly its rows. */
export function FourHundred(): ReactElement {
  const { rates: t, frame } = useTexts()
  const today = useToday()
  const [search, setSearch] = useSearchParams()
  const [printing, setPrinting] = useState(false)
  const view = useMemo(() => viewOf(search, today), [search, today])
  const { period, before } = view
  const named = periodNames.find((name) => {
    const { from, to } = periods[name](today)
    return from === period.from && to === period.to
  })
  const by = runDimensions.find((name) => name === search.get('by')) ?? 'month'
  const set = (changes: Record<string, string | null>): void => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(changes)) value === null ? next.delete(key) : next.set(key, value)
    setSearch(next, { replace: true, preventScrollReset: true })
  }
  const nothingOpen = { open: null, second: null, group: null, key: null }
  const setPeriod = ({ from, to }: PeriodOf): void => set({ from, to, ...nothingOpen })
  const open: Open = (what, { second, group } = {}) =>
    set({ open: what, second: second ? '1' : null, group: group?.by ?? null, key: group?.key ?? null })
  const second = search.has('second') && before !== null
  const earlier = useQuery({ ...queries.fourRates(before ?? period), enabled: before !== null })

  return (
    <>
      <PageHead title={frame.rates} note={t.note}>
        <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t.print}
        </Button>
        <ExportButton view={view} by={by} />
        <LockButton period={period} />
      </PageHead>
      <section className="viewBar" aria-label={t.period}>
        <Segmented
          aria-label={t.period}
          value={named ?? ''}
          onChange={(name) => setPeriod(periods[name as PeriodName](today))}
          options={periodNames.map((name) => ({ value: name as string, label: t.periods[name] }))}
        />
        <Days names={[t.from, t.to]} period={period} set={setPeriod} />
        <Select
          aria-label={t.cohort}
          value={view.cohort}
          onChange={(cohort) => set({ cohort, ...nothingOpen })}
          options={cohorts.map((value) => ({ value, label: t.cohorts[value] }))}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={t.comparison}
          value={view.comparison}
          onChange={(compare) => set({ compare, from2: null, to2: null, ...nothingOpen })}
          options={comparisons.map((value) => ({ value, label: t.comparisons[value] }))}
          popupMatchSelectWidth={false}
        />
        {before ? (
          <Days
            names={[t.secondFrom, t.secondTo]}
            period={before}
            set={({ from, to }) => set({ compare: 'other', from2: from, to2: to, ...nothingOpen })}
          />
        ) : null}
        <span className="muted small basis">{t.basis(t.cohorts[view.cohort])}</span>
      </section>
      <Read query={useQuery(queries.fourRates(period))} rows={4}>
        {(data) => (
          <div className="rateCards">
            {data.rates.map((figure) => (
              <RateCard
                key={figure.rate}
                figure={figure}
                before={before ? earlier.data?.rates.find(({ rate }) => rate === figure.rate) : undefined}
                open={open}
              />
            ))}
          </div>
        )}
      </Read>
      <div className="rateColumns">
        <div className="rateColumn">
          <StageRuns view={view} open={open} />
          <Mediation period={period} open={open} />
          <Locks />
        </div>
        <Exceptions period={period} />
      </div>
      <Groups key={by} view={view} open={open} by={by} setBy={(next) => set({ by: next, ...nothingOpen })} />
      <RowsDrawer
        period={second && before ? before : period}
        cohort={view.cohort}
        opened={openedOf(search)}
        close={() => set(nothingOpen)}
      />
      {printing ? <PrintFigures view={view} by={by} close={() => setPrinting(false)} /> : null}
    </>
  )
}

/** The first and the last day of a period. */
function Days({
  names,
  period,
  set,
}: {
  names: readonly [string, string]
  period: PeriodOf
  set(period: PeriodOf): void
}): ReactElement {
  const { rates } = useTexts()
  const change = (part: Partial<Record<'from' | 'to', CivilDate | null>>): void => {
    const { from, to } = { ...period, ...part }
    if (from && to) set({ from, to })
  }
  return (
    <span className="periodDates">
      <CivilDatePicker
        label={names[0]}
        value={period.from}
        allowClear={false}
        max={period.to}
        onChange={(from) => change({ from })}
      />
      {rates.until}
      <CivilDatePicker
        label={names[1]}
        value={period.to}
        allowClear={false}
        min={period.from}
        onChange={(to) => change({ to })}
      />
    </span>
  )
}
