import { type Selectable, sql } from 'kysely'
import type { Band, Duty } from '../../shared/duties/duty.ts'
import type { Stage } from '../../shared/terms/index.ts'
import { bandOfRank, bandRank, hasNoNextStep, isOpenDuty, rankOf } from '../bands.ts'
import { StorageError } from '../errors.ts'
import type { Executor } from '../executor.ts'
import { prepared, rowChanger } from '../prepared.ts'
import { changedColumns, toFlag } from '../rows.ts'
import type { Database, ReconsiderationCaseTable } from '../schema.ts'
import { numberKey, searchPatterns } from '../text.ts'
import { dutyFromRow } from './duties.ts'

/** A case as it is stored beside its history: the machine's snapshot and what lists are made of. */
export type CaseRecord = {
  id: string
  number: string
  title: string
  /** Goes up by one with every step; the precondition of the next. */
  version: number
  stage: Stage | null
  mainState: string
  clock: string
  procedureKind: string
  cycle: number
  open: boolean
  receivedOn: string
  acceptedOn: string | null
  closedOn: string | null
  archivedOn: string | null
  outcome: string | null
  matterType: string | null
  administrativeField: string | null
  respondentLevel: string | null
  respondentName: string
  applicantName: string
  officerId: string | null
  /** UTC instants. */
  createdAt: string
  updatedAt: string
  /** First day on which a statutory period may run out by itself. */
  nextCheckOn: string | null
  /** What a search finds the case by; made by `searchText`. */
  searchText: string
  machineVersion: number
  /** The machine's stored state, plain JSON. */
  snapshot: unknown
}
export type CaseSummary = Omit<CaseRecord, 'searchText' | 'machineVersion' | 'snapshot'>
/** The most urgent open duty of a case, and its band, which is the band of the case. */
export type CaseListRow = CaseSummary & { next: Duty | null; band: Band | null }

export type CaseSort =
  | 'number'
  | 'receivedOn'
  | 'acceptedOn'
  | 'closedOn'
  | 'updatedAt'
  | 'respondent'
  | 'title'
  | 'due'
export type CaseFilter = {
  /** Every word has to occur in the search text. */
  text?: string | undefined
  stages?: readonly string[] | undefined
  mainStates?: readonly string[] | undefined
  officerId?: string | undefined
  matterType?: string | undefined
  respondent?: string | undefined
  open?: boolean | undefined
  receivedFrom?: string | undefined
  receivedTo?: string | undefined
  band?: Band | undefined
}
/** A page counts from 1. */
export type Page = { page: number; pageSize: number }
export type CaseQuery = CaseFilter & Page & { sort: CaseSort; descending: boolean; today: string }

/** Adds a case at the version it carries. Throws ALREADY_EXISTS if its id or number is taken. */
export async function insertCase(tx: Executor, record: CaseRecord): Promise<void> {
  const added = await tx
    .insertInto('reconsideration_case')
    .values({
      id: record.id,
      version: record.version,
      created_at: record.createdAt,
      ...toColumns(record),
      snapshot: JSON.stringify(record.snapshot),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) throw new StorageError('ALREADY_EXISTS', { number: record.number })
}

const caseRow = prepared<{ id: string }, Row>((db, parameter) =>
  db.selectFrom('reconsideration_case').selectAll().where('id', '=', parameter('id')),
)

/** A case with its snapshot. Throws NOT_FOUND. */
export async function getCase(db: Executor, id: string): Promise<CaseRecord> {
  const row = (await caseRow(db, { id })).rows[0]
  if (!row) throw new StorageError('NOT_FOUND', { id })
  return recordFromRow(row)
}

/** A case by its full number; undefined if there is none. */
export async function findCaseByNumber(db: Executor, number: string): Promise<CaseSummary | undefined> {
  const row = await db
    .selectFrom('reconsideration_case')
    .select(summaryColumns)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && summaryFromRow(row)
}

/** Cases by their ids, in no particular order; ids that are not there are left out. */
export async function casesByIds(db: Executor, ids: readonly string[]): Promise<CaseSummary[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('reconsideration_case').select(summaryColumns).where('id', 'in', ids).execute()
  return rows.map(summaryFromRow)
}

/** Applications of a period with who handed them in and how, in the order of their days; at most `limit`. */
export async function applicationsReceived(db: Executor, from: string, to: string, limit: number) {
  const rows = await db
    .selectFrom('reconsideration_case as c')
    .innerJoin('case_event as e', (join) => join.onRef('e.case_id', '=', 'c.id').on('e.seq', '=', 1))
    .where('c.received_on', '>=', from)
    .where('c.received_on', '<=', to)
    .select(['c.id', 'c.number', 'c.title', 'c.received_on', 'c.applicant_name', 'e.actor_id', 'e.payload'])
    .orderBy('c.received_on')
    .orderBy('c.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    receivedOn: row.received_on,
    applicantName: row.applicant_name,
    actorId: row.actor_id,
    application: JSON.parse(row.payload) as Record<string, unknown>,
  }))
}

