const MINUTE = 60_000

/**
 * Whether a process that ended unasked is started again: once, but not when it ended before within a minute.
 * @param lastEnd milliseconds of the end before, on the clock of `now`; undefined at the first
 */
export function mayRestart(lastEnd: number | undefined, now: number): boolean {
  return lastEnd === undefined || now - lastEnd > MINUTE
}
