import type { EventType, Fields } from '../case/index.ts'
import type { CivilDate } from '../time-limits/index.ts'
import type { Block } from './content.ts'
import type { Writer } from './writer.ts'

/** Chapters of documents.md §2. */
export type DocumentGroup = 'beforeAcceptance' | 'acceptance' | 'trial' | 'decision' | 'afterDecision' | 'file'

/** A text in force from and to a day (both inclusive); the article it rests on in that time. */
export type Basis = { article: string; from?: CivilDate; to?: CivilDate }

export type DocumentDefinition = {
  group: DocumentGroup
  bases: readonly Basis[]
  /** The steps whose paper it is: it is offered beside their forms, for the step to come and for one recorded. */
  steps: readonly EventType[]
  /** One text for all, or one a recipient, a letter or an entry of the log. */
  each: 'case' | 'applicant' | 'respondent' | 'thirdParty' | 'party' | 'letter' | 'entry'
  /** Whether it takes a number (文号) when it is signed; records and internal forms take none. */
  numbered: boolean
  sealed: boolean
  /** 正卷 is open to the parties (行政复议法 第47条), 副卷 is not; `mediation` lies apart from both (实施条例2026 第48条). */
  volume: 'main' | 'side' | 'mediation'
  /** Blanks that no step asks for. */
  asks: Fields
  content(writer: Writer): Block[]
}

/** A kind of document, as typed in by us. */
export function define(definition: Omit<DocumentDefinition, 'asks'> & { asks?: Fields }): DocumentDefinition {
  return { asks: {}, ...definition }
}
