import type { TermGroup } from '../terms/index.ts'

/**
 * The list of cases as a sheet: one row a case, one text a cell. Screen, counts, export and print all read these
 * columns through one query, so they cannot show different things.
 */
export type SheetColumn = (
  | { kind: 'text' | 'date' | 'staff' | 'band' | 'openness' | 'duty' }
  | { kind: 'term' | 'terms'; group: TermGroup }
) & {
  /** The blank of the application that the cell shows; it can be edited in the list as a correction. */
  fact?: Fact
  /** Shown in part unless somebody asks for the whole. */
  personal?: 'idNumber' | 'phone'
}
/** A field of APPLICATION_RECEIVED, or of its first party in that role. */
export type Fact = { field: string; party?: 'applicant' | 'respondent'; optional?: true }

const fact = (field: string): Fact => ({ field })
const optionalFact = (field: string): Fact => ({ field, optional: true })
const partyFact = (party: 'applicant' | 'respondent', field: string, optional?: true): Fact => ({
  field,
  party,
  ...(optional ? { optional } : {}),
})

export const sheetColumns = {
  number: { kind: 'text' },
  band: { kind: 'band' },
  dueOn: { kind: 'date' },
  nextStep: { kind: 'duty' },
  applicant: { kind: 'text', fact: partyFact('applicant', 'name') },
  respondent: { kind: 'text', fact: partyFact('respondent', 'name') },
  matterType: { kind: 'term', group: 'matterType', fact: fact('matterType') },
  administrativeField: {
    kind: 'term',
    group: 'administrativeField',
    fact: optionalFact('administrativeField'),
  },
  actTitle: { kind: 'text', fact: fact('actTitle') },
  actNumber: { kind: 'text', fact: optionalFact('actNumber') },
  actMadeOn: { kind: 'date', fact: optionalFact('actMadeOn') },
  actServedOn: { kind: 'date', fact: optionalFact('actServedOn') },
  respondentLevel: { kind: 'term', group: 'respondentLevel', fact: optionalFact('respondentLevel') },
  applicantKind: { kind: 'term', group: 'partyKind' },
  applicantIdNumber: { kind: 'text', fact: partyFact('applicant', 'idNumber', true), personal: 'idNumber' },
  applicantPhone: { kind: 'text', fact: partyFact('applicant', 'phone', true), personal: 'phone' },
  applicantAddress: { kind: 'text', fact: partyFact('applicant', 'serviceAddress', true) },
  channel: { kind: 'term', group: 'applicationChannel' },
  procedureKind: { kind: 'term', group: 'procedureKind' },
  stage: { kind: 'term', group: 'stage' },
  mainState: { kind: 'term', group: 'mainState' },
  openness: { kind: 'openness' },
  officer: { kind: 'staff' },
  receivedOn: { kind: 'date' },
  acceptedOn: { kind: 'date' },
  closedOn: { kind: 'date' },
  archivedOn: { kind: 'date' },
  outcome: { kind: 'terms', group: 'outcomeKind' },
  documentNumber: { kind: 'text' },
  changedOn: { kind: 'date' },
} as const satisfies Record<string, SheetColumn>

export type SheetColumnId = keyof typeof sheetColumns
export const sheetColumnIds = Object.keys(sheetColumns) as SheetColumnId[]
export const sheetColumn = (id: SheetColumnId): SheetColumn => sheetColumns[id]

/** Every column but the light, which changes with the day. */
export type SheetCells = Record<Exclude<SheetColumnId, 'band'>, string | null>
