import path from 'node:path'
import { defineConfig, type Project } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.ts'
import { findElectron, windowObstacle } from './scripts/electronBinary.ts'

/** Where a test runs: the specs are the same on all, the fixtures in test/e2e/ open the page. */
type HostOptions = {
  host: 'browser' | 'electron-stand-in' | 'electron'
  /** Executable for `_electron.launch`; empty for the browser. */
  electronPath: string
}

const chromium = findChromium()
const electron = windowObstacle() === undefined ? findElectron() : undefined

const projects: Project<HostOptions>[] = [{ name: 'browser', use: { host: 'browser', electronPath: '' } }]
if (process.platform === 'linux') {
  // Node and Chromium behind Electron's command line: proves our wiring where the real binary cannot be downloaded.
  const electronPath = path.resolve(import.meta.dirname, 'test/electron-stand-in/electron')
  projects.push({ name: 'electron-stand-in', use: { host: 'electron-stand-in', electronPath } })
}
if (electron) projects.push({ name: 'electron', use: { host: 'electron', electronPath: electron } })

export default defineConfig<HostOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 1, // one database, one window
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  projects,
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { args: CHROMIUM_FLAGS, ...(chromium ? { executablePath: chromium } : {}) },
  },
})
