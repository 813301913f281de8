import type { ReactElement } from 'react'
import type { LetterRow } from '../../../shared/contract/index.ts'
import type { Band } from '../../../shared/duties/duty.ts'
import { useToday } from '../../api/session.tsx'
import { Light } from '../../parts/Light.tsx'
import { useTexts } from '../../texts/language.tsx'

/** How the sixty days of 行政复议法 第76条 stand; a 建议书 has none, and they run only from service. */
export function AnswerLight({ row }: { row: LetterRow }): ReactElement {
  const { corrections: t } = useTexts()
  const today = useToday()
  if (row.kind === 'recommendationLetter') {
    return (
      <span className="muted" title={t.noPeriod}>
        {t.noPeriodShort}
      </span>
    )
  }
  if (row.state === 'waived' || row.dueLegal === null) {
    return <span className="muted">{row.state === 'waived' ? '–' : t.notRunning}</span>
  }
  const due = {
    dueLegal: row.dueLegal,
    dueSafe: row.dueSafe,
    workingDaysLeft: row.workingDaysLeft,
    naturalDaysLeft: row.naturalDaysLeft,
    paused: false,
    endedOn: row.answeredOn,
  }
  return <Light due={due} band={bandOf(row, today)} provisional={row.provisional} />
}

/** The answer is another organ's to give, but how near its last day is concerns us. */
function bandOf(row: LetterRow, today: string): Band | null {
  if (row.state === 'answered') return null
  if (row.state === 'overdue') return 'overdue'
  return row.nearFrom !== null && row.nearFrom <= today ? 'near' : 'normal'
}
