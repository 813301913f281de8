import type { ReactElement } from 'react'
import type { CourtRow } from '../../../shared/contract/index.ts'
import { useToday } from '../../api/session.tsx'
import { Light } from '../../parts/Light.tsx'
import { useTexts } from '../../texts/language.tsx'

/** How our reply to the court stands: fifteen natural days from the receipt of the copy (行政诉讼法 第67条). */
export function ReplyLight({ row }: { row: CourtRow }): ReactElement {
  const { litigation: t } = useTexts()
  const today = useToday()
  const owed = row.status === 'pending' && row.repliedOn === null
  if (row.replyDue === null || (!owed && row.repliedOn === null)) {
    if (row.repliedOn !== null) return <span>{t.replied(row.repliedOn)}</span>
    return <span className="muted">{owed ? t.noCopy : t.replyNotNeeded}</span>
  }
  const due = {
    dueLegal: row.replyDue,
    dueSafe: row.replySafe,
    workingDaysLeft: row.replyWorkingDaysLeft,
    naturalDaysLeft: row.replyNaturalDaysLeft,
    paused: false,
    endedOn: row.repliedOn,
  }
  const near = row.replyNearFrom !== null && row.replyNearFrom <= today
  const band = !owed ? null : row.replyDue < today ? 'overdue' : near ? 'near' : 'normal'
  return <Light due={due} band={band} />
}
