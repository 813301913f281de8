import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { type ReactElement, useId, useMemo, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { events, type Payload } from '../../../shared/case/events.ts'
import { usualScopeItem } from '../../../shared/case/intakeJudgement.ts'
import { type ApplicationDraft, missingMaterials } from '../../../shared/case/materials.ts'
import type { ConsultationView, RegisterInput } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import { queries, takeCase, takeConsultation } from '../../api/queries.ts'
import { useSession, useToday, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { CivilDatePicker } from '../../parts/CivilDatePicker.tsx'
import { EventForm, type Written } from '../../parts/form/EventForm.tsx'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { type FormSources, noSources } from '../../parts/form/sources.tsx'
import type { Row, Values } from '../../parts/form/values.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { PrintPreview } from '../../parts/print/PrintPreview.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage, useTexts } from '../../texts/language.tsx'
import { findCases, useStaff } from '../case/caseSources.ts'
import { oralRecordBlocks } from '../papers/oralRecord.tsx'
import { Findings } from './Findings.tsx'
import { remarkOn, suggestParties } from './intakeSources.ts'
import { MaterialList } from './MaterialList.tsx'
import { firstNumber, NumberField, numberChoice } from './NumberField.tsx'
import { type CaseLinks, SimilarCases, similarAnswered, useSimilarCases } from './SimilarCases.tsx'
import './register.css'

/** Answered beside the form and not in it: the check of similar cases and what the checklist lacks. */
const { similarChecked: _checked, missingMaterials: _missing, ...asked } = events.APPLICATION_RECEIVED.fields
/** The fields of the receipt, and the scope item of the registration that follows it. */
const fields = { ...asked, scopeItem: events.REGISTERED.fields.scopeItem }

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

/** The way through the penalty organ: still there, or arrived here (行政复议法 第32条, 实施条例 第38条). */
type Route = { arrivedOn: string | null; insisted: boolean }

function Form({ consultation }: { consultation: ConsultationView | null }): ReactElement {
  const { language, texts } = useLanguage()
  const { register } = texts
  const id = useId()
  const navigate = useNavigate()
  const user = useUser()
  const today = useToday()
  const staff = useStaff()
  const [review, setReview] = useState(true)
  const draftKey = `${user.id}.register.${consultation?.id ?? ''}`
  // Not kept as a draft: an old choice must not decide the number of another case.
  const [number, setNumber] = useState(firstNumber)
  const [links, setLinks] = useState<CaseLinks>([])
  const [checked, setChecked] = useState('')
  const [route, setRoute] = useState<Route>({ arrivedOn: null, insisted: false })
  const [written, setWritten] = useState<Written>({ on: '', data: {} })
  const printing = useRef(false)
  const choiceOf = (on: string) => numberChoice(number, Number((on || today).slice(0, 4)))
  const similar = useSimilarCases(written)
  const withCheck = { ...written, data: { ...written.data, similarChecked: checked } }
  const sources = useMemo(
    (): FormSources => ({
      ...noSources,
      today,
      staff,
      findCases,
      suggest: suggestParties,
      remark: (name, value) => remarkOn(name, value, language, register.numberRemark),
    }),
    [today, staff, language, register],
  )

  const save = async ({ on, data }: Written): Promise<void> => {
    const { scopeItem, ...application } = data
    const choice = choiceOf(on)
    if (!choice) return
    const draft = application as ApplicationDraft
    const missing = missingMaterials(draft, on).map(({ code }) => code)
    const input: RegisterInput = {
      receivedOn: on,
      application: {
        ...(application as Payload<'APPLICATION_RECEIVED'>),
        ...(checked.trim() && similar.length > 0 ? { similarChecked: checked.trim() } : {}),
        ...(missing.length > 0 ? { missingMaterials: missing } : {}),
      },
      ...(draft.channel === 'penaltyOrgan'
        ? {
            penaltyRoute: {
              organ: draft.parties?.find((party) => party.role === 'respondent')?.name ?? '',
              ...(route.arrivedOn ? { arrivedOn: route.arrivedOn, insisted: route.insisted } : {}),
            },
          }
        : review
          ? {
              registeredOn: today,
              scopeItem: typeof scopeItem === 'string' ? scopeItem : usualScopeItem(draft.matterType),
            }
          : {}),
      number: choice,
      links,
    }
    const view = consultation ? await convert(consultation, input) : await api.cases.register(input)
    takeCase(view)
    void navigate(printing.current ? `/cases/${view.id}/receipt?print` : `/cases/${view.id}`)
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
      <EventForm
        type="APPLICATION_RECEIVED"
        fields={fields}
        sources={sources}
        draftKey={draftKey}
        onWritten={setWritten}
        incomplete={(on) => choiceOf(on) === null || !similarAnswered(similar, links, withCheck)}
        seed={seedOf(consultation)}
        sections={sectionsOf(register.sections)}
        around={(form, values, setValues, tried) => (
          <div className="registerColumns">
            <Card>{form}</Card>
            <aside className="registerAside" aria-label={register.aside}>
              <Findings written={written} />
              <SimilarCases
                cases={similar}
                links={links}
                setLinks={setLinks}
                checked={checked}
                setChecked={setChecked}
                tried={tried}
                written={withCheck}
              />
              <MaterialList
                written={written}
                rows={(values['materials'] as Row[] | undefined) ?? []}
                setRows={(rows) => setValues((all) => ({ ...all, materials: rows.length > 0 ? rows : undefined }))}
              />
            </aside>
          </div>
        )}
        note={(current, tried) => (
          <>
            {current.data['channel'] === 'penaltyOrgan' ? (
              <PenaltyRoute id={`${id}-route`} route={route} setRoute={setRoute} today={today} from={current.on} />
            ) : null}
            <NumberField
              id={`${id}-number`}
              values={number}
              change={setNumber}
              year={Number((current.on || today).slice(0, 4))}
              receivedOn={current.on}
              tried={tried}
            />
            {current.data['channel'] === 'penaltyOrgan' ? null : (
              <Checkbox checked={review} onChange={(event) => setReview(event.target.checked)}>
                {register.reviewAtOnce}
              </Checkbox>
            )}
          </>
        )}
        effect={
          written.data['channel'] === 'penaltyOrgan'
            ? register.effectRoute
            : review
              ? register.effectReview
              : register.effect
        }
        saveLabel={register.title}
        onSubmitting={(button) => {
          printing.current = button === 'print'
        }}
        actions={
          <>
            <Button htmlType="submit" value="print" icon={<PrinterOutlined />}>
              {register.saveAndPrint}
            </Button>
            {written.data['channel'] === 'oral' ? <OralRecord written={written} /> : null}
          </>
        }
        save={save}
        cancel={() => void navigate(-1)}
      />
    </div>
  )
}

async function convert(consultation: ConsultationView, application: RegisterInput) {
  const converted = await api.consultations.convert({
    id: consultation.id,
    expectedVersion: consultation.version,
    application,
  })
  takeConsultation(converted.consultation)
  return converted.case
}

/** The chapters of the form; what an earlier case brings in stands with the receipt. */
const sectionsOf = (sections: { receipt: string; parties: string; act: string; period: string; requests: string }) => [
  {
    title: sections.receipt,
    names: [
      'channel',
      'postmarkedOn',
      'handedInTo',
      'handedInOn',
      'oralPlace',
      'oralReason',
      'earlierCase',
      'earlierCaseGround',
    ],
  },
  { title: sections.parties, names: ['parties'] },
  {
    title: sections.act,
    names: ['actTitle', 'actNumber', 'matterType', 'administrativeField', 'respondentLevel', 'scopeItem'],
  },
  { title: sections.period, names: ['actMadeOn', 'actServedOn', 'knowledge'] },
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
    fold: true as const,
  },
  {
    title: sections.requests,
    names: ['requests', 'reasons', 'materials', 'incidentalDocument', 'compensationClaimed'],
  },
]

