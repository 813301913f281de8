import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putIndexState } from '../../db/repositories/search.ts'
import { openServer } from '../../server/openServer.ts'
import { rebuildIndex } from '../../server/search/build.ts'
import type { Client, VerifyResult } from '../../shared/contract/index.ts'
import { engines } from '../db/engines.ts'
import { closed, mediated, SECRET, take } from './story.ts'
import { openDesk, type People, portClient, staffed, type TestDesk } from './testDesk.ts'

describe.each(engines)('searching on %s', (engine) => {
  let desk: TestDesk
  let people: People
  beforeEach(async () => {
    desk = await openDesk(engine)
    people = await staffed(desk)
  })
  afterEach(() => desk.close())

  /** `group:label` of every hit. */
  const hits = async (text: string, client: Client = people.caseOfficer): Promise<string[]> => {
    const { groups } = await client.search.find({ text })
    return groups.flatMap(({ group, hits }) => hits.map((hit) => `${group}:${hit.label}`))
  }

  it('finds a case by number, party, agency, matter, pinyin, and what was written into its record', async () => {
    const view = await mediated(desk, people)
    for (const text of [view.number, '〔2026〕1号', '1', '市场监督', 'scjd', '张', 'xzcf', '某市监罚〔2026〕7号']) {
      expect(await hits(text), text).toContain(`case:${view.number}`)
    }
    expect(await hits('zm')).toEqual([`case:${view.number}`, 'party:张某'])
    expect(await hits('13800000000')).toEqual(['party:张某', 'text:APPLICATION_RECEIVED'])
    const { groups } = await people.approver.search.find({ text: '听取' })
    expect(groups.at(-1)).toEqual({
      group: 'text',
      total: 1,
      hits: [
        {
          subject: 'case',
          ownerId: view.id,
          number: view.number,
          title: view.title,
          open: true,
          kind: 'record',
          ref: String(view.history.find((entry) => entry.type === 'OPINIONS_HEARD')!.seq),
          label: 'OPINIONS_HEARD',
          excerpt: { before: '', match: '听取', after: '申请人意见。' },
        },
      ],
    })
  })

  it('never finds what was said in mediation, not even for those who may read it, nor by its correction', async () => {
    let view = await mediated(desk, people)
    const held = view.history.find((entry) => entry.type === 'MEDIATION_HELD')!
    view = await people.caseOfficer.cases.correct({
      id: view.id,
      expectedVersion: view.version,
      seq: held.seq,
      changes: { summary: '申请人愿意以分期履行为条件撤回。' },
      reason: '笔录遗漏一句',
    })
    for (const text of [SECRET.slice(0, 6), '补正告示', '分期履行']) {
      for (const client of [people.caseOfficer, people.supervisor, people.reception]) {
        expect(await hits(text, client), text).toEqual([])
      }
    }
    expect(await hits('遗漏一句')).toEqual(['text:CORRECT'])
    const { rows } = await sql<{ text: string }>`select text from search_entry`.execute(desk.server.app.db)
    expect(rows.filter((row) => row.text.includes('愿意'))).toEqual([])
  })

  it('finds a consultation by who asked what', async () => {
    await people.reception.consultations.register({
      on: '2026-03-02',
      data: {
        channel: 'phone',
        kind: 'applicantSide',
        person: '李某',
        organ: '河东区交警支队',
        matter: '电动车被扣如何救济',
      },
    })
    expect(await hits('动车被')).toEqual(['consultation:李某', 'text:CONSULTATION_REGISTERED'])
    expect(await hits('hdqjj')).toEqual(['consultation:李某'])
  })

  it('finds a private note for its writer alone', async () => {
    const view = await mediated(desk, people)
    await people.caseOfficer.notes.save({ caseId: view.id, body: '下周约谈证人李某', version: 0 })
    await people.supervisor.notes.save({ caseId: view.id, body: '督办：约谈后汇报', version: 0 })
    const found = await people.caseOfficer.search.find({ text: '约谈' })
    expect(found.groups.at(-1)!.hits.map(({ kind, excerpt }) => [kind, excerpt?.after])).toEqual([['note', '证人李某']])
    await rebuildIndex(desk.server.app)
    expect(await people.caseOfficer.search.find({ text: '约谈' })).toEqual(found)
    expect(await hits('约谈', people.reception)).toEqual([])
  })

  it('follows a step in the same moment, and a rebuild changes nothing', async () => {
    const view = await mediated(desk, people)
    await take(people.caseOfficer, view, 'NOTED', '2026-03-18', { note: '申请人补交营业执照复印件。' })
    const before = await people.caseOfficer.search.find({ text: '营业执照' })
    expect(before.groups.at(-1)!.hits).toHaveLength(1)
    await rebuildIndex(desk.server.app)
    expect(await people.caseOfficer.search.find({ text: '营业执照' })).toEqual(before)
    expect(before.complete).toBe(true)
  })

  it('gives first letters for steps and commands', async () => {
    expect(await people.reception.search.initials({ texts: ['中止', '河东区', '曾某', 'F1 帮助', ''] })).toEqual([
      'zz',
      'hdq',
      'cm zm',
      'f1bz',
      '',
    ])
  })
})

describe('the index of a file', () => {
  let desk: TestDesk
  let people: People
  beforeEach(async () => {
    desk = await openDesk()
    people = await staffed(desk)
  })
  afterEach(() => desk.close())

  const verified = async (): Promise<VerifyResult> => {
    const run = await people.administrator.system.verify()
    let step = await run.next()
    while (!step.done) step = await run.next()
    return step.value
  }

  it('is built on opening where it is missing or made by another program, and verified with the rest', async () => {
    await closed(desk, people)
    expect(await verified()).toMatchObject({ sound: true, found: 0 })
    const { db } = desk.server.app
    const full = await db.selectFrom('search_entry').selectAll().orderBy('id').execute()
    await db.deleteFrom('search_entry').where('kind', '=', 'party').execute()
    const { problems } = await verified()
    expect(problems.map((problem) => problem.detail)).toEqual(['case search party:p1', 'case search party:p2'])

    await putIndexState(db, { version: 0, complete: true })
    await desk.server.close()
    const again = await openServer({ dataDir: desk.dataDir, log: () => {}, now: desk.clock.now })
    await again.app.indexing?.finished
    const texts = (rows: typeof full) =>
      rows.map(({ owner_id, kind, ref, text, initials }) => [owner_id, kind, ref, text, initials].join('|')).toSorted()
    expect(texts(await again.app.db.selectFrom('search_entry').selectAll().orderBy('id').execute())).toEqual(
      texts(full),
    )
    const client = portClient(again, people.tokens.supervisor)
    const found = await client.search.find({ text: '张某' })
    expect(found.groups.find(({ group }) => group === 'party')!.hits.map((hit) => hit.label)).toEqual(['张某'])
    await again.close()
  })
})
