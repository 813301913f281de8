import { afterEach, beforeEach, expect, it } from 'vitest'
import { cohorts, type RunDimension, runDimensions, runMeasures } from '../../shared/contract/index.ts'
import { closed, received } from './story.ts'
import { openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
beforeEach(async () => {
  desk = await openDesk()
  people = await staffed(desk)
})
afterEach(() => desk.close())

const spring = { from: '2026-02-15', to: '2026-04-30' }
const groupsOf = async (by: RunDimension, more: object = {}) =>
  (await people.approver.reports.stageRunGroups({ ...spring, by, ...more })).groups

it('groups by month, officer, field, matter and respondent; every number opens its rows, for every cohort', async () => {
  await closed(desk, people)
  await received(desk, people, '2026-04-20', '2026-04-02')
  for (const cohort of cohorts) {
    const { stages } = await people.approver.reports.stageRuns({ ...spring, cohort })
    for (const by of runDimensions) {
      for (const { key, stages: numbers } of await groupsOf(by, { cohort })) {
        for (const row of numbers) {
          for (const measure of runMeasures) {
            const query = { ...spring, cohort, group: { by, key }, stage: row.stage, measure }
            const { rows, total } = await people.approver.reports.stageRunRows(query)
            expect([by, key, measure, total, rows.length]).toEqual([by, key, measure, row[measure], row[measure]])
          }
        }
      }
      if (by === 'month') continue
      const sums = stages.map(({ stage }) => stage)
      for (const stage of sums) {
        const inGroups = (await groupsOf(by, { cohort })).map(
          (g) => g.stages.find((row) => row.stage === stage)!.entered,
        )
        expect(inGroups.reduce((sum, n) => sum + n, 0)).toBe(stages.find((row) => row.stage === stage)!.entered)
      }
    }
  }
})

it('gives every month of the period, officers by name, and what is not filled in under no key', async () => {
  await closed(desk, people)
  const months = await groupsOf('month')
  expect(months.map(({ key }) => key)).toEqual(['2026-02', '2026-03', '2026-04'])
  // Begun in March, on the last day of March still standing, ended in April.
  const mediation = months.map(({ stages }) => stages[1]!)
  expect(mediation.map(({ entered, standing, left }) => [entered, standing, left])).toEqual([
    [0, 0, 0],
    [1, 1, 0],
    [0, 0, 1],
  ])
  expect((await groupsOf('officer')).map(({ officer }) => officer?.name)).toEqual(['承某'])
  expect((await groupsOf('administrativeField')).map(({ key }) => key)).toEqual([null])
  expect((await groupsOf('respondent')).map(({ key }) => key)).toEqual(['某区市场监督管理局'])
})

it('counts a cohort by the day of the case, whenever its runs were', async () => {
  await closed(desk, people)
  const april = { from: '2026-04-01', to: '2026-04-30' }
  const entered = async (cohort: (typeof cohorts)[number]) =>
    (await people.approver.reports.stageRuns({ ...april, cohort })).stages.map((row) => row.entered)
  expect(await entered('day')).toEqual([0, 0, 1, 1, 1])
  expect(await entered('received')).toEqual([0, 0, 0, 0, 0])
  expect(await entered('accepted')).toEqual([0, 0, 0, 0, 0])
  expect(await entered('closed')).toEqual([1, 1, 1, 1, 1])
})

it('refuses a month that is none', async () => {
  const group = { by: 'month', key: '2026-13' } as const
  expect(await refusalOf(people.approver.reports.stageRunRows({ ...spring, group }))).toMatchObject({
    code: 'BAD_INPUT',
  })
})
