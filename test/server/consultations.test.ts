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

type Registration = Inputs['consultations']['register']
const talk: Registration['data'] = {
  channel: 'counter',
  kind: 'applicantSide',
  person: '李某',
  phone: '13900000000',
  matter: '咨询对罚款不服如何申请复议。',
}
const publicity: Registration['publicity'] = {
  channel: 'faceToFace',
  items: ['purpose', 'period', 'filing', 'mandatory', 'leaflet'],
  leafletVersion: '2026-01',
  refused: false,
}
const answer: Registration['answer'] = { summary: '告知申请期限和地点。', advisedWay: 'reconsideration' }
const month = { from: '2026-03-01', to: '2026-03-31' }
const rateOfPublicity = async () =>
  (await people.reception.reports.fourRates(month)).rates.find(({ rate }) => rate === 'R3')

it('is registered with the publicity and the answer of the same talk in one step', async () => {
  const view = await people.reception.consultations.register({ on: '2026-03-02', data: talk, publicity, answer })
  expect(view).toMatchObject({ state: 'publicityDone', version: 3, open: true })
  expect(view.history.map((entry) => [entry.type, entry.by?.name])).toEqual([
    ['CONSULTATION_REGISTERED', '接某'],
    ['CONSULTATION_ANSWERED', '接某'],
    ['PUBLICITY_RECORDED', '接某'],
  ])
  expect(await rateOfPublicity()).toMatchObject({ met: 1, missing: 0, percent: '100' })
  expect((await people.administrator.consultations.list({ text: '李某' })).rows).toMatchObject([
    { id: view.id, publicity: 'met', staff: { name: '接某' } },
  ])
})

it('counts as missing until the publicity is recorded, and cannot be closed without it', async () => {
  const view = await people.reception.consultations.register({ on: '2026-03-02', data: talk })
  expect(await rateOfPublicity()).toMatchObject({ met: 0, missing: 1, percent: '0.00', full: false })
  expect(
    (await people.reception.duties.worklist({ scope: 'mine' })).rows.map(({ duty, subject }) => [
      subject.kind,
      duty?.code,
    ]),
  ).toContainEqual(['consultation', 'R3'])
  const close = () =>
    people.reception.consultations.act({
      id: view.id,
      expectedVersion: 1,
      event: { type: 'CLOSED', on: '2026-03-02', data: {} },
    })
  const refused = await refusalOf(close())
  expect(refused).toMatchObject({ code: 'STEP_REFUSED', data: { unmet: [{ condition: 'form.publicityOrExclusion' }] } })
  expect(refused.message).toContain('现在不能“')
  const done = await people.reception.consultations.act({
    id: view.id,
    expectedVersion: 1,
    event: { type: 'PUBLICITY_RECORDED', on: '2026-03-02', data: publicity! },
  })
  expect(done.state).toBe('publicityDone')
  expect(await refusalOf(close())).toMatchObject({
    code: 'STALE_VERSION',
    data: { changes: [{ type: 'PUBLICITY_RECORDED', by: '接某' }] },
  })
})

it('becomes an application with its link, all or nothing', async () => {
  const view = await people.reception.consultations.register({ on: '2026-03-02', data: talk, publicity, answer })
  const convert = (receivedOn: string) =>
    people.reception.consultations.convert({
      id: view.id,
      expectedVersion: 3,
      application: { receivedOn, application },
    })
  expect(await refusalOf(convert('2026-03-09'))).toMatchObject({ code: 'STEP_REFUSED' })
  expect((await people.reception.cases.list({})).total).toBe(0)
  const { consultation, case: made } = await convert('2026-03-02')
  expect(consultation).toMatchObject({
    state: 'convertedToApplication',
    open: false,
    case: { id: made.id, number: '津东政复〔2026〕1号' },
  })
  expect((await people.reception.cases.get({ id: made.id })).consultationId).toBe(view.id)
  expect((await people.reception.consultations.list({ open: false })).rows).toMatchObject([
    { case: { number: '津东政复〔2026〕1号' } },
  ])
})

it('handed over by another body is registered once', async () => {
  const referred = { ...talk, originBody: '某街道司法所', originNumber: '2026-15' }
  await people.reception.consultations.register({ on: '2026-03-02', data: referred })
  expect(await refusalOf(people.reception.consultations.register({ on: '2026-03-02', data: referred }))).toMatchObject({
    code: 'REFERRAL_KNOWN',
    defined: true,
  })
  expect((await people.reception.consultations.list({})).total).toBe(1)
})
