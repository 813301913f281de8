import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useId, useMemo, useState } from 'react'
import { eventDefinition } from '../../../shared/case/events.ts'
import type { CaseView, LogEntry } from '../../../shared/contract/index.ts'
import { fieldHelp, fieldLabel, termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { queries, queryClient, takeCase } from '../../api/queries.ts'
import { useUser } from '../../api/session.tsx'
import { CivilDatePicker } from '../../parts/CivilDatePicker.tsx'
import { BothVersions } from '../../parts/form/Conflict.tsx'
import { useTyped } from '../../parts/form/draft.ts'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { FieldList } from '../../parts/form/FieldList.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { Restored } from '../../parts/form/Restored.tsx'
import { SourcesProvider } from '../../parts/form/sources.tsx'
import { problemsOf, tidied, type Values } from '../../parts/form/values.ts'
import { Reasons } from '../../parts/Reasons.tsx'
import { FailureLine } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { asItStands, carriedOver, type Standing } from './asItStands.ts'
import { useCaseSources } from './caseSources.ts'
import { useNames } from './History.tsx'

/** Corrects what was written down wrongly: the entry's form with its values; only what differs is sent. */
export function CorrectForm({ view, entry, close }: { view: CaseView; entry: LogEntry; close(): void }): ReactElement {
  const { language, texts } = useLanguage()
  const id = useId()
  const sources = useCaseSources(view)
  // What this reader may not see, this reader cannot correct.
  const fields = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(eventDefinition(entry.type).fields).filter(([name]) => !entry.sealed.includes(name)),
      ),
    [entry],
  )
  const user = useUser()
  const names = useNames(view)
  // Corrected before: what holds now is what is corrected.
  const now = useMemo(() => asItStands(view.history, entry), [view.history, entry])
  const typed = useTyped(`${user.id}.${view.id}.correct.${entry.seq}`, {
    over: now,
    on: now.on,
    values: now.data,
    reason: '',
  })
  const { reason } = typed.values
  /** Somebody else has corrected the same entry since the form was opened. */
  const moved = JSON.stringify(typed.values.over) !== JSON.stringify(now)
  const { on, data: values } = moved
    ? carriedOver({ on: typed.values.on, data: typed.values.values }, typed.values.over, now)
    : { on: typed.values.on, data: typed.values.values }
  const write = (change: { on?: string; values?: Values }): void => typed.set({ on, values, ...change })
  const [tried, setTried] = useState(false)
  const changes = changesOf(now, on, tidied(fields, values), Object.keys(fields))
  const problems = tried ? problemsOf(fields, values) : new Map()
  const words = useMemo(
    () => ({
      label: (path: string) => fieldLabel(entry.type, path, language),
      help: (path: string) => fieldHelp(entry.type, path, language),
    }),
    [entry.type, language],
  )
  const saving = useMutation({
    mutationFn: async () => {
      try {
        const { version } = queryClient.getQueryData(queries.case(view.id).queryKey) ?? view
        takeCase(
          await api.cases.correct({
            id: view.id,
            expectedVersion: version,
            seq: entry.seq,
            changes,
            reason: reason.trim(),
          }),
        )
      } catch (error) {
        if (failureOf(error)?.code === 'STALE_VERSION') await queryClient.refetchQueries(queries.case(view.id))
        throw error
      }
    },
    onSuccess: () => {
      typed.forget()
      close()
    },
  })
  const failure = failureOf(saving.error)
  const nothing = Object.keys(changes).length === 0
  return (
    <SourcesProvider value={sources}>
      <PlainForm
        label={texts.case.correctTitle}
        careful
        onSubmit={() => {
          setTried(true)
          if (!nothing && reason.trim() !== '' && problemsOf(fields, values).size === 0) saving.mutate()
        }}
      >
        <h3>{texts.case.correcting(termName('eventType', entry.type, language), entry.on)}</h3>
        <Restored shown={typed.restored} discard={typed.discard} />
        {moved || failure?.code === 'STALE_VERSION' ? (
          <div className="refusal conflict" role="alert">
            <p className="reasonsTitle">{moved ? texts.form.conflict : texts.form.conflictElsewhere}</p>
            {moved ? (
              <BothVersions
                type={entry.type}
                fields={fields}
                theirs={now.data}
                mine={values}
                names={names}
                change={(name, value) => write({ values: { ...values, [name]: value } })}
              />
            ) : null}
          </div>
        ) : null}
        <FieldFrame id={`${id}-on`} label={words.label('on')} required>
          <CivilDatePicker
            id={`${id}-on`}
            value={on}
            allowClear={false}
            max={sources.today}
            onChange={(date) => date && write({ on: date })}
          />
        </FieldFrame>
        <FieldList
          idPrefix={id}
          fields={fields}
          values={values}
          onChange={(name, value) => write({ values: { ...values, [name]: value } })}
          words={words}
          problems={problems}
        />
        <FieldFrame
          id={`${id}-reason`}
          label={texts.case.correctReason}
          required
          wide
          problem={tried && reason.trim() === '' ? 'missing' : undefined}
        >
          <Input.TextArea
            id={`${id}-reason`}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            onChange={(e) => typed.set({ reason: e.target.value })}
          />
        </FieldFrame>
        {failure?.code === 'STEP_REFUSED' ? (
          <div className="refusal" role="alert">
            <Reasons title={texts.form.refused} unmet={failure.data.unmet} />
          </div>
        ) : failure?.code === 'STALE_VERSION' ? null : (
          <FailureLine error={saving.error} />
        )}
        {tried && nothing ? <p className="fieldProblem">{texts.case.nothingChanged}</p> : null}
        <p className="effect">{texts.case.correctEffect}</p>
        <div className="formActions">
          <Button type="primary" htmlType="submit" loading={saving.isPending}>
            {termName('eventType', 'CORRECT', language)}
          </Button>
          <Button onClick={close}>{texts.form.cancel}</Button>
        </div>
      </PlainForm>
    </SourcesProvider>
  )
}

/** New values by field; null empties an optional one. */
function changesOf(
  now: Standing,
  on: string,
  data: Record<string, unknown>,
  names: readonly string[],
): Record<string, unknown> {
  const changes: Record<string, unknown> = on === now.on ? {} : { on }
  for (const name of names) {
    if (JSON.stringify(data[name]) !== JSON.stringify(now.data[name])) changes[name] = data[name] ?? null
  }
  return changes
}
