import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { RunMeasure, StageCount } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import type { PeriodOf } from './FourHundred.tsx'

/** How often each stage ran: begun, ended, standing, come back to, and how long it took. */
export function StageRuns({ period, open }: { period: PeriodOf; open(what: string): void }): ReactElement {
  const { language, texts } = useLanguage()
  const { rates } = texts
  const measured = (measure: RunMeasure): Column<StageCount> => ({
    id: measure,
    header: rates.measures[measure],
    align: 'end',
    width: '12%',
    cell: (row) => (
      <button
        type="button"
        className="plain figureLink"
        disabled={row[measure] === 0}
        onClick={() => open(`runs.${row.stage}.${measure}`)}
      >
        {row[measure]}
      </button>
    ),
  })
  const columns: Column<StageCount>[] = [
    { id: 'stage', header: rates.stage, cell: (row) => termName('stage', row.stage, language) },
    measured('entered'),
    measured('left'),
    measured('standing'),
    measured('returned'),
    measured('overdue'),
    {
      id: 'median',
      header: rates.median,
      align: 'end',
      width: '12%',
      cell: (row) => (row.medianDays === null ? '–' : rates.days(row.medianDays)),
    },
    {
      id: 'longest',
      header: rates.longest,
      align: 'end',
      width: '12%',
      cell: (row) => (row.longestDays === null ? '–' : rates.days(row.longestDays)),
    },
  ]
  return (
    <Card title={rates.runs} extra={rates.runsHint}>
      <Read query={useQuery(queries.stageRuns(period))}>
        {({ stages }) => <DataTable label={rates.runs} columns={columns} rows={stages} rowKey={(row) => row.stage} />}
      </Read>
    </Card>
  )
}
