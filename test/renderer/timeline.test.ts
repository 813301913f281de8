import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counted, timelineOf } from '../../renderer/screens/case/timeline/timeline.ts'
import type { CaseView } from '../../shared/contract/index.ts'
import { mediated, SECRET, take } from '../server/story.ts'
import { openDesk, type People, staffed, type TestDesk } from '../server/testDesk.ts'

describe('the course of a case in two lanes', () => {
  let desk: TestDesk
  let people: People
  let view: CaseView
  beforeAll(async () => {
    desk = await openDesk()
    people = await staffed(desk)
    view = await mediated(desk, people)
    await desk.setDay('2026-03-23')
    view = await take(people.caseOfficer, view, 'SUSPEND', '2026-03-23', {
      ground: 'S1',
      reason: '申请人死亡，待继承人表态。',
    })
    await desk.setDay('2026-04-02')
    view = await take(people.caseOfficer, view, 'RESUME', '2026-04-02', { reason: '继承人参加复议。' })
    view = await take(people.caseOfficer, view, 'NOTED', '2026-03-25', { note: '电话联系继承人。' })
  })
  afterAll(() => desk.close())

  it('stands in the order of legal days, what is due beneath today', () => {
    const rows = timelineOf(view, '2026-04-02')
    const days = rows.map(({ on }) => on)
    expect(days).toEqual([...days].sort())
    const today = rows.findIndex(({ kind }) => kind === 'today')
    expect(rows.slice(0, today).every(({ kind }) => kind === 'entry')).toBe(true)
    expect(rows.slice(today + 1).map((row) => row.kind === 'due' && row.limit.code)).toContain('D15')
    // The note was written down last, but belongs into the days of the suspension.
    const note = rows.find((row) => row.kind === 'entry' && row.entry.type === 'NOTED')
    expect(note).toMatchObject({ on: '2026-03-25', clock: 'stopped' })
  })

  it('shows the clock as it stood: none, running, a gap, running again', () => {
    const clocks = timelineOf(view, '2026-04-02').flatMap((row) =>
      row.kind === 'entry' ? [[row.entry.type, row.clock]] : [],
    )
    const byType = Object.fromEntries(clocks)
    expect(byType).toMatchObject({
      APPLICATION_RECEIVED: 'none',
      REGISTERED: 'none',
      ACCEPT: 'running',
      MEDIATION_HELD: 'running',
      SUSPEND: 'stopped',
      RESUME: 'running',
    })
  })

  it('keeps what was taken back in sight, but not among what counts', async () => {
    const seq = view.history.at(-1)!.seq
    const reverted = await people.approver.cases.act({
      id: view.id,
      expectedVersion: view.version,
      event: { type: 'REVERT', on: '2026-04-02', data: { seq, reason: '误记' } },
    })
    const rows = timelineOf(reverted, '2026-04-02', 'changes')
    expect(rows.flatMap((row) => (row.kind === 'entry' ? [row.entry.type] : []))).toEqual(['NOTED', 'REVERT'])
    expect(counted(reverted).some(({ type }) => type === 'NOTED')).toBe(false)
  })

  it('filters by what somebody looks for', () => {
    const types = (filter: Parameters<typeof timelineOf>[2]) =>
      timelineOf(view, '2026-04-02', filter).flatMap((row) => (row.kind === 'entry' ? [row.entry.type] : []))
    expect(types('papers')).toEqual(['ACCEPT', 'ACCEPTANCE_NOTICE_SERVED', 'COPY_SERVED', 'SUSPEND', 'RESUME'])
    expect(types('contacts')).toEqual(['APPLICATION_RECEIVED', 'OPINIONS_HEARD', 'MEDIATION_HELD', 'NOTED'])
    expect(types('states')).toContain('SUSPEND')
    expect(types('states')).not.toContain('NOTED')
  })

  it('has nothing of what was said in mediation for a reader of the ruling file', async () => {
    const seen = await people.approver.cases.get({ id: view.id })
    expect(JSON.stringify(timelineOf(seen, '2026-04-02'))).not.toContain(SECRET)
    expect(JSON.stringify(counted(seen))).not.toContain(SECRET)
  })
})
