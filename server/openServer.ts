import { randomUUID } from 'node:crypto'
import { statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import { RPCHandler } from '@orpc/server/message-port'
import { RequestHeadersPlugin } from '@orpc/server/plugins'
import { assertSoundOpen, type Backup, backUp, listBackups, prune } from '../db/backup.ts'
import { StorageError } from '../db/errors.ts'
import type { Executor } from '../db/executor.ts'
import {
  copyMaterials,
  type MaterialFiles,
  materialBackupFolder,
  materialFolder,
  openMaterialFiles,
} from '../db/materialFiles.ts'
import { openSqlite } from '../db/open.ts'
import { openPostgres } from '../db/postgres.ts'
import { getSetting, putSetting } from '../db/repositories/settings.ts'
import type { SessionUser } from '../shared/contract/index.ts'
import type { Port } from '../shared/contract/port.ts'
import { civilDateOf } from '../shared/time-limits/index.ts'
import type { App, DataFile } from './app.ts'
import { sweep } from './cases/sweep.ts'
import { organOf, PRACTICE_KEY } from './desk.ts'
import type { HostContext } from './guard.ts'
import { jsonLines, type Log, traceOf } from './log.ts'
import { practiceFolder } from './practiceFolder.ts'
import { type AppRouter, createRouter } from './router.ts'
import { indexInBackground } from './search/build.ts'
import { actorOf, sessionUser } from './session/actors.ts'
import { backUpRegularly } from './system/regularBackups.ts'

export type ServerOptions = {
  /** Folder of the data file and its backups. */
  dataDir: string
  /** The present instant, UTC ISO with milliseconds. */
  now?: () => string
  newId?: () => string
  log?: Log
  /** Practice data lies in a folder of its own inside that folder, so that it cannot mix with real cases. */
  practice?: boolean
  /** How the host opens the practice data beside these. */
  openPractice?: () => Promise<string | null>
  /** Back the file up every quarter of an hour in which it changed, and once more on closing: for a host that stays. */
  regularBackups?: boolean
  /** Connection string of a PostgreSQL database, instead of the file. */
  postgres?: string
}

export type OpenServer = {
  router: AppRouter
  app: App
  /** What the router needs to know of a call from a host. */
  contextFor(host: HostContext['host']): HostContext
  /** Answers the calls that arrive on a message port. */
  serve(port: Port): void
  /** The person behind a session token; null if it is not, or no longer, valid. */
  userOf(token: string): Promise<SessionUser | null>
  reportFailure(event: string, error: unknown): void
  close(): Promise<void>
}

/** Backups kept: the newest ten, one of each of thirty days, one of each of twelve months. */
const KEPT = { recent: 10, days: 30, months: 12 }

/**
 * Opens the data and mounts every use case on it. Throws StorageError, whose sentences say what to do. Takes in what
 * ran out while the program was closed before it answers anybody.
 */
export async function openServer(options: ServerOptions): Promise<OpenServer> {
  const now = options.now ?? (() => new Date().toISOString())
  const log = options.log ?? jsonLines((line) => process.stderr.write(line), now)
  const store = await openStore(options, now)
  // A generated practice file says so itself, whatever folder it is opened from.
  const practice = await isPractice(store, options, now)
  const { openPractice } = options
  const server = await serverOver(store, {
    now,
    log,
    newId: options.newId ?? randomUUID,
    practice,
    // From practice there is nowhere further to go.
    ...(openPractice && !practice ? { openPractice } : {}),
  })
  if (!options.regularBackups) return server
  const backups = backUpRegularly(server.app)
  return {
    ...server,
    close: () => {
      backups.finish()
      return server.close()
    },
  }
}

/**
 * Whether nothing in the file is real. The file says so itself, from its first day: a new one that is opened for
 * practice is marked, one that holds real cases is refused (NOT_PRACTICE), and no mark is ever taken away.
 */
async function isPractice(store: Store, { practice }: ServerOptions, now: () => string): Promise<boolean> {
  if ((await getSetting(store.db, PRACTICE_KEY)) !== undefined) return true
  if (practice !== true) return false
  if (await organOf(store.db, civilDateOf(now()))) {
    await store.close()
    throw new StorageError('NOT_PRACTICE', { file: 'fuyi.db' })
  }
  await putSetting(store.db, { key: PRACTICE_KEY, value: true, updatedAt: now(), updatedBy: null })
  return true
}

type Store = { db: Executor; file: DataFile | null; materials: MaterialFiles; close(): Promise<void> }

/** The server over a database that is open already; tests bring other engines. */
export async function serverOver(
  store: Store,
  parts: Pick<App, 'now' | 'newId' | 'log' | 'practice' | 'openPractice'>,
): Promise<OpenServer> {
  const app: App = { db: store.db, file: store.file, materials: store.materials, uploads: new Map(), ...parts }
  await sweep(app)
  app.indexing = indexInBackground(app)
  const router = createRouter(app)
  const handler = new RPCHandler(router, { plugins: [new RequestHeadersPlugin()] })
  const contextFor = (host: HostContext['host']): HostContext => ({ host })
  return {
    router,
    app,
    contextFor,
    serve: (port) => handler.upgrade(port, { context: contextFor('desk') }),
    async userOf(token) {
      const actor = await actorOf(app, token)
      return actor && sessionUser(actor)
    },
    reportFailure: (event, error) => app.log('error', event, traceOf(error)),
    async close() {
      app.indexing?.stop()
      await app.indexing?.finished
      await store.close()
    },
  }
}

async function openStore({ dataDir: folder, practice, postgres }: ServerOptions, now: () => string): Promise<Store> {
  const dataDir = practice ? practiceFolder(folder) : folder
  const name = 'fuyi'
  const materialsIn = materialFolder(path.join(dataDir, `${name}.db`))
  if (postgres !== undefined) {
    const { db, close } = await openPostgres(postgres)
    return { db, file: null, materials: openMaterialFiles(materialsIn), close }
  }
  const backups = path.join(dataDir, 'backups')
  const store = openSqlite(path.join(dataDir, `${name}.db`), {
    backupDirectory: backups,
    // Where there are backups there was a file: without it this is a loss, not a first start.
    existedBefore: listBackups(backups).length > 0,
    now: () => new Date(now()),
  })
  const file: DataFile = {
    backUp() {
      const made = backUp(store.file, backups, { now: new Date(now()) })
      // After the database: whatever it names lies in the folder already.
      copyMaterials(materialsIn, materialBackupFolder(backups))
      prune(backups, KEPT)
      return backupFile(made)
    },
    backups: () => listBackups(backups).map(backupFile),
    changedSinceBackup() {
      // By the clock of the disk on both sides: the newest entries may still be in the write-ahead log.
      const written = (name: string) => statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? 0
      const newest = Math.max(0, ...listBackups(backups).map(({ file }) => written(file)))
      return Math.max(written(store.file), written(`${store.file}-wal`)) > newest
    },
    place() {
      const size = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0
      const disk = statfsSync(dataDir)
      return {
        folder: dataDir,
        file: path.basename(store.file),
        backupFolder: backups,
        bytes: size(store.file) + size(`${store.file}-wal`),
        free: disk.bavail * disk.bsize,
      }
    },
    problems() {
      try {
        assertSoundOpen(store.raw, 'full')
        return []
      } catch (error) {
        return [error instanceof Error ? error.message : 'unreadable']
      }
    },
  }
  return { db: store.db, file, materials: openMaterialFiles(materialsIn), close: store.close }
}

const backupFile = ({ name, madeAt, bytes, schemaVersion }: Backup) => ({ name, madeAt, bytes, schemaVersion })
