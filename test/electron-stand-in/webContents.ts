import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { fromChromium, OURS, toChromium } from './addresses.ts'
import { ipcMain } from './ipcMain.ts'
import { preventable } from './preventable.ts'
import { session } from './session.ts'
import { chromium, state } from './state.ts'
import { BINDING, createCodec, pageScript, preloadScript } from './worlds.ts'

/** The world of the preload, which the page cannot reach. */
const WORLD = 'preload'
/** Chromium's names of permissions, and Electron's where they differ. */
const PERMISSIONS: Record<string, string> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'idle-detection': 'idle-detection',
}

export type WebPreferences = {
  preload?: string
  sandbox?: boolean
  contextIsolation?: boolean
  nodeIntegration?: boolean
}
type Frame = { id: string; parentId?: string; url: string }
type SenderFrame = { url: string; parent: SenderFrame | null }
type Paused = {
  requestId: string
  frameId: string
  resourceType: string
  redirectedRequestId?: string
  request: { url: string; method: string; headers: Record<string, string> }
}
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

const codec = createCodec()
const all = new Map<number, WebContents>()
let nextId = 1
/** Everything but opening windows, which is the handler's to decide. */
const SANDBOX = 'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-downloads'

export class WebContents extends EventEmitter {
  readonly id = nextId++
  readonly session = session.defaultSession
  /** Fulfilled when the page can be navigated. */
  readonly ready: Promise<void>
  targetId = ''
  #session = ''
  #mainFrame = ''
  #frames = new Map<string, Frame>()
  #worlds = new Map<number, string>()
  #preloadWorld: number | undefined
  #expected: string | undefined
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  #zoomLevel = 0
  #destroyed = false

  constructor(preferences: WebPreferences, size: { width: number; height: number }) {
    super()
    const { sandbox, contextIsolation, nodeIntegration } = preferences
    if (!sandbox || contextIsolation === false || nodeIntegration) {
      throw new Error('stand-in: only sandboxed, isolated windows without Node')
    }
    all.set(this.id, this)
    this.ready = this.#open(preferences.preload, size)
    this.ready.catch((error: unknown) => console.error('stand-in: window', error))
  }

  get mainFrame(): SenderFrame {
    return this.#frame(this.#mainFrame)
  }

