import { useQueries } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useNavigate } from 'react-router'
import { type RateRow, rates as rateNames } from '../../../shared/contract/index.ts'
import { missingReason } from '../../../shared/duties/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { Empty, Failed, Loading } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { Mend } from './Mend.tsx'
import { addressOf } from './RowsDrawer.tsx'
import type { PeriodOf } from './view.ts'

const SHOWN_FIRST = 10
const FETCHED = 200
type Missing = RateRow & { rate: (typeof rateNames)[number] }

/** Everything that keeps one of the four below 100%, in one list. */
export function Exceptions({ period }: { period: PeriodOf }): ReactElement {
  const { language, texts } = useLanguage()
  const { rates } = texts
  const [all, setAll] = useState(false)
  const navigate = useNavigate()
  const lists = useQueries({
    queries: rateNames.map((rate) => queries.fourRateRows({ ...period, rate, counted: 'missing', pageSize: FETCHED })),
  })
  const rows = lists.flatMap((list, i) =>
    (list.data?.rows ?? []).map((row): Missing => ({ ...row, rate: rateNames[i] ?? 'R1' })),
  )
  const total = lists.reduce((n, list) => n + (list.data?.total ?? 0), 0)
  const failed = lists.find((list) => list.error)
  const columns: Column<Missing>[] = [
    { id: 'rate', header: rates.item, width: 92, cell: (row) => termName('rate', row.rate, language) },
    {
      id: 'subject',
      header: rates.subject,
      wrap: true,
      cell: (row) => (
        <>
          {row.subject.number ?? rates.consultation}
          <span className="secondLine">{[row.subject.title, row.party].filter(Boolean).join('　')}</span>
        </>
      ),
    },
    {
      id: 'reason',
      header: rates.reason,
      width: 112,
      wrap: true,
      cell: (row) => (
        <>
          {termName('missingReason', missingReason(row), language)}
          <span className="secondLine">{row.countedOn}</span>
        </>
      ),
    },
    { id: 'remedy', header: rates.remedy, width: 104, wrap: true, cell: (row) => <Mend row={row} /> },
  ]
  return (
    <Card title={rates.exceptions} extra={rates.exceptionsCount(total)}>
      {failed ? (
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      ) : lists.some((list) => list.isPending) ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty text={rates.noExceptions} />
      ) : (
        <DataTable
          label={rates.exceptions}
          columns={columns}
          rows={all ? rows : rows.slice(0, SHOWN_FIRST)}
          rowKey={(row) => `${row.rate}/${row.subject.id}/${row.cycle}/${row.party ?? ''}`}
          open={(row) => void navigate(addressOf(row))}
        />
      )}
      {!all && rows.length > SHOWN_FIRST ? (
        <button type="button" className="plain link moreRows" onClick={() => setAll(true)}>
          {rates.showAllExceptions(rows.length)}
        </button>
      ) : null}
      {all && total > rows.length ? <p className="muted small">{rates.exceptionsMore(total - rows.length)}</p> : null}
    </Card>
  )
}
