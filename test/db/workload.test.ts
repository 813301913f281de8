import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Executor } from '../../db/executor.ts'
import { inTransaction } from '../../db/executor.ts'
import type { CaseRecord } from '../../db/repositories/cases.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import { appendConsultationEvents, insertConsultation } from '../../db/repositories/consultations.ts'
import { replaceDuties } from '../../db/repositories/duties.ts'
import { appendEvents } from '../../db/repositories/events.ts'
import { touchedOn } from '../../db/repositories/journal.ts'
import { owedUntil, worklist } from '../../db/repositories/worklist.ts'
import { openCasesByOfficer, openDutiesByStaff, snapshotsOf, stuckCases } from '../../db/repositories/workload.ts'
import type { Duty } from '../../shared/duties/duty.ts'
import { engines, type OpenEngine, openEngine } from './engines.ts'
import { aCase, aConsultation, aDuty, anEvent } from './records.ts'

const today = '2026-10-20'
const moved = (day: string) => `${day}T03:00:00.000Z`
const dated = (due: string, over: Partial<Duty> = {}) =>
  aDuty(over.key ?? '1:D11', { code: 'D11', nominal: due, dueLegal: due, dueSafe: due, nearFrom: due, ...over })

/** Cases by number: when they last moved, and what is owed in them. */
const rows: Record<number, { over?: Partial<CaseRecord>; duties: Duty[] }> = {
  1: {
    over: { updatedAt: moved('2026-10-19') },
    duties: [dated('2026-10-15'), dated('2026-10-22', { key: '1:soon' })],
  },
  2: { over: { updatedAt: moved('2026-09-01') }, duties: [dated('2026-12-15', { key: '1:far' })] },
  3: { over: { updatedAt: moved('2026-10-18') }, duties: [] },
  4: {
    over: { updatedAt: moved('2026-10-18'), clock: 'suspended' },
    duties: [aDuty('1:paused', { paused: true, dueLegal: null })],
  },
  5: { over: { updatedAt: moved('2026-08-01'), open: false }, duties: [] },
  6: {
    over: { updatedAt: moved('2026-10-04'), officerId: null, procedureKind: 'simple' },
    duties: [
      dated('2026-10-14', { key: '1:own', kind: 'target', code: 'archiving' }),
      dated('2026-10-17', { key: '1:decision', code: 'D15' }),
      dated('2026-10-16', { key: '1:theirs', owner: 'respondent' }),
    ],
  },
}

