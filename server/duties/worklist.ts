import { owedUntil, worklist as storedWorklist } from '../../db/repositories/worklist.ts'
import type { Outputs, SheetGroup, WorklistRow } from '../../shared/contract/index.ts'
import { type CivilDate, nextWorkingDay, plusDays, weekdayOf } from '../../shared/time-limits/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { deskOf } from '../desk.ts'
import { staffIdOf, worklistRows } from './rows.ts'

/** What is owed, by legal risk: by this person, by another, or by everybody. */
export async function worklist(
  app: App,
  actor: Actor,
  { scope, staff, ...query }: Parsed['duties']['worklist'],
): Promise<Outputs['duties']['worklist']> {
  await sweep(app)
  const today = todayOf(app)
  const desk = await deskOf(app.db)
  const staffId = staffIdOf(actor, { scope, staff })
  const { rows, total, counts } = await storedWorklist(app.db, { ...query, today, staffId })
  return { today, total, counts, rows: await worklistRows(app.db, rows, today, desk) }
}

/** One sheet of paper holds no more. */
const SHEET_ROWS = 200

/** What the day brings: see `sheetGroups`. The week ends on the Sunday after the next working day. */
export async function sheet(
  app: App,
  actor: Actor,
  input: Parsed['duties']['sheet'],
): Promise<Outputs['duties']['sheet']> {
  await sweep(app)
  const today = todayOf(app)
  const desk = await deskOf(app.db)
  const next = nextWorkingDay(today, desk.calendar)
  const weekEnd = plusDays(next, 7 - weekdayOf(next))
  const { rows, total } = await owedUntil(app.db, {
    today,
    until: weekEnd,
    othersUntil: plusDays(today, -1),
    staffId: staffIdOf(actor, input),
    limit: SHEET_ROWS,
  })
  const views = await worklistRows(app.db, rows, today, desk)
  return {
    today,
    nextWorkingDay: next,
    weekEnd,
    total,
    rows: views.map((row) => ({ ...row, group: groupOf(row, today, next) })),
  }
}

function groupOf({ band, duty }: WorklistRow, today: CivilDate, next: CivilDate): SheetGroup {
  if (band === 'overdue') return 'overdue'
  if (band === 'waiting') return 'othersLate'
  const safe = duty?.dueSafe ?? today
  // A safe date that is past while the legal one is not: the last working day has gone by.
  if (safe <= today) return 'today'
  return safe <= next ? 'tomorrow' : 'week'
}
