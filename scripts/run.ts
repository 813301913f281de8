import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

/** The repository's root folder. */
export const ROOT = path.resolve(import.meta.dirname, '..')

type RunOptions = {
  env?: Record<string, string>
  /** Collect output instead of showing it. */
  quiet?: boolean
  /** Kill the program after so many milliseconds. */
  timeout?: number
}

/**
 * Runs a program in the root folder.
 * @returns its exit code (127 when it cannot be started, 1 when killed) and, if `quiet`, what it printed
 */
export function run(
  command: string,
  args: string[],
  options: RunOptions = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    })
    let output = ''
    const collect = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    // Whoever stops this script stops what it started.
    const stop = (): void => {
      child.kill()
      process.exit(143)
    }
    process.once('SIGTERM', stop)
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }))
    child.on('close', (code) => {
      process.removeListener('SIGTERM', stop)
      resolve({ code: code ?? 1, output })
    })
  })
}

/**
 * Runs a package's command with this very Node, past npm's shell wrappers (which differ per platform).
 * @param command the key under `bin` in that package's package.json
 */
export function runTool(
  packageName: string,
  command: string,
  args: string[],
  options: RunOptions = {},
): ReturnType<typeof run> {
  const require = createRequire(path.join(ROOT, 'package.json'))
  const manifestPath = require.resolve(`${packageName}/package.json`)
  const { bin } = require(manifestPath) as { bin: string | Record<string, string> }
  const script = typeof bin === 'string' ? bin : bin[command]
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`)
  return run(process.execPath, [path.join(path.dirname(manifestPath), script), ...args], options)
}
