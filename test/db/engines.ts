import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import pg from 'pg'
import { migratePostgres } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { openSqlite } from '../../db/open.ts'
import { openPostgres } from '../../db/postgres.ts'
import type { Database } from '../../db/schema.ts'

export type OpenEngine = { db: Kysely<Database>; close: () => Promise<void> }

/** Connection string of a PostgreSQL server to test on besides PGlite, which has one connection only. */
export const serverUrl = process.env['FUYI_TEST_POSTGRES']

const open = {
  sqlite: async (): Promise<OpenEngine> => openSqlite(':memory:'),
  postgres: async (): Promise<OpenEngine> => {
    const lite = await PGlite.create()
    await migratePostgres(lite, migrations)
    const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite: lite }) })
    return { db, close: () => db.destroy() }
  },
  server: async (): Promise<OpenEngine> => openServer(),
}

export type EngineName = keyof typeof open
/** Every repository is tested on each of these. */
export const engines: EngineName[] = serverUrl ? ['sqlite', 'postgres', 'server'] : ['sqlite', 'postgres']

/** An empty, migrated database of this engine. */
export const openEngine = (name: EngineName): Promise<OpenEngine> => open[name]()

/** A store on the test server in a schema of its own, which goes away on closing. */
export async function openServer(): Promise<OpenEngine & { url: string }> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`CREATE SCHEMA ${schema}`)
  const url = `${serverUrl}${serverUrl?.includes('?') ? '&' : '?'}options=-csearch_path%3D${schema}`
  const store = await openPostgres(url)
  const close = async () => {
    await store.close()
    await admin.query(`DROP SCHEMA ${schema} CASCADE`)
    await admin.end()
  }
  return { db: store.db, url, close }
}

/** A folder for one test, removed when `using` ends. */
export function temporaryFolder(): { path: string; file: string; [Symbol.dispose](): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'fuyi-db-'))
  return {
    path: folder,
    file: path.join(folder, 'cases.sqlite'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
