// npm test: types, lint, build, vitest and (without --fast) the end-to-end tests; the last line is the verdict.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from './build.ts'
import { ensureChromium } from './chromium.ts'
import { runTool } from './run.ts'

type Count = { passed: number; failed: number }

const fast = process.argv.includes('--fast')
const reports = mkdtempSync(path.join(os.tmpdir(), 'fuyi-test-'))

/** A step without tests of its own counts only when it fails, as one failure. */
async function step(name: string, work: () => Promise<string | undefined>): Promise<Count> {
  const started = performance.now()
  const complaint = await work()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${complaint === undefined ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (complaint) console.log(complaint)
  return { passed: 0, failed: complaint === undefined ? 0 : 1 }
}

const types = () =>
  step('types', async () => {
    const { code, output } = await runTool('typescript', 'tsc', ['-b'], { quiet: true })
    return code === 0 ? undefined : output
  })

const lint = () =>
  step('lint', async () => {
    const { code, output } = await runTool('@biomejs/biome', 'biome', ['check', '--error-on-warnings'], { quiet: true })
    return code === 0 ? undefined : output
  })

const buildStep = () =>
  step('build', () =>
    build().then(
      () => undefined,
      (error: Error) => error.message,
    ),
  )

/** A runner that failed without a failed test (a file that does not load, a crash) is one failure, never silence. */
function verdict(code: number, count: Count | undefined): Count {
  const { passed, failed } = count ?? { passed: 0, failed: 0 }
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}

function readReport<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return undefined
  }
}

async function unitTests(): Promise<Count> {
  const file = path.join(reports, 'vitest.json')
  const { code } = await runTool('vitest', 'vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file)
  return verdict(code, report && { passed: report.numPassedTests, failed: report.numFailedTests })
}

async function endToEndTests(): Promise<Count> {
  let chromium: string
  try {
    chromium = await ensureChromium()
  } catch (error) {
    console.log((error as Error).message)
    return { passed: 0, failed: 1 }
  }
  const file = path.join(reports, 'playwright.json')
  const { code } = await runTool('@playwright/test', 'playwright', ['test', '--reporter=line,json'], {
    env: { FUYI_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  const stats = readReport<{ stats: { expected: number; flaky: number; unexpected: number } }>(file)?.stats
  return verdict(code, stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected })
}

const built = await buildStep()
const counts = [built, ...(await Promise.all([types(), lint()])), await unitTests()]
if (!fast && built.failed === 0) counts.push(await endToEndTests())
rmSync(reports, { recursive: true, force: true })

const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
