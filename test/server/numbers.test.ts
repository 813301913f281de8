import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Inputs } from '../../shared/contract/index.ts'
import { application, openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
beforeEach(async () => {
  desk = await openDesk()
  people = await staffed(desk)
})
afterEach(() => desk.close())

const register = async (number?: Inputs['cases']['register']['number'], receivedOn = '2026-03-02') =>
  people.reception.cases.register({ receivedOn, application, ...(number ? { number } : {}) })
const numbersOf = async (year = 2026) =>
  (await people.reception.numbers.list({ year })).rows.map(({ number, status }) => [
    number.replace('津东政复', ''),
    status,
  ])

it('counts up from 1 in the year of receipt', async () => {
  expect([(await register()).number, (await register()).number]).toEqual(['津东政复〔2026〕1号', '津东政复〔2026〕2号'])
  expect((await register(undefined, '2025-12-31')).number).toBe('津东政复〔2025〕1号')
})

it('keeps a reserved number for its case, and a voided one for nobody', async () => {
  const [first, second] = [
    await people.reception.numbers.reserve({ year: 2026, reason: '线下已编号' }),
    await people.reception.numbers.reserve({ year: 2026, reason: '待定' }),
  ]
  expect((await register()).number).toBe('津东政复〔2026〕3号')
  expect((await register({ kind: 'reserved', id: first.id })).number).toBe('津东政复〔2026〕1号')
  expect(await refusalOf(register({ kind: 'reserved', id: first.id }))).toMatchObject({
    code: 'NUMBER_NOT_RESERVED',
    data: { number: '津东政复〔2026〕1号' },
  })
  expect(await people.supervisor.numbers.void({ id: second.id, reason: '申请人当场撤回' })).toMatchObject({
    status: 'void',
    reason: '申请人当场撤回',
    by: { name: '接某' },
  })
  expect(await refusalOf(people.supervisor.numbers.void({ id: second.id, reason: '再次' }))).toMatchObject({
    code: 'NUMBER_NOT_RESERVED',
  })
  expect(await refusalOf(register({ kind: 'reserved', id: second.id }))).toMatchObject({ code: 'NUMBER_NOT_RESERVED' })
  expect(await refusalOf(register({ kind: 'reserved', id: 'nothing' }))).toMatchObject({
    code: 'NOT_FOUND',
    data: { kind: 'number' },
  })
  expect(await numbersOf()).toEqual([
    ['〔2026〕1号', 'used'],
    ['〔2026〕2号', 'void'],
    ['〔2026〕3号', 'used'],
  ])
  expect((await people.reception.numbers.gaps({ year: 2026 })).gaps).toEqual([])
})

it('is pushed by an imported number, and lists what nothing accounts for', async () => {
  expect((await register({ kind: 'imported', year: 2026, sequence: 5 })).number).toBe('津东政复〔2026〕5号')
  expect(await refusalOf(register({ kind: 'imported', year: 2026, sequence: 5 }))).toMatchObject({
    code: 'NUMBER_TAKEN',
    message: '案号 津东政复〔2026〕5号 已被使用，请改用自动编号或其他号码。',
  })
  expect((await register()).number).toBe('津东政复〔2026〕6号')
  expect(await people.reception.numbers.gaps({ year: 2026 })).toEqual({
    gaps: [1, 2, 3, 4].map((sequence) => ({ sequence, number: `津东政复〔2026〕${sequence}号` })),
    highest: 6,
  })
  expect(await people.supervisor.numbers.pushCounter({ year: 2026, to: 20 })).toEqual({ highest: 20 })
  expect(await people.supervisor.numbers.pushCounter({ year: 2026, to: 10 })).toEqual({ highest: 20 })
  expect((await register()).number).toBe('津东政复〔2026〕21号')
  // Filling a gap later is possible and leaves the counter where it is.
  expect((await register({ kind: 'imported', year: 2026, sequence: 3 })).number).toBe('津东政复〔2026〕3号')
  expect((await register()).number).toBe('津东政复〔2026〕22号')
})

it('gives two people who register at once different numbers', async () => {
  const both = await Promise.all([register(), register(), register()])
  expect(both.map((view) => view.number).sort()).toEqual([
    '津东政复〔2026〕1号',
    '津东政复〔2026〕2号',
    '津东政复〔2026〕3号',
  ])
})
