import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openServer } from '../../server/openServer.ts'
import type { VerifyResult } from '../../shared/contract/index.ts'
import { closed } from './story.ts'
import { openDesk, type People, portClient, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
beforeEach(async () => {
  desk = await openDesk()
  people = await staffed(desk)
})
afterEach(() => desk.close())

async function verified(): Promise<VerifyResult> {
  const run = await people.administrator.system.verify()
  let step = await run.next()
  while (!step.done) step = await run.next()
  return step.value
}

it('a backup is made, proved and listed', async () => {
  expect(await people.administrator.system.backups.list()).toEqual([])
  const made = await people.administrator.system.backups.make()
  expect(made).toMatchObject({ madeAt: '2026-03-02T02:00:00.000Z', schemaVersion: expect.any(Number) })
  expect(made.bytes).toBeGreaterThan(10_000)
  expect(await people.administrator.system.backups.list()).toEqual([made])
  expect(existsSync(path.join(desk.dataDir, 'backups', made.name))).toBe(true)
})

it('a data file that is gone while its backups are there is not taken for a first start', async () => {
  await people.administrator.system.backups.make()
  await desk.server.close()
  renameSync(path.join(desk.dataDir, 'fuyi.db'), path.join(desk.dataDir, 'elsewhere.db'))
  await expect(openServer({ dataDir: desk.dataDir, log: () => {} })).rejects.toMatchObject({ code: 'DATABASE_MISSING' })
  renameSync(path.join(desk.dataDir, 'elsewhere.db'), path.join(desk.dataDir, 'fuyi.db'))
  const again = await openServer({ dataDir: desk.dataDir, log: () => {} })
  await again.close()
})

it('practice data lies in a folder of its own and says so itself, for good', async () => {
  const options = { dataDir: desk.dataDir, log: () => {}, now: desk.clock.now }
  const practice = await openServer({ ...options, practice: true })
  const client = portClient(practice, null)
  expect(await client.session.status()).toMatchObject({ practice: true, initialised: false, canPractice: false })
  expect(await people.nobody.session.status()).toMatchObject({ practice: false, initialised: true })
  await practice.close()
  // Opened as if it were real: the mark in the file is stronger.
  const again = await openServer({ ...options, dataDir: path.join(desk.dataDir, 'practice') })
  expect(await portClient(again, null).session.status()).toMatchObject({ practice: true })
  await again.close()
})

it('a file of real cases is never opened for practice, and stays as it is', async () => {
  await desk.server.close()
  mkdirSync(path.join(desk.dataDir, 'practice'))
  copyFileSync(path.join(desk.dataDir, 'fuyi.db'), path.join(desk.dataDir, 'practice/fuyi.db'))
  const options = { dataDir: desk.dataDir, log: () => {}, now: desk.clock.now }
  await expect(openServer({ ...options, practice: true })).rejects.toMatchObject({ code: 'NOT_PRACTICE' })
  const real = await openServer({ ...options, dataDir: path.join(desk.dataDir, 'practice') })
  expect(await portClient(real, null).session.status()).toMatchObject({ practice: false, initialised: true })
  await real.close()
})

it('a fact changed behind the program’s back is found', async () => {
  const view = await closed(desk, people)
  expect(await verified()).toMatchObject({ sound: true, found: 0, cases: 1, events: view.version })
  const db = desk.server.app.db
  await sql`DROP TRIGGER case_event_no_update`.execute(db)
  await sql`UPDATE case_event SET occurred_on = '2026-04-15' WHERE seq = 5`.execute(db)
  const broken = await verified()
  expect(broken.sound).toBe(false)
  expect(broken.problems).toContainEqual({ kind: 'chain', caseId: view.id, seq: 5, detail: 'changed' })
})

it('a row that does not follow from the history is found', async () => {
  const view = await closed(desk, people)
  const db = desk.server.app.db
  await sql`UPDATE reconsideration_case SET closed_on = '2026-05-01', title = '张某不服某局' WHERE id = ${view.id}`.execute(
    db,
  )
  await sql`DELETE FROM duty WHERE owner_id = ${view.id} AND key = '1:R1'`.execute(db)
  const { sound, problems } = await verified()
  expect(sound).toBe(false)
  expect(problems.map(({ kind, caseId, detail }) => [kind, caseId, detail]).sort()).toEqual([
    ['projection', view.id, 'case duty 1:R1'],
    ['projection', view.id, 'case record closedOn'],
    ['projection', view.id, 'case record title'],
  ])
  // A report may be printed: it names places, not people.
  expect(JSON.stringify(problems)).not.toContain('张某')
})

it('a program that fails says so with a number that is in its log, and nothing of the cause', async () => {
  await sql`DROP TABLE calendar_year`.execute(desk.server.app.db)
  const refused = await refusalOf(people.reception.calendar.year({ year: 2026 }))
  expect(refused).toMatchObject({ code: 'INTERNAL', defined: true })
  expect(JSON.stringify(refused)).not.toContain('calendar_year')
  const { reference } = refused.data as { reference: string }
  expect(desk.log.filter((line) => line.fields['reference'] === reference)).toHaveLength(1)
})
