import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { materialFolder, openMaterialFiles } from '../db/materialFiles.ts'
import { openSqlite } from '../db/open.ts'
import type { App } from '../server/app.ts'
import { serverOver } from '../server/openServer.ts'
import type { AppRouter } from '../server/router.ts'
import { TODAY } from './buildFile.ts'

/** Some time after the file was made, on the same day. */
const NOW = `${TODAY}T03:00:00.000Z`

export type OpenFile = { app: App; router: AppRouter; raw: BetterSqlite3.Database; close(): Promise<void> }

/** The server over a benchmark file, with its one connection at hand; `watch` gets that connection before anything is asked of it. */
export async function openFile(
  folder: string,
  watch: (raw: BetterSqlite3.Database) => void = () => {},
): Promise<OpenFile> {
  const store = openSqlite(path.join(folder, 'fuyi.db'), { now: () => new Date(NOW) })
  watch(store.raw)
  let ids = 0
  const parts = { now: () => NOW, newId: () => `bench-${++ids}`, log: () => {}, practice: false }
  const materials = openMaterialFiles(materialFolder(store.file))
  const server = await serverOver({ db: store.db, file: null, materials, close: store.close }, parts)
  await server.app.indexing?.finished
  return { app: server.app, router: server.router, raw: store.raw, close: server.close }
}

/** A bare connection to the same kind of file with the same settings: no program in between. */
export function openBare(folder: string): BetterSqlite3.Database {
  const raw = new BetterSqlite3(path.join(folder, 'fuyi.db'))
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) raw.pragma(pragma)
  return raw
}
