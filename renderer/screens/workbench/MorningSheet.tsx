import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { Fragment, type ReactElement, useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Outputs, SheetGroup, SheetRow, StuckRow } from '../../../shared/contract/index.ts'
import { queries } from '../../api/queries.ts'
import { useSession, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { dateWithWeekday, shortDate } from '../../parts/dates.ts'
import { dutyName, dutyParty } from '../../parts/dutyNames.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { PrintPreview } from '../../parts/print/PrintPreview.tsx'
import { Empty, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { RowLight } from './columns.tsx'
import { sheetPaper } from './papers.tsx'
import { addressOf, placeOf, rowKey, shortArticle, shortTitle, verbOf } from './rowWords.ts'
import { type Shown, StripDrawer } from './StripDrawer.tsx'
import './workbench.css'
import '../../parts/table.css'

/** The groups in the order of the page: first what comes, then what is at risk. */
const order: readonly SheetGroup[] = ['today', 'tomorrow', 'week', 'overdue', 'othersLate']
const STUCK_ROWS = 20

/** What the day brings, on one page: today, the next working day, the week, and what is at risk. */
export function MorningSheet(): ReactElement {
  const [search] = useSearchParams()
  const scope = search.get('scope') === 'all' ? 'all' : 'mine'
  return (
    <Read query={useQuery(queries.sheet({ scope }))} rows={12}>
      {(sheet) => <Content key={scope} scope={scope} sheet={sheet} />}
    </Read>
  )
}

function Content({
  scope,
  sheet: { today, nextWorkingDay, weekEnd, rows, total },
}: {
  scope: 'mine' | 'all'
  sheet: Outputs['duties']['sheet']
}): ReactElement {
  const { language, texts } = useLanguage()
  const { workbench } = texts
  const [, setSearch] = useSearchParams()
  const user = useUser()
  const { organ } = useSession().status
  const [shown, show] = useState<Shown | null>(null)
  const [printing, setPrinting] = useState(false)
  const stuck = useQuery(queries.stuck({ scope, pageSize: STUCK_ROWS })).data
  const whose = scope === 'mine' ? user.name : workbench.everybody
  const groups = useMemo(() => {
    const titles: Record<SheetGroup, string> = {
      today: workbench.groups.today,
      tomorrow: workbench.groups.tomorrow(shortDate(nextWorkingDay, today, language)),
      week: workbench.groups.week(shortDate(weekEnd, today, language)),
      overdue: workbench.groups.overdue,
      othersLate: workbench.groups.othersLate,
    }
    return order.map((key) => ({ key, title: titles[key], rows: rows.filter((row) => row.group === key) }))
  }, [rows, today, nextWorkingDay, weekEnd, language, workbench])
  const blocks = useMemo(() => {
    const resting = {
      rows: stuck?.rows ?? [],
      title: `${workbench.tabs.stuck}　${workbench.pieces(stuck?.total ?? 0)}`,
    }
    return sheetPaper(groups, resting, { organ: organ ?? '', whose, on: today, language, texts })
  }, [groups, stuck, organ, whose, today, language, texts, workbench])
  return (
    <>
      <PageHead title={workbench.sheet} note={`${dateWithWeekday(today, language)} · ${whose}`}>
        <Segmented
          aria-label={workbench.scope}
          value={scope}
          onChange={(value) => setSearch({ scope: value }, { replace: true })}
          options={[
            { value: 'mine', label: workbench.mine },
            { value: 'all', label: workbench.all },
          ]}
        />
        <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {workbench.print}
        </Button>
      </PageHead>
      <Card className="paperCard">
        {rows.length === 0 && (stuck?.total ?? 0) === 0 ? <Empty text={workbench.quietDay} /> : null}
        {rows.length > 0 ? (
          <table className="dataTable paperTable" aria-label={workbench.sheet}>
            <SheetColumns />
            <tbody>
              {groups.map((group) => (
                <Group key={group.key} title={group.title} rows={group.rows} show={show} />
              ))}
            </tbody>
          </table>
        ) : null}
        {total > rows.length ? <p className="muted small">{workbench.tooMany(total - rows.length)}</p> : null}
        {stuck && stuck.total > 0 ? <Stuck rows={stuck.rows} total={stuck.total} days={stuck.days} /> : null}
      </Card>
      <StripDrawer shown={shown} close={() => show(null)} />
      {printing ? (
        <PrintPreview
          title={`${workbench.sheet} ${today}`}
          blocks={blocks}
          orientation="landscape"
          close={() => setPrinting(false)}
        />
      ) : null}
    </>
  )
}

function SheetColumns(): ReactElement {
  const { workbench } = useLanguage().texts
  return (
    <>
      <colgroup>
        <col style={{ width: 212 }} />
        <col style={{ width: '20%' }} />
        <col style={{ width: 168 }} />
        <col />
        <col style={{ width: 112 }} />
        <col style={{ width: 110 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{workbench.due}</th>
          <th scope="col">{workbench.owed}</th>
          <th scope="col">{workbench.what}</th>
          <th scope="col">{workbench.subject}</th>
          <th scope="col">{workbench.officer}</th>
          <th scope="col">{workbench.basis}</th>
        </tr>
      </thead>
    </>
  )
}

function Group({
  title,
  rows,
  show,
}: {
  title: string
  rows: readonly SheetRow[]
  show(shown: Shown): void
}): ReactElement {
  const { language, texts } = useLanguage()
  const { workbench } = texts
  const { roles } = useUser()
  return (
    <Fragment>
      <tr className="groupRow">
        <th scope="rowgroup" colSpan={6}>
          {title} <span className="muted">{workbench.pieces(rows.length)}</span>
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={rowKey(row)}>
          <td>
            <RowLight row={row} show={show} />
          </td>
          <td>
            {row.duty ? dutyName(row.duty, language) : null}
            {row.duty && dutyParty(row.duty) ? <span className="muted small"> {dutyParty(row.duty)}</span> : null}
          </td>
          <td>
            <Link className="verb" to={addressOf(row, roles)}>
              {verbOf(row, roles, language, workbench.look)}
            </Link>
          </td>
          <td>
            <Link className="subjectLink" to={placeOf(row.subject)}>
              {row.subject.number ?? texts.rates.consultation} {shortTitle(row.subject.title)}
            </Link>
          </td>
          <td>{row.duty?.staff?.name ?? '—'}</td>
          <td className="muted">{shortArticle(row.duty?.article ?? '') || workbench.ownRule}</td>
        </tr>
      ))}
    </Fragment>
  )
}

function Stuck({ rows, total, days }: { rows: readonly StuckRow[]; total: number; days: number }): ReactElement {
  const { workbench } = useLanguage().texts
  return (
    <section className="sheetStuck">
      <h2>
        {workbench.tabs.stuck} <span className="muted">{workbench.pieces(total)}</span>
      </h2>
      <p className="muted small">{workbench.stuckNote(days)}</p>
      <ul>
        {rows.map(({ subject, idleDays, officer }) => (
          <li key={subject.id}>
            <Link to={placeOf(subject)}>
              {subject.number} {shortTitle(subject.title)}
            </Link>{' '}
            <span className="muted small">
              {workbench.idleFor(idleDays)} · {officer?.name ?? workbench.noOfficer}
            </span>
          </li>
        ))}
      </ul>
      {total > rows.length ? <Link to="/?tab=stuck">{workbench.moreRows(total - rows.length)}</Link> : null}
    </section>
  )
}
