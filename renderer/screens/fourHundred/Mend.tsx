import type { ReactElement } from 'react'
import { Link } from 'react-router'
import type { RateRow } from '../../../shared/contract/index.ts'
import { stepName } from '../../parts/dutyNames.ts'
import { useLanguage } from '../../texts/language.tsx'
import { addressOf } from './RowsDrawer.tsx'

/** What mends a row that is not met: the form of the step that makes the record, or the correction of a wrong record. */
export function Mend({ row }: { row: RateRow }): ReactElement {
  const { language, texts } = useLanguage()
  const { mend } = texts.rates
  const [words, hint, query] =
    row.action !== null
      ? [
          stepName(row.action, language),
          undefined,
          { step: row.action, ...(row.partyId ? { party: row.partyId } : {}) },
        ]
      : row.evidence !== null && row.subject.kind === 'case'
        ? [mend.correct, mend.correctHint, { correct: String(row.evidence) }]
        : [mend.open, mend.openHint, {}]
  return (
    <Link
      to={`${addressOf(row)}?${new URLSearchParams(query)}`}
      title={hint}
      // The row itself opens the case.
      onClick={(event) => event.stopPropagation()}
    >
      {words}
    </Link>
  )
}
