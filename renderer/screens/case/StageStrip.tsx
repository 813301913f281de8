import type { ReactElement } from 'react'
import { explanationRecipients } from '../../../shared/case/facts.ts'
import { type CaseView, stages } from '../../../shared/contract/index.ts'
import { type Stage, termName } from '../../../shared/terms/index.ts'
import { type Language, useLanguage } from '../../texts/language.tsx'
import type { Texts } from '../../texts/zh.ts'

type Progress = 'done' | 'now' | 'ahead' | 'skipped'

/** The five stages with the state and one fact each. A stage the case does not pass is grey and says why. */
export function StageStrip({ view }: { view: CaseView }): ReactElement {
  const { language, texts } = useLanguage()
  return (
    <ol className="stageStrip" aria-label={texts.case.stages}>
      {stages.map((stage, i) => {
        const progress = progressOf(view, stage)
        return (
          <li key={stage} className={progress} aria-current={progress === 'now' ? 'step' : undefined}>
            <span className="stageDot" aria-hidden="true">
              {progress === 'done' ? '✓' : progress === 'skipped' ? '–' : i + 1}
            </span>
            <div>
              <p className="stageName">
                {termName('stage', stage, language)}
                {progress === 'now' ? <span className="tag">{texts.case.inProgress}</span> : null}
              </p>
              <p className="stageFact">
                {progress === 'skipped' ? texts.case.stageSkipped : factOf(view, stage, language, texts)}
              </p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function progressOf(view: CaseView, stage: Stage): Progress {
  if (view.stage === stage) return 'now'
  const ran = view.runs.some((run) => run.stage === stage && run.cycle === view.facts.cycle)
  if (ran) return 'done'
  const current = view.stage ? stages.indexOf(view.stage) : stages.length
  return stages.indexOf(stage) < current ? 'skipped' : 'ahead'
}

const monthDay = (date: string): string => date.slice(5)

function factOf(view: CaseView, stage: Stage, language: Language, { case: t }: Texts): string {
  const { facts } = view
  switch (stage) {
    case 'intake': {
      const received = t.received(monthDay(facts.application.receivedOn))
      if (facts.acceptance)
        return `${received} · ${facts.acceptance.deemed ? t.deemed(monthDay(facts.acceptance.on)) : t.accepted(monthDay(facts.acceptance.on))}`
      if (facts.outcome?.form === 'notAccepted' && facts.outcome.signedOn)
        return `${received} · ${t.refusedOn(monthDay(facts.outcome.signedOn))}`
      return received
    }
    case 'inCaseMediation':
      return termName('mediationState', view.regions['mediation'] ?? 'notOffered', language)
    case 'ruling': {
      if (facts.outcome?.signedOn) {
        const kinds = facts.outcome.kinds
          .map((kind) => termName('outcomeKind', kind, language))
          .join(language === 'zh' ? '、' : ', ')
        return `${monthDay(facts.outcome.signedOn)} ${kinds}`
      }
      const limit = view.limits.find(
        (l) => ['D15', 'D16', 'D17'].includes(l.code) && (l.status === 'open' || l.status === 'overdue'),
      )
      return limit ? t.latest(limit.dueLegal) : '—'
    }
    case 'postCaseExplanation': {
      if (!facts.outcome?.signedOn) return '—'
      const owed = explanationRecipients(facts)
      const done = owed.filter((party) => facts.explanations.some((e) => e.party === party.id))
      return t.explained(done.length, owed.length)
    }
    case 'correctionRecommendation': {
      if (facts.defectFound === null) return t.byOutcome
      if (!facts.defectFound) return t.noDefect
      const served = facts.letters.filter((letter) => letter.servedOn !== null)
      return served.length > 0 ? t.letterServed(monthDay(served[0]?.servedOn ?? '')) : t.letterOwed
    }
  }
}
