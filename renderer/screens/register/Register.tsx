import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { type ReactElement, useId, useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { applicationLimit, appliedOn } from '../../../shared/case/conditions.ts'
import { events, type Payload } from '../../../shared/case/events.ts'
import { initialFacts, type StepEvent } from '../../../shared/case/facts.ts'
import type { ConsultationView, RegisterInput } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import { queries, takeCase, takeConsultation } from '../../api/queries.ts'
import { useToday, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { longDate } from '../../parts/dates.ts'
import { useCalendar } from '../../parts/dayKinds.tsx'
import { EventForm, type Written } from '../../parts/form/EventForm.tsx'
import { noSources } from '../../parts/form/sources.tsx'
import type { Values } from '../../parts/form/values.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage, useTexts } from '../../texts/language.tsx'
import { findCases, useStaff } from '../case/caseSources.ts'
import { firstNumber, NumberField, numberChoice } from './NumberField.tsx'
import './register.css'

/** The fields of the receipt, and the scope item of the registration that follows it. */
const fields = { ...events.APPLICATION_RECEIVED.fields, scopeItem: events.REGISTERED.fields.scopeItem }

/** Registers an application, from nothing or out of a consultation. */
export function Register(): ReactElement {
  const [search] = useSearchParams()
  const consultationId = search.get('consultation')
  return consultationId ? <FromConsultation id={consultationId} /> : <Form consultation={null} />
}

function FromConsultation({ id }: { id: string }): ReactElement {
  const query = useQuery(queries.consultation(id))
  return <Read query={query}>{(view) => <Form consultation={view} />}</Read>
}

function Form({ consultation }: { consultation: ConsultationView | null }): ReactElement {
  const { register } = useTexts()
  const id = useId()
  const navigate = useNavigate()
  const user = useUser()
  const today = useToday()
  const staff = useStaff()
  const [review, setReview] = useState(true)
  const draftKey = `${user.id}.register.${consultation?.id ?? ''}`
  // Not kept as a draft: an old choice must not decide the number of another case.
  const [number, setNumber] = useState(firstNumber)
  const choiceOf = (on: string) => numberChoice(number, Number((on || today).slice(0, 4)))
  const sources = useMemo(() => ({ ...noSources, today, staff, findCases }), [today, staff])

  const save = async ({ on, data }: Written): Promise<void> => {
    const { scopeItem, ...application } = data
    const choice = choiceOf(on)
    if (!choice) return
    const input: RegisterInput = {
      receivedOn: on,
      application: application as Payload<'APPLICATION_RECEIVED'>,
      ...(review ? { registeredOn: today } : {}),
      ...(typeof scopeItem === 'string' ? { scopeItem } : {}),
      number: choice,
    }
    if (consultation) {
      const converted = await api.consultations.convert({
        id: consultation.id,
        expectedVersion: consultation.version,
        application: input,
      })
      takeConsultation(converted.consultation)
      takeCase(converted.case)
      void navigate(`/cases/${converted.case.id}`)
      return
    }
    const view = await api.cases.register(input)
    takeCase(view)
    void navigate(`/cases/${view.id}`)
  }

  return (
    <div className="registerPage">
      <PageHead
        title={register.title}
        note={
          consultation ? (
            <Link to={`/consultations/${consultation.id}`}>
              {register.fromConsultation(consultation.facts.person ?? register.anonymous)}
            </Link>
          ) : (
            register.note
          )
        }
      />
      <Card>
        <EventForm
          type="APPLICATION_RECEIVED"
          fields={fields}
          sources={sources}
          draftKey={draftKey}
          incomplete={(on) => choiceOf(on) === null}
          seed={seedOf(consultation)}
          sections={[
            { title: register.sections.receipt, names: ['channel', 'postmarkedOn'] },
            { title: register.sections.parties, names: ['parties'] },
            {
              title: register.sections.act,
              names: ['actTitle', 'actNumber', 'matterType', 'administrativeField', 'respondentLevel', 'scopeItem'],
            },
            { title: register.sections.period, names: ['actMadeOn', 'actServedOn', 'knowledge'] },
            {
              title: '',
              names: [
                'contentKnownOn',
                'toldOn',
                'requestReceivedOn',
                'realEstate',
                'emergency',
                'obstacles',
                'mandatoryReconsideration',
                'mandatoryAnnounced',
                'suedOn',
                'dismissalServedOn',
              ],
              fold: true,
            },
            {
              title: register.sections.requests,
              names: ['requests', 'reasons', 'materials', 'incidentalDocument', 'compensationClaimed'],
            },
          ]}
          note={(written, tried) => (
            <>
              <Lateness written={written} />
              <NumberField
                id={`${id}-number`}
                values={number}
                change={setNumber}
                year={Number((written.on || today).slice(0, 4))}
                receivedOn={written.on}
                tried={tried}
              />
              <Checkbox checked={review} onChange={(event) => setReview(event.target.checked)}>
                {register.reviewAtOnce}
              </Checkbox>
            </>
          )}
          effect={review ? register.effectReview : register.effect}
          saveLabel={register.title}
          save={save}
          cancel={() => void navigate(-1)}
        />
      </Card>
    </div>
  )
}

/** What a consultation already told; the clerk completes it. */
function seedOf(consultation: ConsultationView | null): Values {
  const facts = consultation?.facts
  return {
    parties: [
      {
        role: 'applicant',
        kind: 'person',
        ...(facts?.person ? { name: facts.person } : {}),
        ...(facts?.phone ? { phone: facts.phone } : {}),
      },
      { role: 'respondent', kind: 'organ', ...(facts?.organ ? { name: facts.organ } : {}) },
    ],
    ...(facts?.knownOn ? { actServedOn: facts.knownOn } : {}),
    ...(facts ? { requests: facts.matter } : {}),
  }
}

/** Whether the application is in time, as soon as the days are known; the same calculation as the server's. */
function Lateness({ written }: { written: Written }): ReactElement | null {
  const { language, texts } = useLanguage()
  const calendar = useCalendar()
  const settings = useQuery(queries.settings()).data?.values
  if (!settings || written.on === '') return null
  const data = { parties: [], ...written.data } as unknown as Payload<'APPLICATION_RECEIVED'>
  const facts = initialFacts({
    seq: 1,
    on: written.on,
    recordedOn: written.on,
    by: '',
    type: 'APPLICATION_RECEIVED',
    data,
    env: null,
  } as StepEvent<'APPLICATION_RECEIVED'>)
  const period = applicationLimit(facts, { calendar, settings })
  if (!period) return <p className="lateness muted">{texts.register.periodUnknown}</p>
  const late = !period.unlimited && appliedOn(facts) > period.dueLegal
  return (
    <p className={late ? 'lateness late' : 'lateness'} role="status">
      {period.unlimited
        ? texts.register.unlimited
        : late
          ? texts.register.late(longDate(period.dueLegal, language), period.article)
          : texts.register.inTime(longDate(period.dueLegal, language), period.article)}
      {period.needsHuman ? ` ${texts.register.needsHuman}` : ''}
    </p>
  )
}
