import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../../shared/contract/index.ts'
import { closed, conditions, mediated, received, SECRET, take } from './story.ts'
import { application, openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
beforeEach(async () => {
  desk = await openDesk()
  people = await staffed(desk)
})
afterEach(() => desk.close())

describe('a step', () => {
  it('is refused with what is missing, by which article, and how to mend it', async () => {
    const view = await received(desk, people, '2026-03-02')
    const refused = await refusalOf(
      take(people.caseOfficer, view, 'ACCEPT', '2026-03-02', { conditions: conditions.slice(1) }),
    )
    expect(refused).toMatchObject({ code: 'STEP_REFUSED', defined: true, data: { type: 'ACCEPT' } })
    const { unmet } = refused.data as { unmet: { article: string; zh: string; remedy: { zh: string } }[] }
    expect(unmet).toHaveLength(1)
    expect(unmet[0]?.article).toMatch(/^行政复议法 第30条/)
    expect(refused.message).toBe(`现在不能“受理”：${unmet[0]?.zh}。`)
    expect((await people.caseOfficer.cases.get({ id: view.id })).version).toBe(view.version)
  })

  it('that is well formed but names nobody is refused with the place', async () => {
    let view = await received(desk, people, '2026-03-02')
    view = await take(people.caseOfficer, view, 'ACCEPT', '2026-03-02', { conditions })
    const start = {
      procedureKind: 'ordinary',
      reviewers: [people.ids.caseOfficer, 'nobody'],
      caseOfficer: people.ids.caseOfficer,
    }
    expect(await refusalOf(take(people.caseOfficer, view, 'START_TRIAL', '2026-03-02', start))).toMatchObject({
      code: 'BAD_INPUT',
      data: { fields: [{ path: 'event.data.reviewers.1', code: 'unknown_staff' }] },
    })
    expect(
      await refusalOf(take(people.caseOfficer, view, 'NOTED', '2026-03-02', { note: '某', more: 1 })),
    ).toMatchObject({
      code: 'BAD_INPUT',
      data: { fields: [{ path: 'event.data', code: 'unrecognized_keys' }] },
      message: '有 1 处填写不符合要求，请按标记逐项更正。',
    })
    expect(await refusalOf(people.caseOfficer.cases.get({ id: 'nobody' }))).toMatchObject({
      code: 'NOT_FOUND',
      data: { kind: 'case' },
    })
  })

  it('is recorded only by the roles of its event', async () => {
    const view = await received(desk, people, '2026-03-02')
    expect(await refusalOf(take(people.reception, view, 'ACCEPT', '2026-03-02', { conditions }))).toMatchObject({
      code: 'FORBIDDEN',
      data: { roles: ['caseOfficer', 'approver', 'supervisor'] },
    })
    expect(view.steps.map((step) => step.type)).not.toContain('ACCEPT')
    expect((await people.caseOfficer.cases.get({ id: view.id })).steps).toContainEqual({
      type: 'ACCEPT',
      here: true,
      unmet: [],
    })
  })

  it('on a case that somebody else changed is refused, and says who did what first', async () => {
    const seen = await received(desk, people, '2026-03-02')
    await take(people.caseOfficer, seen, 'ACCEPT', '2026-03-02', { conditions })
    const refused = await refusalOf(take(people.supervisor, seen, 'NOTED', '2026-03-02', { note: '请尽快受理。' }))
    expect(refused).toMatchObject({
      code: 'STALE_VERSION',
      defined: true,
      data: {
        expectedVersion: 2,
        version: 3,
        changes: [{ seq: 3, type: 'ACCEPT', on: '2026-03-02', by: '承某', recordedAt: '2026-03-02T02:00:00.000Z' }],
      },
      message: '本案已有新的记录（承某，2026-03-02，受理），请核对后再保存，您填写的内容没有丢失。',
    })
  })

  it('taken by two people at once is taken once', async () => {
    const seen = await received(desk, people, '2026-03-02')
    const notes = (['caseOfficer', 'supervisor', 'approver'] as const).map((role) =>
      take(people[role], seen, 'NOTED', '2026-03-02', { note: '某。' }),
    )
    const ends = await Promise.allSettled(notes)
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'STALE_VERSION' })
    expect((await people.reception.cases.get({ id: seen.id })).version).toBe(seen.version + 1)
  })

  it('is explained while it is typed; unfinished fields do not count', async () => {
    const view = await received(desk, people, '2026-03-02')
    const explain = (data: Record<string, unknown>) =>
      people.caseOfficer.cases.explainStep({ id: view.id, type: 'ACCEPT', data })
    expect((await explain({ conditions })).unmet).toEqual([])
    const halfTyped = (await explain({ conditions: 'half typed' })).unmet.map(({ condition }) => condition)
    expect(halfTyped.length).toBeGreaterThanOrEqual(conditions.length)
    expect(halfTyped).toEqual((await explain({})).unmet.map(({ condition }) => condition))
    expect(await people.caseOfficer.cases.explainStep({ id: view.id, type: 'APPROVED' })).toMatchObject({ here: false })
  })

  it('leaves nothing behind when it fails', async () => {
    const view = await received(desk, people, '2026-03-02')
    const db = desk.server.app.db
    const before = await db.selectFrom('case_event').selectAll().execute()
    await desk.server.app.db.schema.createTable('occupied').addColumn('x', 'text').execute()
    // A trigger stands for whatever breaks in the middle of the transaction.
    const { sql } = await import('kysely')
    await sql`CREATE TRIGGER broken BEFORE INSERT ON duty BEGIN SELECT RAISE (ABORT, 'broken'); END`.execute(db)
    const refused = await refusalOf(take(people.caseOfficer, view, 'ACCEPT', '2026-03-02', { conditions }))
    expect(refused).toMatchObject({ code: 'INTERNAL', defined: true })
    const { reference } = refused.data as { reference: string }
    expect(refused.message).toContain(reference)
    expect(desk.log.find((line) => line.fields['reference'] === reference)).toMatchObject({
      level: 'error',
      event: 'call failed',
      fields: { call: 'cases.act' },
    })
    await sql`DROP TRIGGER broken`.execute(db)
    expect(await db.selectFrom('case_event').selectAll().execute()).toEqual(before)
    expect(await people.caseOfficer.cases.get({ id: view.id })).toMatchObject({
      version: view.version,
      mainState: 'intake.underReview',
    })
  })
})

