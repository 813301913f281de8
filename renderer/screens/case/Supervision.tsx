import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { type EventType, eventDefinition } from '../../../shared/case/events.ts'
import type { CaseView, LogEntry } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { EventForm } from '../../parts/form/EventForm.tsx'
import { Reasons } from '../../parts/Reasons.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import { useCaseSources } from './caseSources.ts'
import { act } from './NextStep.tsx'
import { isPossible } from './steps.ts'

/** What the section is about to do; correcting and reverting start at an entry of the record. */
export type Supervised =
  | { kind: 'correct'; entry: LogEntry }
  | { kind: 'revert'; entry: LogEntry }
  | { kind: 'step'; type: 'FORCE' | 'REOPEN' }

type Props = { view: CaseView; doing: Supervised | null; start(doing: Supervised | null): void }

/** The supervised ways out, apart from the daily steps; each asks for a reason and stays in the record. */
export function Supervision({ view, doing, start }: Props): ReactElement | null {
  const { language, texts } = useLanguage()
  const [open, setOpen] = useState(false)
  const offered = view.steps.filter((step) => step.type === 'FORCE' || step.type === 'REOPEN')
  const mayCorrect = view.steps.some((step) => step.type === 'CORRECT')
  if (offered.length === 0 && !mayCorrect) return null
  const shown = open || doing !== null
  const toggle = (): void => {
    setOpen(!shown)
    if (shown) start(null)
  }
  return (
    <Card
      title={texts.case.supervision}
      extra={
        <button type="button" className="plain link" aria-expanded={shown} onClick={toggle}>
          {shown ? texts.case.fold : texts.case.unfold}
        </button>
      }
    >
      {shown ? (
        <>
          <p className="muted">{texts.case.supervisionHow}</p>
          <div className="steps supervised">
            {offered.map((step) => (
              <Button
                key={step.type}
                disabled={!isPossible(step)}
                onClick={() => start({ kind: 'step', type: step.type as 'FORCE' | 'REOPEN' })}
              >
                {termName('eventType', step.type, language)}
              </Button>
            ))}
          </div>
          {offered
            .filter((step) => step.here && step.unmet.length > 0)
            .map((step) => (
              <Reasons
                key={step.type}
                title={texts.case.notYet(termName('eventType', step.type, language))}
                unmet={step.unmet}
              />
            ))}
          {doing ? (
            <div className="chosenStep" key={JSON.stringify(doing)}>
              <Doing view={view} doing={doing} done={() => start(null)} />
            </div>
          ) : null}
        </>
      ) : null}
    </Card>
  )
}

function Doing({ view, doing, done }: { view: CaseView; doing: Supervised; done(): void }): ReactElement {
  const { language, texts } = useLanguage()
  const sources = useCaseSources(view)
  const user = useUser()
  if (doing.kind === 'correct') return <CorrectForm view={view} entry={doing.entry} close={done} />
  const type: EventType = doing.kind === 'revert' ? 'REVERT' : doing.type
  const fields = { ...eventDefinition(type).fields }
  // The entry was chosen in the record: its number is not asked for.
  delete (fields as Record<string, unknown>)['seq']
  const effect =
    doing.kind === 'revert'
      ? texts.case.revertEffect(termName('eventType', doing.entry.type, language), doing.entry.on)
      : doing.type === 'FORCE'
        ? texts.case.forceEffect
        : texts.case.reopenEffect
  return (
    <>
      <h3>{termName('eventType', type, language)}</h3>
      <EventForm
        type={type}
        fields={fields}
        sources={sources}
        draftKey={`${user.id}.${view.id}.${type}.${doing.kind === 'revert' ? doing.entry.seq : ''}`}
        effect={effect}
        danger
        saveLabel={termName('eventType', type, language)}
        save={async ({ on, data }) => {
          await act(view, type, { on, data: doing.kind === 'revert' ? { ...data, seq: doing.entry.seq } : data })
          done()
        }}
        cancel={done}
      />
    </>
  )
}
