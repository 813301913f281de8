import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons'
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table'
import { type KeyboardEvent, type ReactElement, type ReactNode, useMemo } from 'react'
import './table.css'

const features = tableFeatures({})

export type Column<Row> = {
  id: string
  header: ReactNode
  cell(row: Row): ReactNode
  /** CSS width; without one the column shares what is left. */
  width?: number | string
  align?: 'end'
  /** Name under which the server sorts by this column. */
  sort?: string
  /** The cell may wrap; otherwise it is cut off with dots. */
  wrap?: true
}

type Props<Row> = {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  label: string
  /** Opens a row: by click, and by Enter on the focused row. */
  open?: ((row: Row) => void) | undefined
  sort?: { by: string; descending: boolean; change(by: string, descending: boolean): void }
  emphasis?: ((row: Row) => string | undefined) | undefined
}

/** A plain table: server-sorted, rows open by click or Enter, arrows move between rows. */
export function DataTable<Row extends object>({
  columns,
  rows,
  rowKey,
  label,
  open,
  sort,
  emphasis,
}: Props<Row>): ReactElement {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return columns.map((column) =>
      helper.display({ id: column.id, header: () => column.header, cell: ({ row }) => column.cell(row.original) }),
    )
  }, [columns])
  const table = useTable({ features, columns: definitions, data: rows as Row[], getRowId: rowKey })
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: Row): void => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') open?.(row)
    const next =
      event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : null
    const neighbour = next && event.currentTarget[next]
    if (neighbour instanceof HTMLElement) {
      event.preventDefault()
      neighbour.focus()
    }
  }

  return (
    <table className="dataTable" aria-label={label}>
      <colgroup>
        {columns.map((column) => (
          <col key={column.id} {...(column.width === undefined ? {} : { style: { width: column.width } })} />
        ))}
      </colgroup>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const column = byId.get(header.column.id)
              const sorted = sort && column?.sort !== undefined && sort.by === column.sort
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={column?.align}
                  aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
                >
                  {sort && column?.sort !== undefined ? (
                    <button
                      type="button"
                      className="plain sortButton"
                      onClick={() => sort.change(column.sort ?? '', sorted ? !sort.descending : true)}
                    >
                      <table.FlexRender header={header} />
                      {sorted ? (
                        sort.descending ? (
                          <CaretDownFilled aria-hidden="true" />
                        ) : (
                          <CaretUpFilled aria-hidden="true" />
                        )
                      ) : null}
                    </button>
                  ) : (
                    <table.FlexRender header={header} />
                  )}
                </th>
              )
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr
            key={row.id}
            className={[open ? 'opens' : '', emphasis?.(row.original) ?? ''].join(' ').trim() || undefined}
            {...(open
              ? {
                  tabIndex: 0,
                  onClick: () => {
                    // Selecting text in a row is not opening it.
                    if (window.getSelection()?.toString() === '') open(row.original)
                  },
                  onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => onKeyDown(event, row.original),
                }
              : {})}
          >
            {row.getAllCells().map((cell) => {
              const column = byId.get(cell.column.id)
              return (
                <td key={cell.id} className={[column?.align, column?.wrap ? 'wrap' : ''].join(' ').trim() || undefined}>
                  <table.FlexRender cell={cell} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
