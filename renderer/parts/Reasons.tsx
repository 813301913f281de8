import { Button } from 'antd'
import type { ReactElement } from 'react'
import { isTermCode, termName } from '../../shared/terms/index.ts'
import { useLanguage } from '../texts/language.tsx'
import './reasons.css'

export type Unmet = {
  condition: string
  article: string
  zh: string
  en: string
  remedy: { zh: string; en: string }
  event?: string | undefined
  field?: string | undefined
  correct?: string | undefined
}

type Props = {
  title?: string
  unmet: readonly Unmet[]
  /** Opens the step that would mend a condition. */
  mend?: (type: string) => void
  /** Leads to the blank that would mend a condition. */
  fill?: { label(field: string): string; go(field: string): void } | undefined
  /** Opens the correction of the entry that a condition is about. */
  correct?: ((type: string) => void) | undefined
}

/** Conditions that are not met: what, by which article, and what would meet it. */
export function Reasons({ title, unmet, mend, fill, correct }: Props): ReactElement {
  const { language, texts } = useLanguage()
  return (
    <div className="reasons">
      {title ? <p className="reasonsTitle">{title}</p> : null}
      <ul>
        {unmet.map((condition) => (
          <li key={condition.condition}>
            <p>
              {condition[language]} <span className="article">{condition.article}</span>
            </p>
            <p className="remedy">{condition.remedy[language]}</p>
            {mend && condition.event && isTermCode('eventType', condition.event) ? (
              <Button size="small" onClick={() => mend(condition.event ?? '')}>
                {texts.case.goTo(termName('eventType', condition.event, language))}
              </Button>
            ) : null}
            {fill && condition.field ? (
              <Button size="small" onClick={() => fill.go(condition.field ?? '')}>
                {texts.case.fillIn(fill.label(condition.field))}
              </Button>
            ) : null}
            {correct && condition.correct && isTermCode('eventType', condition.correct) ? (
              <Button size="small" onClick={() => correct(condition.correct ?? '')}>
                {texts.case.correctEntry(termName('eventType', condition.correct, language))}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
