import type { Compilable } from 'kysely'
import { type Executor, engineOf } from './executor.ts'
import { prepared } from './prepared.ts'
import type { ChainName } from './schema.ts'
import { sha256 } from './text.ts'

/** Stands before the first link of a chain. */
export const GENESIS = '0'.repeat(64)

/** An event before it has its place in the chain; `ownerId` is the case or the consultation. */
export type Link = {
  ownerId: string
  seq: number
  type: string
  occurredOn: string
  recordedAt: string
  actorId: string
  payload: string
  machineVersion: number
  stateAfter: string
}
export type ChainedLink = Link & { id: number; prevHash: string; hash: string }

/**
 * The hash of a link: SHA-256 over the JSON array of the chain's name, every stored column in the order of
 * the table and the hash before. Anybody can compute it again from an export.
 */
export function hashOf(chain: ChainName, id: number, link: Link, prevHash: string): string {
  const { ownerId, seq, type, occurredOn, recordedAt, actorId, payload, machineVersion, stateAfter } = link
  return sha256(
    JSON.stringify([
      chain,
      id,
      ownerId,
      seq,
      type,
      occurredOn,
      recordedAt,
      actorId,
      payload,
      machineVersion,
      stateAfter,
      prevHash,
    ]),
  )
}

/**
 * Gives links their places at the end of a chain and moves its head; the caller inserts them in the same
 * transaction. On PostgreSQL the head row is locked until commit, so writers queue up here.
 */
export async function chainOn(tx: Executor, chain: ChainName, links: readonly Link[]): Promise<ChainedLink[]> {
  if (links.length === 0) return []
  let { id, hash } = await headOf(tx, chain, engineOf(tx) === 'postgres')
  const chained = links.map((link): ChainedLink => {
    id += 1
    const prevHash = hash
    hash = hashOf(chain, id, link, prevHash)
    return { ...link, id, prevHash, hash }
  })
  await moveHead(tx, { chain, id, hash })
  return chained
}

const moveHead = prepared<{ chain: ChainName; id: number; hash: string }, never>(
  (db, parameter) =>
    db
      .updateTable('chain_head')
      .set({ last_id: parameter('id'), hash: parameter('hash') })
      .where('chain', '=', parameter('chain')) as unknown as Compilable<never>,
)
const readHead = prepared<{ chain: ChainName }, { last_id: number; hash: string }>((db, parameter) =>
  db.selectFrom('chain_head').select(['last_id', 'hash']).where('chain', '=', parameter('chain')),
)
const lockHead = prepared<{ chain: ChainName }, { last_id: number; hash: string }>((db, parameter) =>
  db.selectFrom('chain_head').select(['last_id', 'hash']).where('chain', '=', parameter('chain')).forUpdate(),
)

/** The last link that was written, for comparison with the last one that is there. */
export async function headOf(db: Executor, chain: ChainName, lock = false): Promise<{ id: number; hash: string }> {
  const { rows } = await (lock ? lockHead : readHead)(db, { chain })
  const head = rows[0]!
  return { id: head.last_id, hash: head.last_id === 0 ? GENESIS : head.hash }
}

export type ChainFault = {
  chain: ChainName
  /** Place in the chain; null when the fault is in the head. */
  id: number | null
  ownerId: string | null
  seq: number | null
  /** The row was changed; rows are missing before it; it does not follow the row before; the end is not where it was. */
  kind: 'changed' | 'missing' | 'relinked' | 'end'
}

/** Links read at a time. */
const BATCH = 2_000

/**
 * Follows a chain from its first link to its head, hashing every link again. `read` gives the links after
 * an id in order, at most `limit`. Returns how many were checked and what does not fit.
 */
export async function walkChain(
  db: Executor,
  chain: ChainName,
  read: (after: number, limit: number) => Promise<ChainedLink[]>,
  onProgress?: (checked: number) => void,
): Promise<{ checked: number; faults: ChainFault[] }> {
  const faults: ChainFault[] = []
  let checked = 0
  let last = { id: 0, hash: GENESIS }
  for (;;) {
    const links = await read(last.id, BATCH)
    for (const link of links) {
      const at = { chain, id: link.id, ownerId: link.ownerId, seq: link.seq }
      if (link.id !== last.id + 1) faults.push({ ...at, kind: 'missing' })
      else if (link.prevHash !== last.hash) faults.push({ ...at, kind: 'relinked' })
      if (hashOf(chain, link.id, link, link.prevHash) !== link.hash) faults.push({ ...at, kind: 'changed' })
      last = { id: link.id, hash: link.hash }
    }
    checked += links.length
    onProgress?.(checked)
    if (links.length < BATCH) break
  }
  const head = await headOf(db, chain)
  if (head.id !== last.id || head.hash !== last.hash)
    faults.push({ chain, id: null, ownerId: null, seq: null, kind: 'end' })
  return { checked, faults }
}
