import type { ReactElement } from 'react'
import type { EventType } from '../../../shared/case/events.ts'
import type { CaseView, DutyView } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { Card } from '../../parts/Card.tsx'
import { dutyName, dutyParty, excuseName } from '../../parts/dutyNames.ts'
import { Light } from '../../parts/Light.tsx'
import { useLanguage } from '../../texts/language.tsx'

type Props = { view: CaseView; choose(type: EventType, duty: DutyView): void }

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
        {dutyParty(duty) ? <span className="muted small"> {dutyParty(duty)}</span> : null}
        {duty.late ? <span className="tag red lateTag">{texts.case.late}</span> : null}
      </span>
      <DutyLight duty={duty} />
    </>
  )
  return (
    <li>
      {duty.status === 'open' && step?.here ? (
        <button type="button" className="plain limitRow" onClick={() => choose(step.type, duty)}>
          {content}
        </button>
      ) : (
        <div className="limitRow still">{content}</div>
      )}
    </li>
  )
}

/** The light of a duty. One that fell away was not done: it says so, with the code where there is one. */
export function DutyLight({ duty }: { duty: DutyView }): ReactElement {
  const { language } = useLanguage()
  if (duty.status === 'excused' || duty.status === 'lapsed') {
    return (
      <span className="light none">
        <span className="shape" aria-hidden="true">
          –
        </span>
        {termName('dutyStatus', duty.status, language)}
        {duty.excuse ? `：${excuseName(duty.excuse, language)}` : null}
      </span>
    )
  }
  const open = duty.status === 'open'
  return <Light due={duty} band={open ? duty.band : null} provisional={duty.provisional && open} />
}
