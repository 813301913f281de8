import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { type ReactElement, useCallback, useId, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { consultationEvents } from '../../../shared/case/consultationEvents.ts'
import type { Field, Fields } from '../../../shared/case/fields.ts'
import type { Inputs } from '../../../shared/contract/index.ts'
import { fieldHelp, fieldLabel } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { takeConsultation } from '../../api/queries.ts'
import { useToday, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { CivilDatePicker } from '../../parts/CivilDatePicker.tsx'
import { useCalendar } from '../../parts/dayKinds.tsx'
import { useDraft } from '../../parts/form/draft.ts'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { FieldList, type Words } from '../../parts/form/FieldList.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { noSources, SourcesProvider } from '../../parts/form/sources.tsx'
import { type Problem, problemsOf, tidied, type Values } from '../../parts/form/values.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Reasons } from '../../parts/Reasons.tsx'
import { FailureLine } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { OwnLastDay, ownLastDay } from './OwnLastDay.tsx'
import '../register/register.css'

const parts = {
  data: { type: 'CONSULTATION_REGISTERED', fields: consultationEvents.CONSULTATION_REGISTERED },
  publicity: { type: 'PUBLICITY_RECORDED', fields: consultationEvents.PUBLICITY_RECORDED },
  answer: { type: 'CONSULTATION_ANSWERED', fields: consultationEvents.CONSULTATION_ANSWERED },
} as const
type Part = keyof typeof parts
const NO_PROBLEMS: ReadonlyMap<string, Problem> = new Map()

const FIRST = ['channel', 'kind', 'person', 'phone', 'matter', 'organ', 'act', 'knownOn']
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
  const sources = useMemo(() => ({ ...noSources, today }), [today])
  const initial = useCallback(
    () => ({
      on: today,
      values: { data: { kind: 'applicantSide' }, publicity: {}, answer: {}, told: true, answered: true } as Values,
    }),
    [today],
  )
  const draft = useDraft(`${user.id}.consultation`, initial)
  const told = draft.values['told'] !== false
  const answered = draft.values['answered'] !== false
  const setTold = (told: boolean): void => draft.setValues((all) => ({ ...all, told }))
  const setAnswered = (answered: boolean): void => draft.setValues((all) => ({ ...all, answered }))
  const [tried, setTried] = useState(false)
  const valuesOf = (part: Part): Values => (draft.values[part] as Values | undefined) ?? {}
  const knownOn = (valuesOf('data')['knownOn'] as string | undefined) ?? null

  const change = (part: Part) => (name: string, value: unknown) =>
    draft.setValues((all) => {
      const own = { ...(all[part] as Values), [name]: value }
      const next = { ...all, [part]: own }
      const publicity = all['publicity'] as Values
      if (part === 'data' && name === 'channel' && publicity['channel'] === undefined && contactOf[String(value)]) {
        return { ...next, publicity: { ...publicity, channel: contactOf[String(value)] } }
      }
      if (part === 'data' && name === 'knownOn' && typeof value === 'string') {
        return { ...next, publicity: { ...publicity, periodEndsOn: ownLastDay(value, calendar) } }
      }
      return next
    })
  const active: Part[] = ['data', ...(told ? (['publicity'] as const) : []), ...(answered ? (['answer'] as const) : [])]
  const problems = Object.fromEntries(active.map((part) => [part, problemsOf(parts[part].fields, valuesOf(part))]))
  const count = active.reduce((n, part) => n + (problems[part]?.size ?? 0), 0)

  const saving = useMutation({
    mutationFn: () =>
      api.consultations.register({
        on: draft.on,
        ...Object.fromEntries(active.map((part) => [part, tidied(parts[part].fields, valuesOf(part))])),
      } as Inputs['consultations']['register']),
    onSuccess: (view) => {
      draft.reset()
      takeConsultation(view)
      void navigate(`/consultations/${view.id}`)
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
      onChange={change(part)}
      words={wordsOf(part)}
      problems={tried ? (problems[part] ?? NO_PROBLEMS) : NO_PROBLEMS}
      fold={fold}
    />
  )

  return (
    <div className="registerPage">
      <PageHead title={consultations.register} note={consultations.registerNote} />
      <SourcesProvider value={sources}>
        <PlainForm
          label={consultations.register}
          careful
          className="plainForm stackedCards"
          onSubmit={() => {
            setTried(true)
            if (count === 0) saving.mutate()
          }}
        >
          <Card title={consultations.who}>
            {draft.restored ? (
              <p className="restored">
                {form.restored}
                <button type="button" className="plain link" onClick={draft.reset}>
                  {form.discard}
                </button>
              </p>
            ) : null}
            <FieldFrame id={`${id}-on`} label={fieldLabel('CONSULTATION_REGISTERED', 'on', language)} required>
              <CivilDatePicker
                id={`${id}-on`}
                value={draft.on}
                max={today}
                allowClear={false}
                onChange={(date) => date && draft.setOn(date)}
              />
            </FieldFrame>
            {list('data', asked.first)}
            {list('data', asked.rest, true)}
          </Card>
          <Card
            title={consultations.publicityTitle}
            extra={
              <Checkbox checked={told} onChange={(event) => setTold(event.target.checked)}>
                {consultations.toldNow}
              </Checkbox>
            }
          >
            {told ? (
              <>
                <OwnLastDay knownOn={knownOn} />
                {list('publicity')}
              </>
            ) : (
              <p className="muted">{consultations.notTold}</p>
            )}
          </Card>
          <Card
            title={consultations.answerTitle}
            extra={
              <Checkbox checked={answered} onChange={(event) => setAnswered(event.target.checked)}>
                {consultations.answeredNow}
              </Checkbox>
            }
          >
            {answered ? list('answer') : <p className="muted">{consultations.notAnswered}</p>}
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
              {consultations.register}
            </Button>
            <Button onClick={() => void navigate(-1)}>{form.cancel}</Button>
            <span className="effect">{told ? consultations.effectTold : consultations.effect}</span>
          </div>
        </PlainForm>
      </SourcesProvider>
    </div>
  )
}
