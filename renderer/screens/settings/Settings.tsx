import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Radio, Select } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { approvalLevels, type CaseSettings } from '../../../shared/case/settings.ts'
import type { SettingsView } from '../../../shared/contract/index.ts'
import { isTermCode, termName } from '../../../shared/terms/index.ts'
import {
  type LegalSettings,
  lawTextAsOf,
  legalSettingTexts,
  type SettingTexts,
} from '../../../shared/time-limits/index.ts'
import { api } from '../../api/client.ts'
import { queries, queryClient, refreshDates } from '../../api/queries.ts'
import { useHasRole, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { instantText, longDate } from '../../parts/dates.ts'
import { useTyped } from '../../parts/form/draft.ts'
import { FieldFrame, labelId } from '../../parts/form/FieldFrame.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { Restored } from '../../parts/form/Restored.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { FailureLine, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { OrganCard } from './OrganCard.tsx'
import './settings.css'

/** What the centre sets for itself: open readings of the law, its own targets, and who signs what. */
export function Settings(): ReactElement {
  return (
    <Read query={useQuery(queries.settings())}>{(view) => <Content key={view.changedAt ?? ''} view={view} />}</Read>
  )
}

type LegalKey = keyof LegalSettings
const legalKeys = Object.keys(legalSettingTexts) as LegalKey[]

function Content({ view }: { view: SettingsView }): ReactElement {
  const { language, texts } = useLanguage()
  const { settings } = texts
  const id = useId()
  const mayChange = useHasRole('supervisor', 'administrator')
  const user = useUser()
  const typed = useTyped(`${user.id}.settings.${view.changedAt ?? ''}`, { values: view.values, reason: '' })
  const { values, reason } = typed.values
  const setValues = (next: CaseSettings): void => typed.set({ values: next })
  const [tried, setTried] = useState(false)
  const changed = JSON.stringify(values) !== JSON.stringify(view.values)
  const save = useMutation({
    mutationFn: () => api.settings.set({ values, reason: reason.trim() }),
    onSuccess: (next) => {
      typed.forget()
      queryClient.setQueryData(queries.settings().queryKey, next)
      refreshDates()
    },
  })
  const number = (key: 'explanationWorkingDays' | 'recommendationWorkingDays' | 'nearWorkingDays'): ReactElement => (
    <FieldFrame key={key} id={`${id}-${key}`} label={settings.numbers[key]} required hint={settings.numberHints[key]}>
      <DaysInput
        id={`${id}-${key}`}
        value={values[key]}
        disabled={!mayChange}
        onChange={(days) => setValues({ ...values, [key]: days })}
      />
    </FieldFrame>
  )
  const legal = <K extends LegalKey>(key: K): ReactElement => (
    <LegalSwitch
      key={key}
      id={`${id}-${key}`}
      texts={legalSettingTexts[key] as SettingTexts<LegalSettings[LegalKey]>}
      value={values.legal[key]}
      disabled={!mayChange}
      onChange={(value) => setValues({ ...values, legal: { ...values.legal, [key]: value } as LegalSettings })}
    />
  )
  return (
    <>
      <PageHead
        title={texts.frame.settings}
        note={`${view.organ} · ${view.numberPrefix} · ${view.changedAt ? settings.changed(instantText(view.changedAt), view.changedBy?.name ?? texts.case.program) : settings.unchanged}`}
      />
      <OrganCard view={view} />
      {mayChange ? null : <p className="muted settingsNote">{settings.readOnly}</p>}
      <PlainForm
        label={texts.frame.settings}
        careful
        className="plainForm settingsPage"
        onSubmit={() => {
          setTried(true)
          if (changed && reason.trim() !== '') save.mutate()
        }}
      >
        <Restored shown={typed.restored && changed} discard={typed.discard} />
        <Card title={settings.targets} extra={settings.targetsHint}>
          <div className="settingsGrid">
            {number('explanationWorkingDays')}
            {number('recommendationWorkingDays')}
            {number('nearWorkingDays')}
            <FieldFrame
              id={`${id}-stuck`}
              label={settings.numbers.stuckDays}
              required
              hint={settings.numberHints.stuckDays}
            >
              <DaysInput
                id={`${id}-stuck`}
                value={values.stuckDays}
                disabled={!mayChange}
                least={1}
                unit={settings.naturalDays}
                onChange={(days) => setValues({ ...values, stuckDays: days })}
              />
            </FieldFrame>
            {(Object.keys(values.targets) as (keyof CaseSettings['targets'])[]).map((key) => (
              <FieldFrame key={key} id={`${id}-t-${key}`} label={termName('innerTarget', key, language)} required>
                <DaysInput
                  id={`${id}-t-${key}`}
                  value={values.targets[key]}
                  disabled={!mayChange}
                  onChange={(days) => setValues({ ...values, targets: { ...values.targets, [key]: days } })}
                />
              </FieldFrame>
            ))}
          </div>
        </Card>
        <Card title={settings.matrix} extra={settings.matrixHint}>
          <div className="settingsGrid">
            {Object.entries(values.approvalMatrix).map(([kind, level]) => (
              <FieldFrame
                key={kind}
                id={`${id}-m-${kind}`}
                label={isTermCode('outcomeKind', kind) ? termName('outcomeKind', kind, language) : kind}
                required
              >
                <Select
                  id={`${id}-m-${kind}`}
                  className="selectField"
                  disabled={!mayChange}
                  value={level}
                  onChange={(next) =>
                    setValues({ ...values, approvalMatrix: { ...values.approvalMatrix, [kind]: next } })
                  }
                  options={approvalLevels.map((name) => ({
                    value: name,
                    label: termName('approvalLevel', name, language),
                  }))}
                />
              </FieldFrame>
            ))}
          </div>
        </Card>
        <Card title={settings.legal} extra={settings.lawAsOf(longDate(lawTextAsOf, language))}>
          <div className="legalSwitches">{legalKeys.map(legal)}</div>
        </Card>
        {mayChange && changed ? (
          <div className="settingsSave">
            <FieldFrame
              id={`${id}-reason`}
              label={settings.reason}
              required
              wide
              problem={tried && reason.trim() === '' ? 'missing' : undefined}
            >
              <Input.TextArea
                id={`${id}-reason`}
                autoSize={{ minRows: 1, maxRows: 4 }}
                value={reason}
                onChange={(event) => typed.set({ reason: event.target.value })}
              />
            </FieldFrame>
            <FailureLine error={save.error} />
            <div className="formActions">
              <Button type="primary" htmlType="submit" loading={save.isPending}>
                {settings.save}
              </Button>
              <Button
                onClick={() => {
                  typed.discard()
                  setTried(false)
                }}
              >
                {settings.undo}
              </Button>
              <span className="effect">{settings.effect}</span>
            </div>
          </div>
        ) : null}
      </PlainForm>
    </>
  )
}

function DaysInput({
  id,
  value,
  disabled,
  least = 0,
  unit,
  onChange,
}: {
  id: string
  value: number
  disabled: boolean
  least?: number
  /** Working days if left out. */
  unit?: string
  onChange(days: number): void
}): ReactElement {
  const { texts } = useLanguage()
  return (
    <InputNumber
      id={id}
      min={least}
      max={365}
      precision={0}
      value={value}
      disabled={disabled}
      onChange={(days) => onChange(days ?? least)}
      suffix={unit ?? texts.settings.workingDays}
      controls={false}
      className="numberField"
    />
  )
}

type LegalProps = {
  id: string
  texts: SettingTexts<LegalSettings[LegalKey]>
  value: LegalSettings[LegalKey]
  disabled: boolean
  onChange(value: LegalSettings[LegalKey]): void
}

/** One open reading of the law: the question, why it is open, and the readings to choose from. */
function LegalSwitch({ id, texts, value, disabled, onChange }: LegalProps): ReactElement {
  const { language } = useLanguage()
  return (
    <div className="legalSwitch">
      <p id={labelId(id)}>
        <b>{texts.title[language]}</b>
      </p>
      <p className="muted">{texts.description[language]}</p>
      <Radio.Group
        aria-labelledby={labelId(id)}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
        options={texts.options.map((option) => ({ value: option.value, label: option.text[language] }))}
      />
    </div>
  )
}
