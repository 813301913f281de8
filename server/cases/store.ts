import type { Executor } from '../../db/executor.ts'
import { replaceSheetRow } from '../../db/repositories/caseSheet.ts'
import { type CaseRecord, getCase, insertCase, saveCase } from '../../db/repositories/cases.ts'
import { replaceCorrections } from '../../db/repositories/corrections.ts'
import { replaceDuties } from '../../db/repositories/duties.ts'
import { appendEvents, historyOf } from '../../db/repositories/events.ts'
import { replaceCourt } from '../../db/repositories/litigation.ts'
import { mediationTallies } from '../../db/repositories/mediationTally.ts'
import { replaceParties } from '../../db/repositories/parties.ts'
import { replaceSearchEntries } from '../../db/repositories/search.ts'
import { replaceStageRuns } from '../../db/repositories/stageRuns.ts'
import {
  CASE_MACHINE_VERSION,
  type CaseEnvironment,
  type CaseState,
  fold,
  type LoggedEvent,
  mainState,
  revive,
  type StoredCase,
} from '../../shared/case/index.ts'
import { found } from '../fail.ts'
import { caseSearchEntries, kindsOfCase } from '../search/entries.ts'
import { type CaseProjection, caseSearchText, project } from './project.ts'

/** A case as it is stored, brought to life. */
export type LoadedCase = { record: CaseRecord; history: LoggedEvent[]; state: CaseState }

/** A case with its history. Throws NOT_FOUND. */
export async function loadCase(db: Executor, id: string): Promise<LoadedCase> {
  const record = await found('case', getCase(db, id))
  const history = await historyOf(db, id)
  return { record, history, state: revive(record.snapshot as StoredCase, history) }
}

/** Writes a new case: row, history, projections. Call it inside the transaction that took its number. */
export async function insertNewCase(
  tx: Executor,
  { id, number }: { id: string; number: string },
  history: readonly LoggedEvent[],
  state: CaseState,
  env: CaseEnvironment,
): Promise<LoadedCase> {
  const projection = project(state, history, env)
  const record: CaseRecord = {
    id,
    number,
    ...projection.columns,
    createdAt: env.recordedAt,
    updatedAt: env.recordedAt,
    searchText: caseSearchText(number, projection),
  }
  await insertCase(tx, record)
  await append(tx, id, [], history, state)
  await writeProjection(tx, record, projection, history)
  return { record, history: [...history], state }
}

/**
 * Writes what a step did: its entries, the new state and everything that follows from both. Throws STALE_VERSION
 * (StorageError) if somebody else was faster. Call it inside one transaction with the load.
 */
export async function saveStep(
  tx: Executor,
  before: LoadedCase,
  events: readonly LoggedEvent[],
  state: CaseState,
  env: CaseEnvironment,
): Promise<LoadedCase> {
  const history = [...before.history, ...events]
  const projection = project(state, history, env)
  const { id, number, createdAt } = before.record
  const record = await saveCase(tx, before.record, {
    id,
    number,
    ...projection.columns,
    createdAt,
    // Dates computed anew are no step: the case keeps its place in lists by last change.
    updatedAt: events.length > 0 ? env.recordedAt : before.record.updatedAt,
    searchText: caseSearchText(number, projection),
  })
  await append(tx, id, before.history, events, state)
  await writeProjection(tx, record, projection, history)
  return { record, history, state }
}

async function append(
  tx: Executor,
  id: string,
  before: readonly LoggedEvent[],
  events: readonly LoggedEvent[],
  state: CaseState,
): Promise<void> {
  const entries = events.map((event, i) => ({
    ...event,
    machineVersion: CASE_MACHINE_VERSION,
    stateAfter: i === events.length - 1 ? mainState(state) : mainState(fold([...before, ...events.slice(0, i + 1)])),
  }))
  await appendEvents(tx, id, entries)
}

async function writeProjection(
  tx: Executor,
  record: CaseRecord,
  projection: CaseProjection,
  history: readonly LoggedEvent[],
): Promise<void> {
  const { id, number } = record
  await replaceParties(tx, id, projection.parties)
  await replaceDuties(tx, id, 'case', projection.duties)
  await replaceStageRuns(tx, id, projection.runs)
  await replaceSheetRow(tx, id, projection.sheet(record))
  await replaceSearchEntries(tx, { subject: 'case', id }, kindsOfCase, caseSearchEntries(number, projection, history))
  await replaceCorrections(tx, id, projection.corrections)
  await replaceCourt(tx, id, projection.court)
  await mediationTallies.replace(tx, id, projection.mediation)
}
