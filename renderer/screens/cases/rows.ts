import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { SheetQuery, SheetSelection } from '../../../shared/contract/index.ts'
import type { SheetColumnId } from '../../../shared/reports/sheetColumns.ts'
import { api } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import type { GridRow, GridRows, Ticked } from '../../parts/grid/types.ts'
import { useRows } from '../../parts/grid/useRows.ts'

/** Rows of one answer; a list of ten thousand is read in a handful of them. */
const PORTION = 2_000

type Shown = { query: SheetQuery; columns: readonly SheetColumnId[]; whole: boolean }

/** The rows of the list as they come into view. */
export function useSheetRows({ query, columns, whole }: Shown): GridRows {
  const counts = useQuery(queries.sheetCounts({ queries: [query] }))
  const key = useMemo(() => ['work', 'sheet', query, columns, whole], [query, columns, whole])
  const read = useCallback(
    async (offset: number, limit: number, signal: AbortSignal): Promise<GridRow[]> => {
      const input = { query, columns: [...columns], offset, limit: Math.min(limit, PORTION), whole }
      return (await api.caseSheet.rows(input, { signal })).rows
    },
    [query, columns, whole],
  )
  const rows = useRows({ key, count: counts.data?.counts[0], read })
  return {
    ...rows,
    error: counts.data ? rows.error : counts.error,
    retry: () => {
      void counts.refetch()
      rows.retry()
    },
  }
}

/** Everything the list shows, or what is ticked of it, in its order; `onProgress` is told how many have come. */
export async function readAll(
  { query, columns, whole }: Shown,
  only: SheetSelection | null,
  signal: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<GridRow[]> {
  const all: GridRow[] = []
  for (;;) {
    const input = { query, columns: [...columns], offset: all.length, limit: PORTION, whole }
    const { rows } = await api.caseSheet.rows(only ? { ...input, only } : input, { signal })
    all.push(...rows)
    onProgress?.(all.length)
    if (rows.length < PORTION) return all
  }
}

/** What is ticked in the words of the server; null if nothing is. */
export function selectionOf(ticked: Ticked, query: SheetQuery): SheetSelection | null {
  const ids = [...ticked.ids]
  if (ticked.all) return { kind: 'all', query, except: ids }
  return ids.length > 0 ? { kind: 'some', ids } : null
}
