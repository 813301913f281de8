import { pinyin } from 'pinyin-pro'

/** Names longer than this are no names of people, and begin with no surname. */
const LONGEST_NAME = 4
/** The same names come again and again; the cache is emptied when it is full. */
const MOST_REMEMBERED = 20_000
const remembered = new Map<string, string>()

/**
 * First letters of the pinyin of a name: 河东区 gives "hdq". A short one is also read as the name of a person, whose
 * surname may sound otherwise (曾, 单, 仇): both readings, in words. Figures and Latin letters stay as they are.
 */
export function initialsOf(name: string): string {
  const known = remembered.get(name)
  if (known !== undefined) return known
  const readings = [lettersOf(name, 'off')]
  if (Array.from(name).length <= LONGEST_NAME) readings.push(lettersOf(name, 'head'))
  const initials = [...new Set(readings)].filter((letters) => letters !== '').join(' ')
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(name, initials)
  return initials
}

/** The initials of several names, each by itself. */
export const initialsOfAll = (names: readonly (string | null | undefined)[]): string =>
  [...new Set(names.flatMap((name) => (name ? initialsOf(name).split(' ') : [])))].join(' ')

function lettersOf(name: string, surname: 'off' | 'head'): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive', surname })
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '')
}
