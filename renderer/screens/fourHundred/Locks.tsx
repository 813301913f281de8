import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Drawer, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import { useNavigate } from 'react-router'
import { type ChangedRateRow, type ChangedRunRow, type LockView, runMeasures } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { queries, queryClient } from '../../api/queries.ts'
import { useHasRole } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { instantText } from '../../parts/dates.ts'
import { Empty, FailureLine, Read } from '../../parts/States.tsx'
import { useLanguage, useTexts } from '../../texts/language.tsx'
import type { PeriodOf } from './view.ts'

const percentText = (percent: string | null): string => (percent === null ? '–' : `${percent}%`)

/** Locks the figures of the period on the screen, after a question. */
export function LockButton({ period }: { period: PeriodOf }): ReactElement | null {
  const { rates, form } = useTexts()
  const { locks } = rates
  const mayLock = useHasRole('supervisor')
  const [asking, setAsking] = useState(false)
  const lock = useMutation({
    mutationFn: () => api.reports.lock(period),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['work', 'locks'] })
      setAsking(false)
    },
  })
  if (!mayLock) return null
  return (
    <>
      <Button onClick={() => setAsking(true)}>{locks.lock}</Button>
      <Modal
        open={asking}
        title={locks.lock}
        okText={locks.lock}
        cancelText={form.cancel}
        confirmLoading={lock.isPending}
        onOk={() => lock.mutate()}
        onCancel={() => setAsking(false)}
      >
        <p>{locks.ask(rates.inPeriod(period.from, period.to))}</p>
        <FailureLine error={lock.error} />
      </Modal>
    </>
  )
}

/** The locked reports, the newest first; each opens beside the figures of today. */
export function Locks(): ReactElement {
  const { rates } = useTexts()
  const { locks } = rates
  const [opened, setOpened] = useState<LockView | null>(null)
  const query = useQuery(queries.locks())
  const columns: Column<LockView>[] = [
    {
      id: 'period',
      header: rates.period,
      wrap: true,
      cell: (row) => (
        <>
          {rates.inPeriod(row.period.from, row.period.to)}
          {row.supplement > 0 ? <span className="tag amber">{locks.supplement(row.supplement)}</span> : null}
        </>
      ),
    },
    ...[0, 1, 2, 3].map(
      (i): Column<LockView> => ({
        id: `R${i + 1}`,
        header: locks.short[i],
        align: 'end',
        width: 64,
        cell: (row) => percentText(row.rates[i]?.percent ?? null),
      }),
    ),
    {
      id: 'at',
      header: locks.at,
      width: 134,
      cell: (row) => (row.intact ? instantText(row.at) : <span className="tag red">{locks.broken}</span>),
    },
  ]
  return (
    <Card title={locks.title} extra={locks.hint}>
      <Read query={query} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty text={locks.none} />
          ) : (
            <DataTable label={locks.title} columns={columns} rows={rows} rowKey={(row) => row.id} open={setOpened} />
          )
        }
      </Read>
      <Drawer
        open={opened !== null}
        onClose={() => setOpened(null)}
        size={820}
        title={opened ? locks.compare(rates.inPeriod(opened.period.from, opened.period.to)) : null}
        destroyOnHidden
      >
        {opened ? <Comparison lock={opened} /> : null}
      </Drawer>
    </Card>
  )
}

function Comparison({ lock }: { lock: LockView }): ReactElement {
  const { language, texts } = useLanguage()
  const { rates } = texts
  const { locks } = rates
  const navigate = useNavigate()
  const query = useQuery(queries.compareLock(lock.id))
  const counted = (value: ChangedRateRow['before']) => (value ? termName('counted', value, language) : locks.absent)
  const measures = (list: ChangedRunRow['before']) =>
    list.length === 0 ? locks.absent : list.map((measure) => rates.measures[measure]).join('、')
  return (
    <Read query={query}>
      {(data) => (
        <>
          <p className="muted drawerPeriod">
            {locks.lockedBy(instantText(lock.at), lock.by?.name ?? '')}
            <br />
            {locks.hash(lock.hash)}
          </p>
          {lock.intact ? null : <p className="failureLine">{locks.brokenWhy}</p>}
          <DataTable
            label={locks.ratesTable}
            columns={[
              { id: 'rate', header: rates.item, cell: (row) => termName('rate', row.rate, language) },
              ...(['before', 'now'] as const).map((side) => ({
                id: side,
                header: locks[side],
                align: 'end' as const,
                width: '34%',
                cell: (row: (typeof data.rates)[number]) =>
                  `${row[side].met} / ${row[side].denominator}　${percentText(row[side].percent)}`,
              })),
            ]}
            rows={data.rates}
            rowKey={(row) => row.rate}
            emphasis={(row) => (row.before.percent === row.now.percent ? undefined : 'changed')}
          />
          <h3 className="sectionTitle">{locks.rowsTitle(data.rows.length)}</h3>
          {data.rows.length === 0 ? (
            <Empty text={locks.same} />
          ) : (
            <DataTable
              label={locks.rowsTable}
              columns={[
                { id: 'rate', header: rates.item, width: 100, cell: (row) => termName('rate', row.rate, language) },
                {
                  id: 'subject',
                  header: rates.subject,
                  cell: (row) => (
                    <span title={row.title}>{[row.number, row.title, row.party].filter(Boolean).join(' ')}</span>
                  ),
                },
                { id: 'before', header: locks.before, width: 84, cell: (row) => counted(row.before) },
                { id: 'now', header: locks.now, width: 84, cell: (row) => counted(row.now) },
              ]}
              rows={data.rows}
              rowKey={(row) => `${row.rate}/${row.id}/${row.party ?? ''}/${row.before}/${row.now}`}
              open={(row) => void navigate(row.subject === 'case' ? `/cases/${row.id}` : `/consultations/${row.id}`)}
            />
          )}
          <h3 className="sectionTitle">{rates.runs}</h3>
          <DataTable
            label={locks.stagesTable}
            columns={[
              { id: 'stage', header: rates.stage, cell: (row) => termName('stage', row.stage, language) },
              ...runMeasures.map((measure) => ({
                id: measure,
                header: rates.measures[measure],
                align: 'end' as const,
                width: '15%',
                cell: (row: (typeof data.stages)[number]) =>
                  row.before[measure] === row.now[measure]
                    ? row.now[measure]
                    : `${row.before[measure]} → ${row.now[measure]}`,
              })),
            ]}
            rows={data.stages}
            rowKey={(row) => row.stage}
          />
          {data.runs.length === 0 ? null : (
            <DataTable
              label={locks.runsTable}
              columns={[
                {
                  id: 'case',
                  header: rates.subject,
                  cell: (row) => <span title={row.title}>{`${row.number} ${row.title}`}</span>,
                },
                { id: 'stage', header: rates.stage, width: 90, cell: (row) => termName('stage', row.stage, language) },
                { id: 'before', header: locks.before, width: 160, cell: (row) => measures(row.before) },
                { id: 'now', header: locks.now, width: 160, cell: (row) => measures(row.now) },
              ]}
              rows={data.runs}
              rowKey={(row) => `${row.caseId}/${row.cycle}/${row.stage}/${row.no}`}
              open={(row) => void navigate(`/cases/${row.caseId}`)}
            />
          )}
        </>
      )}
    </Read>
  )
}
