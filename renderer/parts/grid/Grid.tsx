import { useTable } from '@tanstack/react-table'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useToday } from '../../api/session.tsx'
import { useTexts } from '../../texts/language.tsx'
import { CellEditor, type EditorState, resting } from './CellEditor.tsx'
import { toHtml, toTsv } from './clipboard.ts'
import { GridBody, LINE } from './GridBody.tsx'
import { GridHeader, gridFeatures } from './GridHeader.tsx'
import type { LaidColumn } from './GridLine.tsx'
import './grid.css'
import { moved, type Place, rangeOf, stepped } from './moves.ts'
import { cellValue } from './typed.ts'
import {
  type GridColumn,
  type GridEdit,
  type GridRow,
  type GridRows,
  type GridSort,
  isTicked,
  type ListLayout,
  type Ticked,
} from './types.ts'

const TICK = 40
const NO_ROWS: object[] = []
/** More cells than this belong into an export. */
const MOST_COPIED_ROWS = 5_000
const MOST_FILLED_ROWS = 1_000

type Props = {
  label: string
  /** Names the filter and the order: with another one the list begins again at its top. */
  shown: string
  /** Visible columns in their order; cells of a row come in the same order. */
  columns: readonly GridColumn[]
  layout: ListLayout
  onLayout(layout: ListLayout): void
  sorts: readonly GridSort[]
  onSorts(sorts: GridSort[]): void
  filtered: ReadonlySet<string>
  filterPanel(column: string, close: () => void): ReactNode
  filtersShown: boolean
  onFiltersShown(shown: boolean): void
  rows: GridRows
  ticked: Ticked
  onTicked(ticked: Ticked): void
  onEdit(edits: GridEdit[]): void
  onUndo(): void
  onOpen(row: GridRow): void
  /** Tells the person something that needs no answer. */
  notice(text: string): void
  /** Where the list was left when it was last open. */
  start?: { place: Place; top: number } | undefined
  onLeave?(left: { place: Place; top: number }): void
}

/**
 * A list as long as one likes, used like a sheet of Excel's: the server filters and sorts, rows in view are drawn,
 * one field over the active cell hears every key.
 */
