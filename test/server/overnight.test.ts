import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { application, openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
beforeEach(async () => {
  desk = await openDesk('sqlite', '2026-03-02T02:00:00.000Z')
  people = await staffed(desk)
})
afterEach(() => desk.close())

describe('a page left open overnight', () => {
  it('cannot accept what silence accepted in the meantime', async () => {
    const { id, version } = await people.reception.cases.register({
      receivedOn: '2026-03-02',
      registeredOn: '2026-03-02',
      application,
    })
    const conditions = [
      'definiteParties',
      'interest',
      'specificRequest',
      'inTime',
      'inScope',
      'competent',
      'notPending',
    ]
    // The last of five working days is 9 March; nobody has looked at anything since.
    await desk.setDay('2026-03-20')
    const accept = people.caseOfficer.cases.act({
      id,
      expectedVersion: version,
      event: { type: 'ACCEPT', on: '2026-03-20', data: { conditions } },
    })
    const { code, data } = await refusalOf(accept)
    expect(code).toBe('STALE_VERSION')
    expect((data as { changes: { type: string }[] }).changes).toMatchObject([{ type: 'DEEMED_ACCEPTED' }])
    const { mainState, facts } = await people.caseOfficer.cases.get({ id })
    expect(mainState).toBe('intake.accepted')
    expect(facts.acceptance).toMatchObject({ deemed: true })
    expect(facts.acceptance!.on < '2026-03-20').toBe(true)
  })
})
