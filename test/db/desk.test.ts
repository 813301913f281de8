import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Executor, inTransaction } from '../../db/executor.ts'
import { listCalendarYears, provisionalYears, putCalendarYear } from '../../db/repositories/calendar.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import { replaceDuties } from '../../db/repositories/duties.ts'
import {
  bindNumber,
  findNumber,
  importNumber,
  listNumbers,
  numberGaps,
  pushCounter,
  reserveNumber,
  voidNumber,
} from '../../db/repositories/numbers.ts'
import { isIntact, listRateSnapshots, lockRates } from '../../db/repositories/rateSnapshots.ts'
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  touchSession,
} from '../../db/repositories/sessions.ts'
import { allSettings, getMark, getSetting, putMark, putSetting } from '../../db/repositories/settings.ts'
import {
  findUser,
  findUserByLogin,
  insertUser,
  listUsers,
  type UserAccount,
  updateUser,
} from '../../db/repositories/users.ts'
import { engines, type OpenEngine, openEngine } from './engines.ts'
import { aCase, aDuty, at } from './records.ts'

const register = { organ: '津东政复', year: 2026, kind: 'case' }
const taking = (id: string) => ({ id, at: at(1), by: 'clerk', format: (seq: number) => `津东政复〔2026〕${seq}号` })
const user = (id: string, over: Partial<UserAccount> = {}): UserAccount => ({
  id,
  login: `login-${id}`,
  name: '王某',
  roles: ['reception', 'supervisor'],
  passwordHash: 'hash',
  mustChangePassword: true,
  disabled: false,
  failedCount: 0,
  lockedUntil: null,
  createdAt: at(1),
  updatedAt: at(1),
  ...over,
})

