/**
 * The program's clock: UTC with milliseconds. Under FUYI_TEST=1 the instant FUYI_NOW stands still, so that a test sees
 * the same day whenever it runs; without FUYI_TEST nobody can move the clock that dates a case.
 * @throws RangeError when FUYI_NOW is no instant
 */
export function clockFrom(environment: Readonly<Record<string, string | undefined>>): () => string {
  const fixed = environment['FUYI_TEST'] === '1' ? environment['FUYI_NOW'] : undefined
  if (!fixed) return () => new Date().toISOString()
  const instant = new Date(fixed).toISOString()
  return () => instant
}
