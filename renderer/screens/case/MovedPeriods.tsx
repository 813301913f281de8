import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useEffect, useState } from 'react'
import { type EventType, eventDefinition } from '../../../shared/case/events.ts'
import type { CaseView, StepInput } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import type { Written } from '../../parts/form/EventForm.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** A pause in typing of this many milliseconds asks what the answers so far would do. */
const PAUSE = 350

/** Steps whose point is a period: what they do to it is shown before they are saved. */
const concerns = (type: EventType): boolean =>
  eventDefinition(type).group === 'clock' || ['CONVERT_TO_ORDINARY', 'EXTEND_SUPPLEMENT', 'REOPEN'].includes(type)

/** Before and after of every period that the step would begin, move, stop or end. */
export function MovedPeriods({
  view,
  type,
  written,
}: {
  view: CaseView
  type: EventType
  written: Written
}): ReactElement | null {
  const { language, texts } = useLanguage()
  const t = texts.case
  const settled = useSettled(JSON.stringify(written))
  const input = { id: view.id, type: type as StepInput['type'], ...(JSON.parse(settled) as Written) }
  const asked = concerns(type) && input.on !== ''
  const { data } = useQuery({ ...queries.preview(input, view.version), enabled: asked })
  if (!asked || !data || data.length === 0) return null
  return (
    <div className="movedPeriods" role="status">
      <p>{t.moved}</p>
      <ul>
        {data.map((period) => (
          <li key={period.key}>
            <span>
              {termName('limitCode', period.code, language)}
              {period.party ? ` ${period.party}` : ''}
            </span>
            <strong>
              {period.after === null
                ? t.ends(period.before ?? '')
                : period.paused
                  ? t.stops(period.before ?? period.after)
                  : period.before === null
                    ? t.begins(period.after)
                    : t.moves(period.before, period.after)}
            </strong>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A value once it has stood still for a while. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
