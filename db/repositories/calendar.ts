import { isOpenDuty } from '../bands.ts'
import type { Executor } from '../executor.ts'
import { prepared } from '../prepared.ts'
import type { CalendarYearTable } from '../schema.ts'

export type CalendarYear = {
  year: number
  /** The parsed notice, as time-limits reads it. */
  notice: unknown
  /** The text that was pasted. */
  sourceText: string
  importedAt: string
  importedBy: string | null
}

const yearRows = prepared<Record<never, never>, CalendarYearTable>((db) =>
  db.selectFrom('calendar_year').selectAll().orderBy('year'),
)

/** Every imported holiday notice, oldest year first. */
export async function listCalendarYears(db: Executor): Promise<CalendarYear[]> {
  const { rows } = await yearRows(db, {})
  return rows.map((row) => ({
    year: row.year,
    notice: JSON.parse(row.notice),
    sourceText: row.source_text,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
  }))
}

/** Takes the notice of a year, in place of an earlier one for it. */
export async function putCalendarYear(db: Executor, entry: CalendarYear): Promise<void> {
  const change = {
    notice: JSON.stringify(entry.notice),
    source_text: entry.sourceText,
    imported_at: entry.importedAt,
    imported_by: entry.importedBy,
  }
  await db
    .insertInto('calendar_year')
    .values({ year: entry.year, ...change })
    .onConflict((conflict) => conflict.column('year').doUpdateSet(change))
    .execute()
}

/** Years without a notice that dates of open duties already lie in, with how many duties and owners. */
export async function provisionalYears(db: Executor): Promise<{ year: number; duties: number; owners: number }[]> {
  const rows = await db
    .selectFrom('duty')
    .select((eb) => [
      eb.fn<string>('substr', ['due_legal', eb.lit(1), eb.lit(4)]).as('year'),
      eb.fn.countAll<number | string>().as('duties'),
      eb.fn.count<number | string>('owner_id').distinct().as('owners'),
    ])
    .where(isOpenDuty)
    .where('provisional', '=', 1)
    .where('due_legal', 'is not', null)
    .groupBy('year')
    .orderBy('year')
    .execute()
  return rows.map((row) => ({ year: Number(row.year), duties: Number(row.duties), owners: Number(row.owners) }))
}
