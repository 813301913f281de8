import { afterEach, beforeEach, expect, it } from 'vitest'
import { mediationMeasures } from '../../shared/contract/index.ts'
import { closed, received, take } from './story.ts'
import { openDesk, type People, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
beforeEach(async () => {
  desk = await openDesk()
  people = await staffed(desk)
})
afterEach(() => desk.close())

const april = { from: '2026-04-01', to: '2026-04-30' }
const march = { from: '2026-03-01', to: '2026-03-31' }

it('tells offer, session and agreement apart, and opens exactly the rows of each number', async () => {
  const view = await closed(desk, people)
  const figures = await people.approver.reports.mediation(april)
  expect(figures).toEqual({
    counts: {
      ended: 1,
      offered: 1,
      accepted: 1,
      held: 1,
      agreed: 0,
      mediated: 0,
      settled: 0,
      refusedByApplicant: 0,
      refusedByRespondent: 0,
      refusedByThirdParty: 0,
      preCaseTried: 0,
      preCaseSolved: 0,
    },
    percent: { accepted: '100', held: '100', resolved: '0.00' },
  })
  for (const measure of mediationMeasures) {
    const { rows, total } = await people.approver.reports.mediationRows({ ...april, measure })
    expect([measure, total, rows.length]).toEqual([measure, figures.counts[measure], figures.counts[measure]])
    for (const row of rows) {
      expect(row).toEqual({
        caseId: view.id,
        number: view.number,
        title: view.title,
        cycle: 1,
        on: '2026-04-16',
        measures: ['ended', 'offered', 'accepted', 'held'],
      })
    }
  }
  // Counted by the day of effect, so not in the month it was mediated in; nothing ended there, so no percentage.
  const before = await people.approver.reports.mediation(march)
  expect(before.counts.ended).toBe(0)
  expect(before.percent).toEqual({ accepted: null, held: null, resolved: null })
})

it('counts an effort before acceptance by its own day', async () => {
  const view = await received(desk, people, '2026-03-02')
  const solved = { channel: 'phone', participants: ['p1', 'p2'], solved: true, summary: '电话沟通，已补发。' }
  await desk.setDay('2026-03-04')
  await take(people.reception, view, 'PRE_CASE_MEDIATED', '2026-03-03', solved)
  const { counts } = await people.supervisor.reports.mediation(march)
  expect([counts.ended, counts.preCaseTried, counts.preCaseSolved]).toEqual([0, 1, 1])
  const { rows } = await people.supervisor.reports.mediationRows({ ...march, measure: 'preCaseSolved' })
  expect(rows).toMatchObject([{ caseId: view.id, on: '2026-03-03', measures: ['preCaseTried', 'preCaseSolved'] }])
  expect((await people.supervisor.reports.mediation(april)).counts.preCaseTried).toBe(0)
})
