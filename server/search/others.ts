import type { Executor } from '../../db/executor.ts'
import { materialsOf } from '../../db/repositories/materials.ts'
import { notesToIndex } from '../../db/repositories/notes.ts'
import { replaceSearchEntries, type SearchEntry } from '../../db/repositories/search.ts'
import { isSealed } from '../materials/access.ts'

/** Names and purposes of the papers of a case; papers of its mediation and those in the recycle bin are not found. */
export async function indexMaterials(tx: Executor, caseId: string): Promise<void> {
  const materials = await materialsOf(tx, caseId)
  const entries = materials
    .filter((material) => material.removedAt === null && !isSealed(material))
    .map(
      (material): SearchEntry => ({
        kind: 'material',
        ref: material.id,
        label: material.name,
        text: [material.name, material.purpose].filter(Boolean).join('\n'),
        initials: '',
        readerId: null,
      }),
    )
  await replaceSearchEntries(tx, { subject: 'case', id: caseId }, ['material'], entries)
}

/** The notes on a case, each found by the person alone who wrote it. */
export async function indexNotes(tx: Executor, caseId: string): Promise<void> {
  const entries = (await notesToIndex(tx, caseId)).map(
    ({ userId, body }): SearchEntry => ({
      kind: 'note',
      ref: userId,
      label: '',
      text: body,
      initials: '',
      readerId: userId,
    }),
  )
  await replaceSearchEntries(tx, { subject: 'case', id: caseId }, ['note'], entries)
}
