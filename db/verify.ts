import type { CorrectionRecord } from '../shared/duties/corrections.ts'
import type { CourtRecord } from '../shared/duties/courtRecord.ts'
import type { Duty } from '../shared/duties/duty.ts'
import type { MediationTally } from '../shared/duties/mediationTally.ts'
import type { SheetRow } from '../shared/reports/caseSheet.ts'
import type { ChainFault } from './chain.ts'
import type { Executor } from './executor.ts'
import { sheetRowsOf } from './repositories/caseSheet.ts'
import { type CaseRecord, recordFromRow } from './repositories/cases.ts'
import {
  type ConsultationRecord,
  consultationChainFaults,
  consultationFromRow,
  consultationHistoriesOf,
} from './repositories/consultations.ts'
import { correctionTables } from './repositories/corrections.ts'
import { dutiesOfAll } from './repositories/duties.ts'
import { caseChainFaults, historiesOf, type LoggedEvent } from './repositories/events.ts'
import { courtTables } from './repositories/litigation.ts'
import { mediationTallies } from './repositories/mediationTally.ts'
import { type PartyInput, partiesOfAll } from './repositories/parties.ts'
import { type SearchEntry, type SearchKind, searchEntriesOfAll } from './repositories/search.ts'
import { type StageRun, stageRunsOfAll } from './repositories/stageRuns.ts'
import type { Subject } from './schema.ts'
import { canonicalJson } from './text.ts'

/**
 * Hashes every event of both logs again and follows the chains from the first link to the last. Returns
 * how many were checked and what does not fit; `onProgress` is told the number checked so far.
 */
export async function verifyChain(
  db: Executor,
  onProgress?: (checked: number) => void,
): Promise<{ checked: number; faults: ChainFault[] }> {
  const cases = await caseChainFaults(db, onProgress)
  const consultations = await consultationChainFaults(db, (checked) => onProgress?.(cases.checked + checked))
  return { checked: cases.checked + consultations.checked, faults: [...cases.faults, ...consultations.faults] }
}

/** Something stored that does not follow from the history. `key` names the row where there are several. */
export type Difference = {
  subject: Subject
  ownerId: string
  part:
    | 'record'
    | 'duty'
    | 'stageRun'
    | 'party'
    | 'sheet'
    | 'search'
    | 'history'
    | 'correction'
    | 'defect'
    | 'pressure'
    | 'courtInstance'
    | 'courtHearing'
    | 'mediation'
  key: string | null
  /** The field that differs; null: the whole row is missing or one too many. */
  field: string | null
  stored: unknown
  expected: unknown
}

/** What follows from a history. Only the fields that are given are compared. */
export type DerivedCase = {
  record: Partial<CaseRecord>
  duties: readonly Duty[]
  stageRuns: readonly StageRun[]
  parties: readonly PartyInput[]
  search: DerivedSearch
  /** Left out: not compared. */
  sheet?: SheetRow
  corrections: CorrectionRecord
  court: CourtRecord
  mediation: readonly MediationTally[]
}
export type DerivedConsultation = {
  record: Partial<ConsultationRecord>
  duties: readonly Duty[]
  search: DerivedSearch
}
/** What is found by its history, and the kinds of texts that are. */
export type DerivedSearch = { kinds: readonly SearchKind[]; entries: readonly SearchEntry[] }
export type Derivation = {
  deriveCase(history: readonly LoggedEvent[], record: CaseRecord): DerivedCase
  deriveConsultation(history: readonly LoggedEvent<string>[], record: ConsultationRecord): DerivedConsultation
}
export type VerifyStep = { checked: number; total: number; differences: Difference[] }

/**
 * Folds every history anew and compares what is stored with what follows from it: cases first, then
 * consultations. Yields after each batch, with the differences found in it.
 */
