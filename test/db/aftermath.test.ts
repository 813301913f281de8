import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Executor } from '../../db/executor.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import {
  correctionTables,
  earlierDefects,
  letterOrgans,
  listDefects,
  listLetters,
  listPressure,
  repeatedDefects,
  replaceCorrections,
} from '../../db/repositories/corrections.ts'
import {
  courtTables,
  headAppearance,
  judgments,
  listCourt,
  listHearings,
  replaceCourt,
} from '../../db/repositories/litigation.ts'
import type { ConfirmedDefect, Correction, PressureStep } from '../../shared/duties/corrections.ts'
import type { CourtHearing, CourtRow } from '../../shared/duties/courtRecord.ts'
import { engines, type OpenEngine, openEngine } from './engines.ts'
import { aCase } from './records.ts'

const today = '2026-10-20'
const year = { from: '2026-01-01', to: '2026-12-31' }
const page = { page: 1, pageSize: 50 }

const letter = (key: string, over: Partial<Correction> = {}): Correction => ({
  key,
  cycle: 1,
  raisedOn: '2026-07-01',
  respondent: '某区城管局',
  organ: '某区城管局',
  kind: 'opinionLetter',
  status: 'served',
  number: '意见〔2026〕1号',
  draftedOn: '2026-07-02',
  issuedOn: '2026-07-03',
  servedOn: '2026-07-06',
  answeredOn: null,
  rectified: null,
  adoption: null,
  judgedOn: null,
  items: 0,
  itemsAdopted: 0,
  reminders: 0,
  remindedOn: null,
  measure: null,
  measureOn: null,
  limitKey: '1:D28:c1l1',
  dueLegal: '2026-09-04',
  dueSafe: '2026-09-04',
  nearFrom: '2026-09-01',
  provisional: false,
  nextStep: 'ANSWERED',
  ...over,
})
const defect = (position: number, over: Partial<ConfirmedDefect> = {}): ConfirmedDefect => ({
  cycle: 1,
  position,
  type: 'slightProcedure',
  clause: '《行政处罚法》第44条',
  description: '未告知听证权利',
  respondent: '某区城管局',
  confirmedOn: '2026-03-01',
  ...over,
})
const pressed = (seq: number, over: Partial<PressureStep> = {}): PressureStep => ({
  seq,
  cycle: 1,
  letter: 'c1l1',
  kind: 'reminder',
  organ: '某区城管局',
  takenOn: '2026-09-08',
  complyBy: null,
  decidedBy: 'officer-1',
  summary: '电话催告',
  ...over,
})
const instance = (key: string, over: Partial<CourtRow> = {}): CourtRow => ({
  key,
  cycle: 1,
  instance: 'first',
  plaintiffs: '张某',
  defendant: 'joint',
  court: '某区人民法院',
  courtNumber: null,
  openedOn: '2026-04-07',
  copyReceivedOn: '2026-04-07',
  replyDue: '2026-04-22',
  replySafe: '2026-04-22',
  replyNearFrom: '2026-04-17',
  repliedOn: null,
  hearingOn: null,
  ruledOn: null,
  outcome: null,
  result: null,
  judgedOn: null,
  reopenedOn: null,
  status: 'pending',
  nextStep: 'COURT_REPLIED',
  ...over,
})
const hearing = (seq: number, over: Partial<CourtHearing> = {}): CourtHearing => ({
  seq,
  instanceKey: 'c1i1',
  instance: 'first',
  heldOn: '2026-05-12',
  attendance: 'deputy',
  headAppeared: true,
  attendee: '李某，副区长',
  absenceReason: null,
  fromJudgment: false,
  ...over,
})

