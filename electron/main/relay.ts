import type { WireMessage } from '../../shared/contract/port.ts'
import { isConnection, isWireMessage, type ToCore } from '../wire.ts'

/** A page of the program. `send` gives it a message, or `null` when its connection has ended. */
export type Page = { id: number; send(connection: string, message: WireMessage | null): void }

export type Relay = {
  /** Takes what a trusted page sent; answers false when it is not something the page's preload sends. */
  fromPage(page: Page, connection: unknown, message: unknown): boolean
  fromCore(connection: string, message: WireMessage): void
  /** The page was closed, crashed or loaded anew. */
  pageGone(pageId: number): void
  /** The data process has ended: every call in progress ends too, on every page. */
  coreGone(): void
}

type Connection = { name: string; page: Page; open: boolean }

/**
 * Passes messages between pages and the data process without reading them. A page has one connection at a time;
 * what belongs to an ended one goes nowhere, neither to the next page nor to a restarted data process.
 * @param post gives a message to the data process
 */
export function createRelay(post: (message: ToCore) => void): Relay {
  const connections = new Map<number, Connection>()

  const close = (connection: Connection | undefined): void => {
    if (!connection?.open) return
    connection.open = false
    post({ kind: 'closed', connection: connection.name })
  }

  return {
    fromPage(page, name, message) {
      if (!isConnection(name) || !isWireMessage(message)) return false
      const known = connections.get(page.id)
      if (known?.name !== name) {
        close(known)
        connections.set(page.id, { name, page, open: true })
      } else if (!known.open) {
        return true // sent before the page heard that the connection has ended
      }
      post({ kind: 'message', connection: name, data: message })
      return true
    },
    fromCore(name, message) {
      for (const connection of connections.values()) {
        if (connection.open && connection.name === name) connection.page.send(name, message)
      }
    },
    pageGone(pageId) {
      close(connections.get(pageId))
      connections.delete(pageId)
    },
    coreGone() {
      for (const connection of connections.values()) {
        if (!connection.open) continue
        connection.open = false
        connection.page.send(connection.name, null)
      }
    },
  }
}
