import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactElement, type RefObject, useCallback, useEffect } from 'react'
import { useTexts } from '../../texts/language.tsx'
import { GridLine, type LaidColumn } from './GridLine.tsx'
import type { Place, Range } from './moves.ts'
import { type GridRows, isTicked, type Ticked } from './types.ts'

export const LINE = 36
const estimateSize = (): number => LINE

type Props = {
  gridId: string
  scroller: RefObject<HTMLDivElement | null>
  rows: GridRows
  columns: readonly LaidColumn[]
  ticked: Ticked
  range: Range
  active: Place
  startTop: number
}

/** The rows in view. Scrolling draws this part anew and nothing else of the list. */
export function GridBody({ gridId, scroller, rows, columns, ticked, range, active, startTop }: Props): ReactElement {
  const { grid } = useTexts()
  // A new function for each draw would have the virtualizer measure all rows again.
  const getScrollElement = useCallback(() => scroller.current, [scroller])
  const virtual = useVirtualizer({
    count: rows.count ?? 0,
    getScrollElement,
    estimateSize,
    overscan: 8,
    initialOffset: startTop,
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  const { look } = rows
  useEffect(() => look(first, last), [look, first, last])
  return (
    <div role="rowgroup" className="gridBody" style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, start }) => {
        const row = rows.at(index)
        const chosen = index >= range.top && index <= range.bottom
        return (
          <GridLine
            key={index}
            gridId={gridId}
            index={index}
            top={start}
            row={row}
            columns={columns}
            ticked={row !== undefined && isTicked(ticked, row.id)}
            tickLabel={grid.tickRow(row?.cells[0] ?? String(index + 1))}
            from={chosen ? range.left : -1}
            to={chosen ? range.right : -2}
            active={index === active.row ? active.column : -1}
          />
        )
      })}
    </div>
  )
}
