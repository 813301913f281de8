/** The middle of some durations, in milliseconds. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export type Pair = { one: number; other: number }

/**
 * Medians of two pieces of work, measured in turns in one run, so that whatever else the machine does falls on both.
 * `round` counts from 0; a tenth of the rounds first, unmeasured, to warm up.
 */
export async function inTurns(
  rounds: number,
  one: (round: number) => unknown,
  other: (round: number) => unknown,
): Promise<Pair> {
  const times: Record<keyof Pair, number[]> = { one: [], other: [] }
  for (let round = -Math.ceil(rounds / 10); round < rounds; round++) {
    const no = Math.abs(round)
    const order = no % 2 === 0 ? (['one', 'other'] as const) : (['other', 'one'] as const)
    for (const which of order) {
      const duration = await timed(() => (which === 'one' ? one(no) : other(no)))
      if (round >= 0) times[which].push(duration)
    }
  }
  return { one: median(times.one), other: median(times.other) }
}
