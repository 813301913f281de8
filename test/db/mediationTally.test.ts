import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Executor } from '../../db/executor.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import { mediationCountRows, mediationCounts, mediationTallies } from '../../db/repositories/mediationTally.ts'
import { type MediationTally, mediationMarks } from '../../shared/duties/mediationTally.ts'
import { plusDays } from '../../shared/time-limits/index.ts'
import { engines, type OpenEngine, openEngine } from './engines.ts'
import { aCase } from './records.ts'

const day = fc.integer({ min: 0, max: 60 }).map((n) => plusDays('2026-01-01', n))
const none = Object.fromEntries(mediationMarks.map((mark) => [mark, false])) as Record<
  (typeof mediationMarks)[number],
  boolean
>
const ofCycle = fc
  .record({ countedOn: day, offered: fc.boolean(), held: fc.boolean(), agreed: fc.boolean(), mediated: fc.boolean() })
  .map((marks) => ({ ...none, ...marks, ended: true }))
const effort = fc
  .record({ countedOn: day, preCaseSolved: fc.boolean() })
  .map((marks) => ({ ...none, ...marks, preCaseTried: true }))
/** The rows of one case: some cycles, some efforts before acceptance. */
const ofCase = fc
  .tuple(fc.array(ofCycle, { maxLength: 3 }), fc.array(effort, { maxLength: 3 }))
  .map(([cycles, efforts]): MediationTally[] => [
    ...cycles.map((marks, i) => ({ ...marks, key: `cycle:${i + 1}`, cycle: i + 1 })),
    ...efforts.map((marks, i) => ({ ...marks, key: `effort:${i + 1}`, cycle: 1 })),
  ])

describe.each(engines)('mediation figures on %s', (engine) => {
  let store: OpenEngine
  let db: Executor
  beforeAll(async () => {
    store = await openEngine(engine)
    db = store.db
    for (const n of [1, 2, 3]) await insertCase(db, aCase(n))
  })
  afterAll(() => store.close())

  it('counts cycles, and efforts once a case; a number opens exactly its rows', { timeout: 60_000 }, async () => {
    const generated = fc.record({
      cases: fc.tuple(ofCase, ofCase, ofCase),
      from: day,
      length: fc.integer({ min: 0, max: 40 }),
    })
    const property = fc.asyncProperty(generated, async ({ cases, from, length }) => {
      const period = { from, to: plusDays(from, length) }
      for (const [i, tallies] of cases.entries()) await mediationTallies.replace(db, aCase(i + 1).id, tallies)
      expect((await mediationTallies.ofAll(db, [aCase(1).id])).get(aCase(1).id) ?? []).toHaveLength(cases[0].length)
      const counts = await mediationCounts(db, period)
      for (const mark of mediationMarks) {
        const inside = cases.map((tallies) =>
          tallies.filter((tally) => tally[mark] && tally.countedOn >= period.from && tally.countedOn <= period.to),
        )
        const once = mark === 'preCaseTried' || mark === 'preCaseSolved'
        const expected = inside.reduce((sum, { length: n }) => sum + (once ? Math.min(1, n) : n), 0)
        const { rows, total } = await mediationCountRows(db, { ...period, mark, page: 1, pageSize: 50 })
        expect([mark, counts[mark], total, rows.length]).toEqual([mark, expected, expected, expected])
        for (const row of rows) expect(row.measures).toContain(mark)
      }
    })
    await fc.assert(property, { numRuns: engine === 'sqlite' ? 60 : 15 })
  })
})
