import type { ReactElement } from 'react'
import { Link } from 'react-router'
import { termName } from '../../shared/terms/index.ts'
import { useLanguage } from '../texts/language.tsx'

/** The verb of the next step: opens exactly its form on the page of the case. */
export function NextStepLink({
  caseId,
  step,
  letter,
  none,
}: {
  caseId: string
  step: string | null
  letter?: string | undefined
  none: string
}): ReactElement {
  const { language } = useLanguage()
  if (step === null) return <span className="muted">{none}</span>
  const search = new URLSearchParams(letter ? { step, letter } : { step })
  return (
    <Link className="nextLink" to={`/cases/${caseId}?${search}`} onClick={(event) => event.stopPropagation()}>
      {termName('eventType', step, language)}
    </Link>
  )
}
