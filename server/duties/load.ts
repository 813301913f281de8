import { owedUntil } from '../../db/repositories/worklist.ts'
import { openCasesByOfficer, openDutiesByStaff } from '../../db/repositories/workload.ts'
import type { LoadRow, Outputs } from '../../shared/contract/index.ts'
import type { Band } from '../../shared/duties/index.ts'
import { type App, type Parsed, todayOf } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { deskOf } from '../desk.ts'
import { worklistRows } from './rows.ts'

/** What each person has in hand. Those who handle no cases are listed only while something is theirs. */
export async function load(app: App): Promise<Outputs['duties']['load']> {
  await sweep(app)
  const today = todayOf(app)
  const desk = await deskOf(app.db)
  const cases = await openCasesByOfficer(app.db)
  const duties = await openDutiesByStaff(app.db, today)
  const rowOf = (id: string | null, person: LoadRow['person'], disabled: boolean): LoadRow => {
    const own = cases.filter((row) => row.officerId === id)
    const sum = (rows: readonly { count: number }[]) => rows.reduce((total, row) => total + row.count, 0)
    const inBand = (band: Band) => sum(duties.filter((row) => row.staffId === id && row.band === band))
    return {
      person,
      disabled,
      openCases: sum(own),
      simpleCases: sum(own.filter((row) => row.procedure === 'simple')),
      suspended: inBand('suspended'),
      near: inBand('near'),
      overdue: inBand('overdue'),
    }
  }
  const busy = (row: LoadRow) => row.openCases + row.near + row.overdue + row.suspended > 0
  const rows = [...desk.staff.values()].flatMap(({ id, name, roles, disabled }) => {
    const row = rowOf(id, { id, name }, disabled)
    return busy(row) || (!disabled && roles.includes('caseOfficer')) ? [row] : []
  })
  const unassigned = rowOf(null, null, false)
  return { today, rows: busy(unassigned) ? [...rows, unassigned] : rows }
}

const MOST = 500

/** What falls due on a person up to a day, by legal risk, so that somebody else can take it over. */
export async function dueWhileAway(
  app: App,
  { staff, until }: Parsed['duties']['dueWhileAway'],
): Promise<Outputs['duties']['dueWhileAway']> {
  await sweep(app)
  const today = todayOf(app)
  const { rows, total } = await owedUntil(app.db, { today, until, staffId: staff, limit: MOST })
  return { today, total, rows: await worklistRows(app.db, rows, today, await deskOf(app.db)) }
}
