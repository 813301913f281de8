import type { EventType } from '../../shared/case/events.ts'
import { type ChainedLink, type ChainFault, chainOn, chainWalker, headOf, type Link } from '../chain.ts'
import type { Executor } from '../executor.ts'
import { chunks } from '../rows.ts'
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
export type EventToAppend<T extends string = EventType> = LoggedEvent<T> & { machineVersion: number; stateAfter: string }

/** Appends events to the history of a case and to the hash chain. Call it inside a transaction. */
export async function appendEvents(tx: Executor, caseId: string, events: readonly EventToAppend[]): Promise<void> {
  const links = await chainOn(tx, 'case_event', events.map((event) => toLink(caseId, event)))
  for (const chunk of chunks(links)) {
    await tx
      .insertInto('case_event')
      .values(chunk.map((link) => ({ case_id: link.ownerId, ...toColumns(link) })))
      .execute()
  }
}

/** The history of a case, oldest first. */
export async function historyOf(db: Executor, caseId: string): Promise<LoggedEvent[]> {
  return (await historiesOf(db, [caseId])).get(caseId) ?? []
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

/** Walks the chain of all case events; see `verifyChain` in verify.ts. */
export async function caseChainFaults(db: Executor, onProgress?: (checked: number) => void): Promise<{ checked: number; faults: ChainFault[] }> {
  const walker = chainWalker('case_event')
  const faults: ChainFault[] = []
  let checked = 0
  for (let after = 0; ; ) {
    const rows = await db.selectFrom('case_event').selectAll().where('id', '>', after).orderBy('id').limit(BATCH).execute()
    for (const row of rows) faults.push(...walker.next(toChained(row.case_id, row)))
    after = rows.at(-1)?.id ?? after
    checked += rows.length
    onProgress?.(checked)
    if (rows.length < BATCH) break
  }
  faults.push(...walker.end(await headOf(db, 'case_event')))
  return { checked, faults }
}

/** Rows read at a time while a chain is walked. */
export const BATCH = 2_000

type EventColumns = Omit<CaseEventTable, 'case_id'> & Omit<ConsultationEventTable, 'consultation_id'>
type HistoryRow = { owner_id: string } & Pick<EventColumns, 'seq' | 'type' | 'occurred_on' | 'recorded_at' | 'actor_id' | 'payload'>

export function groupHistories<T extends string>(rows: readonly HistoryRow[]): Map<string, LoggedEvent<T>[]> {
  const histories = new Map<string, LoggedEvent<T>[]>()
  for (const row of rows) {
    const event: LoggedEvent<T> = {
      seq: row.seq,
      type: row.type as T,
      on: row.occurred_on,
      recordedAt: row.recorded_at,
      by: row.actor_id,
      data: JSON.parse(row.payload) as Record<string, unknown>,
    }
    const history = histories.get(row.owner_id)
    if (history) history.push(event)
    else histories.set(row.owner_id, [event])
  }
  return histories
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
