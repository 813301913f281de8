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
}

type Props = {
  title?: string
  unmet: readonly Unmet[]
  /** Opens the step that would mend a condition. */
  mend?: (type: string) => void
}

/** Conditions that are not met: what, by which article, and what would meet it. */
export function Reasons({ title, unmet, mend }: Props): ReactElement {
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
          </li>
        ))}
      </ul>
    </div>
  )
}
