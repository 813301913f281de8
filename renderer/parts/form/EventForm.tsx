import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import {
  Fragment,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Fields } from '../../../shared/case/fields.ts'
import type { ErrorData } from '../../../shared/contract/index.ts'
import { fieldHelp, fieldLabel } from '../../../shared/terms/index.ts'
import { failureOf } from '../../api/failure.ts'
import { useLanguage } from '../../texts/language.tsx'
import { CivilDatePicker } from '../CivilDatePicker.tsx'
import { Reasons, type Unmet } from '../Reasons.tsx'
import { FailureLine } from '../States.tsx'
import { Conflict, type Recorded } from './Conflict.tsx'
import { useDraft } from './draft.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { FieldList } from './FieldList.tsx'
import { PlainForm } from './PlainForm.tsx'
import { Restored } from './Restored.tsx'
import { type FormSources, SourcesProvider } from './sources.tsx'
import { usualAnswers } from './usualAnswers.ts'
import { type Problem, problemsOf, tidied, type Values } from './values.ts'

/** A chapter of a long form. `fold` hides blanks that may stay empty until they are asked for. */
export type Section = { title: string; names: readonly string[]; fold?: true }

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
  /** Opens the correction of an entry. */
  correct?: (type: string) => void
  /** The blank to begin with. */
  focus?: string | null
  /** What the record holds after a version, once a conflict has fetched it; and the fields of those events. */
  recordedSince?: (version: number) => readonly Recorded[]
  fieldsOf?: (type: string) => Fields
  cancel?: () => void
  /** Chapters of a long form; fields that none names come last. */
  sections?: readonly Section[]
  /** What follows from the answers so far. */
  note?: (written: Written, tried: boolean) => ReactNode
  /** Whether a question that `note` asks still lacks its answer. */
  incomplete?: (on: string) => boolean
  /** Further buttons; one that submits is named to `onSubmitting` by its value. */
  actions?: ReactNode
  onSubmitting?: (button: string) => void
  /** Told what has been written so far. */
  onWritten?: (written: Written) => void
  /** Draws what stands beside the form, from the answers as they are typed. */
  around?: (
    form: ReactElement,
    values: Values,
    setValues: (change: (values: Values) => Values) => void,
    tried: boolean,
  ) => ReactElement
}

