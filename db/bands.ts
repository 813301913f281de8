import { type RawBuilder, sql } from 'kysely'
import type { Band } from '../shared/duties/duty.ts'
import { decisiveLimits } from '../shared/duties/risk.ts'

/** Bands of a duty from the most to the least urgent; the index is the rank. `noNextStep` is no duty's band. */
export const dutyBands = ['overdue', 'near', 'normal', 'waiting', 'suspended'] as const satisfies readonly Band[]
export type DutyBand = (typeof dutyBands)[number]

/**
 * The rank of an open duty on a day, for statements that call the table `duty`: a paused duty is suspended,
 * somebody else's is waited for, ours is overdue, near or normal.
 */
export function bandRank(today: string): RawBuilder<number> {
  return sql<number>`case
    when duty.paused = 1 then 4
    when duty.owner <> 'us' then 3
    when duty.due_legal < ${today} then 0
    when duty.near_from <= ${today} then 1
    else 2 end`
}

const decisive = sql.raw(decisiveLimits.map((code) => `'${code}'`).join(', '))
/** `gravityOf` for statements: what missing an open duty costs, from the heaviest. */
export const gravity = sql<number>`case
    when duty.code in (${decisive}) then 0
    when duty.kind = 'limit' then 1
    when duty.rate is not null then 2
    else 3 end`
/**
 * Legal risk within a band: among what is overdue or near the weight counts before the date, for the days are few;
 * among all the rest the date comes first.
 */
export const weightInBand = (today: string): RawBuilder<number> =>
  sql<number>`case when ${bandRank(today)} <= 1 then ${gravity} else 9 end`

export const rankOf = (band: DutyBand): number => dutyBands.indexOf(band)
export const bandOfRank = (rank: number): DutyBand => dutyBands[rank]!

/** Open duties only; written out, not bound, or SQLite cannot use the partial indexes. */
export const isOpenDuty = sql<boolean>`duty.status = 'open'`
/** Open cases only; written out for the same reason. */
export const isOpenCase = sql<boolean>`reconsideration_case.open = 1`
/** Open cases on which nothing is owed: somebody has forgotten a step. */
export const hasNoNextStep = sql<boolean>`reconsideration_case.open = 1 and not exists (
  select 1 from duty where duty.owner_id = reconsideration_case.id and duty.status = 'open')`