const changeCase = rowChanger<ReconsiderationCaseTable, 'id' | 'version'>('reconsideration_case', ['id', 'version'])

/**
 * Saves what a step changed: `before` as loaded, `after` as it shall be, at version `expectedVersion` + 1 or the
 * one `after` names (the length of the history). Writes only columns that differ. Throws STALE_VERSION if the
 * case is at another version by now.
 */
export async function saveCase(
  tx: Executor,
  before: CaseRecord,
  after: Omit<CaseRecord, 'version'> & { version?: number },
  expectedVersion: number = before.version,
): Promise<CaseRecord> {
  const stale = (version: number) => new StorageError('STALE_VERSION', { id: before.id, expectedVersion, version })
  if (before.version !== expectedVersion) throw stale(before.version)
  const version = after.version ?? expectedVersion + 1
  const change = {
    ...changedColumns(toColumns(before), toColumns(after)),
    snapshot: JSON.stringify(after.snapshot),
    version,
  }
  const found = await changeCase(tx, change, { id: before.id, version: expectedVersion })
  if (found === 0) throw stale(await versionOf(tx, before.id))
  return { ...after, id: before.id, createdAt: before.createdAt, version }
}

/** Ids of cases in which a statutory period may have run out by `today`, the longest waiting first. */
export async function dueForCheck(db: Executor, today: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('reconsideration_case')
    .select('id')
    .where('next_check_on', '<=', today)
    .orderBy('next_check_on')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Ids of the cases whose dates a calendar or a setting can still move: open ones, and closed ones on which something
 * is owed (an answer to a letter, the suit period). In order of id, after `afterId`.
 */
export async function idsOfCasesWithDates(db: Executor, afterId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('reconsideration_case')
    .select('id')
    .where('id', '>', afterId)
    .where((eb) =>
      eb.or([
        eb('open', '=', 1),
        eb.exists(
          eb
            .selectFrom('duty')
            .select('duty.key')
            .whereRef('duty.owner_id', '=', 'reconsideration_case.id')
            .where(isOpenDuty),
        ),
      ]),
    )
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Ids of all cases in their order, a batch at a time. */
export async function idsOfCases(db: Executor, afterId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('reconsideration_case')
    .select('id')
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** One page of the cases a filter lets through, each with its most urgent duty; `total` counts all of them. */
export async function listCases(db: Executor, query: CaseQuery): Promise<{ rows: CaseListRow[]; total: number }> {
  const { count } = await filtered(db, query)
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await sorted(db, query)
    .select(summaryColumns)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute()
  const next = await mostUrgent(
    db,
    rows.map((row) => row.id),
    query.today,
  )
  return {
    total: Number(count),
    rows: rows.map((row) => ({
      ...summaryFromRow(row),
      ...(next.get(row.id) ?? { next: null, band: row.open === 1 ? 'noNextStep' : null }),
    })),
  }
}

function filtered(db: Executor, filter: CaseFilter & { today: string }) {
  let query = db.selectFrom('reconsideration_case')
  for (const pattern of searchPatterns(filter.text ?? '')) {
    // Through the narrow index: a scan of the table itself would read every snapshot.
    query = query.where('reconsideration_case.id', 'in', (eb) =>
      eb
        .selectFrom('reconsideration_case as found')
        .select('found.id')
        .where(sql<boolean>`found.search_text like ${pattern} escape '\\'`),
    )
  }
  for (const pattern of searchPatterns(filter.respondent ?? '')) {
    query = query.where(sql<boolean>`reconsideration_case.respondent_name like ${pattern} escape '\\'`)
  }
  if (filter.stages?.length) query = query.where('stage', 'in', filter.stages)
  if (filter.mainStates?.length) query = query.where('main_state', 'in', filter.mainStates)
  if (filter.officerId !== undefined) query = query.where('officer_id', '=', filter.officerId)
  if (filter.matterType !== undefined) query = query.where('matter_type', '=', filter.matterType)
  if (filter.open !== undefined) query = query.where((eb) => eb('open', '=', eb.lit(toFlag(filter.open!))))
  if (filter.receivedFrom !== undefined) query = query.where('received_on', '>=', filter.receivedFrom)
  if (filter.receivedTo !== undefined) query = query.where('received_on', '<=', filter.receivedTo)
  if (filter.band === 'noNextStep') query = query.where(hasNoNextStep)
  else if (filter.band !== undefined) {
    const rank = rankOf(filter.band)
    query = query.where('reconsideration_case.id', 'in', (eb) =>
      eb
        .selectFrom('duty')
        .select('duty.owner_id')
        .where(isOpenDuty)
        .groupBy('duty.owner_id')
        .having(sql<boolean>`min(${bandRank(filter.today)}) = ${rank}`),
    )
  }
  return query
}

const SORT_COLUMN = {
  number: 'number_key',
  receivedOn: 'received_on',
  acceptedOn: 'accepted_on',
  closedOn: 'closed_on',
  updatedAt: 'updated_at',
  respondent: 'respondent_name',
  title: 'title',
} as const

function sorted(db: Executor, query: CaseQuery) {
  const direction = query.descending ? 'desc' : 'asc'
  const base = filtered(db, query)
  const ordered =
    query.sort === 'due'
      ? base
          .leftJoin(
            // The date that binds us: what others owe, and what stands still, does not press.
            (eb) =>
              eb
                .selectFrom('duty')
                .select(({ fn }) => ['duty.owner_id', fn.min('duty.due_legal').as('due')])
                .where(isOpenDuty)
                .where('duty.owner', '=', 'us')
                .where('duty.paused', '=', 0)
                .groupBy('duty.owner_id')
                .as('pressing'),
            (join) => join.onRef('pressing.owner_id', '=', 'reconsideration_case.id'),
          )
          .orderBy('pressing.due', (order) => order[direction]().nullsLast())
      : base.orderBy(SORT_COLUMN[query.sort], (order) => order[direction]().nullsLast())
  return ordered.orderBy('reconsideration_case.id', direction) // a total order, or pages overlap
}

/** The most urgent open duty of each of these cases. */
async function mostUrgent(
  db: Executor,
  ids: readonly string[],
  today: string,
): Promise<Map<string, { next: Duty; band: Band }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('duty')
    .selectAll()
    .select(bandRank(today).as('rank'))
    .where('duty.owner_id', 'in', ids)
    .where(isOpenDuty)
    .orderBy('rank')
    .orderBy('duty.due_legal', (order) => order.asc().nullsLast())
    .orderBy('duty.key')
    .execute()
  const found = new Map<string, { next: Duty; band: Band }>()
  for (const row of rows) {
    if (!found.has(row.owner_id)) found.set(row.owner_id, { next: dutyFromRow(row), band: bandOfRank(row.rank) })
  }
  return found
}

async function versionOf(db: Executor, id: string): Promise<number> {
  const row = await db.selectFrom('reconsideration_case').select('version').where('id', '=', id).executeTakeFirst()
  if (!row) throw new StorageError('NOT_FOUND', { id })
  return row.version
}

/** Every column that a step may change but the snapshot, which it always does. */
function toColumns(
  record: Omit<CaseRecord, 'version'>,
): Omit<ReconsiderationCaseTable, 'id' | 'version' | 'created_at' | 'snapshot'> {
  return {
    number: record.number,
    number_key: numberKey(record.number),
    title: record.title,
    stage: record.stage,
    main_state: record.mainState,
    clock: record.clock,
    procedure_kind: record.procedureKind,
    cycle_no: record.cycle,
    open: toFlag(record.open),
    received_on: record.receivedOn,
    accepted_on: record.acceptedOn,
    closed_on: record.closedOn,
    archived_on: record.archivedOn,
    outcome: record.outcome,
    matter_type: record.matterType,
    administrative_field: record.administrativeField,
    respondent_level: record.respondentLevel,
    respondent_name: record.respondentName,
    applicant_name: record.applicantName,
    officer_id: record.officerId,
    updated_at: record.updatedAt,
    next_check_on: record.nextCheckOn,
    search_text: record.searchText,
    machine_version: record.machineVersion,
  }
}

const summaryColumns = [
  'reconsideration_case.id',
  'number',
  'title',
  'version',
  'stage',
  'main_state',
  'clock',
  'procedure_kind',
  'cycle_no',
  'open',
  'received_on',
  'accepted_on',
  'closed_on',
  'archived_on',
  'outcome',
  'matter_type',
  'administrative_field',
  'respondent_level',
  'respondent_name',
  'applicant_name',
  'officer_id',
  'created_at',
  'updated_at',
  'next_check_on',
] as const

type Row = Selectable<Database['reconsideration_case']>
type SummaryRow = Omit<Row, 'number_key' | 'search_text' | 'machine_version' | 'snapshot'>

function summaryFromRow(row: SummaryRow): CaseSummary {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    version: row.version,
    stage: row.stage as Stage | null,
    mainState: row.main_state,
    clock: row.clock,
    procedureKind: row.procedure_kind,
    cycle: row.cycle_no,
    open: row.open === 1,
    receivedOn: row.received_on,
    acceptedOn: row.accepted_on,
    closedOn: row.closed_on,
    archivedOn: row.archived_on,
    outcome: row.outcome,
    matterType: row.matter_type,
    administrativeField: row.administrative_field,
    respondentLevel: row.respondent_level,
    respondentName: row.respondent_name,
    applicantName: row.applicant_name,
    officerId: row.officer_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    nextCheckOn: row.next_check_on,
  }
}

/** A stored case with everything; also for the verification, which reads rows in batches. */
export function recordFromRow(row: Row): CaseRecord {
  return {
    ...summaryFromRow(row),
    searchText: row.search_text,
    machineVersion: row.machine_version,
    snapshot: JSON.parse(row.snapshot),
  }
}
