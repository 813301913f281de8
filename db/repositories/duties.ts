import type { Duty } from '../../shared/duties/duty.ts'
import type { Executor } from '../executor.ts'
import { prepared, rowWriter } from '../prepared.ts'
import { difference, toFlag } from '../rows.ts'
import type { DutyTable, Subject } from '../schema.ts'

const writeDuties = rowWriter<DutyTable>(
  'duty',
  [
    'owner_id',
    'subject',
    'key',
    'cycle',
    'kind',
    'code',
    'raised_by',
    'raised_on',
    'owner',
    'staff_id',
    'party_id',
    'letter_id',
    'addressee',
    'action',
    'nominal',
    'due_legal',
    'due_safe',
    'near_from',
    'provisional',
    'paused',
    'status',
    'ended_on',
    'evidence',
    'excuse',
    'late',
    'recorded_late',
    'rate',
    'counted_on',
    'counted',
  ],
  ['owner_id', 'key'],
)
const dutyRows = prepared<{ owner: string }, DutyTable>((db, parameter) =>
  db.selectFrom('duty').selectAll().where('owner_id', '=', parameter('owner')),
)

/** The duties of a case or consultation in order of their keys. */
export async function dutiesOf(db: Executor, ownerId: string): Promise<Duty[]> {
  return (await dutiesOfAll(db, [ownerId])).get(ownerId) ?? []
}

/** The duties of several cases or consultations by their ids. */
export async function dutiesOfAll(db: Executor, ownerIds: readonly string[]): Promise<Map<string, Duty[]>> {
  if (ownerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('duty')
    .selectAll()
    .where('owner_id', 'in', ownerIds)
    .orderBy('owner_id')
    .orderBy('key')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.owner_id)].map(([ownerId, group]) => [ownerId, group.map(dutyFromRow)]),
  )
}

/**
 * Makes the stored duties of a case or consultation equal to these. Runs on every step: one read, and one
 * write only if something differs. Returns the keys written and removed.
 */
export async function replaceDuties(
  tx: Executor,
  ownerId: string,
  subject: Subject,
  duties: readonly Duty[],
): Promise<{ written: string[]; removed: string[] }> {
  const { rows: stored } = await dutyRows(tx, { owner: ownerId })
  const { write, remove } = difference(
    stored,
    duties.map((duty) => dutyToRow(ownerId, subject, duty)),
    (row) => row.key,
  )
  const removed = remove.map((row) => row.key)
  if (removed.length > 0)
    await tx.deleteFrom('duty').where('owner_id', '=', ownerId).where('key', 'in', removed).execute()
  await writeDuties(tx, write)
  return { written: write.map((row) => row.key), removed }
}

function dutyToRow(ownerId: string, subject: Subject, duty: Duty): DutyTable {
  return {
    owner_id: ownerId,
    subject,
    key: duty.key,
    cycle: duty.cycle,
    kind: duty.kind,
    code: duty.code,
    raised_by: duty.raisedBy,
    raised_on: duty.raisedOn,
    owner: duty.owner,
    staff_id: duty.staffId,
    party_id: duty.partyId,
    letter_id: duty.letter?.id ?? null,
    addressee: duty.letter?.addressee ?? null,
    action: duty.action,
    nominal: duty.nominal,
    due_legal: duty.dueLegal,
    due_safe: duty.dueSafe,
    near_from: duty.nearFrom,
    provisional: toFlag(duty.provisional),
    paused: toFlag(duty.paused),
    status: duty.status,
    ended_on: duty.endedOn,
    evidence: duty.evidence,
    excuse: duty.excuse,
    late: toFlag(duty.late),
    recorded_late: toFlag(duty.recordedLate),
    rate: duty.rate,
    counted_on: duty.countedOn,
    counted: duty.counted,
  }
}

/** A stored duty as the domain knows it. */
export function dutyFromRow(row: DutyTable): Duty {
  return {
    key: row.key,
    cycle: row.cycle,
    kind: row.kind as Duty['kind'],
    code: row.code,
    raisedBy: row.raised_by,
    raisedOn: row.raised_on,
    owner: row.owner as Duty['owner'],
    staffId: row.staff_id,
    partyId: row.party_id,
    letter: row.letter_id === null ? null : { id: row.letter_id, addressee: row.addressee ?? '' },
    action: row.action as Duty['action'],
    nominal: row.nominal,
    dueLegal: row.due_legal,
    dueSafe: row.due_safe,
    nearFrom: row.near_from,
    provisional: row.provisional === 1,
    paused: row.paused === 1,
    status: row.status,
    endedOn: row.ended_on,
    evidence: row.evidence,
    excuse: row.excuse,
    late: row.late === 1,
    recordedLate: row.recorded_late === 1,
    rate: row.rate as Duty['rate'],
    countedOn: row.counted_on,
    counted: row.counted,
  }
}
