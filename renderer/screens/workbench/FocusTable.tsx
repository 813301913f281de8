import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import '../../parts/table.css'

export type FocusColumn<Row> = { id: string; header: string; width?: number | string; cell(row: Row): ReactNode }

type Props<Row> = {
  label: string
  columns: readonly FocusColumn<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  /** Key of the row the person is on; the first one if it is not among the rows. */
  current: string | null
  move(row: Row): void
  open(row: Row): void
  /** Space: shows the row beside the list, or takes it away again. */
  peek(row: Row): void
}

/** A list to be worked off from the keyboard: one stop of the Tab key, arrows between rows, Enter, Space. */
export function FocusTable<Row>({ label, columns, rows, rowKey, current, move, open, peek }: Props<Row>): ReactElement {
  const body = useRef<HTMLTableSectionElement>(null)
  const index = Math.max(
    0,
    rows.findIndex((row) => rowKey(row) === current),
  )
  const focus = (to: number): void => {
    const row = body.current?.rows[Math.min(rows.length - 1, Math.max(0, to))]
    row?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: Row, at: number): void => {
    // A button or link inside the row has keys of its own.
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: rows.length }
    if (event.key in to) focus(to[event.key as keyof typeof to])
    else if (event.key === 'Enter') open(row)
    else if (event.key === ' ') peek(row)
    else return
    event.preventDefault()
  }
  // Down or Space from nowhere enters the list, so that it can be worked off without the mouse.
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.altKey) return
      const at = document.activeElement
      const nowhere = at === document.body || at?.id === 'content'
      // On a link or tab Space has its own meaning, Down has none.
      const down = event.key === 'ArrowDown' && (nowhere || at?.closest('.rail, [role="tab"]') != null)
      if (!down && !(event.key === ' ' && nowhere)) return
      event.preventDefault()
      body.current?.rows[index]?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [index])
  return (
    <table className="dataTable" aria-label={label}>
      <colgroup>
        {columns.map((column) => (
          <col key={column.id} {...(column.width === undefined ? {} : { style: { width: column.width } })} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col">
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, at) => (
          <tr
            key={rowKey(row)}
            className={rowKey(row) === current ? 'opens selected' : 'opens'}
            aria-selected={rowKey(row) === current}
            tabIndex={at === index ? 0 : -1}
            onFocus={() => move(row)}
            onClick={(event) => {
              const inside = event.target instanceof Element && event.target.closest('a, button')
              // Selecting text in a row is not opening it.
              if (!inside && window.getSelection()?.toString() === '') open(row)
            }}
            onKeyDown={(event) => onKeyDown(event, row, at)}
          >
            {columns.map((column) => (
              <td key={column.id}>{column.cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
