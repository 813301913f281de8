import { type RawBuilder, sql } from 'kysely'
import type { Flag } from './schema.ts'

export const toFlag = (value: boolean): Flag => (value ? 1 : 0)

/** The columns of `after` whose value differs from `before`; empty if nothing changed. */
export function changedColumns<R extends object>(before: R, after: R): Partial<R> {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key as keyof R] !== value)) as Partial<R>
}

/** What has to be written so that `stored` becomes `wanted`: rows that are new or differ, and rows to remove. */
export function difference<R extends object>(
  stored: readonly R[],
  wanted: readonly R[],
  keyOf: (row: R) => string,
): { write: R[]; remove: R[] } {
  const before = new Map(stored.map((row) => [keyOf(row), row]))
  const write: R[] = []
  for (const row of wanted) {
    const known = before.get(keyOf(row))
    before.delete(keyOf(row))
    if (!known || Object.keys(changedColumns(known, row)).length > 0) write.push(row)
  }
  return { write, remove: [...before.values()] }
}

/** Splits rows so that one statement stays below the engines' limit of bound parameters. */
export function chunks<T>(rows: readonly T[], size = 500): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}

/** The SET clause of an upsert that takes every one of these columns from the new row. */
export function overwriting<C extends string>(...columns: C[]): Record<C, RawBuilder<never>> {
  return Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)])) as unknown as Record<C, RawBuilder<never>>
}
