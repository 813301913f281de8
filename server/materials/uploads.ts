import { inTransaction } from '../../db/executor.ts'
import type { Incoming, StoredFile } from '../../db/materialFiles.ts'
import { insertMaterial, materialsOf } from '../../db/repositories/materials.ts'
import { MAX_FILE_BYTES, type MaterialView, type Outputs } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { deskOf } from '../desk.ts'
import { refusal } from '../fail.ts'
import { indexMaterials } from '../search/others.ts'
import { isSealed, materialView, openCase } from './access.ts'
import { checkParty } from './materials.ts'
import { mediaTypeOf } from './mediaType.ts'

/** A file on its way from a page. It lives as long as the process: what was not finished is sent again. */
export type Upload = { caseId: string; name: string; bytes: number; actorId: string; file: Incoming; busy: boolean }

/** Files on their way that one person may have at a time; more, and the oldest is given up. */
const MOST_AT_ONCE = 20

/** Announces a file. Throws NOT_FOUND, FILE_TOO_LARGE, FILE_EMPTY. */
export async function begin(
  app: App,
  actor: Actor,
  { caseId, name, bytes }: Parsed['materials']['begin'],
): Promise<Outputs['materials']['begin']> {
  checkSize(bytes)
  await openCase(app.db, actor, caseId)
  const upload = app.newId()
  const file = await app.materials.receive(upload)
  app.uploads.set(upload, { caseId, name, bytes, actorId: actor.id, file, busy: false })
  const own = [...app.uploads].filter(([, { actorId }]) => actorId === actor.id)
  for (const [id] of own.slice(0, Math.max(0, own.length - MOST_AT_ONCE))) await give(app, id)
  return { upload }
}

/** Takes in the next piece, which has to begin where the last one ended. Throws UPLOAD_LOST, FILE_TOO_LARGE, STORAGE. */
export async function append(
  app: App,
  actor: Actor,
  { upload, offset, data }: Parsed['materials']['append'],
): Promise<Outputs['materials']['append']> {
  const known = uploadOf(app, actor, upload)
  // Two pieces at once would be written in the order in which the disk gets to them.
  if (known.busy || offset !== known.file.received()) throw refusal('UPLOAD_LOST', {})
  const piece = Buffer.from(data, 'base64')
  if (offset + piece.length > known.bytes) throw refusal('FILE_TOO_LARGE', { maximum: known.bytes })
  known.busy = true
  try {
    await known.file.append(piece)
  } catch (error) {
    await give(app, upload)
    throw error
  } finally {
    known.busy = false
  }
  return { received: known.file.received() }
}

/** The file is whole: puts it in its place and into the list of its case. Throws UPLOAD_LOST, NOT_FOUND, FILE_KNOWN. */
export async function finish(
  app: App,
  actor: Actor,
  { upload, kind, partyId, source }: Parsed['materials']['finish'],
): Promise<MaterialView> {
  const known = uploadOf(app, actor, upload)
  if (known.busy || known.file.received() !== known.bytes) {
    await give(app, upload)
    throw refusal('UPLOAD_LOST', {})
  }
  app.uploads.delete(upload)
  return keep(app, actor, { ...known, kind, partyId, source }, await known.file.finish())
}

/** Gives a file up; one that is not on its way is as good as given up. */
export async function abandon(
  app: App,
  actor: Actor,
  { upload }: Parsed['materials']['abandon'],
): Promise<Record<string, never>> {
  if (app.uploads.get(upload)?.actorId === actor.id) await give(app, upload)
  return {}
}

type Arrived = { caseId: string; name: string; kind: string; partyId: string | null; source: string }

/** Enters a file that lies in its place. Throws NOT_FOUND, BAD_INPUT, FILE_KNOWN. */
export function keep(app: App, actor: Actor, arrived: Arrived, stored: StoredFile): Promise<MaterialView> {
  const { caseId, name, kind, partyId, source } = arrived
  return inTransaction(app.db, async (tx) => {
    const of = await openCase(tx, actor, caseId)
    checkParty(partyId, of.state.context.parties)
    const same = (await materialsOf(tx, caseId)).find((m) => m.sha256 === stored.sha256 && m.removedAt === null)
    // The name of a sealed paper is not told to somebody who may not read it.
    if (same && (of.readsSealed || !isSealed(same))) throw refusal('FILE_KNOWN', { name: same.name })
    const material = await insertMaterial(tx, {
      id: app.newId(),
      caseId,
      name,
      bytes: stored.bytes,
      sha256: stored.sha256,
      mediaType: mediaTypeOf(name, stored.head),
      kind,
      partyId,
      purpose: null,
      firstPage: null,
      lastPage: null,
      source,
      addedAt: app.now(),
      addedBy: actor.id,
      removedAt: null,
      removedBy: null,
    })
    await indexMaterials(tx, caseId)
    app.log('info', 'material', { case: caseId, material: material.id, action: 'added', by: actor.id })
    return materialView(material, of, await deskOf(tx))
  })
}

/** Throws FILE_EMPTY, FILE_TOO_LARGE. */
export function checkSize(bytes: number): void {
  if (bytes === 0) throw refusal('FILE_EMPTY', {})
  if (bytes > MAX_FILE_BYTES) throw refusal('FILE_TOO_LARGE', { maximum: MAX_FILE_BYTES })
}

function uploadOf(app: App, actor: Actor, upload: string): Upload {
  const known = app.uploads.get(upload)
  if (known?.actorId !== actor.id) throw refusal('UPLOAD_LOST', {})
  return known
}

async function give(app: App, upload: string): Promise<void> {
  const known = app.uploads.get(upload)
  app.uploads.delete(upload)
  await known?.file.discard()
}
