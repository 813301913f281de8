import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, type ReactNode, useId, useMemo, useRef, useState } from 'react'
import type { Fields } from '../../../shared/case/fields.ts'
import type { ErrorData } from '../../../shared/contract/index.ts'
import { fieldHelp, fieldLabel, isTermCode, termName } from '../../../shared/terms/index.ts'
import { failureOf } from '../../api/failure.ts'
import { useLanguage } from '../../texts/language.tsx'
import { CivilDatePicker } from '../CivilDatePicker.tsx'
import { instantText } from '../dates.ts'
import { Reasons, type Unmet } from '../Reasons.tsx'
import { FailureLine } from '../States.tsx'
import { useDraft } from './draft.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { FieldList } from './FieldList.tsx'
import { PlainForm } from './PlainForm.tsx'
import { type FormSources, SourcesProvider } from './sources.tsx'
import { usualAnswers } from './usualAnswers.ts'
import { type Problem, problemsOf, tidied, type Values } from './values.ts'

export type Written = { on: string; data: Record<string, unknown> }

type Props = {
  /** The event, for labels and help of its fields. */
  type: string
  fields: Fields
  sources: FormSources
  /** Where typed text is kept until it is saved. */
  draftKey: string
  /** Answers known beforehand, e.g. the party of the duty that was clicked. */
  seed?: Values
  /** One sentence: what saving will do. */
  effect: string
  saveLabel: string
  danger?: boolean
  save(written: Written): Promise<unknown>
  /** What stands against the step on the chosen day, before anything is saved. */
  against?: readonly Unmet[]
  onDay?: (on: string) => void
  mend?: (type: string) => void
  cancel?: () => void
  children?: ReactNode
}

/** The form of any event, built from its fields. Typed text survives leaving, refusals and conflicts. */
export function EventForm(props: Props): ReactElement {
  const { type, fields, sources, seed, save, onDay } = props
  const { language, texts } = useLanguage()
  const { form } = texts
  const id = useId()
  const formBox = useRef<HTMLDivElement>(null)
  const initial = (): { on: string; values: Values } => ({ on: sources.today, values: usualAnswers(fields, sources, seed) })
  const draft = useDraft(props.draftKey, initial)
  const [tried, setTried] = useState(false)

  const words = useMemo(
    () => ({
      label: (path: string) => fieldLabel(type, path, language),
      help: (path: string) => fieldHelp(type, path, language),
    }),
    [type, language],
  )
  const saving = useMutation({
    mutationFn: () => save({ on: draft.on, data: tidied(fields, draft.values) }),
    onSuccess: () => draft.reset(),
  })
  const failure = failureOf(saving.error)
  const problems = useMemo(
    () => (tried ? withServerProblems(problemsOf(fields, draft.values), failure?.code === 'BAD_INPUT' ? failure.data : null) : NO_PROBLEMS),
    [tried, fields, draft.values, failure],
  )

  const submit = (): void => {
    setTried(true)
    if (draft.on === '' || problemsOf(fields, draft.values).size > 0) {
      // After the problems have been drawn, lead to the first of them.
      requestAnimationFrame(() => formBox.current?.querySelector<HTMLElement>('.fieldProblem')?.scrollIntoView({ block: 'center' }))
      return
    }
    saving.mutate()
  }

  return (
    <SourcesProvider value={sources}>
      <div ref={formBox}>
        <PlainForm onSubmit={submit} label={props.saveLabel}>
          {draft.restored ? (
            <p className="restored">
              {form.restored}
              <button type="button" className="plain link" onClick={draft.reset}>
                {form.discard}
              </button>
            </p>
          ) : null}
          {/* The day stands in the same grid as the other fields. */}
          <FieldFrame id={`${id}-on`} label={words.label('on')} required problem={tried && draft.on === '' ? 'missing' : undefined} hint={words.help('on')}>
            <CivilDatePicker
              id={`${id}-on`}
              value={draft.on || null}
              allowClear={false}
              max={sources.today}
              invalid={tried && draft.on === ''}
              onChange={(date) => {
                draft.setOn(date ?? '')
                if (date) onDay?.(date)
              }}
            />
          </FieldFrame>
          <FieldList
            idPrefix={id}
            fields={fields}
            values={draft.values}
            onChange={(name, value) => draft.setValues((values) => ({ ...values, [name]: value }))}
            words={words}
            problems={problems}
          />
          {props.children}
          {failure?.code === 'STEP_REFUSED' ? (
            <div className="refusal" role="alert">
              <Reasons title={form.refused} unmet={failure.data.unmet} {...(props.mend ? { mend: props.mend } : {})} />
            </div>
          ) : failure?.code === 'STALE_VERSION' ? (
            <Conflict data={failure.data} />
          ) : (
            <>
              <FailureLine error={saving.error} />
              {props.against && props.against.length > 0 ? (
                <div className="refusal">
                  <Reasons title={form.againstOnDay} unmet={props.against} {...(props.mend ? { mend: props.mend } : {})} />
                </div>
              ) : null}
            </>
          )}
          {problems.size > 0 ? <p className="fieldProblem">{form.problems(problems.size)}</p> : null}
          <p className="effect">{props.effect}</p>
          <div className="formActions">
            <Button type="primary" htmlType="submit" danger={props.danger ?? false} loading={saving.isPending}>
              {props.saveLabel}
            </Button>
            {props.cancel ? <Button onClick={props.cancel}>{form.cancel}</Button> : null}
          </div>
        </PlainForm>
      </div>
    </SourcesProvider>
  )
}

const NO_PROBLEMS: ReadonlyMap<string, Problem> = new Map()

/** Adds what the server found wrong; its paths begin with `data`. */
function withServerProblems(problems: Map<string, Problem>, refused: ErrorData<'BAD_INPUT'> | null): Map<string, Problem> {
  for (const { path } of refused?.fields ?? []) {
    const own = path.replace(/^(event\.)?data\./, '')
    if (!problems.has(own)) problems.set(own, 'invalid')
  }
  return problems
}

/** What somebody else recorded meanwhile. The form stays as it was typed. */
function Conflict({ data }: { data: ErrorData<'STALE_VERSION'> }): ReactElement {
  const { language, texts } = useLanguage()
  return (
    <div className="refusal" role="alert">
      <p className="reasonsTitle">{texts.form.conflict}</p>
      <ul className="changes">
        {data.changes.map((change) => (
          <li key={change.seq}>
            {isTermCode('eventType', change.type) ? termName('eventType', change.type, language) : change.type}
            <span className="muted small">
              {' '}
              {change.on} · {change.by ?? texts.case.program} · {instantText(change.recordedAt)}
            </span>
          </li>
        ))}
      </ul>
      <p>{texts.form.conflictNext}</p>
    </div>
  )
}
