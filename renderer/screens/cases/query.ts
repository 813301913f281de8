import { type SheetFilter, type SheetQuery, sheetQuery, stages } from '../../../shared/contract/index.ts'
import type { SheetColumnId } from '../../../shared/reports/sheetColumns.ts'

export const everything: SheetQuery = { filters: [], sorts: [] }
export const inStates = (column: SheetColumnId, ...values: (string | null)[]): SheetFilter => ({
  column,
  kind: 'in',
  values,
})

/** What an address asks for: the whole query under `q`, or the single words that other screens link with. */
export function queryOf(search: URLSearchParams): SheetQuery {
  const whole = search.get('q')
  if (whole !== null) {
    const parsed = sheetQuery.safeParse(readJson(whole))
    if (parsed.success) return parsed.data
  }
  const filters: SheetFilter[] = []
  const stage = stages.find((name) => name === search.get('stage'))
  if (stage) filters.push(inStates('stage', stage))
  const officer = search.get('officer')
  if (officer) filters.push(inStates('officer', officer))
  const open = search.get('open')
  if (open !== null) filters.push(inStates('openness', open === 'true' ? 'open' : 'closed'))
  const band = search.get('band')
  if (band) filters.push(inStates('band', band))
  const text = search.get('text')?.trim()
  return { ...(text ? { text } : {}), filters, sorts: [] }
}

/** The address of a query, so that going back to the list shows what it showed. */
export function addressOf(query: SheetQuery): URLSearchParams {
  const plain = query.text === undefined && query.filters.length === 0 && query.sorts.length === 0
  return new URLSearchParams(plain ? {} : { q: JSON.stringify(query) })
}

/** The query with other filters of one column; none takes them away. */
export function withFilters(query: SheetQuery, column: SheetColumnId, filters: readonly SheetFilter[]): SheetQuery {
  const first = query.filters.findIndex((filter) => filter.column === column)
  const others = query.filters.filter((filter) => filter.column !== column)
  const at = first === -1 ? others.length : Math.min(first, others.length)
  return { ...query, filters: [...others.slice(0, at), ...filters, ...others.slice(at)] }
}

/** Whether two queries let through the same cases; their orders may differ. */
export const sameCases = (one: SheetQuery, other: SheetQuery): boolean =>
  (one.text ?? '') === (other.text ?? '') && JSON.stringify(one.filters) === JSON.stringify(other.filters)

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
