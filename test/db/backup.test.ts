import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { assertSound, backUp, listBackups, prune, restore } from '../../db/backup.ts'
import { inTransaction } from '../../db/executor.ts'
import { migrations } from '../../db/migrations/index.ts'
import { openSqlite } from '../../db/open.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import { temporaryFolder } from './engines.ts'
import { aCase } from './records.ts'

/** The schema of this program. */
const known = migrations.at(-1)?.id
const now = new Date('2026-11-22T10:30:00.123Z')
const casesIn = (file: string) => {
  const db = new BetterSqlite3(file, { readonly: true })
  try {
    return db.prepare('SELECT count(*) FROM reconsideration_case').pluck().get()
  } finally {
    db.close()
  }
}

describe('a backup', () => {
  it('holds what was committed, log included, and nothing of a transaction under way', async () => {
    using folder = temporaryFolder()
    const directory = path.join(folder.path, 'backups')
    const store = openSqlite(folder.file)
    await insertCase(store.db, aCase(1))
    const backup = await inTransaction(store.db, async (tx) => {
      await insertCase(tx, aCase(2))
      return backUp(folder.file, directory, { now })
    })
    expect(casesIn(backup.file)).toBe(1)
    expect(backup).toMatchObject({
      name: `fuyi-2026-11-22T103000123Z-v${known}.fuyi-backup`,
      madeAt: now.toISOString(),
      schemaVersion: known,
      label: null,
    })
    expect(readdirSync(directory)).toEqual([backup.name])
    expect(listBackups(directory)).toEqual([backup])
    expect(backup.bytes).toBe(readFileSync(backup.file).length)
    expect(store.raw.prepare('SELECT count(*) FROM reconsideration_case').pluck().get()).toBe(2)
    await store.close()
  })

  it('of a damaged file is not made, and leaves no part', async () => {
    using folder = temporaryFolder()
    const store = openSqlite(folder.file)
    for (let n = 1; n <= 200; n++) await insertCase(store.db, aCase(n))
    await store.close()
    const bytes = readFileSync(folder.file)
    writeFileSync(folder.file, bytes.fill(0xaa, 4096 * 12, 4096 * 20))
    const directory = path.join(folder.path, 'backups')
    expect(() => backUp(folder.file, directory, { now })).toThrow(expect.objectContaining({ code: 'DATABASE_DAMAGED' }))
    expect(readdirSync(directory)).toEqual([])
  })

  it('tells a sound file from a damaged one and from one that is not ours', async () => {
    using folder = temporaryFolder()
    await openSqlite(folder.file).close()
    assertSound(folder.file)
    const foreign = path.join(folder.path, 'foreign.sqlite')
    new BetterSqlite3(foreign).exec('CREATE TABLE x (y)').close()
    expect(() => assertSound(foreign)).toThrow(expect.objectContaining({ code: 'DATABASE_DAMAGED' }))
    expect(() => assertSound(path.join(folder.path, 'nothing'))).toThrow(
      expect.objectContaining({ code: 'DATABASE_DAMAGED' }),
    )
    expect(existsSync(path.join(folder.path, 'nothing'))).toBe(false)
  })
})

describe('pruning', () => {
  it('keeps the newest, one a day, one a month, and those made before a migration', () => {
    using folder = temporaryFolder()
    const name = (at: string, label = '') => `fuyi-${at.replaceAll(/[:.]/g, '')}-v40${label}.fuyi-backup`
    const make = (at: string, label?: string) => writeFileSync(path.join(folder.path, name(at, label)), '')
    const made = [
      '2026-11-22T10:00:00.000Z',
      '2026-11-22T09:00:00.000Z',
      '2026-11-22T08:00:00.000Z',
      '2026-11-21T10:00:00.000Z',
      '2026-11-21T09:00:00.000Z',
      '2026-11-20T10:00:00.000Z',
      '2026-10-31T10:00:00.000Z',
      '2026-10-30T10:00:00.000Z',
      '2026-09-30T10:00:00.000Z',
    ]
    for (const at of made) make(at)
    make('2026-09-01T10:00:00.000Z', '-before-migration')
    writeFileSync(path.join(folder.path, 'notes.txt'), 'not ours')
    const removed = prune(folder.path, { recent: 2, days: 2, months: 2 })
    expect(removed).toEqual([2, 4, 5, 7, 8].map((i) => name(made[i]!)))
    expect(listBackups(folder.path).map((backup) => backup.name)).toEqual([
      ...[0, 1, 3, 6].map((i) => name(made[i]!)),
      name('2026-09-01T10:00:00.000Z', '-before-migration'),
    ])
    expect(existsSync(path.join(folder.path, 'notes.txt'))).toBe(true)
    expect(listBackups(path.join(folder.path, 'nowhere'))).toEqual([])
  })
})

describe('restoring', () => {
  it('puts the backup in place and keeps what was there, log and all', async () => {
    using folder = temporaryFolder()
    const store = openSqlite(folder.file)
    await insertCase(store.db, aCase(1))
    const backup = backUp(folder.file, folder.path, { now })
    await insertCase(store.db, aCase(2))
    expect(() => restore(folder.file, backup.file, now)).toThrow(expect.objectContaining({ code: 'DATABASE_LOCKED' }))
    await store.close()
    // As a crash leaves it: the last case is in the log only.
    const crashed = new BetterSqlite3(folder.file)
    crashed.pragma('journal_mode = WAL')
    crashed.exec(`UPDATE reconsideration_case SET title = '只在日志里'`)
    const set = ['', '-wal', '-shm'].map((suffix) => [suffix, readFileSync(folder.file + suffix)] as const)
    crashed.close()
    for (const [suffix, bytes] of set) writeFileSync(folder.file + suffix, bytes)

    const { aside } = restore(folder.file, backup.file, now)
    expect(existsSync(`${folder.file}-wal`)).toBe(false)
    const restored = openSqlite(folder.file, { existedBefore: true })
    expect(restored.raw.prepare('SELECT title FROM reconsideration_case').pluck().all()).toEqual([aCase(1).title])
    await restored.close()
    const old = new BetterSqlite3(aside!)
    expect(old.prepare('SELECT title FROM reconsideration_case').pluck().all()).toEqual(['只在日志里', '只在日志里'])
    old.close()
    expect(readdirSync(folder.path).filter((entry) => entry.endsWith('.part'))).toEqual([])
  })

  it('never puts a damaged backup in place', async () => {
    using folder = temporaryFolder()
    const store = openSqlite(folder.file)
    for (let n = 1; n <= 200; n++) await insertCase(store.db, aCase(n))
    await store.close()
    const backup = backUp(folder.file, folder.path, { now })
    writeFileSync(backup.file, readFileSync(backup.file).fill(0xaa, 4096 * 12, 4096 * 20))
    const before = readFileSync(folder.file)
    expect(() => restore(folder.file, backup.file, now)).toThrow(expect.objectContaining({ code: 'DATABASE_DAMAGED' }))
    expect(readFileSync(folder.file).equals(before)).toBe(true)
  })

  it('works where the file is gone altogether', async () => {
    using folder = temporaryFolder()
    await openSqlite(folder.file).close()
    const backup = backUp(folder.file, folder.path, { now })
    const elsewhere = path.join(folder.path, 'new', 'cases.sqlite')
    mkdirSync(path.dirname(elsewhere))
    copyFileSync(backup.file, path.join(folder.path, 'stick.fuyi-backup'))
    expect(restore(elsewhere, path.join(folder.path, 'stick.fuyi-backup'), now)).toEqual({ aside: null })
    await openSqlite(elsewhere, { existedBefore: true }).close()
  })
})
