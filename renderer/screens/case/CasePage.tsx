import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useEffect, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { type EventType, eventDefinition, eventTypes } from '../../../shared/case/events.ts'
import { supplementItems } from '../../../shared/case/materials.ts'
import type { CaseView, DutyView } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { useUser } from '../../api/session.tsx'
import { stepQuery } from '../../parts/dutyNames.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { applicationOf } from '../papers/applicationOf.ts'
import { CasePapers } from '../papers/CasePapers.tsx'
import { Approval, useRequiredLevel } from './Approval.tsx'
import { useStaffName } from './caseSources.ts'
import { Duties } from './Duties.tsx'
import { History } from './History.tsx'
import { Limits } from './Limits.tsx'
import { LinksCard } from './LinksCard.tsx'
import { MaterialsCard } from './materials/MaterialsCard.tsx'
import { NextStep } from './NextStep.tsx'
import { NoteCard } from './NoteCard.tsx'
import { Parties } from './Parties.tsx'
import { StageStrip } from './StageStrip.tsx'
import { Stopped } from './Stopped.tsx'
import { type Supervised, Supervision } from './Supervision.tsx'
import { Trial } from './Trial.tsx'
import './case.css'

/** One case: where it stands, what comes next, by when, and everything that happened. */
export function CasePage(): ReactElement {
  const { id = '' } = useParams()
  return (
    <Read query={useQuery(queries.case(id))} rows={12}>
      {(view) => <Content key={view.id} view={view} />}
    </Read>
  )
}

function Content({ view }: { view: CaseView }): ReactElement {
  const { language, texts } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const user = useUser()
  const may = (type: EventType): boolean => eventDefinition(type).by.some((role) => user.roles.includes(role))
  const [doing, setDoing] = useState<Supervised | null>(() => {
    // An address may name the entry that has to be corrected.
    const entry = view.history.find(({ seq }) => String(seq) === search.get('correct'))
    return entry && may('CORRECT') ? { kind: 'correct', entry } : null
  })
  useEffect(() => {
    if (search.has('correct')) document.querySelector('.supervised')?.scrollIntoView({ block: 'start' })
  }, [search])
  const wanted = search.get('step')
  const chosen =
    eventTypes.find((type) => type === wanted && view.steps.some((step) => step.type === type && step.here)) ?? null
  const level = useRequiredLevel(view)
  const [party, letter] = [search.get('party'), search.get('letter')]

  /** Without a duty of its own the form starts with the first duty that its step would fulfil. */
  const choose = (type: EventType | null, duty?: DutyView): void => {
    const owed = duty ?? view.duties.find((d) => d.action === type && d.status === 'open' && d.party)
    setSearch(type ? (owed ? stepQuery(owed) : { step: type }) : {}, { replace: true, preventScrollReset: true })
  }
  /** Opens a form for a party and brings it into sight: the button may stand far below it. */
  const start = (type: EventType, forParty?: string): void => {
    if (forParty) setSearch({ step: type, party: forParty }, { replace: true, preventScrollReset: true })
    else choose(type)
    requestAnimationFrame(() => document.querySelector('.nextStep')?.scrollIntoView({ block: 'start' }))
  }
  /** Opens a form at the blank that is asked for. */
  const goTo = (type: EventType | null, field?: string): void => {
    if (type && field) setSearch({ step: type, field }, { replace: true, preventScrollReset: true })
    else choose(type)
  }
  const supervise = (kind: 'correct' | 'revert') => (entry: CaseView['history'][number]) => {
    setDoing({ kind, entry })
    requestAnimationFrame(() => document.querySelector('.supervised')?.scrollIntoView({ block: 'start' }))
  }

  const correctEntry = (seq: number): void => {
    const entry = view.history.find((one) => one.seq === seq)
    if (entry) supervise('correct')(entry)
  }
  /** The correction of the entry of this kind that counts now. */
  const correctLast = (type: EventType): void => {
    const entry = view.history.findLast((one) => one.type === type && one.voidedBy === null)
    if (entry) supervise('correct')(entry)
  }

  return (
    <div className="casePage">
      <PageHead title={`${view.number}　${view.title}`} note={<Facts view={view} />}>
        <CasePapers view={view} />
      </PageHead>
      {view.warnings.length > 0 ? (
        <ul className="warnings">
          {view.warnings.map((warning) => (
            <li key={warning.code}>{warning[language]}</li>
          ))}
        </ul>
      ) : null}
      <Stopped view={view} choose={start} />
      <StageStrip view={view} />
      <div className="columns">
        <div className="left">
          <NextStep
            view={view}
            chosen={chosen}
            choose={goTo}
            focus={search.get('field')}
            correct={may('CORRECT') ? correctLast : undefined}
            seed={{
              ...(party ? { party, respondent: party } : {}),
              ...(letter ? { letter } : {}),
              ...(chosen === 'REQUEST_SUPPLEMENT' ? { items: supplementSeed(view) } : {}),
              ...(chosen === 'APPROVED' && level ? { level } : {}),
            }}
          />
          <Approval view={view} choose={start} />
          <Trial view={view} choose={start} />
          <History
            view={view}
            correct={may('CORRECT') ? supervise('correct') : null}
            revert={may('REVERT') ? supervise('revert') : null}
          />
          <Supervision view={view} doing={doing} start={setDoing} />
        </div>
        <aside className="right" aria-label={texts.case.aside}>
          <Limits view={view} />
          <Duties view={view} choose={choose} />
          <Parties view={view} choose={start} correct={may('CORRECT') ? correctEntry : null} />
          <MaterialsCard view={view} />
          <LinksCard view={view} />
          <NoteCard view={view} />
        </aside>
      </div>
    </div>
  )
}

/** Everything the application lacks, so that one notice asks for all of it (行政复议法 第31条). */
function supplementSeed(view: CaseView): string[] {
  const { application, receivedOn } = applicationOf(view, '')
  return supplementItems(application, receivedOn)
}

/** Matter, procedure, officers, and where the case came from, in one line. */
function Facts({ view }: { view: CaseView }): ReactElement {
  const { language, texts } = useLanguage()
  const staff = useStaffName()
  const { facts } = view
  const words = [
    termName('matterType', facts.act.matterType, language),
    termName('procedureState', facts.procedure, language),
    view.officer ? texts.case.officer(view.officer.name) : texts.case.noOfficer,
    facts.reviewers.length > 0
      ? texts.case.reviewers(facts.reviewers.map(staff).join(language === 'zh' ? '、' : ', '))
      : null,
    facts.cycle > 1 ? texts.case.cycle(facts.cycle) : null,
  ].filter((word) => word !== null)
  return (
    <>
      {words.join(' · ')}
      {view.links.map((link) => (
        <span key={`${link.direction}${link.id}`}>
          {' · '}
          {texts.case.linked(link.direction, termName('caseLinkGround', link.ground, language))}
          <Link to={`/cases/${link.id}`}>{link.number}</Link>
        </span>
      ))}
      {view.consultationId ? (
        <>
          {' · '}
          <Link to={`/consultations/${view.consultationId}`}>{texts.case.fromConsultation}</Link>
        </>
      ) : null}
    </>
  )
}
