import type { Executor } from '../../db/executor.ts'
import { getMaterial, type Material } from '../../db/repositories/materials.ts'
import type { MaterialView } from '../../shared/contract/index.ts'
import type { Actor } from '../app.ts'
import { readsSealed } from '../cases/sealed.ts'
import { type LoadedCase, loadCase } from '../cases/store.ts'
import { type Desk, personOf } from '../desk.ts'
import { found, refusal } from '../fail.ts'
import { previewOf } from './mediaType.ts'

/** Papers of a mediation stay out of the ruling file (实施条例2026 第48条). */
export const isSealed = (material: Pick<Material, 'kind'>): boolean => material.kind === 'mediation'

/** A case and whether this person may read what was said in its mediation. Throws NOT_FOUND. */
export async function openCase(
  db: Executor,
  actor: Actor,
  caseId: string,
): Promise<LoadedCase & { readsSealed: boolean }> {
  const loaded = await loadCase(db, caseId)
  return { ...loaded, readsSealed: readsSealed(loaded.state, loaded.history, actor) }
}

/** A material with its case, if this person may read it; for others there is none. Throws NOT_FOUND. */
export async function openMaterial(
  db: Executor,
  actor: Actor,
  id: string,
): Promise<{ material: Material; of: LoadedCase }> {
  const material = await found('material', getMaterial(db, id))
  const of = await openCase(db, actor, material.caseId)
  if (isSealed(material) && !of.readsSealed) throw refusal('NOT_FOUND', { kind: 'material' })
  return { material, of }
}

/** A material as the page shows it. */
export function materialView(material: Material, { state }: LoadedCase, desk: Desk): MaterialView {
  const party = state.context.parties.find(({ id }) => id === material.partyId)
  return {
    id: material.id,
    name: material.name,
    bytes: material.bytes,
    kind: material.kind,
    party: party ? { id: party.id, name: party.name } : null,
    purpose: material.purpose,
    firstPage: material.firstPage,
    lastPage: material.lastPage,
    position: material.position,
    source: material.source,
    sha256: material.sha256,
    preview: previewOf(material.mediaType),
    mediaType: material.mediaType,
    version: material.version,
    addedAt: material.addedAt,
    addedBy: personOf(desk, material.addedBy),
    removedAt: material.removedAt,
    removedBy: personOf(desk, material.removedBy),
  }
}
