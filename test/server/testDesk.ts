import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { openMaterialFiles } from '../../db/materialFiles.ts'
import { findUser, insertUser } from '../../db/repositories/users.ts'
import { type OpenServer, openServer, serverOver } from '../../server/openServer.ts'
import { beginSession } from '../../server/session/signIn.ts'
import { type Client, type ErrorCode, type Inputs, roles } from '../../shared/contract/index.ts'
import { createPort } from '../../shared/contract/port.ts'
import type { Role } from '../../shared/terms/index.ts'
import { type EngineName, openEngine } from '../db/engines.ts'

export const PASSWORD = 'correct horse battery'

/** A clock that stands still until a test moves it. */
export function testClock(start: string) {
  let instant = start
  return {
    now: () => instant,
    set: (next: string) => {
      instant = next
    },
  }
}
export type TestClock = ReturnType<typeof testClock>

export type TestDesk = {
  server: OpenServer
  clock: TestClock
  dataDir: string
  log: { level: string; event: string; fields: Record<string, unknown> }[]
  /** 10:00 in China on a civil date, as if everybody had signed in again that morning. */
  setDay(day: string): Promise<void>
  /** A client of the message port that sends this token. */
  clientWith(token: string | null): Client
  close(): Promise<void>
}

/** A server over a real data file (or PGlite), reached over a message port like the window does. */
export async function openDesk(engine: EngineName = 'sqlite', start = '2026-03-02T02:00:00.000Z'): Promise<TestDesk> {
  const clock = testClock(start)
  const log: TestDesk['log'] = []
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'fuyi-desk-'))
  let ids = 0
  const parts = {
    now: clock.now,
    newId: () => `id-${String(++ids).padStart(6, '0')}`,
    log: (level: string, event: string, fields = {}) => log.push({ level, event, fields }),
  }
  let server: OpenServer
  if (engine === 'sqlite') server = await openServer({ dataDir, ...parts })
  else {
    const store = await openEngine(engine)
    const materials = openMaterialFiles(path.join(dataDir, 'fuyi-materials'))
    server = await serverOver(
      { db: store.db, file: null, materials, close: store.close },
      { ...parts, practice: false },
    )
  }
  return {
    server,
    clock,
    dataDir,
    log,
    async setDay(day) {
      clock.set(`${day}T02:00:00.000Z`)
      const times = { last_seen_at: clock.now(), expires_at: `${day}T14:00:00.000Z` }
      await server.app.db.updateTable('session').set(times).execute()
    },
    clientWith: (token) => portClient(server, token),
    close: async () => {
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Two ends of a channel that carries what oRPC puts on it, as the relay of the desktop shell does. */
export function portClient(server: OpenServer, token: string | null): Client {
  const page = createPort((data) => queueMicrotask(() => core.receive(data)))
  const core = createPort((data) => queueMicrotask(() => page.receive(data)))
  server.serve(core.port)
  return createORPCClient(new RPCLink({ port: page.port, headers: token ? { authorization: `Bearer ${token}` } : {} }))
}

export const initialisation: Inputs['session']['initialise'] = {
  organ: '某区人民政府',
  numberPrefix: '津东政复',
  administrator: { name: '管某', login: 'guan', password: PASSWORD, roles: [] },
}

export type People = Record<Role, Client> & { ids: Record<Role, string>; tokens: Record<Role, string>; nobody: Client }

const names: Record<Role, string> = {
  reception: '接某',
  caseOfficer: '承某',
  approver: '审某',
  supervisor: '督某',
  administrator: '管某',
}

/** Initialises a desk and signs in one person of each role. All have the same password, hashed once: hashing is slow on purpose. */
export async function staffed(desk: TestDesk): Promise<People> {
  const { app } = desk.server
  const nobody = desk.clientWith(null)
  const first = await nobody.session.initialise(initialisation)
  const administrator = await findUser(app.db, first.user.id)
  const people = { nobody, ids: {}, tokens: {} } as People
  for (const role of roles) {
    const user = {
      ...administrator!,
      id: role === 'administrator' ? first.user.id : app.newId(),
      name: names[role],
      roles: [role],
      login: role === 'administrator' ? 'guan' : role,
    }
    if (role !== 'administrator') await insertUser(app.db, user)
    const { token } = await beginSession(app, app.db, user)
    people.ids[role] = user.id
    people.tokens[role] = token
    people[role] = desk.clientWith(token)
  }
  return people
}

export const application: Inputs['cases']['register']['application'] = {
  channel: 'counter',
  parties: [
    { role: 'applicant', kind: 'person', name: '张某', phone: '13800000000', serviceAddress: '某区某路1号' },
    { role: 'respondent', kind: 'organ', name: '某区市场监督管理局' },
  ],
  matterType: 'penalty',
  actTitle: '行政处罚决定',
  actNumber: '某市监罚〔2026〕7号',
  actMadeOn: '2026-02-10',
  actServedOn: '2026-02-12',
  knowledge: 'servedDirectly',
}

/** The code and details of the error a call ends in; fails if it succeeds. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: ErrorCode | string; data: unknown; message: string; defined: boolean }> {
  try {
    await call
  } catch (error) {
    const { code, data, message, defined } = error as { code: string; data: unknown; message: string; defined: boolean }
    return { code, data, message, defined }
  }
  throw new Error('the call was expected to be refused')
}
