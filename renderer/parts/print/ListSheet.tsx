import { type ReactElement, useMemo } from 'react'
import { type PrintBlock, PrintPreview } from './PrintPreview.tsx'

export type SheetColumn<Row> = { key: string; title: string; width?: string; text(row: Row): string }

/** A list on landscape pages with its headings repeated: title, what it holds, and every row. */
export function ListSheet<Row>({
  title,
  scope,
  columns,
  rows,
  rowKey,
  close,
}: {
  title: string
  scope: string
  columns: readonly SheetColumn<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  close(): void
}): ReactElement {
  const blocks = useMemo<PrintBlock[]>(
    () => [
      { kind: 'block', key: 'title', keepWithNext: true, node: <h1 className="printTitle">{title}</h1> },
      { kind: 'block', key: 'scope', keepWithNext: true, node: <p>{scope}</p> },
      {
        kind: 'table',
        key: 'rows',
        columns: columns.map(({ key, title: name, width }) => ({ key, title: name, ...(width ? { width } : {}) })),
        rows: rows.map((row) => ({ key: rowKey(row), cells: columns.map((column) => column.text(row)) })),
      },
    ],
    [title, scope, columns, rows, rowKey],
  )
  return <PrintPreview title={title} blocks={blocks} orientation="landscape" close={close} printedBy />
}
