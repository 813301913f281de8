// The life of the desktop shell: from its own source, with a small page and server, on the stand-in or on Electron.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Desktop, environment, launchDesktop, launchProgram } from '../electron-stand-in/launch.ts'
import { buildShell } from './shell/build.ts'

const BINARY = path.resolve(import.meta.dirname, '../electron-stand-in/electron')
const folder = mkdtempSync(path.join(os.tmpdir(), 'fuyi-life-'))
let shell: Awaited<ReturnType<typeof buildShell>>
let dataDir: string
let number = 0

beforeAll(async () => {
  shell = await buildShell()
})
afterAll(() => {
  shell.remove()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  number += 1
  dataDir = path.join(folder, String(number))
})

const open = (now?: string): Promise<Desktop> =>
  launchDesktop({ dataDir, program: shell.program, ...(now ? { now } : {}) })
const logged = () =>
  readFileSync(path.join(dataDir, 'desktop/logs/fuyi.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; [key: string]: unknown })
const events = () => logged().map(({ event }) => event)

/** Runs the program without Playwright. @returns its exit code and what it printed */
function runProgram(...args: string[]): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve) => {
    const child = spawn(BINARY, [shell.program, ...args], { env: environment() })
    let printed = ''
    child.stderr.on('data', (data: Buffer) => {
      printed += data.toString()
    })
    child.on('exit', (code) => resolve({ code, printed }))
  })
}

describe('calls from the page', () => {
  let desktop: Desktop
  beforeAll(async () => {
    dataDir = path.join(folder, 'calls')
    desktop = await open('2026-11-22T02:00:00.000Z')
  })
  beforeEach(() => {
    dataDir = path.join(folder, 'calls')
  })
  afterAll(() => desktop.app.close())

  it('are answered by the data process, at the fixed instant', async () => {
    const { page } = desktop
    expect(await page.evaluate(() => window.api.echo({ name: '张某', on: new Date(0), none: undefined }))).toEqual({
      said: { name: '张某', on: new Date(0), none: undefined },
      host: 'desk',
    })
    expect(await page.evaluate(() => window.api.now())).toBe('2026-11-22T02:00:00.000Z')
    expect(await page.evaluate(() => window.api.pid())).not.toBe(await desktop.app.evaluate(() => process.pid))
  })

  it('carry errors with their code and details, files, and answers that come one by one', async () => {
    const { page } = desktop
    const error = await page.evaluate(() =>
      window.api.fail().then(
        () => null,
        (failure: { code: string; defined: boolean; data: unknown }) => [failure.code, failure.defined, failure.data],
      ),
    )
    expect(error).toEqual(['STALE_VERSION', true, { version: 7 }])
    expect(await page.evaluate(() => window.api.size(new File([new Uint8Array(300_000)], '证据.pdf')))).toBe(300_000)
    const counted = await page.evaluate(async () => {
      const numbers: number[] = []
      for await (const n of await window.api.count(5)) numbers.push(n)
      return numbers
    })
    expect(counted).toEqual([1, 2, 3, 4, 5])
  })

  it('end in the data process when the page is loaded anew or gives up', async () => {
    const { page } = desktop
    const aborted = path.join(dataDir, 'aborted')
    await page.evaluate(() => void window.api.wait().catch(() => {}))
    await page.evaluate(() => window.api.pid()) // the call before has arrived
    expect(existsSync(aborted)).toBe(false)
    await page.reload()
    await page.evaluate(() => window.api.pid())
    await expect.poll(() => existsSync(aborted)).toBe(true)

    rmSync(aborted)
    await page.evaluate(async () => {
      const controller = new AbortController()
      const call = window.api.wait(undefined, { signal: controller.signal }).catch(() => {})
      await window.api.pid()
      controller.abort()
      await call
      for await (const n of await window.api.count(1_000)) if (n === 3) break
    })
    await expect.poll(() => existsSync(aborted)).toBe(true)
    expect(events()).not.toContain('data process gone')
  })
})

