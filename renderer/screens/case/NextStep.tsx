import { useQuery } from '@tanstack/react-query'
import { Button, Popover } from 'antd'
import { type ReactElement, useState } from 'react'
import { type EventType, eventDefinition } from '../../../shared/case/events.ts'
import type { CaseView, StepInput, StepView } from '../../../shared/contract/index.ts'
import { fieldLabel, termArticle, termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { queries, queryClient, takeCase } from '../../api/queries.ts'
import { useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { readDraft } from '../../parts/form/draft.ts'
import { EventForm, type Written } from '../../parts/form/EventForm.tsx'
import type { Values } from '../../parts/form/values.ts'
import { Reasons } from '../../parts/Reasons.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { EarlierDefects } from '../corrections/EarlierDefects.tsx'
import { useCaseSources } from './caseSources.ts'
import { MovedPeriods } from './MovedPeriods.tsx'
import { isPossible, offeredSteps, type StepGroup } from './steps.ts'

type Props = {
  view: CaseView
  chosen: EventType | null
  choose(type: EventType | null, field?: string): void
  seed: Values
  /** The blank to begin with. */
  focus: string | null
  /** Opens the correction of an entry of this kind. */
  correct: ((type: EventType) => void) | undefined
}

/** Records a step on the case. A conflict fetches the newer case, so that saving again is against it. */
export async function act(view: CaseView, type: EventType, { on, data }: Written): Promise<void> {
  try {
    const newer = queryClient.getQueryData(queries.case(view.id).queryKey) ?? view
    takeCase(
      await api.cases.act({ id: view.id, expectedVersion: newer.version, event: { type, on, data } as StepInput }),
    )
  } catch (error) {
    if (failureOf(error)?.code === 'STALE_VERSION') await queryClient.refetchQueries(queries.case(view.id))
    throw error
  }
}

/** What can be done now, the first thing first, and the form of the step that was chosen. */
export function NextStep({ view, chosen, choose, seed, focus, correct }: Props): ReactElement {
  const { language, texts } = useLanguage()
  const offered = offeredSteps(view)
  const [showMore, setShowMore] = useState(false)
  const [showElsewhere, setShowElsewhere] = useState(false)
  const primary = offered.first.find(isPossible)?.type
  const button = (step: StepView): ReactElement => (
    <StepButton
      key={step.type}
      step={step}
      primary={step.type === (chosen ?? primary)}
      chosen={step.type === chosen}
      choose={choose}
      correct={correct}
    />
  )
  const moreCount = offered.more.reduce((n, group) => n + group.steps.length, 0)
  return (
    <Card title={texts.case.next} extra={termName('mainState', view.mainState, language)} className="nextStep">
      {offered.first.length > 0 ? (
        <div className="steps">{offered.first.map(button)}</div>
      ) : (
        <p className="muted">{view.open ? texts.case.noStepForYou : texts.case.noStep}</p>
      )}
      <div className="stepMore">
        {moreCount > 0 ? (
          <button type="button" className="plain link" aria-expanded={showMore} onClick={() => setShowMore(!showMore)}>
            {texts.case.more(moreCount)}
          </button>
        ) : null}
        {offered.elsewhere.length > 0 ? (
          <button
            type="button"
            className="plain link"
            aria-expanded={showElsewhere}
            onClick={() => setShowElsewhere(!showElsewhere)}
          >
            {texts.case.elsewhere}
          </button>
        ) : null}
      </div>
      {showMore ? <Groups groups={offered.more} button={button} /> : null}
      {showElsewhere ? <Groups groups={offered.elsewhere} button={button} /> : null}
      {chosen ? (
        <ChosenStep
          key={`${chosen} ${seed['party'] ?? ''}`}
          view={view}
          type={chosen}
          choose={choose}
          seed={seed}
          focus={focus}
          correct={correct}
        />
      ) : null}
    </Card>
  )
}

function Groups({
  groups,
  button,
}: {
  groups: readonly StepGroup[]
  button(step: StepView): ReactElement
}): ReactElement {
  const { language } = useLanguage()
  return (
    <dl className="stepGroups">
      {groups.map(({ group, steps }) => (
        <div key={group}>
          <dt>{termName('eventGroup', group, language)}</dt>
          <dd className="steps small">{steps.map(button)}</dd>
        </div>
      ))}
    </dl>
  )
}

type StepButtonProps = { step: StepView; primary: boolean; chosen: boolean } & Pick<Props, 'choose' | 'correct'>

/** A step; an impossible one is grey and says why when pointed at, focused or clicked. */
function StepButton({ step, primary, chosen, choose, correct }: StepButtonProps): ReactElement {
  const { language, texts } = useLanguage()
  const name = termName('eventType', step.type, language)
  if (isPossible(step)) {
    return (
      <Button
        type={primary ? 'primary' : 'default'}
        aria-pressed={chosen}
        onClick={() => choose(chosen ? null : step.type)}
        data-step={step.type}
      >
        {name}
      </Button>
    )
  }
  return (
    <Popover
      trigger={['hover', 'focus', 'click']}
      mouseEnterDelay={0.25}
      content={
        <Reasons
          title={texts.case.notYet(name)}
          unmet={step.unmet}
          mend={(type) => choose(type as EventType)}
          fill={{
            label: (field) => fieldLabel(step.type, field, language),
            go: (field) => choose(step.type, field),
          }}
          correct={correct && ((type) => correct(type as EventType))}
        />
      }
    >
      <button type="button" className="greyStep" aria-disabled="true" data-step={step.type}>
        {name}
      </button>
    </Popover>
  )
}

/** Steps in which a letter is written: what the organ has shown before is said beside the form. */
const draftsLetter = new Set<EventType>(['RECOMMEND', 'LETTER_DRAFTED', 'LETTER_ISSUED_EARLY', 'LETTER_APPROVED'])

/** The form of the chosen step, with the reasons that stand against it on the chosen day. */
function ChosenStep({
  view,
  type,
  choose,
  seed,
  focus,
  correct,
}: Omit<Props, 'chosen'> & { type: EventType }): ReactElement {
  const { language, texts } = useLanguage()
  const sources = useCaseSources(view)
  const user = useUser()
  const draftKey = `${user.id}.${view.id}.${type}`
  const [day, setDay] = useState(() => readDraft(draftKey)?.on ?? sources.today)
  const explained = useQuery(
    queries.explainStep({ id: view.id, type: type as StepInput['type'], on: day }, view.version),
  )
  const article = termArticle('eventType', type)
  const effects: Partial<Record<EventType, string>> = texts.effects
  return (
    <div className="chosenStep">
      <h3>
        {termName('eventType', type, language)}
        {article ? <span className="muted small"> {article}</span> : null}
      </h3>
      {draftsLetter.has(type) ? <EarlierDefects view={view} /> : null}
      <EventForm
        type={type}
        fields={eventDefinition(type).fields}
        sources={sources}
        draftKey={draftKey}
        seed={seed}
        effect={effects[type] ?? texts.case.effect}
        saveLabel={termName('eventType', type, language)}
        save={async (written) => {
          await act(view, type, written)
          choose(null)
        }}
        against={explained.data?.unmet ?? []}
        onDay={setDay}
        note={(written) => <MovedPeriods view={view} type={type} written={written} />}
        mend={(other) => choose(other as EventType)}
        focus={focus}
        {...(correct ? { correct: (other: string) => correct(other as EventType) } : {})}
        recordedSince={(version) => view.history.filter((entry) => entry.seq > version)}
        fieldsOf={(other) => eventDefinition(other as EventType).fields}
        cancel={() => choose(null)}
      />
    </div>
  )
}
