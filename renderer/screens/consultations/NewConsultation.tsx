import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { type KeyboardEvent, type ReactElement, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { consultationEvents } from '../../../shared/case/consultationEvents.ts'
import type { Field, Fields } from '../../../shared/case/fields.ts'
import type { ConsultationView, Inputs, SimilarConsultation } from '../../../shared/contract/index.ts'
import { fieldHelp, fieldLabel, termCodes } from '../../../shared/terms/index.ts'
import { LEAFLET_VERSION } from '../../../shared/terms/leaflet.ts'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { queries, takeConsultation } from '../../api/queries.ts'
import { useToday, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { CivilDatePicker } from '../../parts/CivilDatePicker.tsx'
import { useCalendar } from '../../parts/dayKinds.tsx'
import { useDraft } from '../../parts/form/draft.ts'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { FieldList, type Words } from '../../parts/form/FieldList.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { Restored } from '../../parts/form/Restored.tsx'
import { type FormSources, noSources, SourcesProvider } from '../../parts/form/sources.tsx'
import { type Problem, problemsOf, tidied, type Values } from '../../parts/form/values.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Reasons } from '../../parts/Reasons.tsx'
import { FailureLine } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { remarkOn } from '../register/intakeSources.ts'
import { suggestForConsultation } from './consultationSources.ts'
import { OwnLastDay, ownLastDay } from './OwnLastDay.tsx'
import { SimilarConsultations, useSimilarConsultations } from './SimilarConsultations.tsx'
import '../register/register.css'
import './consultations.css'

const parts = {
  data: { type: 'CONSULTATION_REGISTERED', fields: consultationEvents.CONSULTATION_REGISTERED },
  publicity: { type: 'PUBLICITY_RECORDED', fields: consultationEvents.PUBLICITY_RECORDED },
  answer: { type: 'CONSULTATION_ANSWERED', fields: consultationEvents.CONSULTATION_ANSWERED },
  referral: { type: 'REFERRED', fields: consultationEvents.REFERRED },
} as const
type Part = keyof typeof parts
/** With everything told nothing is left to tick, only what proves it. */
const { leafletVersion, periodEndsOn, copies } = consultationEvents.PUBLICITY_RECORDED
const whenAllTold: Fields = { leafletVersion, periodEndsOn, copies }
const NO_PROBLEMS: ReadonlyMap<string, Problem> = new Map()

/** In the order in which a talk goes, so that Tab alone leads through it. */
const FIRST = ['person', 'phone', 'channel', 'matter', 'organ', 'act', 'knownOn']
const REFERRED = ['originBody', 'originNumber', 'originOfficer']

/** What every talk brings up, and what only some do. A referral asks where it came from. */
function askedFirst(referred: boolean): { first: Fields; rest: Fields } {
  const first = referred ? [...FIRST, ...REFERRED] : FIRST
  const all = Object.entries<Field>(parts.data.fields).filter(([name]) => referred || !REFERRED.includes(name))
  return {
    first: Object.fromEntries(first.flatMap((name) => all.filter(([key]) => key === name))),
    rest: Object.fromEntries(all.filter(([name]) => !first.includes(name))),
  }
}

/** How a consultation was held decides how the publicity was told, until the clerk says otherwise. */
const contactOf: Record<string, string> = { counter: 'faceToFace', phone: 'phone', online: 'online', post: 'written' }

/** One talk at the counter or on the phone, in one form: who asked what, what was told about reconsideration, the answer. */
export function NewConsultation(): ReactElement {
  const { language, texts } = useLanguage()
  const { consultations, form } = texts
  const id = useId()
  const navigate = useNavigate()
  const user = useUser()
  const today = useToday()
  const calendar = useCalendar()
  const box = useRef<HTMLDivElement>(null)
  const habits = useQuery(queries.consultationHabits()).data
  const sources = useMemo(
    (): FormSources => ({
      ...noSources,
      today,
      suggest: suggestForConsultation(habits),
      remark: (name, value) => remarkOn(name, value, language, consultations.numberRemark),
    }),
    [today, habits, language, consultations],
  )
  const initial = useCallback(
    () => ({
      on: today,
      values: {
        data: { kind: 'applicantSide', channel: 'counter' },
        publicity: { channel: 'faceToFace' },
        answer: {},
        referral: {},
        told: true,
        answered: true,
        referred: false,
      } as Values,
    }),
    [today],
  )
  const draft = useDraft(`${user.id}.consultation`, initial)
  const told = draft.values['told'] !== false
  const answered = draft.values['answered'] !== false
  const referred = draft.values['referred'] === true
  const set = (name: 'told' | 'answered' | 'referred') => (event: { target: { checked: boolean } }) => {
    const { checked } = event.target
    draft.setValues((all) => ({ ...all, [name]: checked }))
  }
  const [join, setJoin] = useState<SimilarConsultation | null>(null)
  const [tried, setTried] = useState(false)
  const next = useRef('')
  const valuesOf = (part: Part): Values => (draft.values[part] as Values | undefined) ?? {}
  const knownOn = (valuesOf('data')['knownOn'] as string | undefined) ?? null
  const similar = useSimilarConsultations(draft.on, valuesOf('data'))
  const joinable = similar.filter((row) => row.joinable)

  // The desk types from the first moment: nobody reaches for the mouse to begin.
  useEffect(() => {
    box.current?.querySelector<HTMLInputElement>('[data-field$="-person"] input')?.focus()
  }, [])

  const patch = (part: Part, change: Values): void =>
    draft.setValues((all) => {
      const own = { ...(all[part] as Values), ...change }
      const after = { ...all, [part]: own }
      const publicity = all['publicity'] as Values
      if (part === 'data' && contactOf[String(change['channel'])]) {
        return { ...after, publicity: { ...publicity, channel: contactOf[String(change['channel'])] } }
      }
      if (part === 'data' && typeof change['knownOn'] === 'string') {
        return { ...after, publicity: { ...publicity, periodEndsOn: ownLastDay(change['knownOn'], calendar) } }
      }
      return after
    })
  const everything = termCodes('publicityItem')
  const publicity = valuesOf('publicity')
  const toldAll =
    publicity['refused'] === false && (publicity['items'] as string[] | undefined)?.length === everything.length
  // Ticked one by one the list stays: what was ticked last must not vanish under the hand.
  const folded = toldAll && draft.values['allAtOnce'] === true
  const tellAll = (all: boolean): void => {
    draft.setValues((values) => ({ ...values, allAtOnce: all }))
    patch('publicity', {
      refused: all ? false : undefined,
      items: all ? [...everything] : undefined,
      leafletVersion: all ? (publicity['leafletVersion'] ?? habits?.leaflets[0] ?? LEAFLET_VERSION) : undefined,
    })
  }

  const active: Part[] = [
    'data',
    ...(told ? (['publicity'] as const) : []),
    ...(answered ? (['answer'] as const) : []),
    ...(referred ? (['referral'] as const) : []),
  ]
  const problems = Object.fromEntries(active.map((part) => [part, problemsOf(parts[part].fields, valuesOf(part))]))
  const count = active.reduce((n, part) => n + (problems[part]?.size ?? 0), 0)

  const saving = useMutation({
    mutationFn: (): Promise<ConsultationView> => {
      const { data, ...talk } = Object.fromEntries(
        active.map((part) => [part, tidied(parts[part].fields, valuesOf(part))]),
      )
      const { on } = draft
      if (!join) return api.consultations.register({ on, data, ...talk } as Inputs['consultations']['register'])
      const contact = { channel: String(data?.['channel']), summary: String(data?.['matter']) }
      return api.consultations.join({ id: join.id, expectedVersion: join.version, on, contact, ...talk })
    },
    onSuccess: (view) => {
      draft.reset()
      takeConsultation(view)
      void navigate(next.current === 'convert' ? `/cases/new?consultation=${view.id}` : `/consultations/${view.id}`)
    },
  })
  const failure = failureOf(saving.error)
  const wordsOf = (part: Part): Words => ({
    label: (path) => fieldLabel(parts[part].type, path, language),
    help: (path) => fieldHelp(parts[part].type, path, language),
  })
  const asked = askedFirst(valuesOf('data')['channel'] === 'justiceOffice')
  const list = (part: Part, fields: Fields = parts[part].fields, fold = false): ReactElement => (
    <FieldList
      idPrefix={`${id}-${part}`}
      fields={fields}
      values={valuesOf(part)}
      onChange={(name, value) => patch(part, { [name]: value })}
      onPatch={(change) => patch(part, change)}
      words={wordsOf(part)}
      problems={tried ? (problems[part] ?? NO_PROBLEMS) : NO_PROBLEMS}
      fold={fold}
    />
  )
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || !event.altKey || event.ctrlKey) return
    if (event.code === 'KeyJ' && joinable[0]) setJoin(join ? null : joinable[0])
    else if (event.code === 'KeyG') {
      tellAll(!toldAll)
      // What follows is the answer.
      box.current?.querySelector<HTMLElement>('[data-field$="-answer-summary"] textarea')?.focus()
    } else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the form inside
    <div className="registerPage" ref={box} onKeyDown={onKeyDown}>
      <PageHead title={consultations.register} note={consultations.keys} />
      <SourcesProvider value={sources}>
        <div className="registerColumns">
          <PlainForm
            label={consultations.register}
            careful
            className="plainForm stackedCards"
            onSubmit={(button) => {
              setTried(true)
              next.current = button
              if (count === 0 && !saving.isPending) saving.mutate()
            }}
          >
            <Card title={consultations.who}>
              <Restored shown={draft.restored} discard={draft.reset} />
              {join ? (
                <p className="restored" role="status">
                  {consultations.joining(join.number ?? join.registeredOn)}
                  <button type="button" className="plain link" onClick={() => setJoin(null)}>
                    {consultations.notJoining}
                  </button>
                </p>
              ) : null}
              {list('data', asked.first)}
              <FieldFrame id={`${id}-on`} label={fieldLabel('CONSULTATION_REGISTERED', 'on', language)} required>
                <CivilDatePicker
                  id={`${id}-on`}
                  value={draft.on}
                  max={today}
                  allowClear={false}
                  onChange={(date) => date && draft.setOn(date)}
                />
              </FieldFrame>
              {list('data', asked.rest, true)}
            </Card>
            <Card
              title={consultations.publicityTitle}
              extra={
                <Checkbox checked={told} onChange={set('told')}>
                  {consultations.toldNow}
                </Checkbox>
              }
            >
              {told ? (
                <>
                  <Checkbox className="tellAll" checked={toldAll} onChange={(event) => tellAll(event.target.checked)}>
                    {consultations.toldAll}
                  </Checkbox>
                  {list('publicity', folded ? whenAllTold : undefined)}
                </>
              ) : (
                <p className="muted">{consultations.notTold}</p>
              )}
            </Card>
            <Card
              title={consultations.answerTitle}
              extra={
                <Checkbox checked={answered} onChange={set('answered')}>
                  {consultations.answeredNow}
                </Checkbox>
              }
            >
              {answered ? list('answer') : <p className="muted">{consultations.notAnswered}</p>}
              <Checkbox checked={referred} onChange={set('referred')}>
                {consultations.referNow}
              </Checkbox>
              {referred ? list('referral') : null}
            </Card>
            {failure?.code === 'STEP_REFUSED' ? (
              <div className="refusal" role="alert">
                <Reasons title={form.refused} unmet={failure.data.unmet} />
              </div>
            ) : (
              <FailureLine error={saving.error} />
            )}
            {tried && count > 0 ? <p className="fieldProblem">{form.problems(count)}</p> : null}
            <div className="formActions">
              <Button type="primary" htmlType="submit" loading={saving.isPending}>
                {join ? consultations.join : consultations.register}
              </Button>
              <Button htmlType="submit" value="convert">
                {consultations.registerAndConvert}
              </Button>
              <Button onClick={() => void navigate(-1)}>{form.cancel}</Button>
              <span className="effect">
                {join ? consultations.effects.CONTACTED : told ? consultations.effectTold : consultations.effect}
              </span>
            </div>
          </PlainForm>
          <aside className="registerAside" aria-label={consultations.aside}>
            <Card title={consultations.lastDayTitle}>
              <OwnLastDay knownOn={knownOn} strip />
            </Card>
            <SimilarConsultations rows={similar} join={join} setJoin={setJoin} />
          </aside>
        </div>
      </SourcesProvider>
    </div>
  )
}
