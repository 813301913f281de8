import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { EventType } from '../../../shared/case/events.ts'
import { type ApprovalLevel, requiredLevel } from '../../../shared/case/settings.ts'
import type { CaseView } from '../../../shared/contract/index.ts'
import { isTermCode, termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useStaffName } from './caseSources.ts'
import { counted } from './timeline/timeline.ts'

/** The level that has to sign what is drafted, by the matrix of the organ; null while there is nothing to sign. */
export function useRequiredLevel({ facts }: CaseView): ApprovalLevel | null {
  const settings = useQuery(queries.settings())
  const matrix = settings.data?.values.approvalMatrix
  return matrix && facts.outcome ? requiredLevel(matrix, facts.outcome.kinds) : null
}

type Link = { key: string; name: string; who: string; note: string; state: 'done' | 'open' | 'back' }

/** Who drafted, who reviewed, who has to sign and who signed: the chain of an outcome, with what was sent back. */
export function Approval({ view, choose }: { view: CaseView; choose(type: EventType): void }): ReactElement | null {
  const { language, texts } = useLanguage()
  const t = texts.approval
  const staff = useStaffName()
  const level = useRequiredLevel(view)
  const { facts } = view
  const { outcome } = facts
  const log = counted(view).filter(({ seq }) => seq > (facts.reopened?.seq ?? 0))
  const returns = log.filter(({ type }) => type === 'RETURNED')
  if ((!outcome || outcome.form === 'mediated' || outcome.form === 'notAccepted') && returns.length === 0) return null
  const join = language === 'zh' ? '、' : ', '
  const kinds = (outcome?.kinds ?? []).map((kind) =>
    isTermCode('outcomeKind', kind) ? termName('outcomeKind', kind, language) : kind,
  )
  const levelName = level ? termName('approvalLevel', level, language) : ''
  const approved = log.findLast(({ type }) => type === 'APPROVED')
  const signedLevel = approved?.data['level']
  const chain: Link[] = [
    ...returns.map(
      (entry): Link => ({
        key: `r${entry.seq}`,
        name: t.returned,
        who: staff(entry.by),
        note: `${entry.on} ${String(entry.data['reason'] ?? '')}`,
        state: 'back',
      }),
    ),
    ...(outcome
      ? [
          { key: 'draft', name: t.drafted, who: staff(outcome.by), note: outcome.on, state: 'done' } satisfies Link,
          {
            key: 'reviewers',
            name: t.reviewers,
            who: facts.reviewers.map(staff).join(join) || '—',
            note: facts.procedure === 'ordinary' && facts.reviewers.length < 2 ? t.oneReviewer : '',
            state: 'done',
          } satisfies Link,
          ...(facts.committee.needed
            ? [
                {
                  key: 'committee',
                  name: t.committee,
                  who: '',
                  note: facts.committee.recordedOn ?? t.committeeAsked,
                  state: facts.committee.recordedOn ? 'done' : 'open',
                } satisfies Link,
              ]
            : []),
          {
            key: 'sign',
            name: t.sign,
            who: approved
              ? `${staff(approved.by)}${isTermCode('approvalLevel', signedLevel) ? `（${termName('approvalLevel', signedLevel, language)}）` : ''}`
              : levelName,
            note: outcome.signedOn
              ? [outcome.signedOn, outcome.number ? t.number(outcome.number) : null].filter(Boolean).join(' · ')
              : t.waiting,
            state: outcome.signedOn ? 'done' : 'open',
          } satisfies Link,
        ]
      : []),
  ]
  const may = (type: EventType): boolean =>
    view.steps.some((step) => step.type === type && step.here && step.unmet.length === 0)
  return (
    <Card title={t.title} extra={kinds.join(join)} className="approval">
      {outcome && !outcome.signedOn && levelName ? (
        <p className="approvalNeeds">
          {t.needs(levelName)} <span className="muted small">{t.byMatrix}</span>
        </p>
      ) : null}
      <ol className="approvalChain">
        {chain.map((link) => (
          <li key={link.key} className={link.state}>
            <p className="muted small">{link.name}</p>
            {link.who ? <p>{link.who}</p> : null}
            {link.note ? <p className="muted small">{link.note}</p> : null}
          </li>
        ))}
      </ol>
      {outcome && !outcome.signedOn ? (
        <div className="partyActions">
          {(['APPROVED', 'RETURNED'] as const).filter(may).map((type) => (
            <Button key={type} size="small" onClick={() => choose(type)}>
              {termName('eventType', type, language)}
            </Button>
          ))}
        </div>
      ) : null}
    </Card>
  )
}
