import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { ROOT, runTool } from './run.ts'

const OUT = path.join(ROOT, 'out')
const STAMP = path.join(OUT, '.built')
/** What the program is made of: a change in any of these makes the build old. */
const SOURCES = ['shared', 'db', 'server', 'electron', 'renderer', 'electron.vite.config.ts', 'package-lock.json']

/** Builds the whole program into out/. @throws Error when the build fails, with what it printed */
export async function build(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true })
  const { code, output } = await runTool('electron-vite', 'electron-vite', ['build', '--logLevel', 'warn'], {
    quiet: true,
  })
  if (code !== 0) throw new Error(`构建失败 (build failed):\n${stripVTControlCharacters(output)}`)
  writeFileSync(STAMP, '')
}

/** Builds only when a source is newer than the last build. */
export async function ensureBuilt(): Promise<void> {
  const builtAt = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (SOURCES.some((source) => newestChange(path.join(ROOT, source)) > builtAt)) await build()
}

/** Milliseconds of the newest change below a path; folders count too, so a deleted file is seen. */
function newestChange(target: string): number {
  const stat = statSync(target, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(target).reduce(
    (newest, name) => Math.max(newest, newestChange(path.join(target, name))),
    stat.mtimeMs,
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await build()
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
