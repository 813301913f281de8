import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type ReceptionWhat, receptionCount, weekOf } from '../../../shared/case/reception.ts'
import type { ReceptionRow } from '../../../shared/contract/index.ts'
import { isTermCode, termCodes, termName } from '../../../shared/terms/index.ts'
import { isCivilDate, plusDays } from '../../../shared/time-limits/index.ts'
import { queries } from '../../api/queries.ts'
import { useSession, useToday } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { dateWithWeekday } from '../../parts/dates.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { type PrintBlock, PrintPreview } from '../../parts/print/PrintPreview.tsx'
import { Empty, Failed, Loading } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import '../register/register.css'
import './consultations.css'

const kinds: readonly ReceptionWhat[] = ['consultation', 'contact', 'application']
/** Which rows a cell of the table counts; null stands for its whole line or column. */
type Cell = { group: string | null; channel: string | null }
type Group = { key: string; label: string; rows: readonly ReceptionRow[] }

/** The reception table of a week: times and people by channel, kind and result. Every number opens its rows. */
export function Reception(): ReactElement {
  const { language, texts } = useLanguage()
  const { reception } = texts
  const today = useToday()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('week')
  const week = weekOf(asked && isCivilDate(asked) ? asked : today)
  const query = useQuery(queries.reception(week))
  const [chosen, setChosen] = useState<Cell | null>(null)
  const [printing, setPrinting] = useState(false)
  const go = (days: number): void => {
    setChosen(null)
    setSearch({ week: plusDays(week.from, days) }, { replace: true })
  }
  const rows = query.data?.rows ?? []
  const groups = useMemo(() => groupsOf(rows, language, reception.result), [rows, language, reception.result])
  const shown = chosen ? rowsOf(groups.find((group) => group.key === chosen.group)?.rows ?? rows, chosen.channel) : rows
  return (
    <>
      <PageHead
        title={reception.title}
        note={`${dateWithWeekday(week.from, language)} — ${dateWithWeekday(week.to, language)}`}
      >
        <Button icon={<LeftOutlined />} aria-label={reception.before} onClick={() => go(-7)} />
        <Button
          icon={<RightOutlined />}
          aria-label={reception.after}
          onClick={() => go(7)}
          disabled={week.to >= today}
        />
        <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)} disabled={!query.data}>
          {texts.print.print}
        </Button>
      </PageHead>
      {query.error ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : !query.data ? (
        <Loading rows={8} />
      ) : (
        <div className="stackedCards">
          <Card title={reception.table} extra={reception.unit}>
            <Counts groups={groups} rows={rows} chosen={chosen} choose={setChosen} />
            {query.data.complete ? null : <p className="failureLine">{reception.cut}</p>}
          </Card>
          <Card title={reception.rows(shown.length)}>
            {shown.length === 0 ? <Empty text={reception.none} /> : <Rows rows={shown} />}
          </Card>
        </div>
      )}
      {printing ? <Printed week={week} groups={groups} rows={rows} close={() => setPrinting(false)} /> : null}
    </>
  )
}

const channels = termCodes('consultationChannel')
const rowsOf = (rows: readonly ReceptionRow[], channel: string | null): readonly ReceptionRow[] =>
  channel === null ? rows : rows.filter((row) => row.channel === channel)

/** The lines of the table: what was received, then what kind and what became of the consultations. */
function groupsOf(
  rows: readonly ReceptionRow[],
  language: 'zh' | 'en',
  words: Readonly<Record<ReceptionWhat, string>>,
): Group[] {
  const consultations = rows.filter((row) => row.what === 'consultation')
  const by = (group: 'consultationKind' | 'consultationState', field: 'kind' | 'result'): Group[] =>
    termCodes(group)
      .map((code) => ({
        key: `${field}.${code}`,
        label: termName(group, code, language),
        rows: consultations.filter((row) => row[field] === code),
      }))
      .filter((line) => line.rows.length > 0)
  return [
    ...kinds.map((what) => ({ key: what, label: words[what], rows: rows.filter((row) => row.what === what) })),
    ...by('consultationKind', 'kind'),
    ...by('consultationState', 'result'),
  ]
}

type CountsProps = {
  groups: readonly Group[]
  rows: readonly ReceptionRow[]
  chosen: Cell | null
  choose(cell: Cell | null): void
}

function Counts({ groups, rows, chosen, choose }: CountsProps): ReactElement {
  const { language, texts } = useLanguage()
  const { reception } = texts
  const cell = (list: readonly ReceptionRow[], at: Cell): ReactElement => {
    const { times, people } = receptionCount(rowsOf(list, at.channel))
    const pressed = chosen?.group === at.group && chosen.channel === at.channel
    return (
      <td key={at.channel ?? 'all'} className="end">
        {times === 0 ? (
          <span className="muted">–</span>
        ) : (
          <button
            type="button"
            className="plain link"
            aria-pressed={pressed}
            onClick={() => choose(pressed ? null : at)}
          >
            {reception.count(times, people)}
          </button>
        )}
      </td>
    )
  }
  const line = (label: string, list: readonly ReceptionRow[], group: string | null): ReactElement => (
    <tr key={group ?? 'all'}>
      <th scope="row">{label}</th>
      {[...channels, null].map((channel) => cell(list, { group, channel }))}
    </tr>
  )
  return (
    <table className="receptionTable">
      <thead>
        <tr>
          <th scope="col">{reception.what}</th>
          {channels.map((code) => (
            <th key={code} scope="col" className="end">
              {termName('consultationChannel', code, language)}
            </th>
          ))}
          <th scope="col" className="end">
            {reception.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => line(group.label, group.rows, group.key))}
        {line(reception.total, rows, null)}
      </tbody>
    </table>
  )
}

