import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { initialisation, openDesk, PASSWORD, refusalOf, staffed, type TestDesk } from './testDesk.ts'

const DAY = '2026-03-02'
let desk: TestDesk
beforeEach(async () => {
  desk = await openDesk('sqlite', `${DAY}T02:00:00.000Z`)
})
afterEach(() => desk.close())

describe('first start', () => {
  it('is possible once and signs the administrator in', async () => {
    const nobody = desk.clientWith(null)
    expect(await nobody.session.status()).toEqual({
      initialised: false,
      organ: null,
      user: null,
      today: DAY,
      isWorkingDay: true,
      provisional: false,
      practice: false,
      canPractice: false,
      host: 'desk',
    })
    expect(await refusalOf(nobody.session.signIn({ login: 'guan', password: PASSWORD }))).toMatchObject({
      code: 'NOT_INITIALISED',
      defined: true,
    })
    const { token, user } = await nobody.session.initialise(initialisation)
    expect(user).toMatchObject({ name: '管某', roles: ['administrator'], mustChangePassword: false })
    expect(await desk.clientWith(token).session.status()).toMatchObject({
      initialised: true,
      organ: '某区人民政府',
      user: { login: 'guan' },
    })
    expect(await refusalOf(nobody.session.initialise(initialisation))).toMatchObject({
      code: 'ALREADY_INITIALISED',
      defined: true,
    })
  })

  it('asks for a password that is long and not the login', async () => {
    const nobody = desk.clientWith(null)
    const given = (password: string) => ({
      ...initialisation,
      administrator: { ...initialisation.administrator, login: 'administrator', password },
    })
    expect(await refusalOf(nobody.session.initialise(given('short')))).toMatchObject({
      code: 'WEAK_PASSWORD',
      data: { minimum: 10 },
    })
    expect(await refusalOf(nobody.session.initialise(given('Administrator')))).toMatchObject({ code: 'WEAK_PASSWORD' })
    expect((await nobody.session.status()).initialised).toBe(false)
  })

  it('stores neither password nor token as they are', async () => {
    const { token } = await desk.clientWith(null).session.initialise(initialisation)
    const users = await desk.server.app.db.selectFrom('user_account').selectAll().execute()
    const sessions = await desk.server.app.db.selectFrom('session').selectAll().execute()
    expect(users[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(JSON.stringify([users, sessions])).not.toContain(token)
    expect(JSON.stringify([users, sessions])).not.toContain(PASSWORD)
  })
})

describe('signing in', () => {
  it('locks the account after five failures for 15 minutes, then doubles', async () => {
    const nobody = desk.clientWith(null)
    await nobody.session.initialise(initialisation)
    const wrong = () => refusalOf(nobody.session.signIn({ login: 'guan', password: 'not this one' }))
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await wrong()).toMatchObject({ code: 'WRONG_CREDENTIALS', data: { attemptsLeft } })
    }
    expect(await wrong()).toMatchObject({
      code: 'ACCOUNT_LOCKED',
      data: { until: `${DAY}T02:15:00.000Z` },
      message: '连续输错密码，账号已锁定到 10:15。请稍后再试，或由管理员解锁。',
    })
    // The right password does not open a locked account, and trying does not lengthen the lock.
    expect(await refusalOf(nobody.session.signIn({ login: 'guan', password: PASSWORD }))).toMatchObject({
      code: 'ACCOUNT_LOCKED',
      data: { until: `${DAY}T02:15:00.000Z` },
    })
    desk.clock.set(`${DAY}T02:15:00.000Z`)
    expect(await wrong()).toMatchObject({ code: 'ACCOUNT_LOCKED', data: { until: `${DAY}T02:45:00.000Z` } })
    desk.clock.set(`${DAY}T02:45:00.000Z`)
    await nobody.session.signIn({ login: 'guan', password: PASSWORD })
    // A right password clears the count.
    expect(await wrong()).toMatchObject({ code: 'WRONG_CREDENTIALS', data: { attemptsLeft: 4 } })
  })

  it('answers an unknown login as it answers a wrong password', async () => {
    const nobody = desk.clientWith(null)
    await nobody.session.initialise(initialisation)
    expect(await refusalOf(nobody.session.signIn({ login: 'nobody', password: PASSWORD }))).toMatchObject({
      code: 'WRONG_CREDENTIALS',
    })
  })

  it('is unlocked by the administrator', async () => {
    const { administrator, nobody, ids } = await staffed(desk)
    for (let i = 0; i < 5; i++) await refusalOf(nobody.session.signIn({ login: 'reception', password: 'wrong' }))
    expect((await administrator.users.list()).find((user) => user.login === 'reception')?.lockedUntil).toBe(
      `${DAY}T02:15:00.000Z`,
    )
    expect((await administrator.users.unlock({ id: ids.reception })).lockedUntil).toBeNull()
    expect((await nobody.session.signIn({ login: 'reception', password: PASSWORD })).user.name).toBe('接某')
  })
})

