import { z } from 'zod'
import { command, query, signedIn } from './define.ts'
import { only } from './errors.ts'
import { id, instant, version } from './values.ts'

const note = z.object({ body: z.string(), version, updatedAt: instant.nullable() })

/** What one person notes of a case; nobody else reads it. */
export const notes = {
  mine: query(signedIn)
    .route({ summary: '我的便笺 My note on a case' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ caseId: id }))
    .output(note),
  save: command(signedIn)
    .route({ summary: '保存便笺 Save my note' })
    .errors(only('NOT_FOUND', 'NOTE_CHANGED'))
    .input(z.object({ caseId: id, body: z.string().max(50_000), version }))
    .output(note),
}

export type NoteView = z.output<typeof note>
