/**
 * Prints what the program makes of the fixture rows and of a few hundred other questions, as one JSON text. Started by
 * timeZones.test.ts as a process of its own under each zone.
 */
import { readFileSync } from 'node:fs'
import { answerOf, type Facts } from '../../cli/check/timeLimits.ts'
import {
  civilDateOf,
  computePeriod,
  createCalendar,
  explain,
  type LimitCode,
  limitCodes,
  plusDays,
  weekdayOf,
} from '../../shared/time-limits/index.ts'

const calendar = createCalendar()
const file = new URL('../fixtures/time-limits.json', import.meta.url)
const rows: { rule: LimitCode; facts: Facts }[] = JSON.parse(readFileSync(file, 'utf8'))

const answers = rows.map((row) => answerOf(row.rule, row.facts, calendar))
const days = Array.from({ length: 1200 }, (_, index) => plusDays('2024-01-01', index)).map((date) => [
  date,
  weekdayOf(date),
  calendar.kindOf(date),
])
const periods = limitCodes.map((code) => {
  const period = computePeriod(code, { trigger: '2026-09-29', length: 20 }, calendar)
  return { period, explanation: explain(period, calendar) }
})
const instants = ['2026-03-01T15:59:59.999Z', '2026-03-01T16:00:00.000Z', '2026-11-01T08:30:00.000Z'].map(civilDateOf)

// The machine's own idea of the day shows that the zone really was another one.
const localHour = new Date(Date.UTC(2026, 0, 1)).getHours()
process.stdout.write(JSON.stringify({ localHour, answers: { answers, days, periods, instants } }))
