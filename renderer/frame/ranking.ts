/** A name with the first letters of its pinyin; several readings in words. */
export type Named = { name: string; initials: string }

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/** How well a name answers what was typed; lower is better, null: not at all. */
export function rankOf({ name, initials }: Named, typed: string): number | null {
  const query = plain(typed)
  if (query === '') return 0
  const text = plain(name)
  const readings = initials.split(' ')
  if (text === query || readings.includes(query)) return 0
  if (text.startsWith(query)) return 1
  if (readings.some((letters) => letters.startsWith(query))) return 2
  if (text.includes(query)) return 3
  return readings.some((letters) => letters.includes(query)) ? 4 : null
}

/** Up to here a name begins with what was typed. */
const BEGINS = 2

/** The names that answer, the best first; equal ones keep their order. */
export const ranked = <T extends Named>(all: readonly T[], typed: string): T[] =>
  answers(all, typed).map(({ item }) => item)

/** The same, but where some begin with what was typed only those: "zz" means 中止, and no 审理中制发. */
export function wellRanked<T extends Named>(all: readonly T[], typed: string): T[] {
  const found = answers(all, typed)
  const best = found.filter(({ rank }) => rank <= BEGINS)
  return (best.length > 0 ? best : found).map(({ item }) => item)
}

function answers<T extends Named>(all: readonly T[], typed: string): { item: T; rank: number }[] {
  return all
    .flatMap((item) => {
      const rank = rankOf(item, typed)
      return rank === null ? [] : [{ item, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
}
