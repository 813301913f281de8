import type { ReactElement, ReactNode } from 'react'
import { Link } from 'react-router'
import type { ChangedDate } from '../../shared/contract/index.ts'
import { isTermCode, termName } from '../../shared/terms/index.ts'
import { useLanguage } from '../texts/language.tsx'
import { type Column, DataTable } from './DataTable.tsx'

type Props = {
  label: string
  rows: readonly ChangedDate[]
  /** How many there are, where `rows` are only the first. */
  total?: number
}

/** Dates of open cases that a change moves: the last day and the working day to finish by, before and after. */
export function ChangedDates({ label, rows, total = rows.length }: Props): ReactElement {
  const { language, texts } = useLanguage()
  const words = texts.changedDates
  const pair = (row: ChangedDate, key: 'dueLegal' | 'dueSafe'): ReactNode => {
    const [was, is] = [row.before?.[key] ?? null, row.after?.[key] ?? null]
    if (was === is) return <span className="muted">{is ?? '–'}</span>
    return (
      <>
        <span className="muted">{was ?? words.none}</span> → <b>{is ?? words.none}</b>
      </>
    )
  }
  const columns: Column<ChangedDate>[] = [
    {
      id: 'case',
      header: words.case,
      width: 190,
      cell: (row) => (
        <Link to={`/cases/${row.caseId}`} title={row.title}>
          {row.number}
        </Link>
      ),
    },
    { id: 'limit', header: words.limit, cell: (row) => limitName(row.code, language) },
    { id: 'legal', header: words.dueLegal, width: 210, cell: (row) => pair(row, 'dueLegal') },
    { id: 'safe', header: words.dueSafe, width: 210, cell: (row) => pair(row, 'dueSafe') },
  ]
  return (
    <>
      <div className="changedDates">
        <DataTable label={label} columns={columns} rows={rows} rowKey={(row) => `${row.caseId}/${row.key}`} />
      </div>
      {total > rows.length ? <p className="muted">{words.first(rows.length, total)}</p> : null}
    </>
  )
}

function limitName(code: string, language: 'zh' | 'en'): string {
  for (const group of ['limitCode', 'innerTarget', 'rate'] as const) {
    if (isTermCode(group, code)) return termName(group, code, language)
  }
  return code
}
