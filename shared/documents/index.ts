export {
  type Block,
  type DocumentContent,
  type FormRow,
  type Missing,
  type Place,
  plainText,
  type Run,
  type TableColumn,
  type Text,
} from './content.ts'
export type { Basis, DocumentDefinition, DocumentGroup } from './define.ts'
export { type DocumentKind, documentContent, documentKinds, documents, isDocumentKind } from './kinds.ts'
export type { DocumentOrgan, DocumentSource, PartyDetails } from './source.ts'
