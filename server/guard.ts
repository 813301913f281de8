import { ORPCError, ValidationError } from '@orpc/contract'
import { type ImplementerInternalWithMiddlewares, implement } from '@orpc/server'
import { StorageError, typedError } from '../db/errors.ts'
import { type Access, type Contract, contract, errors, type ProcedureMeta } from '../shared/contract/index.ts'
import type { Actor, App } from './app.ts'
import { refusal } from './fail.ts'
import { traceOf } from './log.ts'
import { actorOf, whyNot } from './session/actors.ts'
import { bearerToken } from './session/tokens.ts'

/** What a host says about a call. The session token is in its `authorization` header on both ways. */
export type HostContext = { host: 'desk' | 'browser'; reqHeaders?: Headers }

/** The contract as the use cases implement it: every call carries who made it. */
type Guarded = ImplementerInternalWithMiddlewares<Contract, HostContext, HostContext & { actor: Actor | null }>

/** Calls that somebody may make who still has to change a password that an administrator set. */
const beforePasswordChange = ['session.status', 'session.signOut', 'session.changePassword']

/**
 * The contract, to be implemented behind one guard: it finds out who calls, lets through whom the contract names,
 * turns a schema's complaints into BAD_INPUT, and lets no unexpected error out but as INTERNAL with a reference.
 */
export function guarded(app: App): Guarded {
  return implement(contract)
    .$context<HostContext>()
    .use(async ({ context, next, path, procedure }) => {
      const call = path.join('.')
      try {
        const token = bearerToken(context.reqHeaders?.get('authorization'))
        const actor = token ? await actorOf(app, token) : null
        const meta = procedure['~orpc'].meta as ProcedureMeta
        if (meta.roles !== 'public') await admit(app, actor, meta.roles, token, call)
        return await next({ context: { actor } })
      } catch (error) {
        throw wireError(app, call, error)
      }
    })
}

async function admit(app: App, actor: Actor | null, access: Access, token: string | null, call: string): Promise<void> {
  if (!actor) throw refusal('UNAUTHENTICATED', { reason: token ? await whyNot(app, token) : 'none' })
  if (actor.mustChangePassword && !beforePasswordChange.includes(call)) throw refusal('PASSWORD_CHANGE_REQUIRED', {})
  if (typeof access !== 'string' && !access.some((role) => actor.roles.includes(role))) {
    throw refusal('FORBIDDEN', { roles: [...access] })
  }
}

/** The person behind a call that the guard has let through. */
export function caller(context: { actor: Actor | null }): Actor {
  if (!context.actor) throw refusal('UNAUTHENTICATED', { reason: 'none' })
  return context.actor
}

/** What may cross the wire of an error: a typed one as it is, anything else as INTERNAL with a reference in the log. */
export function wireError(app: App, call: string, thrown: unknown): unknown {
  const error = typedError(thrown)
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
      const fields = error.cause.issues.map((issue) => ({
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        code: 'code' in issue ? String(issue.code) : 'invalid',
      }))
      return refusal('BAD_INPUT', { fields })
    }
    if (error.code in errors) return error
  }
  if (error instanceof StorageError) {
    app.log('error', 'storage failed', { call, code: error.code })
    return refusal('STORAGE', { code: error.code, zh: error.zh, en: error.en })
  }
  const reference = app.newId().replaceAll('-', '').slice(-6).toUpperCase()
  const cause = error instanceof ORPCError && error.cause ? error.cause : error
  const places =
    cause instanceof ValidationError
      ? { fields: cause.issues.map((i) => (i.path ?? []).map(String).join('.')).join(' ') }
      : {}
  app.log('error', 'call failed', { call, reference, ...traceOf(cause), ...places })
  return refusal('INTERNAL', { reference })
}
