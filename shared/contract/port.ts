/** What oRPC puts on a wire: text, or bytes when a call carries a file. */
export type WireMessage = string | Uint8Array

/** The one object the desktop shell gives a page. A listener gets `null` when the data process behind it is gone. */
export type DesktopHost = {
  readonly kind: 'electron'
  post(message: WireMessage): void
  /** There is one listener; a later one takes its place. */
  onMessage(listener: (message: WireMessage | null) => void): void
}

/** The shape of a message port that both ends of oRPC's message-port adapter take. */
export type Port = {
  postMessage(data: WireMessage): void
  on(event: string, callback: (event?: { data: unknown }) => void): void
}

export type PortEnd = {
  port: Port
  /** Hands a message that arrived to whoever listens on the port. */
  receive(data: WireMessage): void
  /** Ends every call in progress on the port. Later calls start afresh, so a client outlives a restarted server. */
  close(): void
}

/** Makes a port out of any channel that carries messages. `send` puts one message on that channel. */
export function createPort(send: (data: WireMessage) => void): PortEnd {
  const messageListeners: ((event: { data: unknown }) => void)[] = []
  const closeListeners: (() => void)[] = []
  return {
    port: {
      postMessage: send,
      // Apart on purpose: a port that sends messages to its close listeners would abort every call.
      on(event, callback) {
        if (event === 'message') messageListeners.push(callback)
        if (event === 'close') closeListeners.push(callback)
      },
    },
    receive: (data) => {
      for (const listener of messageListeners) listener({ data })
    },
    close: () => {
      for (const listener of closeListeners) listener()
    },
  }
}

/** The page's end: a port over `window.host`, good for the life of the page. */
export function portOf(host: DesktopHost): Port {
  const end = createPort((data) => host.post(data))
  host.onMessage((message) => (message === null ? end.close() : end.receive(message)))
  return end.port
}
