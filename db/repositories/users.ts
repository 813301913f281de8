import type { Role } from '../../shared/terms/index.ts'
import { StorageError } from '../errors.ts'
import type { Executor } from '../executor.ts'
import { prepared } from '../prepared.ts'
import { toFlag } from '../rows.ts'
import type { UserAccountTable } from '../schema.ts'

export type UserAccount = {
  id: string
  login: string
  name: string
  roles: Role[]
  passwordHash: string
  mustChangePassword: boolean
  disabled: boolean
  /** Wrong passwords since the last right one. */
  failedCount: number
  lockedUntil: string | null
  createdAt: string
  updatedAt: string
}

const userRows = prepared<Record<never, never>, UserAccountTable>((db) =>
  db.selectFrom('user_account').selectAll().orderBy('login'),
)
const userRow = prepared<{ id: string }, UserAccountTable>((db, parameter) =>
  db.selectFrom('user_account').selectAll().where('id', '=', parameter('id')),
)

/** Everybody who ever had an account, by login. */
export async function listUsers(db: Executor): Promise<UserAccount[]> {
  return (await userRows(db, {})).rows.map(fromRow)
}

type StaffRow = Pick<UserAccountTable, 'id' | 'name' | 'roles' | 'disabled'>
const staffRows = prepared<Record<never, never>, StaffRow>((db) =>
  db.selectFrom('user_account').select(['id', 'name', 'roles', 'disabled']).orderBy('login'),
)

/** What the others know of everybody who ever had an account, by login. Every call asks for it. */
export async function listStaff(db: Executor): Promise<Pick<UserAccount, 'id' | 'name' | 'roles' | 'disabled'>[]> {
  const { rows } = await staffRows(db, {})
  return rows.map(({ id, name, roles, disabled }) => ({ id, name, roles: JSON.parse(roles), disabled: disabled === 1 }))
}

/** An account by its id; undefined if there is none. */
export async function findUser(db: Executor, id: string): Promise<UserAccount | undefined> {
  const row = (await userRow(db, { id })).rows[0]
  return row && fromRow(row)
}

/** An account by its login name, exactly as stored. */
export async function findUserByLogin(db: Executor, login: string): Promise<UserAccount | undefined> {
  const row = await db.selectFrom('user_account').selectAll().where('login', '=', login).executeTakeFirst()
  return row && fromRow(row)
}

/** Throws ALREADY_EXISTS if the login is taken. */
export async function insertUser(db: Executor, user: UserAccount): Promise<void> {
  const added = await db
    .insertInto('user_account')
    .values(toRow(user) as UserAccountTable)
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) throw new StorageError('ALREADY_EXISTS', { login: user.login })
}

/** Changes what is given of an account. Throws NOT_FOUND. */
export async function updateUser(
  db: Executor,
  id: string,
  change: Partial<Omit<UserAccount, 'id' | 'createdAt'>>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('user_account')
    .set(toRow(change))
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new StorageError('NOT_FOUND', { id })
}

function fromRow(row: UserAccountTable): UserAccount {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    roles: JSON.parse(row.roles) as Role[],
    passwordHash: row.password_hash,
    mustChangePassword: row.must_change_password === 1,
    disabled: row.disabled === 1,
    failedCount: row.failed_count,
    lockedUntil: row.locked_until,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** The columns of what is given; the rest is left out. */
function toRow(user: Partial<UserAccount>): Partial<UserAccountTable> {
  const columns = {
    id: user.id,
    login: user.login,
    name: user.name,
    roles: user.roles && JSON.stringify(user.roles),
    password_hash: user.passwordHash,
    must_change_password: user.mustChangePassword === undefined ? undefined : toFlag(user.mustChangePassword),
    disabled: user.disabled === undefined ? undefined : toFlag(user.disabled),
    failed_count: user.failedCount,
    locked_until: user.lockedUntil,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}
