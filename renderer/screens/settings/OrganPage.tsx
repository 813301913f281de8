import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type ReactElement, useId } from 'react'
import type { OrganParticulars, SettingsView } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { ChangeHistory } from './ChangeHistory.tsx'
import { useEdits } from './edits.ts'
import { OrganCard } from './OrganCard.tsx'

const fields = ['institution', 'address', 'phone', 'court'] as const satisfies readonly (keyof OrganParticulars)[]

/** Name and number prefix of the organ from a day on, and what papers say of it beside the name. */
export function OrganPage(): ReactElement {
  const { settings } = useTexts()
  return (
    <>
      <PageHead title={settings.sections.organ} />
      <Read query={useQuery(queries.settings())}>
        {(view) => (
          <>
            <OrganCard view={view} />
            <Particulars view={view} />
          </>
        )}
      </Read>
      <ChangeHistory title={settings.sections.history} keys={['organParticulars']} />
    </>
  )
}

function Particulars({ view }: { view: SettingsView }): ReactElement {
  const { settings } = useTexts()
  const id = useId()
  const edits = useEdits('organ', view.particulars)
  return (
    <ChangeForm
      label={settings.particulars.title}
      edits={edits}
      save={(reason) => api.settings.setParticulars({ particulars: edits.values as OrganParticulars, reason })}
    >
      <Card title={settings.particulars.title} extra={settings.particulars.note}>
        <div className="settingsGrid">
          {fields.map((field) => (
            <FieldFrame
              key={field}
              id={`${id}-${field}`}
              label={settings.particulars.fields[field]}
              required={false}
              hint={
                <>
                  {settings.particulars.hints[field]}{' '}
                  {edits.changed.includes(field) ? (
                    <span className="inForce changed">
                      {settings.inForce(String(edits.stored[field]) || settings.particulars.empty)}
                    </span>
                  ) : null}
                </>
              }
            >
              <Input
                id={`${id}-${field}`}
                maxLength={200}
                disabled={!edits.mayChange}
                value={edits.values[field] as string}
                onChange={(event) => edits.set(field, event.target.value)}
              />
            </FieldFrame>
          ))}
        </div>
      </Card>
    </ChangeForm>
  )
}
