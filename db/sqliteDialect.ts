import { SqliteDialect } from 'kysely'
import { type StorageErrorDetails, withTypedErrors } from './errors.ts'
import type { Sqlite } from './migrate.ts'

/** Enough for every statement of the program; multi-row writes vary with the number of rows. */
const STATEMENTS_KEPT = 400

type Statement = ReturnType<Sqlite['prepare']>

/**
 * Kysely's SQLite dialect with three differences: transactions begin immediate (a transaction that reads
 * first and writes later would otherwise fail at once after another writer), statements are prepared once,
 * and errors leave typed.
 */
export function sqliteDialect(raw: Sqlite, details: StorageErrorDetails): SqliteDialect {
  const prepared = new Map<string, Statement>()

  function statement(text: string): Statement {
    const known = prepared.get(text)
    if (known) return known
    if (prepared.size >= STATEMENTS_KEPT) prepared.delete(prepared.keys().next().value!)
    const made = raw.prepare(text)
    prepared.set(text, made)
    return made
  }

  return new SqliteDialect({
    database: {
      close: () => raw.close(),
      prepare: (text) =>
        withTypedErrors(() => {
          const prepared = statement(text === 'begin' ? 'begin immediate' : text)
          return {
            reader: prepared.reader,
            all: (parameters) => withTypedErrors(() => prepared.all(parameters), details),
            run: (parameters) => withTypedErrors(() => prepared.run(parameters), details),
            // A statement that is being stepped through cannot serve a second reader.
            iterate: (parameters) => raw.prepare(text).iterate(parameters),
          }
        }, details),
    },
  })
}
