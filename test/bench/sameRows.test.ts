import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltFile, buildFile, TODAY } from '../../bench/buildFile.ts'
import { writtenByHand } from '../../bench/byHand.ts'
import { inTurns, median } from '../../bench/compare.ts'
import { measureMemory } from '../../bench/memory.ts'
import { type OpenFile, openBare, openFile } from '../../bench/openFile.ts'
import { clerkOf, questions } from '../../bench/questions.ts'
import { measureRecording } from '../../bench/recording.ts'
import { shifter } from '../../bench/shift.ts'
import { EVENTS_PER_CASE, makeTemplates } from '../../bench/templates.ts'
import { openExistingDesk, virtualClock } from '../../cli/desk.ts'

const CASES = 300
const home = mkdtempSync(path.join(os.tmpdir(), 'fuyi-bench-test-'))
const folder = path.join(home, 'file')
let built: BuiltFile
beforeAll(async () => {
  built = await buildFile(folder, CASES, await makeTemplates(60))
}, 120_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('a benchmark file', () => {
  it('passes the verification like a file that people wrote', async () => {
    const copy = path.join(home, 'verified')
    cpSync(folder, copy, { recursive: true })
    const desk = await openExistingDesk({ dataDir: copy, clock: virtualClock(TODAY), as: 'administrator' })
    const progress = await desk.client.system.verify()
    let step = await progress.next()
    while (!step.done) step = await progress.next()
    await desk.close()
    expect(step.value).toMatchObject({ sound: true, found: 0, events: built.events })
  })

  it('has thirty entries a case and a docket of the last months', async () => {
    const raw = openBare(folder)
    const one = (sql: string) => raw.prepare(sql).pluck().get() as number | string
    expect(one('select count(*) from reconsideration_case')).toBe(CASES)
    expect(one('select count(*) from case_event')).toBe(built.events)
    expect(one('select max(version) from reconsideration_case where open = 0')).toBe(EVENTS_PER_CASE)
    expect(one('select count(*) from reconsideration_case where open = 1')).toBe(built.open)
    expect(built.open).toBeGreaterThan(5)
    expect(one('select min(received_on) from reconsideration_case where open = 1') > '2026-01-01').toBe(true)
    expect(one('select min(received_on) from reconsideration_case') < '2017-12-31').toBe(true)
    // Entries of a case lie apart from each other, as they do when years of work went into the file.
    const first = one(
      `select max(id) - min(id) from case_event where case_id = (select id from reconsideration_case where open = 0 order by id limit 1)`,
    )
    expect(first).toBeGreaterThan(EVENTS_PER_CASE)
    raw.close()
  })
})

describe('what is written by hand', () => {
  let file: OpenFile
  let raw: BetterSqlite3.Database
  beforeAll(async () => {
    file = await openFile(folder)
    raw = openBare(folder)
  })
  afterAll(async () => {
    raw.close()
    await file.close()
  })

  it.each(questions.map((question) => [question.name, question] as const))(
    'gives the rows that the server gives: %s',
    async (_name, { server, byHand, rows }) => {
      const sql = writtenByHand(raw)
      const clerk = clerkOf(0, built.clerks)
      const answer = rows((await server(file.app, clerk)) as never)
      expect(answer).toEqual(byHand(sql, clerk))
      expect(JSON.stringify(answer).length).toBeGreaterThan(150)
    },
  )
})

describe('recording', () => {
  it('leaves both files with the same rows', async () => {
    const [one, other] = [path.join(home, 'server'), path.join(home, 'bare')]
    for (const copy of [one, other]) cpSync(folder, copy, { recursive: true })
    const measured = await measureRecording(one, other, 12, 5)
    expect(measured.ofTheLaw).toBeGreaterThan(0)
    expect(measured.statements).toBeGreaterThanOrEqual(3)
    const [server, bare] = [openBare(one), openBare(other)]
    for (const table of ['case_event', 'reconsideration_case', 'duty', 'stage_run', 'party', 'chain_head']) {
      const all = (raw: BetterSqlite3.Database) => raw.prepare(`select * from ${table} order by 1, 2, 3`).all()
      expect(all(bare)).toEqual(all(server))
    }
    expect(server.prepare('select count(*) from case_event').pluck().get()).toBe(built.events + 17)
    server.close()
    bare.close()
  })
})

describe('memory', () => {
  it('is measured after the calls of a window', async () => {
    const copy = path.join(home, 'memory')
    cpSync(folder, copy, { recursive: true })
    const { calls, rssMiB, heapMiB } = await measureMemory(copy, built.clerks)
    expect(calls).toBeGreaterThan(7)
    expect(rssMiB).toBeGreaterThan(heapMiB)
  })
})

describe('the measure', () => {
  it('takes medians of both ways in turns', async () => {
    const order: string[] = []
    await inTurns(
      4,
      (round) => order.push(`s${round}`),
      (round) => order.push(`h${round}`),
    )
    expect(order.slice(-8)).toEqual(['s0', 'h0', 'h1', 's1', 's2', 'h2', 'h3', 's3'])
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5])
  })

  it('moves days and puts people in their places', () => {
    const moved = shifter(
      30,
      (place) => `p${place}`,
    )('{"on":"2026-02-01","at":"2026-12-31T01:00:00.000Z","by":"@officer2@"}')
    expect(moved).toBe('{"on":"2026-03-03","at":"2027-01-30T01:00:00.000Z","by":"p2"}')
  })
})
