import type { Executor } from '../executor.ts'
import { prepared } from '../prepared.ts'
import type { SessionTable } from '../schema.ts'

export type Session = { tokenHash: string; userId: string; createdAt: string; lastSeenAt: string; expiresAt: string }

/** Begins a session; only the hash of its token is stored. */
export async function insertSession(db: Executor, session: Session): Promise<void> {
  await db
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      user_id: session.userId,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
    })
    .execute()
}

const sessionRow = prepared<{ tokenHash: string }, SessionTable>((db, parameter) =>
  db.selectFrom('session').selectAll().where('token_hash', '=', parameter('tokenHash')),
)

/** The session of a token hash, ended or not; undefined if there is none. */
export async function findSession(db: Executor, tokenHash: string): Promise<Session | undefined> {
  const row = (await sessionRow(db, { tokenHash })).rows[0]
  return (
    row && {
      tokenHash: row.token_hash,
      userId: row.user_id,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    }
  )
}

/** Notes that the person was there, and until when the session lasts now. */
export async function touchSession(
  db: Executor,
  tokenHash: string,
  times: { lastSeenAt: string; expiresAt: string },
): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: times.lastSeenAt, expires_at: times.expiresAt })
    .where('token_hash', '=', tokenHash)
    .execute()
}

/** Ends one session. */
export async function deleteSession(db: Executor, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** Ends every session of a person, but for the one to keep. */
export async function deleteSessionsOf(db: Executor, userId: string, keepTokenHash?: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .$if(keepTokenHash !== undefined, (query) => query.where('token_hash', '<>', keepTokenHash!))
    .execute()
}

/** Removes sessions that ended before an instant. */
export async function deleteEndedSessions(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', before).execute()
}
