import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type ReactElement, useMemo, useState } from 'react'
import { type TermGroup, termArticle, termCodes, termName, terms } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { useHasRole } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'

type Entry = { code: string; zh: string; en: string; article: string }
type Group = { name: string; entries: Entry[] }

/** Every word of the lists, by group, with the article it comes from. Read only: the law fixes them, not the office. */
export function TermsPage(): ReactElement {
  const { language, texts } = useLanguage()
  const { settings } = texts
  const [search, setSearch] = useState('')
  const groups = useMemo(() => allGroups(settings.termGroups), [settings])
  const word = search.trim().toLowerCase()
  const shown = groups
    .map((group) => ({
      ...group,
      entries: group.name.toLowerCase().includes(word)
        ? group.entries
        : group.entries.filter(({ zh, en, article }) => `${zh} ${en} ${article}`.toLowerCase().includes(word)),
    }))
    .filter(({ entries }) => entries.length > 0)
  const count = shown.reduce((sum, { entries }) => sum + entries.length, 0)
  return (
    <>
      <PageHead title={settings.sections.terms} note={settings.termsNote}>
        <Input.Search
          allowClear
          aria-label={settings.findTerm}
          placeholder={settings.findTerm}
          className="settingsSearch"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </PageHead>
      <p className="muted" role="status">
        {settings.termCount(shown.length, count)}
      </p>
      <Habits word={word} />
      {shown.length === 0 ? <Empty text={settings.noTerm} /> : null}
      <div className="termGroups">
        {shown.map((group) => (
          <Card key={group.name} title={group.name} extra={String(group.entries.length)}>
            <table className="dataTable" aria-label={group.name}>
              <thead>
                <tr>
                  <th scope="col">{settings.term}</th>
                  <th scope="col">{language === 'zh' ? settings.termEnglish : settings.termChinese}</th>
                  <th scope="col">{settings.article}</th>
                </tr>
              </thead>
              <tbody>
                {group.entries.map(({ code, zh, en, article }) => (
                  <tr key={code}>
                    <td className="wrap">{language === 'zh' ? zh : en}</td>
                    <td className="wrap muted">{language === 'zh' ? en : zh}</td>
                    <td className="wrap">{article || '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
        ))}
      </div>
    </>
  )
}

/** What this desk usually writes where a blank takes free text; it grows by itself and is offered when typing. */
function Habits({ word }: { word: string }): ReactElement | null {
  const { settings } = useLanguage().texts
  const mayAsk = useHasRole('reception', 'caseOfficer', 'supervisor')
  const { data } = useQuery({ ...queries.consultationHabits(), enabled: mayAsk })
  const lists = (['leaflets', 'justiceOffices', 'organs'] as const)
    .map((list) => ({ list, rows: (data?.[list] ?? []).filter((text) => text.toLowerCase().includes(word)) }))
    .filter(({ rows }) => rows.length > 0)
  if (lists.length === 0) return null
  return (
    <Card title={settings.habits.title} extra={settings.habits.note} className="habits">
      <dl className="dataPlace">
        {lists.map(({ list, rows }) => (
          <div key={list}>
            <dt>{settings.habits.lists[list]}</dt>
            <dd>
              <ul>
                {rows.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

/** Labels of blanks are no terms of the law; a group without a name of its own stands with the others. */
function allGroups(names: Readonly<Record<string, string>>): Group[] {
  const groups = new Map<string, Entry[]>()
  for (const group of Object.keys(terms) as TermGroup[]) {
    if (group === 'field' || group === 'fieldHelp') continue
    const name = names[group] ?? names['others']!
    const entries = termCodes(group).map((code) => ({
      code: `${group}.${code}`,
      zh: termName(group, code, 'zh'),
      en: termName(group, code, 'en'),
      article: termArticle(group, code) ?? '',
    }))
    groups.set(name, [...(groups.get(name) ?? []), ...entries])
  }
  return [...groups].map(([name, entries]) => ({ name, entries }))
}