describe.each(engines)('desk on %s', (engine) => {
  let store: OpenEngine
  let db: Executor
  beforeAll(async () => {
    store = await openEngine(engine)
    db = store.db
  })
  afterAll(() => store.close())

  it('keeps settings as JSON with who changed them last and why', async () => {
    expect(await getSetting(db, 'organ')).toBeUndefined()
    await putSetting(db, { key: 'organ', value: { name: '某区人民政府', on: true }, updatedAt: at(1), updatedBy: null })
    const changed = { key: 'organ', value: ['[1]', 2, null], updatedAt: at(2), updatedBy: 'u1', reason: '名称变更' }
    await putSetting(db, changed)
    expect(await getSetting(db, 'organ')).toEqual(changed)
    await putSetting(db, { key: 'another', value: 1, updatedAt: at(1), updatedBy: null })
    expect((await allSettings(db)).map((setting) => setting.key)).toEqual(['another', 'organ'])
    await putMark(db, 'lastRun', '1')
    await putMark(db, 'lastRun', '2')
    expect([await getMark(db, 'lastRun'), await getMark(db, 'never')]).toEqual(['2', undefined])
  })

  it('keeps accounts, one for each login', async () => {
    await insertUser(db, user('u1'))
    await expect(insertUser(db, user('u2', { login: 'login-u1' }))).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    expect(await findUser(db, 'u1')).toEqual(user('u1'))
    await updateUser(db, 'u1', {
      failedCount: 5,
      lockedUntil: at(9),
      mustChangePassword: false,
      roles: ['administrator'],
    })
    const changed = user('u1', {
      failedCount: 5,
      lockedUntil: at(9),
      mustChangePassword: false,
      roles: ['administrator'],
    })
    expect(await findUserByLogin(db, 'login-u1')).toEqual(changed)
    await updateUser(db, 'u1', { lockedUntil: null, disabled: true })
    expect(await listUsers(db)).toEqual([{ ...changed, lockedUntil: null, disabled: true }])
    await expect(updateUser(db, 'nobody', { disabled: true })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('ends sessions one by one, by person and by time', async () => {
    const session = (tokenHash: string, end: number) => ({
      tokenHash,
      userId: 'u1',
      createdAt: at(1),
      lastSeenAt: at(1),
      expiresAt: at(end),
    })
    for (const [hash, end] of [
      ['a', 10],
      ['b', 20],
      ['c', 30],
      ['d', 40],
    ] as const)
      await insertSession(db, session(hash, end))
    const left = async () => {
      const found = await Promise.all(['a', 'b', 'c', 'd'].map((hash) => findSession(db, hash)))
      return found.flatMap((one) => one?.tokenHash ?? [])
    }
    await deleteEndedSessions(db, at(15))
    expect(await left()).toEqual(['b', 'c', 'd'])
    await touchSession(db, 'c', { lastSeenAt: at(2), expiresAt: at(50) })
    expect(await findSession(db, 'c')).toEqual({ ...session('c', 50), lastSeenAt: at(2) })
    await deleteSession(db, 'd')
    await deleteSessionsOf(db, 'u1', 'c')
    expect(await left()).toEqual(['c'])
    await deleteSessionsOf(db, 'u1')
    expect(await left()).toEqual([])
    await expect(insertSession(db, { ...session('e', 1), userId: 'nobody' })).rejects.toThrow()
  })

  it('keeps one notice a year and tells the years that have none but should', async () => {
    const notice = {
      year: 2027,
      notice: { off: [['2027-01-01', '2027-01-03']] },
      sourceText: '通知',
      importedAt: at(1),
      importedBy: 'u1',
    }
    await putCalendarYear(db, { ...notice, sourceText: '旧' })
    await putCalendarYear(db, notice)
    expect(await listCalendarYears(db)).toEqual([notice])
    await replaceDuties(db, 'x', 'case', [
      aDuty('a', { dueLegal: '2028-01-05', provisional: true }),
      aDuty('b', { dueLegal: '2028-02-05', provisional: true }),
      aDuty('c', { dueLegal: '2028-02-05', provisional: true, status: 'fulfilled' }),
    ])
    await replaceDuties(db, 'y', 'case', [aDuty('a', { dueLegal: '2028-01-05', provisional: true }), aDuty('b')])
    expect(await provisionalYears(db)).toEqual([{ year: 2028, duties: 3, owners: 2 }])
  })

  it('gives out numbers once, without gaps by a failure, and accounts for each', async () => {
    await insertCase(db, aCase(1))
    const first = await reserveNumber(db, register, taking('n1'))
    expect(first).toMatchObject({ seq: 1, number: '津东政复〔2026〕1号', status: 'reserved' })
    const failing = inTransaction(db, async (tx) => {
      await reserveNumber(tx, register, taking('n2'))
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    const second = await reserveNumber(db, register, { ...taking('n2'), reason: '留给来访' })
    expect(second).toMatchObject({ seq: 2, reason: '留给来访' })
    expect(await bindNumber(db, 'n1', { caseId: aCase(1).id })).toMatchObject({ status: 'used', caseId: aCase(1).id })
    expect(await voidNumber(db, 'n2', '重复登记')).toMatchObject({ status: 'voided', reason: '重复登记' })
    await expect(bindNumber(db, 'n2', { caseId: aCase(1).id })).rejects.toMatchObject({
      code: 'NUMBER_NOT_RESERVED',
      details: { number: second.number },
    })
    await expect(voidNumber(db, 'nothing', 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })

    await importNumber(db, register, {
      id: 'n5',
      seq: 5,
      number: '津东政复〔2026〕5号',
      caseId: null,
      at: at(2),
      by: 'clerk',
    })
    await expect(
      importNumber(db, register, {
        id: 'n6',
        seq: 9,
        number: '津东政复〔2026〕5号',
        caseId: null,
        at: at(2),
        by: 'clerk',
      }),
    ).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    expect(await numberGaps(db, register)).toEqual({ gaps: [3, 4], highest: 5 })
    expect((await reserveNumber(db, register, taking('n7'))).seq).toBe(6)
    expect(await pushCounter(db, register, 3)).toBe(6)
    expect(await pushCounter(db, register, 20)).toBe(20)
    expect((await reserveNumber(db, register, taking('n8'))).seq).toBe(21)
    expect(
      (
        await reserveNumber(
          db,
          { ...register, year: 2027 },
          { ...taking('n9'), format: (seq) => `津东政复〔2027〕${seq}号` },
        )
      ).seq,
    ).toBe(1)
    const { rows, highest } = await listNumbers(db, register)
    expect([rows.map((row) => row.seq), highest]).toEqual([[1, 2, 5, 6, 21], 21])
    expect(await findNumber(db, 'n5')).toMatchObject({ status: 'imported' })
  })

  it('never changes figures once they are locked', async () => {
    const figures = {
      id: 's1',
      rate: 'R1' as const,
      period: { from: '2026-01-01', to: '2026-12-31' },
      body: { met: ['a'], excluded: [] },
      lockedAt: at(1),
      lockedBy: 'u1',
    }
    const [locked] = await lockRates(db, [figures])
    expect(await listRateSnapshots(db, figures.period)).toEqual([locked])
    expect(await listRateSnapshots(db, { from: '2025-01-01', to: '2025-12-31' })).toEqual([])
    expect(isIntact(locked!)).toBe(true)
    expect(isIntact({ ...locked!, body: { met: ['a', 'b'], excluded: [] } })).toBe(false)
    await expect(lockRates(db, [figures])).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    await expect(db.updateTable('rate_snapshot').set({ body: '{}' }).execute()).rejects.toThrow(/append-only/)
    await expect(db.deleteFrom('rate_snapshot').execute()).rejects.toThrow(/append-only/)
  })
})
