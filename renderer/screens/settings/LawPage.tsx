import { useQuery } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { type ReactElement, useId } from 'react'
import type { SettingsView } from '../../../shared/contract/index.ts'
import {
  defaultLegalSettings,
  type LegalSettings,
  lawTextAsOf,
  legalSettingTexts,
  type SettingTexts,
} from '../../../shared/time-limits/index.ts'
import { api } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { longDate } from '../../parts/dates.ts'
import { labelId } from '../../parts/form/FieldFrame.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { ChangeHistory } from './ChangeHistory.tsx'
import { byPath, type Edits, fromPaths, useEdits } from './edits.ts'

const keys = Object.keys(legalSettingTexts) as (keyof LegalSettings)[]
const defaults = Object.fromEntries(keys.map((key) => [`legal.${key}`, defaultLegalSettings[key]]))

/** The open readings of the law: the question, why it is open, the readings, and which one the program starts with. */
export function LawPage(): ReactElement {
  const { language, texts } = useLanguage()
  const { settings } = texts
  return (
    <>
      <PageHead title={settings.sections.law} note={settings.lawAsOf(longDate(lawTextAsOf, language))} />
      <Read query={useQuery(queries.settings())} rows={12}>
        {(view) => <Switches view={view} />}
      </Read>
      <ChangeHistory title={settings.sections.history} of={({ path }) => path[0] === 'legal'} keys={['case']} />
    </>
  )
}

function Switches({ view }: { view: SettingsView }): ReactElement {
  const { settings } = useLanguage().texts
  const edits = useEdits('law', byPath(view.values))
  const values = (): ReturnType<typeof fromPaths> => fromPaths(edits.values)
  const allDefault = keys.every((key) => edits.values[`legal.${key}`] === defaultLegalSettings[key])
  return (
    <ChangeForm
      label={settings.sections.law}
      edits={edits}
      preview={() => api.settings.preview({ values: values() })}
      save={(reason) => api.settings.set({ values: values(), reason, basedOn: view.changedAt })}
    >
      <Card
        title={settings.legal}
        extra={
          edits.mayChange ? (
            <Button size="small" disabled={allDefault} onClick={() => edits.setAll(defaults)}>
              {settings.allStandard}
            </Button>
          ) : null
        }
      >
        <p className="muted">{settings.legalWhy}</p>
        <div className="legalSwitches">
          {keys.map((key) => (
            <LegalSwitch key={key} name={key} edits={edits} />
          ))}
        </div>
      </Card>
    </ChangeForm>
  )
}

function LegalSwitch({ name, edits }: { name: keyof LegalSettings; edits: Edits }): ReactElement {
  const { language, texts } = useLanguage()
  const { settings } = texts
  const id = useId()
  const path = `legal.${name}`
  const words = legalSettingTexts[name] as SettingTexts<LegalSettings[keyof LegalSettings]>
  const inForce = words.options.find(({ value }) => value === edits.stored[path])
  return (
    <div className="legalSwitch">
      <p id={labelId(id)}>
        <b>{words.title[language]}</b> <span className="questionMark">{words.question}</span>
      </p>
      <p className="muted">{words.description[language]}</p>
      <Radio.Group
        aria-labelledby={labelId(id)}
        value={edits.values[path]}
        disabled={!edits.mayChange}
        onChange={(event) => edits.set(path, event.target.value)}
        options={words.options.map(({ value, text }) => ({
          value,
          label:
            value === defaultLegalSettings[name] ? (
              <>
                {text[language]} <span className="standardMark">{settings.standardMark}</span>
              </>
            ) : (
              text[language]
            ),
        }))}
      />
      {edits.changed.includes(path) && inForce ? (
        <p className="inForce changed">{settings.inForce(inForce.text[language])}</p>
      ) : null}
    </div>
  )
}
