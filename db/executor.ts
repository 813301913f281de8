import { type Kysely, PostgresAdapter, type Transaction } from 'kysely'
import { typedError } from './errors.ts'
import type { Database } from './schema.ts'

/**
 * What every repository function takes: the store's handle, or the transaction that is running.
 * Inside a transaction only the transaction may be used; the outer handle would wait for it for ever.
 */
export type Executor = Kysely<Database>
export type Engine = 'sqlite' | 'postgres'

/** Which engine runs the statements. */
export function engineOf(db: Executor): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}

/**
 * Runs `work` in one transaction (BEGIN IMMEDIATE on SQLite, READ COMMITTED on PostgreSQL) and commits
 * when it returns; joins a transaction that already runs. Throws StorageError for what a user can act on.
 */
export async function inTransaction<T>(db: Executor, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
  try {
    if (db.isTransaction) return await work(db as Transaction<Database>)
    return await db.transaction().execute(work)
  } catch (error) {
    throw typedError(error)
  }
}
