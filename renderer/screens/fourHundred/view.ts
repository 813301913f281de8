import {
  type Cohort,
  cohorts,
  mediationMeasures,
  type RunDimension,
  rates,
  runDimensions,
  runMeasures,
  stages,
} from '../../../shared/contract/index.ts'
import { type CivilDate, isCivilDate, latest } from '../../../shared/time-limits/index.ts'
import { monthOf } from '../../parts/dates.ts'
import type { Opened } from './RowsDrawer.tsx'

export type PeriodOf = { from: CivilDate; to: CivilDate }
export type RunGroup = { by: RunDimension; key: string | null }
export type Comparison = 'none' | 'lastYear' | 'other'

/** What the page shows, all of it in its address: a link gives somebody else the same figures. */
export type View = {
  period: PeriodOf
  cohort: Cohort
  comparison: Comparison
  /** The second period; null: nothing is compared. */
  before: PeriodOf | null
}
/** Opens the rows of a number, of the second period if `second`. */
export type Open = (what: string, more?: { second?: boolean; group?: RunGroup }) => void

export const periods = {
  month: (today: CivilDate): PeriodOf => ({ from: monthOf(today).from, to: today }),
  lastMonth: (today: CivilDate): PeriodOf => monthOf(today, 1),
  quarter: (today: CivilDate): PeriodOf => {
    const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1
    return { from: `${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`, to: today }
  },
  year: (today: CivilDate): PeriodOf => ({ from: `${today.slice(0, 4)}-01-01`, to: today }),
  lastYear: (today: CivilDate): PeriodOf => {
    const year = Number(today.slice(0, 4)) - 1
    return { from: `${year}-01-01`, to: `${year}-12-31` }
  },
}
export type PeriodName = keyof typeof periods
export const periodNames = Object.keys(periods) as PeriodName[]

/** The same days a year earlier; of a 29 February the 28th. */
export function yearBefore({ from, to }: PeriodOf): PeriodOf {
  const back = (day: CivilDate): CivilDate => {
    const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0')
    return [day.slice(4), '-02-28'].map((rest) => year + rest).find(isCivilDate) ?? day
  }
  return { from: back(from), to: back(to) }
}

/** A change against an earlier number in percent with one decimal, half up; "–" when there was nothing before. */
export function changeText(now: number, before: number): string {
  if (before === 0) return '–'
  const tenths = Math.round(((now - before) / before) * 1_000)
  return `${tenths > 0 ? '+' : ''}${(tenths / 10).toFixed(1)}%`
}

/** The difference of two percentages in points; null where one of them is none. */
export function pointsBetween(now: string | null, before: string | null): string | null {
  if (now === null || before === null) return null
  // In hundredths: both are texts with at most two decimals.
  const points = (Math.round(Number(now) * 100) - Math.round(Number(before) * 100)) / 100
  return `${points > 0 ? '+' : ''}${points.toFixed(2)}`
}

/** The view an address names; the year so far if it names none. */
export function viewOf(search: URLSearchParams, today: CivilDate): View {
  const day = (name: string): CivilDate | null => {
    const text = search.get(name)
    return text !== null && isCivilDate(text) ? text : null
  }
  const span = (first: string, last: string): PeriodOf | null => {
    const [from, to] = [day(first), day(last)]
    return from && to ? { from, to: latest(from, to) } : null
  }
  const period = span('from', 'to') ?? periods.year(today)
  const wanted = search.get('compare')
  const comparison: Comparison = wanted === 'lastYear' || wanted === 'other' ? wanted : 'none'
  const other = span('from2', 'to2') ?? yearBefore(period)
  return {
    period,
    cohort: cohorts.find((name) => name === search.get('cohort')) ?? 'day',
    comparison,
    before: comparison === 'none' ? null : comparison === 'lastYear' ? yearBefore(period) : other,
  }
}

/** Which number has been opened, from the address: "R1.missing", "runs.intake.entered", with the group beside it. */
export function openedOf(search: URLSearchParams): Opened | null {
  const [kind, a, b] = (search.get('open') ?? '').split('.')
  const rate = rates.find((name) => name === kind)
  if (rate) {
    const counted = a === 'met' || a === 'missing' || a === 'excluded' ? a : undefined
    return { kind: 'rate', rate, counted, excuse: b }
  }
  if (kind === 'mediation') {
    const measure = mediationMeasures.find((name) => name === a)
    return measure ? { kind, measure } : null
  }
  const stage = stages.find((name) => name === a)
  const measure = runMeasures.find((name) => name === b)
  const by = runDimensions.find((name) => name === search.get('group'))
  const group = by ? { by, key: search.get('key') } : undefined
  return kind === 'runs' && stage && measure ? { kind: 'runs', stage, measure, group } : null
}
