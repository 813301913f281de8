/** A seeded source of choices: the same seed gives the same practice data on every machine. */
export type Random = {
  /** Whether something happens that happens with this probability. */
  chance(probability: number): boolean
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  pick<T>(list: readonly T[]): T
  /** A key, each as likely as its weight among all. */
  share<K extends string>(weights: Readonly<Record<K, number>>): K
  /** A source of its own, so that what one story draws does not change another. */
  fork(name: string): Random
}

/** The source behind a seed (mulberry32 over an FNV-1a hash: small, even, and the same in every engine). */
export function createRandom(seed: string): Random {
  let state = hashOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    chance: (probability) => next() < probability,
    between,
    pick(list) {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[between(0, list.length - 1)]!
    },
    share(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of entries) {
        left -= weight
        if (left < 0) return value
      }
      return entries.at(-1)![0]
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash
}

/** Ids in the form of a UUID, drawn from the seed, so that the whole database is the same each time. */
export function idsFrom(random: Random): () => string {
  const hex = (digits: number) => Array.from({ length: digits }, () => random.between(0, 15).toString(16)).join('')
  return () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`
}
