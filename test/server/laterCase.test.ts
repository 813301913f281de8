import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putMark } from '../../db/repositories/settings.ts'
import { openServer } from '../../server/openServer.ts'
import { CASE_MACHINE_VERSION } from '../../shared/case/index.ts'
import { closed, received } from './story.ts'
import { application, openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
beforeEach(async () => {
  desk = await openDesk()
  people = await staffed(desk)
})
afterEach(() => desk.close())

const all = { page: 1, pageSize: 50, sort: 'receivedOn', descending: false } as const

describe('an application that goes on from an earlier case', () => {
  const later = (earlierCase: string, earlierCaseGround: string) =>
    people.reception.cases.register({
      receivedOn: '2026-04-17',
      application: { ...application, earlierCase, earlierCaseGround },
      registeredOn: '2026-04-17',
    })

  it('is a case of its own, and each file shows the other', async () => {
    const earlier = await closed(desk, people)
    await desk.setDay('2026-04-17')
    const view = await later(earlier.id, 'RO8')
    expect(view.number).not.toBe(earlier.number)
    expect(view).toMatchObject({ mainState: 'intake.underReview', facts: { cycle: 1 } })
    expect(view.links).toEqual([
      { id: earlier.id, number: earlier.number, title: earlier.title, ground: 'RO8', direction: 'earlier' },
    ])
    const older = await people.caseOfficer.cases.get({ id: earlier.id })
    expect(older.links).toEqual([
      { id: view.id, number: view.number, title: view.title, ground: 'RO8', direction: 'later' },
    ])
    expect(older.history.at(-1)).toMatchObject({ type: 'NEW_CASE_LINKED', data: { case: view.id, ground: 'RO8' } })
    expect(older.mainState).toBe(earlier.mainState)
  })

  it('is refused, with nothing registered, where the earlier outcome does not allow it or is not there', async () => {
    const earlier = await closed(desk, people)
    await desk.setDay('2026-04-17')
    const { total } = await people.caseOfficer.cases.list(all)
    expect(await refusalOf(later(earlier.id, 'RO4'))).toMatchObject({
      code: 'STEP_REFUSED',
      data: { type: 'NEW_CASE_LINKED', unmet: [{ condition: 'linkGroundFits' }] },
    })
    expect(await refusalOf(later('nobody', 'RO4'))).toMatchObject({
      code: 'BAD_INPUT',
      data: { fields: [{ path: 'application.earlierCase', code: 'unknown_case' }] },
    })
    expect((await people.caseOfficer.cases.list(all)).total).toBe(total)
    expect((await people.caseOfficer.cases.get({ id: earlier.id })).version).toBe(earlier.version)
  })

  it('is not linked by hand', async () => {
    const earlier = await closed(desk, people)
    expect(earlier.steps.map((step) => step.type)).not.toContain('NEW_CASE_LINKED')
  })
})

it('a case stored by an older program is renewed from its log when the file is opened', async () => {
  const { id } = await closed(desk, people)
  const before = await people.caseOfficer.cases.get({ id })
  const { db } = desk.server.app
  const stale = JSON.stringify({ machine: 'case', version: CASE_MACHINE_VERSION - 1, snapshot: {} })
  await db
    .updateTable('reconsideration_case')
    .set({ machine_version: CASE_MACHINE_VERSION - 1, snapshot: stale })
    .where('id', '=', id)
    .execute()
  // What the older program left: its own mark beside what it worked out.
  await putMark(db, 'projections', `3/${CASE_MACHINE_VERSION - 1}`)
  await desk.server.close()
  const again = await openServer({ dataDir: desk.dataDir, now: desk.clock.now, log: () => {} })
  const row = await again.app.db
    .selectFrom('reconsideration_case')
    .select(['machine_version', 'snapshot', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await again.close()
  expect(row.machine_version).toBe(CASE_MACHINE_VERSION)
  expect(row.version).toBe(before.version)
  expect(JSON.parse(row.snapshot).snapshot.context).toEqual(before.facts)
})

it('what ran out while the program was closed for its update still has its effect', async () => {
  const { id } = await received(desk, people, '2026-03-02')
  await putMark(desk.server.app.db, 'projections', `3/${CASE_MACHINE_VERSION - 1}`)
  await desk.server.close()
  desk.clock.set('2026-03-20T02:00:00.000Z')
  const again = await openServer({ dataDir: desk.dataDir, now: desk.clock.now, log: () => {} })
  const last = await again.app.db
    .selectFrom('case_event')
    .select(['type', 'occurred_on', 'recorded_at'])
    .where('case_id', '=', id)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  await again.close()
  expect(last).toEqual({
    type: 'DEEMED_ACCEPTED',
    occurred_on: '2026-03-09',
    recorded_at: '2026-03-20T02:00:00.000Z',
  })
})
