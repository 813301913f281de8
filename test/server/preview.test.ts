import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseView } from '../../shared/contract/index.ts'
import { mediated, take } from './story.ts'
import { openDesk, type People, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
let view: CaseView
beforeAll(async () => {
  desk = await openDesk()
  people = await staffed(desk)
  view = await mediated(desk, people)
  await desk.setDay('2026-03-23')
})
afterAll(() => desk.close())

const dueOf = (seen: CaseView) => seen.limits.find(({ code }) => code === 'D15')

it('shows a suspension and the day after it before they are recorded, and records nothing', async () => {
  const { cases } = people.caseOfficer
  const suspend = { type: 'SUSPEND' as const, on: '2026-03-23', data: { ground: 'S1', reason: '申请人死亡。' } }
  const due = dueOf(view)?.dueLegal
  const stopped = await cases.preview({ id: view.id, ...suspend })
  expect(stopped.find(({ code }) => code === 'D15')).toMatchObject({ before: due, paused: true })
  expect((await cases.get({ id: view.id })).version).toBe(view.version)

  view = await take(people.caseOfficer, view, suspend.type, suspend.on, suspend.data)
  await desk.setDay('2026-04-02')
  const resume = { type: 'RESUME' as const, on: '2026-04-02', data: { reason: '继承人参加复议。' } }
  const going = await cases.preview({ id: view.id, ...resume })
  const shown = going.find(({ code }) => code === 'D15')
  expect(shown).toMatchObject({ paused: false })
  view = await take(people.caseOfficer, view, resume.type, resume.on, resume.data)
  // What was shown is what came.
  expect(dueOf(view)).toMatchObject({ dueLegal: shown?.after, paused: false })
  expect(shown!.after! > due!).toBe(true)
})

it('says nothing of a form that is not finished, or a step that is not possible', async () => {
  const preview = (type: 'SUSPEND' | 'RESUME', data: Record<string, unknown>) =>
    people.caseOfficer.cases.preview({ id: view.id, type, on: '2026-04-02', data })
  expect(await preview('SUSPEND', { ground: 'S1' })).toEqual([])
  expect(await preview('RESUME', { reason: '没有中止。' })).toEqual([])
})
