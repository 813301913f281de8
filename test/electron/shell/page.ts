// A page with a client of the fixture server, and nothing else.
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { RouterClient } from '@orpc/server'
import { type DesktopHost, portOf } from '../../../shared/contract/port.ts'
import type { fixtureRouter } from './server.ts'

export type FixtureClient = RouterClient<ReturnType<typeof fixtureRouter>>

declare global {
  interface Window {
    api: FixtureClient
  }
}

const { host } = window as unknown as { host: DesktopHost }
window.api = createORPCClient(new RPCLink({ port: portOf(host) }))
void window.api.pid() // as a real page asks something at its start