/** What a consultation already told; the clerk completes it. */
function seedOf(consultation: ConsultationView | null): Values {
  const facts = consultation?.facts
  const told = consultation?.history.find((entry) => entry.type === 'CONSULTATION_REGISTERED')?.data ?? {}
  const text = (name: string): Values => (typeof told[name] === 'string' ? { [name]: told[name] } : {})
  const channels: Record<string, string> = {
    counter: 'counter',
    post: 'post',
    online: 'online',
    justiceOffice: 'justiceOffice',
  }
  const channel = facts ? channels[facts.channel] : undefined
  return {
    ...(channel ? { channel } : {}),
    ...(channel === 'justiceOffice' && facts?.originBody
      ? { handedInTo: facts.originBody, handedInOn: facts.registered.on }
      : {}),
    parties: [
      {
        role: 'applicant',
        kind: 'person',
        ...(facts?.person ? { name: facts.person } : {}),
        ...(facts?.phone ? { phone: facts.phone } : {}),
      },
      { role: 'respondent', kind: 'organ', ...(facts?.organ ? { name: facts.organ } : {}) },
    ],
    ...text('matterType'),
    ...text('administrativeField'),
    ...(typeof told['act'] === 'string' ? { actTitle: told['act'] } : {}),
    ...(facts?.knownOn ? { actServedOn: facts.knownOn } : {}),
    ...(facts ? { reasons: facts.matter } : {}),
  }
}

type RouteProps = { id: string; route: Route; setRoute(route: Route): void; today: string; from: string }

function PenaltyRoute({ id, route, setRoute, today, from }: RouteProps): ReactElement {
  const { register } = useTexts()
  return (
    <>
      <FieldFrame id={id} label={register.arrivedOn} required={false} hint={register.arrivedHint}>
        <CivilDatePicker
          id={id}
          value={route.arrivedOn}
          max={today}
          {...(from ? { min: from } : {})}
          onChange={(arrivedOn) => setRoute({ ...route, arrivedOn })}
        />
      </FieldFrame>
      {route.arrivedOn ? (
        <Checkbox checked={route.insisted} onChange={(event) => setRoute({ ...route, insisted: event.target.checked })}>
          {register.insisted}
        </Checkbox>
      ) : null}
    </>
  )
}

/** The record of an oral application, printed to be signed before it is registered. */
function OralRecord({ written }: { written: Written }): ReactElement {
  const texts = useTexts()
  const user = useUser()
  const { organ } = useSession().status
  const [open, setOpen] = useState(false)
  const blocks = useMemo(
    () =>
      oralRecordBlocks(
        {
          organ: organ ?? '',
          receivedOn: written.on,
          receiver: user.name,
          application: written.data as Partial<Payload<'APPLICATION_RECEIVED'>>,
        },
        texts,
      ),
    [written, organ, user.name, texts],
  )
  return (
    <>
      <Button icon={<PrinterOutlined />} disabled={written.on === ''} onClick={() => setOpen(true)}>
        {texts.register.printOral}
      </Button>
      {open ? (
        <PrintPreview
          title={texts.papers.oral.title}
          blocks={blocks}
          footNote={texts.papers.oral.everyPage}
          close={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
