import { parseTypedDate } from '../dates.ts'
import type { GridColumn } from './types.ts'

/**
 * What a cell holds after a text was typed into it: null empties it, undefined means the column cannot hold that.
 * `picked` is the highlighted choice; an exact name wins over it.
 */
export function cellValue(
  column: GridColumn,
  typed: string,
  picked: string | null,
  today: string,
): string | null | undefined {
  const text = typed.trim()
  const options = column.edit?.options
  if (options) {
    const named = options.find((option) => option.label === text)
    return named?.value ?? picked ?? (text === '' ? null : undefined)
  }
  if (text === '') return null
  if (column.kind === 'date') return parseTypedDate(text, Number(today.slice(0, 4))) ?? undefined
  return text
}
