import type { EventType } from '../../shared/case/events.ts'
import { type ChainedLink, chainOn, type Link, walkChain } from '../chain.ts'
import type { Executor } from '../executor.ts'
import { prepared, rowWriter } from '../prepared.ts'
import type { CaseEventTable, ConsultationEventTable } from '../schema.ts'

/** An event as the domain reads it. */
export type LoggedEvent<T extends string = EventType> = {
  seq: number
  type: T
  /** Civil date on which it happened. */
  on: string
  /** UTC instant at which it was recorded. */
  recordedAt: string
  /** Id of the person, or 'program'. */
  by: string
  data: Record<string, unknown>
}
/** What the log keeps of an event besides: the machine that took it, and the state it led to. */
export type EventToAppend<T extends string = EventType> = LoggedEvent<T> & {
  machineVersion: number
  stateAfter: string
}

/** The columns that both logs have, in the order of the tables but for the owner. */
export const eventColumns = [
  'id',
  'seq',
  'type',
  'occurred_on',
  'recorded_at',
  'actor_id',
  'payload',
  'machine_version',
  'state_after',
  'prev_hash',
  'hash',
] as const
const writeEvents = rowWriter<CaseEventTable>('case_event', ['case_id', ...eventColumns])

/** Appends events to the history of a case and to the hash chain. Call it inside a transaction. */
export async function appendEvents(tx: Executor, caseId: string, events: readonly EventToAppend[]): Promise<void> {
  const links = await chainOn(
    tx,
    'case_event',
    events.map((event) => toLink(caseId, event)),
  )
  await writeEvents(
    tx,
    links.map((link) => ({ case_id: link.ownerId, ...toColumns(link) })),
  )
}

const historyRows = prepared<{ caseId: string }, HistoryRow>((db, parameter) =>
  db
    .selectFrom('case_event')
    .select(['seq', 'type', 'occurred_on', 'recorded_at', 'actor_id', 'payload'])
    .where('case_id', '=', parameter('caseId'))
    .orderBy('seq'),
)

/** The history of a case, oldest first. */
export async function historyOf(db: Executor, caseId: string): Promise<LoggedEvent[]> {
  return (await historyRows(db, { caseId })).rows.map(toEvent<EventType>)
}

/** The histories of several cases by case id. */
export async function historiesOf(db: Executor, caseIds: readonly string[]): Promise<Map<string, LoggedEvent[]>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_event')
    .select(['case_id as owner_id', 'seq', 'type', 'occurred_on', 'recorded_at', 'actor_id', 'payload'])
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  return groupHistories<EventType>(rows)
}

/** Hashes every event of this log again; see `verifyChain` in verify.ts. */
export async function caseChainFaults(
  db: Executor,
  onProgress?: (checked: number) => void,
): ReturnType<typeof walkChain> {
  const read = async (after: number, limit: number) => {
    const rows = await db
      .selectFrom('case_event')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => toChained(row.case_id, row))
  }
  return walkChain(db, 'case_event', read, onProgress)
}

type EventColumns = Omit<CaseEventTable, 'case_id'> & Omit<ConsultationEventTable, 'consultation_id'>
type HistoryRow = Pick<EventColumns, 'seq' | 'type' | 'occurred_on' | 'recorded_at' | 'actor_id' | 'payload'>

export function groupHistories<T extends string>(
  rows: readonly (HistoryRow & { owner_id: string })[],
): Map<string, LoggedEvent<T>[]> {
  return new Map(
    [...Map.groupBy(rows, (row) => row.owner_id)].map(([ownerId, group]) => [ownerId, group.map(toEvent<T>)]),
  )
}

function toEvent<T extends string>(row: HistoryRow): LoggedEvent<T> {
  return {
    seq: row.seq,
    type: row.type as T,
    on: row.occurred_on,
    recordedAt: row.recorded_at,
    by: row.actor_id,
    data: JSON.parse(row.payload) as Record<string, unknown>,
  }
}

export function toLink(ownerId: string, event: EventToAppend<string>): Link {
  return {
    ownerId,
    seq: event.seq,
    type: event.type,
    occurredOn: event.on,
    recordedAt: event.recordedAt,
    actorId: event.by,
    payload: JSON.stringify(event.data),
    machineVersion: event.machineVersion,
    stateAfter: event.stateAfter,
  }
}

export function toColumns(link: ChainedLink): EventColumns {
  return {
    id: link.id,
    seq: link.seq,
    type: link.type,
    occurred_on: link.occurredOn,
    recorded_at: link.recordedAt,
    actor_id: link.actorId,
    payload: link.payload,
    machine_version: link.machineVersion,
    state_after: link.stateAfter,
    prev_hash: link.prevHash,
    hash: link.hash,
  }
}

export function toChained(ownerId: string, row: EventColumns): ChainedLink {
  return {
    ownerId,
    id: row.id,
    seq: row.seq,
    type: row.type,
    occurredOn: row.occurred_on,
    recordedAt: row.recorded_at,
    actorId: row.actor_id,
    payload: row.payload,
    machineVersion: row.machine_version,
    stateAfter: row.state_after,
    prevHash: row.prev_hash,
    hash: row.hash,
  }
}
