import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { ConsultationView } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { LEAFLET_LAW, LEAFLET_VERSION } from '../../../shared/terms/leaflet.ts'
import { queries } from '../../api/queries.ts'
import { useSession } from '../../api/session.tsx'
import { longDate } from '../../parts/dates.ts'
import { useCalendar } from '../../parts/dayKinds.tsx'
import { type PrintFact, PrintFacts } from '../../parts/print/PrintFacts.tsx'
import { type PrintBlock, PrintPreview } from '../../parts/print/PrintPreview.tsx'
import { Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import { ownLastDay } from '../consultations/OwnLastDay.tsx'

const day = (date: string): string => longDate(date, 'zh')

/** The leaflet with the person's own last day (`/consultations/:id/leaflet`), or without a person (`/consultations/leaflet`). */
export function LeafletPaper(): ReactElement {
  const { id } = useParams()
  return id ? <OfConsultation id={id}>{(view) => <Leaflet view={view} />}</OfConsultation> : <Leaflet view={null} />
}

/** The slip that goes with a person to another body, and on which it answers (`/consultations/:id/referral`). */
export function ReferralPaper(): ReactElement {
  const { id = '' } = useParams()
  return <OfConsultation id={id}>{(view) => <Referral view={view} />}</OfConsultation>
}

function OfConsultation({
  id,
  children,
}: {
  id: string
  children(view: ConsultationView): ReactElement
}): ReactElement {
  return <Read query={useQuery(queries.consultation(id))}>{children}</Read>
}

function Leaflet({ view }: { view: ConsultationView | null }): ReactElement {
  const { papers } = useTexts()
  const { leaflet } = papers
  const navigate = useNavigate()
  const calendar = useCalendar()
  const { organ } = useSession().status
  const facts = view?.facts
  const blocks = useMemo((): PrintBlock[] => {
    const own =
      facts?.knownOn != null ? leaflet.ownLastDay(day(facts.knownOn), day(ownLastDay(facts.knownOn, calendar))) : null
    return [
      { kind: 'block', key: 'title', keepWithNext: true, node: <h1 className="printTitle">{leaflet.title}</h1> },
      ...(own
        ? ([
            {
              kind: 'block',
              key: 'own',
              node: (
                <div className="printBox">
                  <b>{leaflet.own}</b>
                  {facts?.person ? <p>{leaflet.ownPerson(facts.person)}</p> : null}
                  <p>{own}</p>
                </div>
              ),
            },
          ] as const)
        : []),
      ...leaflet.sections.flatMap(({ heading, text }): PrintBlock[] => [
        { kind: 'block', key: heading, keepWithNext: true, node: <h2 className="printHeading tight">{heading}</h2> },
        { kind: 'text', key: `${heading}.text`, text, className: 'indent small' },
      ]),
      {
        kind: 'block',
        key: 'office',
        node: (
          <p className="printText small">
            {leaflet.office(organ ?? '')}
            <br />
            {leaflet.contact}
            <br />
            {leaflet.version(LEAFLET_VERSION, day(LEAFLET_LAW))}
          </p>
        ),
      },
    ]
  }, [facts, leaflet, calendar, organ])
  return (
    <PrintPreview
      title={leaflet.title}
      blocks={blocks}
      close={() => void navigate(view ? `/consultations/${view.id}` : '/consultations', { replace: true })}
    />
  )
}

function Referral({ view }: { view: ConsultationView }): ReactElement {
  const { papers } = useTexts()
  const { referral } = papers
  const navigate = useNavigate()
  const { organ } = useSession().status
  const blocks = useMemo((): PrintBlock[] => {
    const { facts, history } = view
    const entry = history.findLast(({ type }) => type === 'REFERRED')
    const data = (entry?.data ?? {}) as { body?: string; bodyName?: string; officer?: string; reason?: string }
    const body = data.bodyName ?? (data.body ? termName('referralBody', data.body) : papers.blank)
    const list: PrintFact[] = [
      [referral.number, view.number ?? '', true],
      [referral.to, body],
      [referral.officer, data.officer ?? ''],
      [referral.person, facts.person ?? referral.anonymous],
      [referral.phone, facts.phone ?? ''],
      [referral.organ, facts.organ ?? '', true],
      [referral.registeredOn, day(facts.registered.on)],
      [referral.referredOn, entry ? day(entry.on) : ''],
    ]
    return [
      { kind: 'block', key: 'title', keepWithNext: true, node: <h1 className="printTitle">{referral.title}</h1> },
      { kind: 'block', key: 'facts', node: <PrintFacts facts={list} /> },
      { kind: 'block', key: 'matter', keepWithNext: true, node: <h2 className="printHeading">{referral.matter}</h2> },
      { kind: 'text', key: 'matter.text', text: facts.matter, className: 'indent' },
      { kind: 'block', key: 'reason', keepWithNext: true, node: <h2 className="printHeading">{referral.reason}</h2> },
      { kind: 'text', key: 'reason.text', text: data.reason ?? '', className: 'indent' },
      { kind: 'text', key: 'ask', text: referral.ask, className: 'indent' },
      {
        kind: 'block',
        key: 'sign',
        node: (
          <div className="printSigns">
            <span />
            <p>
              {organ}
              <br />
              {entry ? day(entry.on) : papers.dated}
            </p>
          </div>
        ),
      },
      {
        kind: 'block',
        key: 'back',
        node: (
          <div className="printBox">
            <b>{referral.back}</b>
            <p className="printBlank">{facts.referral?.returned?.result ?? ''}</p>
            <p>{referral.backSign}</p>
          </div>
        ),
      },
    ]
  }, [view, papers, referral, organ])
  return (
    <PrintPreview
      title={`${referral.title} ${view.number ?? ''}`}
      blocks={blocks}
      close={() => void navigate(`/consultations/${view.id}`, { replace: true })}
    />
  )
}
