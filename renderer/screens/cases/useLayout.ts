import { useCallback, useEffect, useRef, useState } from 'react'
import type { ListLayout, ListName } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import { queries, queryClient } from '../../api/queries.ts'

/** Dragging a width is one change, not fifty. */
const SETTLED = 600

/** How this person has set up a list: changed at once, kept by the server a moment later, on every machine the same. */
export function useLayout(list: ListName, first: ListLayout): [ListLayout, (layout: ListLayout) => void] {
  const [layout, setLayout] = useState(first)
  const waiting = useRef<{ timer: number; layout: ListLayout } | null>(null)
  const keep = useCallback(() => {
    if (!waiting.current) return
    window.clearTimeout(waiting.current.timer)
    const { layout } = waiting.current
    waiting.current = null
    queryClient.setQueryData(queries.myList(list).queryKey, (old) => old && { ...old, layout })
    // A layout that could not be kept is no loss: it stays as it is in this window.
    void api.lists.keepLayout({ list, layout }).catch(() => undefined)
  }, [list])
  const change = useCallback(
    (next: ListLayout) => {
      setLayout(next)
      if (waiting.current) window.clearTimeout(waiting.current.timer)
      waiting.current = { timer: window.setTimeout(keep, SETTLED), layout: next }
    },
    [keep],
  )
  useEffect(() => keep, [keep])
  return [layout, change]
}
