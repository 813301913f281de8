import { createHash } from 'node:crypto'

/** A number with its figures padded, so that its text order is the order of the register: 〔2026〕9号 before 〔2026〕10号. */
export function numberKey(number: string | null): string {
  // Without a number: after every numbered row.
  return number === null ? '\uFFFD' : number.replaceAll(/\d+/g, (figures) => figures.padStart(10, '0'))
}

/** What a search compares: full-width and upper-case forms count as their plain ones. */
export function searchText(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part)
    .join('\n')
    .normalize('NFKC')
    .toLowerCase()
}

/** A LIKE pattern for each word of a query; use it with `escape '\'`, which the engines do not agree on. */
export function searchPatterns(query: string): string[] {
  return searchText(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
}

/** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** JSON with the keys of every object in order: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
