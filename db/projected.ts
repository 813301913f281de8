import { CompiledQuery } from 'kysely'
import { type Executor, engineOf } from './executor.ts'
import { rowWriter } from './prepared.ts'
import { difference } from './rows.ts'
import type { Database } from './schema.ts'

type Cell = string | number | null
type Stored = Record<string, Cell>
type Scalar = string | number | boolean | null

type Options<T> = {
  table: keyof Database
  /** The fields in the order of the columns; the column of `dueLegal` is `due_legal`. */
  fields: readonly (keyof T & string)[]
  /** Fields that are true or false, kept as 1 or 0. */
  flags?: readonly (keyof T & string)[]
  /** Fields that, with the case, name a row. */
  key: readonly (keyof T & string)[]
}

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * A table that holds rows which follow from the history of a case: `case_id` and one column a field. What is stored
 * is made equal to what follows; verification reads it back in the same shape.
 */
export function projectedTable<T extends { [K in keyof T]: Scalar }>({ table, fields, flags = [], key }: Options<T>) {
  const columns = ['case_id', ...fields.map(columnOf)]
  const keyColumns = key.map(columnOf)
  const write = rowWriter<Stored>(table, columns, ['case_id', ...keyColumns])
  const keyOf = (row: Stored) => keyColumns.map((column) => row[column]).join(':')

  const toRow = (caseId: string, value: T): Stored => {
    const row: Stored = { case_id: caseId }
    for (const field of fields) {
      const cell: Scalar = value[field]
      row[columnOf(field)] = typeof cell === 'boolean' ? Number(cell) : cell
    }
    return row
  }
  const fromRow = (row: Stored): T => {
    const value: Record<string, Scalar> = {}
    for (const field of fields) {
      const cell = row[columnOf(field)] ?? null
      value[field] = flags.includes(field) && cell !== null ? cell === 1 : cell
    }
    return value as T
  }
  // Written out: every step of a case reads these tables, and most cases have no row in them.
  const rowsOf = async (db: Executor, caseId: string): Promise<Stored[]> => {
    const place = engineOf(db) === 'postgres' ? '$1' : '?'
    const text = `select ${columns.join(', ')} from ${table} where case_id = ${place}`
    return (await db.executeQuery<Stored>(CompiledQuery.raw(text, [caseId]))).rows
  }

  return {
    /** Makes the stored rows of a case equal to these; writes only what differs. */
    async replace(tx: Executor, caseId: string, values: readonly T[]): Promise<void> {
      const { write: changed, remove } = difference(
        await rowsOf(tx, caseId),
        values.map((value) => toRow(caseId, value)),
        keyOf,
      )
      for (const row of remove) {
        let gone = tx.deleteFrom(table as 'stage_run').where('case_id', '=', caseId)
        for (const column of keyColumns) gone = gone.where(column as 'cycle', '=', row[column] as number)
        await gone.execute()
      }
      await write(tx, changed)
    },
    /** The rows of several cases by case id. */
    async ofAll(db: Executor, caseIds: readonly string[]): Promise<Map<string, T[]>> {
      if (caseIds.length === 0) return new Map()
      const rows = (await db
        .selectFrom(table as 'stage_run')
        .selectAll()
        .where('case_id', 'in', caseIds)
        .orderBy('case_id')
        .execute()) as unknown as Stored[]
      return new Map(
        [...Map.groupBy(rows, (row) => String(row.case_id))].map(([id, group]) => [id, group.map(fromRow)]),
      )
    },
    /** Names a row among those of its case. */
    keyOf: (value: T): string => key.map((field) => value[field]).join(':'),
  }
}
