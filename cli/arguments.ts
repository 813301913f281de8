import path from 'node:path'
import { parseArgs } from 'node:util'

/** Words and options of a command line. `data`: the data folder, by default the one the browser host uses. */
export type Arguments = {
  words: string[]
  data: string | undefined
  json: boolean
  from: string | undefined
  to: string | undefined
}

/** Reads a command line. Throws TypeError for an option the program does not know. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { data: { type: 'string' }, json: { type: 'boolean', default: false }, from: { type: 'string' }, to: { type: 'string' } },
  })
  return { words: positionals, data: values.data, json: values.json, from: values.from, to: values.to }
}

/** The data folder to work on: the one named, the environment's, else `data` beside the program. */
export function dataFolder({ data }: Pick<Arguments, 'data'>): string {
  return path.resolve(data ?? process.env.FUYI_DATA_DIR ?? 'data')
}
