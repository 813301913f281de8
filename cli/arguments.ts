import path from 'node:path'
import { parseArgs } from 'node:util'

/** Words and options of a command line. `data`: the data folder, by default the one the browser host uses. */
export type Arguments = {
  words: string[]
  data: string | undefined
  json: boolean
  from: string | undefined
  to: string | undefined
  /** Of `demo`: what the choices are drawn from, how many cases, the last day. */
  seed: string | undefined
  cases: string | undefined
  until: string | undefined
}

/** Reads a command line. Throws TypeError for an option the program does not know. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
      from: { type: 'string' },
      to: { type: 'string' },
      seed: { type: 'string' },
      cases: { type: 'string' },
      until: { type: 'string' },
    },
  })
  const { data, json, from, to, seed, cases, until } = values
  return { words: positionals, data, json, from, to, seed, cases, until }
}

/** The data folder to work on: the one named, the environment's, else `data` beside the program. */
export function dataFolder({ data }: Pick<Arguments, 'data'>): string {
  return path.resolve(data ?? process.env.FUYI_DATA_DIR ?? 'data')
}
