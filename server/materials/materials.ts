import path from 'node:path'
import { isStorageError } from '../../db/errors.ts'
import { type Executor, inTransaction } from '../../db/executor.ts'
import { type Material, materialChanges, materialsOf, saveMaterial } from '../../db/repositories/materials.ts'
import type { MaterialAction } from '../../db/schema.ts'
import { type MaterialView, type Outputs, PIECE_BYTES } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { deskOf, personOf } from '../desk.ts'
import { refusal } from '../fail.ts'
import { indexMaterials } from '../search/others.ts'
import { isSealed, materialView, openCase, openMaterial } from './access.ts'

/** The files of a case; mediation papers are only counted for somebody who may not read them. Throws NOT_FOUND. */
export async function list(
  app: App,
  actor: Actor,
  { caseId }: Parsed['materials']['list'],
): Promise<Outputs['materials']['list']> {
  const of = await openCase(app.db, actor, caseId)
  const desk = await deskOf(app.db)
  const all = await materialsOf(app.db, caseId)
  const readable = all.filter((material) => of.readsSealed || !isSealed(material))
  const views = readable.map((material) => materialView(material, of, desk))
  return {
    materials: views.filter(({ removedAt }) => removedAt === null),
    removed: views.filter(({ removedAt }) => removedAt !== null),
    sealedAway: all.length - readable.length,
  }
}

/** A piece of the content from `offset`; `next` is where the following piece begins. Throws NOT_FOUND, STORAGE. */
export async function read(
  app: App,
  actor: Actor,
  { id, offset }: Parsed['materials']['read'],
): Promise<Outputs['materials']['read']> {
  const { material } = await openMaterial(app.db, actor, id)
  const piece = await app.materials.read(material.sha256, offset, PIECE_BYTES)
  const end = offset + piece.length
  return { data: Buffer.from(piece).toString('base64'), next: end < material.bytes && piece.length > 0 ? end : null }
}

/** Changes what the centre says of a file; the file itself never changes. Throws NOT_FOUND, BAD_INPUT, MATERIAL_CHANGED. */
export function describe(app: App, actor: Actor, input: Parsed['materials']['describe']): Promise<MaterialView> {
  const { id, version, ...described } = input
  return change(app, actor, { id, version, action: 'changed' }, (before) => ({
    ...before,
    ...described,
    name: withExtension(described.name, before.name),
    lastPage: described.firstPage === null ? null : (described.lastPage ?? described.firstPage),
  }))
}

/** The new name with the ending the file came with: without it no program would know it again. */
function withExtension(name: string, before: string): string {
  const extension = path.extname(before)
  return name.toLowerCase().endsWith(extension.toLowerCase()) ? name : name + extension
}

/** Puts a file into the recycle bin. Throws NOT_FOUND, MATERIAL_CHANGED. */
export function remove(app: App, actor: Actor, input: Parsed['materials']['remove']): Promise<MaterialView> {
  return change(app, actor, { ...input, action: 'removed' }, (before) => ({
    ...before,
    removedAt: app.now(),
    removedBy: actor.id,
  }))
}

/** Takes a file back out of the recycle bin. Throws NOT_FOUND, MATERIAL_CHANGED. */
export function restore(app: App, actor: Actor, input: Parsed['materials']['restore']): Promise<MaterialView> {
  return change(app, actor, { ...input, action: 'restored' }, (before) => ({
    ...before,
    removedAt: null,
    removedBy: null,
  }))
}

/** Puts a file before another one, or last; whoever has to move up or down is renumbered. Throws NOT_FOUND, MATERIAL_CHANGED. */
export function arrange(
  app: App,
  actor: Actor,
  { id, version, before }: Parsed['materials']['arrange'],
): Promise<MaterialView[]> {
  return mended(() =>
    inTransaction(app.db, async (tx) => {
      const { material, of } = await openMaterial(tx, actor, id)
      if (material.version !== version) throw refusal('MATERIAL_CHANGED', {})
      const others = (await materialsOf(tx, material.caseId)).filter((other) => other.id !== id)
      const at = before === null ? others.length : others.findIndex((other) => other.id === before)
      if (at < 0) throw refusal('NOT_FOUND', { kind: 'material' })
      const ordered = [...others.slice(0, at), material, ...others.slice(at)]
      const saved: Material[] = []
      for (const [i, each] of ordered.entries()) {
        const by = { at: app.now(), actorId: actor.id, action: 'changed' as const }
        saved.push(each.position === i + 1 ? each : await saveMaterial(tx, each, { ...each, position: i + 1 }, by))
      }
      const desk = await deskOf(tx)
      const reads = (await openCase(tx, actor, material.caseId)).readsSealed
      return saved
        .filter((each) => each.removedAt === null && (reads || !isSealed(each)))
        .map((each) => materialView(each, of, desk))
    }),
  )
}

/** What was done to a file and what stood there before, the newest first. Throws NOT_FOUND. */
export async function changes(
  app: App,
  actor: Actor,
  { id }: Parsed['materials']['changes'],
): Promise<Outputs['materials']['changes']> {
  const { material } = await openMaterial(app.db, actor, id)
  const desk = await deskOf(app.db)
  return (await materialChanges(app.db, material.id)).map(({ at, actorId, action, before }) => ({
    at,
    by: personOf(desk, actorId),
    action,
    before: before as Record<string, string | number | null>,
  }))
}

type Change = { id: string; version: number; action: MaterialAction }

function change(
  app: App,
  actor: Actor,
  { id, version, action }: Change,
  to: (before: Material) => Material,
): Promise<MaterialView> {
  return mended(() =>
    inTransaction(app.db, async (tx: Executor) => {
      const { material, of } = await openMaterial(tx, actor, id)
      if (material.version !== version) throw refusal('MATERIAL_CHANGED', {})
      const after = to(material)
      checkParty(after.partyId, of.state.context.parties)
      const saved = await saveMaterial(tx, material, after, { at: app.now(), actorId: actor.id, action })
      await indexMaterials(tx, material.caseId)
      app.log('info', 'material', { case: material.caseId, material: id, action, by: actor.id })
      return materialView(saved, of, await deskOf(tx))
    }),
  )
}

/** Throws BAD_INPUT unless it is a party of the case. */
export function checkParty(partyId: string | null, parties: readonly { id: string }[]): void {
  if (partyId !== null && !parties.some(({ id }) => id === partyId))
    throw refusal('BAD_INPUT', { fields: [{ path: 'partyId', code: 'unknown_party' }] })
}

/** On PostgreSQL somebody else can commit between the load and the write. */
async function mended<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isStorageError(error, 'STALE_VERSION')) throw refusal('MATERIAL_CHANGED', {})
    throw error
  }
}
