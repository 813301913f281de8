import type BetterSqlite3 from 'better-sqlite3'
import { StorageError } from './errors.ts'

export type Sqlite = BetterSqlite3.Database

/** One step of the schema, for both engines side by side. Numbered in tens; a released step is frozen. */
export type Migration = {
  id: number
  name: string
  sqlite: string | ((db: Sqlite) => void)
  postgres: string
}

export const defineMigration = (migration: Migration): Migration => migration

/** 'FUYI' in ASCII: tells our files from any other SQLite file. */
export const APPLICATION_ID = 0x46555949

/** Number of the newest step in a list, 0 for none. */
export const newestOf = (list: readonly Migration[]): number => list.at(-1)?.id ?? 0

function assertOrdered(list: readonly Migration[]): void {
  list.forEach((step, i) => {
    const before = list[i - 1]
    if (before && before.id >= step.id) throw new Error(`Migrations out of order: ${before.id} before ${step.id}`)
  })
}

/**
 * Brings an open SQLite file up to the newest step, each step in a transaction of its own, so that a
 * step has happened or has left nothing. Returns the numbers of the steps done; throws DATABASE_NEWER.
 */
export function migrateSqlite(db: Sqlite, list: readonly Migration[]): number[] {
  assertOrdered(list)
  const from = db.pragma('user_version', { simple: true }) as number
  const newest = newestOf(list)
  if (from > newest) throw new StorageError('DATABASE_NEWER', { found: from, known: newest })

  const done: number[] = []
  for (const step of list) {
    if (step.id <= from) continue
    db.pragma('foreign_keys = OFF') // without effect inside a transaction, so it has to come first
    try {
      db.transaction(() => {
        if (typeof step.sqlite === 'string') db.exec(step.sqlite)
        else step.sqlite(db)
        const broken = db.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new Error(`migration ${step.id} breaks ${broken.length} foreign keys`)
        db.pragma(`user_version = ${step.id}`)
        db.pragma(`application_id = ${APPLICATION_ID}`)
      }).immediate()
    } finally {
      db.pragma('foreign_keys = ON')
    }
    done.push(step.id)
  }
  return done
}

/** One PostgreSQL connection. `exec` runs several statements where `query` takes only one (PGlite). */
export type PostgresClient = {
  query(sql: string): Promise<{ rows: unknown[] }>
  exec?(sql: string): Promise<unknown>
}

/** Any number will do, as long as every program of ours takes the same one. */
const ADVISORY_LOCK = APPLICATION_ID

/**
 * Brings a PostgreSQL database up to the newest step: all steps in one transaction under an advisory
 * lock, so two servers that start together do not collide. Returns the steps done; throws DATABASE_NEWER.
 */
export async function migratePostgres(client: PostgresClient, list: readonly Migration[]): Promise<number[]> {
  assertOrdered(list)
  const run = (statements: string) => (client.exec ? client.exec(statements) : client.query(statements))
  await run(
    `BEGIN;
     SELECT pg_advisory_xact_lock(${ADVISORY_LOCK});
     CREATE TABLE IF NOT EXISTS schema_version (id integer PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now());`,
  )
  try {
    const { rows } = await client.query('SELECT id FROM schema_version')
    const applied = new Set(rows.map((row) => Number((row as { id: unknown }).id)))
    const newest = newestOf(list)
    const found = Math.max(0, ...applied)
    if (found > newest) throw new StorageError('DATABASE_NEWER', { found, known: newest })
    const done: number[] = []
    for (const step of list) {
      if (applied.has(step.id)) continue
      await run(step.postgres)
      await run(`INSERT INTO schema_version (id, name) VALUES (${step.id}, '${step.name.replaceAll("'", "''")}')`)
      done.push(step.id)
    }
    await run('COMMIT')
    return done
  } catch (error) {
    await run('ROLLBACK')
    throw error
  }
}
