import { createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { Client } from '../../shared/contract/index.ts'
import { type DesktopHost, portOf } from '../../shared/contract/port.ts'

declare global {
  interface Window {
    /** Given by the desktop shell's preload; absent in a browser. */
    readonly host?: DesktopHost
  }
}

const KEY = 'fuyi.session'

/** The token outlives a reload of this window, not the window. */
export const sessionToken = {
  read: (): string | null => sessionStorage.getItem(KEY),
  keep: (token: string): void => sessionStorage.setItem(KEY, token),
  forget: (): void => sessionStorage.removeItem(KEY),
}

const headers = (): Record<string, string> => {
  const token = sessionToken.read()
  return token ? { authorization: `Bearer ${token}` } : {}
}

/** One client for both doors: the message port of the desktop shell, or HTTP in a browser. */
export const api: Client = createORPCClient(
  window.host
    ? new PortLink({ port: portOf(window.host), headers })
    : new FetchLink({ url: `${window.location.origin}/rpc`, headers }),
)
