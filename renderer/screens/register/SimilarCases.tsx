import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type ReactElement, useDeferredValue, useEffect, useId, useState } from 'react'
import { Link } from 'react-router'
import type { Inputs, RegisterInput, SimilarCase } from '../../../shared/contract/index.ts'
import { termCodes, termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { Card } from '../../parts/Card.tsx'
import type { Written } from '../../parts/form/EventForm.tsx'
import { useLanguage } from '../../texts/language.tsx'

export type CaseLinks = NonNullable<RegisterInput['links']>
type Typed = Inputs['cases']['similar']

/** The cases that are like the application as it is typed; asked again when the typing pauses. */
export function useSimilarCases({ data }: Written): readonly SimilarCase[] {
  const typed = useSettled(JSON.stringify(typedOf(data)))
  const wanted = JSON.parse(typed) as Typed
  const enough = wanted.applicants.length > 0 || (wanted.actNumber ?? '') !== ''
  const query = useQuery({
    queryKey: ['work', 'similarCases', typed],
    queryFn: () => api.cases.similar(wanted),
    enabled: enough,
    placeholderData: keepPreviousData,
  })
  return enough ? (query.data ?? []) : []
}

const PAUSE = 400

/** A text once it has not changed for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return useDeferredValue(settled)
}

function typedOf(data: Written['data']): Typed {
  const parties = (data['parties'] ?? []) as Record<string, string | undefined>[]
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
  const named = (role: string) => parties.filter((party) => party['role'] === role)
  return {
    applicants: named('applicant')
      .map(({ name, idNumber, creditCode, phone }) => ({
        name: name ?? '',
        ...(idNumber ? { idNumber } : {}),
        ...(creditCode ? { creditCode } : {}),
        ...(phone ? { phone } : {}),
      }))
      .filter((party) => Object.values(party).some((value) => value !== '')),
    respondents: named('respondent').flatMap(({ name }) => (name ? [name] : [])),
    ...(text(data['actTitle']) ? { actTitle: text(data['actTitle']) } : {}),
    ...(text(data['actNumber']) ? { actNumber: text(data['actNumber']) } : {}),
  }
}

/** Whether every case that looks the same has been answered: linked, or set apart with a reason. */
export function similarAnswered(cases: readonly SimilarCase[], links: CaseLinks, { data }: Written): boolean {
  const checked = typeof data['similarChecked'] === 'string' && data['similarChecked'].trim() !== ''
  return checked || cases.every(({ id, level }) => level < 3 || links.some((link) => link.otherId === id))
}

type Props = {
  cases: readonly SimilarCase[]
  links: CaseLinks
  setLinks(links: CaseLinks): void
  checked: string
  setChecked(text: string): void
  tried: boolean
  written: Written
}

/** Cases like this one: open them, link them, or say why the application is another matter. */
export function SimilarCases({
  cases,
  links,
  setLinks,
  checked,
  setChecked,
  tried,
  written,
}: Props): ReactElement | null {
  const { language, texts } = useLanguage()
  const { similar } = texts.register
  const id = useId()
  if (cases.length === 0) return null
  const same = cases.some(({ level }) => level === 3)
  const open = !similarAnswered(cases, links, written)
  return (
    <Card title={similar.title} extra={similar.count(cases.length)}>
      {same ? <p className="lateness late">{similar.same}</p> : null}
      <ul className="similarList" aria-live="polite">
        {cases.map((other) => {
          const link = links.find(({ otherId }) => otherId === other.id)
          const likeness = other.likenesses.map((l) => similar.likenesses[l]).join(language === 'zh' ? '、' : ', ')
          return (
            <li key={other.id} data-level={other.level}>
              <p>
                <Link to={`/cases/${other.id}`}>{other.number}</Link>{' '}
                <span className={other.level === 3 ? 'tag red' : 'tag grey'}>{similar.levels[other.level - 1]}</span>
              </p>
              <p className="small">{other.title}</p>
              <p className="muted small">
                {similar.facts(likeness, other.receivedOn, termName('mainState', other.mainState, language))}
              </p>
              {link ? (
                <div className="similarLink">
                  <Select
                    size="small"
                    aria-label={similar.kind(other.number)}
                    value={link.kind}
                    onChange={(kind) => setLinks(links.map((l) => (l === link ? { ...l, kind } : l)))}
                    options={termCodes('caseLinkKind').map((code) => ({
                      value: code,
                      label: termName('caseLinkKind', code, language),
                    }))}
                  />
                  <Button size="small" onClick={() => setLinks(links.filter((l) => l !== link))}>
                    {similar.unlink}
                  </Button>
                </div>
              ) : (
                <Button
                  size="small"
                  onClick={() =>
                    setLinks([
                      ...links,
                      { otherId: other.id, kind: usualKind(other), reason: similar.reason(likeness) },
                    ])
                  }
                >
                  {similar.link}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {same ? (
        <div className="similarReason">
          <label htmlFor={id}>{similar.goOn}</label>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={checked}
            onChange={(event) => setChecked(event.target.value)}
            {...(tried && open ? { status: 'error' as const, 'aria-invalid': true } : {})}
          />
          {tried && open ? <p className="fieldProblem">{similar.answer}</p> : null}
        </div>
      ) : null}
    </Card>
  )
}

function usualKind({ likenesses }: SimilarCase): string {
  if (likenesses.includes('actNumber')) return 'sameAct'
  return likenesses.includes('person') || likenesses.includes('name') ? 'sameApplicant' : 'other'
}
