import { inTransaction } from '../../db/executor.ts'
import { addOrganEntry, organEntries } from '../../db/repositories/organ.ts'
import { insertUser, type UserAccount } from '../../db/repositories/users.ts'
import type { SignedIn } from '../../shared/contract/index.ts'
import type { App, Parsed } from '../app.ts'
import { refusal } from '../fail.ts'
import { assertStrong, hashPassword } from './passwords.ts'
import { beginSession } from './signIn.ts'

/** First start: names the organ and makes the first administrator, who is signed in at once. Possible once. */
export async function initialise(app: App, input: Parsed['session']['initialise']): Promise<SignedIn> {
  const { administrator } = input
  assertStrong(administrator.password, administrator.login)
  const passwordHash = await hashPassword(administrator.password)
  const now = app.now()
  return inTransaction(app.db, async (tx) => {
    if ((await organEntries(tx)).length > 0) throw refusal('ALREADY_INITIALISED', {})
    const user: UserAccount = {
      id: app.newId(),
      login: administrator.login,
      name: administrator.name,
      roles: [...new Set(['administrator' as const, ...administrator.roles])],
      passwordHash,
      mustChangePassword: false,
      disabled: false,
      failedCount: 0,
      lockedUntil: null,
      createdAt: now,
      updatedAt: now,
    }
    await insertUser(tx, user)
    await addOrganEntry(tx, {
      effectiveOn: null,
      name: input.organ,
      numberPrefix: input.numberPrefix,
      reason: null,
      recordedAt: now,
      recordedBy: user.id,
    })
    return beginSession(app, tx, user)
  })
}
