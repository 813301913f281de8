import type { Rate } from '../../shared/duties/duty.ts'
import { StorageError } from '../errors.ts'
import type { Executor } from '../executor.ts'
import type { RateSnapshotTable } from '../schema.ts'
import { canonicalJson, sha256 } from '../text.ts'

/** One of the four rates, or the runs of the stages. */
export type SnapshotPart = Rate | 'stages'

/** The figures of a rate as they were reported, with the rows behind them. It is never changed. */
export type RateSnapshot = {
  id: string
  rate: SnapshotPart
  period: { from: string; to: string }
  /** Numerator, denominator and exclusions with the ids of their rows; plain JSON. */
  body: unknown
  lockedAt: string
  lockedBy: string
  /** SHA-256 of everything above. */
  hash: string
}

/** Locks figures and returns them with their hash. Throws ALREADY_EXISTS for a known id. */
export async function lockRates(
  tx: Executor,
  snapshots: readonly Omit<RateSnapshot, 'hash'>[],
): Promise<RateSnapshot[]> {
  const locked = snapshots.map((snapshot) => ({ ...snapshot, hash: hashOfSnapshot(snapshot) }))
  for (const snapshot of locked) {
    const known = await tx.selectFrom('rate_snapshot').select('id').where('id', '=', snapshot.id).executeTakeFirst()
    if (known) throw new StorageError('ALREADY_EXISTS', { id: snapshot.id })
    await tx.insertInto('rate_snapshot').values(toRow(snapshot)).execute()
  }
  return locked
}

/** Locked figures, the newest first; those of one period, or all. */
export async function listRateSnapshots(db: Executor, period?: { from: string; to: string }): Promise<RateSnapshot[]> {
  const rows = await db
    .selectFrom('rate_snapshot')
    .selectAll()
    .$if(period !== undefined, (query) =>
      query.where('period_from', '=', period!.from).where('period_to', '=', period!.to),
    )
    .orderBy('locked_at', 'desc')
    .orderBy('rate')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Whether the figures are still what was locked. */
export function isIntact(snapshot: RateSnapshot): boolean {
  return hashOfSnapshot(snapshot) === snapshot.hash
}

function hashOfSnapshot({ id, rate, period, body, lockedAt, lockedBy }: Omit<RateSnapshot, 'hash'>): string {
  return sha256(canonicalJson([id, rate, period.from, period.to, body, lockedAt, lockedBy]))
}

function toRow(snapshot: RateSnapshot): RateSnapshotTable {
  return {
    id: snapshot.id,
    rate: snapshot.rate,
    period_from: snapshot.period.from,
    period_to: snapshot.period.to,
    body: JSON.stringify(snapshot.body),
    locked_at: snapshot.lockedAt,
    locked_by: snapshot.lockedBy,
    hash: snapshot.hash,
  }
}

function fromRow(row: RateSnapshotTable): RateSnapshot {
  return {
    id: row.id,
    rate: row.rate as SnapshotPart,
    period: { from: row.period_from, to: row.period_to },
    body: JSON.parse(row.body),
    lockedAt: row.locked_at,
    lockedBy: row.locked_by,
    hash: row.hash,
  }
}
