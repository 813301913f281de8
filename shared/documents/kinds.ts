import type { DocumentContent } from './content.ts'
import type { DocumentDefinition } from './define.ts'
import { acceptanceNotice, supplementNotice } from './kinds/acceptance.ts'
import { decision } from './kinds/decision.ts'
import type { DocumentSource } from './source.ts'
import { createWriter } from './writer.ts'

/** Every paper the program can make, in the order of a file. Codes are stored: never rename one. */
export const documents = {
  supplementNotice,
  acceptanceNotice,
  decision,
} as const satisfies Record<string, DocumentDefinition>

export type DocumentKind = keyof typeof documents
export const documentKinds = Object.keys(documents) as DocumentKind[]

export const isDocumentKind = (code: string): code is DocumentKind => Object.hasOwn(documents, code)

/**
 * The content of a document from the facts of its case and the blanks filled in for it. Pure. Values that are required
 * and absent stand as blanks in the text and are named in `missing`; such a document may not be issued.
 */
export function documentContent(
  kind: DocumentKind,
  source: DocumentSource,
  asked: Readonly<Record<string, unknown>> = {},
): DocumentContent {
  const writer = createWriter(source, kind, asked)
  const blocks = documents[kind].content(writer)
  const title = blocks.find((block) => block.kind === 'title')?.lines.join('') ?? kind
  return { title, blocks, missing: [...writer.missing] }
}
