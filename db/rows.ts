import type { Flag } from './schema.ts'

export const toFlag = (value: boolean): Flag => (value ? 1 : 0)

/** The columns of `after` whose value differs from `before`; empty if nothing changed. */
export function changedColumns<R extends object>(before: R, after: R): Partial<R> {
  const changed: Partial<R> = {}
  for (const column in after) if (before[column] !== after[column]) changed[column] = after[column]
  return changed
}

function sameRow<R extends object>(before: R, after: R): boolean {
  for (const column in after) if (before[column] !== after[column]) return false
  return true
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
    if (!known || !sameRow(known, row)) write.push(row)
  }
  return { write, remove: [...before.values()] }
}
