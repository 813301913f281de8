import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CaseView } from '../../shared/contract/index.ts'
import { received, take } from './story.ts'
import { openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
let view: CaseView
beforeEach(async () => {
  desk = await openDesk('sqlite', '2026-07-06T02:00:00.000Z')
  people = await staffed(desk)
  view = await received(desk, people, '2026-07-06', '2026-07-01')
})
afterEach(() => desk.close())

const party = (seen: CaseView, id: string) => seen.parties.find((one) => one.id === id)!
const lawyer = { party: 'p1', agentName: '律某', agentKind: 'lawyer', powers: 'special', unit: '某律师事务所' }

it('a service address is changed with its trace: the record keeps both, and papers go to the new one', async () => {
  expect(party(view, 'p1')).toMatchObject({ serviceAddress: '某区某路1号', confirmed: null, phone: '13800000000' })
  view = await take(people.reception, view, 'SERVICE_ADDRESS_CONFIRMED', '2026-07-06', {
    party: 'p1',
    serviceAddress: '某区新路2号',
    receiver: '收某',
    electronic: true,
    electronicAddress: 'zhang@example.cn',
  })
  expect(party(view, 'p1')).toMatchObject({
    serviceAddress: '某区新路2号',
    phone: '13800000000',
    confirmed: { on: '2026-07-06', receiver: '收某', electronicAddress: 'zhang@example.cn' },
  })
  expect(JSON.stringify(view.history[0]?.data)).toContain('某区某路1号')
  // A wrong letter in it is corrected, and the correction stays readable too.
  view = await people.caseOfficer.cases.correct({
    id: view.id,
    expectedVersion: view.version,
    seq: view.history.at(-1)!.seq,
    changes: { serviceAddress: '某区新路3号' },
    reason: '门牌号误记',
  })
  expect(party(view, 'p1').serviceAddress).toBe('某区新路3号')
  const run = await people.administrator.system.verify()
  let step = await run.next()
  while (!step.done) step = await run.next()
  expect(step.value.sound).toBe(true)
})

it('a party has at most two agents (行政复议法 第17条), none twice', async () => {
  view = await take(people.reception, view, 'AGENT_APPOINTED', '2026-07-06', lawyer)
  expect(party(view, 'p1').agents).toMatchObject([
    { name: '律某', kind: 'lawyer', powers: 'special', unit: '某律师事务所' },
  ])
  const again = await refusalOf(take(people.reception, view, 'AGENT_APPOINTED', '2026-07-06', lawyer))
  expect(again).toMatchObject({
    code: 'STEP_REFUSED',
    data: { unmet: [{ condition: 'agentsWithinTwo', event: 'AGENT_ENDED' }] },
  })
  const relative = { ...lawyer, agentName: '亲某', agentKind: 'relative' }
  view = await take(people.reception, view, 'AGENT_APPOINTED', '2026-07-06', relative)
  const third = { ...lawyer, agentName: '他某', agentKind: 'other' }
  expect(await refusalOf(take(people.reception, view, 'AGENT_APPOINTED', '2026-07-06', third))).toMatchObject({
    data: { unmet: [{ condition: 'agentsWithinTwo' }] },
  })
  const ended = { party: 'p1', agentName: '律某', reason: '书面告知解除委托。' }
  view = await take(people.reception, view, 'AGENT_ENDED', '2026-07-06', ended)
  expect(await refusalOf(take(people.reception, view, 'AGENT_ENDED', '2026-07-06', ended))).toMatchObject({
    data: { unmet: [{ condition: 'agentActs', field: 'agentName' }] },
  })
  view = await take(people.reception, view, 'AGENT_APPOINTED', '2026-07-06', third)
  expect(party(view, 'p1').agents.map(({ name }) => name)).toEqual(['亲某', '他某'])
})

it('a respondent does not send a lawyer alone (实施条例2026 第18条第2款)', async () => {
  const alone = { ...lawyer, party: 'p2' }
  expect(await refusalOf(take(people.reception, view, 'AGENT_APPOINTED', '2026-07-06', alone))).toMatchObject({
    data: { unmet: [{ condition: 'respondentAgentIsStaff', field: 'agentKind' }] },
  })
  const staff = { party: 'p2', agentName: '科某', agentKind: 'staff', powers: 'general' }
  view = await take(people.reception, view, 'AGENT_APPOINTED', '2026-07-06', staff)
  view = await take(people.reception, view, 'AGENT_APPOINTED', '2026-07-06', alone)
  expect(party(view, 'p2').agents).toHaveLength(2)
})

it('an authority ends with its term', async () => {
  const until = { ...lawyer, until: '2026-07-05' }
  expect(await refusalOf(take(people.reception, view, 'AGENT_APPOINTED', '2026-07-06', until))).toMatchObject({
    data: { unmet: [{ condition: 'authorityNotOver', field: 'until' }] },
  })
  view = await take(people.reception, view, 'AGENT_APPOINTED', '2026-07-06', { ...lawyer, until: '2026-07-10' })
  await desk.setDay('2026-07-13')
  expect(party(await people.reception.cases.get({ id: view.id }), 'p1').agents).toEqual([])
})
