import { randomBytes } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'
import { refusal } from '../fail.ts'

/** Every parameter of signing in, in one place. */
export const signInRules = {
  /** argon2id: 19 MiB and two passes, what OWASP asks for at least. */
  memoryKib: 19_456,
  passes: 2,
  lanes: 1,
  hashBytes: 32,
  saltBytes: 16,
  minimumLength: 10,
  /** Wrong passwords in a row until the account is locked; the lock doubles with every further failure. */
  failuresUntilLock: 5,
  firstLockMinutes: 15,
  longestLockMinutes: 24 * 60,
  sessionHours: 12,
  idleHours: 2,
  tokenBytes: 32,
} as const

/** The encoded argon2id hash of a password, with its salt and parameters in it. */
export function hashPassword(password: string): Promise<string> {
  return argon2id({
    password: password.normalize('NFKC'),
    salt: randomBytes(signInRules.saltBytes),
    iterations: signInRules.passes,
    parallelism: signInRules.lanes,
    memorySize: signInRules.memoryKib,
    hashLength: signInRules.hashBytes,
    outputType: 'encoded',
  })
}

export function passwordFits(password: string, hash: string): Promise<boolean> {
  return argon2Verify({ password: password.normalize('NFKC'), hash })
}

/** Throws WEAK_PASSWORD for a password that is short or the login itself. */
export function assertStrong(password: string, login: string): void {
  if (password.length < signInRules.minimumLength || password.toLowerCase() === login.toLowerCase()) {
    throw refusal('WEAK_PASSWORD', { minimum: signInRules.minimumLength })
  }
}
