/** What a log line may hold: ids, codes, counts and durations. Never a name, a text or a number of a person. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>
export type LogLevel = 'info' | 'warn' | 'error'
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void

/** Writes one JSON line per entry; `write` takes the line with its line feed, `now` gives the instant. */
export function jsonLines(write: (line: string) => void, now: () => string): Log {
  return (level, event, fields = {}) => write(`${JSON.stringify({ at: now(), level, event, ...fields })}\n`)
}

/**
 * Where an error came from without what it said: its name, its code and the frames of the program. A message may
 * quote a value that a person typed, and a folder may bear somebody's name, so both stay out of the log.
 */
export function traceOf(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = (error as Error & { code?: unknown }).code
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .flatMap((line) => /[^\s/\\()]+:\d+:\d+(?=\)?$)/.exec(line.trim())?.[0] ?? [])
    .join(' < ')
  return { error: error.name, ...(typeof code === 'string' ? { code } : {}), frames }
}
