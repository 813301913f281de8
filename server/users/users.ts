import { isStorageError } from '../../db/errors.ts'
import { type Executor, inTransaction } from '../../db/executor.ts'
import { deleteSessionsOf } from '../../db/repositories/sessions.ts'
import { recordChange } from '../../db/repositories/settingHistory.ts'
import { findUser, insertUser, listUsers, type UserAccount, updateUser } from '../../db/repositories/users.ts'
import type { Outputs, UserRow } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { found, refusal } from '../fail.ts'
import { assertStrong, hashPassword } from '../session/passwords.ts'

/** Every account, for the administrator. */
export async function list(app: App): Promise<UserRow[]> {
  return (await listUsers(app.db)).map(row)
}

/** Everybody of the centre by name, for pickers and records. */
export async function staff(app: App): Promise<Outputs['users']['staff']> {
  return (await listUsers(app.db)).map(({ id, name, roles, disabled }) => ({ id, name, roles, disabled }))
}

/** Adds an account with a first password that has to be changed. Throws LOGIN_TAKEN, WEAK_PASSWORD. */
export async function create(app: App, actor: Actor, input: Parsed['users']['create']): Promise<UserRow> {
  assertStrong(input.password, input.login)
  const now = app.now()
  const user: UserAccount = {
    id: app.newId(),
    login: input.login,
    name: input.name,
    roles: unique(input.roles),
    passwordHash: await hashPassword(input.password),
    mustChangePassword: true,
    disabled: false,
    failedCount: 0,
    lockedUntil: null,
    createdAt: now,
    updatedAt: now,
  }
  try {
    await inTransaction(app.db, async (tx) => {
      await insertUser(tx, user)
      await recordUser(tx, user, actor)
    })
  } catch (error) {
    if (isStorageError(error, 'ALREADY_EXISTS')) throw refusal('LOGIN_TAKEN', { login: input.login })
    throw error
  }
  return row(user)
}

/** Changes name, roles or access. One enabled administrator always remains. Throws NOT_FOUND, LAST_ADMINISTRATOR. */
export async function update(app: App, actor: Actor, { id, ...change }: Parsed['users']['update']): Promise<UserRow> {
  return inTransaction(app.db, async (tx) => {
    const user = await found('user', findUser(tx, id))
    const next: UserAccount = {
      ...user,
      name: change.name ?? user.name,
      roles: change.roles ? unique(change.roles) : user.roles,
      disabled: change.disabled ?? user.disabled,
      updatedAt: app.now(),
    }
    if (administers(user) && !administers(next) && (await listUsers(tx)).filter(administers).length === 1) {
      throw refusal('LAST_ADMINISTRATOR', {})
    }
    await updateUser(tx, id, { name: next.name, roles: next.roles, disabled: next.disabled, updatedAt: next.updatedAt })
    if (next.disabled) await deleteSessionsOf(tx, id)
    await recordUser(tx, next, actor)
    return row(next)
  })
}

/** Sets a password for somebody who forgot it; it has to be changed at the next sign-in. Ends the person's sessions. */
export async function resetPassword(app: App, { id, password }: Parsed['users']['resetPassword']): Promise<UserRow> {
  const user = await found('user', findUser(app.db, id))
  assertStrong(password, user.login)
  return change(
    app,
    id,
    { passwordHash: await hashPassword(password), mustChangePassword: true, failedCount: 0, lockedUntil: null },
    (tx) => deleteSessionsOf(tx, id),
  )
}

/** Opens an account that wrong passwords have locked. */
export async function unlock(app: App, { id }: Parsed['users']['unlock']): Promise<UserRow> {
  return change(app, id, { failedCount: 0, lockedUntil: null })
}

function change(
  app: App,
  id: string,
  fields: Partial<UserAccount>,
  also?: (tx: Executor) => Promise<void>,
): Promise<UserRow> {
  return inTransaction(app.db, async (tx) => {
    const user = await found('user', findUser(tx, id))
    const updatedAt = app.now()
    await updateUser(tx, id, { ...fields, updatedAt })
    await also?.(tx)
    return row({ ...user, ...fields, updatedAt })
  })
}

/** Who may do what is a setting of the office; passwords are not told. */
const recordUser = (tx: Executor, { id, name, login, roles, disabled, updatedAt }: UserAccount, actor: Actor) =>
  recordChange(tx, {
    key: `user.${id}`,
    value: { name, login, roles, disabled },
    reason: null,
    at: updatedAt,
    by: actor.id,
  })

const administers = (user: UserAccount) => user.roles.includes('administrator') && !user.disabled
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]

function row({ id, name, login, roles, disabled, lockedUntil, mustChangePassword, createdAt }: UserAccount): UserRow {
  return { id, name, login, roles, disabled, lockedUntil, mustChangePassword, createdAt }
}