describe('time', () => {
  it('that passed while nobody looked has its effect on its legal day', async () => {
    const view = await received(desk, people, '2026-03-02')
    // Five working days from 03-02: 03-09.
    await desk.setDay('2026-03-20')
    const { rows } = await people.reception.cases.list({})
    expect(rows[0]).toMatchObject({ mainState: 'intake.accepted', acceptedOn: '2026-03-09', version: 3 })
    const later = await people.reception.cases.get({ id: view.id })
    expect(later.history[2]).toMatchObject({
      type: 'DEEMED_ACCEPTED',
      on: '2026-03-09',
      recordedAt: '2026-03-20T02:00:00.000Z',
      by: null,
    })
    expect(later.warnings.map((warning) => warning.code)).toEqual(['deemedAccepted'])
  })

  it('is shown day by day', async () => {
    const view = await received(desk, people, '2026-03-02')
    const limit = view.limits.find(({ code }) => code === 'D05')
    expect(limit).toMatchObject({
      key: '1:D05',
      trigger: '2026-03-02',
      dueLegal: '2026-03-09',
      unit: 'working',
      workingDaysLeft: 5,
      naturalDaysLeft: 7,
      status: 'open',
    })
    const strip = await people.caseOfficer.cases.strip({ id: view.id, limitKey: '1:D05' })
    expect(strip.limit).toEqual(limit)
    expect(strip.days.map(({ on, label, count }) => [on.slice(5), label, count])).toEqual([
      ['03-02', 'trigger', null],
      ['03-03', 'counted', 1],
      ['03-04', 'counted', 2],
      ['03-05', 'counted', 3],
      ['03-06', 'counted', 4],
      ['03-07', 'rest', null],
      ['03-08', 'rest', null],
      ['03-09', 'counted', 5],
    ])
    expect(strip.reasons[0]?.zh).toContain('不计入')
    expect(await refusalOf(people.caseOfficer.cases.strip({ id: view.id, limitKey: '9:D99' }))).toMatchObject({
      code: 'NOT_FOUND',
      data: { kind: 'limit' },
    })
  })

  it('fills the worklist: mine and everybody’s, each row in one band', async () => {
    await received(desk, people, '2026-03-02')
    const all = await people.administrator.duties.worklist({ scope: 'all' })
    expect(all.rows.map(({ duty }) => duty?.code)).toContain('D05')
    expect(all.total).toBe(all.rows.length)
    expect(Object.values(all.counts).reduce((a, b) => a + b, 0)).toBe(all.total)
    expect((await people.administrator.duties.worklist({ scope: 'mine' })).total).toBe(0)
    await desk.setDay('2026-03-06')
    const near = await people.reception.duties.worklist({ scope: 'all', band: 'near' })
    expect(
      near.rows.map(({ duty, subject }) => [duty?.code, duty?.band, duty?.workingDaysLeft, subject.stage]),
    ).toContainEqual(['D05', 'near', 1, 'intake'])
  })
})

