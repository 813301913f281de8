import type { ReactElement } from 'react'
import type { CaseView } from '../../../shared/contract/index.ts'
import { termCodes, termName } from '../../../shared/terms/index.ts'
import { Card } from '../../parts/Card.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** Who stands in the case, by role; whoever is represented names the one who acts. */
export function Parties({ view }: { view: CaseView }): ReactElement {
  const { language, texts } = useLanguage()
  const nameOf = (id: string): string => view.facts.parties.find((party) => party.id === id)?.name ?? id
  return (
    <Card title={texts.case.parties}>
      <dl className="parties">
        {termCodes('partyRole').map((role) => {
          const parties = view.facts.parties.filter((party) => party.role === role)
          return (
            <div key={role}>
              <dt>{termName('partyRole', role, language)}</dt>
              <dd>
                {parties.length === 0
                  ? '—'
                  : parties.map((party) => (
                      <p key={party.id}>
                        {party.name}
                        {party.representedBy ? (
                          <span className="muted small"> {texts.case.representedBy(nameOf(party.representedBy))}</span>
                        ) : null}
                      </p>
                    ))}
              </dd>
            </div>
          )
        })}
      </dl>
    </Card>
  )
}