describe('the data process', () => {
  it('is started again once; calls in progress are told, later ones answered', async () => {
    const { app, page } = await open()
    const before = await page.evaluate(() => window.api.pid())
    const failed = await page.evaluate(async () => {
      const waiting = window.api.wait().catch((error: Error) => error.name)
      const deadly = window.api.die().catch((error: Error) => error.name)
      return [await waiting, await deadly]
    })
    expect(failed).toEqual(['AbortError', 'AbortError'])
    expect(await page.evaluate(() => window.api.pid())).not.toBe(before)
    expect(logged()).toContainEqual(expect.objectContaining({ event: 'data process gone', code: 9, restarted: true }))
    await app.close()
  })

  it('is given up when it ends twice within a minute: the user is told, and no call waits for ever', async () => {
    const { app, page } = await open()
    await app.evaluate(({ dialog }) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      dialog.showMessageBox = async (...given: unknown[]) => {
        asked.push((given.at(-1) as { message: string }).message)
        await new Promise((resolve) => Object.assign(globalThis, { press: resolve }))
        return { response: 0, checkboxChecked: false }
      }
    })
    const die = () => page.evaluate(() => window.api.die().catch((error: Error) => error.name))
    expect(await die()).toBe('AbortError')
    expect(await die()).toBe('AbortError')
    expect(await page.evaluate(() => window.api.pid().catch((error: Error) => error.name))).toBe('AbortError')
    expect(await app.evaluate(() => (globalThis as never)['asked'])).toEqual([
      expect.stringContaining('数据服务已停止'),
    ])

    const closed = app.waitForEvent('close')
    await app.evaluate(() => (globalThis as unknown as { press(): void }).press())
    await closed
    expect(logged()).toContainEqual(expect.objectContaining({ event: 'data process gone', restarted: false }))
  })

  it('ends at a promise that nobody looked at, and leaves its place but not its text in the log', async () => {
    const { app, page } = await open()
    await page.evaluate(() => window.api.forget().catch(() => {}))
    await expect.poll(events).toContain('data process gone')
    const defect = logged().find(({ event }) => event === 'defect in data process')
    expect(defect).toMatchObject({ error: 'Error', frames: expect.stringMatching(/^[\w-]+\.js:\d+:\d+/) })
    expect(JSON.stringify(logged())).not.toContain('nobody looks')
    await app.close()
  })

  it('that cannot open the data says why, and the program ends', async () => {
    mkdirSync(dataDir)
    writeFileSync(path.join(dataDir, 'newer'), '')
    const { code, printed } = await runProgram('--data', dataDir)
    expect(printed).toContain('无法打开数据')
    expect(printed).toContain('请升级本程序后再打开')
    expect(code).toBe(0)
    expect(events()).not.toContain('data process gone')
  })
})

describe('quitting', () => {
  it('closes the data in good order, from the window and from the program', async () => {
    const closed = path.join(dataDir, 'closed')
    const first = await open()
    await first.app.close()
    expect(existsSync(closed)).toBe(true)
    expect(logged().at(-1)).toMatchObject({ event: 'quit', data: 'finished' })

    rmSync(closed)
    const second = await open()
    const ended = second.app.waitForEvent('close')
    await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await ended
    expect(existsSync(closed)).toBe(true)
  })
})

describe('the window', () => {
  it('opens where it was left', async () => {
    const place = { x: 120, y: 60, width: 1200, height: 800 }
    const first = await open()
    await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place)
    await first.app.close()
    const second = await open()
    expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(
      place,
    )
    await second.app.close()
  })

  it('comes to the front when the program is started a second time', async () => {
    const { app } = await open()
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    const { code } = await runProgram('--data', dataDir)
    expect(code).toBe(0)
    const state = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => [window.isMinimized(), window.isFocused()]),
      )
    await expect.poll(state).toEqual([[false, true]])
    await app.close()
  })

  it('loads its page anew after a crash', async () => {
    const { app } = await open()
    const loaded = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          contents?.once('did-finish-load', () => resolve(contents.getURL()))
          contents?.forcefullyCrashRenderer()
        }),
    )
    expect(await loaded).toBe('app://main/')
    await expect.poll(events, { timeout: 10_000 }).toContain('page gone')
    await app.close()
  })
})

describe('the command line', () => {
  it('refuses a data folder that is a file, in words', async () => {
    writeFileSync(dataDir, '')
    const { code, printed } = await runProgram('--data', dataDir)
    expect(printed).toContain('数据文件夹无法建立或不能写入')
    expect(code).toBe(2)
  })

  it('has a smoke test that starts everything, waits for one answer and reports', async () => {
    const { code } = await runProgram('--data', dataDir, '--smoke')
    expect(code).toBe(0)
    expect(JSON.parse(readFileSync(path.join(dataDir, 'smoke.json'), 'utf8'))).toMatchObject({ answered: true })
  })

  it('keeps two data folders apart: both can be open at once', async () => {
    const first = await open()
    const other = await launchDesktop({ dataDir: `${dataDir}-practice`, program: shell.program })
    expect(await other.page.evaluate(() => window.api.echo(1))).toMatchObject({ said: 1 })
    await other.app.close()
    await first.app.close()
  })
})

it('a defect of the main process is told, logged without its text, and ends the program', async () => {
  const app = await launchProgram({ dataDir, program: shell.program })
  await app.firstWindow()
  const main = app.process()
  const ended = app.waitForEvent('close')
  await app.evaluate(() => void setTimeout(() => Promise.reject(new Error('张某'))))
  await ended
  expect(logged()).toContainEqual(expect.objectContaining({ event: 'defect in main process', error: 'Error' }))
  expect(JSON.stringify(logged())).not.toContain('张某')
  expect(main.exitCode).toBe(1)
})
