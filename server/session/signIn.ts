import type { Executor } from '../../db/executor.ts'
import { deleteEndedSessions, insertSession } from '../../db/repositories/sessions.ts'
import { findUserByLogin, type UserAccount, updateUser } from '../../db/repositories/users.ts'
import type { SignedIn } from '../../shared/contract/index.ts'
import { type App, type Parsed, todayOf } from '../app.ts'
import { organOf } from '../desk.ts'
import { refusal } from '../fail.ts'
import { minutesAfter, sessionUser } from './actors.ts'
import { hashPassword, passwordFits, signInRules } from './passwords.ts'
import { newToken, tokenHash } from './tokens.ts'

/** Takes the same time for a login nobody has, so that the answer does not tell which logins exist. */
let nobody: Promise<string> | undefined

/** Signs a person in. Throws WRONG_CREDENTIALS, ACCOUNT_LOCKED, NOT_INITIALISED. */
export async function signIn(app: App, { login, password }: Parsed['session']['signIn']): Promise<SignedIn> {
  if (!(await organOf(app.db, todayOf(app)))) throw refusal('NOT_INITIALISED', {})
  const user = await findUserByLogin(app.db, login.trim())
  if (!user) {
    nobody ??= hashPassword('nobody')
    await passwordFits(password, await nobody)
    throw refusal('WRONG_CREDENTIALS', { attemptsLeft: 0 })
  }
  await checkPassword(app, user, password)
  if (user.disabled) throw refusal('UNAUTHENTICATED', { reason: 'disabled' })
  app.log('info', 'signed in', { user: user.id })
  return beginSession(app, app.db, user)
}

/**
 * Checks a password and keeps count: after five failures in a row the account is locked for 15 minutes, and every
 * failure after that doubles the time. Throws WRONG_CREDENTIALS, ACCOUNT_LOCKED.
 */
export async function checkPassword(app: App, user: UserAccount, password: string): Promise<void> {
  const now = app.now()
  if (user.lockedUntil !== null && user.lockedUntil > now) throw refusal('ACCOUNT_LOCKED', { until: user.lockedUntil })
  if (await passwordFits(password, user.passwordHash)) {
    if (user.failedCount > 0) await updateUser(app.db, user.id, { failedCount: 0, lockedUntil: null, updatedAt: now })
    return
  }
  const failedCount = user.failedCount + 1
  const over = failedCount - signInRules.failuresUntilLock
  const minutes = Math.min(signInRules.firstLockMinutes * 2 ** Math.max(0, over), signInRules.longestLockMinutes)
  const lockedUntil = over >= 0 ? minutesAfter(now, minutes) : null
  await updateUser(app.db, user.id, { failedCount, lockedUntil, updatedAt: now })
  app.log('warn', 'wrong password', { user: user.id, failures: failedCount })
  if (lockedUntil) throw refusal('ACCOUNT_LOCKED', { until: lockedUntil })
  throw refusal('WRONG_CREDENTIALS', { attemptsLeft: -over })
}

/** Begins a session of twelve hours at most and hands out its token, which is stored nowhere. */
export async function beginSession(app: App, db: Executor, user: UserAccount): Promise<SignedIn> {
  const now = app.now()
  const token = newToken()
  const expiresAt = minutesAfter(now, signInRules.sessionHours * 60)
  await deleteEndedSessions(db, now)
  await insertSession(db, { tokenHash: tokenHash(token), userId: user.id, createdAt: now, lastSeenAt: now, expiresAt })
  return { token, user: sessionUser(user), expiresAt }
}
