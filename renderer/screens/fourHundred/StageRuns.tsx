import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { RunMeasure, StageCount } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { Compared } from './Compared.tsx'
import type { Open, View } from './view.ts'

/** How often each stage ran: begun, ended, standing, come back to, and how long it took. */
export function StageRuns({ view, open }: { view: View; open: Open }): ReactElement {
  const { language, texts } = useLanguage()
  const { rates } = texts
  const { period, cohort, before } = view
  const earlier = useQuery({ ...queries.stageRuns({ ...(before ?? period), cohort }), enabled: before !== null })
  const then = (row: StageCount): StageCount | undefined =>
    before ? earlier.data?.stages.find(({ stage }) => stage === row.stage) : undefined
  const measured = (measure: RunMeasure): Column<StageCount> => ({
    id: measure,
    header: rates.measures[measure],
    align: 'end',
    width: '11%',
    wrap: true,
    cell: (row) => (
      <Compared
        now={row[measure]}
        before={then(row)?.[measure]}
        open={(second) => open(`runs.${row.stage}.${measure}`, { second })}
      />
    ),
  })
  const length = (id: 'medianDays' | 'longestDays', header: string): Column<StageCount> => ({
    id,
    header,
    align: 'end',
    width: '11%',
    wrap: true,
    cell: (row) => {
      const words = (days: number | null | undefined): string => (days == null ? '–' : rates.days(days))
      return (
        <>
          {words(row[id])}
          {then(row) ? <span className="secondLine">{words(then(row)?.[id])}</span> : null}
        </>
      )
    },
  })
  const columns: Column<StageCount>[] = [
    { id: 'stage', header: rates.stage, cell: (row) => termName('stage', row.stage, language) },
    measured('entered'),
    measured('left'),
    measured('standing'),
    measured('returned'),
    measured('overdue'),
    length('medianDays', rates.median),
    length('longestDays', rates.longest),
  ]
  return (
    <Card title={rates.runs} extra={`${rates.cohorts[cohort]}　${rates.runsHint}`}>
      <Read query={useQuery(queries.stageRuns({ ...period, cohort }))}>
        {({ stages }) => <DataTable label={rates.runs} columns={columns} rows={stages} rowKey={(row) => row.stage} />}
      </Read>
    </Card>
  )
}
