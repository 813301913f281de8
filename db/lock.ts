import { rmSync } from 'node:fs'
import { hostname } from 'node:os'
import BetterSqlite3 from 'better-sqlite3'
import { StorageError, typedError } from './errors.ts'

export type Lock = { file: string; release(): void }

/**
 * Takes the lock beside a data file for this process, or throws DATABASE_LOCKED with the host and process
 * that hold it. The lock file is itself a small database with a transaction that stays open: the operating
 * system lets go of it when the process dies, so a lock never outlives its owner, and a reused process
 * number is never mistaken for him.
 */
export function takeLock(file: string): Lock {
  const lockFile = `${file}.lock`
  try {
    return lockWith(lockFile)
  } catch (error) {
    const typed = typedError(error, { file: lockFile })
    if (!(typed instanceof StorageError) || typed.code !== 'DATABASE_DAMAGED') throw typed
    // It holds nothing but who has it, so a torn one is made anew.
    rmSync(lockFile, { force: true })
    return lockWith(lockFile)
  }
}

function lockWith(lockFile: string): Lock {
  const db = new BetterSqlite3(lockFile, { timeout: 0 })
  try {
    begin(db)
    db.exec(
      'CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER NOT NULL, host TEXT NOT NULL) STRICT',
    )
    db.prepare(
      'INSERT INTO holder VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET pid = excluded.pid, host = excluded.host',
    ).run(process.pid, hostname())
    db.exec('COMMIT')
    // Reserved from here on: others may still read who holds it, but not take it.
    begin(db)
  } catch (error) {
    db.close()
    throw error
  }
  return { file: lockFile, release: () => db.close() }
}

function begin(db: BetterSqlite3.Database): void {
  try {
    db.exec('BEGIN IMMEDIATE')
  } catch (error) {
    if (!isBusy(error)) throw error
    throw new StorageError('DATABASE_LOCKED', holderOf(db), error)
  }
}

function holderOf(db: BetterSqlite3.Database): { pid: number; host: string } | Record<string, never> {
  try {
    return (db.prepare('SELECT pid, host FROM holder').get() as { pid: number; host: string } | undefined) ?? {}
  } catch (error) {
    if (isBusy(error)) return {} // just being written
    throw error
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
