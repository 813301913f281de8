import type { Texts } from '../zh.ts'

export const grid: Texts['grid'] = {
  tickAll: 'Select all cases of this list',
  tickRow: (name) => `Select ${name}`,
  sortHint: 'Click to sort, Shift+click to sort by several columns; drag to move the column',
  filterBy: (title) => `Filter: ${title}`,
  filteredBy: (title) => `Filter: ${title} (active)`,
  cell: (column, row, value) => `${column}, ${row}: ${value || 'empty'}`,
  locked: 'This column follows from the steps of the case and cannot be typed over.',
  notADate: 'Not a date; write 2026-11-22.',
  notADateColumn: 'Today’s date goes into a date column only.',
  notAChoice: 'There is no such choice. Pick one from the list.',
  required: 'This column cannot be left empty.',
  copied: (rows, columns) => `Copied ${rows} rows × ${columns} columns, ready to paste into Excel or WPS`,
  tooManyToCopy: (most) => `At most ${most} rows at once. Use the export for more.`,
  tooManyToFill: (most) => `At most ${most} rows at once. Select fewer.`,
  nothingToFill: 'The selected cells hold the same already.',
}
