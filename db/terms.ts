/**
 * The words of the full-text index, made by one function for what is stored and for what is looked for. Chinese has
 * no spaces and most names have two characters: every two neighbouring characters are one term, so that a word of
 * any length is found exactly where it stands. See docs/adr/0021.
 */

/** A change here makes every index out of date: it is then built anew on opening. */
export const TERMS_VERSION = 2

/** Groups in which a search answers; a term carries the letter of its group, so that each is searched by itself. */
export const searchGroups = ['case', 'party', 'consultation', 'text'] as const
export type SearchGroup = (typeof searchGroups)[number]
const letterOf: Record<SearchGroup, string> = { case: 'a', party: 'b', consultation: 'c', text: 'd' }

/** A text as it is compared: full-width and upper-case forms count as their plain ones. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Runs of letters and figures of any script; everything else only separates. */
export const runsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** Four ASCII characters for any character there is: rare characters of names are newer than most tokenizers. */
const codeOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(36).padStart(4, '0')

/**
 * What goes into the FTS5 column: the pairs of each run in their order, its last character between it and the next
 * run, and after all of them every other character by itself. A term is read from the index as it is asked for; the
 * beginning of one would be gathered from the whole index first.
 */
export function indexedTerms(group: SearchGroup, text: string): string {
  const letter = letterOf[group]
  const terms: string[] = []
  const characters = new Set<string>()
  for (const run of runsOf(text)) {
    const codes = Array.from(run, codeOf)
    codes.forEach((code, i) => {
      terms.push(letter + code + (codes[i + 1] ?? ''))
      characters.add(letter + code)
    })
  }
  return [...terms, ...characters].join(' ')
}

/** The FTS5 expression that finds texts holding every word; null if the query has no word. */
export function matchExpression(group: SearchGroup, query: string): string | null {
  const letter = letterOf[group]
  const phrases = runsOf(query).map((run) => {
    const codes = Array.from(run, codeOf)
    if (codes.length === 1) return `"${letter}${codes[0]}"`
    const pairs = codes.slice(1).map((code, i) => letter + codes[i] + code)
    return `"${pairs.join(' ')}"`
  })
  return phrases.length > 0 ? phrases.join(' AND ') : null
}

/** The same terms as a set, for PostgreSQL: single characters and pairs, each with the letter of its group. */
export function termSet(group: SearchGroup, text: string): string[] {
  const letter = letterOf[group]
  const terms = new Set<string>()
  for (const run of runsOf(text)) {
    const characters = Array.from(run)
    characters.forEach((character, i) => {
      terms.add(letter + character)
      const next = characters[i + 1]
      if (next !== undefined) terms.add(letter + character + next)
    })
  }
  return [...terms]
}
