import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { typedError } from './errors.ts'
import { type Migration, migratePostgres } from './migrate.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Database } from './schema.ts'

export type PostgresStore = {
  engine: 'postgres'
  db: Kysely<Database>
  /** Numbers of the steps done while opening. */
  migrated: number[]
  close(): Promise<void>
}

/** Object identifiers of the types that pg would otherwise hand out as strings or as local dates. */
const INT8 = 20
const NUMERIC = 1700
const DATES = [1082, 1114, 1184]

/** Reads counts and sums as numbers and dates as text, so that both engines answer alike. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8 || oid === NUMERIC) return Number
    if (DATES.includes(oid)) return String
    return pg.types.getTypeParser(oid, format as 'text')
  }) as typeof pg.types.getTypeParser,
}

/**
 * Opens a PostgreSQL database by its connection string and brings it up to date. Throws StorageError
 * (DATABASE_UNREACHABLE, DATABASE_NEWER, READ_ONLY).
 */
export async function openPostgres(
  connectionString: string,
  options: { connections?: number; migrations?: readonly Migration[] } = {},
): Promise<PostgresStore> {
  const pool = new pg.Pool({ connectionString, max: options.connections ?? 10, connectionTimeoutMillis: 10_000, types })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  try {
    const client = await pool.connect()
    let migrated: number[]
    try {
      migrated = await migratePostgres(client, options.migrations ?? allMigrations)
    } finally {
      client.release()
    }
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
    return { engine: 'postgres', db, migrated, close: () => db.destroy() }
  } catch (error) {
    await pool.end()
    throw typedError(error)
  }
}
