import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { GridRow, GridRows } from './types.ts'

/** Rows fetched at once: some three screens. */
const BLOCK = 100
/** A scroll bar that is dragged past thousands of rows asks for those on which it rests. */
const REST = 60

type Source = {
  /** Changes with everything the rows depend on. */
  key: readonly unknown[]
  count: number | undefined
  read(offset: number, limit: number, signal: AbortSignal): Promise<GridRow[]>
}

/** Rows of a long list, by blocks: those in view are fetched and kept up to date, others are forgotten after a while. */
export function useRows({ key, count, read }: Source): GridRows {
  const client = useQueryClient()
  const [view, setView] = useState({ first: 0, last: 0 })
  const timer = useRef<number | undefined>(undefined)

  const blockOptions = useCallback(
    (block: number) => ({
      queryKey: [...key, 'block', block],
      queryFn: ({ signal }: { signal: AbortSignal }) => read(block * BLOCK, BLOCK, signal),
      staleTime: 30_000,
      gcTime: 60_000,
    }),
    [key, read],
  )
  const blocks = useMemo(() => {
    if (count === undefined || count === 0) return []
    const last = Math.min(Math.floor(view.last / BLOCK), Math.floor((count - 1) / BLOCK))
    const first = Math.min(Math.floor(view.first / BLOCK), last)
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  }, [view, count])
  const answers = useQueries({ queries: blocks.map(blockOptions) })

  const loaded = new Map<number, readonly GridRow[]>()
  blocks.forEach((block, i) => {
    const data = answers[i]?.data
    if (data) loaded.set(block, data)
  })
  const failed = answers.find((answer) => answer.error && !answer.data)

  const look = useCallback((first: number, last: number) => {
    window.clearTimeout(timer.current)
    const change = () => setView((old) => (sameBlocks(old, { first, last }) ? old : { first, last }))
    timer.current = window.setTimeout(change, REST)
  }, [])

  return {
    count,
    at: (index) => rowAt(client, key, loaded, index),
    look,
    fetch: (offset, limit) => read(offset, limit, new AbortController().signal),
    error: failed?.error ?? null,
    retry: () => {
      for (const answer of answers) if (answer.error) void answer.refetch()
    },
  }
}

const sameBlocks = (one: { first: number; last: number }, other: { first: number; last: number }): boolean =>
  Math.floor(one.first / BLOCK) === Math.floor(other.first / BLOCK) &&
  Math.floor(one.last / BLOCK) === Math.floor(other.last / BLOCK)

/** From the blocks in view, or from one that was in view a moment ago. */
function rowAt(
  client: QueryClient,
  key: readonly unknown[],
  loaded: ReadonlyMap<number, readonly GridRow[]>,
  index: number,
): GridRow | undefined {
  const block = Math.floor(index / BLOCK)
  const rows = loaded.get(block) ?? client.getQueryData<GridRow[]>([...key, 'block', block])
  return rows?.[index - block * BLOCK]
}
