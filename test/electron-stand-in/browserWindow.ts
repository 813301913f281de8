import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { preventable } from './preventable.ts'
import { chromium } from './state.ts'
import { WebContents, type WebPreferences } from './webContents.ts'

type Bounds = { x: number; y: number; width: number; height: number }
type Options = Partial<Bounds> & { show?: boolean; webPreferences?: WebPreferences }

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents
  #bounds: Bounds
  #visible: boolean
  #maximized = false
  #minimized = false
  #focused = false
  #destroyed = false

  static getAllWindows(): BrowserWindow[] {
    return app.windows as BrowserWindow[]
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }

  constructor({ x = 0, y = 0, width = 800, height = 600, show = true, webPreferences = {} }: Options) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.#bounds = { x, y, width, height }
    this.#visible = show
    this.webContents = new WebContents(webPreferences, { width, height })
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.webContents.once('target-gone', () => this.#gone())
    app.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  /** Closes the window unless somebody prevents it; Electron's own `close` does not wait. */
  async closeAndWait(): Promise<void> {
    const event = preventable()
    this.emit('close', event)
    if (event.defaultPrevented) return
    await this.#closeTarget()
  }

  close(): void {
    void this.closeAndWait()
  }

  destroy(): void {
    void this.#closeTarget()
  }

  async #closeTarget(): Promise<void> {
    await this.webContents.ready.catch(() => {})
    await chromium()
      .devtools.send('Target.closeTarget', { targetId: this.webContents.targetId })
      .catch(() => {})
    this.#gone()
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    app.windows.splice(app.windows.indexOf(this), 1)
    this.webContents.destroyed()
    this.emit('closed')
    app.windowClosed()
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  show(): void {
    this.#visible = true
    this.#focused = true
  }

  isVisible(): boolean {
    return this.#visible
  }

  focus(): void {
    this.#focused = true
  }

  blur(): void {
    this.#focused = false
  }

  isFocused(): boolean {
    return this.#focused
  }

  maximize(): void {
    this.#maximized = true
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  minimize(): void {
    this.#minimized = true
    this.#focused = false
  }

  restore(): void {
    this.#minimized = false
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  getBounds(): Bounds {
    return { ...this.#bounds }
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
  }

  getNormalBounds(): Bounds {
    return this.getBounds()
  }
}
