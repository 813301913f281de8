import { useQuery } from '@tanstack/react-query'
import { Button, Input, Pagination, Segmented, Select } from 'antd'
import { type ReactElement, useDeferredValue, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { ConsultationRow } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { useHasRole } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty, Failed, Loading } from '../../parts/States.tsx'
import { useLanguage, useTexts } from '../../texts/language.tsx'
import '../cases/cases.css'

const PAGE = 25
const publicityKinds = ['met', 'missing', 'excluded'] as const

/** All consultations with the state of their publicity record. */
export function Consultations(): ReactElement {
  const { consultations, frame, reception } = useTexts()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const atDesk = useHasRole('reception', 'caseOfficer', 'supervisor')
  const openness = search.get('open')
  const publicity = publicityKinds.find((kind) => kind === search.get('publicity'))
  const page = Math.max(1, Number(search.get('page') ?? 1) || 1)
  const set = (key: string, value: string | null): void => {
    const next = new URLSearchParams(search)
    value ? next.set(key, value) : next.delete(key)
    if (key !== 'page') next.delete('page')
    setSearch(next, { replace: true })
  }
  const list = useQuery(
    queries.consultationList({
      ...(text ? { text } : {}),
      ...(publicity ? { publicity } : {}),
      ...(openness === null ? {} : { open: openness === 'true' }),
      page,
      pageSize: PAGE,
    }),
  )
  const filtered = text !== '' || publicity !== undefined || openness !== null
  return (
    <>
      <PageHead title={frame.consultations} note={list.data ? consultations.found(list.data.total) : null}>
        <Button onClick={() => void navigate('/consultations/reception')}>{reception.title}</Button>
        <Button onClick={() => void navigate('/consultations/leaflet')}>{consultations.printLeaflet}</Button>
        {atDesk ? (
          <Button type="primary" onClick={() => void navigate('/consultations/new')}>
            {consultations.register}
          </Button>
        ) : null}
      </PageHead>
      <Card>
        <div className="filters">
          <Input
            allowClear
            aria-label={consultations.search}
            placeholder={consultations.searchHint}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="filterText"
          />
          <Select
            aria-label={consultations.publicity}
            placeholder={consultations.anyPublicity}
            allowClear
            value={publicity ?? null}
            onChange={(value) => set('publicity', value ?? null)}
            options={publicityKinds.map((kind) => ({ value: kind, label: termName('counted', kind, language) }))}
            className="filterSelect"
          />
          <Segmented
            aria-label={consultations.openness}
            value={openness ?? 'any'}
            onChange={(value) => set('open', value === 'any' ? null : value)}
            options={[
              { value: 'any', label: consultations.any },
              { value: 'true', label: consultations.open },
              { value: 'false', label: consultations.closed },
            ]}
          />
        </div>
        {list.error ? (
          <Failed error={list.error} retry={() => void list.refetch()} />
        ) : !list.data ? (
          <Loading rows={10} />
        ) : list.data.rows.length === 0 ? (
          <Empty text={filtered ? consultations.noneFound : consultations.none}>
            {!filtered && atDesk ? <Link to="/consultations/new">{consultations.register}</Link> : null}
          </Empty>
        ) : (
          <>
            <Rows rows={list.data.rows} />
            {list.data.total > PAGE ? (
              <Pagination
                className="pages"
                current={page}
                pageSize={PAGE}
                total={list.data.total}
                showSizeChanger={false}
                onChange={(next) => set('page', String(next))}
              />
            ) : null}
          </>
        )}
      </Card>
    </>
  )
}

const publicityTag = { met: 'tag green', missing: 'tag red', excluded: 'tag grey' }

function Rows({ rows }: { rows: readonly ConsultationRow[] }): ReactElement {
  const { consultations, frame } = useTexts()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const columns: Column<ConsultationRow>[] = [
    {
      id: 'number',
      header: consultations.number,
      width: 184,
      cell: (row) => <Link to={`/consultations/${row.id}`}>{row.number ?? row.registeredOn}</Link>,
    },
    { id: 'on', header: consultations.on, width: 104, cell: (row) => row.registeredOn },
    {
      id: 'channel',
      header: consultations.channel,
      width: 104,
      cell: (row) => termName('consultationChannel', row.channel, language),
    },
    {
      id: 'person',
      header: consultations.person,
      width: 120,
      cell: (row) => row.person ?? <span className="muted">{consultations.anonymous}</span>,
    },
    { id: 'matter', header: consultations.matter, cell: (row) => <span title={row.matter}>{row.matter}</span> },
    {
      id: 'publicity',
      header: consultations.publicity,
      width: 104,
      cell: (row) =>
        row.publicity ? (
          <span className={publicityTag[row.publicity]}>{consultations.publicityState[row.publicity]}</span>
        ) : (
          <span className="muted">{consultations.notCounted}</span>
        ),
    },
    {
      id: 'state',
      header: consultations.state,
      width: 130,
      cell: (row) => (
        <span className={row.open ? 'tag' : 'tag grey'}>{termName('consultationState', row.state, language)}</span>
      ),
    },
    { id: 'staff', header: consultations.staff, width: 90, cell: (row) => row.staff?.name ?? '—' },
    {
      id: 'case',
      header: consultations.case,
      width: 176,
      cell: (row) => (row.case ? <Link to={`/cases/${row.case.id}`}>{row.case.number}</Link> : '—'),
    },
  ]
  return (
    <DataTable
      label={frame.consultations}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      open={(row) => void navigate(`/consultations/${row.id}`)}
    />
  )
}
