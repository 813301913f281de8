import { sql } from 'kysely'
import { type MediationMark, type MediationTally, mediationMarks } from '../../shared/duties/mediationTally.ts'
import type { Executor } from '../executor.ts'
import { projectedTable } from '../projected.ts'
import type { Page } from './cases.ts'
import type { Period } from './stageRunReport.ts'

/** Which numbers beside R1 each cycle and each effort before acceptance is in. */
export const mediationTallies = projectedTable<MediationTally>({
  table: 'mediation_tally',
  fields: ['key', 'cycle', 'countedOn', ...mediationMarks],
  flags: mediationMarks,
  key: ['key'],
})

export type MediationCountRow = {
  caseId: string
  number: string
  title: string
  cycle: number
  on: string
  measures: MediationMark[]
}

const columnOf = (mark: MediationMark): string => mark.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const column = (mark: MediationMark) => sql.ref(`tally.${columnOf(mark)}`)

/**
 * What is counted in a period: a cycle once, and efforts before acceptance once for each case. The numbers and the
 * rows behind them read this alone.
 */
const counted = ({ from, to }: Period) => sql`(
  select tally.case_id, tally.cycle, min(tally.counted_on) as counted_on,
    ${sql.join(mediationMarks.map((mark) => sql`max(${column(mark)}) as ${sql.ref(columnOf(mark))}`))}
  from mediation_tally as tally where tally.counted_on between ${from} and ${to}
  group by tally.case_id, tally.cycle, tally.ended
) as tally`

/** Every number of a period. */
export async function mediationCounts(db: Executor, period: Period): Promise<Record<MediationMark, number>> {
  const sums = mediationMarks.map((mark) => sql`sum(${column(mark)}) as ${sql.ref(mark)}`)
  const { rows } = await sql<Record<MediationMark, number | string | null>>`
    select ${sql.join(sums)} from ${counted(period)}`.execute(db)
  return Object.fromEntries(mediationMarks.map((mark) => [mark, Number(rows[0]?.[mark] ?? 0)])) as Record<
    MediationMark,
    number
  >
}

/** The rows behind one number; `total` equals it. */
export async function mediationCountRows(
  db: Executor,
  { mark, page, pageSize, ...period }: Period & Page & { mark: MediationMark },
): Promise<{ rows: MediationCountRow[]; total: number }> {
  type Row = Record<string, number> & { case_id: string; number: string; title: string; counted_on: string }
  const { rows } = await sql<Row>`
    select tally.*, reconsideration_case.number, reconsideration_case.title
    from ${counted(period)} join reconsideration_case on reconsideration_case.id = tally.case_id
    where ${column(mark)} = 1
    order by tally.counted_on, reconsideration_case.number_key, tally.case_id, tally.cycle
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db)
  return {
    total: (await mediationCounts(db, period))[mark],
    rows: rows.map((row) => ({
      caseId: row.case_id,
      number: row.number,
      title: row.title,
      cycle: row.cycle!,
      on: row.counted_on,
      measures: mediationMarks.filter((each) => row[columnOf(each)] === 1),
    })),
  }
}
