import { useQueries, useQuery } from '@tanstack/react-query'
import { type ReactElement, Suspense } from 'react'
import { Outlet, useLocation, useNavigation } from 'react-router'
import type { Outputs } from '../../shared/contract/index.ts'
import type { YearNotice } from '../../shared/time-limits/index.ts'
import { queries } from '../api/queries.ts'
import { useToday } from '../api/session.tsx'
import { CalendarProvider } from '../parts/dayKinds.tsx'
import { Loading } from '../parts/States.tsx'
import { useTexts } from '../texts/language.tsx'
import { Rail } from './Rail.tsx'
import { TopBar } from './TopBar.tsx'
import './frame.css'

/** Top bar, rail and the screen between them. */
export function Frame(): ReactElement {
  const { frame } = useTexts()
  const year = Number(useToday().slice(0, 4))
  const notices = useQueries({
    queries: [year - 1, year, year + 1].map((y) => queries.calendarYear(y)),
    combine: (results) =>
      results.flatMap((result) =>
        result.data?.source === 'imported' && result.data.notice ? [toNotice(result.data.notice)] : [],
      ),
  })
  const counts = useOpenCounts()
  const busy = useNavigation().state !== 'idle'
  const { pathname } = useLocation()
  return (
    <CalendarProvider notices={notices}>
      <div className="frame">
        {/* A button: the address after # belongs to the screens. */}
        <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
          {frame.skip}
        </button>
        <TopBar />
        <Rail counts={counts} />
        <main id="content" tabIndex={-1} aria-busy={busy} key={pathname.split('/')[1]}>
          <Suspense fallback={<Loading page />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </CalendarProvider>
  )
}

type SentNotice = NonNullable<Outputs['calendar']['year']['notice']>
/** On the wire an unknown day of issue is undefined, in the calendar it is absent. */
const toNotice = ({ issuedOn, ...notice }: SentNotice): YearNotice =>
  issuedOn === undefined ? notice : { ...notice, issuedOn }

/** The numbers beside two entries of the rail. */
function useOpenCounts(): { cases: number | undefined; consultations: number | undefined } {
  const cases = useQuery(queries.caseList({ open: true, pageSize: 1 }))
  const consultations = useQuery(queries.consultationList({ open: true, pageSize: 1 }))
  return { cases: cases.data?.total, consultations: consultations.data?.total }
}
