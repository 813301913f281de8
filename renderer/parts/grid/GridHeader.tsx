import { CaretDownFilled, CaretUpFilled, FilterFilled, FilterOutlined } from '@ant-design/icons'
import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  rowSortingFeature,
  type Table,
  tableFeatures,
} from '@tanstack/react-table'
import { Popover } from 'antd'
import { type DragEvent, type ReactElement, type ReactNode, useState } from 'react'
import { useTexts } from '../../texts/language.tsx'
import type { LaidColumn } from './GridLine.tsx'

/** What the table keeps of columns; rows are filtered and sorted by the server. */
export const gridFeatures = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
})
export type GridTable = Table<typeof gridFeatures, object>

type Props = {
  table: GridTable
  columns: readonly LaidColumn[]
  /** How many columns the list is sorted by. */
  sortedBy: number
  allTicked: boolean
  someTicked: boolean
  onTickAll(): void
  filtered: ReadonlySet<string>
  filtersShown: boolean
  /** Column whose filter is open. */
  filterOf: string | null
  onFilterOf(column: string | null): void
  filterPanel(column: string, close: () => void): ReactNode
  onMove(column: string, before: string): void
}

/** The head of a grid: sorts by a click (with Shift by several columns), filters, widths and order of the columns. */
export function GridHeader(props: Props): ReactElement {
  const { grid } = useTexts()
  const { table, columns } = props
  const [over, setOver] = useState<string | null>(null)
  const byId = new Map(columns.map((laid) => [laid.column.id, laid]))
  const headers = table.getHeaderGroups()[0]?.headers ?? []

  return (
    <div role="rowgroup" className="gridHead">
      <div role="row" aria-rowindex={1} className="gridHeadLine">
        <div role="columnheader" aria-colindex={1} className="gridHeadCell gridTick">
          <input
            type="checkbox"
            aria-label={grid.tickAll}
            checked={props.allTicked}
            ref={(box) => {
              if (box) box.indeterminate = props.someTicked && !props.allTicked
            }}
            onChange={props.onTickAll}
          />
        </div>
        {headers.map((header, i) => {
          const laid = byId.get(header.column.id)
          if (!laid) return null
          const { id, title } = laid.column
          const sorted = header.column.getIsSorted()
          const place = header.column.getSortIndex()
          const many = props.sortedBy > 1
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-colindex={i + 2}
              aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
              className={headClass(laid, over === id)}
              style={laid.stuck === null ? { width: laid.width } : { width: laid.width, left: laid.stuck }}
              onDragOver={(event) => {
                if (!event.dataTransfer.types.includes(DRAGGED)) return
                event.preventDefault()
                setOver(id)
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => {
                event.preventDefault()
                setOver(null)
                const moving = event.dataTransfer.getData(DRAGGED)
                if (moving && moving !== id) props.onMove(moving, id)
              }}
            >
              <button
                type="button"
                className="plain gridSort"
                title={grid.sortHint}
                draggable
                onDragStart={(event: DragEvent) => {
                  event.dataTransfer.setData(DRAGGED, id)
                  event.dataTransfer.effectAllowed = 'move'
                }}
                onClick={header.column.getToggleSortingHandler()}
              >
                <span className="gridTitle">{title}</span>
                {sorted === 'asc' ? <CaretUpFilled aria-hidden="true" /> : null}
                {sorted === 'desc' ? <CaretDownFilled aria-hidden="true" /> : null}
                {sorted && many ? <sub>{place + 1}</sub> : null}
              </button>
              {props.filtersShown ? (
                <FilterButton
                  title={title}
                  on={props.filtered.has(id)}
                  open={props.filterOf === id}
                  onOpen={(open) => props.onFilterOf(open ? id : null)}
                  panel={() => props.filterPanel(id, () => props.onFilterOf(null))}
                />
              ) : null}
              {/* The width is also a number in the column settings, which the keyboard reaches. */}
              <span
                aria-hidden="true"
                className={header.column.getIsResizing() ? 'gridResize on' : 'gridResize'}
                onMouseDown={header.getResizeHandler()}
                onTouchStart={header.getResizeHandler()}
                onDoubleClick={() => header.column.resetSize()}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

type FilterButtonProps = {
  title: string
  on: boolean
  open: boolean
  onOpen(open: boolean): void
  panel(): ReactNode
}

/** The button of a filter; what pops up is made when it is first opened. */
function FilterButton({ title, on, open, onOpen, panel }: FilterButtonProps): ReactElement {
  const { grid } = useTexts()
  const button = (
    <button
      type="button"
      className={on ? 'plain gridFilter on' : 'plain gridFilter'}
      aria-label={on ? grid.filteredBy(title) : grid.filterBy(title)}
      aria-expanded={open}
      {...(open ? {} : { onClick: () => onOpen(true) })}
    >
      {on ? <FilterFilled /> : <FilterOutlined />}
    </button>
  )
  if (!open) return button
  return (
    <Popover trigger="click" placement="bottomLeft" arrow={false} open onOpenChange={onOpen} content={panel()}>
      {button}
    </Popover>
  )
}

const DRAGGED = 'application/x-grid-column'

function headClass({ stuck, edge }: LaidColumn, over: boolean): string {
  return ['gridHeadCell', stuck === null ? '' : 'stuck', edge ? 'edge' : '', over ? 'over' : '']
    .filter(Boolean)
    .join(' ')
}
