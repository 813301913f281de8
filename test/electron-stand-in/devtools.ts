/** A connection to Chromium's DevTools protocol. */
export type Devtools = {
  send<Result = unknown>(method: string, params?: object, session?: string): Promise<Result>
  /** @param session undefined for events of the browser itself */
  on<Params>(session: string | undefined, method: string, listener: (params: Params) => void): void
  onClose(listener: () => void): void
}

type Waiting = { method: string; resolve(result: unknown): void; reject(error: Error): void }
type Incoming = {
  id?: number
  method?: string
  sessionId?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
}

/** Connects to the address that Chromium prints at its start. */
export async function connectDevtools(address: string): Promise<Devtools> {
  const socket = new WebSocket(address)
  const waiting = new Map<number, Waiting>()
  const listeners: { session: string | undefined; method: string; listener: (params: never) => void }[] = []
  let nextId = 1
  let closed = (): void => {}

  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Incoming
    if (message.id === undefined) {
      for (const { session, method, listener } of [...listeners]) {
        if (method === message.method && session === message.sessionId) listener(message.params as never)
      }
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`))
    else call?.resolve(message.result)
  }
  socket.onclose = () => {
    for (const call of waiting.values()) call.reject(new Error(`${call.method}: Chromium has gone`))
    waiting.clear()
    closed()
  }
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve()
    socket.onerror = () => reject(new Error(`no connection to ${address}`))
  })

  return {
    send: <Result>(method: string, params: object = {}, sessionId?: string) =>
      new Promise<Result>((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) return reject(new Error(`${method}: Chromium has gone`))
        const id = nextId++
        waiting.set(id, { method, resolve: resolve as (result: unknown) => void, reject })
        socket.send(JSON.stringify({ id, method, params, sessionId }))
      }),
    on: (session, method, listener) => {
      listeners.push({ session, method, listener })
    },
    onClose: (listener) => {
      closed = listener
    },
  }
}
