import type { Executor } from '../executor.ts'
import { prepared } from '../prepared.ts'
import type { OrganTable } from '../schema.ts'

/** Name and number prefix of the organ from a day on; `effectiveOn` null: from the beginning. Never changed. */
export type OrganEntry = {
  effectiveOn: string | null
  name: string
  numberPrefix: string
  reason: string | null
  recordedAt: string
  recordedBy: string | null
}

const organRows = prepared<Record<never, never>, OrganTable>((db) => db.selectFrom('organ').selectAll().orderBy('id'))

/** What the organ was and will be called, in the order of recording; empty before the first start. */
export async function organEntries(db: Executor): Promise<OrganEntry[]> {
  return (await organRows(db, {})).rows.map((row) => ({
    effectiveOn: row.effective_on,
    name: row.name,
    numberPrefix: row.number_prefix,
    reason: row.reason,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}

/** Records a name and prefix. Call it inside a transaction. */
export async function addOrganEntry(tx: Executor, entry: OrganEntry): Promise<void> {
  const { last } = await tx
    .selectFrom('organ')
    .select((eb) => eb.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('organ')
    .values({
      id: (last ?? 0) + 1,
      effective_on: entry.effectiveOn,
      name: entry.name,
      number_prefix: entry.numberPrefix,
      reason: entry.reason,
      recorded_at: entry.recordedAt,
      recorded_by: entry.recordedBy,
    })
    .execute()
}
