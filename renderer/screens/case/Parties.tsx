import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { EventType } from '../../../shared/case/events.ts'
import type { CaseView, PartyView } from '../../../shared/contract/index.ts'
import { isTermCode, termCodes, termName } from '../../../shared/terms/index.ts'
import { Card } from '../../parts/Card.tsx'
import { useLanguage } from '../../texts/language.tsx'

type Props = {
  view: CaseView
  choose(type: EventType, party?: string): void
  /** Opens the correction of an entry, where this person may correct. */
  correct: ((seq: number) => void) | null
}

/** Who stands in the case, by role, with agents, representative and the address papers go to. */
export function Parties({ view, choose, correct }: Props): ReactElement {
  const { language, texts } = useLanguage()
  return (
    <Card title={texts.case.parties}>
      <dl className="parties">
        {termCodes('partyRole').map((role) => {
          const parties = view.parties.filter((party) => party.role === role)
          return (
            <div key={role}>
              <dt>{termName('partyRole', role, language)}</dt>
              <dd>
                {parties.length === 0
                  ? '—'
                  : parties.map((party) => (
                      <Party key={party.id} view={view} party={party} choose={choose} correct={correct} />
                    ))}
              </dd>
            </div>
          )
        })}
      </dl>
    </Card>
  )
}

function Party({ view, party, choose, correct }: Props & { party: PartyView }): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.parties
  const [open, setOpen] = useState(false)
  const nameOf = (id: string): string => view.parties.find((other) => other.id === id)?.name ?? id
  const may = (type: EventType): boolean =>
    view.steps.some((step) => step.type === type && step.here && step.unmet.length === 0)
  const kind = (code: string): string => (isTermCode('agentKind', code) ? termName('agentKind', code, language) : code)
  const address = party.serviceAddress ?? party.address
  return (
    <div className="party">
      <button type="button" className="plain partyName" aria-expanded={open} onClick={() => setOpen(!open)}>
        {party.name}
        {party.head ? <span className="muted small"> {t.head(party.head)}</span> : null}
        {party.representedBy ? (
          <span className="muted small"> {texts.case.representedBy(nameOf(party.representedBy))}</span>
        ) : null}
      </button>
      {party.agents.map((agent) => (
        <p key={agent.seq} className="small">
          <span className="muted">{t.agent}</span> {agent.name}
          <span className="muted">
            {' '}
            {[
              kind(agent.kind),
              agent.unit,
              isTermCode('agentPowers', agent.powers) ? termName('agentPowers', agent.powers, language) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      ))}
      {open ? (
        <div className="partyDetails small">
          <Fact label={t.serviceAddress} value={address} />
          {party.confirmed ? (
            <p className="muted">
              {t.confirmedOn(party.confirmed.on)}
              {party.confirmed.receiver ? ` · ${t.receiver(party.confirmed.receiver)}` : ''}
              {party.confirmed.electronicAddress ? ` · ${t.electronic(party.confirmed.electronicAddress)}` : ''}
            </p>
          ) : null}
          <Fact label={t.phone} value={party.phone} />
          <Masked label={party.creditCode ? t.creditCode : t.idNumber} value={party.creditCode ?? party.idNumber} />
          {party.address && party.address !== address ? <Fact label={t.address} value={party.address} /> : null}
          {party.agents.map((agent) => (
            <p key={agent.seq} className="muted">
              {agent.name}：
              {[agent.licence, agent.phone, agent.until ? t.until(agent.until) : t.untilEnd]
                .filter(Boolean)
                .join(' · ')}
            </p>
          ))}
          <div className="partyActions">
            {may('SERVICE_ADDRESS_CONFIRMED') ? (
              <Button size="small" onClick={() => choose('SERVICE_ADDRESS_CONFIRMED', party.id)}>
                {address ? t.changeAddress : t.addAddress}
              </Button>
            ) : null}
            {may('AGENT_APPOINTED') && party.agents.length < 2 ? (
              <Button size="small" onClick={() => choose('AGENT_APPOINTED', party.id)}>
                {termName('eventType', 'AGENT_APPOINTED', language)}
              </Button>
            ) : null}
            {may('AGENT_ENDED') && party.agents.length > 0 ? (
              <Button size="small" onClick={() => choose('AGENT_ENDED', party.id)}>
                {termName('eventType', 'AGENT_ENDED', language)}
              </Button>
            ) : null}
            {correct ? (
              <Button size="small" onClick={() => correct(party.seq)}>
                {t.correct}
              </Button>
            ) : null}
          </div>
        </div>
      ) : null}
    </div>
  )
}

function Fact({ label, value }: { label: string; value: string | null }): ReactElement {
  const { texts } = useLanguage()
  return (
    <p>
      <span className="muted">{label}</span> {value ?? <span className="muted">{texts.parties.missing}</span>}
    </p>
  )
}

/** A number that identifies somebody: its middle is covered until somebody asks to see it. */
function Masked({ label, value }: { label: string; value: string | null }): ReactElement {
  const { texts } = useLanguage()
  const [shown, setShown] = useState(false)
  if (value === null || value.length < 8) return <Fact label={label} value={value} />
  return (
    <p>
      <span className="muted">{label}</span>{' '}
      {shown ? value : `${value.slice(0, 4)}${'*'.repeat(value.length - 8)}${value.slice(-4)}`}{' '}
      <button
        type="button"
        className="plain link small"
        aria-label={texts.parties.showOf(label)}
        onClick={() => setShown(!shown)}
      >
        {shown ? texts.parties.hide : texts.parties.show}
      </button>
    </p>
  )
}
