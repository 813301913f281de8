import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../shared/contract/index.ts'
import { engines } from '../db/engines.ts'
import { application, openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

const talk: Inputs['consultations']['register']['data'] = {
  channel: 'counter',
  kind: 'applicantSide',
  person: '李某',
  phone: '13900000000',
  matter: '对城管罚款两千元不服，咨询怎样申请复议。',
  organ: '某区城市管理委员会',
  knownOn: '2026-02-20',
}
const publicity: Inputs['consultations']['register']['publicity'] = {
  channel: 'faceToFace',
  refused: false,
  items: ['purpose', 'period', 'filing', 'mandatory', 'leaflet'],
  leafletVersion: '2026年7月版',
  periodEndsOn: '2026-04-21',
}
const answer: Inputs['consultations']['register']['answer'] = { summary: '已告知。', advisedWay: 'reconsideration' }

describe.each(engines)('the desk on %s', (engine) => {
  let desk: TestDesk
  let people: People
  beforeEach(async () => {
    desk = await openDesk(engine)
    people = await staffed(desk)
  })
  afterEach(() => desk.close())
  const register = (change: Partial<typeof application> = {}, input: Partial<Inputs['cases']['register']> = {}) =>
    people.reception.cases.register({
      receivedOn: '2026-03-02',
      application: { ...application, ...change },
      registeredOn: '2026-03-02',
      ...input,
    })

  it('finds the same application again, whatever brackets its number was typed with', async () => {
    const first = await register()
    const typed = {
      applicants: [{ name: '张某' }],
      respondents: ['某区市场监督管理局'],
      actNumber: '某市监罚(2026) 7号',
    }
    expect(await people.reception.cases.similar(typed)).toMatchObject([
      { id: first.id, number: first.number, level: 3, likenesses: ['name', 'respondent', 'actNumber'], open: true },
    ])
    expect(await people.reception.cases.similar({ ...typed, applicants: [{ name: '王某' }] })).toMatchObject([
      { id: first.id, level: 2 },
    ])
    expect(
      await people.reception.cases.similar({ applicants: [{ name: '张某' }], respondents: ['某区教育局'] }),
    ).toEqual([])
    expect(
      await people.reception.cases.similar({
        applicants: [{ name: '', phone: '13800000000' }],
        respondents: [],
      }),
    ).toEqual([])
  })

  it('links the case to the one it looks like in the click that registers it, all or nothing', async () => {
    const first = await register()
    const again = await register(
      { similarChecked: '与前案系同一处罚决定，申请人不同。' },
      { links: [{ otherId: first.id, kind: 'sameAct', reason: '同一处罚决定，拟合并审理。' }] },
    )
    expect((await people.reception.links.list({ caseId: first.id })).links).toMatchObject([
      { other: { id: again.id }, kind: 'sameAct', reason: '同一处罚决定，拟合并审理。' },
    ])
    expect(
      await refusalOf(register({}, { links: [{ otherId: 'nobody', kind: 'other', reason: '无' }] })),
    ).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await people.reception.cases.list({})).total).toBe(2)
  })

  it('offers people of earlier cases by the beginning of name or number, each once', async () => {
    const party = {
      role: 'applicant',
      kind: 'person',
      name: '欧阳某',
      idNumber: '11010519491231002X',
      phone: '13700000001',
    }
    const parties = [{ ...party, serviceAddress: '某区旧路1号' }, application.parties[1]!]
    await register({ parties })
    const last = await register(
      { parties: [{ ...party, serviceAddress: '某区新路2号' }, application.parties[1]!] },
      { receivedOn: '2026-03-02' },
    )
    for (const text of ['欧阳', '110105', '1370']) {
      const found = await people.reception.cases.people({ text })
      expect(found).toHaveLength(1)
      expect(found[0]).toMatchObject({
        name: '欧阳某',
        idNumber: party.idNumber,
        cases: 2,
        last: { receivedOn: '2026-03-02' },
      })
    }
    expect(last.number).not.toBe('')
    // The respondent is no person to reuse here: it has a directory.
    expect(await people.reception.cases.people({ text: '某区市场' })).toEqual([])
  })

  it('registers what was filed at the penalty organ, waiting there or arrived here', async () => {
    const waiting = await register({ channel: 'penaltyOrgan' }, { penaltyRoute: { organ: '某区公安分局' } })
    expect(waiting.mainState).toBe('intake.penaltyOrganRoute')
    expect(waiting.facts.hereOn).toBeNull()
    const arrived = await people.reception.cases.register({
      receivedOn: '2026-02-26',
      application: { ...application, channel: 'penaltyOrgan' },
      penaltyRoute: { organ: '某区公安分局', arrivedOn: '2026-03-02' },
    })
    expect(arrived.mainState).toBe('intake.underReview')
    expect(arrived.facts).toMatchObject({ hereOn: '2026-03-02', penaltyRoute: { submittedOn: '2026-02-26' } })
    expect(arrived.application.appliedOn).toBe('2026-02-26')
    expect(arrived.limits.find(({ code }) => code === 'D05')?.trigger).toBe('2026-03-02')
  })

  it('judges an application from a justice office by the day it was given there', async () => {
    const view = await register({
      channel: 'justiceOffice',
      handedInTo: '某街司法所',
      handedInOn: '2026-02-27',
    })
    expect(view.application.appliedOn).toBe('2026-02-27')
    expect(view.limits.find(({ code }) => code === 'D05')?.trigger).toBe('2026-03-02')
  })

  it('keeps a directory of respondents with aliases and successors; cases keep the name of their day', async () => {
    const saved = await people.reception.respondents.save({
      data: { name: '某区城市管理委员会', aliases: ['某区城管局', '城管'], level: 'countyDepartment' },
    })
    expect(await people.caseOfficer.respondents.find({ text: '城管' })).toMatchObject([
      { id: saved.id, name: '某区城市管理委员会', level: 'countyDepartment', version: 1 },
    ])
    expect(await refusalOf(people.reception.respondents.save({ data: { name: '某区城市管理委员会' } }))).toMatchObject({
      code: 'NAME_TAKEN',
    })
    const next = await people.reception.respondents.save({ data: { name: '某区综合执法局' } })
    const data = { name: saved.name, validTo: '2026-02-28', successorId: next.id }
    const ended = await people.reception.respondents.save({ id: saved.id!, expectedVersion: 1, data })
    expect(ended).toMatchObject({ validTo: '2026-02-28', successor: { name: '某区综合执法局' }, version: 2 })
    expect(
      await refusalOf(people.reception.respondents.save({ id: saved.id!, expectedVersion: 1, data })),
    ).toMatchObject({ code: 'STALE_VERSION' })
    await register({ respondentLevel: 'branch' })
    expect(await people.reception.respondents.find({ text: '市场监督' })).toMatchObject([
      { id: null, name: '某区市场监督管理局', level: 'branch' },
    ])
    expect((await people.reception.respondents.find({})).map(({ name }) => name)).toEqual([
      '某区综合执法局',
      '某区城市管理委员会',
    ])
  })

  it('suggests the earlier consultation and adds the new talk to it: one consultation, two contacts', async () => {
    const first = await people.reception.consultations.register({ on: '2026-03-02', data: talk })
    await desk.setDay('2026-03-05')
    const similar = await people.reception.consultations.similar({ on: '2026-03-05', phone: '139 0000 0000' })
    expect(similar).toMatchObject([{ id: first.id, likenesses: ['phone'], joinable: true, told: false, version: 1 }])
    const joined = await people.reception.consultations.join({
      id: first.id,
      expectedVersion: 1,
      on: '2026-03-05',
      contact: { channel: 'phone', summary: '再次来电询问材料。' },
      publicity,
      answer,
    })
    expect(joined.history.map(({ type }) => type)).toEqual([
      'CONSULTATION_REGISTERED',
      'CONTACTED',
      'CONSULTATION_ANSWERED',
      'PUBLICITY_RECORDED',
    ])
    expect((await people.reception.consultations.list({})).total).toBe(1)
    const rates = await people.reception.reports.fourRates({ from: '2026-03-01', to: '2026-03-31' })
    expect(rates.rates.find(({ rate }) => rate === 'R3')).toMatchObject({ met: 1, missing: 0 })
    // More than thirty days after the last contact it is another consultation.
    await desk.setDay('2026-04-07')
    expect(await people.reception.consultations.similar({ on: '2026-04-07', phone: '13900000000' })).toMatchObject([
      { id: first.id, joinable: false },
    ])
    expect(
      await refusalOf(
        people.reception.consultations.join({
          id: first.id,
          expectedVersion: 4,
          on: '2026-04-07',
          contact: { channel: 'phone', summary: '又来。' },
        }),
      ),
    ).toMatchObject({ code: 'STEP_REFUSED' })
  })

  it('refers a consultation in the same talk and takes the result back', async () => {
    const view = await people.reception.consultations.register({
      on: '2026-03-02',
      data: talk,
      publicity,
      answer,
      referral: { body: 'justiceOffice', bodyName: '某街司法所', reason: '就近调解。' },
    })
    expect(view.state).toBe('referred')
    const returned = await people.reception.consultations.act({
      id: view.id,
      expectedVersion: view.version,
      event: { type: 'REFERRAL_RETURNED', on: '2026-03-02', data: { result: '双方已和解。', settled: true } },
    })
    expect(returned.state).toBe('referred')
    expect(returned.facts.referral).toMatchObject({ bodyName: '某街司法所', returned: { result: '双方已和解。' } })
  })

  it('lists every reception of a week once: consultations, contacts, applications', async () => {
    const first = await people.reception.consultations.register({
      on: '2026-03-02',
      data: { ...talk, people: 3 },
      publicity,
    })
    await people.reception.consultations.join({
      id: first.id,
      expectedVersion: first.version,
      on: '2026-03-02',
      contact: { channel: 'phone', summary: '补充。' },
    })
    await register({ channel: 'oral', oralPlace: '接待中心', oralReason: '不识字' })
    const { rows, complete } = await people.approver.consultations.reception({ from: '2026-03-02', to: '2026-03-08' })
    expect(complete).toBe(true)
    expect(rows.map(({ what, channel, people: n }) => [what, channel, n]).sort()).toEqual([
      ['application', 'counter', 1],
      ['consultation', 'counter', 3],
      ['contact', 'phone', 1],
    ])
    expect((await people.approver.consultations.reception({ from: '2026-03-09', to: '2026-03-15' })).rows).toEqual([])
    expect(await people.reception.consultations.habits()).toEqual({
      leaflets: ['2026年7月版'],
      justiceOffices: [],
      organs: ['某区城市管理委员会'],
    })
  })
})
