import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArguments } from '../../cli/arguments.ts'
import { stopWhen, tell } from '../../cli/demo/agenda.ts'
import { demoCommand } from '../../cli/demo/command.ts'
import { everybody, type People, PRACTICE_PASSWORD } from '../../cli/demo/people.ts'
import { buildPractice, EARLIEST_END, FEWEST_CASES } from '../../cli/demo/practice.ts'
import { createRandom } from '../../cli/demo/random.ts'
import { type Desk, openExistingDesk, virtualClock } from '../../cli/desk.ts'
import { historiesOf } from '../../db/repositories/events.ts'
import { caseMachine, fold, regionStates } from '../../shared/case/index.ts'
import { bands } from '../../shared/duties/index.ts'
import { termCodes } from '../../shared/terms/index.ts'

const UNTIL = '2026-11-20'
const options = { seed: 'test', cases: 60, until: UNTIL }
const folder = mkdtempSync(path.join(os.tmpdir(), 'fuyi-demo-'))
const dataDir = path.join(folder, 'practice')

let people: People
let desk: Desk
beforeAll(async () => {
  people = await buildPractice({ ...options, dataDir })
  desk = await openExistingDesk({ dataDir, clock: virtualClock(UNTIL), as: 'administrator' })
}, 240_000)
afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true, force: true })
})

const storedCases = () => desk.server.app.db.selectFrom('reconsideration_case').select(['id', 'snapshot']).execute()

/** Every state of every region, as `region.state`. */
function statesOf(region: string, config: { states?: Record<string, unknown>; type?: string }, at = ''): string[] {
  return Object.entries(config.states ?? {}).flatMap(([name, inner]) => {
    const { states, type } = inner as { states?: Record<string, unknown>; type?: string }
    if (type === 'history') return []
    const place = at === '' ? name : `${at}.${name}`
    return states ? statesOf(region, { states }, place) : [`${region}.${place}`]
  })
}

describe('the practice file', () => {
  it('shows every state of every region of the statechart', async () => {
    const regions = caseMachine.config.states as Record<string, { states?: Record<string, unknown> }>
    const all = Object.entries(regions).flatMap(([name, config]) => statesOf(name, config))
    expect(
      all
        .filter((state) => state.startsWith('main.'))
        .map((state) => state.slice(5))
        .sort(),
    ).toEqual([...termCodes('mainState')].sort())
    const rows = await storedCases()
    const histories = await historiesOf(
      desk.server.app.db,
      rows.map((row) => row.id),
    )
    const shown = new Set(
      [...histories.values()].flatMap((history) =>
        Object.entries(regionStates(fold(history))).map(([region, state]) => `${region}.${state}`),
      ),
    )
    expect(all.filter((state) => !shown.has(state))).toEqual([])
  })

  it('shows every state of a consultation', async () => {
    const rows = await desk.server.app.db.selectFrom('consultation').select('state').distinct().execute()
    expect(rows.map((row) => row.state).sort()).toEqual([...termCodes('consultationState')].sort())
  })

  it('holds the cases asked for, received over three years in the order of the log', async () => {
    const { rows, total } = await desk.client.cases.list({ sort: 'receivedOn', descending: false, pageSize: 500 })
    expect(total).toBe(options.cases)
    expect(rows[0]!.receivedOn >= '2023-11-20' && rows.at(-1)!.receivedOn <= UNTIL).toBe(true)
    const log = await desk.server.app.db
      .selectFrom('case_event')
      .select(['recorded_at', 'occurred_on'])
      .orderBy('id')
      .execute()
    const recorded = log.map((entry) => entry.recorded_at)
    expect(recorded).toEqual([...recorded].sort())
    expect(log.every((entry) => entry.occurred_on <= entry.recorded_at.slice(0, 10))).toBe(true)
  })

  it('passes the verification: chain, states, projections', async () => {
    const progress = await desk.client.system.verify()
    let step = await progress.next()
    while (!step.done) step = await progress.next()
    expect(step.value).toMatchObject({ sound: true, found: 0 })
    expect(step.value.events).toBeGreaterThan(options.cases * 5)
  })

  it('has rates and bands that add up to their rows', async () => {
    const supervisor = await openPerson(people.supervisor.login)
    const period = { from: '2000-01-01', to: UNTIL }
    const { rates } = await supervisor.reports.fourRates(period)
    for (const { rate, met, missing, denominator, excluded } of rates) {
      const count = async (counted: 'met' | 'missing' | 'excluded') =>
        (await supervisor.reports.fourRateRows({ ...period, rate, counted })).total
      expect([rate, met, missing]).toEqual([rate, await count('met'), await count('missing')])
      expect(denominator).toBe(met + missing)
      expect(excluded.reduce((sum, { count }) => sum + count, 0)).toBe(await count('excluded'))
      expect(met).toBeGreaterThan(0)
      expect(missing).toBeGreaterThan(0)
    }
    const { counts, total } = await supervisor.duties.worklist({ scope: 'all', pageSize: 1 })
    expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(total)
    for (const band of bands) {
      const { rows } = await supervisor.duties.worklist({ scope: 'all', band, pageSize: 500 })
      expect([band, rows.length]).toEqual([band, counts[band]])
    }
    // An open case without anything owed would be a mistake of the statechart or of the practice data.
    expect(counts.noNextStep).toBe(0)
    for (const band of ['overdue', 'near', 'normal', 'suspended', 'waiting'] as const)
      expect(counts[band]).toBeGreaterThan(0)
  })

  it('is marked as practice and lets everybody in with the printed password', async () => {
    expect((await desk.client.session.status()).practice).toBe(true)
    const roles = new Set<string>()
    for (const { login } of everybody(people)) {
      const { user } = await desk.client.session.signIn({ login, password: PRACTICE_PASSWORD })
      expect(user.mustChangePassword).toBe(false)
      for (const role of user.roles) roles.add(role)
    }
    expect([...roles].sort()).toEqual([...termCodes('role')].sort())
    expect(people.officers).toHaveLength(5)
  })

  it('is the same for the same seed, down to the last hash', async () => {
    const heads = []
    for (const name of ['one', 'other']) {
      const dataDir = path.join(folder, name)
      await buildPractice({ ...options, cases: 8, dataDir })
      const built = await openExistingDesk({ dataDir, clock: virtualClock(UNTIL) })
      heads.push(await built.server.app.db.selectFrom('chain_head').selectAll().orderBy('chain').execute())
      await built.close()
    }
    expect(heads[0]).toEqual(heads[1])
    const long = heads[0]!.filter((head) => ['case_event', 'consultation_event'].includes(head.chain))
    expect(long.map((head) => head.last_id > 10)).toEqual([true, true])
  }, 240_000)

  async function openPerson(login: string) {
    const { createRouterClient } = await import('@orpc/server')
    const { token } = await desk.client.session.signIn({ login, password: PRACTICE_PASSWORD })
    return createRouterClient(desk.server.router, {
      context: { host: 'desk' as const, reqHeaders: new Headers({ authorization: `Bearer ${token}` }) },
    })
  }
})

