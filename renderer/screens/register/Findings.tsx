import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { intakeFindings } from '../../../shared/case/intakeJudgement.ts'
import type { ApplicationDraft } from '../../../shared/case/materials.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { useCalendar } from '../../parts/dayKinds.tsx'
import type { Written } from '../../parts/form/EventForm.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** What the law already says about what has been typed: the clock, lateness, competence, 复议前置, scope. */
export function Findings({ written }: { written: Written }): ReactElement | null {
  const { language, texts } = useLanguage()
  const calendar = useCalendar()
  const settings = useQuery(queries.settings()).data?.values
  if (!settings || written.on === '') return null
  const findings = intakeFindings(written.data as ApplicationDraft, written.on, { calendar, settings })
  return (
    <Card title={texts.register.findings.title}>
      <ul className="findings" aria-live="polite">
        {findings.map((finding) => (
          <li key={finding.zh} className={`finding ${finding.level}`} data-matter={finding.matter}>
            <span className="findingMark">{texts.register.findings.levels[finding.level]}</span>
            <span>
              {finding[language]}
              <span className="muted small">
                {language === 'zh' ? '（' : ' ('}
                {finding.article}
                {language === 'zh' ? '）' : ')'}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
