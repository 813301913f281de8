import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Popover } from 'antd'
import { type ReactElement, useMemo } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { type ConsultationEventType, consultationEvents } from '../../../shared/case/consultationEvents.ts'
import type { Fields } from '../../../shared/case/fields.ts'
import { type ConsultationStep, type ConsultationView, consultationSteps } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { queries, queryClient, takeConsultation } from '../../api/queries.ts'
import { useHasRole, useToday, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { instantText } from '../../parts/dates.ts'
import { dutyName } from '../../parts/dutyNames.ts'
import { EventForm, type Written } from '../../parts/form/EventForm.tsx'
import { FieldValues, type Names } from '../../parts/form/FieldValues.tsx'
import { noSources } from '../../parts/form/sources.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Reasons } from '../../parts/Reasons.tsx'
import { Empty, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useStaffName } from '../case/caseSources.ts'
import { DutyLight } from '../case/Duties.tsx'
import { OwnLastDay } from './OwnLastDay.tsx'
import '../case/case.css'
import '../register/register.css'

/** One consultation: what was asked, what was told, what is still owed, and its way into an application. */
export function ConsultationPage(): ReactElement {
  const { id = '' } = useParams()
  return <Read query={useQuery(queries.consultation(id))}>{(view) => <Content key={view.id} view={view} />}</Read>
}

/** Which step comes first; the others follow in this order. */
const order = ['PUBLICITY_RECORDED', 'CONSULTATION_ANSWERED', 'CLOSED', 'REFERRED', 'FOLLOW_UP_PLANNED', 'CONTACTED']

function Content({ view }: { view: ConsultationView }): ReactElement {
  const { language, texts } = useLanguage()
  const { consultations } = texts
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const atDesk = useHasRole('reception', 'caseOfficer', 'supervisor')
  const steps = view.steps
    .filter((step) => step.type !== 'CONVERTED' && step.here)
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
  const chosen =
    consultationSteps.find((type) => type === search.get('step') && steps.some((step) => step.type === type)) ?? null
  const done = (type: string): boolean =>
    (type === 'PUBLICITY_RECORDED' && view.facts.publicity !== null) ||
    (type === 'CONSULTATION_ANSWERED' && view.facts.answer !== null)
  const primary = steps.find((step) => step.unmet.length === 0 && !done(step.type) && step.type !== 'CONTACTED')?.type
  const choose = (type: string | null): void =>
    setSearch(type ? { step: type } : {}, { replace: true, preventScrollReset: true })
  const mayConvert = view.steps.some((step) => step.type === 'CONVERTED' && step.here && step.unmet.length === 0)
  return (
    <>
      <PageHead
        title={consultations.pageTitle(view.facts.person ?? consultations.anonymous)}
        note={
          <>
            {view.number ? `${view.number} · ` : ''}
            {termName('consultationKind', view.facts.kind, language)} ·{' '}
            {termName('consultationChannel', view.facts.channel, language)} · {view.facts.registered.on}
            {view.case ? (
              <>
                {' · '}
                <Link to={`/cases/${view.case.id}`}>{consultations.became(view.case.number)}</Link>
              </>
            ) : null}
          </>
        }
      >
        <Button icon={<PrinterOutlined />} onClick={() => void navigate(`/consultations/${view.id}/leaflet`)}>
          {consultations.printLeaflet}
        </Button>
        {view.facts.referral ? (
          <Button icon={<PrinterOutlined />} onClick={() => void navigate(`/consultations/${view.id}/referral`)}>
            {consultations.printReferral}
          </Button>
        ) : null}
        {atDesk && mayConvert ? (
          <Button onClick={() => void navigate(`/cases/new?consultation=${view.id}`)}>
            {termName('consultationEventType', 'CONVERTED', language)}
          </Button>
        ) : null}
      </PageHead>
      <div className="columns">
        <div className="left">
          <Card
            title={texts.case.next}
            extra={termName('consultationState', view.state, language)}
            className="nextStep"
          >
            {atDesk && steps.length > 0 ? (
              <div className="steps">
                {steps.map((step) =>
                  step.unmet.length === 0 ? (
                    <Button
                      key={step.type}
                      type={step.type === (chosen ?? primary) ? 'primary' : 'default'}
                      aria-pressed={step.type === chosen}
                      onClick={() => choose(step.type === chosen ? null : step.type)}
                    >
                      {termName('consultationEventType', step.type, language)}
                    </Button>
                  ) : (
                    <Popover
                      key={step.type}
                      trigger={['hover', 'focus', 'click']}
                      content={
                        <Reasons
                          title={texts.case.notYet(termName('consultationEventType', step.type, language))}
                          unmet={step.unmet}
                          mend={choose}
                        />
                      }
                    >
                      <button type="button" className="greyStep" aria-disabled="true">
                        {termName('consultationEventType', step.type, language)}
                      </button>
                    </Popover>
                  ),
                )}
              </div>
            ) : (
              <p className="muted">{view.open ? texts.case.noStepForYou : texts.case.noStep}</p>
            )}
            {chosen ? <ChosenStep key={chosen} view={view} type={chosen} choose={choose} /> : null}
          </Card>
          <Record view={view} />
        </div>
        <aside className="right" aria-label={texts.case.aside}>
          <Card title={consultations.publicityTitle}>
            <Publicity view={view} />
          </Card>
          <Card title={texts.case.duties}>
            {view.duties.length === 0 ? (
              <Empty text={consultations.noDuties} />
            ) : (
              <ul className="limitList">
                {view.duties.map((duty) => (
                  <li key={duty.key} className="limitRow still">
                    <span>{dutyName(duty, language)}</span>
                    <DutyLight duty={duty} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </aside>
      </div>
    </>
  )
}

function Publicity({ view }: { view: ConsultationView }): ReactElement {
  const { language, texts } = useLanguage()
  const { publicity } = view.facts
  return (
    <>
      {view.facts.knownOn ? <OwnLastDay knownOn={view.facts.knownOn} strip /> : null}
      {publicity ? (
        <p className="asideText">
          {publicity.refused
            ? texts.consultations.toldRefused(publicity.on)
            : texts.consultations.toldOn(
                publicity.on,
                publicity.items
                  .map((item) => termName('publicityItem', item, language))
                  .join(language === 'zh' ? '；' : '; '),
              )}
          {publicity.complete ? null : <span className="tag red">{texts.consultations.incomplete}</span>}
        </p>
      ) : (
        <p className="asideText muted">{texts.consultations.notYetTold}</p>
      )}
    </>
  )
}

function ChosenStep({
  view,
  type,
  choose,
}: {
  view: ConsultationView
  type: (typeof consultationSteps)[number]
  choose(type: string | null): void
}): ReactElement {
  const { language, texts } = useLanguage()
  const today = useToday()
  const user = useUser()
  const sources = useMemo(() => ({ ...noSources, today }), [today])
  const save = async ({ on, data }: Written): Promise<void> => {
    try {
      const { version } = queryClient.getQueryData(queries.consultation(view.id).queryKey) ?? view
      takeConsultation(
        await api.consultations.act({
          id: view.id,
          expectedVersion: version,
          event: { type, on, data } as ConsultationStep,
        }),
      )
    } catch (error) {
      if (failureOf(error)?.code === 'STALE_VERSION') await queryClient.refetchQueries(queries.consultation(view.id))
      throw error
    }
    choose(null)
  }
  return (
    <div className="chosenStep">
      <h3>{termName('consultationEventType', type, language)}</h3>
      <EventForm
        type={type}
        fields={consultationEvents[type] as Fields}
        sources={sources}
        draftKey={`${user.id}.${view.id}.${type}`}
        effect={texts.consultations.effects[type]}
        saveLabel={termName('consultationEventType', type, language)}
        save={save}
        mend={choose}
        recordedSince={(version) => view.history.filter((entry) => entry.seq > version)}
        fieldsOf={(other) => consultationEvents[other as ConsultationEventType] as Fields}
        cancel={() => choose(null)}
      />
    </div>
  )
}

function Record({ view }: { view: ConsultationView }): ReactElement {
  const { language, texts } = useLanguage()
  const staff = useStaffName()
  const names: Names = { staff, party: (id) => id, letter: (id) => id }
  const entries = [...view.history].sort((a, b) => b.seq - a.seq)
  return (
    <Card title={texts.case.record} extra={texts.case.entries(entries.length)}>
      <ol className="history">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <p className="entryHead">
              <span className="entryDay">{entry.on}</span>
              <span>{termName('consultationEventType', entry.type, language)}</span>
              <span className="entryBy">
                {entry.by?.name ?? texts.case.program} · {instantText(entry.recordedAt)}
              </span>
            </p>
            <div className="entryBody">
              <FieldValues
                type={entry.type}
                fields={consultationEvents[entry.type as ConsultationEventType] as Fields}
                data={entry.data}
                names={names}
              />
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
