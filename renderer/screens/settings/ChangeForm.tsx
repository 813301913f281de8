import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, type ReactNode, useId, useState } from 'react'
import type { Outputs, SettingsView } from '../../../shared/contract/index.ts'
import { failureOf } from '../../api/failure.ts'
import { queries, queryClient, refreshDates } from '../../api/queries.ts'
import { ChangedDates } from '../../parts/ChangedDates.tsx'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { Restored } from '../../parts/form/Restored.tsx'
import { FailureLine } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import type { Edits } from './edits.ts'
import { LeaveGuard } from './LeaveGuard.tsx'

type Effect = Outputs['settings']['preview']

type Props = {
  label: string
  edits: Edits
  /** Left out where nothing moves a date: then it is saved at once. */
  preview?: () => Promise<Effect>
  save(reason: string): Promise<SettingsView>
  children: ReactNode
}

/** A page of settings as a form: what changed, what it would do to open cases, why, and only then it is saved. */
export function ChangeForm({ label, edits, preview, save, children }: Props): ReactElement {
  const { settings } = useTexts()
  const id = useId()
  const [tried, setTried] = useState(false)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const state = JSON.stringify([edits.changed.map((path) => edits.values[path]), edits.stored])
  const look = useMutation({ mutationFn: async () => ({ of: state, effect: await preview!() }) })
  const effect = look.data?.of === state ? look.data.effect : null
  const keep = useMutation({
    mutationFn: () => save(edits.reason.trim()),
    onSuccess: (next) => {
      queryClient.setQueryData(queries.settings().queryKey, next)
      edits.discard()
      setTried(false)
      setSavedAs(next.changedAt ?? '')
      refreshDates()
    },
    onError: (error) => {
      // Shows what stands there now beside what was typed.
      if (failureOf(error)?.code === 'SETTINGS_CHANGED') void queryClient.invalidateQueries(queries.settings())
    },
  })
  const dirty = edits.changed.length > 0
  const asksFirst = preview !== undefined && effect === null
  const submit = (): void => {
    if (!dirty || look.isPending || keep.isPending) return
    setSavedAs(null)
    if (asksFirst) look.mutate()
    else {
      setTried(true)
      if (edits.reason.trim() !== '') keep.mutate()
    }
  }
  return (
    <PlainForm label={label} careful className="plainForm settingsForm" onSubmit={submit}>
      {edits.mayChange ? null : <p className="muted">{settings.readOnly}</p>}
      <Restored shown={edits.restored} discard={edits.discard} />
      {children}
      {savedAs !== null && !dirty ? (
        <p className="light done" role="status">
          <span aria-hidden="true">✓</span> {settings.saved}
        </p>
      ) : null}
      {dirty ? (
        <div className="settingsSave">
          <p>
            <b>{settings.unsaved(edits.changed.length)}</b>{' '}
            {asksFirst ? <span className="muted">{settings.previewFirst}</span> : null}
          </p>
          {effect ? (
            <div role="status" className="effectOfChange">
              <p>{settings.effectOf(effect.openCases, effect.cases, effect.dates)}</p>
              {effect.dates > 0 ? (
                <ChangedDates
                  label={settings.effectOf(effect.openCases, effect.cases, effect.dates)}
                  rows={effect.changed}
                  total={effect.dates}
                />
              ) : null}
            </div>
          ) : null}
          <FieldFrame
            id={`${id}-reason`}
            label={settings.reason}
            required
            wide
            problem={tried && edits.reason.trim() === '' ? 'missing' : undefined}
          >
            <Input.TextArea
              id={`${id}-reason`}
              autoSize={{ minRows: 1, maxRows: 4 }}
              maxLength={2000}
              value={edits.reason}
              onChange={(event) => edits.setReason(event.target.value)}
            />
          </FieldFrame>
          <FailureLine error={keep.error ?? look.error} />
          <div className="formActions">
            <Button type="primary" htmlType="submit" loading={look.isPending || keep.isPending}>
              {asksFirst ? settings.preview : settings.save}
            </Button>
            <Button
              onClick={() => {
                edits.discard()
                look.reset()
                keep.reset()
                setTried(false)
              }}
            >
              {settings.undo}
            </Button>
          </div>
        </div>
      ) : null}
      <LeaveGuard unsaved={dirty} discard={edits.discard} />
    </PlainForm>
  )
}

/** What is in force, beneath a blank whose answer differs from it; else what the program starts with. */
export function InForce({ text, changed }: { text: string; changed: boolean }): ReactElement {
  const { settings } = useTexts()
  return (
    <span className={changed ? 'inForce changed' : 'inForce'}>
      {changed ? settings.inForce(text) : settings.standard(text)}
    </span>
  )
}
