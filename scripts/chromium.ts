import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { run, runTool } from './run.ts'

/** Flags under which a test browser talks to nobody but the program under test. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox', // containers run tests as root; the pages are our own
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function candidates(): string[] {
  switch (process.platform) {
    case 'win32':
      return [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          path.join(folder, 'Google/Chrome/Application/chrome.exe'),
          path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ])
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ]
    default:
      return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => `/usr/bin/${name}`)
  }
}

/** The Chromium the tests drive: FUYI_CHROMIUM, else an installed one, else Playwright's own; undefined if there is none. */
export function findChromium(): string | undefined {
  const named = process.env['FUYI_CHROMIUM']
  if (named) return named
  return [...candidates(), chromium.executablePath()].find((file) => existsSync(file))
}

/**
 * Finds a Chromium or installs one: Debian's when we may, else Playwright's.
 * @throws Error with one sentence that says what to do
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium()
  if (found) return found
  if (isDebian() && process.getuid?.() === 0) {
    console.log('正在安装 Chromium 与中文字体… (installing Chromium and Chinese fonts)')
    await run('apt-get', ['update'], { quiet: true })
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { quiet: true })
  } else {
    console.log('正在下载测试用的 Chromium… (downloading a Chromium for the tests)')
    await runTool('@playwright/test', 'playwright', ['install', 'chromium'], { quiet: true })
  }
  const installed = findChromium()
  if (installed) return installed
  throw new Error(
    '没有可用的 Chromium：请安装 Chrome 或 Chromium，或将环境变量 FUYI_CHROMIUM 设为其路径后重试。' +
      ' (No Chromium: install Chrome or Chromium, or set FUYI_CHROMIUM to its path.)',
  )
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
