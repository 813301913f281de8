import { useQueries, useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { type ReactElement, type KeyboardEvent as ReactKeyboardEvent, useEffect, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { WorklistRow } from '../../../shared/contract/index.ts'
import type { Band } from '../../../shared/duties/duty.ts'
import { isTermCode, termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { useHasRole, useToday } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { longDate } from '../../parts/dates.ts'
import { dutyName, dutyParty, stepQuery } from '../../parts/dutyNames.ts'
import { Light } from '../../parts/Light.tsx'
import { useOrganName } from '../../parts/organName.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty, Failed, Loading } from '../../parts/States.tsx'
import { type Language, useLanguage, useTexts } from '../../texts/language.tsx'
import { MyCases } from './MyCases.tsx'
import { RatesCard } from './RatesCard.tsx'
import './workbench.css'

/** The tabs, and the bands of the worklist that each shows, most urgent first. */
const tabs = {
  mine: ['overdue', 'near', 'normal'],
  near: ['near'],
  overdue: ['overdue'],
  waiting: ['waiting'],
  suspended: ['suspended'],
  noNextStep: ['noNextStep'],
} as const satisfies Record<string, readonly Band[]>
type Tab = keyof typeof tabs
const tabNames = Object.keys(tabs) as Tab[]
const PAGE = 50
const NO_DUE = {
  dueLegal: null,
  dueSafe: null,
  workingDaysLeft: null,
  naturalDaysLeft: null,
  paused: false,
  endedOn: null,
}

/** What is to be done today, by legal risk; the four rates and the open cases beside it. */
export function Workbench(): ReactElement {
  const { language, texts } = useLanguage()
  const { workbench } = texts
  const navigate = useNavigate()
  const today = useToday()
  const [search, setSearch] = useSearchParams()
  const [pageSize, setPageSize] = useState(PAGE)
  const tab = tabNames.find((name) => name === search.get('tab')) ?? 'mine'
  const scope = search.get('scope') === 'all' ? 'all' : 'mine'
  const atDesk = useHasRole('reception', 'caseOfficer', 'supervisor')

  const counts = useQuery(queries.worklist({ scope, pageSize: 1 })).data?.counts
  const lists = useQueries({ queries: tabs[tab].map((band) => queries.worklist({ scope, band, pageSize })) })
  const rows = lists.flatMap((list) => list.data?.rows ?? [])
  const total = lists.reduce((n, list) => n + (list.data?.total ?? 0), 0)
  const failed = lists.find((list) => list.error)
  const countOf = (name: Tab): number | null => (counts ? tabs[name].reduce((n, band) => n + counts[band], 0) : null)

  /** Arrows move between the tabs, as between the tabs of any office program. */
  const moveTab = (event: ReactKeyboardEvent, from: Tab): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabNames[tabNames.indexOf(from) + by]
    if (by === 0 || !next) return
    change('tab', next)
    document.getElementById(`band-${next}`)?.focus()
  }
  const change = (key: string, value: string): void => {
    const next = new URLSearchParams(search)
    next.set(key, value)
    setSearch(next, { replace: true })
    setPageSize(PAGE)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
      if (typing || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || !atDesk) return
      if (event.key === 'n') void navigate('/cases/new')
      if (event.key === 'q') void navigate('/consultations/new')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate, atDesk])

  const overdue = counts?.overdue ?? 0
  const mine = countOf('mine')
  return (
    <>
      <PageHead title={workbench.title} note={mine === null ? null : workbench.note(mine, overdue)}>
        <Segmented
          aria-label={workbench.scope}
          value={scope}
          onChange={(value) => change('scope', value)}
          options={[
            { value: 'mine', label: workbench.mine },
            { value: 'all', label: workbench.all },
          ]}
        />
        {atDesk ? (
          <>
            <Button onClick={() => void navigate('/consultations/new')}>
              {texts.consultations.register} <kbd>Q</kbd>
            </Button>
            <Button type="primary" onClick={() => void navigate('/cases/new')}>
              {texts.register.title} <kbd>N</kbd>
            </Button>
          </>
        ) : null}
      </PageHead>
      <div className="workbench">
        <Card className="worklist">
          <div className="bandTabs" role="tablist" aria-label={workbench.bands}>
            {tabNames.map((name) => {
              const count = countOf(name)
              return (
                <button
                  key={name}
                  type="button"
                  role="tab"
                  id={`band-${name}`}
                  aria-selected={name === tab}
                  className={name === 'overdue' && count ? 'bandTab red' : 'bandTab'}
                  tabIndex={name === tab ? 0 : -1}
                  onClick={() => change('tab', name)}
                  onKeyDown={(event) => moveTab(event, name)}
                >
                  {workbench.tabs[name]} <span className="bandCount">{count ?? ' '}</span>
                </button>
              )
            })}
            <span className="muted small bandOrder">{workbench.order}</span>
          </div>
          <div role="tabpanel" aria-labelledby={`band-${tab}`}>
            {failed ? (
              <Failed error={failed.error} retry={() => void failed.refetch()} />
            ) : lists.some((list) => list.isPending) ? (
              <Loading rows={7} />
            ) : rows.length === 0 ? (
              <Empty text={workbench.empty[tab](longDate(today, language))}>
                {tab === 'mine' && scope === 'mine' ? <Link to="/cases">{workbench.toCases}</Link> : null}
              </Empty>
            ) : (
              <>
                <Rows rows={rows} />
                {total > rows.length ? (
                  <button type="button" className="plain link moreRows" onClick={() => setPageSize((n) => n + 200)}>
                    {workbench.moreRows(total - rows.length)}
                  </button>
                ) : null}
              </>
            )}
          </div>
        </Card>
        <aside className="beside">
          <RatesCard />
          <MyCases scope={scope} />
        </aside>
      </div>
    </>
  )
}

/** The address of a row: exactly the form of the step that is owed. */
function addressOf({ subject, duty }: WorklistRow): string {
  const place = subject.kind === 'case' ? `/cases/${subject.id}` : `/consultations/${subject.id}`
  if (duty?.owner !== 'us') return place
  return `${place}?${new URLSearchParams(stepQuery(duty))}`
}

function Rows({ rows }: { rows: readonly WorklistRow[] }): ReactElement {
  const { language } = useLanguage()
  const { workbench, rates } = useTexts()
  const organName = useOrganName()
  const navigate = useNavigate()
  const columns: Column<WorklistRow>[] = [
    {
      id: 'due',
      header: workbench.due,
      width: 212,
      cell: ({ duty, band }) => <Light due={duty ?? NO_DUE} band={band} provisional={duty?.provisional ?? false} />,
    },
    {
      id: 'what',
      header: workbench.what,
      width: 142,
      cell: ({ duty, subject }) => (
        <span title={duty ? dutyName(duty, language) : undefined}>
          {duty ? dutyName(duty, language) : stateName(subject, language)}
          {duty && dutyParty(duty) ? <span className="muted small"> {dutyParty(duty)}</span> : null}
        </span>
      ),
    },
    {
      id: 'subject',
      header: workbench.subject,
      cell: ({ subject }) => (
        <Link
          to={addressOf(rows.find((row) => row.subject === subject) as WorklistRow)}
          className="subjectLink"
          title={subject.title}
        >
          {subject.number ?? rates.consultation} <span className="subjectTitle">{shortTitle(subject.title)}</span>
        </Link>
      ),
    },
    {
      id: 'respondent',
      header: workbench.respondent,
      width: '13%',
      cell: ({ subject }) => (
        <span title={subject.respondent ?? undefined}>{subject.respondent ? organName(subject.respondent) : '—'}</span>
      ),
    },
    {
      id: 'stage',
      header: workbench.stage,
      width: 84,
      cell: ({ subject }) => <span className={subject.stage ? 'tag' : 'tag grey'}>{stageName(subject, language)}</span>,
    },
    {
      id: 'basis',
      header: workbench.basis,
      width: 98,
      cell: ({ duty }) => (
        <span className="muted" title={duty?.article}>
          {duty ? shortArticle(duty.article) || workbench.ownRule : '—'}
        </span>
      ),
    },
  ]
  return (
    <DataTable
      label={workbench.title}
      columns={columns}
      rows={rows}
      rowKey={({ subject, duty }) => `${subject.id}/${duty?.key ?? ''}`}
      open={(row) => void navigate(addressOf(row))}
    />
  )
}

/** The applicant out of "某某不服某机关某行为": the respondent has its own column. */
const shortTitle = (title: string): string => title.split(/不服| v\. /)[0] ?? title

/** 复议法 stands in every row: the article alone says it. */
const shortArticle = (article: string): string =>
  article
    .replace(/^行政复议法 /, '')
    .replace(/^行政复议法实施条例 /, '条例')
    .replace(/^行政诉讼法 /, '行诉法')

const stateName = (subject: WorklistRow['subject'], language: Language): string =>
  isTermCode('mainState', subject.state) ? termName('mainState', subject.state, language) : subject.state

function stageName(subject: WorklistRow['subject'], language: Language): string {
  if (subject.stage) return termName('stage', subject.stage, language)
  if (subject.kind === 'consultation') return termName('consultationState', subject.state, language)
  return stateName(subject, language)
}
