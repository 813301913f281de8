import { createHash, randomBytes } from 'node:crypto'
import { signInRules } from './passwords.ts'

/** A session token: 32 random bytes. The person keeps it, the database keeps its hash. */
export const newToken = (): string => randomBytes(signInRules.tokenBytes).toString('base64url')

/** SHA-256 of a token. It is random already, so a slow hash would add nothing. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The token of an `authorization: Bearer …` header, or null. */
export function bearerToken(header: string | null | undefined): string | null {
  return /^Bearer ([A-Za-z0-9_-]{43})$/.exec(header ?? '')?.[1] ?? null
}