describe.each(engines)('what rests, what is due and what a day touched on %s', (engine) => {
  let store: OpenEngine
  let db: Executor
  beforeAll(async () => {
    store = await openEngine(engine)
    db = store.db
    for (const [n, { over, duties }] of Object.entries(rows)) {
      await insertCase(db, aCase(Number(n), over))
      await replaceDuties(db, aCase(Number(n)).id, 'case', duties)
    }
    await insertConsultation(db, aConsultation(1))
  })
  afterAll(() => store.close())

  it('lists open cases that rest or have no date, the longest first', async () => {
    const page = { page: 1, pageSize: 50 }
    const { rows: found, total } = await stuckCases(db, { movedBefore: moved('2026-10-05'), ...page })
    expect(total).toBe(3)
    expect(found.map((row) => [row.subject.id, row.noDate])).toEqual([
      [aCase(2).id, false],
      [aCase(6).id, false],
      [aCase(3).id, true],
    ])
    expect(found[1]).toMatchObject({ officerId: null, movedAt: moved('2026-10-04') })
    const second = await stuckCases(db, { movedBefore: moved('2026-10-05'), page: 2, pageSize: 2 })
    expect([second.total, second.rows.map((row) => row.subject.id)]).toEqual([3, [aCase(3).id]])
    const own = await stuckCases(db, { movedBefore: moved('2026-10-05'), staffId: 'officer-1', ...page })
    expect(own.rows.map((row) => row.subject.id)).toEqual([aCase(2).id, aCase(3).id])
  })

  it('puts the weightier first among what is overdue, whatever its date', async () => {
    const { rows: found } = await worklist(db, { today, page: 1, pageSize: 50, band: 'overdue' })
    expect(found.map((row) => row.duty?.key)).toEqual(['1:decision', '1:D11', '1:own'])
  })

  it('finds what is due up to a day, with all that is past', async () => {
    const until = async (query: object) => {
      const { rows: found, total } = await owedUntil(db, { today, until: '2026-10-25', limit: 50, ...query })
      expect(total).toBe(found.length)
      return found.map((row) => row.duty?.key)
    }
    expect(await until({})).toEqual(['1:decision', '1:D11', '1:own', '1:soon', '1:theirs'])
    expect(await until({ othersUntil: '2026-10-15' })).toEqual(['1:decision', '1:D11', '1:own', '1:soon'])
    expect(await until({ staffId: 'nobody' })).toEqual([])
    const cut = await owedUntil(db, { today, until: '2026-10-25', limit: 2 })
    expect([cut.rows.length, cut.total]).toEqual([2, 5])
  })

  it('counts what each person has in hand', async () => {
    const cases = await openCasesByOfficer(db)
    expect(cases.sort((a, b) => a.count - b.count)).toEqual([
      { officerId: null, procedure: 'simple', count: 1 },
      { officerId: 'officer-1', procedure: 'undecided', count: 4 },
    ])
    const duties = await openDutiesByStaff(db, today)
    expect(duties.sort((a, b) => (a.band < b.band ? -1 : 1))).toEqual([
      { staffId: 'officer-1', band: 'normal', count: 2 },
      { staffId: 'officer-1', band: 'overdue', count: 3 },
      { staffId: 'officer-1', band: 'suspended', count: 1 },
      { staffId: 'officer-1', band: 'waiting', count: 1 },
    ])
  })

  it('reads stored states by id', async () => {
    const found = await snapshotsOf(db, [aCase(1).id, 'no such case'])
    expect([...found.keys()]).toEqual([aCase(1).id])
    expect(found.get(aCase(1).id)).toEqual(aCase(1).snapshot)
  })

  it('finds what a day touched: entries of it, dates on it, and dates that later entries took away', async () => {
    const log = (id: string, over: Parameters<typeof anEvent>[1]) =>
      inTransaction(db, (tx) => appendEvents(tx, id, [anEvent(over?.seq ?? 1, over)]))
    await log(aCase(2).id, { on: '2026-10-16', recordedAt: '2026-10-16T15:59:59.999Z' })
    await log(aCase(3).id, { on: '2026-10-17', recordedAt: '2026-10-16T16:00:00.000Z' })
    // A suspension and a late entry of days after: either may have moved a date away from the day.
    await log(aCase(4).id, { type: 'SUSPEND', on: '2026-10-18', recordedAt: moved('2026-10-18') })
    await log(aCase(1).id, { on: '2026-10-12', recordedAt: moved('2026-10-18') })
    await log(aCase(6).id, { on: '2026-10-18', recordedAt: moved('2026-10-18') })
    const entry = { ...anEvent(1), type: 'REGISTERED', recordedAt: moved('2026-10-15') }
    await inTransaction(db, (tx) => appendConsultationEvents(tx, aConsultation(1).id, [entry]))
    const of = (on: string, from: string, to: string) => touchedOn(db, { on, from, to })
    const day = await of('2026-10-16', '2026-10-15T16:00:00.000Z', '2026-10-16T16:00:00.000Z')
    expect(day.case.sort()).toEqual([1, 2, 4, 6].map((n) => aCase(n).id))
    expect(day.consultation).toEqual([])
    const before = await of('2026-10-15', '2026-10-14T16:00:00.000Z', '2026-10-15T16:00:00.000Z')
    expect(before.case.sort()).toEqual([1, 4].map((n) => aCase(n).id))
    expect(before.consultation).toEqual([aConsultation(1).id])
  })
})
