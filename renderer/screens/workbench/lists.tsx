import { useQueries, useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Subject, WorklistRow } from '../../../shared/contract/index.ts'
import { queries } from '../../api/queries.ts'
import { useToday, useUser } from '../../api/session.tsx'
import { longDate } from '../../parts/dates.ts'
import { Empty, Failed, Loading, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useStuckColumns, useWorkColumns } from './columns.tsx'
import { FocusTable } from './FocusTable.tsx'
import { addressOf, rowKey } from './rowWords.ts'
import { type Shown, StripDrawer } from './StripDrawer.tsx'
import { type Tab, tabs } from './tabs.ts'

/** One's own list, everybody's, or that of one person. */
export type Whose = { scope: 'mine' | 'all' } | { staff: string }

type Props = {
  whose: Whose
  /** A preview stands beside the list. */
  narrow: boolean
  current: string | null
  move(key: string, subject: Subject): void
  peek(key: string, subject: Subject): void
}

const PAGE = 50
const MORE = 200
const MOST = 500

/** What is owed in the bands of a tab. */
export function WorkList({ tab, whose, narrow, current, move, peek }: Props & { tab: Tab }): ReactElement {
  const { language, texts } = useLanguage()
  const { workbench } = texts
  const today = useToday()
  const navigate = useNavigate()
  const { roles } = useUser()
  const [pageSize, setPageSize] = useState(PAGE)
  const [shown, show] = useState<Shown | null>(null)
  const columns = useWorkColumns(show, narrow)
  const lists = useQueries({ queries: tabs[tab].map((band) => queries.worklist({ ...whose, band, pageSize })) })
  const failed = lists.find((list) => list.error)
  if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (lists.some((list) => list.isPending)) return <Loading rows={7} />
  const rows = lists.flatMap((list) => list.data?.rows ?? [])
  const total = lists.reduce((n, list) => n + (list.data?.total ?? 0), 0)
  if (rows.length === 0) {
    return (
      <Empty text={workbench.empty[tab](longDate(today, language))}>
        {tab === 'mine' ? <Link to="/cases">{workbench.toCases}</Link> : null}
      </Empty>
    )
  }
  return (
    <>
      <FocusTable<WorklistRow>
        label={workbench.tabs[tab]}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        current={current}
        move={(row) => move(rowKey(row), row.subject)}
        peek={(row) => peek(rowKey(row), row.subject)}
        open={(row) => void navigate(addressOf(row, roles))}
      />
      <MoreRows left={total - rows.length} pageSize={pageSize} more={setPageSize} />
      <StripDrawer shown={shown} close={() => show(null)} />
    </>
  )
}

/** Open cases that do not move, each with the likely reason. */
export function StuckList({ whose, current, move, peek }: Props): ReactElement {
  const { workbench } = useLanguage().texts
  const navigate = useNavigate()
  const { roles } = useUser()
  const [pageSize, setPageSize] = useState(PAGE)
  const columns = useStuckColumns()
  const query = useQuery(queries.stuck({ ...whose, pageSize }))
  return (
    <Read query={query} rows={7}>
      {({ rows, total, days }) =>
        rows.length === 0 ? (
          <Empty text={workbench.noneStuck(days)} />
        ) : (
          <>
            <p className="muted small stuckNote">{workbench.stuckNote(days)}</p>
            <FocusTable
              label={workbench.tabs.stuck}
              columns={columns}
              rows={rows}
              rowKey={({ subject }) => subject.id}
              current={current}
              move={({ subject }) => move(subject.id, subject)}
              peek={({ subject }) => peek(subject.id, subject)}
              open={(row) => void navigate(addressOf(row, roles))}
            />
            <MoreRows left={total - rows.length} pageSize={pageSize} more={setPageSize} />
          </>
        )
      }
    </Read>
  )
}

/** The rest of a list: some more here, and where the list ends, all of them among the cases. */
function MoreRows({ left, pageSize, more }: { left: number; pageSize: number; more(size: number): void }) {
  const { workbench } = useLanguage().texts
  if (left <= 0) return null
  if (pageSize >= MOST) return <p className="muted small moreRows">{workbench.tooMany(left)}</p>
  return (
    <button type="button" className="plain link moreRows" onClick={() => more(Math.min(MOST, pageSize + MORE))}>
      {workbench.moreRows(left)}
    </button>
  )
}
