import { inTransaction } from '../../db/executor.ts'
import { deleteSessionsOf } from '../../db/repositories/sessions.ts'
import { findUser, updateUser } from '../../db/repositories/users.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { found } from '../fail.ts'
import { assertStrong, hashPassword } from './passwords.ts'
import { checkPassword } from './signIn.ts'

/** Changes the own password and ends the person's other sessions. A wrong current password counts as a failed sign-in. */
export async function changePassword(
  app: App,
  actor: Actor,
  { current, next }: Parsed['session']['changePassword'],
): Promise<Record<string, never>> {
  const user = await found('user', findUser(app.db, actor.id))
  await checkPassword(app, user, current)
  assertStrong(next, user.login)
  const passwordHash = await hashPassword(next)
  await inTransaction(app.db, async (tx) => {
    await updateUser(tx, user.id, {
      passwordHash,
      mustChangePassword: false,
      failedCount: 0,
      lockedUntil: null,
      updatedAt: app.now(),
    })
    await deleteSessionsOf(tx, user.id, actor.tokenHash)
  })
  return {}
}
