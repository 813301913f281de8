import { createContext, useContext } from 'react'
import type { PartyRole } from '../../../shared/case/fields.ts'
import type { CivilDate } from '../../../shared/time-limits/index.ts'
import type { Row } from './values.ts'

export type Choice = { id: string; name: string }
export type PartyChoice = Choice & { role: PartyRole; represented: boolean }

/** What the pickers of a form choose from. */
export type FormSources = {
  today: CivilDate
  parties: readonly PartyChoice[]
  staff: readonly Choice[]
  letters: readonly Choice[]
  /** Who handles the case, or will as the one at work: the usual answer where a form asks for officers. */
  officer: string | null
  reviewers: readonly string[]
  /** Finds cases by number or name, for the field that names another case. */
  findCases(text: string): Promise<readonly Choice[]>
  /** What was written before and may be taken over into a text field, e.g. "parties.name"; null: nothing to offer. */
  suggest?: (path: string, row: Row) => ((text: string) => Promise<readonly Suggestion[]>) | null
  /** What looks wrong about an answer without keeping it from being saved. */
  remark?: (name: string, value: unknown) => string | null
}

/** An earlier answer: taken over it fills `patch` into its row and `outer` into the form around it. */
export type Suggestion = { label: string; detail: string; patch: Row; outer?: Row }

export const noSources: FormSources = {
  today: '2024-01-01',
  parties: [],
  staff: [],
  letters: [],
  officer: null,
  reviewers: [],
  findCases: async () => [],
}

const SourcesContext = createContext<FormSources>(noSources)
export const SourcesProvider = SourcesContext.Provider
export const useSources = (): FormSources => useContext(SourcesContext)
