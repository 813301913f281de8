import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import type { CaseView, ConsultationView, DutyView, Subject } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { dutyName, dutyParty, stepName } from '../../parts/dutyNames.ts'
import { Light } from '../../parts/Light.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { StageStrip } from '../case/StageStrip.tsx'
import { isPossible, offeredSteps } from '../case/steps.ts'
import '../case/case.css'
import { placeOf } from './rowWords.ts'

/** Enough of a case or consultation to decide what to do with it, without leaving the list. */
export function Preview({ subject, close }: { subject: Subject; close(): void }): ReactElement {
  const { texts } = useLanguage()
  return (
    <section className="card preview" aria-label={texts.workbench.preview}>
      <header className="previewHead">
        <h2>
          <Link to={placeOf(subject)}>{subject.number ?? texts.rates.consultation}</Link>
        </h2>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={texts.workbench.closePreview}
          onClick={close}
        />
      </header>
      <p>{subject.title}</p>
      {subject.kind === 'case' ? <CasePreview id={subject.id} /> : <ConsultationPreview id={subject.id} />}
      <p className="muted small previewKeys">{texts.workbench.previewKeys}</p>
    </section>
  )
}

function CasePreview({ id }: { id: string }): ReactElement {
  return (
    <Read query={useQuery(queries.case(id))} rows={10}>
      {(view) => <CaseContent view={view} />}
    </Read>
  )
}

const LAST_ENTRIES = 5

function CaseContent({ view }: { view: CaseView }): ReactElement {
  const { language, texts } = useLanguage()
  const { facts } = view
  const words = [
    termName('matterType', facts.act.matterType, language),
    termName('procedureState', facts.procedure, language),
    termName('mainState', view.mainState, language),
    view.officer ? texts.case.officer(view.officer.name) : texts.case.noOfficer,
  ]
  const steps = offeredSteps(view).first.filter(isPossible).slice(0, 3)
  return (
    <>
      <p className="muted small">{words.join(' · ')}</p>
      <StageStrip view={view} />
      <h3>{texts.case.next}</h3>
      {steps.length > 0 ? (
        <p className="previewSteps">
          {steps.map(({ type }) => (
            <Link key={type} className="verb" to={`/cases/${view.id}?step=${type}`}>
              {termName('eventType', type, language)}
            </Link>
          ))}
        </p>
      ) : (
        <p className="muted">{view.open ? texts.case.noStepForYou : texts.case.noStep}</p>
      )}
      <Owed duties={view.duties} />
      <h3>{texts.workbench.lastEntries}</h3>
      <ul className="previewEntries">
        {view.history
          .filter((entry) => entry.voidedBy === null)
          .slice(-LAST_ENTRIES)
          .reverse()
          .map((entry) => (
            <li key={entry.seq}>
              <span className="muted">{entry.on}</span> {termName('eventType', entry.type, language)}
              <span className="muted small"> {entry.by?.name ?? texts.case.program}</span>
            </li>
          ))}
      </ul>
    </>
  )
}

function ConsultationPreview({ id }: { id: string }): ReactElement {
  return (
    <Read query={useQuery(queries.consultation(id))} rows={6}>
      {(view) => <ConsultationContent view={view} />}
    </Read>
  )
}

function ConsultationContent({ view }: { view: ConsultationView }): ReactElement {
  const { language, texts } = useLanguage()
  return (
    <>
      <p className="muted small">{termName('consultationState', view.state, language)}</p>
      <Owed duties={view.duties} />
      <h3>{texts.workbench.lastEntries}</h3>
      <ul className="previewEntries">
        {view.history
          .slice(-LAST_ENTRIES)
          .reverse()
          .map((entry) => (
            <li key={entry.seq}>
              <span className="muted">{entry.on}</span> {stepName(entry.type, language)}
              <span className="muted small"> {entry.by?.name ?? texts.case.program}</span>
            </li>
          ))}
      </ul>
    </>
  )
}

/** Everything that is still owed, the first date first. */
function Owed({ duties }: { duties: readonly DutyView[] }): ReactElement {
  const { language, texts } = useLanguage()
  const open = duties
    .filter((duty) => duty.status === 'open')
    .sort((a, b) => (a.dueLegal ?? '9999').localeCompare(b.dueLegal ?? '9999'))
  return (
    <>
      <h3>{texts.case.limits}</h3>
      {open.length === 0 ? <p className="muted">{texts.workbench.nothingOwed}</p> : null}
      <ul className="previewOwed">
        {open.map((duty) => (
          <li key={duty.key}>
            <span>
              {dutyName(duty, language)}
              {dutyParty(duty) ? <span className="muted small"> {dutyParty(duty)}</span> : null}
            </span>
            <Light due={duty} band={duty.band} provisional={duty.provisional} />
          </li>
        ))}
      </ul>
    </>
  )
}
