import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useMemo } from 'react'
import { type Calendar, type CivilDate, createCalendar, type YearNotice } from '../../shared/time-limits/index.ts'
import { useTexts } from '../texts/language.tsx'

const CalendarContext = createContext<Calendar>(createCalendar())

/** The working-day calendar with the notices this centre has imported. */
export function CalendarProvider({
  notices,
  children,
}: {
  notices: readonly YearNotice[]
  children: ReactNode
}): ReactElement {
  const calendar = useMemo(() => createCalendar(notices), [notices])
  return <CalendarContext value={calendar}>{children}</CalendarContext>
}

export const useCalendar = (): Calendar => useContext(CalendarContext)

export type DayMark = { kind: 'off' | 'makeUp'; badge: string | null }

/** What a date panel shows on a day: weekends grey, holidays 休, made-up working days 班; null on a plain working day. */
export function useDayKinds(): (date: CivilDate) => DayMark | null {
  const calendar = useCalendar()
  const { days } = useTexts()
  return useCallback(
    (date) => {
      const kind = calendar.kindOf(date)
      if (kind === 'working') return null
      if (kind === 'makeUp') return { kind: 'makeUp', badge: days.makeUpMark }
      return { kind: 'off', badge: kind === 'holiday' ? days.restMark : null }
    },
    [calendar, days],
  )
}
