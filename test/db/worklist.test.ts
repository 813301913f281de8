import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Executor } from '../../db/executor.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import { insertConsultation } from '../../db/repositories/consultations.ts'
import { replaceDuties } from '../../db/repositories/duties.ts'
import { replaceParties } from '../../db/repositories/parties.ts'
import { fourRateRows, fourRates } from '../../db/repositories/reports.ts'
import {
  type StageMeasure,
  type StageRunFilter,
  stageRunRows,
  stageRunTable,
} from '../../db/repositories/stageRunReport.ts'
import { replaceStageRuns } from '../../db/repositories/stageRuns.ts'
import { worklist } from '../../db/repositories/worklist.ts'
import type { Duty } from '../../shared/duties/duty.ts'
import { engines, type OpenEngine, openEngine } from './engines.ts'
import { aCase, aConsultation, aDuty, aRun } from './records.ts'

const today = '2026-10-20'
const page = { page: 1, pageSize: 50 }
const october = { from: '2026-10-01', to: '2026-10-31' }

const owed: Record<number, Duty[]> = {
  1: [
    aDuty('1:overdueLate', { dueLegal: '2026-10-19' }),
    aDuty('1:dueToday', { dueLegal: today, nearFrom: '2026-10-18' }),
    aDuty('1:far', { dueLegal: '2026-12-01', nearFrom: '2026-11-20' }),
    aDuty('1:undated', { dueLegal: null, nearFrom: null, dueSafe: null, nominal: null }),
    aDuty('1:done', { status: 'fulfilled', dueLegal: '2026-10-01', endedOn: '2026-10-02' }),
  ],
  2: [
    aDuty('1:overdueEarly', { dueLegal: '2026-10-09', staffId: 'officer-2' }),
    aDuty('1:theirs', { dueLegal: '2026-10-01', owner: 'respondent', staffId: 'officer-2' }),
    aDuty('1:stopped', { dueLegal: '2026-10-01', paused: true, owner: 'respondent', staffId: 'officer-2' }),
  ],
}

