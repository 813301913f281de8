import { createRouterClient } from '@orpc/server'
import { listUsers } from '../db/repositories/users.ts'
import { type OpenServer, openServer } from '../server/openServer.ts'
import { beginSession } from '../server/session/signIn.ts'
import type { Client } from '../shared/contract/index.ts'
import type { Role } from '../shared/terms/index.ts'

export type { Client }

/** A clock that stands where it is put: a history is recorded on its own days. */
export type Clock = { now(): string; set(day: string): void }

/** A clock fixed to nine in the morning in China on a civil date. */
export function virtualClock(day: string): Clock {
  let at = day
  return {
    now: () => `${at}T01:00:00.000Z`,
    set: (next) => {
      at = next
    },
  }
}

/** Nobody has used the data folder yet: there is no organ and no person to act for. */
export class NotInitialisedError extends Error {
  override readonly name = 'NotInitialisedError'
  constructor() {
    super('数据文件夹尚未初始化：请先用 npm start 完成首次设置，或者运行 npm run cli -- replay FILE。')
  }
}

export type Desk = { server: OpenServer; client: Client; close(): Promise<void> }

type Options = {
  dataDir: string
  clock?: Clock
  /** Whose part the terminal takes: the head of the institution, or the administrator who keeps the data. */
  as?: Extract<Role, 'supervisor' | 'administrator'>
}

/**
 * The server of a data folder, called in this process through every check a window goes through. Who may read the
 * data file may use it, so the terminal acts for the head of the institution, or for the administrator, without a password;
 * each day of the clock has a session of its own, as a person's day has.
 */
export async function openDesk({ dataDir, clock, as = 'supervisor' }: Options): Promise<Desk> {
  const server = await openServer({ dataDir, ...(clock ? { now: clock.now } : {}), log: () => {} })
  const session = { day: '', token: '' }
  const client: Client = createRouterClient(server.router, {
    context: async () => {
      const day = server.app.now().slice(0, 10)
      if (day !== session.day) {
        const operator = await operatorOf(server.app.db, as)
        session.token = operator ? (await beginSession(server.app, server.app.db, operator)).token : ''
        session.day = operator ? day : ''
      }
      return {
        host: 'desk' as const,
        reqHeaders: new Headers(session.token ? { authorization: `Bearer ${session.token}` } : {}),
      }
    },
  })
  return { server, client, close: () => server.close() }
}

async function operatorOf(db: Parameters<typeof listUsers>[0], as: Role) {
  const active = (await listUsers(db)).filter((user) => !user.disabled)
  return [as, 'supervisor', 'administrator']
    .map((role) => active.find((user) => user.roles.some((held) => held === role)))
    .find((user) => user)
}

/** As `openDesk`, for commands that need data. Throws NotInitialisedError for a folder nobody has used. */
export async function openExistingDesk(options: Options): Promise<Desk> {
  const desk = await openDesk(options)
  if ((await desk.client.session.status()).initialised) return desk
  await desk.close()
  throw new NotInitialisedError()
}
