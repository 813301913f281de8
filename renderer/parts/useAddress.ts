import { useSearchParams } from 'react-router'

/** What a list shows, kept in the address: going back or sending the address shows the same. Changing it goes to page 1. */
export function useAddress(): {
  get(key: string): string | null
  page: number
  set(changes: Record<string, string | null>): void
} {
  const [search, setSearch] = useSearchParams()
  return {
    get: (key) => search.get(key),
    page: Math.max(1, Number(search.get('page') ?? 1) || 1),
    set: (changes) => {
      const next = new URLSearchParams(search)
      if (!('page' in changes)) next.delete('page')
      for (const [key, value] of Object.entries(changes)) value === null ? next.delete(key) : next.set(key, value)
      setSearch(next, { replace: true, preventScrollReset: true })
    },
  }
}
