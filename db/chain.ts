import { engineOf, type Executor } from './executor.ts'
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
  return sha256(JSON.stringify([chain, id, ownerId, seq, type, occurredOn, recordedAt, actorId, payload, machineVersion, stateAfter, prevHash]))
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
  await tx.updateTable('chain_head').set({ last_id: id, hash }).where('chain', '=', chain).execute()
  return chained
}

/** The last link that was written, for comparison with the last one that is there. */
export async function headOf(db: Executor, chain: ChainName, lock = false): Promise<{ id: number; hash: string }> {
  const head = await db
    .selectFrom('chain_head')
    .select(['last_id', 'hash'])
    .where('chain', '=', chain)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
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

/** Walks links in order of `id` and tells what does not fit; keep one walker for a whole chain. */
export function chainWalker(chain: ChainName) {
  let id = 0
  let hash = GENESIS
  return {
    next(link: ChainedLink): ChainFault[] {
      const at = { chain, id: link.id, ownerId: link.ownerId, seq: link.seq }
      const faults: ChainFault[] = []
      if (link.id !== id + 1) faults.push({ ...at, kind: 'missing' })
      else if (link.prevHash !== hash) faults.push({ ...at, kind: 'relinked' })
      if (hashOf(chain, link.id, link, link.prevHash) !== link.hash) faults.push({ ...at, kind: 'changed' })
      id = link.id
      hash = link.hash
      return faults
    },
    end(head: { id: number; hash: string }): ChainFault[] {
      return head.id === id && head.hash === hash ? [] : [{ chain, id: null, ownerId: null, seq: null, kind: 'end' }]
    },
  }
}
