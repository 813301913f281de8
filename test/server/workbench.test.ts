import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView, JournalRow } from '../../shared/contract/index.ts'
import { conditions, received, take } from './story.ts'
import { openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

const told = (rows: readonly JournalRow[]) =>
  rows.map(({ section, duty }) => `${section} ${duty.code} ${duty.dueLegal ?? '-'}`)

describe('the workbench', () => {
  let desk: TestDesk
  let people: People
  let first: CaseView
  beforeAll(async () => {
    desk = await openDesk()
    people = await staffed(desk)
    first = await received(desk, people, '2026-03-02')
    await desk.setDay('2026-03-04')
    first = await take(people.caseOfficer, first, 'ACCEPT', '2026-03-04', { conditions })
    first = await take(people.caseOfficer, first, 'START_TRIAL', '2026-03-04', {
      procedureKind: 'ordinary',
      reviewers: [people.ids.caseOfficer, people.ids.supervisor],
      caseOfficer: people.ids.caseOfficer,
    })
    await desk.setDay('2026-03-09')
    first = await take(people.caseOfficer, first, 'COPY_SERVED', '2026-03-09', { respondent: 'p2', mode: 'direct' })
  })
  afterAll(() => desk.close())

  it('tells in the journal of a day what began and what was met, by whom', async () => {
    const { rows, on } = await people.caseOfficer.duties.journal({ on: '2026-03-04', scope: 'all' })
    expect(on).toBe('2026-03-04')
    const met = rows.find(({ section, duty }) => section === 'met' && duty.code === 'D05')
    expect(met).toMatchObject({
      subject: { kind: 'case', id: first.id, number: first.number },
      before: '2026-03-09',
      duty: { status: 'fulfilled', endedOn: '2026-03-04', article: expect.stringContaining('第30条') },
      recordedBy: { id: people.ids.caseOfficer },
    })
    expect(told(rows)).toContain('began D11 2026-03-13')
    expect(told(rows)).toContain('began D15 2026-05-06')
    const earlier = await people.caseOfficer.duties.journal({ on: '2026-03-02', scope: 'all' })
    expect(told(earlier.rows)).toContain('began D05 2026-03-09')
    expect(earlier.rows.map((row) => row.section)).not.toContain('met')
  })

  it('keeps the journal of a past day as it was, whatever is recorded later', async () => {
    const before = await people.caseOfficer.duties.journal({ on: '2026-03-04', scope: 'all' })
    await desk.setDay('2026-03-16')
    first = await take(people.caseOfficer, first, 'SUSPEND', '2026-03-16', {
      ground: 'S7',
      reason: '以另案审理结果为依据。',
    })
    const after = await people.caseOfficer.duties.journal({ on: '2026-03-04', scope: 'all' })
    expect(after.rows.map(({ subject: _now, ...row }) => row)).toEqual(
      before.rows.map(({ subject: _then, ...row }) => row),
    )
    const day = await people.caseOfficer.duties.journal({ on: '2026-03-16', scope: 'all' })
    expect(told(day.rows)).toContain('moved D15 -')
    expect(day.rows.find(({ duty }) => duty.code === 'D15')).toMatchObject({ before: '2026-05-06' })
  })

  it('shows since when a case stands still', async () => {
    await desk.setDay('2026-03-28')
    const { rows } = await people.caseOfficer.duties.worklist({ scope: 'mine', band: 'suspended' })
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows)
      expect(row.pause).toMatchObject({ on: '2026-03-16', ground: 'S7', days: 12, ends: 'RESUME' })
  })

  it('lists cases that do not move, with the likely reason, after the days of the setting', async () => {
    const { values } = await people.supervisor.settings.get()
    expect(values.stuckDays).toBe(15)
    await desk.setDay('2026-03-30')
    expect((await people.supervisor.duties.stuck({ scope: 'all' })).rows.map((row) => row.subject.id)).not.toContain(
      first.id,
    )
    await desk.setDay('2026-03-31')
    const { rows, days } = await people.supervisor.duties.stuck({ scope: 'all' })
    expect(days).toBe(15)
    expect(rows.find((row) => row.subject.id === first.id)).toMatchObject({
      idleDays: 15,
      lastEntryOn: '2026-03-16',
      reason: 'suspended',
      officer: { id: people.ids.caseOfficer },
      pause: { on: '2026-03-16', days: 15 },
    })
    await people.supervisor.settings.set({ values: { ...values, stuckDays: 16 }, reason: '试行。' })
    const later = await people.supervisor.duties.stuck({ scope: 'all' })
    expect(later.rows.map((row) => row.subject.id)).not.toContain(first.id)
  })

  it('tells what passed on its last day, and still tells it after the clock was stopped', async () => {
    const late = await received(desk, people, '2026-04-01', '2026-03-20')
    await desk.setDay('2026-04-02')
    const accepted = await take(people.caseOfficer, late, 'ACCEPT', '2026-04-02', { conditions })
    const missed = async () => {
      const { rows } = await people.supervisor.duties.journal({ on: '2026-04-14', scope: 'all' })
      return rows.filter((row) => row.section === 'missed').map((row) => [row.subject.id, row.duty.code])
    }
    const copy = accepted.duties.find((duty) => duty.code === 'D11' || duty.code === 'D13')
    expect(copy?.dueLegal ?? accepted.limits.map((limit) => `${limit.code} ${limit.dueLegal}`)).toBe('2026-04-14')
    await desk.setDay('2026-04-14')
    expect(await missed()).toContainEqual([late.id, copy?.code])
    await desk.setDay('2026-04-15')
    await take(people.caseOfficer, accepted, 'SUSPEND', '2026-04-15', {
      ground: 'S7',
      reason: '以另案审理结果为依据。',
    })
    expect(await missed()).toContainEqual([late.id, copy?.code])
  })

  it('sorts the day: overdue, today, the next working day, the rest of the week', async () => {
    // Friday: the review ends on the Monday after next, the next working day is Monday.
    await received(desk, people, '2026-05-15', '2026-05-10')
    await desk.setDay('2026-05-22')
    const { rows, nextWorkingDay, weekEnd } = await people.reception.duties.sheet({ scope: 'all' })
    expect([nextWorkingDay, weekEnd]).toEqual(['2026-05-25', '2026-05-31'])
    const groups = rows.map((row) => `${row.group} ${row.duty?.code} ${row.duty?.dueSafe}`)
    expect(groups).toContain('today D05 2026-05-22')
    const order = ['overdue', 'today', 'tomorrow', 'week', 'othersLate']
    for (const row of rows) {
      expect(order).toContain(row.group)
      const safe = row.duty?.dueSafe ?? ''
      if (row.group === 'overdue') expect((row.duty?.dueLegal ?? '') < '2026-05-22').toBe(true)
      if (row.group === 'tomorrow') expect(safe).toBe('2026-05-25')
      if (row.group === 'week') expect(safe > '2026-05-25' && safe <= '2026-05-31').toBe(true)
    }
  })

  it('shows leaders what each person has in hand, and what falls due while one is away', async () => {
    const { rows } = await people.supervisor.duties.load()
    const officer = rows.find((row) => row.person?.id === people.ids.caseOfficer)
    expect(officer?.openCases).toBeGreaterThan(0)
    const { counts } = await people.supervisor.duties.worklist({ staff: people.ids.caseOfficer })
    expect([officer?.near, officer?.overdue, officer?.suspended]).toEqual([
      counts.near,
      counts.overdue,
      counts.suspended,
    ])
    const due = await people.supervisor.duties.dueWhileAway({ staff: people.ids.reception, until: '2026-05-31' })
    expect(due.rows.length).toBeGreaterThan(0)
    for (const row of due.rows) expect(row.duty?.staff?.id).toBe(people.ids.reception)
    expect((await refusalOf(people.caseOfficer.duties.load())).code).toBe('FORBIDDEN')
  })
})
