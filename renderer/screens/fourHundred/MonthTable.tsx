import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { stages } from '../../../shared/contract/index.ts'
import { type Stage, termName } from '../../../shared/terms/index.ts'
import { earliest, latest } from '../../../shared/time-limits/index.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { monthOf } from '../../parts/dates.ts'
import { Empty, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import type { PeriodOf } from './FourHundred.tsx'

type Month = { month: string; entered: Partial<Record<Stage, number>> }

/** How often each stage was entered, month by month; every number opens its rows. */
export function MonthTable({ period, open }: { period: PeriodOf; open(what: string): void }): ReactElement {
  const { language, texts } = useLanguage()
  const { rates } = texts
  const columns: Column<Month>[] = [
    { id: 'month', header: rates.month, cell: ({ month }) => month },
    ...stages.map(
      (stage): Column<Month> => ({
        id: stage,
        header: termName('stage', stage, language),
        align: 'end',
        width: '16%',
        cell: ({ month, entered }) =>
          entered[stage] ? (
            <button type="button" className="plain figureLink" onClick={() => open(`runs.${stage}.entered.${month}`)}>
              {entered[stage]}
            </button>
          ) : (
            <span className="muted">0</span>
          ),
      }),
    ),
  ]
  return (
    <Card title={rates.months} extra={rates.runsHint}>
      <Read query={useQuery(queries.stageRuns(period))}>
        {(data) => {
          const months = byMonth(data.months)
          return months.length === 0 ? (
            <Empty text={rates.noRows} />
          ) : (
            <DataTable label={rates.months} columns={columns} rows={months} rowKey={({ month }) => month} />
          )
        }}
      </Read>
    </Card>
  )
}

/** One row for each month, the latest first. */
function byMonth(counts: readonly { month: string; stage: Stage; entered: number }[]): Month[] {
  const months = new Map<string, Month>()
  for (const { month, stage, entered } of counts) {
    const row = months.get(month) ?? { month, entered: {} }
    row.entered[stage] = entered
    months.set(month, row)
  }
  return [...months.values()].sort((a, b) => b.month.localeCompare(a.month))
}

/** The part of a month that lies in a period: what the number of that month counts. */
export function monthWithin(month: string, { from, to }: PeriodOf): PeriodOf {
  const whole = monthOf(`${month}-01`)
  return { from: latest(whole.from, from), to: earliest(whole.to, to) }
}