function Rows({ rows }: { rows: readonly ReceptionRow[] }): ReactElement {
  const { language, texts } = useLanguage()
  const { reception, consultations } = texts
  const navigate = useNavigate()
  const to = ({ subject }: ReceptionRow): string =>
    subject.kind === 'case' ? `/cases/${subject.id}` : `/consultations/${subject.id}`
  const columns: Column<ReceptionRow>[] = [
    { id: 'on', header: consultations.on, width: 104, cell: (row) => row.on },
    { id: 'what', header: reception.what, width: 96, cell: (row) => reception.result[row.what] },
    {
      id: 'number',
      header: consultations.number,
      width: 184,
      cell: (row) => <Link to={to(row)}>{row.subject.number ?? row.on}</Link>,
    },
    {
      id: 'channel',
      header: consultations.channel,
      width: 104,
      cell: (row) => termName('consultationChannel', row.channel, language),
    },
    { id: 'person', header: consultations.person, width: 120, cell: (row) => row.person ?? consultations.anonymous },
    { id: 'matter', header: consultations.matter, cell: (row) => <span title={row.matter}>{row.matter}</span> },
    {
      id: 'result',
      header: consultations.state,
      width: 130,
      cell: (row) =>
        isTermCode('consultationState', row.result) ? termName('consultationState', row.result, language) : '—',
    },
    { id: 'staff', header: consultations.staff, width: 110, cell: (row) => row.staff?.name ?? '—' },
  ]
  return (
    <DataTable
      label={reception.rows(rows.length)}
      columns={columns}
      rows={rows.map((row, i) => ({ ...row, key: `${row.subject.id}.${i}` }))}
      rowKey={(row) => (row as ReceptionRow & { key: string }).key}
      open={(row) => void navigate(to(row))}
    />
  )
}

type PrintedProps = {
  week: { from: string; to: string }
  groups: readonly Group[]
  rows: readonly ReceptionRow[]
  close(): void
}

function Printed({ week, groups, rows, close }: PrintedProps): ReactElement {
  const { language, texts } = useLanguage()
  const { reception, consultations } = texts
  const { organ } = useSession().status
  const blocks = useMemo((): PrintBlock[] => {
    const count = (list: readonly ReceptionRow[], channel: string | null): string => {
      const { times, people } = receptionCount(rowsOf(list, channel))
      return times === 0 ? '–' : reception.count(times, people)
    }
    const line = (key: string, label: string, list: readonly ReceptionRow[]) => ({
      key,
      cells: [label, ...[...channels, null].map((channel) => count(list, channel))],
    })
    return [
      { kind: 'block', key: 'title', keepWithNext: true, node: <h1 className="printTitle">{reception.title}</h1> },
      {
        kind: 'block',
        key: 'week',
        keepWithNext: true,
        node: (
          <p className="printSubtitle">
            {organ}　{dateWithWeekday(week.from, language)} — {dateWithWeekday(week.to, language)}　{reception.unit}
          </p>
        ),
      },
      {
        kind: 'table',
        key: 'counts',
        columns: [
          { key: 'what', title: reception.what, width: '50mm' },
          ...channels.map((code) => ({
            key: code,
            title: termName('consultationChannel', code, language),
            align: 'end' as const,
          })),
          { key: 'all', title: reception.total, align: 'end' as const },
        ],
        rows: [...groups.map((group) => line(group.key, group.label, group.rows)), line('all', reception.total, rows)],
      },
      {
        kind: 'block',
        key: 'list',
        keepWithNext: true,
        node: <h2 className="printHeading">{reception.rows(rows.length)}</h2>,
      },
      {
        kind: 'table',
        key: 'rows',
        columns: [
          { key: 'on', title: consultations.on, width: '24mm' },
          { key: 'what', title: reception.what, width: '24mm' },
          { key: 'number', title: consultations.number, width: '46mm' },
          { key: 'channel', title: consultations.channel, width: '26mm' },
          { key: 'person', title: consultations.person, width: '26mm' },
          { key: 'matter', title: consultations.matter },
          { key: 'staff', title: consultations.staff, width: '26mm' },
        ],
        rows: rows.map((row, i) => ({
          key: String(i),
          cells: [
            row.on,
            reception.result[row.what],
            row.subject.number ?? '',
            termName('consultationChannel', row.channel, language),
            row.person ?? consultations.anonymous,
            row.matter,
            row.staff?.name ?? '',
          ],
        })),
      },
    ]
  }, [week.from, week.to, groups, rows, organ, language, reception, consultations])
  return (
    <PrintPreview
      title={`${reception.title} ${week.from}`}
      blocks={blocks}
      orientation="landscape"
      printedBy
      close={close}
    />
  )
}