describe('a correction', () => {
  it('changes what follows from the entry, and the old entry stays readable', async () => {
    const view = await received(desk, people, '2026-03-02')
    const corrected = await people.caseOfficer.cases.correct({
      id: view.id,
      expectedVersion: view.version,
      seq: 1,
      changes: { actTitle: '行政处罚决定（第7号）', actServedOn: null },
      reason: '登记时漏写文号。',
    })
    expect(corrected.title).toBe('张某不服某区市场监督管理局行政处罚决定（第7号）')
    expect(corrected.facts.act.servedOn).toBeNull()
    expect(corrected.history[0]).toMatchObject({
      seq: 1,
      correctedBy: [3],
      voidedBy: null,
      data: { actTitle: '行政处罚决定' },
    })
    expect(corrected.history[2]).toMatchObject({
      type: 'CORRECT',
      by: { name: '承某' },
      data: { seq: 1, reason: '登记时漏写文号。' },
    })
    expect((await people.reception.cases.list({ text: '第7号' })).total).toBe(1)
  })

  it('of a field the entry does not have, of no entry, or without sense is refused', async () => {
    const view = await received(desk, people, '2026-03-02')
    const correct = (seq: number, changes: Record<string, unknown>) =>
      refusalOf(
        people.caseOfficer.cases.correct({
          id: view.id,
          expectedVersion: view.version,
          seq,
          changes,
          reason: '更正。',
        }),
      )
    expect(await correct(1, { colour: 'red' })).toMatchObject({
      code: 'BAD_INPUT',
      data: { fields: [{ path: 'changes.colour' }] },
    })
    expect(await correct(9, { on: '2026-03-01' })).toMatchObject({ code: 'NOT_FOUND', data: { kind: 'event' } })
    expect(await correct(1, { actServedOn: '2026-02-30' })).toMatchObject({
      code: 'BAD_INPUT',
      data: { fields: [{ path: 'changes.actServedOn' }] },
    })
    expect(await correct(1, { parties: null })).toMatchObject({
      code: 'BAD_INPUT',
      data: { fields: [{ path: 'changes.parties', code: 'required' }] },
    })
    // Receipt cannot lie in the future, nor can registration come before it.
    expect(await correct(1, { on: '2026-03-30' })).toMatchObject({ code: 'STEP_REFUSED' })
  })

  it('by reverting marks what it took back', async () => {
    const view = await received(desk, people, '2026-03-02')
    const accepted = await take(people.caseOfficer, view, 'ACCEPT', '2026-03-02', { conditions })
    const reverted = await take(people.approver, accepted, 'REVERT', '2026-03-02', { seq: 3, reason: '误点。' })
    expect(reverted.mainState).toBe('intake.underReview')
    expect(reverted.history.map((entry) => entry.voidedBy)).toEqual([null, null, 4, null])
  })
})

describe('mediation content', () => {
  const reads = async (client: Client, id: string) => {
    const view = await client.cases.get({ id })
    return { ...view, text: JSON.stringify(view) }
  }

  it('is kept from everybody but officer, reviewers, mediators and supervisors', async () => {
    const { id } = await mediated(desk, people)
    for (const role of ['caseOfficer', 'supervisor'] as const) {
      const view = await reads(people[role], id)
      expect(view.readsSealed).toBe(true)
      expect(view.text).toContain(SECRET)
    }
    for (const role of ['reception', 'approver', 'administrator'] as const) {
      const view = await reads(people[role], id)
      expect(view.readsSealed).toBe(false)
      expect(view.text).not.toContain(SECRET)
      // That it took place, when and with what result.
      expect(view.history.find((entry) => entry.type === 'MEDIATION_HELD')).toMatchObject({
        on: '2026-03-18',
        sealed: ['summary'],
        data: { outcome: 'failed', participants: ['p1', 'p2'] },
      })
      expect((await people[role].cases.list({ text: '重新核算' })).total).toBe(0)
    }
  })

  it('is kept back in what a correction repeats', async () => {
    const view = await mediated(desk, people)
    const seq = view.history.find((entry) => entry.type === 'MEDIATION_HELD')!.seq
    const other = '申请人愿意接受减半处罚。'
    await people.caseOfficer.cases.correct({
      id: view.id,
      expectedVersion: view.version,
      seq,
      changes: { summary: other },
      reason: '记录有误。',
    })
    expect((await reads(people.supervisor, view.id)).text).toContain(other)
    const seen = await reads(people.approver, view.id)
    expect(seen.text).not.toContain(other)
    expect(seen.history.at(-1)).toMatchObject({
      type: 'CORRECT',
      sealed: ['summary'],
      data: { changes: [{ field: 'summary' }] },
    })
  })
})

describe('the log of the program', () => {
  it('holds ids and codes, no name and no text of anybody', async () => {
    await closed(desk, people)
    await refusalOf(people.nobody.session.signIn({ login: 'reception', password: '张某的密码' }))
    const text = JSON.stringify(desk.log)
    expect(desk.log.filter((line) => line.event === 'step').length).toBeGreaterThan(10)
    for (const word of ['张某', '市场', '13800000000', '承某', SECRET, '密码', 'reception'])
      expect(text).not.toContain(word)
  })
})

describe('registering', () => {
  it('takes all or nothing: a refused registration takes no number', async () => {
    await desk.setDay('2026-03-02')
    const input = { receivedOn: '2026-03-03', application }
    expect(await refusalOf(people.reception.cases.register(input))).toMatchObject({
      code: 'STEP_REFUSED',
      data: { type: 'APPLICATION_RECEIVED' },
    })
    expect((await people.reception.numbers.list({ year: 2026 })).rows).toEqual([])
    const view = await people.reception.cases.register({ ...input, receivedOn: '2026-03-02' })
    expect(view).toMatchObject({ number: '津东政复〔2026〕1号', mainState: 'intake.registering', version: 1 })
  })
})
