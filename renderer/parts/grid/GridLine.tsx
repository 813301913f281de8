import { memo, type ReactElement } from 'react'
import type { GridColumn, GridRow } from './types.ts'

/** A column where it stands: `stuck` is its place from the left if it does not scroll away. */
export type LaidColumn = { column: GridColumn; width: number; stuck: number | null; edge: boolean }

type Props = {
  gridId: string
  index: number
  top: number
  row: GridRow | undefined
  columns: readonly LaidColumn[]
  ticked: boolean
  tickLabel: string
  /** Selected cells of this row, by column; the active one among them. */
  from: number
  to: number
  active: number
}

/** One row. Nothing in it listens: the grid hears clicks for all rows, so a row that comes into view costs little. */
export const GridLine = memo(function GridLine(props: Props): ReactElement {
  const { gridId, index, top, row, columns, ticked, tickLabel, from, to, active } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={ticked}
      className={ticked ? 'gridLine ticked' : 'gridLine'}
      style={{ transform: `translateY(${top}px)` }}
      data-row={index}
    >
      <div role="gridcell" aria-colindex={1} className="gridCell gridTick" data-tick={index}>
        {row ? <input type="checkbox" tabIndex={-1} checked={ticked} readOnly aria-label={tickLabel} /> : null}
      </div>
      {columns.map(({ column, width, stuck, edge }, i) => {
        const value = row?.cells[i] ?? null
        const chosen = i >= from && i <= to
        return (
          <div
            key={column.id}
            role="gridcell"
            id={`${gridId}-${index}-${i}`}
            aria-colindex={i + 2}
            aria-selected={chosen}
            aria-readonly={column.edit === undefined}
            className={classOf(stuck !== null, edge, chosen, i === active)}
            style={stuck === null ? { width } : { width, left: stuck }}
            data-column={i}
          >
            {row === undefined ? (
              <span className="gridWaiting" />
            ) : column.show ? (
              column.show(value, row)
            ) : (
              column.text(value)
            )}
          </div>
        )
      })}
    </div>
  )
})

function classOf(stuck: boolean, edge: boolean, chosen: boolean, active: boolean): string {
  let name = 'gridCell'
  if (stuck) name += ' stuck'
  if (edge) name += ' edge'
  if (chosen) name += ' chosen'
  if (active) name += ' active'
  return name
}