describe.each(engines)('letters and suits on %s', (engine) => {
  let store: OpenEngine
  let db: Executor
  const id = (n: number) => aCase(n).id
  beforeAll(async () => {
    store = await openEngine(engine)
    db = store.db
    for (const n of [1, 2, 3, 4]) await insertCase(db, aCase(n))
    await replaceCorrections(db, id(1), {
      corrections: [letter('c1l1'), letter('c1l2', { dueLegal: today, status: 'served' })],
      defects: [defect(0), defect(1, { type: null, clause: null })],
      pressure: [pressed(20), pressed(22, { kind: 'complianceOrder', complyBy: '2026-09-30', takenOn: '2026-09-15' })],
    })
    await replaceCorrections(db, id(2), {
      corrections: [
        letter('c1', { status: 'owed', kind: null, organ: '某区市监局', dueLegal: null, raisedOn: '2026-08-01' }),
      ],
      defects: [defect(0, { confirmedOn: '2026-05-01', clause: '行政处罚法 第44条' })],
      pressure: [],
    })
    await replaceCorrections(db, id(3), {
      corrections: [letter('c1l1', { status: 'answered', raisedOn: '2025-12-31' })],
      defects: [defect(0, { confirmedOn: '2025-12-31' }), defect(1, { confirmedOn: '2026-06-01', type: 'service' })],
      pressure: [],
    })
    await replaceCourt(db, id(1), {
      instances: [
        instance('c1i1', { status: 'appealed', ruledOn: '2026-06-01' }),
        instance('c1i2', {
          instance: 'second',
          openedOn: '2026-06-20',
          status: 'effective',
          result: 'redecide',
          judgedOn: '2026-09-01',
        }),
      ],
      hearings: [
        hearing(30),
        hearing(34, { attendance: 'delegate', headAppeared: false, absenceReason: '防汛' }),
        hearing(40, { instanceKey: 'c1i2', instance: 'second', heldOn: '2026-07-20' }),
      ],
    })
    await replaceCourt(db, id(4), { instances: [instance('c1i1', { openedOn: '2026-10-08' })], hearings: [] })
  })
  afterAll(() => store.close())

  it('puts every letter of the year in one state, the most pressing first', async () => {
    const { rows, counts, total } = await listLetters(db, { ...year, today, ...page })
    expect(counts).toEqual({ overdue: 1, owed: 1, draft: 0, issued: 0, served: 1, answered: 0, waived: 0 })
    expect(total).toBe(3)
    expect(rows.map((row) => [row.key, row.state])).toEqual([
      ['c1l1', 'overdue'],
      ['c1', 'owed'],
      // The last day itself is in time (行政复议法 第76条).
      ['c1l2', 'served'],
    ])
    expect(rows[0]).toMatchObject({ caseNumber: aCase(1).number, defectTypes: ['slightProcedure'], rectified: null })
  })

  it.each(['overdue', 'owed', 'served', 'answered'] as const)('opens as many rows as it counts: %s', async (state) => {
    const { rows, total, counts } = await listLetters(db, { ...year, today, ...page, state })
    expect(rows).toHaveLength(counts[state])
    expect(total).toBe(counts[state])
  })

  it('carries over what is open from an earlier year, and what was answered in this one', async () => {
    const next = { from: '2027-01-01', to: '2027-12-31', today: '2027-01-04', ...page }
    expect((await listLetters(db, next)).rows.map((row) => row.key)).toEqual(['c1l1', 'c1l2', 'c1'])
    expect((await listLetters(db, { ...next, from: '2025-01-01', to: '2025-12-31' })).total).toBe(1)
    const suits = await listCourt(db, next)
    expect(suits.rows.map((row) => [row.caseId, row.status])).toEqual([[id(4), 'pending']])
  })

  it('becomes overdue on the day after the last, by the day alone', async () => {
    expect((await listLetters(db, { ...year, today: '2026-10-21', ...page })).counts.overdue).toBe(2)
    expect((await listLetters(db, { ...year, today: '2026-09-04', ...page })).counts.overdue).toBe(0)
  })

  it('filters by organ, and names the organs of the period with their numbers', async () => {
    expect(await letterOrgans(db, { ...year, today })).toEqual([
      { organ: '某区城管局', count: 2 },
      { organ: '某区市监局', count: 1 },
    ])
    expect((await listLetters(db, { ...year, today, ...page, organ: '某区市监局' })).total).toBe(1)
    expect((await listLetters(db, { ...year, today, ...page, organ: '某区' })).total).toBe(0)
  })

  it('numbers the defects of an organ by type and clause within the calendar year, whatever is filtered', async () => {
    const { rows, total } = await listDefects(db, { ...year, ...page })
    expect(total).toBe(4)
    expect(rows.map((row) => [row.confirmedOn, row.type, row.timesOfType, row.timesOfClause])).toEqual([
      // The clause is the same written with or without brackets and spaces.
      ['2026-06-01', 'service', 1, 3],
      ['2026-05-01', 'slightProcedure', 2, 2],
      ['2026-03-01', 'slightProcedure', 1, 1],
      ['2026-03-01', null, null, null],
    ])
    const later = await listDefects(db, { from: '2026-04-01', to: '2026-12-31', ...page, repeated: true })
    expect(later.rows.map((row) => row.timesOfClause)).toEqual([3, 2])
    expect((await listDefects(db, { ...year, ...page, type: '' })).total).toBe(1)
  })

  it('groups what an organ has shown more than once, and finds it while another case is drafted', async () => {
    expect(await repeatedDefects(db, year)).toEqual([
      {
        organ: '某区城管局',
        type: 'slightProcedure',
        times: 2,
        lastOn: '2026-05-01',
        clauses: ['《行政处罚法》第44条', '行政处罚法 第44条'],
      },
    ])
    const earlier = await earlierDefects(db, { organ: '某区城管局', ...year, exceptCase: id(1) })
    expect(earlier.map((row) => [row.caseId, row.type])).toEqual([
      [id(3), 'service'],
      [id(2), 'slightProcedure'],
    ])
  })

  it('lists reminders and measures with the letter they are about', async () => {
    const { rows, total } = await listPressure(db, { ...year, ...page })
    expect(total).toBe(2)
    expect(rows[0]).toMatchObject({ kind: 'complianceOrder', complyBy: '2026-09-30', letterNumber: '意见〔2026〕1号' })
    expect((await listPressure(db, { ...year, ...page, organ: '某区市监局' })).total).toBe(0)
  })

  it('counts suits by instance, and opens as many rows as it counts', async () => {
    const { rows, counts, total } = await listCourt(db, { ...year, ...page })
    expect(counts).toEqual({ pending: 1, ruled: 0, appealed: 1, effective: 1 })
    expect(total).toBe(3)
    expect(rows.map((row) => [row.caseId, row.key, row.hearings, row.appeared])).toEqual([
      [id(4), 'c1i1', 0, 0],
      [id(1), 'c1i2', 1, 1],
      [id(1), 'c1i1', 2, 1],
    ])
    expect((await listCourt(db, { ...year, ...page, instance: 'first', status: 'appealed' })).total).toBe(1)
  })

  it('divides the hearings in which a head appeared by the hearings opened', async () => {
    expect(await headAppearance(db, year)).toEqual({ opened: 3, appeared: 2 })
    expect(await headAppearance(db, { ...year, instance: 'first' })).toEqual({ opened: 2, appeared: 1 })
    expect(await headAppearance(db, { from: '2025-01-01', to: '2025-12-31' })).toEqual({ opened: 0, appeared: 0 })
    expect((await listHearings(db, { ...year, ...page })).total).toBe(3)
    const { rows } = await listHearings(db, { ...year, ...page, appeared: false })
    expect(rows.map((row) => [row.attendance, row.absenceReason, row.court])).toEqual([
      ['delegate', '防汛', '某区人民法院'],
    ])
  })

  it('counts a judgment that revokes as lost', async () => {
    expect(await judgments(db, year)).toEqual({ effective: 1, lost: 1 })
    expect(await judgments(db, { ...year, instance: 'first' })).toEqual({ effective: 0, lost: 0 })
  })

  it('reads back what it stored, and removes what no longer follows', async () => {
    const stored = await correctionTables.corrections.ofAll(db, [id(1)])
    expect(stored.get(id(1))).toEqual([letter('c1l1'), letter('c1l2', { dueLegal: today })])
    await replaceCorrections(db, id(1), {
      corrections: [letter('c1l1', { rectified: true })],
      defects: [],
      pressure: [],
    })
    expect((await correctionTables.corrections.ofAll(db, [id(1)])).get(id(1))).toEqual([
      letter('c1l1', { rectified: true }),
    ])
    expect((await correctionTables.defects.ofAll(db, [id(1)])).get(id(1))).toBeUndefined()
    await replaceCourt(db, id(1), { instances: [instance('c1i1')], hearings: [hearing(30)] })
    expect((await courtTables.hearings.ofAll(db, [id(1)])).get(id(1))).toEqual([hearing(30)])
  })
})