export function Grid(props: Props): ReactElement {
  const { columns, layout, rows } = props
  const { grid } = useTexts()
  const today = useToday()
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [active, setActive] = useState<Place>(props.start?.place ?? { row: 0, column: 0 })
  const [anchor, setAnchor] = useState<Place>(active)
  const [editor, setEditor] = useState<EditorState>(resting)
  const [invalid, setInvalid] = useState(false)
  const [focused, setFocused] = useState(false)
  const [filterOf, setFilterOf] = useState<string | null>(null)
  const [lastTick, setLastTick] = useState<number | null>(null)
  const count = rows.count ?? 0

  const definitions = useMemo(
    () =>
      columns.map(({ id, title, width }) => ({ id, header: title, size: width, minSize: 48, accessorFn: () => null })),
    [columns],
  )
  const sizing = useMemo(() => Object.fromEntries(layout.columns.map(({ id, width }) => [id, width])), [layout])
  const pinned = useMemo(
    () => ({ start: columns.slice(0, layout.frozen).map(({ id }) => id), end: [] }),
    [columns, layout.frozen],
  )
  const order = useMemo(() => columns.map(({ id }) => id), [columns])
  const sorting = useMemo(
    () => props.sorts.map(({ column, descending }) => ({ id: column, desc: descending })),
    [props.sorts],
  )
  const table = useTable({
    features: gridFeatures,
    columns: definitions,
    data: NO_ROWS,
    state: { columnSizing: sizing, columnPinning: pinned, columnOrder: order, sorting },
    manualSorting: true,
    enableMultiSort: true,
    maxMultiSortColCount: 4,
    sortDescFirst: false,
    columnResizeMode: 'onChange',
    onColumnSizingChange: (change) => {
      const next = typeof change === 'function' ? change(sizing) : change
      props.onLayout({
        ...layout,
        columns: layout.columns.map(({ id }) => ({
          id,
          width: Math.round(next[id] ?? columns.find((column) => column.id === id)?.width ?? 120),
        })),
      })
    },
    onSortingChange: (change) => {
      const next = typeof change === 'function' ? change(sorting) : change
      props.onSorts(next.map(({ id, desc }) => ({ column: id, descending: desc })))
    },
  })
  const laid = useMemo((): LaidColumn[] => {
    let left = TICK
    return columns.map((column, i) => {
      const width = sizing[column.id] ?? column.width
      const stuck = i < layout.frozen ? left : null
      left += width
      return { column, width, stuck, edge: i === layout.frozen - 1 }
    })
  }, [columns, sizing, layout.frozen])
  const total = laid.reduce((sum, { width }) => sum + width, TICK)

  // A shorter list takes the active cell with it.
  const here: Place = {
    row: Math.min(active.row, Math.max(0, count - 1)),
    column: Math.min(active.column, Math.max(0, columns.length - 1)),
  }
  const range = rangeOf(here, {
    row: Math.min(anchor.row, Math.max(0, count - 1)),
    column: Math.min(anchor.column, columns.length - 1),
  })
  const row = rows.at(here.row)
  const column = columns[here.column]
  const value = row?.cells[here.column] ?? null

  const before = useRef(props.shown)
  useEffect(() => {
    if (before.current === props.shown) return
    before.current = props.shown
    setActive((old) => ({ ...old, row: 0 }))
    setAnchor((old) => ({ ...old, row: 0 }))
    if (scroller.current) scroller.current.scrollTop = 0
  }, [props.shown])

  const { onLeave } = props
  const leaving = useRef({ place: here, top: 0 })
  leaving.current = { place: here, top: scroller.current?.scrollTop ?? leaving.current.top }
  const leave = useRef(onLeave)
  leave.current = onLeave
  useEffect(() => () => leave.current?.(leaving.current), [])

  const page = (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / LINE) - 2)
  const extent = { rows: count, columns: columns.length, page: page() }

  const reveal = (place: Place): void => {
    const box = scroller.current
    const target = laid[place.column]
    if (!box || !target) return
    // The head lies over the first line's height of the view.
    const [top, seen] = [place.row * LINE, box.clientHeight - LINE]
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + LINE > box.scrollTop + seen) box.scrollTop = top + LINE - seen
    const frozenWidth = laid.reduce((sum, each) => sum + (each.stuck === null ? 0 : each.width), TICK)
    if (target.stuck !== null) return
    const left = laid.slice(0, place.column).reduce((sum, { width }) => sum + width, TICK)
    if (left - frozenWidth < box.scrollLeft) box.scrollLeft = left - frozenWidth
    else if (left + target.width > box.scrollLeft + box.clientWidth)
      box.scrollLeft = left + target.width - box.clientWidth
  }
  const go = (place: Place, extend = false): void => {
    setActive(place)
    if (!extend) setAnchor(place)
    reveal(place)
  }

  const choices = useMemo(() => {
    const options = column?.edit?.options
    if (!options || editor.mode === null) return null
    const word = editor.text.trim().toLowerCase()
    const found =
      editor.mode === 'typing' && word !== ''
        ? options.filter((each) => each.label.toLowerCase().includes(word))
        : options
    return found.slice(0, 200)
  }, [column, editor])

  const rest = (): void => {
    setEditor(resting)
    setInvalid(false)
  }
  const begin = (mode: 'typing' | 'editing', text: string): void => {
    if (!column || !row) return
    if (!column.edit) return props.notice(column.locked ?? grid.locked)
    const options = column.edit.options
    setEditor({
      mode,
      text,
      choice: mode === 'editing' ? Math.max(0, options?.findIndex((each) => each.value === value) ?? 0) : 0,
    })
  }
  const change = (to: string | null): void => {
    if (row && column && to !== value) props.onEdit([{ id: row.id, column: column.id, from: value, to }])
  }
  /** Takes over what was typed; false if the cell cannot hold it, and the field stays open. */
  const commit = (picked = editor.choice): boolean => {
    if (editor.mode === null || !column?.edit) return true
    const taken = cellValue(column, editor.text, choices?.[picked]?.value ?? null, today)
    if (taken === undefined) {
      setInvalid(true)
      props.notice(column.kind === 'date' ? grid.notADate : grid.notAChoice)
      return false
    }
    if (taken === null && !column.edit.optional) {
      setInvalid(true)
      props.notice(grid.required)
      return false
    }
    change(taken)
    rest()
    return true
  }

  const copiedCells = (all: readonly GridRow[]) => {
    const shown = columns.slice(range.left, range.right + 1)
    return all.map((each) =>
      shown.map((one, i) => ({
        text: one.text(each.cells[range.left + i] ?? null),
        kind: one.kind === 'date' ? ('date' as const) : ('text' as const),
      })),
    )
  }
  /** What the copy event hands over: a page may fill the clipboard in that event without asking. */
  const copying = useRef<ReturnType<typeof copiedCells> | null>(null)
  const onCopy = (event: ClipboardEvent<HTMLInputElement>): void => {
    if (editor.mode !== null) return
    event.preventDefault()
    const lines = range.bottom - range.top + 1
    if (lines > MOST_COPIED_ROWS) return props.notice(grid.tooManyToCopy(MOST_COPIED_ROWS))
    const known = Array.from({ length: lines }, (_, i) => rows.at(range.top + i))
    const cells = copying.current ?? (known.includes(undefined) ? null : copiedCells(known as GridRow[]))
    if (cells === null) return void copyFetched(lines)
    event.clipboardData.setData('text/plain', toTsv(cells))
    event.clipboardData.setData('text/html', toHtml(cells))
    props.notice(grid.copied(lines, range.right - range.left + 1))
  }
  /** Rows that were never in view come first, then the copy is made a second time. */
  const copyFetched = async (lines: number): Promise<void> => {
    copying.current = copiedCells(await fetchRows(range.top, lines))
    document.execCommand('copy')
    copying.current = null
  }
  const fetchRows = async (first: number, lines: number): Promise<GridRow[]> => {
    const fetched: GridRow[] = []
    while (fetched.length < lines) {
      const more = await rows.fetch(first + fetched.length, Math.min(MOST_FILLED_ROWS, lines - fetched.length))
      if (more.length === 0) break
      fetched.push(...more)
    }
    return fetched
  }

  /** Ctrl+D: the first row of the selection into the others; of a single row, the one above into it. */
  const fillDown = async (): Promise<void> => {
    const single = range.top === range.bottom
    const source = single ? range.top - 1 : range.top
    if (source < 0) return
    const [first, last] = [source + 1, range.bottom]
    if (last - first + 1 > MOST_FILLED_ROWS) return props.notice(grid.tooManyToFill(MOST_FILLED_ROWS))
    const [origin, ...targets] = await rows.fetch(source, last - source + 1)
    if (!origin) return
    const edits = columns.slice(range.left, range.right + 1).flatMap((each, i): GridEdit[] => {
      const to = origin.cells[range.left + i] ?? null
      if (!each.edit || (to === null && !each.edit.optional)) return []
      return targets.flatMap((target) => {
        const from = target.cells[range.left + i] ?? null
        return from === to ? [] : [{ id: target.id, column: each.id, from, to }]
      })
    })
    if (edits.length === 0) props.notice(columns[range.left]?.locked ?? grid.nothingToFill)
    else props.onEdit(edits)
  }

  const clear = async (): Promise<void> => {
    if (range.bottom - range.top + 1 > MOST_FILLED_ROWS) return props.notice(grid.tooManyToFill(MOST_FILLED_ROWS))
    const targets = await rows.fetch(range.top, range.bottom - range.top + 1)
    const edits = columns.slice(range.left, range.right + 1).flatMap((each, i) =>
      each.edit?.optional
        ? targets.flatMap((target): GridEdit[] => {
            const from = target.cells[range.left + i] ?? null
            return from === null ? [] : [{ id: target.id, column: each.id, from, to: null }]
          })
        : [],
    )
    if (edits.length > 0) props.onEdit(edits)
    else props.notice(columns[range.left]?.edit ? grid.required : (columns[range.left]?.locked ?? grid.locked))
  }

  const tick = (first: number, last: number, on?: boolean): void => {
    const ids = new Set(props.ticked.ids)
    for (let i = Math.min(first, last); i <= Math.max(first, last); i++) {
      const known = rows.at(i)
      if (!known) continue
      const wanted = on ?? !isTicked(props.ticked, known.id)
      if (wanted !== props.ticked.all) ids.add(known.id)
      else ids.delete(known.id)
    }
    props.onTicked({ ...props.ticked, ids })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // The key belongs to the input method: Enter there confirms a candidate, arrows choose one.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const ctrl = event.ctrlKey || event.metaKey
    const { key, shiftKey: shift, altKey: alt } = event
    const done = (): void => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (editor.mode !== null) {
      if (key === 'Escape') {
        done()
        rest()
      } else if (key === 'Enter' || key === 'Tab') {
        done()
        if (commit()) go(stepped(here, key, shift, extent))
      } else if (choices && (key === 'ArrowDown' || key === 'ArrowUp')) {
        done()
        const by = key === 'ArrowDown' ? 1 : -1
        setEditor({ ...editor, choice: Math.min(choices.length - 1, Math.max(0, editor.choice + by)) })
      } else if (key === 'F2') {
        done()
        setEditor({ ...editor, mode: 'editing' })
      } else if (ctrl && key === ';' && column?.kind === 'date') {
        done()
        setEditor({ ...editor, text: today })
      } else if (editor.mode === 'typing' && !choices && key.startsWith('Arrow')) {
        done()
        const next = moved(here, { key, ctrl, shift }, extent)
        if (commit() && next) go(next)
      }
      return
    }
    if (ctrl && shift && key.toLowerCase() === 'l') {
      done()
      props.onFiltersShown(!props.filtersShown)
    } else if (ctrl && !shift && !alt && key.toLowerCase() === 'a') {
      done()
      setAnchor({ row: 0, column: 0 })
      setActive({ row: Math.max(0, count - 1), column: Math.max(0, columns.length - 1) })
      props.onTicked({ all: true, ids: new Set() })
    } else if (ctrl && key.toLowerCase() === 'd') {
      done()
      void fillDown()
    } else if (ctrl && key.toLowerCase() === 'z') {
      done()
      props.onUndo()
    } else if (ctrl && (key === ';' || key === '；')) {
      done()
      if (column?.kind === 'date' && column.edit) change(today)
      else props.notice(column?.edit ? grid.notADateColumn : (column?.locked ?? grid.locked))
    } else if (ctrl && key === 'Enter') {
      done()
      if (row) props.onOpen(row)
    } else if (alt && key === 'ArrowDown') {
      done()
      if (column?.edit?.options) begin('editing', '')
      else if (column && props.filtersShown) setFilterOf(column.id)
    } else if (key === 'F2') {
      done()
      begin('editing', column?.edit?.options ? '' : (value ?? ''))
    } else if (key === 'Enter' || key === 'Tab') {
      // Tab leaves the list at its ends, so that the keyboard is never caught in it.
      const next = stepped(here, key, shift, extent)
      if (key === 'Tab' && next.row === here.row && next.column === here.column) return
      done()
      go(next)
    } else if (key === 'Delete') {
      done()
      void clear()
    } else if (key === ' ' && shift) {
      done()
      tick(range.top, range.bottom)
    } else if (key === 'Escape') {
      setAnchor(here)
    } else {
      const next = moved(here, { key, ctrl, shift }, extent)
      if (next) {
        done()
        go(next, shift)
      } else if (key.length === 1 && !ctrl && !alt && !column?.edit) {
        props.notice(column?.locked ?? grid.locked)
      }
    }
  }

  const placeOf = (target: EventTarget): Place | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
    const line = cell?.closest<HTMLElement>('[data-row]')
    return cell && line ? { row: Number(line.dataset['row']), column: Number(cell.dataset['column']) } : null
  }
  const onMouseDown = (event: MouseEvent): void => {
    if (event.button !== 0) return
    const box = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tick]') : null
    if (box) {
      event.preventDefault()
      const index = Number(box.dataset['tick'])
      const known = rows.at(index)
      if (known) {
        const on = !isTicked(props.ticked, known.id)
        tick(event.shiftKey && lastTick !== null ? lastTick : index, index, on)
        setLastTick(index)
      }
      return
    }
    const place = placeOf(event.target)
    if (!place) return
    if (event.target instanceof Element && event.target.closest('a')) return
    event.preventDefault()
    if (editor.mode !== null && !commit()) return
    setActive(place)
    if (!event.shiftKey) setAnchor(place)
    field.current?.focus({ preventScroll: true })
  }
  const onMouseOver = (event: MouseEvent): void => {
    if (event.buttons !== 1 || editor.mode !== null) return
    const place = placeOf(event.target)
    if (place) setActive(place)
  }

  const target = laid[here.column]
  const left = target?.stuck ?? laid.slice(0, here.column).reduce((sum, { width }) => sum + width, TICK)
  const place = {
    // A frozen cell stands where it stands, however far the list is scrolled.
    left: target?.stuck === null ? left : left + (scroller.current?.scrollLeft ?? 0),
    top: LINE + here.row * LINE,
    width: target?.width ?? 100,
    height: LINE,
  }
  const allTicked = props.ticked.all && props.ticked.ids.size === 0
  const hidden = focused ? '' : ' unfocused'

  return (
    <div className={`grid${hidden}`}>
      <div className="gridScroller" ref={scroller}>
        <div
          role="grid"
          id={gridId}
          aria-label={props.label}
          aria-rowcount={count + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
          style={{ width: total }}
          onMouseDown={onMouseDown}
          onMouseOver={onMouseOver}
          onDoubleClick={(event) => {
            const at = placeOf(event.target)
            if (!at) return
            if (columns[at.column]?.edit) begin('editing', columns[at.column]?.edit?.options ? '' : (value ?? ''))
            else if (row) props.onOpen(row)
          }}
        >
          <GridHeader
            table={table}
            columns={laid}
            sortedBy={props.sorts.length}
            allTicked={allTicked}
            someTicked={props.ticked.all || props.ticked.ids.size > 0}
            onTickAll={() => props.onTicked({ all: !allTicked, ids: new Set() })}
            filtered={props.filtered}
            filtersShown={props.filtersShown}
            filterOf={filterOf}
            onFilterOf={setFilterOf}
            filterPanel={props.filterPanel}
            onMove={(moving, before) => props.onLayout(withMoved(layout, moving, before))}
          />
          <GridBody
            gridId={gridId}
            scroller={scroller}
            rows={rows}
            columns={laid}
            ticked={props.ticked}
            range={range}
            active={here}
            startTop={props.start?.top ?? 0}
          />
        </div>
        {count > 0 ? (
          <CellEditor
            ref={field}
            state={editor}
            choices={choices}
            label={grid.cell(column?.title ?? '', row?.cells[0] ?? '', column?.text(value) ?? '')}
            was={column?.text(value) ?? ''}
            gridId={gridId}
            activeId={`${gridId}-${here.row}-${here.column}`}
            readOnly={!column?.edit || !row}
            invalid={invalid}
            place={place}
            onText={(text) => {
              setInvalid(false)
              setEditor((old) => ({ mode: old.mode ?? 'typing', text, choice: 0 }))
            }}
            onBegin={() => setEditor((old) => (old.mode === null ? { mode: 'typing', text: '', choice: 0 } : old))}
            onPick={(choice) => {
              if (commit(choice)) field.current?.focus({ preventScroll: true })
            }}
            onKeyDown={onKeyDown}
            onCopy={onCopy}
            onBlur={() => {
              setFocused(false)
              if (editor.mode !== null && !commit()) rest()
            }}
            onFocus={() => setFocused(true)}
          />
        ) : null}
      </div>
    </div>
  )
}

function withMoved(layout: ListLayout, moving: string, before: string): ListLayout {
  const from = layout.columns.findIndex(({ id }) => id === moving)
  const to = layout.columns.findIndex(({ id }) => id === before)
  const column = layout.columns[from]
  if (!column || to === -1) return layout
  const others = layout.columns.filter(({ id }) => id !== moving)
  // Dropped on a column to its right it comes after that one, as if it had been pushed there.
  const place = others.findIndex(({ id }) => id === before) + (from < to ? 1 : 0)
  return { ...layout, columns: [...others.slice(0, place), column, ...others.slice(place)] }
}

export type { GridColumn }
