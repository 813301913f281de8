import { type Selectable, sql } from 'kysely'
import { chainOn, walkChain } from '../chain.ts'
import { StorageError } from '../errors.ts'
import type { Executor } from '../executor.ts'
import { prepared, rowWriter } from '../prepared.ts'
import { changedColumns, toFlag } from '../rows.ts'
import type { ConsultationEventTable, ConsultationTable, Database } from '../schema.ts'
import { numberKey, searchPatterns } from '../text.ts'
import type { Page } from './cases.ts'
import {
  type EventToAppend,
  eventColumns,
  groupHistories,
  type LoggedEvent,
  toChained,
  toColumns as toEventColumns,
  toLink,
} from './events.ts'

/** A consultation as it is stored beside its history. */
export type ConsultationRecord = {
  id: string
  number: string | null
  version: number
  state: string
  open: boolean
  kind: string
  channel: string
  /** The body that registered it first, if it was handed over. */
  originBody: string | null
  registeredOn: string
  personName: string | null
  phone: string | null
  matter: string
  staffId: string | null
  /** The case it became. */
  linkedCaseId: string | null
  /** Its id at the body that handed it over. */
  foreignId: string | null
  updatedAt: string
  searchText: string
  snapshot: unknown
}
export type Publicity = 'met' | 'missing' | 'excluded'
export type ConsultationListRow = Omit<ConsultationRecord, 'searchText' | 'snapshot'> & {
  /** How it stands with the publicity record; null while nothing is owed. */
  publicity: Publicity | null
  linkedCaseNumber: string | null
}
export type ConsultationQuery = Page & {
  text?: string | undefined
  states?: readonly string[] | undefined
  open?: boolean | undefined
  staffId?: string | undefined
  publicity?: Publicity | undefined
  from?: string | undefined
  to?: string | undefined
  sort?: 'number' | 'registeredOn' | 'updatedAt' | undefined
  descending?: boolean | undefined
}

