import { type CivilDate, civilDateFrom, plusDays } from './civilDate.ts'

/**
 * First day of the lunar year, Qingming, Dragon Boat and Mid-Autumn, as `MM-DD` of the years for which there is no
 * notice yet. Conjunctions near midnight make simple formulas wrong (2027, 2030): two almanacs agree on these.
 */
const lunarFestivals: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
  2041: ['02-01', '04-04', '06-03', '09-10'],
  2042: ['01-22', '04-04', '06-22', '09-28'],
  2043: ['02-10', '04-05', '06-11', '09-17'],
  2044: ['01-30', '04-04', '05-31', '10-05'],
  2045: ['02-17', '04-04', '06-19', '09-25'],
  2046: ['02-06', '04-04', '06-08', '09-15'],
  2047: ['01-26', '04-05', '05-29', '10-04'],
  2048: ['02-14', '04-04', '06-15', '09-22'],
  2049: ['02-02', '04-04', '06-04', '09-11'],
  2050: ['01-23', '04-04', '06-23', '09-30'],
  2051: ['02-11', '04-05', '06-13', '09-19'],
  2052: ['02-01', '04-04', '06-01', '09-07'],
  2053: ['02-19', '04-04', '06-20', '09-26'],
  2054: ['02-08', '04-04', '06-10', '09-16'],
  2055: ['01-28', '04-05', '05-30', '10-05'],
  2056: ['02-15', '04-04', '06-17', '09-24'],
  2057: ['02-04', '04-04', '06-06', '09-13'],
  2058: ['01-24', '04-04', '06-25', '10-02'],
  2059: ['02-12', '04-05', '06-14', '09-21'],
  2060: ['02-02', '04-04', '06-03', '09-09'],
}

/** The seven festivals a yearly notice must arrange. */
export const festivalNames = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const
export type FestivalName = (typeof festivalNames)[number]

/**
 * The statutory days off of a year by festival, under 全国年节及纪念日放假办法 (第2条, as revised with effect from 2025;
 * before that only the days every version has had). A festival whose lunar date is not tabled has none.
 */
export function statutoryDays(year: number): Readonly<Record<FestivalName, readonly CivilDate[]>> {
  const [newYear, qingming, dragonBoat, midAutumn] = lunarFestivals[year] ?? []
  const tabled = (monthAndDay: string | undefined, before = 0, after = 0) =>
    monthAndDay === undefined ? [] : run(`${year}-${monthAndDay}`, before, after)
  return {
    元旦: run(day(year, 1, 1)),
    // 除夕 to 初三
    春节: tabled(newYear, 1, 2),
    清明节: tabled(qingming),
    劳动节: run(day(year, 5, 1), 0, year >= 2025 ? 1 : 0),
    端午节: tabled(dragonBoat),
    中秋节: tabled(midAutumn),
    国庆节: run(day(year, 10, 1), 0, 2),
  }
}

function run(date: CivilDate, before = 0, after = 0): CivilDate[] {
  return Array.from({ length: before + 1 + after }, (_, index) => plusDays(date, index - before))
}

function day(year: number, month: number, dayOfMonth: number): CivilDate {
  return civilDateFrom(year, month, dayOfMonth) as CivilDate
}
