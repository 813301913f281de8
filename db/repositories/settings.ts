import type { Executor } from '../executor.ts'
import { prepared } from '../prepared.ts'
import type { SettingTable } from '../schema.ts'
import { changeBefore, recordChange } from './settingHistory.ts'

export type Setting = {
  key: string
  value: unknown
  updatedAt: string
  updatedBy: string | null
  reason: string | null
}

const settingRow = prepared<{ key: string }, SettingTable>((db, parameter) =>
  db.selectFrom('setting').selectAll().where('key', '=', parameter('key')),
)

/** A setting with who changed it last, undefined if it was never set. */
export async function getSetting(db: Executor, key: string): Promise<Setting | undefined> {
  const row = (await settingRow(db, { key })).rows[0]
  return row && fromRow(row)
}

/** These settings, or all of them, in order of their keys. */
export async function allSettings(db: Executor, keys?: readonly string[]): Promise<Setting[]> {
  const rows = await db
    .selectFrom('setting')
    .selectAll()
    .$if(keys !== undefined, (query) => query.where('key', 'in', keys!))
    .orderBy('key')
    .execute()
  return rows.map(fromRow)
}

function fromRow(row: SettingTable): Setting {
  return {
    key: row.key,
    value: JSON.parse(row.value),
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    reason: row.reason,
  }
}

/** Writes a setting as JSON, over what it was before, and into the history. Call it inside a transaction. */
export async function putSetting(
  tx: Executor,
  setting: Omit<Setting, 'reason'> & { reason?: string | null },
): Promise<void> {
  await keepEarlier(tx, setting.key)
  const row = {
    key: setting.key,
    value: JSON.stringify(setting.value),
    updated_at: setting.updatedAt,
    updated_by: setting.updatedBy,
    reason: setting.reason ?? null,
  }
  const { key: _key, ...change } = row
  await tx
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(change))
    .execute()
  await recordChange(tx, {
    key: row.key,
    value: setting.value,
    reason: row.reason,
    at: row.updated_at,
    by: row.updated_by,
  })
}

/** A value that was set before there was a history comes first in it. */
async function keepEarlier(tx: Executor, key: string): Promise<void> {
  const stored = await getSetting(tx, key)
  if (!stored || (await changeBefore(tx, key))) return
  const { value, reason, updatedAt: at, updatedBy: by } = stored
  await recordChange(tx, { key, value, reason, at, by })
}

/** A mark of the program itself, such as the day of the last run of a job. */
export async function getMark(db: Executor, key: string): Promise<string | undefined> {
  return (await db.selectFrom('process_state').select('value').where('key', '=', key).executeTakeFirst())?.value
}

/** Sets a mark of the program. */
export async function putMark(db: Executor, key: string, value: string): Promise<void> {
  await db
    .insertInto('process_state')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
