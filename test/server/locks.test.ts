import { afterEach, beforeEach, expect, it } from 'vitest'
import { verify } from '../../server/system/verify.ts'
import { closed } from './story.ts'
import { openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
beforeEach(async () => {
  desk = await openDesk()
  people = await staffed(desk)
})
afterEach(() => desk.close())

const period = { from: '2026-03-01', to: '2026-03-02' }
const talk = { channel: 'counter', kind: 'applicantSide', person: '李某', matter: '咨询如何申请复议。' } as const
const publicity = {
  channel: 'faceToFace',
  items: ['purpose', 'period', 'filing', 'mandatory', 'leaflet'],
  leafletVersion: '2026-01',
  refused: false,
}
const result = async () => {
  const run = verify(desk.server.app)
  for (;;) {
    const step = await run.next()
    if (step.done) return step.value
  }
}

it('stays as it was locked, and names the row that makes the difference today', async () => {
  const view = await people.reception.consultations.register({ on: '2026-03-02', data: talk })
  expect(await refusalOf(people.supervisor.reports.lock({ from: '2026-03-01', to: '2026-03-03' }))).toMatchObject({
    code: 'PERIOD_NOT_OVER',
    data: { today: '2026-03-02' },
  })
  const lock = await people.supervisor.reports.lock(period)
  expect(lock).toMatchObject({ period, intact: true, by: { name: '督某' } })
  expect(lock.rates[2]).toEqual({ rate: 'R3', met: 0, denominator: 1, excluded: 0, percent: '0.00' })
  expect(lock.rates[0]).toEqual({ rate: 'R1', met: 0, denominator: 0, excluded: 0, percent: null })
  const same = await people.approver.reports.compareLock({ id: lock.id })
  expect([same.rows, same.runs]).toEqual([[], []])

  await people.reception.consultations.act({
    id: view.id,
    expectedVersion: 1,
    event: { type: 'PUBLICITY_RECORDED', on: '2026-03-02', data: publicity },
  })
  const { rates, rows } = await people.approver.reports.compareLock({ id: lock.id })
  expect(rates[2]).toMatchObject({ before: { met: 0, percent: '0.00' }, now: { met: 1, percent: '100' } })
  expect(rows).toEqual([
    {
      rate: 'R3',
      subject: 'consultation',
      id: view.id,
      number: '津东政复咨〔2026〕1号',
      title: talk.matter,
      party: null,
      before: 'missing',
      now: 'met',
    },
  ])

  // Locked again: a supplement beside the first report, which still says what it said.
  await desk.setDay('2026-03-03')
  const supplement = await people.supervisor.reports.lock(period)
  const all = await people.approver.reports.locks()
  expect(all.map(({ id, rates: [, , r3] }) => [id, r3?.percent])).toEqual([
    [supplement.id, '100'],
    [lock.id, '0.00'],
  ])
  expect(await refusalOf(people.approver.reports.compareLock({ id: 'nothing' }))).toMatchObject({ code: 'NOT_FOUND' })
})

it('holds the runs of the stages, and tells which run goes on differently', async () => {
  const view = await closed(desk, people)
  const lock = await people.supervisor.reports.lock({ from: '2026-03-01', to: '2026-03-31' })
  const { stages, runs } = await people.supervisor.reports.compareLock({ id: lock.id })
  expect(stages[0]).toMatchObject({ stage: 'intake', before: { entered: 1, left: 1 }, now: { entered: 1, left: 1 } })
  expect(runs).toEqual([])
  expect(lock.rates).toHaveLength(4)
  expect(view.open).toBe(false)
})

it('is hashed again by the verification', async () => {
  await people.reception.consultations.register({ on: '2026-03-02', data: talk })
  const lock = await people.supervisor.reports.lock(period)
  expect(await result()).toMatchObject({ sound: true })
  const { db } = desk.server.app
  const stored = await db
    .selectFrom('rate_snapshot')
    .selectAll()
    .where('id', '=', `${lock.id}:R3`)
    .executeTakeFirstOrThrow()
  // As somebody would who writes into the file past the program: a further part with another figure.
  await db
    .insertInto('rate_snapshot')
    .values({ ...stored, id: `${lock.id}x:R3`, body: '{"rows":[]}' })
    .execute()
  expect(await result()).toMatchObject({ sound: false, problems: [{ kind: 'report', detail: `${lock.id}x:R3` }] })
  expect((await people.approver.reports.locks()).map(({ intact }) => intact)).toContain(false)
})
