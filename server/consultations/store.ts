import { isStorageError } from '../../db/errors.ts'
import type { Executor } from '../../db/executor.ts'
import {
  appendConsultationEvents,
  type ConsultationRecord,
  consultationHistoryOf,
  getConsultation,
  insertConsultation,
  saveConsultation,
} from '../../db/repositories/consultations.ts'
import { replaceDuties } from '../../db/repositories/duties.ts'
import { bindNumber, reserveNumber } from '../../db/repositories/numbers.ts'
import { replaceSearchEntries } from '../../db/repositories/search.ts'
import { searchText } from '../../db/text.ts'
import {
  CONSULTATION_MACHINE_VERSION,
  type ConsultationEntry,
  type ConsultationState,
  consultationStateName,
  foldConsultation,
  isConsultationOpen,
  reviveConsultation,
  type StoredConsultation,
  storeConsultation,
} from '../../shared/case/consultation.ts'
import type { CaseEnvironment } from '../../shared/case/index.ts'
import { consultationDuties, type Duty } from '../../shared/duties/index.ts'
import { yearOf } from '../../shared/time-limits/index.ts'
import type { Desk } from '../desk.ts'
import { found, refusal } from '../fail.ts'
import { issuing } from '../numbers/format.ts'
import { consultationSearchEntries, kindsOfConsultation } from '../search/entries.ts'

export type LoadedConsultation = { record: ConsultationRecord; history: ConsultationEntry[]; state: ConsultationState }
export type ConsultationColumns = Omit<ConsultationRecord, 'id' | 'number' | 'updatedAt'>

/** What is stored of a consultation besides its history, computed from the history and its number alone. */
export function projectConsultation(
  state: ConsultationState,
  history: readonly ConsultationEntry[],
  env: CaseEnvironment,
  number: string | null,
): { columns: ConsultationColumns; duties: Duty[] } {
  const facts = state.context
  return {
    columns: {
      version: history.length,
      state: consultationStateName(state),
      open: isConsultationOpen(state),
      kind: facts.kind,
      channel: facts.channel,
      originBody: facts.originBody,
      registeredOn: facts.registered.on,
      personName: facts.person,
      phone: facts.phone,
      matter: facts.matter,
      staffId: facts.registered.by,
      linkedCaseId: facts.caseId,
      foreignId: facts.originNumber,
      searchText: searchText(
        number,
        facts.person,
        facts.phone,
        facts.matter,
        facts.organ,
        facts.originBody,
        facts.originNumber,
      ),
      snapshot: storeConsultation(state),
    },
    duties: consultationDuties(state, env),
  }
}

/** A consultation with its history. Throws NOT_FOUND. */
export async function loadConsultation(db: Executor, id: string): Promise<LoadedConsultation> {
  const record = await found('consultation', getConsultation(db, id))
  const history = (await consultationHistoryOf(db, id)) as ConsultationEntry[]
  return { record, history, state: reviveConsultation(record.snapshot as StoredConsultation) }
}

/**
 * Writes a new consultation under the next number of its year. Throws REFERRAL_KNOWN if the referring body's number
 * is registered already.
 */
export async function insertNewConsultation(
  tx: Executor,
  { id, numberId }: { id: string; numberId: string },
  desk: Desk,
  history: readonly ConsultationEntry[],
  state: ConsultationState,
  env: CaseEnvironment,
): Promise<LoadedConsultation> {
  const { register, format } = issuing(desk, 'consultation', yearOf(state.context.registered.on), env.today)
  const taking = { id: numberId, at: env.recordedAt, by: env.actor.id, format }
  const { number } = await reserveNumber(tx, register, taking)
  const { columns, duties } = projectConsultation(state, history, env, number)
  const record: ConsultationRecord = { id, number, ...columns, updatedAt: env.recordedAt }
  try {
    await insertConsultation(tx, record)
  } catch (error) {
    throw isStorageError(error, 'ALREADY_EXISTS') ? refusal('REFERRAL_KNOWN', {}) : error
  }
  // The number row points at the consultation, so the consultation has to be there first.
  await bindNumber(tx, numberId, { consultationId: id })
  await append(tx, id, [], history)
  await replaceDuties(tx, id, 'consultation', duties)
  await feedSearch(tx, record, state, history)
  return { record, history: [...history], state }
}

/** Writes what a step did. */
export async function saveConsultationStep(
  tx: Executor,
  before: LoadedConsultation,
  entry: ConsultationEntry,
  state: ConsultationState,
  env: CaseEnvironment,
): Promise<LoadedConsultation> {
  const history = [...before.history, entry]
  const { id, number } = before.record
  const { columns, duties } = projectConsultation(state, history, env, number)
  const record = await saveConsultation(tx, before.record, { id, number, ...columns, updatedAt: env.recordedAt })
  await append(tx, id, before.history, [entry])
  await replaceDuties(tx, id, 'consultation', duties)
  await feedSearch(tx, record, state, history)
  return { record, history, state }
}

const feedSearch = (
  tx: Executor,
  { id, number }: ConsultationRecord,
  state: ConsultationState,
  history: readonly ConsultationEntry[],
) =>
  replaceSearchEntries(
    tx,
    { subject: 'consultation', id },
    kindsOfConsultation,
    consultationSearchEntries(number, state, history),
  )

async function append(
  tx: Executor,
  id: string,
  before: readonly ConsultationEntry[],
  entries: readonly ConsultationEntry[],
): Promise<void> {
  const rows = entries.map((entry, i) => ({
    ...entry,
    machineVersion: CONSULTATION_MACHINE_VERSION,
    stateAfter: consultationStateName(foldConsultation([...before, ...entries.slice(0, i + 1)])),
  }))
  await appendConsultationEvents(tx, id, rows)
}
