import { useQuery } from '@tanstack/react-query'
import { InputNumber } from 'antd'
import { type ReactElement, useId } from 'react'
import { defaultCaseSettings } from '../../../shared/case/settings.ts'
import type { SettingsView } from '../../../shared/contract/index.ts'
import { isTermCode, termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { ChangeForm, InForce } from './ChangeForm.tsx'
import { ChangeHistory } from './ChangeHistory.tsx'
import { byPath, fromPaths, useEdits } from './edits.ts'

const defaults = byPath(defaultCaseSettings)
const reminders = ['nearWorkingDays', 'stuckDays'] as const
const rates = ['explanationWorkingDays', 'recommendationWorkingDays'] as const
const targets = Object.keys(defaultCaseSettings.targets).map((key) => `targets.${key}`)

/** The days this centre sets itself: reminders, the two rates without a statutory number, and its own targets. */
export function TargetsPage(): ReactElement {
  const { texts } = useLanguage()
  return (
    <>
      <PageHead title={texts.settings.sections.targets} note={texts.settings.targetsNote} />
      <Read query={useQuery(queries.settings())}>{(view) => <Targets view={view} />}</Read>
      <ChangeHistory
        title={texts.settings.sections.history}
        of={({ path }) =>
          reminders.some((key) => key === path[0]) || rates.some((key) => key === path[0]) || path[0] === 'targets'
        }
        keys={['case']}
      />
    </>
  )
}

function Targets({ view }: { view: SettingsView }): ReactElement {
  const { language, texts } = useLanguage()
  const { settings } = texts
  const id = useId()
  const edits = useEdits('targets', byPath(view.values))
  const field = (path: string, label: string, hint: string): ReactElement => {
    const natural = path === 'stuckDays'
    const unit = natural ? settings.naturalDays : settings.workingDays
    const days = (value: unknown): string =>
      value === 0 && path.startsWith('targets.') ? settings.off : `${String(value)} ${unit}`
    const changed = edits.changed.includes(path)
    return (
      <FieldFrame
        key={path}
        id={`${id}-${path}`}
        label={label}
        required
        hint={
          <>
            {hint} <InForce changed={changed} text={days(changed ? edits.stored[path] : defaults[path])} />
          </>
        }
      >
        <InputNumber
          id={`${id}-${path}`}
          min={natural ? 1 : 0}
          max={365}
          precision={0}
          value={edits.values[path] as number}
          disabled={!edits.mayChange}
          onChange={(value) => edits.set(path, value ?? (natural ? 1 : 0))}
          suffix={unit}
          controls={false}
          className="daysField"
        />
      </FieldFrame>
    )
  }
  const values = (): ReturnType<typeof fromPaths> => fromPaths(edits.values)
  return (
    <ChangeForm
      label={settings.sections.targets}
      edits={edits}
      preview={() => api.settings.preview({ values: values() })}
      save={(reason) => api.settings.set({ values: values(), reason, basedOn: view.changedAt })}
    >
      <Card title={settings.reminders}>
        <div className="settingsGrid">
          {reminders.map((key) => field(key, settings.numbers[key], settings.numberHints[key]))}
        </div>
      </Card>
      <Card title={settings.ratePeriods}>
        <div className="settingsGrid">
          {rates.map((key) => field(key, settings.numbers[key], settings.numberHints[key]))}
        </div>
      </Card>
      <Card title={settings.targets} extra={settings.targetsHint}>
        <div className="settingsGrid">
          {targets.map((path) => {
            const key = path.slice('targets.'.length)
            const label = isTermCode('innerTarget', key) ? termName('innerTarget', key, language) : key
            return field(path, label, settings.targetHints[key as keyof typeof settings.targetHints])
          })}
        </div>
      </Card>
    </ChangeForm>
  )
}
