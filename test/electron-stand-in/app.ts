import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, unwatchFile, watchFile, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { preventable } from './preventable.ts'
import { state } from './state.ts'

type Manifest = { name: string; version: string }
type Window = { isDestroyed(): boolean; closeAndWait(): Promise<void> }

const folders = (name: string): Record<string, string> => {
  const appData = process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config')
  return { home: os.homedir(), appData, userData: path.join(appData, name), temp: os.tmpdir() }
}

class App extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = { appendSwitch: (): void => {} }
  #manifest: Manifest = { name: 'Electron', version: '' }
  #folder = process.cwd()
  #paths = new Map<string, string>()
  #ready = Promise.withResolvers<void>()
  #isReady = false
  #sandboxed = false
  #quitting = false
  #lock: string | undefined
  /** Every window, in the order of opening; kept by BrowserWindow. */
  readonly windows: Window[] = []

  /** @param folder of the program, with its package.json */
  describe(folder: string, manifest: Manifest): void {
    this.#folder = folder
    this.#manifest = manifest
  }

  getName(): string {
    return this.#manifest.name
  }

  getVersion(): string {
    return this.#manifest.version
  }

  getAppPath(): string {
    return this.#folder
  }

  getLocale(): string {
    return 'zh-CN'
  }

  getPath(name: string): string {
    const found = this.#paths.get(name) ?? folders(this.getName())[name]
    if (found === undefined) throw new Error(`Failed to get '${name}' path`)
    return found
  }

  setPath(name: string, folder: string): void {
    if (!existsSync(folder)) throw new Error(`Failed to set path: '${folder}' does not exist`)
    this.#paths.set(name, folder)
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
    this.#sandboxed = true
  }

  isSandboxed(): boolean {
    return this.#sandboxed
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  /** One program for each profile folder. A second one leaves its arguments in a file that the first one watches. */
  requestSingleInstanceLock(): boolean {
    const profile = this.getPath('userData')
    mkdirSync(profile, { recursive: true })
    const lock = path.join(profile, 'stand-in.lock')
    const visitor = path.join(profile, 'stand-in.second')
    if (isAlive(lock)) {
      writeFileSync(visitor, JSON.stringify(process.argv))
      return false
    }
    writeFileSync(lock, String(process.pid))
    this.#lock = lock
    watchFile(visitor, { interval: 100, persistent: false }, ({ size }) => {
      if (size === 0) return
      const argv: unknown = JSON.parse(readFileSync(visitor, 'utf8'))
      rmSync(visitor)
      this.emit('second-instance', {}, argv, process.cwd())
    })
    process.once('exit', () => {
      unwatchFile(visitor)
      rmSync(lock, { force: true })
    })
    return true
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock !== undefined
  }

  becomeReady(): void {
    this.#isReady = true
    this.emit('ready', {}, {})
    this.#ready.resolve()
  }

  quit(): void {
    void this.#quit()
  }

  async #quit(): Promise<void> {
    if (this.#quitting) return
    this.#quitting = true
    if (!this.#isReady || (await this.#mayQuit())) this.exit(0)
    this.#quitting = false
  }

  async #mayQuit(): Promise<boolean> {
    const before = preventable()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return false
    for (const window of [...this.windows]) {
      await window.closeAndWait()
      if (!window.isDestroyed()) return false
    }
    const will = preventable()
    this.emit('will-quit', will)
    return !will.defaultPrevented
  }

  /** Called when a window has closed: the last one ends the program unless somebody listens. */
  windowClosed(): void {
    if (this.windows.length > 0 || this.#quitting) return
    if (!this.emit('window-all-closed')) this.quit()
  }

  exit(code = 0): void {
    state.chromium?.end()
    process.exit(code)
  }
}

function isAlive(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}

export const app = new App()
