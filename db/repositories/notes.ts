import { StorageError } from '../errors.ts'
import type { Executor } from '../executor.ts'

/** What one person notes of a case for themselves. */
export type PrivateNote = { body: string; version: number; updatedAt: string }

/** The note of this person on this case; undefined if there is none. There is no way to read somebody else's. */
export async function noteOf(db: Executor, caseId: string, userId: string): Promise<PrivateNote | undefined> {
  const row = await db
    .selectFrom('private_note')
    .select(['body', 'version', 'updated_at'])
    .where('case_id', '=', caseId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row && { body: row.body, version: row.version, updatedAt: row.updated_at }
}

/** Every note on a case with whose it is, for the search index alone: there each is found by its writer only. */
export async function notesToIndex(db: Executor, caseId: string): Promise<{ userId: string; body: string }[]> {
  const rows = await db
    .selectFrom('private_note')
    .select(['user_id', 'body'])
    .where('case_id', '=', caseId)
    .where('body', '<>', '')
    .orderBy('user_id')
    .execute()
  return rows.map((row) => ({ userId: row.user_id, body: row.body }))
}

/** Writes a note over the version that was open; 0 for a new one. Throws STALE_VERSION if another window was faster. */
export async function saveNote(
  tx: Executor,
  { caseId, userId, body, at }: { caseId: string; userId: string; body: string; at: string },
  expected: number,
): Promise<PrivateNote> {
  const row = { body, version: expected + 1, updated_at: at }
  if (expected === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('private_note')
      .values({ case_id: caseId, user_id: userId, ...row })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (Number(numInsertedOrUpdatedRows) !== 1) throw new StorageError('STALE_VERSION', {})
  } else {
    const { numUpdatedRows } = await tx
      .updateTable('private_note')
      .set(row)
      .where('case_id', '=', caseId)
      .where('user_id', '=', userId)
      .where('version', '=', expected)
      .executeTakeFirst()
    if (Number(numUpdatedRows) !== 1) throw new StorageError('STALE_VERSION', {})
  }
  return { body, version: row.version, updatedAt: at }
}