/** Adds a consultation. Throws ALREADY_EXISTS if its id, number or referral is there. */
export async function insertConsultation(tx: Executor, record: ConsultationRecord): Promise<void> {
  const added = await tx
    .insertInto('consultation')
    .values({ id: record.id, version: record.version, ...toColumns(record), snapshot: JSON.stringify(record.snapshot) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) throw new StorageError('ALREADY_EXISTS', { id: record.id })
}

/** A consultation with its snapshot. Throws NOT_FOUND. */
export async function getConsultation(db: Executor, id: string): Promise<ConsultationRecord> {
  const row = await db.selectFrom('consultation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new StorageError('NOT_FOUND', { id })
  return consultationFromRow(row)
}

const linkedRow = prepared<{ caseId: string }, { id: string }>((db, parameter) =>
  db.selectFrom('consultation').select('id').where('linked_case_id', '=', parameter('caseId')).orderBy('id').limit(1),
)

/** Id of the consultation that a case grew out of. */
export async function consultationOfCase(db: Executor, caseId: string): Promise<string | undefined> {
  return (await linkedRow(db, { caseId })).rows[0]?.id
}

/** Saves what a step changed, at version `expectedVersion` + 1. Throws STALE_VERSION. */
export async function saveConsultation(
  tx: Executor,
  before: ConsultationRecord,
  after: Omit<ConsultationRecord, 'version'>,
  expectedVersion: number = before.version,
): Promise<ConsultationRecord> {
  const stale = () => new StorageError('STALE_VERSION', { id: before.id, expectedVersion })
  if (before.version !== expectedVersion) throw stale()
  const version = expectedVersion + 1
  const { numUpdatedRows } = await tx
    .updateTable('consultation')
    .set({ ...changedColumns(toColumns(before), toColumns(after)), snapshot: JSON.stringify(after.snapshot), version })
    .where('id', '=', before.id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw stale()
  return { ...after, id: before.id, version }
}

/** One page of consultations, the newest first unless asked otherwise; `total` counts all the filter lets through. */
export async function listConsultations(
  db: Executor,
  query: ConsultationQuery,
): Promise<{ rows: ConsultationListRow[]; total: number }> {
  const { count } = await filtered(db, query)
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  const direction = (query.descending ?? true) ? 'desc' : 'asc'
  const rows = await filtered(db, query)
    .leftJoin('reconsideration_case', 'reconsideration_case.id', 'consultation.linked_case_id')
    .select(listColumns)
    .select(['publicity.counted as publicity', 'reconsideration_case.number as linkedCaseNumber'])
    .orderBy(SORT_COLUMN[query.sort ?? 'registeredOn'], direction)
    .orderBy('consultation.id', direction)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute()
  return {
    total: Number(count),
    rows: rows.map((row) => ({
      ...summaryFromRow(row),
      publicity: row.publicity,
      linkedCaseNumber: row.linkedCaseNumber,
    })),
  }
}

/** Consultations of a phone number or a name, and all of the last days, the newest first: what a new talk is compared with. */
export async function consultationsToCompare(
  db: Executor,
  wanted: { phones: readonly string[]; person: string | null; since: string },
  limit: number,
): Promise<ConsultationRecord[]> {
  const rows = await db
    .selectFrom('consultation')
    .selectAll()
    .where((eb) =>
      eb.or([
        ...(wanted.phones.length > 0 ? [eb('phone', 'in', [...wanted.phones])] : []),
        ...(wanted.person === null ? [] : [eb('person_name', '=', wanted.person)]),
        eb('registered_on', '>=', wanted.since),
      ]),
    )
    .orderBy('registered_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(consultationFromRow)
}

/** An entry that stands for a reception, with the consultation it belongs to as it is now. */
export type ReceptionEntry = {
  type: string
  occurredOn: string
  actorId: string
  payload: Record<string, unknown>
  consultation: Pick<ConsultationRecord, 'id' | 'number' | 'state' | 'kind' | 'channel' | 'personName' | 'matter'>
}

/** Registrations and further contacts of a period, in the order of their days; at most `limit`. */
export async function receptionEntries(
  db: Executor,
  from: string,
  to: string,
  limit: number,
): Promise<ReceptionEntry[]> {
  const rows = await db
    .selectFrom('consultation_event as e')
    .innerJoin('consultation as c', 'c.id', 'e.consultation_id')
    .where('e.occurred_on', '>=', from)
    .where('e.occurred_on', '<=', to)
    .where('e.type', 'in', ['CONSULTATION_REGISTERED', 'CONTACTED'])
    .select([
      'e.type',
      'e.occurred_on',
      'e.actor_id',
      'e.payload',
      'c.id',
      'c.number',
      'c.state',
      'c.kind',
      'c.channel',
      'c.person_name',
      'c.matter',
    ])
    .orderBy('e.occurred_on')
    .orderBy('e.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    type: row.type,
    occurredOn: row.occurred_on,
    actorId: row.actor_id,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    consultation: {
      id: row.id,
      number: row.number,
      state: row.state,
      kind: row.kind,
      channel: row.channel,
      personName: row.person_name,
      matter: row.matter,
    },
  }))
}

/** The data of the latest entries of a type, the newest first. */
export async function latestPayloads(db: Executor, type: string, limit: number): Promise<Record<string, unknown>[]> {
  const rows = await db
    .selectFrom('consultation_event')
    .select('payload')
    .where('type', '=', type)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => JSON.parse(row.payload) as Record<string, unknown>)
}

const SORT_COLUMN = {
  number: 'consultation.number_key',
  registeredOn: 'consultation.registered_on',
  updatedAt: 'consultation.updated_at',
} as const

function filtered(db: Executor, filter: ConsultationQuery) {
  let query = db
    .selectFrom('consultation')
    .leftJoin('duty as publicity', (join) =>
      join.onRef('publicity.owner_id', '=', 'consultation.id').on(sql<boolean>`publicity.rate = 'R3'`),
    )
  for (const pattern of searchPatterns(filter.text ?? '')) {
    query = query.where(sql<boolean>`consultation.search_text like ${pattern} escape '\\'`)
  }
  if (filter.states?.length) query = query.where('consultation.state', 'in', filter.states)
  if (filter.open !== undefined) query = query.where('consultation.open', '=', toFlag(filter.open))
  if (filter.staffId !== undefined) query = query.where('consultation.staff_id', '=', filter.staffId)
  if (filter.publicity !== undefined) query = query.where('publicity.counted', '=', filter.publicity)
  if (filter.from !== undefined) query = query.where('consultation.registered_on', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('consultation.registered_on', '<=', filter.to)
  return query
}

const writeEvents = rowWriter<ConsultationEventTable>('consultation_event', ['consultation_id', ...eventColumns])

/** Appends events to the history of a consultation and to its hash chain. Call it inside a transaction. */
export async function appendConsultationEvents(
  tx: Executor,
  consultationId: string,
  events: readonly EventToAppend<string>[],
): Promise<void> {
  const links = await chainOn(
    tx,
    'consultation_event',
    events.map((event) => toLink(consultationId, event)),
  )
  await writeEvents(
    tx,
    links.map((link) => ({ consultation_id: link.ownerId, ...toEventColumns(link) })),
  )
}

/** The history of a consultation, oldest first. */
export async function consultationHistoryOf(db: Executor, consultationId: string): Promise<LoggedEvent<string>[]> {
  return (await consultationHistoriesOf(db, [consultationId])).get(consultationId) ?? []
}

/** The histories of several consultations by their ids. */
export async function consultationHistoriesOf(
  db: Executor,
  ids: readonly string[],
): Promise<Map<string, LoggedEvent<string>[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('consultation_event')
    .select(['consultation_id as owner_id', 'seq', 'type', 'occurred_on', 'recorded_at', 'actor_id', 'payload'])
    .where('consultation_id', 'in', ids)
    .orderBy('consultation_id')
    .orderBy('seq')
    .execute()
  return groupHistories<string>(rows)
}

/** Hashes every event of this log again; see `verifyChain` in verify.ts. */
export async function consultationChainFaults(
  db: Executor,
  onProgress?: (checked: number) => void,
): ReturnType<typeof walkChain> {
  const read = async (after: number, limit: number) => {
    const rows = await db
      .selectFrom('consultation_event')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => toChained(row.consultation_id, row))
  }
  return walkChain(db, 'consultation_event', read, onProgress)
}

function toColumns(
  record: Omit<ConsultationRecord, 'version'>,
): Omit<ConsultationTable, 'id' | 'version' | 'snapshot'> {
  return {
    number: record.number,
    number_key: numberKey(record.number),
    state: record.state,
    open: toFlag(record.open),
    kind: record.kind,
    channel: record.channel,
    origin_body: record.originBody,
    registered_on: record.registeredOn,
    person_name: record.personName,
    phone: record.phone,
    matter: record.matter,
    staff_id: record.staffId,
    linked_case_id: record.linkedCaseId,
    foreign_id: record.foreignId,
    updated_at: record.updatedAt,
    search_text: record.searchText,
  }
}

const listColumns = [
  'consultation.id',
  'consultation.number',
  'consultation.version',
  'consultation.state',
  'consultation.open',
  'consultation.kind',
  'consultation.channel',
  'consultation.origin_body',
  'consultation.registered_on',
  'consultation.person_name',
  'consultation.phone',
  'consultation.matter',
  'consultation.staff_id',
  'consultation.linked_case_id',
  'consultation.foreign_id',
  'consultation.updated_at',
] as const

type Row = Selectable<Database['consultation']>

function summaryFromRow(
  row: Omit<Row, 'number_key' | 'search_text' | 'snapshot'>,
): Omit<ConsultationRecord, 'searchText' | 'snapshot'> {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    state: row.state,
    open: row.open === 1,
    kind: row.kind,
    channel: row.channel,
    originBody: row.origin_body,
    registeredOn: row.registered_on,
    personName: row.person_name,
    phone: row.phone,
    matter: row.matter,
    staffId: row.staff_id,
    linkedCaseId: row.linked_case_id,
    foreignId: row.foreign_id,
    updatedAt: row.updated_at,
  }
}

/** A stored consultation with everything; also for the verification. */
export function consultationFromRow(row: Row): ConsultationRecord {
  return { ...summaryFromRow(row), searchText: row.search_text, snapshot: JSON.parse(row.snapshot) }
}
