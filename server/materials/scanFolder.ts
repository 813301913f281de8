import { createReadStream } from 'node:fs'
import { lstat, mkdir, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { inTransaction } from '../../db/executor.ts'
import { getSetting, putSetting } from '../../db/repositories/settings.ts'
import type { MaterialView, Outputs } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { refusal } from '../fail.ts'
import { traceOf } from '../log.ts'
import { openCase } from './access.ts'
import { checkSize, keep } from './uploads.ts'

const SCAN_FOLDER_KEY = 'scanFolder'
/** Where a scan goes that was taken in: the scanner's folder shows what is still to be done. */
const TAKEN = '已收入'
/** A scanner may still be writing a file that was changed less than this many milliseconds ago. */
const SETTLED = 2_000
const MOST_SHOWN = 200

/** The files that lie finished in the scan folder of this machine, the newest first. */
export async function list(app: App): Promise<Outputs['materials']['scan']['list']> {
  const folder = await folderOf(app)
  if (folder === null) return { folder, reachable: false, files: [] }
  try {
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.') && !/\.(tmp|part)$/i.test(name))
    const files = await Promise.all(names.map((name) => scanOf(folder, name)))
    const finished = files.filter((file) => file !== null && Date.now() - file.changed > SETTLED)
    return {
      folder,
      reachable: true,
      files: finished
        .flatMap((file) => (file ? [file] : []))
        .sort((a, b) => b.changed - a.changed)
        .slice(0, MOST_SHOWN)
        .map(({ name, bytes, changed }) => ({ name, bytes, modifiedAt: new Date(changed).toISOString() })),
    }
  } catch {
    return { folder, reachable: false, files: [] }
  }
}

/** Takes one scan into a case and moves the original aside. Throws SCAN_GONE, NOT_FOUND, FILE_EMPTY, FILE_TOO_LARGE, FILE_KNOWN. */
export async function take(
  app: App,
  actor: Actor,
  { caseId, name, kind, partyId }: Parsed['materials']['scan']['take'],
): Promise<MaterialView> {
  const folder = await folderOf(app)
  // A plain name only: what leads out of the folder is not in it.
  const scan = folder !== null && path.basename(name) === name ? await scanOf(folder, name) : null
  if (folder === null || scan === null) throw refusal('SCAN_GONE', { name })
  checkSize(scan.bytes)
  await openCase(app.db, actor, caseId)
  const file = await app.materials.receive(app.newId())
  try {
    for await (const piece of createReadStream(path.join(folder, name))) await file.append(piece as Uint8Array)
  } catch (error) {
    await file.discard()
    throw error
  }
  const material = await keep(app, actor, { caseId, name, kind, partyId, source: 'scanned' }, await file.finish())
  await putAside(app, folder, name)
  return material
}

/** Which folder is watched on the machine that holds the data. Throws FOLDER_UNUSABLE. */
export async function setFolder(
  app: App,
  actor: Actor,
  { folder }: Parsed['materials']['scan']['setFolder'],
): Promise<{ folder: string | null }> {
  if (folder !== null) {
    const found = path.isAbsolute(folder) ? await lstat(folder).catch(() => null) : null
    if (!found?.isDirectory() || (await readdir(folder).catch(() => null)) === null)
      throw refusal('FOLDER_UNUSABLE', {})
  }
  await inTransaction(app.db, (tx) =>
    putSetting(tx, { key: SCAN_FOLDER_KEY, value: folder, updatedAt: app.now(), updatedBy: actor.id }),
  )
  app.log('info', 'scan folder set', { by: actor.id })
  return { folder }
}

async function folderOf(app: App): Promise<string | null> {
  return ((await getSetting(app.db, SCAN_FOLDER_KEY))?.value as string | null | undefined) ?? null
}

/** A regular file of the folder; null for anything else. A link could lead anywhere and is not followed. */
async function scanOf(folder: string, name: string): Promise<{ name: string; bytes: number; changed: number } | null> {
  const found = await lstat(path.join(folder, name)).catch(() => null)
  return found?.isFile() ? { name, bytes: found.size, changed: found.mtimeMs } : null
}

/** The content is safe by now; an original that cannot be moved stays where it is. */
async function putAside(app: App, folder: string, name: string): Promise<void> {
  try {
    await mkdir(path.join(folder, TAKEN), { recursive: true })
    const stamp = app.now().replaceAll(/[-:.]/g, '')
    await rename(path.join(folder, name), path.join(folder, TAKEN, `${stamp}-${name}`))
  } catch (error) {
    app.log('warn', 'scan not moved', traceOf(error))
  }
}
