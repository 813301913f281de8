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

const talk = (matter = '咨询如何申请复议。') =>
  people.reception.consultations.register({
    on: '2026-03-02',
    data: { channel: 'counter', kind: 'applicantSide', person: '李某', matter },
  })

it('numbers consultations apart from cases, and shows the number wherever the consultation shows', async () => {
  expect((await register()).number).toBe('津东政复〔2026〕1号')
  const first = await talk()
  expect([first.number, (await talk('另一件事')).number]).toEqual(['津东政复咨〔2026〕1号', '津东政复咨〔2026〕2号'])
  const { rows } = await people.reception.numbers.list({ year: 2026, kind: 'consultation' })
  expect(rows.map(({ status, consultationId, caseId }) => [status, consultationId, caseId])[0]).toEqual([
    'used',
    first.id,
    null,
  ])
  expect((await people.reception.numbers.list({ year: 2026 })).rows).toHaveLength(1)

  // Found by its number, listed with it, named by it in the worklist and among the rows of R3.
  const found = await people.reception.consultations.list({ text: '复咨〔2026〕1号' })
  expect(found.rows.map(({ id, number }) => [id, number])).toEqual([[first.id, '津东政复咨〔2026〕1号']])
  const owed = await people.reception.duties.worklist({ scope: 'mine' })
  expect(owed.rows.map(({ subject }) => subject.number)).toContain('津东政复咨〔2026〕1号')
  const counted = await people.reception.reports.fourRateRows({
    from: '2026-03-01',
    to: '2026-03-31',
    rate: 'R3',
    counted: 'missing',
  })
  expect(counted.rows.map(({ subject }) => subject.number)).toEqual(['津东政复咨〔2026〕1号', '津东政复咨〔2026〕2号'])

  await people.supervisor.numbers.pushCounter({ year: 2026, kind: 'consultation', to: 4 })
  expect((await people.reception.numbers.gaps({ year: 2026, kind: 'consultation' })).gaps).toEqual([
    { sequence: 3, number: '津东政复咨〔2026〕3号' },
    { sequence: 4, number: '津东政复咨〔2026〕4号' },
  ])
  expect((await people.reception.numbers.gaps({ year: 2026 })).gaps).toEqual([])
  // A step later the number is still found.
  await people.reception.consultations.act({
    id: first.id,
    expectedVersion: 1,
    event: {
      type: 'CONSULTATION_ANSWERED',
      on: '2026-03-02',
      data: { summary: '已答复', advisedWay: 'reconsideration' },
    },
  })
  expect((await people.reception.consultations.list({ text: '复咨〔2026〕1号' })).total).toBe(1)
})

it('goes on under another prefix from its day on, and leaves what was issued', async () => {
  const change = (effectiveOn: string) =>
    people.administrator.settings.setOrgan({
      name: '某新区人民政府',
      numberPrefix: '津新政复',
      effectiveOn,
      reason: '区划调整',
    })
  expect((await register()).number).toBe('津东政复〔2026〕1号')
  const kept = await people.reception.numbers.reserve({ year: 2026, reason: '线下已编号' })
  expect(await refusalOf(change('2026-03-01'))).toMatchObject({
    code: 'EFFECTIVE_TOO_EARLY',
    data: { earliest: '2026-03-02' },
  })
  const planned = await change('2026-03-04')
  expect(planned).toMatchObject({ organ: '某区人民政府', numberPrefix: '津东政复' })
  expect(planned.organs).toMatchObject([
    { effectiveOn: null, name: '某区人民政府', numberPrefix: '津东政复', by: { name: '管某' } },
    { effectiveOn: '2026-03-04', name: '某新区人民政府', reason: '区划调整', by: { name: '管某' } },
  ])
  await desk.setDay('2026-03-03')
  expect((await register()).number).toBe('津东政复〔2026〕3号')

  await desk.setDay('2026-03-04')
  expect(await people.nobody.session.status()).toMatchObject({ organ: '某新区人民政府' })
  expect((await register()).number).toBe('津新政复〔2026〕1号')
  expect((await talk()).number).toBe('津新政复咨〔2026〕1号')
  // What was set aside before keeps its sign, and so does a number of the register of those days.
  expect((await register({ kind: 'reserved', id: kept.id })).number).toBe('津东政复〔2026〕2号')
  expect((await register({ kind: 'imported', year: 2026, sequence: 7 }, '2026-03-02')).number).toBe(
    '津东政复〔2026〕7号',
  )
  expect((await register(undefined, '2025-12-31')).number).toBe('津东政复〔2025〕1号')
  const { rows, highest } = await people.reception.numbers.list({ year: 2026 })
  expect(rows.map(({ number }) => number)).toEqual([
    ...['津东政复〔2026〕1号', '津东政复〔2026〕2号', '津东政复〔2026〕3号', '津东政复〔2026〕7号'],
    '津新政复〔2026〕1号',
  ])
  expect(highest).toBe(1)
  expect((await people.reception.numbers.gaps({ year: 2026 })).gaps.map(({ number }) => number)).toEqual([
    '津东政复〔2026〕4号',
    '津东政复〔2026〕5号',
    '津东政复〔2026〕6号',
  ])
})
