import { useQueries, useQuery } from '@tanstack/react-query'
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import { Outlet, useLocation, useNavigate, useNavigation } from 'react-router'
import type { Outputs } from '../../shared/contract/index.ts'
import type { YearNotice } from '../../shared/time-limits/index.ts'
import { queries } from '../api/queries.ts'
import { useSession, useToday, useUser } from '../api/session.tsx'
import { CalendarProvider } from '../parts/dayKinds.tsx'
import { Loading } from '../parts/States.tsx'
import { useLanguage } from '../texts/language.tsx'
import { type Doing, placeKeys } from './commands.ts'
import { PasswordDialog } from './PasswordDialog.tsx'
import { useOpenPractice } from './practice.tsx'
import { Rail } from './Rail.tsx'
import { useShortcuts } from './shortcuts.ts'
import { TopBar } from './TopBar.tsx'
import { keepTextSize, showTextSize, type TextSize, textSizeOf } from './textSize.ts'
import './frame.css'

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))

/** Top bar, rail and the screen between them. */
export function Frame(): ReactElement {
  const { language, texts, setLanguage } = useLanguage()
  const { frame } = texts
  const { leave } = useSession()
  const user = useUser()
  const navigate = useNavigate()
  const { open: openPractice } = useOpenPractice()
  const [finding, setFinding] = useState(false)
  const [changing, setChanging] = useState(false)
  const [size, setSize] = useTextSize(user.id)
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

  const run = (doing: Doing): void => {
    if ('open' in doing) void navigate(doing.open)
    else if ('size' in doing) setSize(doing.size)
    else if (doing.frame === 'language') setLanguage(language === 'zh' ? 'en' : 'zh')
    else if (doing.frame === 'password') setChanging(true)
    else if (doing.frame === 'practice') openPractice()
    // After the palette is gone: it would be on the paper.
    else if (doing.frame === 'print') requestAnimationFrame(() => window.print())
    else void leave()
  }
  useShortcuts({
    'Ctrl+K': () => setFinding(true),
    F1: () => void navigate('/help'),
    ...Object.fromEntries([...placeKeys(user.roles)].map(([key, to]) => [key, () => void navigate(to)])),
  })
  return (
    <CalendarProvider notices={notices}>
      <div className="frame">
        {/* A button: the address after # belongs to the screens. */}
        <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
          {frame.skip}
        </button>
        <TopBar find={() => setFinding(true)} size={size} run={run} />
        <Rail counts={counts} />
        <main id="content" tabIndex={-1} aria-busy={busy} key={pathname.split('/')[1]}>
          <Suspense fallback={<Loading page />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {finding ? (
        <Suspense fallback={null}>
          <Palette close={() => setFinding(false)} run={run} />
        </Suspense>
      ) : null}
      {changing ? <PasswordDialog close={() => setChanging(false)} /> : null}
    </CalendarProvider>
  )
}

/** The size of text this person has chosen; the screens before signing in keep the standard one. */
function useTextSize(userId: string): [TextSize, (size: TextSize) => void] {
  const [size, setSize] = useState(() => textSizeOf(userId))
  useEffect(() => showTextSize(size), [size])
  return [
    size,
    (next) => {
      keepTextSize(userId, next)
      setSize(next)
    },
  ]
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
