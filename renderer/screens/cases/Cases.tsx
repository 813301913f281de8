import { useQuery } from '@tanstack/react-query'
import { Button, Input, Pagination, Segmented, Select } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type CaseListInput, type CaseRow, caseSorts, stages } from '../../../shared/contract/index.ts'
import { isTermCode, termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { useHasRole, useToday } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { shortDate } from '../../parts/dates.ts'
import { dutyName } from '../../parts/dutyNames.ts'
import { useOrganName } from '../../parts/organName.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty, Failed, Loading } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import './cases.css'

const PAGE = 25

/** All cases: filtered, sorted and paged by the server; the filter stands in the address. */
export function Cases(): ReactElement {
  const { language, texts } = useLanguage()
  const { cases } = texts
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [typed, setTyped] = useState(search.get('text') ?? '')
  const atDesk = useHasRole('reception', 'caseOfficer', 'supervisor')
  const staff = useQuery(queries.staff())

  const set = (changes: Record<string, string | null>): void => {
    setSearch(
      (old) => {
        const next = new URLSearchParams(old)
        for (const [key, value] of Object.entries(changes)) value ? next.set(key, value) : next.delete(key)
        if (!('page' in changes)) next.delete('page')
        return next
      },
      { replace: true },
    )
  }
  const inAddress = search.get('text') ?? ''
  // A search from the top bar arrives by the address.
  useEffect(() => setTyped((old) => (old.trim() === inAddress ? old : inAddress)), [inAddress])

  const stage = stages.find((name) => name === search.get('stage'))
  const openness = search.get('open')
  const sort = caseSorts.find((name) => name === search.get('sort')) ?? 'receivedOn'
  const descending = search.get('descending') !== 'false'
  const page = Math.max(1, Number(search.get('page') ?? 1) || 1)
  const officer = search.get('officer')
  const input: CaseListInput = {
    ...(inAddress ? { text: inAddress } : {}),
    ...(stage ? { stage: [stage] } : {}),
    ...(officer ? { officer } : {}),
    ...(openness === null ? {} : { open: openness === 'true' }),
    sort,
    descending,
    page,
    pageSize: PAGE,
  }
  const list = useQuery(queries.caseList(input))
  const filtered = inAddress !== '' || stage !== undefined || officer !== null || openness !== null

  return (
    <>
      <PageHead title={texts.frame.cases} note={list.data ? cases.found(list.data.total) : null}>
        {atDesk ? (
          <Button type="primary" onClick={() => void navigate('/cases/new')}>
            {texts.register.title}
          </Button>
        ) : null}
      </PageHead>
      <Card>
        <div className="filters">
          <Input
            allowClear
            aria-label={cases.search}
            placeholder={cases.searchHint}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              // Half a composed word is nothing to search for.
              if (!(event.nativeEvent as InputEvent).isComposing) set({ text: event.target.value.trim() || null })
            }}
            onCompositionEnd={(event) => set({ text: event.currentTarget.value.trim() || null })}
            className="filterText"
          />
          <Select
            aria-label={cases.stage}
            placeholder={cases.anyStage}
            allowClear
            value={stage ?? null}
            onChange={(value) => set({ stage: value ?? null })}
            options={stages.map((name) => ({ value: name, label: termName('stage', name, language) }))}
            className="filterSelect"
          />
          <Select
            aria-label={cases.officer}
            placeholder={cases.anyOfficer}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={officer}
            onChange={(value) => set({ officer: value ?? null })}
            options={(staff.data ?? []).map((person) => ({ value: person.id, label: person.name }))}
            className="filterSelect"
          />
          <Segmented
            aria-label={cases.openness}
            value={openness ?? 'any'}
            onChange={(value) => set({ open: value === 'any' ? null : value })}
            options={[
              { value: 'any', label: cases.any },
              { value: 'true', label: cases.open },
              { value: 'false', label: cases.closed },
            ]}
          />
          {filtered ? (
            <Button
              type="link"
              onClick={() => {
                setTyped('')
                setSearch({}, { replace: true })
              }}
            >
              {cases.reset}
            </Button>
          ) : null}
        </div>
        {list.error ? (
          <Failed error={list.error} retry={() => void list.refetch()} />
        ) : !list.data ? (
          <Loading rows={10} />
        ) : list.data.rows.length === 0 ? (
          <Empty text={filtered ? cases.noneFound : cases.none}>
            {!filtered && atDesk ? <Link to="/cases/new">{texts.register.title}</Link> : null}
          </Empty>
        ) : (
          <>
            <Rows
              rows={list.data.rows}
              sort={{ by: sort, descending, change: (by, down) => set({ sort: by, descending: String(down) }) }}
            />
            {list.data.total > PAGE ? (
              <Pagination
                className="pages"
                current={page}
                pageSize={PAGE}
                total={list.data.total}
                showSizeChanger={false}
                onChange={(next) => set({ page: String(next) })}
              />
            ) : null}
          </>
        )}
      </Card>
    </>
  )
}

type RowsProps = {
  rows: readonly CaseRow[]
  sort: { by: string; descending: boolean; change(by: string, descending: boolean): void }
}

function Rows({ rows, sort }: RowsProps): ReactElement {
  const { language, texts } = useLanguage()
  const { cases } = texts
  const organName = useOrganName()
  const navigate = useNavigate()
  const today = useToday()
  const columns: Column<CaseRow>[] = [
    {
      id: 'number',
      header: cases.number,
      width: 176,
      sort: 'number',
      cell: (row) => <Link to={`/cases/${row.id}`}>{row.number}</Link>,
    },
    {
      id: 'applicant',
      header: termName('partyRole', 'applicant', language),
      cell: (row) => <span title={row.title}>{row.applicant}</span>,
    },
    {
      id: 'respondent',
      header: termName('partyRole', 'respondent', language),
      cell: (row) => <span title={row.respondent}>{organName(row.respondent)}</span>,
    },
    { id: 'matter', header: cases.matter, width: 104, cell: (row) => termName('matterType', row.matterType, language) },
    {
      id: 'state',
      header: cases.state,
      width: 150,
      cell: (row) => (
        <>
          <span className={row.open ? 'tag' : 'tag grey'}>{termName('mainState', row.mainState, language)}</span>
          {row.suspended ? <span className="tag grey">{texts.light.suspended}</span> : null}
        </>
      ),
    },
    {
      id: 'next',
      header: cases.next,
      width: '20%',
      sort: 'due',
      cell: (row) =>
        row.next ? (
          <span className={row.next.band === 'overdue' ? 'light overdue' : undefined}>
            {row.next.dueLegal ? `${shortDate(row.next.dueSafe ?? row.next.dueLegal, today, language)} ` : ''}
            {dutyName({ code: row.next.code, action: row.next.action as never, kind: 'limit' }, language)}
          </span>
        ) : row.outcome.length > 0 ? (
          <span className="muted">
            {row.outcome
              .map((kind) => (isTermCode('outcomeKind', kind) ? termName('outcomeKind', kind, language) : kind))
              .join(' ')}
          </span>
        ) : (
          '—'
        ),
    },
    { id: 'officer', header: cases.officerName, width: 104, cell: (row) => row.officer?.name ?? '—' },
    { id: 'received', header: cases.received, width: 104, sort: 'receivedOn', cell: (row) => row.receivedOn },
  ]
  return (
    <DataTable
      label={texts.frame.cases}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sort}
      open={(row) => void navigate(`/cases/${row.id}`)}
    />
  )
}
