import { StorageError } from '../errors.ts'
import type { Executor } from '../executor.ts'
import { changedColumns } from '../rows.ts'
import type { MaterialAction, MaterialTable } from '../schema.ts'

/** A file of a case with what the centre says of it. */
export type Material = {
  id: string
  caseId: string
  position: number
  name: string
  bytes: number
  sha256: string
  mediaType: string
  kind: string
  partyId: string | null
  purpose: string | null
  firstPage: number | null
  lastPage: number | null
  source: string
  version: number
  addedAt: string
  addedBy: string
  removedAt: string | null
  removedBy: string | null
}

export type MaterialChange = {
  version: number
  at: string
  actorId: string
  action: MaterialAction
  /** The fields that were changed, as they were. */
  before: Partial<Material>
}

/** The materials of a case in their order, those in the recycle bin too. */
export async function materialsOf(db: Executor, caseId: string): Promise<Material[]> {
  const rows = await db
    .selectFrom('material')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** One material. Throws NOT_FOUND. */
export async function getMaterial(db: Executor, id: string): Promise<Material> {
  const row = await db.selectFrom('material').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new StorageError('NOT_FOUND', { id })
  return fromRow(row)
}

/** Adds a material behind the others of its case. */
export async function insertMaterial(
  tx: Executor,
  material: Omit<Material, 'position' | 'version'>,
): Promise<Material> {
  const { last } = await tx
    .selectFrom('material')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('case_id', '=', material.caseId)
    .executeTakeFirstOrThrow()
  const added: Material = { ...material, position: Number(last ?? 0) + 1, version: 1 }
  await tx.insertInto('material').values(toRow(added)).execute()
  await note(tx, added, { at: added.addedAt, actorId: added.addedBy, action: 'added' }, {})
  return added
}

/**
 * Writes a change over the version that was looked at, and keeps what stood there. Throws STALE_VERSION if somebody
 * else was faster.
 */
export async function saveMaterial(
  tx: Executor,
  before: Material,
  after: Material,
  by: { at: string; actorId: string; action: MaterialAction },
): Promise<Material> {
  const saved: Material = { ...after, version: before.version + 1 }
  const { numUpdatedRows } = await tx
    .updateTable('material')
    .set(toRow(saved))
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) throw new StorageError('STALE_VERSION', { id: before.id })
  const { version: _version, ...changed } = changedColumns(saved, before)
  await note(tx, saved, by, changed)
  return saved
}

/** What was done to a material, the newest first. */
export async function materialChanges(db: Executor, id: string): Promise<MaterialChange[]> {
  const rows = await db
    .selectFrom('material_change')
    .selectAll()
    .where('material_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    at: row.at,
    actorId: row.actor_id,
    action: row.action,
    before: JSON.parse(row.before),
  }))
}

/** Every material after an id, in steps: for a verification that reads each file. */
export async function materialBatch(db: Executor, after: string, size: number): Promise<Material[]> {
  const rows = await db.selectFrom('material').selectAll().where('id', '>', after).orderBy('id').limit(size).execute()
  return rows.map(fromRow)
}

async function note(
  tx: Executor,
  { id, version }: Material,
  { at, actorId, action }: { at: string; actorId: string; action: MaterialAction },
  before: Partial<Material>,
): Promise<void> {
  const row = { material_id: id, version, at, actor_id: actorId, action, before: JSON.stringify(before) }
  await tx.insertInto('material_change').values(row).execute()
}

function toRow(material: Material): MaterialTable {
  return {
    id: material.id,
    case_id: material.caseId,
    position: material.position,
    name: material.name,
    bytes: material.bytes,
    sha256: material.sha256,
    media_type: material.mediaType,
    kind: material.kind,
    party_id: material.partyId,
    purpose: material.purpose,
    first_page: material.firstPage,
    last_page: material.lastPage,
    source: material.source,
    version: material.version,
    added_at: material.addedAt,
    added_by: material.addedBy,
    removed_at: material.removedAt,
    removed_by: material.removedBy,
  }
}

function fromRow(row: MaterialTable): Material {
  return {
    id: row.id,
    caseId: row.case_id,
    position: row.position,
    name: row.name,
    bytes: row.bytes,
    sha256: row.sha256,
    mediaType: row.media_type,
    kind: row.kind,
    partyId: row.party_id,
    purpose: row.purpose,
    firstPage: row.first_page,
    lastPage: row.last_page,
    source: row.source,
    version: row.version,
    addedAt: row.added_at,
    addedBy: row.added_by,
    removedAt: row.removed_at,
    removedBy: row.removed_by,
  }
}

/** How many contents lie in the folder of materials and how many bytes they take; the same content lies there once. */
export async function storedMaterials(db: Executor): Promise<{ files: number; bytes: number }> {
  const { files, bytes } = await db
    .selectFrom((of) => of.selectFrom('material').select(['sha256', 'bytes']).distinct().as('content'))
    .select((eb) => [
      eb.fn.countAll<number | string>().as('files'),
      eb.fn.sum<number | string | null>('bytes').as('bytes'),
    ])
    .executeTakeFirstOrThrow()
  return { files: Number(files), bytes: Number(bytes ?? 0) }
}
