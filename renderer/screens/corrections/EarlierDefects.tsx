import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import type { CaseView } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { useLanguage } from '../../texts/language.tsx'
import './corrections.css'

const SHOWN = 5

/** Said while a letter is drafted: what the same organ has shown in other cases this year, the same defects first. */
export function EarlierDefects({ view }: { view: CaseView }): ReactElement | null {
  const { language, texts } = useLanguage()
  const t = texts.corrections
  const { data } = useQuery(queries.earlierDefects(view.id))
  if (!data || data.rows.length === 0) return null
  const plain = (clause: string) => clause.replace(/[\s《》]/g, '')
  const isSame = (row: (typeof data.rows)[number]): boolean =>
    view.facts.defects.some(
      ({ type, clause }) =>
        type === row.type || (row.clause !== null && clause !== undefined && plain(clause ?? '') === plain(row.clause)),
    )
  const same = data.rows.filter(isSame)
  const rows = [...same, ...data.rows.filter((row) => !isSame(row))]
  return (
    <aside className="earlierDefects">
      <b>{t.earlierTitle(data.organ, data.year, data.rows.length)}</b>
      {same.length > 0 ? <span className="repeatWords"> {t.earlierSame(same.length)}</span> : null}
      <ul>
        {rows.slice(0, SHOWN).map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one case may show the same defect twice
          <li key={i}>
            {row.confirmedOn} {row.type ? termName('defectType', row.type, language) : t.unspecified}
            {row.clause ? `（${row.clause}）` : ''} <Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link>
          </li>
        ))}
        {rows.length > SHOWN ? <li className="muted">{t.earlierMore(rows.length - SHOWN)}</li> : null}
      </ul>
    </aside>
  )
}
