import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildFile } from './buildFile.ts'
import type { Pair } from './compare.ts'
import type { Memory } from './memory.ts'
import { count, type File, type Measured, print } from './print.ts'
import type { Recording } from './recording.ts'
import { makeTemplates, type Template } from './templates.ts'

const SIZES = [1_000, 10_000, 100_000]

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, keep: { type: 'string' } } })
const sizes = values.quick ? SIZES.slice(0, -1) : SIZES
const home = values.keep ? path.resolve(values.keep) : mkdtempSync(path.join(os.tmpdir(), 'fuyi-bench-'))
mkdirSync(home, { recursive: true })

/** The file of a size: built, or the one that was kept. */
async function fileOf(size: number): Promise<File> {
  const folder = path.join(home, `${size}`)
  const mark = path.join(folder, 'built.json')
  if (existsSync(mark)) return { ...(JSON.parse(readFileSync(mark, 'utf8')) as File), folder, reused: true }
  rmSync(folder, { recursive: true, force: true })
  note(`building ${count(size)} cases`)
  const started = performance.now()
  const built = await buildFile(folder, size, await templatesOnce())
  const file = { ...built, folder, seconds: (performance.now() - started) / 1000, reused: false }
  writeFileSync(mark, JSON.stringify(file))
  return file
}

let templates: Promise<Template[]> | undefined
/** Told once, and only if a file has to be built. */
function templatesOnce(): Promise<Template[]> {
  templates ??= makeTemplates(200)
  return templates
}

/** Recording changes a file, so it is done on copies. */
function recordingOf(folder: string): Recording {
  const [one, other] = ['server', 'bare'].map((name) => path.join(home, name)) as [string, string]
  for (const copy of [one, other]) {
    rmSync(copy, { recursive: true, force: true })
    cpSync(folder, copy, { recursive: true })
  }
  const recording = child<Recording>('recording', one, other)
  for (const copy of [one, other]) rmSync(copy, { recursive: true, force: true })
  return recording
}

/** One measurement in a process of its own; throws with what that process said. */
function child<T>(...words: (string | number)[]): T {
  const entry = path.join(import.meta.dirname, 'child.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...words.map(String)], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${words[0]} failed: ${stderr}`)
  return JSON.parse(stdout) as T
}

function note(text: string): void {
  process.stderr.write(`${text} …\n`)
}

try {
  const measured: Measured[] = []
  for (const size of sizes) {
    const file = await fileOf(size)
    note(`measuring ${count(size)} cases`)
    // As a program that has been in use: closing it once gives SQLite its statistics.
    child('questions', file.folder, file.clerks, 'quick')
    const answers = child<Record<string, Pair>>('questions', file.folder, file.clerks)
    const opened = child<number>('opening', file.folder)
    measured.push({ file, opened, answers, recording: recordingOf(file.folder) })
  }
  const [small, large] = measured.slice(-2).map(({ file }) => file) as [File, File]
  const growth = child<Record<string, Pair>>('growth', large.folder, large.clerks, small.folder, small.clerks)
  print(measured, growth, child<Memory>('memory', large.folder, large.clerks))
} finally {
  if (!values.keep) rmSync(home, { recursive: true, force: true })
}
