import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { Fragment, type ReactElement, useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { JournalRow } from '../../../shared/contract/index.ts'
import { type JournalSection, journalSections } from '../../../shared/duties/journal.ts'
import { isCivilDate, plusDays } from '../../../shared/time-limits/index.ts'
import { queries } from '../../api/queries.ts'
import { useSession, useToday, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { CivilDatePicker } from '../../parts/CivilDatePicker.tsx'
import { dateWithWeekday } from '../../parts/dates.ts'
import { dutyName, dutyParty } from '../../parts/dutyNames.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { PrintPreview } from '../../parts/print/PrintPreview.tsx'
import { Empty, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { lastDayWords, responsibleFor } from './journalWords.ts'
import { journalPaper } from './papers.tsx'
import { placeOf, shortTitle } from './rowWords.ts'
import './workbench.css'
import '../../parts/table.css'

/** The journal of a day: what dates began, were met, moved, fell away or passed. Any day can be opened again. */
export function Journal(): ReactElement {
  const { language, texts } = useLanguage()
  const { workbench } = texts
  const today = useToday()
  const user = useUser()
  const { organ } = useSession().status
  const [search, setSearch] = useSearchParams()
  const wanted = search.get('on') ?? ''
  const on = isCivilDate(wanted) && wanted <= today ? wanted : today
  const scope = search.get('scope') === 'mine' ? 'mine' : 'all'
  const go = (changes: Record<string, string>): void =>
    setSearch({ on, scope, ...changes }, { replace: true, preventScrollReset: true })
  const query = useQuery(queries.journal({ on, scope }))
  const [printing, setPrinting] = useState(false)
  const rows = query.data?.rows
  const whose = scope === 'mine' ? user.name : workbench.everybody
  const blocks = useMemo(
    () => journalPaper(rows ?? [], on === today, { organ: organ ?? '', whose, on, language, texts }),
    [rows, on, today, organ, whose, language, texts],
  )
  return (
    <>
      <PageHead title={workbench.journal} note={`${dateWithWeekday(on, language)} · ${whose}`}>
        <Segmented
          aria-label={workbench.scope}
          value={scope}
          onChange={(value) => go({ scope: value })}
          options={[
            { value: 'mine', label: workbench.mine },
            { value: 'all', label: workbench.all },
          ]}
        />
        <Button onClick={() => go({ on: plusDays(on, -1) })}>{workbench.dayBefore}</Button>
        <CivilDatePicker
          value={on}
          onChange={(day) => {
            if (day && day <= today) go({ on: day })
          }}
          label={workbench.journalDay}
          max={today}
          allowClear={false}
        />
        <Button disabled={on >= today} onClick={() => go({ on: plusDays(on, 1) })}>
          {workbench.dayAfter}
        </Button>
        <Button icon={<PrinterOutlined />} disabled={!rows} onClick={() => setPrinting(true)}>
          {workbench.print}
        </Button>
      </PageHead>
      <Card className="paperCard">
        <Read query={query} rows={12}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty text={workbench.quietJournal} />
            ) : (
              <table className="dataTable paperTable" aria-label={workbench.journal}>
                <JournalColumns />
                <tbody>
                  {journalSections.map((section) => (
                    <Section
                      key={section}
                      section={section}
                      isToday={on === today}
                      rows={rows.filter((row) => row.section === section)}
                    />
                  ))}
                </tbody>
              </table>
            )
          }
        </Read>
        <p className="muted small journalSource">{workbench.journalSource(organ ?? '')}</p>
      </Card>
      {printing && rows ? (
        <PrintPreview
          title={`${workbench.journal} ${on}`}
          blocks={blocks}
          orientation="landscape"
          close={() => setPrinting(false)}
        />
      ) : null}
    </>
  )
}

function JournalColumns(): ReactElement {
  const { workbench } = useLanguage().texts
  return (
    <>
      <colgroup>
        <col style={{ width: '22%' }} />
        <col />
        <col style={{ width: 190 }} />
        <col style={{ width: 96 }} />
        <col style={{ width: 96 }} />
        <col style={{ width: '16%' }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{workbench.owed}</th>
          <th scope="col">{workbench.subject}</th>
          <th scope="col">{workbench.lastDay}</th>
          <th scope="col">{workbench.responsible}</th>
          <th scope="col">{workbench.recordedBy}</th>
          <th scope="col">{workbench.basis}</th>
        </tr>
      </thead>
    </>
  )
}

function Section({
  section,
  isToday,
  rows,
}: {
  section: JournalSection
  isToday: boolean
  rows: readonly JournalRow[]
}): ReactElement {
  const { workbench } = useLanguage().texts
  const title = section === 'missed' && isToday ? workbench.dueToday : workbench.sections[section]
  return (
    <Fragment>
      <tr className="groupRow">
        <th scope="rowgroup" colSpan={6}>
          {title} <span className="muted">{workbench.pieces(rows.length)}</span>
        </th>
      </tr>
      {rows.map((row) => (
        <Entry key={`${row.subject.id}/${row.duty.key}`} row={row} />
      ))}
    </Fragment>
  )
}

function Entry({ row }: { row: JournalRow }): ReactElement {
  const { language, texts } = useLanguage()
  const { workbench } = texts
  const { duty, subject, section, recordedBy } = row
  return (
    <tr>
      <td>
        {dutyName(duty, language)}
        {duty.owner === 'us' && dutyParty(duty) ? <span className="muted small"> {dutyParty(duty)}</span> : null}
      </td>
      <td>
        <Link className="subjectLink" to={placeOf(subject)}>
          {subject.number ?? texts.rates.consultation} {shortTitle(subject.title)}
        </Link>
      </td>
      <td>
        <span className={section === 'met' && duty.late ? 'lateMet' : undefined}>{lastDayWords(row, workbench)}</span>
      </td>
      <td>{responsibleFor(duty, language)}</td>
      <td>{section === 'missed' ? '—' : (recordedBy?.name ?? texts.case.program)}</td>
      <td className="muted">{duty.article || workbench.ownRule}</td>
    </tr>
  )
}
