import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Executor, inTransaction } from '../../db/executor.ts'
import {
  type CaseQuery,
  casesByIds,
  dueForCheck,
  findCaseByNumber,
  getCase,
  idsOfCasesWithDates,
  insertCase,
  listCases,
  saveCase,
} from '../../db/repositories/cases.ts'
import { dutiesOf, replaceDuties } from '../../db/repositories/duties.ts'
import { partiesOf, replaceParties } from '../../db/repositories/parties.ts'
import { replaceStageRuns, stageRunsOf } from '../../db/repositories/stageRuns.ts'
import { searchText } from '../../db/text.ts'
import { engines, type OpenEngine, openEngine } from './engines.ts'
import { aCase, aDuty, aRun } from './records.ts'

const today = '2026-10-20'

describe.each(engines)('cases on %s', (engine) => {
  let store: OpenEngine
  let db: Executor
  beforeAll(async () => {
    store = await openEngine(engine)
    db = store.db
  })
  afterAll(() => store.close())
  beforeEach(async () => {
    for (const table of ['duty', 'party', 'stage_run', 'reconsideration_case'] as const)
      await db.deleteFrom(table).execute()
  })

  const list = (query: Partial<CaseQuery> = {}) =>
    listCases(db, { today, sort: 'number', descending: false, page: 1, pageSize: 50, ...query })
  const numbers = async (query: Partial<CaseQuery> = {}) =>
    (await list(query)).rows.map((row) => Number(/(\d+)号/.exec(row.number)![1]))

  it('gives back what was put in, flags and nulls and the snapshot included', async () => {
    const record = aCase(1, {
      acceptedOn: '2026-10-12',
      open: false,
      closedOn: '2026-11-30',
      stage: null,
      nextCheckOn: null,
      officerId: null,
    })
    await insertCase(db, record)
    expect(await getCase(db, record.id)).toEqual(record)
    expect((await findCaseByNumber(db, record.number))?.id).toBe(record.id)
    expect((await casesByIds(db, [record.id, 'nobody'])).map((found) => found.id)).toEqual([record.id])
    await expect(getCase(db, 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('refuses a number that is taken', async () => {
    await insertCase(db, aCase(1))
    await expect(insertCase(db, aCase(2, { number: aCase(1).number }))).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    })
    expect((await list()).total).toBe(1)
  })

  it.each(['2026-02-30', '2026/02/03', 'yesterday'])('refuses %s as a date', async (receivedOn) => {
    await expect(insertCase(db, aCase(1, { receivedOn }))).rejects.toThrow()
    expect((await list()).total).toBe(0)
  })

  it('saves a step at the next version and refuses a stale one without changing anything', async () => {
    await insertCase(db, aCase(1))
    const before = await getCase(db, aCase(1).id)
    const { version: _version, ...rest } = before
    const after = {
      ...rest,
      mainState: 'ruling.drafting',
      stage: 'ruling' as const,
      snapshot: { machine: 'case', version: 2 },
    }
    const saved = await saveCase(db, before, after, 1)
    expect(saved).toEqual({ ...after, version: 2 })
    expect(await getCase(db, before.id)).toEqual(saved)

    await expect(saveCase(db, before, { ...after, title: '迟到的修改' }, 1)).rejects.toMatchObject({
      code: 'STALE_VERSION',
      details: { expectedVersion: 1, version: 2 },
    })
    await expect(saveCase(db, saved, { ...after, title: '迟到的修改' }, 1)).rejects.toMatchObject({
      code: 'STALE_VERSION',
    })
    expect(await getCase(db, before.id)).toEqual(saved)
  })

  it('undoes everything of a transaction that fails', async () => {
    const failing = inTransaction(db, async (tx) => {
      await insertCase(tx, aCase(1))
      await replaceDuties(tx, aCase(1).id, 'case', [aDuty('1:D05')])
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    expect((await list()).total).toBe(0)
    expect(await dutiesOf(db, aCase(1).id)).toEqual([])
  })

  it('joins a transaction that already runs', async () => {
    const failing = inTransaction(db, async (tx) => {
      await inTransaction(tx, (inner) => insertCase(inner, aCase(1)))
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    expect((await list()).total).toBe(0)
  })

  it('orders numbers as a register does, not as text', async () => {
    for (const n of [10, 9, 100, 1]) await insertCase(db, aCase(n))
    expect(await numbers()).toEqual([1, 9, 10, 100])
    expect(await numbers({ descending: true })).toEqual([100, 10, 9, 1])
  })

  it('pages in a total order: no row twice, none left out', async () => {
    for (let n = 1; n <= 25; n++) await insertCase(db, aCase(n, { receivedOn: n % 2 ? '2026-10-08' : '2026-10-09' }))
    const pages = await Promise.all([1, 2, 3].map((page) => list({ sort: 'receivedOn', page, pageSize: 10 })))
    expect(pages.map((page) => page.rows.length)).toEqual([10, 10, 5])
    expect(pages.every((page) => page.total === 25)).toBe(true)
    expect(new Set(pages.flatMap((page) => page.rows.map((row) => row.id))).size).toBe(25)
  })

  it('puts dates that are not there last in both directions', async () => {
    await insertCase(db, aCase(1, { acceptedOn: null }))
    await insertCase(db, aCase(2, { acceptedOn: '2026-10-12' }))
    await insertCase(db, aCase(3, { acceptedOn: '2026-10-11' }))
    expect(await numbers({ sort: 'acceptedOn' })).toEqual([3, 2, 1])
    expect(await numbers({ sort: 'acceptedOn', descending: true })).toEqual([2, 3, 1])
  })

  it('filters by every field, alone and together', async () => {
    await insertCase(db, aCase(1))
    await insertCase(
      db,
      aCase(2, { stage: 'ruling', mainState: 'ruling.drafting', officerId: 'officer-2', receivedOn: '2026-09-01' }),
    )
    await insertCase(
      db,
      aCase(3, {
        open: false,
        stage: null,
        mainState: 'closed',
        matterType: 'disclosure',
        respondentName: '某区公安分局',
      }),
    )
    expect(await numbers({ stages: ['ruling', 'intake'] })).toEqual([1, 2])
    expect(await numbers({ mainStates: ['closed'] })).toEqual([3])
    expect(await numbers({ officerId: 'officer-2' })).toEqual([2])
    expect(await numbers({ open: true })).toEqual([1, 2])
    expect(await numbers({ open: false })).toEqual([3])
    expect(await numbers({ matterType: 'penalty' })).toEqual([1, 2])
    expect(await numbers({ respondent: '公安' })).toEqual([3])
    expect(await numbers({ receivedFrom: '2026-09-02', receivedTo: '2026-10-08' })).toEqual([1, 3])
    expect(await numbers({ receivedFrom: '2026-10-08', open: true, officerId: 'officer-1' })).toEqual([1])
    expect(await numbers({ officerId: 'nobody' })).toEqual([])
  })

  it('finds two Chinese characters, every word, whatever the width and case, and takes % and _ as they are', async () => {
    await insertCase(db, aCase(1, { searchText: searchText('津东政复〔2026〕1号', '张某', '某区城管局', 'ABC公司') }))
    await insertCase(db, aCase(2, { searchText: searchText('津东政复〔2026〕2号', '李某', '赔偿100%的_说法') }))
    expect(await numbers({ text: '城管' })).toEqual([1])
    expect(await numbers({ text: '张某 城管' })).toEqual([1])
    expect(await numbers({ text: '李某 城管' })).toEqual([])
    expect(await numbers({ text: 'ａｂｃ' })).toEqual([1])
    expect(await numbers({ text: '0%' })).toEqual([2])
    expect(await numbers({ text: '_' })).toEqual([2])
    expect(await numbers({ text: '%' })).toEqual([2])
    expect(await numbers({ text: '\\' })).toEqual([])
    expect(await numbers({ text: "'; drop table party; --" })).toEqual([])
  })

  it('shows the most urgent duty of each case and filters by its band', async () => {
    const duties = {
      1: [aDuty('a', { dueLegal: '2026-10-25', nearFrom: '2026-10-24' }), aDuty('b', { dueLegal: '2026-10-19' })],
      2: [
        aDuty('a', { dueLegal: '2026-10-01', owner: 'respondent' }),
        aDuty('b', { dueLegal: '2026-11-30', nearFrom: '2026-10-20' }),
      ],
      3: [aDuty('a', { dueLegal: '2026-10-01', paused: true })],
      4: [aDuty('a', { dueLegal: '2026-10-01', status: 'fulfilled', endedOn: '2026-09-30' })],
      5: [aDuty('a', { dueLegal: '2026-10-01', owner: 'applicant' })],
    }
    for (const [n, list] of Object.entries(duties)) {
      await insertCase(db, aCase(Number(n)))
      await replaceDuties(db, aCase(Number(n)).id, 'case', list)
    }
    await insertCase(db, aCase(6, { open: false }))
    const { rows } = await list()
    expect(rows.map((row) => [row.band, row.next?.key ?? null])).toEqual([
      ['overdue', 'b'],
      ['near', 'b'],
      ['suspended', 'a'],
      ['noNextStep', null],
      ['waiting', 'a'],
      [null, null],
    ])
    for (const [band, found] of [
      ['overdue', [1]],
      ['near', [2]],
      ['normal', []],
      ['suspended', [3]],
      ['waiting', [5]],
      ['noNextStep', [4]],
    ] as const) {
      expect(await numbers({ band }), band).toEqual(found)
    }
    // What others owe and what stands still does not press.
    expect(await numbers({ sort: 'due' })).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('tells which cases to look at again, the longest waiting first', async () => {
    await insertCase(db, aCase(1, { nextCheckOn: '2026-10-20' }))
    await insertCase(db, aCase(2, { nextCheckOn: '2026-10-21' }))
    await insertCase(db, aCase(3, { nextCheckOn: '2026-10-01' }))
    await insertCase(db, aCase(4, { nextCheckOn: null }))
    expect(await dueForCheck(db, today, 10)).toEqual([aCase(3).id, aCase(1).id])
    expect(await dueForCheck(db, today, 1)).toEqual([aCase(3).id])
  })

  it('tells whose dates can still move: open cases, and closed ones on which something is owed', async () => {
    for (const n of [1, 2, 3, 4]) await insertCase(db, aCase(n, { open: n === 1 || n === 4 }))
    await replaceDuties(db, aCase(2).id, 'case', [aDuty('1:D28')])
    await replaceDuties(db, aCase(3).id, 'case', [aDuty('1:D28', { status: 'fulfilled' })])
    expect(await idsOfCasesWithDates(db, '', 10)).toEqual([1, 2, 4].map((n) => aCase(n).id))
    expect(await idsOfCasesWithDates(db, aCase(1).id, 1)).toEqual([aCase(2).id])
  })

  it('makes stored duties equal to the derived ones and writes only what differs', async () => {
    await insertCase(db, aCase(1))
    const id = aCase(1).id
    const first = [
      aDuty('a'),
      aDuty('b', {
        provisional: true,
        late: true,
        evidence: 4,
        excuse: 'X1',
        rate: 'R1',
        countedOn: '2026-10-09',
        counted: 'met',
      }),
      aDuty('c'),
    ]
    expect(await replaceDuties(db, id, 'case', first)).toEqual({ written: ['a', 'b', 'c'], removed: [] })
    expect(await dutiesOf(db, id)).toEqual(first)
    expect(await replaceDuties(db, id, 'case', first)).toEqual({ written: [], removed: [] })

    const second = [
      aDuty('b', { status: 'fulfilled', endedOn: '2026-10-10' }),
      aDuty('c'),
      aDuty('d', { dueLegal: null }),
    ]
    expect(await replaceDuties(db, id, 'case', second)).toEqual({ written: ['b', 'd'], removed: ['a'] })
    expect(await dutiesOf(db, id)).toEqual(second)
    expect(await replaceDuties(db, id, 'case', [])).toEqual({ written: [], removed: ['b', 'c', 'd'] })
  })

  it('writes more rows than one statement takes', async () => {
    await insertCase(db, aCase(1))
    const many = Array.from({ length: 450 }, (_, i) => aDuty(String(i).padStart(3, '0')))
    expect((await replaceDuties(db, aCase(1).id, 'case', many)).written).toHaveLength(450)
    expect(await dutiesOf(db, aCase(1).id)).toEqual(many)
  })

  it('keeps parties in the order in which they were named', async () => {
    await insertCase(db, aCase(1))
    const id = aCase(1).id
    const people = Array.from({ length: 11 }, (_, i) => ({
      id: `p${i + 1}`,
      role: 'applicant',
      kind: 'citizen',
      name: `申请人${i + 1}`,
    }))
    await replaceParties(db, id, people)
    expect((await partiesOf(db, id)).map((party) => party.id)).toEqual(people.map((party) => party.id))
    const [first, ...others] = people
    await replaceParties(db, id, [...others.slice(0, 2), { ...first!, phone: '0000', representedBy: 'p2' }])
    expect(await partiesOf(db, id)).toMatchObject([
      { id: 'p2', phone: null },
      { id: 'p3' },
      { id: 'p1', phone: '0000', representedBy: 'p2' },
    ])
  })

  it('keeps runs apart by cycle, stage and number', async () => {
    await insertCase(db, aCase(1))
    const id = aCase(1).id
    const runs = [
      aRun('intake', { leftOn: '2026-10-12' }),
      aRun('ruling', { enteredOn: '2026-10-12' }),
      aRun('intake', { cycle: 2, enteredOn: '2026-12-01' }),
    ]
    await replaceStageRuns(db, id, runs)
    expect(await stageRunsOf(db, id)).toEqual(runs)
    const changed = [
      runs[0]!,
      { ...runs[1]!, leftOn: '2026-10-20', returns: 2, overdue: true },
      aRun('ruling', { no: 2, enteredOn: '2026-10-21' }),
    ]
    await replaceStageRuns(db, id, changed)
    expect(await stageRunsOf(db, id)).toEqual(changed)
  })
})
