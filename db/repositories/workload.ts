import { sql } from 'kysely'
import type { Band } from '../../shared/duties/duty.ts'
import { bandOfRank, bandRank, isOpenCase, isOpenDuty } from '../bands.ts'
import type { Executor } from '../executor.ts'
import type { Page } from './cases.ts'
import { caseSubject, type SubjectView, subjectColumns } from './worklist.ts'

/** An open case that has not moved, or has no date ahead. */
export type StuckRow = {
  subject: SubjectView
  officerId: string | null
  /** Instant of its last entry. */
  movedAt: string
  /** No open duty of it has a date, and its clock does not stand still. */
  noDate: boolean
}

/** No open duty with a date; a case whose clock stands still has none by law and is not meant. */
const withoutDate = sql<boolean>`reconsideration_case.clock not in ('suspended', 'excluded') and not exists (
  select 1 from duty where duty.owner_id = reconsideration_case.id and duty.status = 'open' and duty.due_legal is not null)`

/**
 * Open cases whose last entry was recorded before the instant `movedBefore`, or that have no date ahead; the one that
 * rests longest first. Without `staffId` everybody's.
 */
export async function stuckCases(
  db: Executor,
  { movedBefore, staffId, page, pageSize }: Page & { movedBefore: string; staffId?: string | undefined },
): Promise<{ rows: StuckRow[]; total: number }> {
  const stuck = db
    .selectFrom('reconsideration_case')
    .where(isOpenCase)
    .$if(staffId !== undefined, (query) => query.where('officer_id', '=', staffId!))
    .where((eb) => eb.or([eb('updated_at', '<', movedBefore), withoutDate]))
  const { count } = await stuck.select((eb) => eb.fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow()
  const rows = await stuck
    .select([...subjectColumns, 'officer_id', 'updated_at'])
    .select(sql<number>`case when ${withoutDate} then 1 else 0 end`.as('no_date'))
    .orderBy('updated_at')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return {
    total: Number(count),
    rows: rows.map((row) => ({
      subject: caseSubject(row),
      officerId: row.officer_id,
      movedAt: row.updated_at,
      noDate: row.no_date === 1,
    })),
  }
}

/** Open cases by officer and procedure; the officer is null before somebody has got the case. */
export async function openCasesByOfficer(
  db: Executor,
): Promise<{ officerId: string | null; procedure: string; count: number }[]> {
  const rows = await db
    .selectFrom('reconsideration_case')
    .where(isOpenCase)
    .select((eb) => ['officer_id', 'procedure_kind', eb.fn.countAll<number | string>().as('count')])
    .groupBy(['officer_id', 'procedure_kind'])
    .execute()
  return rows.map((row) => ({ officerId: row.officer_id, procedure: row.procedure_kind, count: Number(row.count) }))
}

/** Open duties by person and band. */
export async function openDutiesByStaff(
  db: Executor,
  today: string,
): Promise<{ staffId: string | null; band: Band; count: number }[]> {
  const rows = await db
    .selectFrom('duty')
    .where(isOpenDuty)
    .select((eb) => ['staff_id', bandRank(today).as('rank'), eb.fn.countAll<number | string>().as('count')])
    .groupBy([sql`1`, sql`2`])
    .execute()
  return rows.map((row) => ({ staffId: row.staff_id, band: bandOfRank(row.rank), count: Number(row.count) }))
}

/** The stored states of cases by id. */
export async function snapshotsOf(db: Executor, ids: readonly string[]): Promise<Map<string, unknown>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('reconsideration_case').select(['id', 'snapshot']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, JSON.parse(row.snapshot) as unknown]))
}