export async function* verifyProjections(
  db: Executor,
  derivation: Derivation,
  batch = 200,
): AsyncGenerator<VerifyStep> {
  const total = (await countOf(db, 'reconsideration_case')) + (await countOf(db, 'consultation'))
  let checked = 0
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('reconsideration_case')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute()
    if (rows.length === 0) break
    const ids = rows.map((row) => row.id)
    const [histories, duties, runs, parties, texts, sheet] = [
      await historiesOf(db, ids),
      await dutiesOfAll(db, ids),
      await stageRunsOfAll(db, ids),
      await partiesOfAll(db, ids),
      await searchEntriesOfAll(db, ids),
      await sheetRowsOf(db, ids),
    ]
    const aftermath = await aftermathOfAll(db, ids)
    const differences = rows.flatMap((row) => {
      const record = recordFromRow(row)
      const owner = { subject: 'case', ownerId: row.id } as const
      const history = histories.get(row.id) ?? []
      const broken = brokenSequence(owner, history)
      if (broken) return [broken]
      const expected = derivation.deriveCase(history, record)
      return [
        ...compareFields(owner, 'record', null, record, expected.record),
        ...compareRows(owner, 'duty', duties.get(row.id) ?? [], expected.duties, (duty) => duty.key),
        ...compareRows(
          owner,
          'stageRun',
          runs.get(row.id) ?? [],
          expected.stageRuns,
          (run) => `${run.cycle}:${run.stage}:${run.no}`,
        ),
        ...(expected.sheet
          ? compareRows(owner, 'sheet', sheetRowOf(sheet.get(row.id)), [expected.sheet], () => 'row')
          : []),
        ...compareRows(owner, 'party', parties.get(row.id) ?? [], expected.parties, (party) => party.id),
        ...compareSearch(owner, texts.get(row.id) ?? [], expected.search),
        ...aftermath.flatMap((compare) => compare(owner, expected)),
      ]
    })
    checked += rows.length
    after = ids.at(-1)!
    yield { checked, total, differences }
  }
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('consultation')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute()
    if (rows.length === 0) break
    const ids = rows.map((row) => row.id)
    const [histories, duties, texts] = [
      await consultationHistoriesOf(db, ids),
      await dutiesOfAll(db, ids),
      await searchEntriesOfAll(db, ids),
    ]
    const differences = rows.flatMap((row) => {
      const record = consultationFromRow(row)
      const owner = { subject: 'consultation', ownerId: row.id } as const
      const history = histories.get(row.id) ?? []
      const broken = brokenSequence(owner, history)
      if (broken) return [broken]
      const expected = derivation.deriveConsultation(history, record)
      return [
        ...compareFields(owner, 'record', null, record, expected.record),
        ...compareRows(owner, 'duty', duties.get(row.id) ?? [], expected.duties, (duty) => duty.key),
        ...compareSearch(owner, texts.get(row.id) ?? [], expected.search),
      ]
    })
    checked += rows.length
    after = ids.at(-1)!
    yield { checked, total, differences }
  }
}

const sheetRowOf = (row: SheetRow | undefined): SheetRow[] => (row ? [row] : [])

type Owner = Pick<Difference, 'subject' | 'ownerId'>

/** The stored letters, defects, measures, suits and hearings of cases, each table with the way to compare it. */
async function aftermathOfAll(db: Executor, ids: readonly string[]) {
  type Table<T> = { ofAll(db: Executor, ids: readonly string[]): Promise<Map<string, T[]>>; keyOf(row: T): string }
  async function table<T extends object>(
    part: Difference['part'],
    { ofAll, keyOf }: Table<T>,
    expected: (derived: DerivedCase) => readonly T[],
  ) {
    const stored = await ofAll(db, ids)
    return (owner: Owner, derived: DerivedCase) =>
      compareRows(owner, part, stored.get(owner.ownerId) ?? [], expected(derived), keyOf)
  }
  return [
    await table('correction', correctionTables.corrections, ({ corrections }) => corrections.corrections),
    await table('defect', correctionTables.defects, ({ corrections }) => corrections.defects),
    await table('pressure', correctionTables.pressure, ({ corrections }) => corrections.pressure),
    await table('courtInstance', courtTables.instances, ({ court }) => court.instances),
    await table('courtHearing', courtTables.hearings, ({ court }) => court.hearings),
    await table('mediation', mediationTallies, ({ mediation }) => mediation),
  ]
}

/** A history that is empty or has a hole cannot be folded. */
function brokenSequence(owner: Owner, history: readonly LoggedEvent<string>[]): Difference | undefined {
  const seqs = history.map((event) => event.seq)
  if (seqs.length > 0 && seqs.every((seq, i) => seq === i + 1)) return undefined
  return { ...owner, part: 'history', key: null, field: 'seq', stored: seqs, expected: seqs.map((_, i) => i + 1) }
}

function compareFields(
  owner: Owner,
  part: Difference['part'],
  key: string | null,
  stored: object,
  expected: object,
): Difference[] {
  return Object.entries(expected).flatMap(([field, value]): Difference[] => {
    const found = (stored as Record<string, unknown>)[field] ?? null
    const wanted = value ?? null
    return canonicalJson(found) === canonicalJson(wanted)
      ? []
      : [{ ...owner, part, key, field, stored: found, expected: wanted }]
  })
}

function compareRows<S extends object, E extends object>(
  owner: Owner,
  part: Difference['part'],
  stored: readonly S[],
  expected: readonly E[],
  keyOf: (row: S | E) => string,
): Difference[] {
  const found = new Map(stored.map((row) => [keyOf(row), row]))
  const differences = expected.flatMap((row): Difference[] => {
    const key = keyOf(row)
    const match = found.get(key)
    found.delete(key)
    return match
      ? compareFields(owner, part, key, match, row)
      : [{ ...owner, part, key, field: null, stored: null, expected: row }]
  })
  for (const [key, row] of found) differences.push({ ...owner, part, key, field: null, stored: row, expected: null })
  return differences
}

/** Texts that others feed (notes, materials) do not follow from the history and are left alone here. */
function compareSearch(owner: Owner, stored: readonly SearchEntry[], { kinds, entries }: DerivedSearch): Difference[] {
  const own = stored.filter((entry) => kinds.includes(entry.kind))
  return compareRows(owner, 'search', own, entries, (entry) => `${entry.kind}:${entry.ref}`)
}

async function countOf(db: Executor, table: 'reconsideration_case' | 'consultation'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