  async #open(preload: string | undefined, size: { width: number; height: number }): Promise<void> {
    const { devtools } = chromium()
    const created = await devtools.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
    })
    this.targetId = created.targetId
    const attached = await devtools.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId: this.targetId,
      flatten: true,
    })
    this.#session = attached.sessionId
    this.#listen()
    await Promise.all([this.#send('Page.enable'), this.#send('Runtime.enable')])
    const { frameTree } = await this.#send<{ frameTree: { frame: Frame } }>('Page.getFrameTree')
    this.#mainFrame = frameTree.frame.id
    this.#frames.set(this.#mainFrame, frameTree.frame)

    if (preload !== undefined) {
      const secret = randomBytes(12).toString('hex')
      await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(secret) })
      await this.#send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD })
      const source = preloadScript(secret, readFileSync(preload, 'utf8'))
      await this.#send('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source })
    }
    await this.#send('Fetch.enable', {
      patterns: [{ urlPattern: OURS }, { urlPattern: '*', resourceType: 'Document' }],
    })
  }

  #listen(): void {
    const on = <Params>(method: string, listener: (params: Params) => void): void =>
      chromium().devtools.on(this.#session, method, listener)
    type Context = { id: number; name: string; auxData: { frameId: string } }
    on<{ context: Context }>('Runtime.executionContextCreated', ({ context }) => {
      this.#worlds.set(context.id, context.auxData.frameId)
      if (context.name === WORLD && context.auxData.frameId === this.#mainFrame) this.#preloadWorld = context.id
    })
    on('Runtime.executionContextsCleared', () => {
      this.#worlds.clear()
      this.#preloadWorld = undefined
    })
    on<{ name: string; payload: string; executionContextId: number }>('Runtime.bindingCalled', (call) => {
      if (call.name === BINDING) this.#fromPage(call.payload, call.executionContextId)
    })
    on<{ frame: Frame }>('Page.frameNavigated', ({ frame }) => {
      this.#frames.set(frame.id, frame)
      if (frame.id === this.#mainFrame) this.emit('did-navigate', {}, fromChromium(frame.url))
    })
    on('Page.loadEventFired', () => this.emit('did-finish-load', {}))
    on<{ url: string }>('Page.windowOpen', ({ url }) => {
      // Refused or not, the sandbox below keeps Chromium from opening it: taking a window away again is a race.
      if (this.#openHandler({ url: fromChromium(url) }).action === 'deny') return
      void chromium()
        .devtools.send('Target.createTarget', { url })
        .catch(() => {})
    })
    on('Inspector.targetCrashed', () => {
      this.#preloadWorld = undefined
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    on<Paused>('Fetch.requestPaused', (paused) => {
      this.#answer(paused).catch((error: unknown) => {
        console.error('stand-in: request', fromChromium(paused.request.url), error)
        void this.#send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' }).catch(() => {})
      })
    })
  }

  #send<Result>(method: string, params?: object): Promise<Result> {
    return chromium().devtools.send<Result>(method, params, this.#session)
  }

  #frame(id: string): SenderFrame {
    const frame = this.#frames.get(id)
    return {
      url: fromChromium(frame?.url ?? ''),
      parent: frame?.parentId === undefined ? null : this.#frame(frame.parentId),
    }
  }

  async #answer({ requestId, frameId, resourceType, redirectedRequestId, request }: Paused): Promise<void> {
    const url = fromChromium(request.url)
    if (
      resourceType === 'Document' &&
      !this.#mayNavigate(url, request.url, frameId, redirectedRequestId !== undefined)
    ) {
      await this.#send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      return
    }
    const handler = state.handlers.get(new URL(url).protocol.slice(0, -1))
    if (!handler) {
      await this.#send('Fetch.continueRequest', { requestId })
      return
    }
    if (resourceType === 'Document') await this.#applyPermissions(url, request.url)
    const response = await handler(new Request(url, { method: request.method, headers: request.headers }))
    const body = Buffer.from(await response.arrayBuffer()).toString('base64')
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }))
    if (resourceType === 'Document') responseHeaders.push({ name: 'content-security-policy', value: SANDBOX })
    await this.#send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body })
  }

  /** Asks the guards about a navigation that the program itself did not order. */
  #mayNavigate(url: string, chromiumUrl: string, frameId: string, redirected: boolean): boolean {
    const isMainFrame = frameId === this.#mainFrame
    if (isMainFrame && this.#expected === chromiumUrl) {
      this.#expected = undefined
      return true
    }
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame: this.#frame(frameId) })
    if (redirected) this.emit('will-redirect', event, url)
    else {
      this.emit('will-frame-navigate', event, url)
      if (isMainFrame) this.emit('will-navigate', event, url)
    }
    return !event.defaultPrevented
  }

  async #applyPermissions(url: string, chromiumUrl: string): Promise<void> {
    const { protocol, host } = new URL(url)
    for (const [name, permission] of Object.entries(PERMISSIONS)) {
      const setting = this.session.grants(this, permission, `${protocol}//${host}`) ? 'granted' : 'denied'
      await chromium().devtools.send('Browser.setPermission', {
        permission: { name },
        setting,
        origin: new URL(chromiumUrl).origin,
      })
    }
  }

  #fromPage(payload: string, world: number): void {
    const message = JSON.parse(payload) as { failed: string } | { channel: string; values: string }
    if ('failed' in message) {
      console.error('stand-in: preload', message.failed)
      this.emit('preload-error', {}, '', new Error(message.failed))
      return
    }
    const senderFrame = this.#frame(this.#worlds.get(world) ?? this.#mainFrame)
    ipcMain.emit(message.channel, { sender: this, senderFrame }, ...(codec.decode(message.values) as unknown[]))
  }

  send(channel: string, ...values: unknown[]): void {
    const text = JSON.stringify({ channel, values: codec.encode(values) })
    if (this.#preloadWorld === undefined) return // nobody there: the page is loading
    void this.#send('Runtime.callFunctionOn', {
      functionDeclaration: 'function (text) { globalThis.__standInReceive(text) }',
      arguments: [{ value: text }],
      executionContextId: this.#preloadWorld,
    }).catch(() => {}) // gone in the meantime
  }

  async loadURL(url: string): Promise<void> {
    await this.ready
    this.#expected = toChromium(url)
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()))
    const { errorText } = await this.#send<{ errorText?: string }>('Page.navigate', { url: this.#expected })
    if (errorText) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  reload(): void {
    void this.loadURL(this.getURL()).catch((error: unknown) => console.error('stand-in: reload', error))
  }

  getURL(): string {
    return this.mainFrame.url
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  forcefullyCrashRenderer(): void {
    void this.#send('Page.crash').catch(() => {})
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const { result } = await this.#send<{ result: { value: unknown } }>('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    return result.value
  }

  getZoomLevel(): number {
    return this.#zoomLevel
  }

  setZoomLevel(level: number): void {
    this.#zoomLevel = level
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  /** Called when the window has closed. */
  destroyed(): void {
    this.#destroyed = true
    all.delete(this.id)
    this.emit('destroyed')
  }
}

export const webContents = {
  getAllWebContents: (): WebContents[] => [...all.values()],
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all.values()].find((contents) => contents.targetId === targetId),
}

/** Follows the windows of Chromium: tells when one has closed. */
export async function watchTargets(): Promise<void> {
  const { devtools } = chromium()
  devtools.on<{ targetId: string }>(undefined, 'Target.targetDestroyed', ({ targetId }) => {
    webContents.fromDevToolsTargetId(targetId)?.emit('target-gone')
  })
  await devtools.send('Target.setDiscoverTargets', { discover: true })
}
