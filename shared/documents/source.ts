import type { CaseFacts, CaseLimit, LoggedEvent } from '../case/index.ts'
import type { CivilDate } from '../time-limits/index.ts'

/** A party as its papers name it; what was not given is absent. */
export type PartyDetails = {
  id: string
  role: 'applicant' | 'respondent' | 'thirdParty'
  kind: string
  name: string
  idNumber?: string
  creditCode?: string
  address?: string
  serviceAddress?: string
  phone?: string
  head?: string
}

/** The reconsideration organ and its institution as papers name them. */
export type DocumentOrgan = {
  /** 行政复议机关, e.g. a people's government. */
  name: string
  /** 行政复议机构, e.g. its justice bureau; absent while nobody has said. */
  institution?: string
  address?: string
  phone?: string
  /** Court of first instance for suits against its decisions. */
  court?: string
}

/** Everything a document is made from. Pure data: the same source gives the same document for ever. */
export type DocumentSource = {
  organ: DocumentOrgan
  number: string
  facts: CaseFacts
  /** The entries that still count (effectiveLog). */
  log: readonly LoggedEvent[]
  parties: readonly PartyDetails[]
  limits: readonly CaseLimit[]
  /** Name of a member of staff, null for one who is not known. */
  nameOf: (staffId: string) => string | null
  /** The day it is made: it follows the texts in force on this day (documents.md §0). */
  on: CivilDate
  /** 文号, once taken. */
  documentNumber: string | null
  /** Whom this copy is for, where a document has one text a recipient. */
  recipient: string | null
  /** The entry it was made for, e.g. the third of several mediation sessions; null: the latest of its kind. */
  entry: number | null
  letter: string | null
}