describe('a session', () => {
  it('ends after two hours without a call, and after twelve hours in any case', async () => {
    const { token } = await desk.clientWith(null).session.initialise(initialisation)
    const client = desk.clientWith(token)
    desk.clock.set(`${DAY}T03:59:00.000Z`)
    await client.users.staff()
    desk.clock.set(`${DAY}T05:58:00.000Z`)
    await client.users.staff()
    desk.clock.set(`${DAY}T08:00:00.000Z`)
    expect(await refusalOf(client.users.staff())).toMatchObject({ code: 'UNAUTHENTICATED', data: { reason: 'idle' } })
    expect(await refusalOf(client.users.staff())).toMatchObject({ code: 'UNAUTHENTICATED', data: { reason: 'ended' } })

    const again = await desk.clientWith(null).session.signIn({ login: 'guan', password: PASSWORD })
    expect(again.expiresAt).toBe(`${DAY}T20:00:00.000Z`)
    const second = desk.clientWith(again.token)
    for (const hour of ['09', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19']) {
      desk.clock.set(`${DAY}T${hour}:59:00.000Z`)
      await second.users.staff()
    }
    desk.clock.set(`${DAY}T20:00:00.000Z`)
    expect(await refusalOf(second.users.staff())).toMatchObject({ code: 'UNAUTHENTICATED', data: { reason: 'ended' } })
  })

  it('ends by signing out, and status then shows nobody', async () => {
    const { token } = await desk.clientWith(null).session.initialise(initialisation)
    const client = desk.clientWith(token)
    await client.session.signOut()
    expect((await client.session.status()).user).toBeNull()
    expect(await refusalOf(client.users.staff())).toMatchObject({ code: 'UNAUTHENTICATED', data: { reason: 'ended' } })
  })

  it('lets somebody with a password from the administrator do nothing but change it', async () => {
    const { token } = await desk.clientWith(null).session.initialise(initialisation)
    const administrator = desk.clientWith(token)
    await administrator.users.create({ name: '承某', login: 'cheng', password: PASSWORD, roles: ['caseOfficer'] })
    const first = await desk.clientWith(null).session.signIn({ login: 'cheng', password: PASSWORD })
    const elsewhere = await desk.clientWith(null).session.signIn({ login: 'cheng', password: PASSWORD })
    const officer = desk.clientWith(first.token)
    expect(first.user.mustChangePassword).toBe(true)
    expect(await refusalOf(officer.users.staff())).toMatchObject({ code: 'PASSWORD_CHANGE_REQUIRED', defined: true })
    expect(
      await refusalOf(officer.session.changePassword({ current: 'wrong', next: 'another password' })),
    ).toMatchObject({ code: 'WRONG_CREDENTIALS' })
    await officer.session.changePassword({ current: PASSWORD, next: 'another password' })
    expect((await officer.users.staff()).map((person) => person.name).sort()).toEqual(['承某', '管某'])
    // The other session of the same person is over.
    expect(await refusalOf(desk.clientWith(elsewhere.token).users.staff())).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('ends at once when the account is disabled; the last administrator cannot be', async () => {
    const { administrator, reception, ids, nobody } = await staffed(desk)
    await administrator.users.update({ id: ids.reception, disabled: true })
    expect(await refusalOf(reception.users.staff())).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await refusalOf(nobody.session.signIn({ login: 'reception', password: PASSWORD }))).toMatchObject({
      code: 'UNAUTHENTICATED',
      data: { reason: 'disabled' },
    })
    expect(await refusalOf(administrator.users.update({ id: ids.administrator, roles: ['supervisor'] }))).toMatchObject(
      { code: 'LAST_ADMINISTRATOR' },
    )
    expect(await refusalOf(administrator.users.update({ id: 'nobody', name: '某' }))).toMatchObject({
      code: 'NOT_FOUND',
      data: { kind: 'user' },
    })
    expect(
      await refusalOf(
        administrator.users.create({ name: '某', login: 'reception', password: PASSWORD, roles: ['reception'] }),
      ),
    ).toMatchObject({ code: 'LOGIN_TAKEN', data: { login: 'reception' } })
  })
})
