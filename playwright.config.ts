import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.ts'
import { findElectron, windowObstacle } from './scripts/electronBinary.ts'

/** Where a test runs: the specs are the same on all, the fixtures in test/e2e/ open the page. */
type HostOptions = { host: 'browser' | 'electron-stand-in' | 'electron' }

const chromium = findChromium()
const hosts: HostOptions['host'][] = ['browser']
// Node and Chromium behind Electron's command line: proves our wiring where the real binary cannot be downloaded.
if (process.platform === 'linux') hosts.push('electron-stand-in')
if (windowObstacle() === undefined && findElectron()) hosts.push('electron')

/**
 * The window is the same program on every host: what differs is the way in and out of it. The courses of a case and of a
 * consultation, the first start, files and typed text go through the desktop too; the screens one by one only the browser.
 */
const desktopSpecs = [
  'caseToArchive',
  'consultation',
  'firstStart',
  'materials',
  'mediated',
  'notAccepted',
  'suspended',
].map((name) => `**/${name}.spec.ts`)

export default defineConfig<HostOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 1, // one database, one window
  forbidOnly: Boolean(process.env['CI']),
  // A shared build machine may stall for longer than any wait; what fails twice is broken.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  projects: hosts.map((host) => ({
    name: host,
    use: { host },
    ...(host === 'browser' ? {} : { testMatch: desktopSpecs }),
  })),
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { args: CHROMIUM_FLAGS, ...(chromium ? { executablePath: chromium } : {}) },
  },
})
