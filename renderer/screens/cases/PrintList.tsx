import { type ReactElement, useMemo } from 'react'
import type { GridColumn, GridRow } from '../../parts/grid/types.ts'
import { type PrintBlock, PrintPreview } from '../../parts/print/PrintPreview.tsx'

/** More than this is for a file, not for paper. */
export const MOST_PRINTED = 2_000
/** Width of an A4 sheet on its side between the margins, in millimetres. */
const PAPER = 261

type Props = {
  title: string
  head: string
  columns: readonly { column: GridColumn; width: number }[]
  rows: readonly GridRow[]
  close(): void
}

/** The list on paper as it is on the screen: the same columns in proportion, the same order, headings on every page. */
export function PrintList({ title, head, columns, rows, close }: Props): ReactElement {
  const blocks = useMemo((): PrintBlock[] => {
    const total = columns.reduce((sum, { width }) => sum + width, 0)
    return [
      { kind: 'block', key: 'head', keepWithNext: true, node: <ListHead title={title} head={head} /> },
      {
        kind: 'table',
        key: 'rows',
        className: 'printList',
        columns: columns.map(({ column, width }) => ({
          key: column.id,
          title: column.title,
          width: `${((width / total) * PAPER).toFixed(1)}mm`,
        })),
        rows: rows.map((row) => ({
          key: row.id,
          cells: columns.map(({ column }, i) => column.text(row.cells[i] ?? null)),
        })),
      },
    ]
  }, [title, head, columns, rows])
  return <PrintPreview title={title} blocks={blocks} orientation="landscape" printedBy close={close} />
}

const ListHead = ({ title, head }: { title: string; head: string }): ReactElement => (
  <header className="printListHead">
    <h1>{title}</h1>
    <p>{head}</p>
  </header>
)
