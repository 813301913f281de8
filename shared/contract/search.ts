import { z } from 'zod'
import { query, signedIn } from './define.ts'
import { id } from './values.ts'

/** Groups of an answer, in the order in which they are shown. */
export const searchGroups = ['case', 'party', 'consultation', 'text'] as const

export const searchHit = z.object({
  subject: z.enum(['case', 'consultation']),
  ownerId: id,
  /** Number and heading of the case or consultation it belongs to. */
  number: z.string().nullable(),
  title: z.string(),
  open: z.boolean(),
  kind: z.enum(['case', 'party', 'consultation', 'record', 'note', 'material', 'document']),
  /** Which of its kind: the sequence number of an entry, the id of a party or a material. */
  ref: z.string(),
  /** Name of a party or a material; of an entry the code of its event. */
  label: z.string(),
  /** The words around what was looked for; null where it was found by pinyin or in what is shown anyway. */
  excerpt: z.object({ before: z.string(), match: z.string(), after: z.string() }).nullable(),
})

export const search = {
  /** Finds every word of the text, of any length, in cases, parties, consultations and texts. */
  find: query(signedIn)
    .route({ summary: '查找 Search' })
    .input(
      z.object({
        text: z.string().trim().min(1).max(100),
        groups: z.array(z.enum(searchGroups)).optional(),
        limit: z.int().min(1).max(50).default(6),
      }),
    )
    .output(
      z.object({
        groups: z.array(
          z.object({
            group: z.enum(searchGroups),
            hits: z.array(searchHit),
            /** How many there are; counting stops at `atMost`. */
            total: z.int(),
          }),
        ),
        atMost: z.int(),
        /** False while the index of an older file is still being built. */
        complete: z.boolean(),
      }),
    ),
  /** First letters of the pinyin of each text, several readings in words: 中止 gives "zz". */
  initials: query(signedIn)
    .route({ summary: '拼音首字母 Pinyin initials' })
    .input(z.object({ texts: z.array(z.string().max(100)).max(1000) }))
    .output(z.array(z.string())),
}
