import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { type ApprovalLevel, approvalLevels, defaultCaseSettings } from '../../../shared/case/settings.ts'
import type { SettingsView } from '../../../shared/contract/index.ts'
import { isTermCode, termArticle, termCodes, termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { ChangeHistory } from './ChangeHistory.tsx'
import { byPath, fromPaths, useEdits } from './edits.ts'

const defaults = defaultCaseSettings.approvalMatrix
/** The outcomes that are signed, in the order of the law. */
const outcomes = termCodes('outcomeKind').filter((kind) => kind in defaults)

/** Who may sign what: for each outcome the lowest level whose signature is enough. */
export function SigningPage(): ReactElement {
  const { settings } = useLanguage().texts
  return (
    <>
      <PageHead title={settings.sections.signing} note={settings.matrixNote} />
      <Read query={useQuery(queries.settings())} rows={12}>
        {(view) => <Matrix view={view} />}
      </Read>
      <ChangeHistory
        title={settings.sections.history}
        of={({ path }) => path[0] === 'approvalMatrix'}
        keys={['case']}
      />
    </>
  )
}

function Matrix({ view }: { view: SettingsView }): ReactElement {
  const { language, texts } = useLanguage()
  const { settings } = texts
  const edits = useEdits('signing', byPath(view.values))
  const levelOf = (kind: string): ApprovalLevel => edits.values[`approvalMatrix.${kind}`] as ApprovalLevel
  const allDefault = outcomes.every((kind) => levelOf(kind) === defaults[kind])
  return (
    <ChangeForm
      label={settings.sections.signing}
      edits={edits}
      save={(reason) => api.settings.set({ values: fromPaths(edits.values), reason, basedOn: view.changedAt })}
    >
      <Card
        title={settings.matrix}
        extra={
          edits.mayChange ? (
            <Button
              size="small"
              disabled={allDefault}
              onClick={() =>
                edits.setAll(Object.fromEntries(outcomes.map((kind) => [`approvalMatrix.${kind}`, defaults[kind]!])))
              }
            >
              {settings.allStandard}
            </Button>
          ) : null
        }
      >
        <table className="dataTable signingTable" aria-label={settings.matrix}>
          <thead>
            <tr>
              <th scope="col">{settings.outcome}</th>
              <th scope="col">{settings.article}</th>
              {approvalLevels.map((level) => (
                <th scope="col" key={level}>
                  {termName('approvalLevel', level, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outcomes.map((kind) => {
              const name = isTermCode('outcomeKind', kind) ? termName('outcomeKind', kind, language) : kind
              const changed = edits.changed.includes(`approvalMatrix.${kind}`)
              return (
                <tr key={kind} className={changed ? 'changed' : undefined}>
                  <th scope="row">{name}</th>
                  <td className="muted">{termArticle('outcomeKind', kind) ?? '–'}</td>
                  {approvalLevels.map((level) => (
                    <td key={level}>
                      <label className="levelChoice">
                        <input
                          type="radio"
                          name={`level-${kind}`}
                          aria-label={`${name} ${termName('approvalLevel', level, language)}`}
                          checked={levelOf(kind) === level}
                          disabled={!edits.mayChange}
                          onChange={() => edits.set(`approvalMatrix.${kind}`, level)}
                        />{' '}
                        {defaults[kind] === level ? (
                          <span className="standardMark">{settings.standardMark}</span>
                        ) : null}
                        {changed && edits.stored[`approvalMatrix.${kind}`] === level ? (
                          <span className="inForce changed">{settings.inForceMark}</span>
                        ) : null}
                      </label>
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Card>
    </ChangeForm>
  )
}
