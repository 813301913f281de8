import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { Kysely } from 'kysely'
import { assertSoundOpen, backUp } from './backup.ts'
import { isStorageError, StorageError, typedError } from './errors.ts'
import { takeLock } from './lock.ts'
import { APPLICATION_ID, type Migration, migrateSqlite, newestOf, type Sqlite } from './migrate.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Database } from './schema.ts'
import { sqliteDialect } from './sqliteDialect.ts'

export type OpenOptions = {
  /** The path was in our settings: a missing or empty file is then a fault, never a fresh start. */
  existedBefore?: boolean
  /** Where the backup before a migration goes; `backups` beside the file if left out. */
  backupDirectory?: string
  now?: () => Date
  /** The steps this program knows; only tests give others. */
  migrations?: readonly Migration[]
}

/** How the file was found and what was done to it while opening. */
export type Opening = {
  created: boolean
  /** The run before ended with `close`. */
  endedCleanly: boolean
  check: 'none' | 'quick' | 'full'
  migrated: number[]
  /** The backup made before the migration. */
  backup: string | null
}

export type SqliteStore = {
  engine: 'sqlite'
  file: string
  db: Kysely<Database>
  /** The one connection behind `db`, for what Kysely cannot say. Never write with it while a transaction awaits. */
  raw: Sqlite
  opening: Opening
  /** Waits for a running transaction, marks the file as ended cleanly and lets go of it. */
  close(): Promise<void>
}

const WEEK = 7 * 24 * 3_600_000

/**
 * Opens the data file, or makes it: lock, header, check for damage, backup and migration, settings, mark.
 * Throws StorageError (DATABASE_LOCKED, _NEWER, _DAMAGED, _MISSING, NOT_OUR_FILE, READ_ONLY, DISK_FULL)
 * and leaves a file it refuses untouched. `:memory:` opens a database without file, lock or backup.
 */
export function openSqlite(file: string, options: OpenOptions = {}): SqliteStore {
  const known = options.migrations ?? allMigrations
  const now = options.now ?? (() => new Date())
  const inMemory = file === ':memory:'
  const name = path.basename(file)

  if (!inMemory && !existsSync(file)) {
    if (options.existedBefore) throw new StorageError('DATABASE_MISSING', { file: name })
    typed(() => mkdirSync(path.dirname(file), { recursive: true }), path.dirname(file))
  }
  const lock = inMemory ? null : takeLock(file)
  let raw: Sqlite | undefined
  try {
    const created = inMemory || !acceptFile(file, known, options.existedBefore ?? false)
    raw = new BetterSqlite3(file, { timeout: 5_000 })
    const connection = raw
    const opening: Opening = { created, endedCleanly: true, check: 'none', migrated: [], backup: null }
    if (!created) Object.assign(opening, checkDamage(connection, name, now()))
    configure(connection)
    if (!created && version(connection) < newestOf(known)) {
      const directory = options.backupDirectory ?? path.join(path.dirname(file), 'backups')
      opening.backup = backUp(file, directory, { now: now(), label: 'before-migration' }).file
    }
    opening.migrated = migrateSqlite(connection, known)
    // The mark is also the proof that the file can be read and written.
    mark(connection, 'run', 'open')
    if (opening.check === 'full' || created) mark(connection, 'fully_checked_at', now().toISOString())

    const db = new Kysely<Database>({ dialect: sqliteDialect(connection, { file: name }) })
    const close = async () => {
      if (!connection.open) return
      await db.connection().execute(async () => {
        if (!inMemory) leave(connection)
      })
      await db.destroy()
      lock?.release()
    }
    return { engine: 'sqlite', file, db, raw: connection, opening, close }
  } catch (error) {
    if (raw?.open) raw.close()
    lock?.release()
    throw typedError(error, { file: name })
  }
}

/** The settings of the connection that writes. */
function configure(raw: Sqlite): void {
  raw.pragma('journal_mode = WAL')
  // The compiled-in default in WAL mode is NORMAL: what the screen called saved could be lost in a power cut.
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma('trusted_schema = OFF')
  raw.pragma('cell_size_check = ON')
  if (process.platform === 'darwin') {
    raw.pragma('fullfsync = ON')
    raw.pragma('checkpoint_fullfsync = ON')
  }
}

/** Decides from the outside whether we may open a file. True: ours; false: absent or empty, to be made. */
function acceptFile(file: string, known: readonly Migration[], existedBefore: boolean): boolean {
  const name = path.basename(file)
  if (!existsSync(file)) return false
  const size = statSync(file).size
  if (size === 0) {
    // An empty file reads as version 0 and would be taken for a fresh start: every case gone.
    if (existedBefore) throw new StorageError('DATABASE_DAMAGED', { file: name })
    return false
  }
  const header = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, header.length, 0)
  } finally {
    closeSync(handle)
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new StorageError(existedBefore ? 'DATABASE_DAMAGED' : 'NOT_OUR_FILE', { file: name })
  }
  const inFile = { version: header.readUInt32BE(60), application: header.readUInt32BE(68) }
  const newer = (found: number) => new StorageError('DATABASE_NEWER', { found, known: newestOf(known) })
  if (inFile.application === APPLICATION_ID && inFile.version > newestOf(known)) throw newer(inFile.version)
  if (!existsSync(`${file}-wal`)) {
    if (inFile.application !== APPLICATION_ID) throw new StorageError('NOT_OUR_FILE', { file: name })
    return true
  }
  // After a crash the newest header may still be in the write-ahead log; reading through it changes nothing.
  const reader = new BetterSqlite3(file, { readonly: true })
  try {
    const application = reader.pragma('application_id', { simple: true })
    if (application === 0 && reader.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0 && !existedBefore)
      return false
    if (application !== APPLICATION_ID) throw new StorageError('NOT_OUR_FILE', { file: name })
    if (version(reader) > newestOf(known)) throw newer(version(reader))
    return true
  } finally {
    reader.close()
  }
}

/** Full check after a run that did not end cleanly and once a week, else the quick one. Throws DATABASE_DAMAGED. */
function checkDamage(raw: Sqlite, name: string, now: Date): Pick<Opening, 'endedCleanly' | 'check'> {
  try {
    raw.pragma('cell_size_check = ON')
    const endedCleanly = readMark(raw, 'run') === 'clean'
    const checkedAt = Date.parse(readMark(raw, 'fully_checked_at') ?? '')
    // Written so that an unreadable date asks for the check.
    const full = !(endedCleanly && now.getTime() - checkedAt < WEEK)
    assertSoundOpen(raw, full ? 'full' : 'quick')
    return { endedCleanly, check: full ? 'full' : 'quick' }
  } catch (error) {
    const reason = typedError(error)
    throw isStorageError(reason, 'DATABASE_LOCKED')
      ? reason
      : new StorageError('DATABASE_DAMAGED', { file: name }, error)
  }
}

function leave(raw: Sqlite): void {
  raw.pragma('optimize')
  mark(raw, 'run', 'clean')
  raw.pragma('wal_checkpoint(TRUNCATE)')
}

function version(raw: Sqlite): number {
  return raw.pragma('user_version', { simple: true }) as number
}

function mark(raw: Sqlite, key: string, value: string): void {
  raw
    .prepare(
      'INSERT INTO process_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(key, value)
}

function readMark(raw: Sqlite, key: string): string | undefined {
  return raw.prepare('SELECT value FROM process_state WHERE key = ?').pluck().get(key) as string | undefined
}

function typed(work: () => unknown, place: string): void {
  try {
    work()
  } catch (error) {
    throw typedError(error, { file: place })
  }
}
