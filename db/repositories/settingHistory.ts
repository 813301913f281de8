import { type ChainFault, chainOn, type Link, walkChain } from '../chain.ts'
import type { Executor } from '../executor.ts'
import type { SettingHistoryTable } from '../schema.ts'
import { canonicalJson } from '../text.ts'

/** A change of something the office sets for itself: the whole value after it. Never changed. */
export type SettingChange = {
  id: number
  /** A key of `setting`, or what else was set: `calendar.2027`, `counter.case.2026`, `user.<id>`. */
  key: string
  value: unknown
  reason: string | null
  at: string
  /** Null: the program itself. */
  by: string | null
}

/** Adds a change at the end of the history. Call it inside the transaction that makes the change. */
export async function recordChange(tx: Executor, change: Omit<SettingChange, 'id'>): Promise<void> {
  const row = {
    key: change.key,
    value: JSON.stringify(change.value),
    reason: change.reason,
    recorded_at: change.at,
    recorded_by: change.by,
  }
  for (const { id, prevHash, hash } of await chainOn(tx, 'setting_history', [linkOf(row)])) {
    await tx
      .insertInto('setting_history')
      .values({ id, ...row, prev_hash: prevHash, hash })
      .execute()
  }
}

/** The changes, the newest first; those before a change, or all. */
export async function listChanges(
  db: Executor,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<SettingChange[]> {
  const rows = await db
    .selectFrom('setting_history')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** What stood under the key before a change, or stands there last; undefined if nothing is known. */
export async function changeBefore(db: Executor, key: string, id?: number): Promise<SettingChange | undefined> {
  const row = await db
    .selectFrom('setting_history')
    .selectAll()
    .where('key', '=', key)
    .$if(id !== undefined, (query) => query.where('id', '<', id!))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

/**
 * Keys under which something else is in force than the last change says, or nothing at all. What was never changed
 * since there is a history is not compared.
 */
export async function settingDifferences(db: Executor): Promise<string[]> {
  const [settings, years] = [
    await db.selectFrom('setting').selectAll().execute(),
    await db.selectFrom('calendar_year').selectAll().execute(),
  ]
  const inForce = new Map<string, unknown[]>()
  for (const row of settings) {
    inForce.set(row.key, [JSON.parse(row.value), row.updated_at, row.updated_by, row.reason])
  }
  for (const row of years) {
    inForce.set(`calendar.${row.year}`, [JSON.parse(row.notice), row.imported_at, row.imported_by, null])
  }
  return (await lastChanges(db))
    .filter(({ key }) => !key.startsWith('counter.') && !key.startsWith('user.'))
    .filter(({ key, value, at, by, reason }) => {
      const stored = inForce.get(key)
      return !stored || canonicalJson(stored) !== canonicalJson([value, at, by, reason])
    })
    .map(({ key }) => key)
}

/** The last change under each key. */
async function lastChanges(db: Executor): Promise<SettingChange[]> {
  const rows = await db
    .selectFrom('setting_history')
    .selectAll()
    .where('id', 'in', (of) =>
      of
        .selectFrom('setting_history')
        .select((eb) => eb.fn.max('id').as('id'))
        .groupBy('key'),
    )
    .orderBy('key')
    .execute()
  return rows.map(fromRow)
}

/** Follows the chain of the changes from the first to the last. */
export async function settingChainFaults(db: Executor): Promise<ChainFault[]> {
  const read = async (after: number, limit: number) => {
    const rows = await db
      .selectFrom('setting_history')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => ({ ...linkOf(row), id: row.id, prevHash: row.prev_hash, hash: row.hash }))
  }
  return (await walkChain(db, 'setting_history', read)).faults
}

/** A change as a link of a chain: the key stands for the owner, the reason for the state. */
function linkOf(row: Omit<SettingHistoryTable, 'id' | 'prev_hash' | 'hash'>): Link {
  return {
    ownerId: row.key,
    seq: 0,
    type: 'SETTING_CHANGED',
    occurredOn: '',
    recordedAt: row.recorded_at,
    actorId: row.recorded_by ?? '',
    payload: row.value,
    machineVersion: 0,
    stateAfter: JSON.stringify(row.reason),
  }
}

function fromRow(row: SettingHistoryTable): SettingChange {
  return {
    id: row.id,
    key: row.key,
    value: JSON.parse(row.value),
    reason: row.reason,
    at: row.recorded_at,
    by: row.recorded_by,
  }
}
