import { afterEach, expect, it } from 'vitest'
import { engines } from '../db/engines.ts'
import { received } from './story.ts'
import { application, openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
afterEach(() => desk.close())

const open = async (engine: (typeof engines)[number] = 'sqlite') => {
  desk = await openDesk(engine)
  people = await staffed(desk)
}

it.each(engines.filter((engine) => engine !== 'server'))('a note is read by its author only (%s)', async (engine) => {
  await open(engine)
  const { id: caseId } = await received(desk, people, '2026-03-02')
  const { caseOfficer: officer, supervisor } = people
  expect(await officer.notes.mine({ caseId })).toEqual({ body: '', version: 0, updatedAt: null })
  const saved = await officer.notes.save({ caseId, body: '申请人情绪激动，先电话沟通。', version: 0 })
  expect(saved).toEqual({ body: '申请人情绪激动，先电话沟通。', version: 1, updatedAt: '2026-03-02T02:00:00.000Z' })
  expect(await supervisor.notes.mine({ caseId })).toEqual({ body: '', version: 0, updatedAt: null })
  expect(JSON.stringify(await supervisor.cases.get({ id: caseId }))).not.toContain('情绪激动')
  // Another window of the same person was slower: it gets the text that it would have written over.
  expect(await refusalOf(officer.notes.save({ caseId, body: '另一段', version: 0 }))).toMatchObject({
    code: 'NOTE_CHANGED',
    data: { body: '申请人情绪激动，先电话沟通。', version: 1 },
  })
  await officer.notes.save({ caseId, body: '', version: 1 })
  expect(await officer.notes.mine({ caseId })).toMatchObject({ body: '', version: 2 })
})

it.each(engines.filter((engine) => engine !== 'server'))(
  'cases are linked with a reason, and taken apart with one (%s)',
  async (engine) => {
    await open(engine)
    const first = await received(desk, people, '2026-03-02')
    const second = await received(desk, people, '2026-03-02')
    const { parties, ...rest } = application
    const third = await people.reception.cases.register({
      receivedOn: '2026-03-02',
      application: {
        ...rest,
        actNumber: '某市监罚〔2026〕70号',
        parties: parties.map((p) => ({ ...p, name: `${p.name}乙` })),
      },
    })
    const { links } = people.reception
    const { suggested } = await links.list({ caseId: first.id })
    expect(suggested.map(({ other, kind }) => [other.id, kind])).toEqual([[second.id, 'sameAct']])

    const linked = await links.add({
      caseId: first.id,
      otherId: second.id,
      kind: 'sameAct',
      reason: '同一处罚决定，两名申请人。',
    })
    expect(linked).toMatchObject({
      links: [{ other: { number: second.number }, kind: 'sameAct', ended: null }],
      suggested: [],
    })
    const again = links.add({ caseId: second.id, otherId: first.id, kind: 'other', reason: '重复' })
    expect(await refusalOf(again)).toMatchObject({ code: 'ALREADY_LINKED', data: { number: first.number } })
    const itself = links.add({ caseId: third.id, otherId: third.id, kind: 'other', reason: '重复' })
    expect(await refusalOf(itself)).toMatchObject({ code: 'BAD_INPUT' })

    const fromOther = await links.list({ caseId: second.id })
    expect(fromOther.links.map(({ other }) => other.id)).toEqual([first.id])
    const id = fromOther.links[0]!.id
    expect(await refusalOf(links.end({ caseId: third.id, id, reason: '误' }))).toMatchObject({ code: 'NOT_FOUND' })
    const ended = await links.end({ caseId: second.id, id, reason: '经查不是同一行政行为。' })
    expect(ended.links).toMatchObject([{ ended: { reason: '经查不是同一行政行为。', by: { name: '接某' } } }])
    expect(ended.suggested.map(({ other }) => other.id)).toEqual([first.id])
    expect(await refusalOf(links.end({ caseId: second.id, id, reason: '再' }))).toMatchObject({ code: 'NOT_FOUND' })
  },
)
