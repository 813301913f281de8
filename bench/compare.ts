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

export type Pair = { server: number; byHand: number }

/**
 * Medians of two ways to the same answer, measured in turns in one run, so that whatever else the machine does
 * falls on both. `round` counts from 0; a tenth of the rounds first, unmeasured, to warm up.
 */
export async function inTurns(
  rounds: number,
  server: (round: number) => unknown,
  byHand: (round: number) => unknown,
): Promise<Pair> {
  const times: { server: number[]; byHand: number[] } = { server: [], byHand: [] }
  for (let round = -Math.ceil(rounds / 10); round < rounds; round++) {
    const no = Math.abs(round)
    const order = no % 2 === 0 ? (['server', 'byHand'] as const) : (['byHand', 'server'] as const)
    for (const way of order) {
      const duration = await timed(() => (way === 'server' ? server(no) : byHand(no)))
      if (round >= 0) times[way].push(duration)
    }
  }
  return { server: median(times.server), byHand: median(times.byHand) }
}
