import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findChromium } from '../../scripts/chromium.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const HOST = process.env['FUYI_ELECTRON'] === '1' ? 'electron' : 'electron-stand-in'

export type DesktopPlan = {
  /** Folder of the case data; every test has its own. */
  dataDir: string
  /** The instant (UTC ISO) at which the program's clock stands still. */
  now?: string
  /** Folder with the package.json of a built program; the project's own without it. */
  program?: string
  /** Whose binary runs it: this folder's stand-in, or (FUYI_ELECTRON=1) the real one that npm fetched. */
  host?: 'electron-stand-in' | 'electron'
  /** Further arguments of the command line. */
  args?: readonly string[]
}

export type Desktop = { app: ElectronApplication; page: Page }

/** Starts the built program and waits for its page. Close it with `app.close()`. */
export async function launchDesktop(plan: DesktopPlan): Promise<Desktop> {
  const app = await launchProgram(plan)
  const page = await app.firstWindow()
  await page.waitForURL((url) => url.protocol !== 'about:') // a window is empty before it loads its page
  return { app, page }
}

/** Starts the built program without waiting for a window: one that refuses to start has none. */
export function launchProgram({
  dataDir,
  now,
  program = ROOT,
  host = HOST,
  args = [],
}: DesktopPlan): Promise<ElectronApplication> {
  // Read by the electron package when Playwright first asks it for the binary.
  if (host === 'electron-stand-in') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = import.meta.dirname
  else delete process.env['ELECTRON_OVERRIDE_DIST_PATH']
  return _electron.launch({
    args: [program, '--data', dataDir, ...args],
    env: environment(now),
    chromiumSandbox: host === 'electron', // Playwright would switch it off, and with it what these tests are about
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
}

/** The surroundings of a program under test: this process's own, a Chromium, and the clock. */
export function environment(now?: string): Record<string, string> {
  const chromium = findChromium()
  return {
    ...(process.env as Record<string, string>),
    FUYI_TEST: '1',
    ...(now === undefined ? {} : { FUYI_NOW: now }),
    ...(chromium === undefined ? {} : { FUYI_CHROMIUM: chromium }),
  }
}
