import { useQuery } from '@tanstack/react-query'
import { Drawer, Pagination } from 'antd'
import { type ReactElement, useState } from 'react'
import { useNavigate } from 'react-router'
import type {
  Cohort,
  MediationMeasure,
  MediationRow,
  RateRow,
  RunMeasure,
  RunRow,
  rates as rateNames,
} from '../../../shared/contract/index.ts'
import { type Stage, termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { excuseName } from '../../parts/dutyNames.ts'
import { Empty, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import type { Texts } from '../../texts/zh.ts'
import type { PeriodOf, RunGroup } from './view.ts'

export type Opened =
  | {
      kind: 'rate'
      rate: (typeof rateNames)[number]
      counted: 'met' | 'missing' | 'excluded' | undefined
      excuse: string | undefined
    }
  | { kind: 'mediation'; measure: MediationMeasure }
  | { kind: 'runs'; stage: Stage; measure: RunMeasure; group: RunGroup | undefined }

const PAGE = 50

/** Where a row leads. */
export const addressOf = ({ subject }: Pick<RateRow, 'subject'>): string =>
  subject.kind === 'case' ? `/cases/${subject.id}` : `/consultations/${subject.id}`

/** Number and name of what a row is about. */
export const subjectName = ({ subject, party }: Pick<RateRow, 'subject' | 'party'>, { rates }: Texts): string =>
  [subject.number ?? (subject.kind === 'consultation' ? rates.consultation : ''), subject.title, party]
    .filter(Boolean)
    .join(' ')

/** The rows behind a number, exactly as many as the number says. */
export function RowsDrawer({
  period,
  cohort,
  opened,
  close,
}: {
  period: PeriodOf
  cohort: Cohort
  opened: Opened | null
  close(): void
}): ReactElement {
  const { language, texts } = useLanguage()
  const { rates } = texts
  const title = !opened
    ? null
    : opened.kind === 'rate'
      ? [
          termName('rate', opened.rate, language),
          opened.counted ? termName('counted', opened.counted, language) : rates.base,
          excuseName(opened.excuse, language),
        ]
          .filter(Boolean)
          .join(' · ')
      : opened.kind === 'mediation'
        ? `${rates.mediation.title} · ${rates.mediation.measures[opened.measure]}`
        : `${termName('stage', opened.stage, language)} · ${rates.measures[opened.measure]}`
  return (
    <Drawer open={opened !== null} onClose={close} size={760} title={title} destroyOnHidden>
      {opened ? (
        <>
          <p className="muted drawerPeriod">
            {[
              rates.inPeriod(period.from, period.to),
              opened.kind === 'runs' ? rates.cohorts[cohort] : rates.byCountedDay,
              opened.kind === 'runs' && opened.group ? rates.groups.by[opened.group.by] : '',
            ]
              .filter(Boolean)
              .join('　')}
          </p>
          {opened.kind === 'rate' ? (
            <RateRows key={JSON.stringify(opened)} period={period} opened={opened} />
          ) : opened.kind === 'mediation' ? (
            <MediationRows key={JSON.stringify(opened)} period={period} measure={opened.measure} />
          ) : (
            <RunRows key={JSON.stringify(opened)} period={period} cohort={cohort} opened={opened} />
          )}
        </>
      ) : null}
    </Drawer>
  )
}

function RateRows({ period, opened }: { period: PeriodOf; opened: Extract<Opened, { kind: 'rate' }> }): ReactElement {
  const { language, texts } = useLanguage()
  const { rates } = texts
  const navigate = useNavigate()
  const [page, setPage] = useState(1)
  // The base of a rate is what is met and what is missing; the server's "all" has the excluded ones too.
  const base = opened.counted === undefined
  const wanted = {
    ...period,
    rate: opened.rate,
    ...(opened.excuse ? { excuse: opened.excuse } : {}),
    page,
    pageSize: PAGE,
  }
  const met = useQuery({ ...queries.fourRateRows({ ...wanted, counted: opened.counted ?? 'met' }) })
  const missing = useQuery({ ...queries.fourRateRows({ ...wanted, counted: 'missing' }), enabled: base })
  const columns: Column<RateRow>[] = [
    {
      id: 'subject',
      header: rates.subject,
      cell: (row) => <span title={row.subject.title}>{subjectName(row, texts)}</span>,
    },
    {
      id: 'counted',
      header: rates.state,
      width: 150,
      cell: (row) => (
        <>
          <span className={row.counted === 'met' ? 'tag green' : row.counted === 'missing' ? 'tag red' : 'tag grey'}>
            {termName('counted', row.counted, language)}
          </span>
          {row.recordedLate ? <span className="tag amber">{rates.late}</span> : null}
        </>
      ),
    },
    { id: 'on', header: rates.countedOn, width: 104, cell: (row) => row.countedOn },
    { id: 'ended', header: rates.doneOn, width: 104, cell: (row) => row.endedOn ?? '–' },
  ]
  return (
    <Read query={met}>
      {(first) => (
        <Read query={base ? missing : met}>
          {(second) => {
            const rows = base ? [...second.rows, ...first.rows] : first.rows
            const largest = base ? Math.max(first.total, second.total) : first.total
            return (
              <>
                <p className="drawerCount" data-count={base ? first.total + second.total : first.total}>
                  {rates.rowCount(base ? first.total + second.total : first.total)}
                </p>
                {rows.length === 0 ? (
                  <Empty text={rates.noRows} />
                ) : (
                  <DataTable
                    label={rates.subject}
                    columns={columns}
                    rows={rows}
                    rowKey={(row) =>
                      `${row.subject.id}/${row.cycle}/${row.party ?? ''}/${row.countedOn}/${row.counted}`
                    }
                    open={(row) => void navigate(addressOf(row))}
                  />
                )}
                {largest > PAGE ? (
                  <Pagination
                    className="pages"
                    current={page}
                    pageSize={PAGE}
                    total={largest}
                    showSizeChanger={false}
                    onChange={setPage}
                  />
                ) : null}
              </>
            )
          }}
        </Read>
      )}
    </Read>
  )
}

function RunRows({
  period,
  cohort,
  opened,
}: {
  period: PeriodOf
  cohort: Cohort
  opened: Extract<Opened, { kind: 'runs' }>
}): ReactElement {
  const { texts } = useLanguage()
  const { rates } = texts
  const navigate = useNavigate()
  const [page, setPage] = useState(1)
  const query = useQuery(
    queries.stageRunRows({
      ...period,
      cohort,
      stage: opened.stage,
      measure: opened.measure,
      ...(opened.group ? { group: opened.group } : {}),
      page,
      pageSize: PAGE,
    }),
  )
  const columns: Column<RunRow>[] = [
    { id: 'case', header: rates.subject, cell: (row) => <span title={row.title}>{`${row.number} ${row.title}`}</span> },
    { id: 'no', header: rates.runNo, width: 70, align: 'end', cell: (row) => row.no },
    { id: 'entered', header: rates.enteredOn, width: 104, cell: (row) => row.enteredOn },
    { id: 'left', header: rates.leftOn, width: 104, cell: (row) => row.leftOn ?? '–' },
    {
      id: 'days',
      header: rates.took,
      width: 80,
      align: 'end',
      cell: (row) => (row.days === null ? '–' : rates.days(row.days)),
    },
  ]
  return (
    <Read query={query}>
      {({ rows, total }) => (
        <>
          <p className="drawerCount" data-count={total}>
            {rates.rowCount(total)}
          </p>
          {rows.length === 0 ? (
            <Empty text={rates.noRows} />
          ) : (
            <DataTable
              label={rates.runs}
              columns={columns}
              rows={rows}
              rowKey={(row) => `${row.caseId}/${row.cycle}/${row.no}/${row.enteredOn}`}
              open={(row) => void navigate(`/cases/${row.caseId}`)}
            />
          )}
          {total > PAGE ? (
            <Pagination
              className="pages"
              current={page}
              pageSize={PAGE}
              total={total}
              showSizeChanger={false}
              onChange={setPage}
            />
          ) : null}
        </>
      )}
    </Read>
  )
}

function MediationRows({ period, measure }: { period: PeriodOf; measure: MediationMeasure }): ReactElement {
  const { texts } = useLanguage()
  const { rates } = texts
  const navigate = useNavigate()
  const [page, setPage] = useState(1)
  const query = useQuery(queries.mediationRows({ ...period, measure, page, pageSize: PAGE }))
  const columns: Column<MediationRow>[] = [
    { id: 'case', header: rates.subject, cell: (row) => <span title={row.title}>{`${row.number} ${row.title}`}</span> },
    {
      id: 'also',
      header: rates.state,
      width: 200,
      cell: (row) => {
        const also = row.measures.filter((other) => other !== measure && other !== 'ended')
        const words = also.map((other) => rates.mediation.measures[other]).join('、') || '–'
        return <span title={words}>{words}</span>
      },
    },
    { id: 'on', header: rates.countedOn, width: 104, cell: (row) => row.on },
  ]
  return (
    <Read query={query}>
      {({ rows, total }) => (
        <>
          <p className="drawerCount" data-count={total}>
            {rates.rowCount(total)}
          </p>
          <DataTable
            label={rates.mediation.title}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.caseId}/${row.cycle}`}
            open={(row) => void navigate(`/cases/${row.caseId}`)}
          />
          {total > PAGE ? (
            <Pagination
              className="pages"
              current={page}
              pageSize={PAGE}
              total={total}
              showSizeChanger={false}
              onChange={setPage}
            />
          ) : null}
        </>
      )}
    </Read>
  )
}
