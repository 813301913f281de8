import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Executor } from '../../db/executor.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import {
  type Cohort,
  type RunDimension,
  type StageMeasure,
  type StageRunFilter,
  stageMeasures,
  stageRunGroups,
  stageRunRows,
  stageRunTable,
} from '../../db/repositories/stageRunReport.ts'
import { replaceStageRuns, type StageRun } from '../../db/repositories/stageRuns.ts'
import { type CivilDate, plusDays } from '../../shared/time-limits/index.ts'
import { engines, type OpenEngine, openEngine } from './engines.ts'
import { aCase, aRun } from './records.ts'

const dimensions: RunDimension[] = ['officer', 'administrativeField', 'matterType', 'respondent']
const cohorts: (Cohort | undefined)[] = [undefined, 'received', 'accepted', 'closed']
const day = fc.integer({ min: 0, max: 120 }).map((n) => plusDays('2026-01-01' as CivilDate, n))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 })

const generatedRun = fc
  .record({
    stage: fc.constantFrom('intake', 'inCaseMediation', 'ruling', 'postCaseExplanation' as const),
    enteredOn: day,
    took: maybe(fc.integer({ min: 0, max: 60 })),
    returns: fc.integer({ min: 0, max: 1 }),
    overdue: fc.boolean(),
    officerId: maybe(fc.constantFrom('officer-1', 'officer-2')),
  })
  .map(({ took, enteredOn, ...run }) => ({
    ...run,
    enteredOn,
    leftOn: took === null ? null : plusDays(enteredOn, took),
  }))
const generatedCase = fc.record({
  runs: fc.array(generatedRun, { maxLength: 6 }),
  receivedOn: day,
  acceptedOn: maybe(day),
  closedOn: maybe(day),
  administrativeField: maybe(fc.constantFrom('publicSecurity', 'tax')),
  matterType: maybe(fc.constantFrom('penalty', 'coercion')),
  respondentName: fc.constantFrom('某区公安分局', '某区税务局', '某区城管局'),
})
type Generated = Omit<typeof generatedCase extends fc.Arbitrary<infer T> ? T : never, 'runs'> & { runs: StageRun[] }

/** The nth stay in a stage is numbered n. */
const numbered = (runs: readonly Omit<StageRun, 'no' | 'cycle'>[]): StageRun[] =>
  runs.map((run, i) => ({
    ...aRun(run.stage),
    ...run,
    no: runs.slice(0, i).filter((other) => other.stage === run.stage).length + 1,
  }))

const groupOf = (row: Generated, run: StageRun, by: RunDimension): string | null =>
  by === 'officer' ? run.officerId : by === 'respondent' ? row.respondentName : row[by]

/** What the contract says, written down once more without any SQL. */
function isCounted(
  row: Generated,
  run: StageRun,
  measure: StageMeasure,
  { from, to, cohort }: StageRunFilter,
): boolean {
  const inside = (on: string | null) => on !== null && on >= from && on <= to
  const again = run.no > 1 || run.returns > 0
  if (cohort) {
    if (!inside({ received: row.receivedOn, accepted: row.acceptedOn, closed: row.closedOn }[cohort])) return false
    return {
      entered: true,
      left: run.leftOn !== null,
      standing: run.leftOn === null,
      returned: again,
      overdue: run.overdue,
    }[measure]
  }
  const touched = run.enteredOn <= to && (run.leftOn === null || run.leftOn >= from)
  return {
    entered: inside(run.enteredOn),
    left: inside(run.leftOn),
    standing: run.enteredOn <= to && (run.leftOn === null || run.leftOn > to),
    returned: inside(run.enteredOn) && again,
    overdue: touched && run.overdue,
  }[measure]
}

describe.each(engines)('runs of the stages in groups on %s', (engine) => {
  let store: OpenEngine
  let db: Executor
  beforeAll(async () => {
    store = await openEngine(engine)
    db = store.db
  })
  afterAll(() => store.close())

  async function put(cases: readonly Generated[]): Promise<void> {
    for (const table of ['stage_run', 'case_sheet', 'party', 'reconsideration_case'] as const) {
      await db.deleteFrom(table).execute()
    }
    for (const [i, { runs, ...facts }] of cases.entries()) {
      const stored = aCase(i + 1, facts)
      await insertCase(db, stored)
      await db
        .insertInto('case_sheet')
        .values({
          case_id: stored.id,
          number: stored.number,
          number_key: stored.number,
          applicant_key: '',
          respondent_key: '',
          applicant: '张某',
          respondent: facts.respondentName,
          openness: 'open',
          matter_type: facts.matterType,
          administrative_field: facts.administrativeField,
          received_on: facts.receivedOn,
          accepted_on: facts.acceptedOn,
          closed_on: facts.closedOn,
        } as never)
        .execute()
      await replaceStageRuns(db, stored.id, runs)
    }
  }

  it('counts what the definitions say, and every number opens exactly its rows', { timeout: 120_000 }, async () => {
    const generated = fc.record({
      cases: fc.array(
        generatedCase.map(({ runs, ...facts }) => ({ ...facts, runs: numbered(runs as StageRun[]) }) as Generated),
        { minLength: 1, maxLength: 5 },
      ),
      from: day,
      length: fc.integer({ min: 0, max: 60 }),
      cohort: fc.constantFrom(...cohorts),
      by: fc.constantFrom(...dimensions),
    })
    const property = fc.asyncProperty(generated, async ({ cases, from, length, cohort, by }) => {
      await put(cases)
      const filter: StageRunFilter = { from, to: plusDays(from, length), cohort }
      const expected = (stage: string, measure: StageMeasure, key?: string | null): number =>
        cases
          .flatMap((row) => row.runs.map((run) => ({ row, run })))
          .filter(({ row, run }) => run.stage === stage && isCounted(row, run, measure, filter))
          .filter(({ row, run }) => key === undefined || groupOf(row, run, by) === key).length
      const table = await stageRunTable(db, filter)
      const groups = await stageRunGroups(db, filter, by)
      for (const count of table) {
        for (const measure of stageMeasures) {
          expect([count.stage, measure, count[measure]]).toEqual([count.stage, measure, expected(count.stage, measure)])
          const inGroups = groups.map(({ stages }) => stages.find(({ stage }) => stage === count.stage)![measure])
          expect(inGroups.reduce((sum, n) => sum + n, 0)).toBe(count[measure])
        }
      }
      for (const { key, stages } of groups) {
        for (const row of stages) {
          for (const measure of stageMeasures) {
            expect([key, row[measure]]).toEqual([key, expected(row.stage, measure, key)])
            if (row[measure] === 0) continue
            const query = { ...filter, group: { by, key }, stage: row.stage, measure, page: 1, pageSize: 100 }
            const opened = await stageRunRows(db, query)
            expect([opened.total, opened.rows.length]).toEqual([row[measure], row[measure]])
            for (const run of opened.rows) expect(run.measures).toContain(measure)
          }
        }
      }
      // Without stage and measure: every run that is in any number, once.
      const all = await stageRunRows(db, { ...filter, page: 1, pageSize: 200 })
      const marks = all.rows.flatMap(({ stage, measures }) => measures.map((measure) => `${stage} ${measure}`))
      for (const count of table) {
        for (const measure of stageMeasures) {
          expect(marks.filter((mark) => mark === `${count.stage} ${measure}`)).toHaveLength(count[measure])
        }
      }
      expect(all.rows.every(({ measures }) => measures.length > 0)).toBe(true)
    })
    await fc.assert(property, { numRuns: engine === 'sqlite' ? 60 : 12 })
  })
})
