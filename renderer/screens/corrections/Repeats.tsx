import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { Read } from '../../parts/States.tsx'
import { useAddress } from '../../parts/useAddress.ts'
import { useLanguage } from '../../texts/language.tsx'
import type { PartProps } from './Corrections.tsx'

const SHOWN = 5
type Row = { organ: string; type: string; times: number; lastOn: string; clauses: string[] }

/** Organs with the same defect more than once in the year; a number shows exactly those defects. */
export function Repeats({ scope }: Pick<PartProps, 'scope'>): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.corrections
  const address = useAddress()
  const [whole, setWhole] = useState(false)
  const columns: Column<Row>[] = [
    { id: 'organ', header: t.organ, cell: (row) => <span title={row.organ}>{row.organ}</span> },
    { id: 'type', header: t.type, width: '24%', cell: (row) => termName('defectType', row.type, language) },
    {
      id: 'clauses',
      header: t.clauses,
      width: '30%',
      cell: (row) => <span title={row.clauses.join('；')}>{row.clauses.join('；') || '–'}</span>,
    },
    { id: 'last', header: t.last, width: 110, cell: (row) => row.lastOn },
    {
      id: 'times',
      header: t.timesHead,
      width: 90,
      align: 'end',
      cell: (row) => (
        <button
          type="button"
          className="plain figureLink"
          aria-label={t.openRepeat(row.organ, row.times)}
          onClick={() => address.set({ organ: row.organ, type: row.type, repeated: null })}
        >
          {t.timesOf(row.times)}
        </button>
      ),
    },
  ]
  return (
    <section className="repeats" aria-label={t.repeats}>
      <h3>
        {t.repeats} <span className="muted small">{t.repeatsHint}</span>
      </h3>
      <Read query={useQuery(queries.repeats({ from: scope.from, to: scope.to }))} rows={2}>
        {({ rows }) => {
          const found = scope.organ === undefined ? rows : rows.filter((row) => row.organ === scope.organ)
          if (found.length === 0) return <p className="muted">{t.noRepeats}</p>
          return (
            <>
              <DataTable
                label={t.repeats}
                columns={columns}
                rows={whole ? found : found.slice(0, SHOWN)}
                rowKey={(row) => `${row.organ}:${row.type}`}
              />
              {found.length > SHOWN ? (
                <button type="button" className="plain link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
                  {whole ? t.fewer : t.showAllRepeats(found.length)}
                </button>
              ) : null}
            </>
          )
        }}
      </Read>
    </section>
  )
}
