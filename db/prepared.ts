import { type Compilable, CompiledQuery, type QueryResult } from 'kysely'
import { type Engine, type Executor, engineOf } from './executor.ts'

type Value = string | number | null

/** Stands in a query for a value that each execution brings; values themselves are never objects. */
type Placeholder = { placeholder: string }
const isPlaceholder = (value: unknown): value is Placeholder =>
  typeof value === 'object' && value !== null && 'placeholder' in value

/**
 * A query that is built once for each engine and then only executed: building one takes Kysely longer than
 * running it takes SQLite, and a step of a case runs a dozen. `parameter('x')` stands where `values.x` goes.
 */
export function prepared<V extends Record<string, Value>, R>(
  build: (db: Executor, parameter: <K extends keyof V & string>(name: K) => V[K]) => Compilable<R>,
): (db: Executor, values: V) => Promise<QueryResult<R>> {
  const compiled = new Map<Engine, CompiledQuery<R>>()
  return (db, values) => {
    const engine = engineOf(db)
    let query = compiled.get(engine)
    if (!query) {
      query = build(db, (name) => ({ placeholder: name }) satisfies Placeholder as unknown as V[typeof name]).compile()
      compiled.set(engine, query)
    }
    const parameters = query.parameters.map((value) => (isPlaceholder(value) ? values[value.placeholder] : value))
    return db.executeQuery({ ...query, parameters })
  }
}

/**
 * Writes rows of one table with one statement: inserts them, or, with `key`, overwrites rows that have the
 * same key. `columns` are all columns of the table.
 */
export function rowWriter<R extends Record<string, Value>>(
  table: string,
  columns: readonly (keyof R & string)[],
  key: readonly (keyof R & string)[] = [],
) {
  const texts = new Map<string, string>()
  const conflict =
    key.length === 0
      ? ''
      : ` on conflict (${key.join(', ')}) do update set ${columns
          .filter((column) => !key.includes(column))
          .map((column) => `${column} = excluded.${column}`)
          .join(', ')}`

  const textFor = (engine: Engine, count: number) => {
    const kind = `${engine}:${count}`
    let text = texts.get(kind)
    if (text === undefined) {
      let n = 0
      const place = engine === 'postgres' ? () => `$${++n}` : () => '?'
      const tuples = Array.from({ length: count }, () => `(${columns.map(place).join(', ')})`)
      text = `insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')}${conflict}`
      texts.set(kind, text)
    }
    return text
  }

  return async (db: Executor, rows: readonly R[]): Promise<void> => {
    // Both engines take at least 32 000 parameters in one statement.
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const part = rows.slice(from, from + ROWS_AT_ONCE)
      const parameters = part.flatMap((row) => columns.map((column) => row[column]))
      await db.executeQuery(CompiledQuery.raw(textFor(engineOf(db), part.length), parameters))
    }
  }
}

/**
 * Changes columns of the rows of one table in which `key` columns have given values; the statement for each set of
 * columns is put together once. Returns how many rows it found.
 */
export function rowChanger<R extends Record<string, Value>, K extends keyof R & string>(
  table: string,
  key: readonly K[],
) {
  const texts = new Map<string, string>()

  const textFor = (engine: Engine, columns: readonly string[]) => {
    const kind = `${engine}:${columns.join()}`
    let text = texts.get(kind)
    if (text === undefined) {
      let n = 0
      const equal = (column: string) => `${column} = ${engine === 'postgres' ? `$${++n}` : '?'}`
      text = `update ${table} set ${columns.map(equal).join(', ')} where ${key.map(equal).join(' and ')}`
      texts.set(kind, text)
    }
    return text
  }

  return async (db: Executor, change: Partial<R>, where: Pick<R, K>): Promise<number> => {
    const columns = Object.keys(change)
    const parameters = [...columns.map((column) => change[column]), ...key.map((column) => where[column])]
    const { numAffectedRows } = await db.executeQuery(CompiledQuery.raw(textFor(engineOf(db), columns), parameters))
    return Number(numAffectedRows ?? 0)
  }
}

const ROWS_AT_ONCE = 200
