import { createPort, type Port, type PortEnd, type WireMessage } from '../../shared/contract/port.ts'

export type Connections = {
  message(name: string, data: WireMessage): void
  closed(name: string): void
  /** Aborts whatever is still in progress on any connection. */
  closeAll(): void
}

/**
 * Gives every connection a port of its own, made at its first message.
 * @param serve mounts the router on a new connection's port
 * @param send takes an answer back to the page of that connection
 */
export function createConnections(
  serve: (port: Port) => void,
  send: (name: string, data: WireMessage) => void,
): Connections {
  const open = new Map<string, PortEnd>()

  const connect = (name: string): PortEnd => {
    const end = createPort((data) => send(name, data))
    open.set(name, end)
    serve(end.port)
    return end
  }

  return {
    message: (name, data) => (open.get(name) ?? connect(name)).receive(data),
    closed(name) {
      open.get(name)?.close()
      open.delete(name)
    },
    closeAll() {
      for (const end of open.values()) end.close()
      open.clear()
    },
  }
}
