import { SqliteDialect } from 'kysely'
import { type StorageErrorDetails, typedError } from './errors.ts'
import type { Sqlite } from './migrate.ts'

/** Enough for every statement of the program; multi-row writes vary with the number of rows. */
const STATEMENTS_KEPT = 400

type Statement = ReturnType<Sqlite['prepare']>

/**
 * Kysely's SQLite dialect with four differences: transactions begin immediate (one that reads first and writes
 * later would otherwise fail at once after another writer), statements are prepared once, errors leave typed,
 * and a transaction that SQLite itself has rolled back takes no more statements.
 */
export function sqliteDialect(raw: Sqlite, details: StorageErrorDetails): SqliteDialect {
  const prepared = new Map<string, Statement>()
  /** Why the running transaction is gone already: a full disk makes SQLite roll back by itself. */
  let lost: unknown
  let inTransaction = false

  function statement(text: string): Statement {
    const known = prepared.get(text)
    if (known) return known
    if (prepared.size >= STATEMENTS_KEPT) prepared.delete(prepared.keys().next().value!)
    const made = raw.prepare(text)
    prepared.set(text, made)
    return made
  }

  function guarded<T>(work: () => T): T {
    // Without the transaction around it, the statement would be committed alone.
    if (inTransaction && !raw.inTransaction) throw lost
    try {
      return work()
    } catch (error) {
      const typed = typedError(error, details)
      if (inTransaction && !raw.inTransaction) lost = typed
      throw typed
    }
  }

  const control = (work: () => unknown) => ({
    reader: false,
    all: () => [],
    run() {
      work()
      return { changes: 0, lastInsertRowid: 0 }
    },
    iterate: () => [].values(),
  })
  const begin = control(() => {
    guarded(() => statement('begin immediate').run([]))
    inTransaction = true
  })
  const commit = control(() => {
    guarded(() => statement('commit').run([]))
    inTransaction = false
  })
  const rollback = control(() => {
    inTransaction = false
    if (raw.inTransaction) statement('rollback').run([])
  })

  return new SqliteDialect({
    database: {
      close: () => raw.close(),
      prepare(text) {
        if (text === 'begin') return begin
        if (text === 'commit') return commit
        if (text === 'rollback') return rollback
        return guarded(() => {
          const prepared = statement(text)
          return {
            reader: prepared.reader,
            all: (parameters) => guarded(() => prepared.all(parameters)),
            run: (parameters) => guarded(() => prepared.run(parameters)),
            // A statement that is being stepped through cannot serve a second reader.
            iterate: (parameters) => raw.prepare(text).iterate(parameters),
          }
        })
      },
    },
  })
}
