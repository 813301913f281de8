import { deleteSession, findSession, touchSession } from '../../db/repositories/sessions.ts'
import { findUser } from '../../db/repositories/users.ts'
import type { SessionUser } from '../../shared/contract/index.ts'
import type { Actor, App } from '../app.ts'
import { signInRules } from './passwords.ts'
import { tokenHash } from './tokens.ts'

/** Written at most once in so many minutes: a read must not cost a write each time. */
const TOUCH_MINUTES = 5

export const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

/** The person a token belongs to; null if the session has ended, was idle too long, or the account is disabled. */
export async function actorOf(app: App, token: string): Promise<Actor | null> {
  const hash = tokenHash(token)
  const now = app.now()
  const session = await findSession(app.db, hash)
  if (!session || session.expiresAt <= now || isIdle(session.lastSeenAt, now)) return null
  const user = await findUser(app.db, session.userId)
  if (!user || user.disabled) return null
  if (minutesAfter(session.lastSeenAt, TOUCH_MINUTES) <= now) {
    await touchSession(app.db, hash, { lastSeenAt: now, expiresAt: session.expiresAt })
  }
  return { ...sessionUser(user), tokenHash: hash }
}

/** Why a token is not accepted any more; ends its session for good. */
export async function whyNot(app: App, token: string): Promise<'ended' | 'idle' | 'disabled'> {
  const hash = tokenHash(token)
  const session = await findSession(app.db, hash)
  if (!session) return 'ended'
  const user = await findUser(app.db, session.userId)
  await deleteSession(app.db, hash)
  if (!user || user.disabled) return 'disabled'
  return session.expiresAt > app.now() && isIdle(session.lastSeenAt, app.now()) ? 'idle' : 'ended'
}

const isIdle = (lastSeenAt: string, now: string) => minutesAfter(lastSeenAt, signInRules.idleHours * 60) <= now

/** What a person may know about the own account. */
export function sessionUser({ id, name, login, roles, mustChangePassword }: Omit<Actor, 'tokenHash'>): SessionUser {
  return { id, name, login, roles: [...roles], mustChangePassword }
}
