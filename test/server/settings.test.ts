import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCase } from '../../server/cases/store.ts'
import { deskOf } from '../../server/desk.ts'
import { documentSource } from '../../server/documents/source.ts'
import type { VerifyResult } from '../../shared/contract/index.ts'
import { conditions, received, take } from './story.ts'
import { openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
beforeEach(async () => {
  desk = await openDesk()
  people = await staffed(desk)
})
afterEach(() => desk.close())

async function verified(): Promise<VerifyResult> {
  const run = await people.administrator.system.verify()
  let step = await run.next()
  while (!step.done) step = await run.next()
  return step.value
}

/** Accepted so that the 60 natural days end on Sunday 2027-01-31. */
async function accepted() {
  const view = await received(desk, people, '2026-11-30', '2026-11-20')
  await desk.setDay('2026-12-02')
  return take(people.caseOfficer, view, 'ACCEPT', '2026-12-02', { conditions })
}

describe('a change of the settings', () => {
  it('is shown with the dates it moves before it is saved, and moves just those', async () => {
    const view = await accepted()
    const { values, changedAt } = await people.supervisor.settings.get()
    const same = await people.supervisor.settings.preview({ values: { ...values, nearWorkingDays: 9, stuckDays: 90 } })
    expect(same).toEqual({ openCases: 1, cases: 0, dates: 0, changed: [] })
    const next = { ...values, legal: { ...values.legal, rollOrganPeriods: false } }
    const preview = await people.supervisor.settings.preview({ values: next })
    expect(preview).toMatchObject({ openCases: 1, cases: 1 })
    expect(preview.dates).toBe(preview.changed.length)
    expect(preview.changed.find(({ code }) => code === 'D15')).toMatchObject({
      caseId: view.id,
      before: { dueLegal: '2027-02-01' },
      after: { dueLegal: '2027-01-31' },
    })
    const dateOf = async () =>
      (await people.reception.cases.get({ id: view.id })).limits.find(({ code }) => code === 'D15')?.dueLegal
    expect(await dateOf()).toBe('2027-02-01')
    await people.supervisor.settings.set({ values: next, reason: '按本区口径。', basedOn: changedAt })
    expect(await dateOf()).toBe('2027-01-31')
    expect((await people.supervisor.settings.preview({ values: next })).dates).toBe(0)
  })

  it('does not overwrite what somebody else saved meanwhile', async () => {
    const { values, changedAt } = await people.supervisor.settings.get()
    await people.administrator.settings.set({ values: { ...values, stuckDays: 20 }, reason: '试行。', basedOn: null })
    const late = { values: { ...values, nearWorkingDays: 5 }, reason: '提前提醒。', basedOn: changedAt }
    const refused = await refusalOf(people.supervisor.settings.set(late))
    expect(refused).toMatchObject({ code: 'SETTINGS_CHANGED', defined: true, data: { by: '管某' } })
    expect(refused.message).toContain('没有保存')
    const now = await people.supervisor.settings.get()
    expect(now.values).toEqual({ ...values, stuckDays: 20 })
    await people.supervisor.settings.set({
      values: { ...now.values, nearWorkingDays: 5 },
      reason: '提前提醒。',
      basedOn: now.changedAt,
    })
    expect((await people.supervisor.settings.get()).values).toEqual({ ...values, stuckDays: 20, nearWorkingDays: 5 })
  })
})

describe('the history', () => {
  it('tells every change with who, when, why, and what stood there before', async () => {
    const { values } = await people.supervisor.settings.get()
    await people.supervisor.settings.set({
      values: { ...values, stuckDays: 20, approvalMatrix: { ...values.approvalMatrix, UPHOLD: 'organHead' } },
      reason: '按新分工。',
    })
    await people.supervisor.settings.setParticulars({
      particulars: { institution: '某区司法局', address: '', phone: '', court: '' },
      reason: '首次填写。',
    })
    await people.administrator.numbers.pushCounter({ year: 2026, kind: 'case', to: 12 })
    await people.administrator.users.update({ id: people.ids.reception, roles: ['reception', 'caseOfficer'] })
    const { rows, more } = await people.supervisor.settings.history({})
    expect(more).toBe(false)
    expect(rows.map(({ key, by, reason }) => [key, by?.name, reason])).toEqual([
      [`user.${people.ids.reception}`, '管某', null],
      ['counter.case.2026', '管某', null],
      ['organParticulars', '督某', '首次填写。'],
      ['case', '督某', '按新分工。'],
    ])
    expect(rows[3]?.values).toEqual([
      { path: ['approvalMatrix', 'UPHOLD'], before: 'institutionHead', after: 'organHead' },
      { path: ['stuckDays'], before: 15, after: 20 },
    ])
    expect(rows[0]?.values).toContainEqual({ path: ['roles'], before: null, after: 'reception、caseOfficer' })
    expect((await people.supervisor.settings.history({ before: rows[2]!.id })).rows).toEqual([rows[3]])
  })

  it('is part of the verification', async () => {
    const { values } = await people.supervisor.settings.get()
    await people.supervisor.settings.set({ values: { ...values, stuckDays: 20 }, reason: '试行。' })
    expect(await verified()).toMatchObject({ sound: true, found: 0 })
    const { db } = desk.server.app
    await sql`UPDATE setting SET reason = '别的' WHERE key = 'case'`.execute(db)
    expect(await verified()).toMatchObject({
      sound: false,
      problems: [{ kind: 'setting', caseId: null, seq: null, detail: 'differs case' }],
    })
  })
})

it('what papers say of the organ comes from the settings', async () => {
  const view = await accepted()
  const { app } = desk.server
  const organ = async () => documentSource(await loadCase(app.db, view.id), await deskOf(app.db), '2026-12-02').organ
  expect(await organ()).toEqual({ name: '某区人民政府' })
  const particulars = { institution: '某区司法局', address: '某区某路1号', phone: '', court: '某区人民法院' }
  const saved = await people.supervisor.settings.setParticulars({ particulars, reason: '首次填写。' })
  expect(saved.particulars).toEqual(particulars)
  expect(await organ()).toEqual({
    name: '某区人民政府',
    institution: '某区司法局',
    address: '某区某路1号',
    court: '某区人民法院',
  })
})

it('says where the data lies, how big it is and when it was backed up', async () => {
  expect(await people.administrator.system.dataPlace()).toMatchObject({
    engine: 'sqlite',
    folder: desk.dataDir,
    file: 'fuyi.db',
    materials: 0,
    materialBytes: 0,
    lastBackup: null,
    practice: false,
  })
  const made = await people.administrator.system.backups.make()
  const place = await people.administrator.system.dataPlace()
  expect(place.lastBackup).toEqual(made)
  expect(place.fileBytes).toBeGreaterThan(100_000)
  expect(place.freeBytes).toBeGreaterThan(0)
})
