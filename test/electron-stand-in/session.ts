import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { state } from './state.ts'
import type { WebContents } from './webContents.ts'

type RequestHandler = (
  contents: WebContents,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void
type CheckHandler = (contents: WebContents, permission: string, origin: string, details: object) => boolean

export class Session extends EventEmitter {
  #onRequest: RequestHandler | null = null
  #onCheck: CheckHandler | null = null

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#onRequest = handler
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#onCheck = handler
  }

  setDevicePermissionHandler(): void {}

  /** What a page of `origin` would get. As in Electron, what nobody refuses is granted. */
  grants(contents: WebContents, permission: string, origin: string): boolean {
    let granted = true
    this.#onRequest?.(
      contents,
      permission,
      (answer) => {
        granted = answer
      },
      {},
    )
    return granted && (this.#onCheck?.(contents, permission, origin, {}) ?? true)
  }
}

export const session = { defaultSession: new Session() }

type Privileges = { standard?: boolean; secure?: boolean; supportFetchAPI?: boolean }

export const protocol = {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges?: Privileges }[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    // Chromium shows the scheme as https, which has these three; one without them would behave differently.
    for (const { scheme, privileges: { standard, secure, supportFetchAPI } = {} } of schemes) {
      if (standard && secure && supportFetchAPI) state.privileged.add(scheme)
    }
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (!state.privileged.has(scheme)) throw new Error(`stand-in: scheme ${scheme} was not registered as privileged`)
    if (state.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    state.handlers.set(scheme, handler)
  },
}
