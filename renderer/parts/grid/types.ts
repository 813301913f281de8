import type { ReactNode } from 'react'
import type { ListLayout } from '../../../shared/contract/index.ts'

/** A row as the server sends it: one text a visible column, in their order. */
export type GridRow = { id: string; cells: readonly (string | null)[] }

export type GridColumn = {
  id: string
  title: string
  /** Width in pixels before anybody has changed it. */
  width: number
  kind: 'text' | 'date' | 'choice'
  /** What a cell says: shown, copied, exported and printed alike. */
  text(value: string | null): string
  /** How it is shown, where a text is not enough. */
  show?(value: string | null, row: GridRow): ReactNode
  /** May be typed over; an optional one may be emptied. Left out: `locked` says why not. */
  edit?: { optional: boolean; options?: readonly { value: string; label: string }[] }
  locked?: string
}

export type GridSort = { column: string; descending: boolean }
/** A cell that a person has changed; `from` is what they saw. */
export type GridEdit = { id: string; column: string; from: string | null; to: string | null }

/** Rows that are ticked: some, or all that the list shows but a few. */
export type Ticked = { all: boolean; ids: ReadonlySet<string> }
export const nothingTicked: Ticked = { all: false, ids: new Set() }
export const isTicked = ({ all, ids }: Ticked, id: string): boolean => ids.has(id) !== all

/** Where rows come from: windows are fetched as they come into view. */
export type GridRows = {
  /** Undefined while it is not known. */
  count: number | undefined
  at(index: number): GridRow | undefined
  /** Rows first to last are in view. */
  look(first: number, last: number): void
  /** Rows from an index on, fetched where they are not here yet. */
  fetch(offset: number, limit: number): Promise<GridRow[]>
  error: unknown
  retry(): void
}

export type { ListLayout }
