import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { StorageError, typedError, withTypedErrors } from './errors.ts'
import { takeLock } from './lock.ts'
import { copyMaterials, materialBackupFolder, materialFolder } from './materialFiles.ts'
import { APPLICATION_ID, type Sqlite } from './migrate.ts'

export type Backup = {
  file: string
  name: string
  /** UTC ISO with milliseconds. */
  madeAt: string
  schemaVersion: number
  bytes: number
  /** Why it was made, e.g. `before-migration`; null: in the ordinary course. */
  label: string | null
}

const NAME = /^fuyi-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-v(\d+)(?:-([a-z-]+))?\.fuyi-backup$/

/** Throws unless an open database is sound and ours: opening proves nothing, a damaged file still opens. */
export function assertSoundOpen(db: Sqlite, depth: 'quick' | 'full'): void {
  const problems = db.pragma(depth === 'full' ? 'integrity_check(10)' : 'quick_check(10)') as Record<string, string>[]
  const first = problems.map((row) => Object.values(row)[0])
  if (first[0] !== 'ok') throw new Error(first.join('; '))
  if (depth === 'full' && (db.pragma('foreign_key_check') as unknown[]).length > 0)
    throw new Error('foreign keys broken')
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new Error('not a case database')
}

/** Reads every page of a file that nobody has open. Throws DATABASE_DAMAGED. */
export function assertSound(file: string): void {
  let db: Sqlite | undefined
  try {
    db = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
    assertSoundOpen(db, 'full') // may throw as well as answer with rows
  } catch (cause) {
    throw new StorageError('DATABASE_DAMAGED', { file: path.basename(file) }, cause)
  } finally {
    db?.close()
  }
}

/**
 * Copies the committed state of a data file, live or not, and proves the copy. A whole file appears under
 * its final name, or nothing does. It reads through a connection of its own, so a transaction that is
 * under way neither disturbs it nor gets into it. Throws DISK_FULL, READ_ONLY, DATABASE_DAMAGED.
 */
export function backUp(file: string, directory: string, { now, label }: { now: Date; label?: string }): Backup {
  return withTypedErrors(
    () => {
      mkdirSync(directory, { recursive: true })
      const source = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
      let part: string | undefined
      try {
        const version = source.pragma('user_version', { simple: true }) as number
        const stamp = now.toISOString().replaceAll(/[:.]/g, '')
        const name = `fuyi-${stamp}-v${version}${label ? `-${label}` : ''}.fuyi-backup`
        const target = path.join(directory, name)
        part = `${target}.part`
        rmSync(part, { force: true }) // VACUUM INTO refuses a file that exists
        source.prepare('VACUUM INTO ?').run(part)
        assertSound(part)
        syncToDisk(part)
        renameSync(part, target)
        syncDirectory(directory)
        return {
          file: target,
          name,
          madeAt: now.toISOString(),
          schemaVersion: version,
          bytes: statSync(target).size,
          label: label ?? null,
        }
      } finally {
        source.close()
        if (part) rmSync(part, { force: true })
      }
    },
    { file: path.basename(directory) },
  )
}

/** The backups of a folder, newest first; none if the folder does not exist. */
export function listBackups(directory: string): Backup[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory)
    .flatMap((name): Backup[] => {
      const found = NAME.exec(name)
      if (!found) return []
      const [, day, hours, minutes, seconds, millis, version, label] = found
      const file = path.join(directory, name)
      const madeAt = `${day}T${hours}:${minutes}:${seconds}.${millis}Z`
      return [{ file, name, madeAt, schemaVersion: Number(version), bytes: statSync(file).size, label: label ?? null }]
    })
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/**
 * Removes backups beyond the newest `recent`, the newest of each of the last `days` days and the newest of
 * each of the last `months` months that have one. A backup made before a migration stays: only it can be
 * opened by the older program. Returns the names removed.
 */
export function prune(directory: string, keep: { recent: number; days: number; months: number }): string[] {
  const days = new Set<string>()
  const months = new Set<string>()
  const firstOf = (seen: Set<string>, period: string, limit: number) => {
    if (seen.has(period) || seen.size >= limit) return false
    seen.add(period)
    return true
  }
  const surplus = listBackups(directory).filter((backup, i) => {
    const firstOfDay = firstOf(days, backup.madeAt.slice(0, 10), keep.days)
    const firstOfMonth = firstOf(months, backup.madeAt.slice(0, 7), keep.months)
    return !(i < keep.recent || firstOfDay || firstOfMonth || backup.label === 'before-migration')
  })
  for (const backup of surplus) withTypedErrors(() => rmSync(backup.file), { file: backup.name })
  return surplus.map((backup) => backup.name)
}

/**
 * Puts a backup in the place of the data file. The backup is proved and copied beside it first; the present
 * file is kept, with its log, under a new name, and files of cases that are missing come back. Nothing is deleted. Returns the name the present file got,
 * null if there was none. Throws DATABASE_LOCKED while the file is open, DATABASE_DAMAGED for a bad backup.
 */
export function restore(file: string, backup: string, now: Date): { aside: string | null } {
  const lock = takeLock(file)
  const part = `${file}.part`
  try {
    assertSound(backup)
    rmSync(part, { force: true })
    const source = new BetterSqlite3(backup, { readonly: true, fileMustExist: true })
    try {
      source.prepare('VACUUM INTO ?').run(part)
    } finally {
      source.close()
    }
    assertSound(part)
    syncToDisk(part)
    const aside = `${file}.before-restore-${now.toISOString().replaceAll(/[:.]/g, '')}`
    // All three together: a stale log beside an exchanged file gives old data without an error.
    const moved = ['-wal', '-shm', ''].filter((suffix) => existsSync(file + suffix))
    for (const suffix of moved) renameSync(file + suffix, aside + suffix)
    renameSync(part, file)
    syncDirectory(path.dirname(file))
    copyMaterials(materialBackupFolder(path.dirname(backup)), materialFolder(file))
    return { aside: moved.includes('') ? aside : null }
  } catch (error) {
    rmSync(part, { force: true })
    throw typedError(error, { file: path.basename(file) })
  } finally {
    lock.release()
  }
}

function syncToDisk(file: string): void {
  const handle = openSync(file, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a rename survive a power cut; Windows has no such call and needs none. */
function syncDirectory(directory: string): void {
  if (process.platform !== 'win32') syncToDisk(directory)
}
