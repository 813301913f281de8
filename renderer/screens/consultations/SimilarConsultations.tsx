import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import type { Inputs, SimilarConsultation } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { Card } from '../../parts/Card.tsx'
import type { Values } from '../../parts/form/values.ts'
import { useLanguage } from '../../texts/language.tsx'
import { useSettled } from '../register/SimilarCases.tsx'

/** Earlier consultations that may be this person's on this matter, asked again when the typing pauses. */
export function useSimilarConsultations(on: string, values: Values): readonly SimilarConsultation[] {
  const text = (name: string): string => (typeof values[name] === 'string' ? values[name].trim() : '')
  const given = Object.fromEntries(
    ['person', 'phone', 'matter', 'organ'].flatMap((name) => (text(name) === '' ? [] : [[name, text(name)]])),
  )
  const settled = useSettled(JSON.stringify({ on, ...given }))
  const wanted = JSON.parse(settled) as Inputs['consultations']['similar']
  const enough = Boolean(wanted.person || wanted.phone || wanted.matter)
  const query = useQuery({
    queryKey: ['work', 'similarConsultations', settled],
    queryFn: () => api.consultations.similar(wanted),
    enabled: enough && on !== '',
    placeholderData: keepPreviousData,
  })
  return enough ? (query.data ?? []) : []
}

type Props = {
  rows: readonly SimilarConsultation[]
  join: SimilarConsultation | null
  setJoin(row: SimilarConsultation | null): void
}

/** The same person on the same matter within thirty days is one consultation (law.md §6.3 R3): add the talk to it. */
export function SimilarConsultations({ rows, join, setJoin }: Props): ReactElement | null {
  const { language, texts } = useLanguage()
  const { consultations } = texts
  if (rows.length === 0) return null
  return (
    <Card title={consultations.similarTitle} extra={rows.some((row) => row.joinable) ? consultations.joinKey : null}>
      <ul className="similarList" aria-live="polite">
        {rows.map((row) => (
          <li key={row.id}>
            <p>
              <Link to={`/consultations/${row.id}`}>{row.number ?? row.registeredOn}</Link>{' '}
              <span className="tag grey">{termName('consultationState', row.state, language)}</span>
              {row.told ? <span className="tag green">{consultations.publicityState.met}</span> : null}
            </p>
            <p className="small">
              {row.person ?? consultations.anonymous} · {row.matter}
            </p>
            <p className="muted small">
              {consultations.similarFacts(
                row.likenesses.map((l) => consultations.likenesses[l]).join(language === 'zh' ? '、' : ', '),
                row.lastContactOn,
              )}
            </p>
            {row.case ? <Link to={`/cases/${row.case.id}`}>{consultations.became(row.case.number)}</Link> : null}
            {row.joinable ? (
              <Button size="small" onClick={() => setJoin(join?.id === row.id ? null : row)}>
                {join?.id === row.id ? consultations.notJoining : consultations.join}
              </Button>
            ) : (
              <span className="muted small">{row.case ? '' : consultations.notJoinable}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
