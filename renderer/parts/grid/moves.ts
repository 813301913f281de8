/** A cell by its place: row and column counted from 0. */
export type Place = { row: number; column: number }
/** The cells between two corners, both included. */
export type Range = { top: number; bottom: number; left: number; right: number }
export type Extent = { rows: number; columns: number; page: number }
export type Key = { key: string; ctrl: boolean; shift: boolean }

/**
 * Where a key of Excel's takes the active cell; null for a key that moves nothing. Ctrl with an arrow goes to the end
 * of the list: the server holds rows that no search for the next empty cell could look at.
 */
export function moved(from: Place, { key, ctrl }: Key, extent: Extent): Place | null {
  const last = { row: Math.max(0, extent.rows - 1), column: Math.max(0, extent.columns - 1) }
  const to = (row: number, column: number): Place => ({
    row: Math.min(last.row, Math.max(0, row)),
    column: Math.min(last.column, Math.max(0, column)),
  })
  switch (key) {
    case 'ArrowUp':
      return ctrl ? to(0, from.column) : to(from.row - 1, from.column)
    case 'ArrowDown':
      return ctrl ? to(last.row, from.column) : to(from.row + 1, from.column)
    case 'ArrowLeft':
      return ctrl ? to(from.row, 0) : to(from.row, from.column - 1)
    case 'ArrowRight':
      return ctrl ? to(from.row, last.column) : to(from.row, from.column + 1)
    case 'Home':
      return ctrl ? to(0, 0) : to(from.row, 0)
    case 'End':
      return ctrl ? to(last.row, last.column) : to(from.row, last.column)
    case 'PageUp':
      return to(from.row - extent.page, from.column)
    case 'PageDown':
      return to(from.row + extent.page, from.column)
    default:
      return null
  }
}

/** The next cell after Enter or Tab; at the end of a row Tab goes on in the next one. */
export function stepped(from: Place, key: 'Enter' | 'Tab', back: boolean, extent: Extent): Place {
  const by = back ? -1 : 1
  const lastRow = Math.max(0, extent.rows - 1)
  if (key === 'Enter') return { ...from, row: Math.min(lastRow, Math.max(0, from.row + by)) }
  const column = from.column + by
  if (column >= 0 && column < extent.columns) return { ...from, column }
  const row = from.row + by
  if (row < 0 || row > lastRow) return from
  return { row, column: by > 0 ? 0 : extent.columns - 1 }
}

export const rangeOf = (one: Place, other: Place): Range => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.min(one.column, other.column),
  right: Math.max(one.column, other.column),
})