/** The form of any event, built from its fields. Typed text survives leaving, refusals and conflicts. */
export function EventForm(props: Props): ReactElement {
  const { type, fields, sources, seed, save, onDay } = props
  const { language, texts } = useLanguage()
  const { form } = texts
  const id = useId()
  const formBox = useRef<HTMLDivElement>(null)
  const initial = (): { on: string; values: Values } => ({
    on: sources.today,
    values: usualAnswers(fields, sources, seed),
  })
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
    () =>
      tried
        ? withServerProblems(problemsOf(fields, draft.values), failure?.code === 'BAD_INPUT' ? failure.data : null)
        : NO_PROBLEMS,
    [tried, fields, draft.values, failure],
  )

  const goTo = useCallback((name: string): void => {
    const field = formBox.current?.querySelector<HTMLElement>(`[data-field$="-${CSS.escape(name)}"]`)
    field?.scrollIntoView({ block: 'center' })
    field?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')?.focus({ preventScroll: true })
  }, [])
  const { focus } = props
  useEffect(() => {
    if (focus) goTo(focus)
  }, [focus, goTo])
  const mends = {
    ...(props.mend ? { mend: props.mend } : {}),
    fill: { label: words.label, go: goTo },
    correct: props.correct,
  }

  const submit = (button: string): void => {
    setTried(true)
    props.onSubmitting?.(button)
    if (draft.on === '' || problemsOf(fields, draft.values).size > 0 || props.incomplete?.(draft.on)) {
      // After the problems have been drawn, lead to the first of them.
      requestAnimationFrame(() =>
        formBox.current?.querySelector<HTMLElement>('.fieldProblem')?.scrollIntoView({ block: 'center' }),
      )
      return
    }
    saving.mutate()
  }

  const { onWritten } = props
  useEffect(() => {
    onWritten?.({ on: draft.on, data: tidied(fields, draft.values) })
  }, [onWritten, fields, draft.on, draft.values])

  const written = (
    <div ref={formBox}>
      <PlainForm onSubmit={submit} label={props.saveLabel} careful>
        <Restored shown={draft.restored} discard={draft.reset} />
        {/* The day stands in the same grid as the other fields. */}
        <FieldFrame
          id={`${id}-on`}
          label={words.label('on')}
          required
          problem={tried && draft.on === '' ? 'missing' : undefined}
          hint={words.help('on')}
        >
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
        {sectionsOf(fields, props.sections).map((section) => (
          <Fragment key={section.title}>
            {section.title ? <h3 className="sectionTitle">{section.title}</h3> : null}
            <FieldList
              idPrefix={id}
              fields={section.fields}
              values={draft.values}
              onChange={(name, value) => draft.setValues((values) => ({ ...values, [name]: value }))}
              onPatch={(patch) => draft.setValues((values) => ({ ...values, ...patch }))}
              words={words}
              problems={problems}
              fold={section.fold}
            />
          </Fragment>
        ))}
        {props.note?.({ on: draft.on, data: tidied(fields, draft.values) }, tried)}
        {failure?.code === 'STEP_REFUSED' ? (
          <div className="refusal" role="alert">
            <Reasons title={form.refused} unmet={failure.data.unmet} {...mends} />
          </div>
        ) : failure?.code === 'STALE_VERSION' ? (
          <Conflict
            type={type}
            fields={fields}
            recorded={props.recordedSince?.(failure.data.expectedVersion) ?? listed(failure.data)}
            fieldsOf={props.fieldsOf ?? (() => NO_FIELDS)}
            mine={tidied(fields, draft.values)}
            change={(name, value) => draft.setValues((values) => ({ ...values, [name]: value }))}
            giveUp={() => {
              saving.reset()
              draft.reset()
              props.cancel?.()
            }}
          />
        ) : (
          <>
            <FailureLine error={saving.error} />
            {props.against && props.against.length > 0 ? (
              <div className="refusal">
                <Reasons title={form.againstOnDay} unmet={props.against} {...mends} />
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
          {props.actions}
          {props.cancel ? <Button onClick={props.cancel}>{form.cancel}</Button> : null}
        </div>
      </PlainForm>
    </div>
  )
  return (
    <SourcesProvider value={sources}>
      {props.around ? props.around(written, draft.values, draft.setValues, tried) : written}
    </SourcesProvider>
  )
}

type FieldSection = { title: string; fields: Fields; fold: boolean }

/** The fields by chapter, in the order of the chapters. */
function sectionsOf(fields: Fields, sections: readonly Section[] | undefined): FieldSection[] {
  if (!sections) return [{ title: '', fields, fold: false }]
  const pick = (names: readonly string[]): Fields =>
    Object.fromEntries(names.flatMap((name) => (fields[name] ? [[name, fields[name]] as const] : [])))
  const named = new Set(sections.flatMap((section) => section.names))
  const rest = Object.keys(fields).filter((name) => !named.has(name))
  return [
    ...sections.map(({ title, names, fold }) => ({ title, fields: pick(names), fold: fold === true })),
    ...(rest.length > 0 ? [{ title: '', fields: pick(rest), fold: false }] : []),
  ]
}

const NO_FIELDS: Fields = {}

/** The changes as the refusal itself names them, without what was written. */
const listed = ({ changes }: ErrorData<'STALE_VERSION'>): Recorded[] =>
  changes.map((change) => ({ ...change, by: change.by === null ? null : { name: change.by }, data: {} }))

const NO_PROBLEMS: ReadonlyMap<string, Problem> = new Map()

/** Adds what the server found wrong; its paths begin with `data`. */
function withServerProblems(
  problems: Map<string, Problem>,
  refused: ErrorData<'BAD_INPUT'> | null,
): Map<string, Problem> {
  for (const { path } of refused?.fields ?? []) {
    const own = path.replace(/^(event\.)?data\./, '')
    if (!problems.has(own)) problems.set(own, 'invalid')
  }
  return problems
}