describe.each(engines)('worklist and reports on %s', (engine) => {
  let store: OpenEngine
  let db: Executor
  beforeAll(async () => {
    store = await openEngine(engine)
    db = store.db
    for (const n of [1, 2, 3, 4, 5]) {
      const officer = n % 2 ? 'officer-1' : 'officer-2'
      await insertCase(
        db,
        aCase(n, {
          officerId: officer,
          open: n !== 4,
          respondentName: n === 5 ? '某区公安分局' : '某区城管局',
          matterType: n === 5 ? 'coercion' : 'penalty',
        }),
      )
      await replaceDuties(db, aCase(n).id, 'case', owed[n] ?? [])
    }
    await insertConsultation(db, aConsultation(1))
    await replaceDuties(db, aConsultation(1).id, 'consultation', [
      aDuty('1:R3', { kind: 'publicity', dueLegal: null, nearFrom: null, staffId: 'reception-1' }),
    ])
  })
  afterAll(() => store.close())

  describe('worklist', () => {
    const keys = async (query: object = {}) =>
      (await worklist(db, { today, ...page, ...query })).rows.map((row) => row.duty?.key ?? row.subject.number)

    it('puts each open duty in exactly one band, the most urgent first, and forgotten cases at the end', async () => {
      const { rows, counts, total } = await worklist(db, { today, ...page })
      expect(counts).toEqual({ overdue: 2, near: 1, normal: 3, waiting: 1, suspended: 1, noNextStep: 2 })
      expect(total).toBe(10)
      expect(rows.map((row) => row.duty?.key ?? row.subject.number)).toEqual([
        '1:overdueEarly',
        '1:overdueLate',
        '1:dueToday',
        '1:far',
        '1:undated',
        '1:R3',
        '1:theirs',
        '1:stopped',
        aCase(3).number,
        aCase(5).number,
      ])
      expect(rows[0]).toMatchObject({
        band: 'overdue',
        subject: { kind: 'case', id: aCase(2).id, respondent: '某区城管局', state: 'intake.underReview' },
      })
      expect(rows[5]).toMatchObject({
        band: 'normal',
        subject: { kind: 'consultation', id: aConsultation(1).id, title: aConsultation(1).matter },
      })
      expect(rows[8]).toMatchObject({ band: 'noNextStep', duty: null, subject: { id: aCase(3).id } })
    })

    it('shows a person only what is his', async () => {
      expect(await keys({ staffId: 'officer-2' })).toEqual(['1:overdueEarly', '1:theirs', '1:stopped'])
      expect(await keys({ staffId: 'officer-1', band: 'noNextStep' })).toEqual([aCase(3).number, aCase(5).number])
      expect(await keys({ staffId: 'nobody' })).toEqual([])
    })

    it('opens exactly the rows of a band', async () => {
      for (const band of ['overdue', 'near', 'normal', 'waiting', 'suspended', 'noNextStep'] as const) {
        const { rows, counts, total } = await worklist(db, { today, ...page, band })
        expect(rows.every((row) => row.band === band)).toBe(true)
        expect([rows.length, total]).toEqual([counts[band], counts[band]])
      }
    })

    it('goes on from the duties to the forgotten cases across pages', async () => {
      const pages = [
        await keys({ page: 1, pageSize: 3 }),
        await keys({ page: 2, pageSize: 3 }),
        await keys({ page: 3, pageSize: 3 }),
        await keys({ page: 4, pageSize: 3 }),
      ]
      expect(pages.flat()).toEqual(await keys())
      expect(pages.map((rows) => rows.length)).toEqual([3, 3, 3, 1])
    })

    it('moves duties between bands as days go by', async () => {
      const at = async (day: string) => (await worklist(db, { today: day, ...page })).counts
      expect(await at('2026-10-01')).toMatchObject({ overdue: 0, near: 0, waiting: 1, suspended: 1 })
      expect(await at('2026-12-02')).toMatchObject({ overdue: 4, near: 0, normal: 2 })
    })
  })

  describe('stage runs', () => {
    beforeAll(async () => {
      await replaceStageRuns(db, aCase(1).id, [
        aRun('intake', { enteredOn: '2026-09-20', leftOn: '2026-10-01' }), // 11 days
        aRun('ruling', { enteredOn: '2026-10-01', leftOn: '2026-10-31', returns: 1 }),
        aRun('ruling', { no: 2, enteredOn: '2026-10-31', leftOn: null, overdue: true }),
      ])
      await replaceStageRuns(db, aCase(2).id, [
        aRun('intake', { enteredOn: '2026-10-02', leftOn: '2026-10-06', officerId: 'officer-2' }),
      ]) // 4 days
      await replaceStageRuns(db, aCase(3).id, [
        aRun('intake', { enteredOn: '2026-10-03', leftOn: '2026-11-01' }),
        aRun('ruling', { enteredOn: '2026-11-01' }),
      ])
      await replaceStageRuns(db, aCase(4).id, [
        aRun('intake', { enteredOn: '2026-08-01', leftOn: '2026-09-30', overdue: true }),
      ])
      await replaceStageRuns(db, aCase(5).id, [aRun('intake', { enteredOn: '2026-10-04', leftOn: '2026-10-11' })]) // 7 days
    })

    it('counts begun, ended, standing, begun again or sent back, and overdue, with the median of days', async () => {
      const table = await stageRunTable(db, october)
      expect(table.map((row) => row.stage)).toEqual([
        'intake',
        'inCaseMediation',
        'ruling',
        'postCaseExplanation',
        'correctionRecommendation',
      ])
      expect(table[0]).toEqual({
        stage: 'intake',
        entered: 3,
        left: 3,
        standing: 1,
        returned: 0,
        overdue: 0,
        cases: 3,
        medianDays: 7,
        longestDays: 11,
      })
      expect(table[1]).toEqual({
        stage: 'inCaseMediation',
        entered: 0,
        left: 0,
        standing: 0,
        returned: 0,
        overdue: 0,
        cases: 0,
        medianDays: null,
        longestDays: null,
      })
      expect(table[2]).toEqual({
        stage: 'ruling',
        entered: 2,
        left: 1,
        standing: 1,
        returned: 2,
        overdue: 1,
        cases: 1,
        medianDays: 30,
        longestDays: 30,
      })
    })

    it('takes the mean of the two in the middle of an even number', async () => {
      const [intake] = await stageRunTable(db, { ...october, officerId: 'officer-1' })
      expect(intake).toMatchObject({ left: 2, medianDays: 9 })
    })

    it('filters by officer, matter and respondent', async () => {
      const intake = async (filter: object) => (await stageRunTable(db, { ...october, ...filter }))[0]
      expect(await intake({ officerId: 'officer-2' })).toMatchObject({ entered: 1, left: 1 })
      expect(await intake({ matterType: 'coercion' })).toMatchObject({ entered: 1, medianDays: 7 })
      expect(await intake({ respondent: '公安', matterType: 'penalty' })).toMatchObject({
        entered: 0,
        left: 0,
        medianDays: null,
      })
    })

    it('opens exactly the rows behind every number', async () => {
      const filters: StageRunFilter[] = [
        october,
        { from: '2026-01-01', to: '2026-12-31' },
        { ...october, matterType: 'penalty', officerId: 'officer-1' },
      ]
      for (const filter of filters) {
        for (const count of await stageRunTable(db, filter)) {
          for (const measure of ['entered', 'left', 'standing', 'returned', 'overdue'] satisfies StageMeasure[]) {
            const { rows, total } = await stageRunRows(db, { ...filter, stage: count.stage, measure, ...page })
            expect([measure, total, rows.length]).toEqual([measure, count[measure], count[measure]])
          }
        }
      }
      const { rows } = await stageRunRows(db, { ...october, stage: 'intake', measure: 'left', ...page })
      expect(rows.map((row) => [row.number, row.days])).toEqual(
        [1, 2, 5].map((n, i) => [aCase(n).number, [11, 4, 7][i]]),
      )
    })
  })

  describe('the four rates', () => {
    beforeAll(async () => {
      const counted = (key: string, over: Partial<Duty>) =>
        aDuty(key, { status: 'fulfilled', endedOn: '2026-10-12', countedOn: '2026-10-12', ...over })
      await replaceParties(db, aCase(4).id, [{ id: 'p1', role: 'applicant', kind: 'citizen', name: '赵某' }])
      await replaceDuties(db, aCase(4).id, 'case', [
        counted('1:R1', { rate: 'R1', counted: 'met', evidence: 7, recordedLate: true }),
        counted('1:R2:p1', { rate: 'R2', counted: 'met', partyId: 'p1' }),
        counted('1:R2:p2', { rate: 'R2', counted: 'missing', status: 'lapsed', recordedLate: true }),
        counted('2:R1', { rate: 'R1', counted: 'excluded', excuse: 'X1', status: 'excused' }),
        counted('3:R1', { rate: 'R1', counted: 'excluded', excuse: 'X3', status: 'excused' }),
        counted('4:R1', { rate: 'R1', counted: 'met', countedOn: '2026-11-01' }),
        counted('1:D15', {}),
      ])
      await replaceDuties(db, aConsultation(1).id, 'consultation', [
        counted('1:R3', { rate: 'R3', counted: 'missing', countedOn: '2026-10-31', status: 'open' }),
      ])
    })

    it('counts by the fixed day of membership, exclusions apart by code', async () => {
      expect(await fourRates(db, october)).toEqual([
        {
          rate: 'R1',
          met: 1,
          missing: 0,
          excluded: [
            { code: 'X1', count: 1 },
            { code: 'X3', count: 1 },
          ],
          recordedLate: 1,
        },
        { rate: 'R2', met: 1, missing: 1, excluded: [], recordedLate: 0 },
        { rate: 'R3', met: 0, missing: 1, excluded: [], recordedLate: 0 },
        { rate: 'R4', met: 0, missing: 0, excluded: [], recordedLate: 0 },
      ])
    })

    it('opens exactly the rows behind every number', async () => {
      for (const figure of await fourRates(db, october)) {
        for (const counted of ['met', 'missing'] as const) {
          const { rows, total } = await fourRateRows(db, { ...october, ...page, rate: figure.rate, counted })
          expect([total, rows.length]).toEqual([figure[counted], figure[counted]])
        }
        for (const { code, count } of figure.excluded) {
          const { rows } = await fourRateRows(db, {
            ...october,
            ...page,
            rate: figure.rate,
            counted: 'excluded',
            excuse: code,
          })
          expect(rows).toHaveLength(count)
        }
      }
      const { rows } = await fourRateRows(db, { ...october, ...page, rate: 'R2', counted: 'met' })
      expect(rows).toMatchObject([
        { key: '1:R2:p1', party: '赵某', countedOn: '2026-10-12', subject: { kind: 'case', number: aCase(4).number } },
      ])
      expect((await fourRateRows(db, { ...october, ...page, rate: 'R3' })).rows).toMatchObject([
        { party: null, subject: { kind: 'consultation' } },
      ])
      expect((await fourRateRows(db, { ...october, ...page, rate: 'R1' })).total).toBe(3)
    })
  })
})
