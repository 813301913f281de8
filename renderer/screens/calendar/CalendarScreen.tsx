import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { queries } from '../../api/queries.ts'
import { useHasRole, useToday } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import { NoticeImport } from './NoticeImport.tsx'
import { YearView } from './YearView.tsx'
import './calendar.css'

/** The working days of a year: what the notice says, or that there is none yet. */
export function CalendarScreen(): ReactElement {
  const { calendar } = useTexts()
  const today = useToday()
  const [year, setYear] = useState(() => Number(today.slice(0, 4)))
  const mayImport = useHasRole('supervisor', 'administrator')
  return (
    <>
      <PageHead title={calendar.title(year)} note={calendar.note}>
        <Button icon={<LeftOutlined />} aria-label={calendar.earlier} onClick={() => setYear(year - 1)} />
        <Button onClick={() => setYear(Number(today.slice(0, 4)))}>{calendar.thisYear}</Button>
        <Button icon={<RightOutlined />} aria-label={calendar.later} onClick={() => setYear(year + 1)} />
      </PageHead>
      <Read query={useQuery(queries.calendarYear(year))} rows={12}>
        {(data) => (
          <>
            {data.coverage === 'provisional' ? <p className="warnings">{calendar.provisional(data.year)}</p> : null}
            {data.provisionalYears
              .filter((reached) => reached.year !== data.year)
              .map((reached) => (
                <p key={reached.year} className="warnings">
                  {calendar.reached(reached.year, reached.duties, reached.cases)}{' '}
                  <button type="button" className="plain link" onClick={() => setYear(reached.year)}>
                    {calendar.show(reached.year)}
                  </button>
                </p>
              ))}
            <Card
              title={data.notice ? data.notice.title : calendar.noNotice(data.year)}
              extra={calendar.summary(data.workingDays, data.source ? calendar.sources[data.source] : null)}
            >
              <YearView days={data.days} today={today} />
            </Card>
            {mayImport ? <NoticeImport key={data.year} year={data.year} known={data.notice !== null} /> : null}
          </>
        )}
      </Read>
    </>
  )
}
