import { z } from 'zod'
import { administrators, command, query, signedIn } from './define.ts'
import { only } from './errors.ts'
import { loginName, password } from './session.ts'
import { id, instant, role } from './values.ts'

export const userRow = z.object({
  id,
  name: z.string(),
  login: z.string(),
  roles: z.array(role),
  disabled: z.boolean(),
  lockedUntil: instant.nullable(),
  mustChangePassword: z.boolean(),
  createdAt: instant,
})

const name = z.string().trim().min(1).max(50)
const someRoles = z.array(role).min(1)

export const users = {
  list: query(administrators).route({ summary: '用户 Users' }).output(z.array(userRow)),
  /** The new user has to change the password at the first sign-in. */
  create: command(administrators)
    .route({ summary: '新增用户 Add a user' })
    .errors(only('LOGIN_TAKEN', 'WEAK_PASSWORD'))
    .input(z.object({ name, login: loginName, password, roles: someRoles }))
    .output(userRow),
  /** Disabling ends the person's sessions at once. */
  update: command(administrators)
    .route({ summary: '修改用户 Change a user' })
    .errors(only('NOT_FOUND', 'LAST_ADMINISTRATOR'))
    .input(z.object({ id, name: name.optional(), roles: someRoles.optional(), disabled: z.boolean().optional() }))
    .output(userRow),
  resetPassword: command(administrators)
    .route({ summary: '重设密码 Reset a password' })
    .errors(only('NOT_FOUND', 'WEAK_PASSWORD'))
    .input(z.object({ id, password }))
    .output(userRow),
  unlock: command(administrators)
    .route({ summary: '解锁 Unlock an account' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ id }))
    .output(userRow),
  /** Everybody of the centre, for pickers and for names in a record; disabled persons stay in it. */
  staff: query(signedIn)
    .route({ summary: '人员 Staff' })
    .output(z.array(z.object({ id, name: z.string(), roles: z.array(role), disabled: z.boolean() }))),
}

export type UserRow = z.output<typeof userRow>