describe('the command', () => {
  const refused = (words: string[]) => expect(demoCommand(readArguments(words))).rejects

  it('refuses a folder that holds something, and says what to do', async () => {
    const full = path.join(folder, 'full')
    mkdirSync(full)
    writeFileSync(path.join(full, 'letter.txt'), 'kept')
    await refused([full]).toThrow(/里已有内容.*请换一个文件夹名/)
  })

  it('refuses counts and days that cannot show every state', async () => {
    const empty = path.join(folder, 'empty')
    await refused([empty, '--cases', String(FEWEST_CASES - 1)]).toThrow(/--cases 应为/)
    await refused([empty, '--cases', 'many']).toThrow(/--cases 应为/)
    await refused([empty, '--until', '2026-02-30']).toThrow(/--until 应为/)
    await refused([empty, '--until', '2026-08-31']).toThrow(EARLIEST_END)
    await refused([]).toThrow(/用法/)
  })
})

describe('the agenda', () => {
  it('resumes the story with the earliest day, and ends with the last day', async () => {
    const told: string[] = []
    let today = ''
    async function* story(name: string, ...days: string[]) {
      for (const day of days) {
        yield day
        told.push(`${today} ${name}`)
      }
    }
    const stories = [story('a', '2026-01-05', '2026-01-09'), story('b', '2026-01-04', '2026-01-04', '2026-01-11')]
    await tell(stories, '2026-01-01', '2026-01-10', async (day) => {
      today = day
    })
    expect(told).toEqual(['2026-01-04 b', '2026-01-04 b', '2026-01-05 a', '2026-01-09 a'])
  })

  it('stops a story before its next step once it shows what is wanted', async () => {
    const steps: number[] = []
    async function* story() {
      for (let step = 1; step <= 5; step++) {
        yield '2026-01-05'
        steps.push(step)
      }
    }
    await tell([stopWhen(story(), () => steps.length === 3)], '2026-01-05', '2026-01-05', async () => {})
    expect(steps).toEqual([1, 2, 3])
  })
})

describe('a seeded source', () => {
  it('gives the same for a seed, and something else for another', () => {
    const draw = (seed: string) =>
      Array.from(
        { length: 20 },
        (
          (random) => () =>
            random.between(0, 999)
        )(createRandom(seed)),
      )
    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
  })

  it('keeps to the weights it is given', () => {
    const random = createRandom('weights')
    const drawn = Array.from({ length: 10_000 }, () => random.share({ often: 9, seldom: 1, never: 0 }))
    const share = drawn.filter((key) => key === 'often').length / drawn.length
    expect(share).toBeGreaterThan(0.88)
    expect(share).toBeLessThan(0.92)
    expect(drawn).not.toContain('never')
  })
})
