import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { APPLICATION_ID, type Migration, migratePostgres, migrateSqlite } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { openSqlite } from '../../db/open.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import { temporaryFolder } from './engines.ts'
import { aCase } from './records.ts'

const step = (id: number, sql: string): Migration => ({ id, name: `step ${id}`, sqlite: sql, postgres: sql })
const good = step(1, 'CREATE TABLE a (x INTEGER)')
const bad = step(2, 'CREATE TABLE b (x INTEGER); INSERT INTO nowhere VALUES (1)')
const known = migrations.map((migration) => migration.id)

describe('steps on SQLite', () => {
  const tables = (db: BetterSqlite3.Database) =>
    db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()

  it('run once, in order, and mark the file as ours', () => {
    const db = new BetterSqlite3(':memory:')
    expect(migrateSqlite(db, migrations)).toEqual(known)
    expect(migrateSqlite(db, migrations)).toEqual([])
    expect(db.pragma('user_version', { simple: true })).toBe(known.at(-1))
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID)
  })

  it('leave nothing behind when one fails, and keep what came before', () => {
    const db = new BetterSqlite3(':memory:')
    expect(() => migrateSqlite(db, [good, bad])).toThrow(/nowhere/)
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    expect(tables(db)).toEqual(['a'])
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(db.inTransaction).toBe(false)
  })

  it('may not break a foreign key, though keys are off while they run', () => {
    const db = new BetterSqlite3(':memory:')
    const first = step(
      1,
      'CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1)',
    )
    expect(() => migrateSqlite(db, [first, step(2, 'DELETE FROM p')])).toThrow(/breaks 1 foreign keys/)
    expect(db.prepare('SELECT count(*) FROM p').pluck().get()).toBe(1)
  })

  it('may rebuild a table that others point to', () => {
    const db = new BetterSqlite3(':memory:')
    const first = step(
      1,
      'CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1)',
    )
    const rebuild = step(
      2,
      'CREATE TABLE q (id INTEGER PRIMARY KEY, note TEXT); INSERT INTO q (id) SELECT id FROM p; DROP TABLE p; ALTER TABLE q RENAME TO p',
    )
    expect(migrateSqlite(db, [first, rebuild])).toEqual([1, 2])
    expect(db.prepare('SELECT count(*) FROM c JOIN p ON p.id = c.p').pluck().get()).toBe(1)
  })

  it('refuse a file of a newer program and touch nothing', () => {
    const db = new BetterSqlite3(':memory:')
    db.pragma('user_version = 999')
    expect(() => migrateSqlite(db, migrations)).toThrow(
      expect.objectContaining({ code: 'DATABASE_NEWER', details: { found: 999, known: known.at(-1) } }),
    )
    expect(tables(db)).toEqual([])
  })

  it('refuse to run out of order', () => {
    expect(() => migrateSqlite(new BetterSqlite3(':memory:'), [step(2, 'SELECT 1'), step(1, 'SELECT 1')])).toThrow(
      /out of order/,
    )
  })
})

describe('steps on PostgreSQL', () => {
  let pg: PGlite
  afterEach(() => pg.close())
  const tables = async () =>
    (
      await pg.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
      )
    ).rows.map((row) => row.name)

  it('run once, all or none, and refuse what a newer program made', async () => {
    pg = await PGlite.create()
    await expect(migratePostgres(pg, [good, bad])).rejects.toThrow(/nowhere/)
    expect(await tables()).toEqual([])
    expect(await migratePostgres(pg, [good])).toEqual([1])
    expect(await migratePostgres(pg, [good])).toEqual([])
    expect(await migratePostgres(pg, [good, step(3, 'CREATE TABLE d (x INTEGER)')])).toEqual([3])
    await expect(migratePostgres(pg, [good])).rejects.toMatchObject({
      code: 'DATABASE_NEWER',
      details: { found: 3, known: 1 },
    })
    expect(await tables()).toEqual(['a', 'd', 'schema_version'])
  })
})

describe('opening an older file', () => {
  const later = { id: 990, name: 'later', sqlite: 'CREATE TABLE later (x INTEGER) STRICT', postgres: '' }

  it('proves a backup first, then migrates and keeps every row', async () => {
    using folder = temporaryFolder()
    const old = openSqlite(folder.file)
    await insertCase(old.db, aCase(1))
    await old.close()
    const store = openSqlite(folder.file, { migrations: [...migrations, later], existedBefore: true })
    expect(store.opening).toMatchObject({ created: false, migrated: [990] })
    expect(store.raw.prepare('SELECT id FROM reconsideration_case').pluck().all()).toEqual([aCase(1).id])
    await store.close()

    const backup = new BetterSqlite3(store.opening.backup!, { readonly: true })
    expect(store.opening.backup).toMatch(new RegExp(`-v${known.at(-1)}-before-migration\\.fuyi-backup$`))
    expect(backup.pragma('user_version', { simple: true })).toBe(known.at(-1))
    expect(backup.prepare('SELECT id FROM reconsideration_case').pluck().all()).toEqual([aCase(1).id])
    backup.close()
  })

  it('leaves the file at its old version when a step fails', async () => {
    using folder = temporaryFolder()
    await openSqlite(folder.file).close()
    expect(() =>
      openSqlite(folder.file, { migrations: [...migrations, { ...later, sqlite: 'INSERT INTO nowhere VALUES (1)' }] }),
    ).toThrow(/nowhere/)
    const store = openSqlite(folder.file)
    expect(store.raw.pragma('user_version', { simple: true })).toBe(known.at(-1))
    await store.close()
  })

  it('refuses a newer file without changing a byte of it', async () => {
    using folder = temporaryFolder()
    await openSqlite(folder.file, { migrations: [...migrations, later] }).close()
    const before = readFileSync(folder.file)
    expect(() => openSqlite(folder.file, { existedBefore: true })).toThrow(
      expect.objectContaining({
        code: 'DATABASE_NEWER',
        details: { found: 990, known: known.at(-1) },
        zh: expect.stringContaining('升级本程序'),
      }),
    )
    expect(readFileSync(folder.file)).toEqual(before)
  })

  it('refuses a newer file whose version is still in the log of a crashed run', async () => {
    using folder = temporaryFolder()
    await openSqlite(folder.file).close()
    const other = new BetterSqlite3(folder.file)
    other.pragma('journal_mode = WAL')
    other.pragma('wal_autocheckpoint = 0')
    other.pragma('user_version = 999')
    expect(() => openSqlite(folder.file)).toThrow(expect.objectContaining({ code: 'DATABASE_NEWER' }))
    other.close()
  })
})
