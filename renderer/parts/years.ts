import type { CivilDate } from '../../shared/time-limits/index.ts'

export const ALL_YEARS = 'all'

/** The years a list offers: this one and the nine before. */
export const recentYears = (today: CivilDate): string[] =>
  Array.from({ length: 10 }, (_, back) => String(Number(today.slice(0, 4)) - back))

/** First and last day of a year; of all of them for `ALL_YEARS`. */
export const periodOfYear = (year: string): { from: CivilDate; to: CivilDate } =>
  year === ALL_YEARS ? { from: '1990-01-01', to: '2200-12-31' } : { from: `${year}-01-01`, to: `${year}-12-31` }
