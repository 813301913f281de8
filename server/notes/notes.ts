import { isStorageError } from '../../db/errors.ts'
import { inTransaction } from '../../db/executor.ts'
import { getCase } from '../../db/repositories/cases.ts'
import { noteOf, saveNote } from '../../db/repositories/notes.ts'
import type { NoteView } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { found, refusal } from '../fail.ts'
import { indexNotes } from '../search/others.ts'

/** The caller's own note on a case; empty if there is none. Throws NOT_FOUND. */
export async function mine(app: App, actor: Actor, { caseId }: Parsed['notes']['mine']): Promise<NoteView> {
  await found('case', getCase(app.db, caseId))
  return (await noteOf(app.db, caseId, actor.id)) ?? { body: '', version: 0, updatedAt: null }
}

/** Saves the caller's own note over the version that was open. Throws NOT_FOUND, NOTE_CHANGED with the other text. */
export async function save(
  app: App,
  actor: Actor,
  { caseId, body, version }: Parsed['notes']['save'],
): Promise<NoteView> {
  await found('case', getCase(app.db, caseId))
  try {
    return await inTransaction(app.db, async (tx) => {
      const saved = await saveNote(tx, { caseId, userId: actor.id, body, at: app.now() }, version)
      await indexNotes(tx, caseId)
      return saved
    })
  } catch (error) {
    const other = isStorageError(error, 'STALE_VERSION') && (await noteOf(app.db, caseId, actor.id))
    if (other) throw refusal('NOTE_CHANGED', other)
    throw error
  }
}
