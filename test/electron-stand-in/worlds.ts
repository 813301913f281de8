// What runs inside a page: the preload in a world of its own, and the bridge between that world and the page's.
// These functions travel as text, so each uses only its arguments and what every page has. No array methods or
// promises where a page could have replaced them.

type Callable = (...values: unknown[]) => unknown
type FunctionHooks = { give(value: Callable): number; take(id: number): Callable }
type Codec = { encode(value: unknown): string; decode(text: string): unknown }

/** Values as text, as far as structured clone and contextBridge let them through; anything else cannot be cloned. */
export function createCodec(functions?: FunctionHooks): Codec {
  const pack = (value: unknown): unknown => {
    if (value === undefined) return { $: 'undefined' }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', of: String(value) }
    if (typeof value === 'function' && functions) return { $: 'function', of: functions.give(value as Callable) }
    if (Array.isArray(value)) {
      const packed: unknown[] = []
      for (const item of value) packed[packed.length] = pack(item)
      return packed
    }
    if (value instanceof Uint8Array) {
      let bytes = ''
      for (const byte of value) bytes += String.fromCharCode(byte)
      return { $: 'bytes', of: btoa(bytes) }
    }
    if (value instanceof Date) return { $: 'date', of: value.getTime() }
    if (value instanceof Error) return { $: 'error', of: value.message }
    if (typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value))) {
      const packed: Record<string, unknown> = {}
      for (const key of Object.keys(value)) packed[key] = pack((value as Record<string, unknown>)[key])
      return { $: 'object', of: packed }
    }
    throw new Error('An object could not be cloned.')
  }
  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) {
      const unpacked: unknown[] = []
      for (const item of value) unpacked[unpacked.length] = unpack(item)
      return unpacked
    }
    const { $: kind, of } = value as { $: string; of: never }
    if (kind === 'number') return Number(of)
    if (kind === 'function') return functions?.take(of)
    if (kind === 'date') return new Date(of)
    if (kind === 'error') return new Error(of)
    if (kind === 'bytes') {
      const text = atob(of)
      const bytes = new Uint8Array(text.length)
      for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
      return bytes
    }
    if (kind !== 'object') return undefined
    const unpacked: Record<string, unknown> = {}
    for (const key of Object.keys(of)) unpacked[key] = unpack(of[key])
    return unpacked
  }
  return { encode: (value) => JSON.stringify(pack(value)), decode: (text) => unpack(JSON.parse(text)) }
}

type BridgeMessage =
  | { kind: 'call'; id: number; values: string }
  | { kind: 'returned'; value: string }
  | { kind: 'threw'; error: string }
  | { kind: 'expose'; name: string; value: string }
  | { kind: 'hello' }
export type Bridge = { hello(): void; expose(name: string, value: unknown): void }

/** One end of the bridge: synchronous events of the document, whose names the page does not know, carry text. */
export function createBridge(codecFrom: typeof createCodec, mine: string, theirs: string): Bridge {
  const given: Callable[] = []
  const codec = codecFrom({
    give: (value) => {
      const known = given.indexOf(value)
      if (known >= 0) return known
      given[given.length] = value
      return given.length - 1
    },
    take:
      (id) =>
      (...values) =>
        call(id, values),
  })
  let answer: BridgeMessage | undefined
  let greeted = false
  const waiting: BridgeMessage[] = []

  const post = (message: BridgeMessage): void => {
    document.dispatchEvent(new CustomEvent(theirs, { detail: JSON.stringify(message) }))
  }
  const call = (id: number, values: unknown[]): unknown => {
    answer = undefined
    post({ kind: 'call', id, values: codec.encode(values) })
    const got = answer as BridgeMessage | undefined
    if (got?.kind === 'returned') return codec.decode(got.value)
    throw got?.kind === 'threw' ? codec.decode(got.error) : new Error('stand-in: the other world has gone')
  }
  const carryOut = (id: number, values: string): BridgeMessage => {
    try {
      return { kind: 'returned', value: codec.encode(given[id]?.(...(codec.decode(values) as unknown[]))) }
    } catch (error) {
      return { kind: 'threw', error: codec.encode(new Error(String((error as Error).message))) }
    }
  }
  const define = (name: string, value: unknown): void => {
    const freeze = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return
      for (const key of Object.keys(part)) freeze((part as Record<string, unknown>)[key])
      Object.freeze(part)
    }
    freeze(value)
    Object.defineProperty(window, name, { value, enumerable: true })
  }
  const flush = (): void => {
    for (const message of waiting) post(message)
    waiting.length = 0
  }
  document.addEventListener(mine, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as BridgeMessage
    if (message.kind === 'call') post(carryOut(message.id, message.values))
    else if (message.kind === 'expose') define(message.name, codec.decode(message.value))
    else if (message.kind === 'hello') {
      // Either world may come first: the later one greets a listener, and is greeted back.
      if (!greeted) {
        greeted = true
        post({ kind: 'hello' })
      }
      flush()
    } else answer = message
  })
  return {
    hello: () => post({ kind: 'hello' }),
    expose: (name, value) => {
      waiting[waiting.length] = { kind: 'expose', name, value: codec.encode(value) }
      if (greeted) flush()
    },
  }
}

export type ToPage = { channel: string; values: string }

/** Runs the preload with the part of 'electron' that a sandboxed one has. `toMain` is the binding of this world. */
export function runPreload(
  codecFrom: typeof createCodec,
  bridge: Bridge,
  toMain: (text: string) => void,
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  const codec = codecFrom()
  const listeners: { channel: string; listener: Callable }[] = []
  const ipcRenderer = {
    on: (channel: string, listener: Callable) => {
      listeners.push({ channel, listener })
    },
    send: (channel: string, ...values: unknown[]) => toMain(JSON.stringify({ channel, values: codec.encode(values) })),
  }
  Object.defineProperty(globalThis, '__standInReceive', {
    value: (text: string) => {
      const { channel, values } = JSON.parse(text) as ToPage
      for (const entry of listeners)
        if (entry.channel === channel) entry.listener({}, ...(codec.decode(values) as unknown[]))
    },
  })
  const contextBridge = { exposeInMainWorld: bridge.expose }
  const require = (name: string): unknown => {
    if (name === 'electron') return { contextBridge, ipcRenderer }
    throw new Error(`module not found: ${name}: a sandboxed preload has only 'electron'`)
  }
  const module = { exports: {} }
  try {
    preload(require, module, module.exports)
  } catch (error) {
    toMain(JSON.stringify({ failed: String((error as Error).stack) }))
  }
}

/** Name of the binding by which the preload's world speaks to the main process. */
export const BINDING = '__standInToMain'

/** The page's end of the bridge, as a script. @param secret part of the event names, new for every window */
export function pageScript(secret: string): string {
  return `if (window === window.top) (${createBridge})(${createCodec}, '${secret}page', '${secret}preload').hello()`
}

/** The preload in its world, as a script. Inner frames get none, as without `nodeIntegrationInSubFrames`. */
export function preloadScript(secret: string, preload: string): string {
  return `if (window === window.top && !('__standInReceive' in globalThis)) {
  const codec = ${createCodec}
  const bridge = (${createBridge})(codec, '${secret}preload', '${secret}page')
  bridge.hello()
  ;(${runPreload})(codec, bridge, globalThis.${BINDING}, function (require, module, exports) {
${preload}
})
}`
}
