import { createRouterClient } from '@orpc/server'
import { inTransaction } from '../../db/executor.ts'
import { putSetting } from '../../db/repositories/settings.ts'
import { findUser } from '../../db/repositories/users.ts'
import { PRACTICE_KEY } from '../../server/desk.ts'
import type { OpenServer } from '../../server/openServer.ts'
import { beginSession } from '../../server/session/signIn.ts'
import type { Client } from '../../shared/contract/index.ts'
import type { Role } from '../../shared/terms/index.ts'
import type { Clock } from '../desk.ts'

/** Printed for everybody to read: nothing in a practice database is secret. */
export const PRACTICE_PASSWORD = 'fuyi-yanlian'

/** A clock on which every call takes a little while. */
export type OfficeClock = Clock & { tick(): void }

export type { Client }
export type Person = { id: string; name: string; login: string; roles: readonly Role[]; client: Client }
export type People = {
  reception: Person
  approver: Person
  supervisor: Person
  administrator: Person
  officers: readonly Person[]
}

const centre = { organ: '示例区人民政府', numberPrefix: '示例政复' }

const officers = [
  ['承办人 李某', 'chengban1'],
  ['承办人 王某', 'chengban2'],
  ['承办人 陈某', 'chengban3'],
  ['承办人 赵某', 'chengban4'],
  ['承办人 孙某', 'chengban5'],
] as const

/** Makes the centre: one person of each role and five case officers, all with the practice password. */
export async function appointPeople(server: OpenServer, clock: OfficeClock): Promise<People> {
  const nobody = createRouterClient(server.router, { context: server.contextFor('desk') })
  const name = '系统管理员'
  const first = await nobody.session.initialise({
    ...centre,
    administrator: { name, login: 'guanli', password: PRACTICE_PASSWORD, roles: [] },
  })
  await inTransaction(server.app.db, (tx) =>
    putSetting(tx, { key: PRACTICE_KEY, value: true, updatedAt: clock.now(), updatedBy: first.user.id }),
  )
  const administrator = { ...first.user, client: clientOf(server, clock, first.user.id) }
  const appoint = async (name: string, login: string, role: Role): Promise<Person> => {
    const given = `${PRACTICE_PASSWORD}-1`
    const { id, roles } = await administrator.client.users.create({ name, login, password: given, roles: [role] })
    const client = clientOf(server, clock, id)
    // Who has to change a password at the first sign-in cannot do anything else.
    await client.session.changePassword({ current: given, next: PRACTICE_PASSWORD })
    return { id, name, login, roles, client }
  }
  return {
    administrator,
    reception: await appoint('接待员 周某', 'jiedai', 'reception'),
    approver: await appoint('审批人 吴某', 'shenpi', 'approver'),
    supervisor: await appoint('负责人 郑某', 'fuzeren', 'supervisor'),
    officers: await Promise.all(officers.map(([name, login]) => appoint(name, login, 'caseOfficer'))),
  }
}

export const everybody = ({ officers, ...others }: People): Person[] => [...Object.values(others), ...officers]

/** The server as one person sees it: signed in once a day, and again after a pause. */
function clientOf(server: OpenServer, clock: OfficeClock, userId: string): Client {
  const session = { token: '', usedAt: '' }
  return createRouterClient(server.router, {
    context: async () => {
      clock.tick()
      const now = clock.now()
      if (session.token === '' || now > anHourAfter(session.usedAt)) {
        const user = await findUser(server.app.db, userId)
        if (!user) throw new Error('somebody who acts has an account')
        session.token = (await inTransaction(server.app.db, (tx) => beginSession(server.app, tx, user))).token
      }
      session.usedAt = now
      return { host: 'desk' as const, reqHeaders: new Headers({ authorization: `Bearer ${session.token}` }) }
    },
  })
}

const anHourAfter = (instant: string) => new Date(Date.parse(instant) + 3_600_000).toISOString()
