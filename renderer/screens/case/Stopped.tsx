import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { EventType } from '../../../shared/case/events.ts'
import { currentSuspension } from '../../../shared/case/facts.ts'
import type { CaseView } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { daysBetween } from '../../../shared/time-limits/index.ts'
import { useToday } from '../../api/session.tsx'
import { useLanguage } from '../../texts/language.tsx'

type Props = { view: CaseView; choose(type: EventType): void }

/** Why the clock stands still, for how long, and the step that starts it again. */
export function Stopped({ view, choose }: Props): ReactElement | null {
  const { language, texts } = useLanguage()
  const today = useToday()
  const suspension = currentSuspension(view.facts)
  const exclusions = view.facts.exclusions.filter(({ to }) => to === null)
  if (view.facts.outcome?.signedOn || (!suspension && exclusions.length === 0)) return null
  const offer = (type: EventType): ReactElement | null =>
    view.steps.some((step) => step.type === type && step.here && step.unmet.length === 0) ? (
      <Button size="small" onClick={() => choose(type)}>
        {termName('eventType', type, language)}
      </Button>
    ) : null
  return (
    <>
      {suspension ? (
        <div className="stopped banner" role="status">
          <span aria-hidden="true">‖</span>
          <p>
            {texts.case.suspendedFor(
              suspension.on,
              daysBetween(suspension.on, today),
              termName('suspensionGround', suspension.ground, language),
            )}
          </p>
          {offer('RESUME')}
        </div>
      ) : null}
      {exclusions.map((exclusion) => (
        <div key={exclusion.seq} className="stopped banner" role="status">
          <span aria-hidden="true">‖</span>
          <p>
            {texts.case.excludedFor(
              exclusion.from,
              daysBetween(exclusion.from, today),
              termName('exclusionKind', exclusion.kind, language),
            )}
          </p>
          {offer('EXCLUSION_ENDED')}
        </div>
      ))}
    </>
  )
}
