import { z } from 'zod'
import { command, everybody, query, signedIn } from './define.ts'
import { only } from './errors.ts'
import { civilDate, id, instant, role } from './values.ts'

export const loginName = z.string().trim().min(2).max(40).regex(/^\S+$/)
/** Length alone is asked for; the server refuses one equal to the login (WEAK_PASSWORD). */
export const password = z.string().max(200)

export const sessionUser = z.object({
  id,
  name: z.string(),
  login: z.string(),
  roles: z.array(role),
  mustChangePassword: z.boolean(),
})

const signedInAs = z.object({ token: z.string(), user: sessionUser, expiresAt: instant })

export const organName = z.string().trim().min(2).max(100)
/** What stands before the year in a case number: 津东政复. */
export const numberPrefix = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .regex(/^[^\s〔〕\d]+$/)

export const initialiseInput = z.object({
  organ: organName,
  numberPrefix,
  administrator: z.object({
    name: z.string().trim().min(1).max(50),
    login: loginName,
    password,
    /** Roles beside `administrator`, for a centre where one person does more. */
    roles: z.array(role).default([]),
  }),
})

export const session = {
  status: query(everybody)
    .route({ summary: '程序状态 State of the program and of this session' })
    .output(
      z.object({
        initialised: z.boolean(),
        organ: z.string().nullable(),
        user: sessionUser.nullable(),
        /** Civil date in China. */
        today: civilDate,
        isWorkingDay: z.boolean(),
        /** Today lies in a year without a holiday notice. */
        provisional: z.boolean(),
        /** A practice database: nothing in it is real. */
        practice: z.boolean(),
        /** Whether `system.practice` can open the practice data from here. */
        canPractice: z.boolean(),
        host: z.enum(['desk', 'browser']),
      }),
    ),
  initialise: command(everybody)
    .route({ summary: '初始设置 First start' })
    .errors(only('ALREADY_INITIALISED', 'WEAK_PASSWORD'))
    .input(initialiseInput)
    .output(signedInAs),
  signIn: command(everybody)
    .route({ summary: '登录 Sign in' })
    .errors(only('NOT_INITIALISED', 'WRONG_CREDENTIALS', 'ACCOUNT_LOCKED'))
    .input(z.object({ login: z.string().max(200), password }))
    .output(signedInAs),
  signOut: command(signedIn).route({ summary: '退出 Sign out' }).output(z.object({})),
  /** Ends the other sessions of the same person. */
  changePassword: command(signedIn)
    .route({ summary: '修改密码 Change password' })
    .errors(only('WRONG_CREDENTIALS', 'ACCOUNT_LOCKED', 'WEAK_PASSWORD'))
    .input(z.object({ current: password, next: password }))
    .output(z.object({})),
}

export type SessionUser = z.output<typeof sessionUser>
export type SignedIn = z.output<typeof signedInAs>
