import type { ReactElement } from 'react'
import type { EventType } from '../../../shared/case/events.ts'
import type { CaseView, DutyView } from '../../../shared/contract/index.ts'
import { isTermCode, termName } from '../../../shared/terms/index.ts'
import { Card } from '../../parts/Card.tsx'
import { dutyName } from '../../parts/dutyNames.ts'
import { Light } from '../../parts/Light.tsx'
import { useLanguage } from '../../texts/language.tsx'

type Props = { view: CaseView; choose(type: EventType, seed: Record<string, unknown>): void }

/** What is owed beside the statutory periods: mediation, explanation, recommendation, the centre's own targets. */
export function Duties({ view, choose }: Props): ReactElement | null {
  const { texts } = useLanguage()
  const duties = view.duties.filter((duty) => duty.kind !== 'limit' && duty.cycle === view.facts.cycle)
  if (duties.length === 0) return null
  const open = duties.filter((duty) => duty.status === 'open')
  return (
    <Card title={texts.case.duties} extra={texts.case.openOf(open.length, duties.length)}>
      <ul className="limitList">
        {[...open, ...duties.filter((duty) => duty.status !== 'open')].map((duty) => (
          <DutyRow key={duty.key} view={view} duty={duty} choose={choose} />
        ))}
      </ul>
    </Card>
  )
}

function DutyRow({ view, duty, choose }: Props & { duty: DutyView }): ReactElement {
  const { language, texts } = useLanguage()
  const step = view.steps.find((s) => s.type === duty.action)
  const content = (
    <>
      <span className="limitName">
        {dutyName(duty, language)}
        {duty.party ? <span className="muted small"> {duty.party.name}</span> : null}
        {duty.status === 'excused' && duty.excuse ? (
          <span className="muted small">
            {' '}
            {isTermCode('exclusionCode', duty.excuse) ? termName('exclusionCode', duty.excuse, language) : duty.excuse}
          </span>
        ) : null}
        {duty.late ? <span className="tag red">{texts.case.late}</span> : null}
      </span>
      <span className="limitDue">
        <Light
          due={duty}
          band={duty.status === 'open' ? duty.band : null}
          provisional={duty.provisional && duty.status === 'open'}
        />
      </span>
    </>
  )
  return (
    <li>
      {duty.status === 'open' && step?.here ? (
        <button
          type="button"
          className="plain limitRow"
          onClick={() => choose(step.type, duty.party ? { party: duty.party.id } : {})}
        >
          {content}
        </button>
      ) : (
        <div className="limitRow still">{content}</div>
      )}
    </li>
  )
}
