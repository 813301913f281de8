import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SheetColumnId } from '../../shared/reports/sheetColumns.ts'
import { engines } from '../db/engines.ts'
import { mediated, received } from './story.ts'
import { openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

describe.each(engines)('the list of cases on %s', (engine) => {
  let desk: TestDesk
  let people: People
  beforeEach(async () => {
    desk = await openDesk(engine)
    people = await staffed(desk)
  })
  afterEach(() => desk.close())

  const cellsOf = async (id: string, ...columns: SheetColumnId[]) => {
    const { rows } = await people.supervisor.caseSheet.rows({ query: {}, columns, offset: 0, limit: 100, whole: true })
    return rows.find((row) => row.id === id)?.cells
  }

  it('corrects facts by an entry of the record, and one undo brings the old values back', async () => {
    const view = await received(desk, people, '2026-03-02')
    const edits = [
      { id: view.id, column: 'applicant' as const, from: '张某', to: ' 张某某 ' },
      { id: view.id, column: 'administrativeField' as const, from: null, to: 'marketRegulation' },
      { id: view.id, column: 'actMadeOn' as const, from: '2026-02-10', to: '2026-02-09' },
    ]
    const { done, left } = await people.caseOfficer.caseSheet.edit({ edits })
    expect(left).toEqual([])
    expect(done.map(({ to }) => to)).toEqual(['张某某', 'marketRegulation', '2026-02-09'])
    expect(await cellsOf(view.id, 'applicant', 'administrativeField', 'actMadeOn', 'applicantPhone')).toEqual([
      '张某某',
      'marketRegulation',
      '2026-02-09',
      '13800000000',
    ])
    const now = await people.caseOfficer.cases.get({ id: view.id })
    expect(now.title).toBe('张某某不服某区市场监督管理局行政处罚决定')
    const trace = now.history.at(-1)!
    expect(trace).toMatchObject({ type: 'CORRECT', by: { id: people.ids.caseOfficer } })
    expect(trace.data.reason).toBe('在案件列表中更正：申请人姓名或者名称、行政管理领域、行政行为作出日期')
    expect(now.history).toHaveLength(view.history.length + 1)

    const undo = done.map((each) => ({ ...each, from: each.to, to: edits.find((e) => e.column === each.column)!.from }))
    expect((await people.caseOfficer.caseSheet.edit({ edits: undo, undoing: true })).left).toEqual([])
    expect(await cellsOf(view.id, 'applicant', 'administrativeField', 'actMadeOn')).toEqual([
      '张某',
      null,
      '2026-02-10',
    ])
    const undone = await people.caseOfficer.cases.get({ id: view.id })
    expect(undone.history.at(-1)!.data.reason).toContain('撤销')
  })

  it('leaves a cell that somebody changed meanwhile, one that follows from steps, and what the column cannot hold', async () => {
    const [one, other] = [
      await received(desk, people, '2026-03-02'),
      await received(desk, people, '2026-03-03', '2026-02-13'),
    ]
    const { done, left } = await people.caseOfficer.caseSheet.edit({
      edits: [
        { id: one.id, column: 'applicant', from: '李某', to: '王某' },
        { id: one.id, column: 'mainState', from: 'intake.underReview', to: 'closed' },
        { id: one.id, column: 'matterType', from: 'penalty', to: 'nonsense' },
        { id: one.id, column: 'actTitle', from: '行政处罚决定', to: null },
        { id: one.id, column: 'actServedOn', from: '2026-02-12', to: '2026-02-30' },
        { id: 'nobody', column: 'applicant', from: '张某', to: '王某' },
        { id: other.id, column: 'actNumber', from: '某市监罚〔2026〕7号', to: null },
      ],
    })
    expect(done).toEqual([{ id: other.id, column: 'actNumber', from: '某市监罚〔2026〕7号', to: null }])
    expect(left.map(({ column, why }) => `${column} ${why.zh}`)).toEqual([
      'applicant 这一格已被改为“张某”，请核对后再改。',
      'mainState 这一栏随办理步骤变化，不能在列表里直接填写。',
      'matterType 不是这一栏可以填写的内容，请从列表中选择。',
      'actTitle 这一栏必须填写，不能清空。',
      'actServedOn 不是有效的日期，请写作“2026-11-22”。',
      'applicant 本案刚有新的记录，请刷新列表后重试。',
    ])
    expect((await people.caseOfficer.cases.get({ id: one.id })).version).toBe(one.version)
    expect(await cellsOf(other.id, 'actNumber')).toEqual([null])
  })

  it('tells what a reassignment would do before it does it, and does exactly that', async () => {
    const tried = await mediated(desk, people)
    const early = await received(desk, people, '2026-03-10')
    const input = {
      selection: { kind: 'all' as const, query: {} },
      officer: people.ids.supervisor,
      reason: '承办人员休假',
    }
    const preview = await people.approver.caseSheet.assign({ ...input, dry: true })
    expect(preview).toMatchObject({ done: 1, same: 0, left: [{ id: early.id, number: early.number }] })
    expect(preview.left[0]!.why.zh).toMatch(/受理/)
    expect((await people.approver.cases.get({ id: tried.id })).version).toBe(tried.version)
    expect(await people.approver.caseSheet.assign({ ...input, dry: false })).toEqual(preview)
    expect(await cellsOf(tried.id, 'officer')).toEqual([people.ids.supervisor])
    expect((await people.approver.cases.get({ id: tried.id })).history.at(-1)).toMatchObject({
      type: 'REASSIGNED',
      data: { caseOfficer: people.ids.supervisor, reason: '承办人员休假' },
    })
    expect(await people.approver.caseSheet.assign({ ...input, dry: true })).toMatchObject({ done: 0, same: 1 })
    expect(await refusalOf(people.caseOfficer.caseSheet.assign({ ...input, dry: true }))).toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('is made anew from the histories when it is missing', async () => {
    const view = await mediated(desk, people)
    const { db } = desk.server.app
    const before = await db.selectFrom('case_sheet').selectAll().execute()
    await sql`DELETE FROM case_sheet`.execute(db)
    await sql`DELETE FROM process_state WHERE key = 'case_sheet'`.execute(db)
    await desk.setDay('2026-03-28')
    expect(await cellsOf(view.id, 'number')).toEqual([view.number])
    const after = await db.selectFrom('case_sheet').selectAll().execute()
    expect(after).toHaveLength(1)
    expect({ ...after[0], changed_on: null }).toMatchObject({
      applicant: before[0]!.applicant,
      number_key: before[0]!.number_key,
    })
  })

  it('is verified with everything else that follows from the histories', async () => {
    const view = await received(desk, people, '2026-03-02')
    await sql`UPDATE case_sheet SET applicant = '李某'`.execute(desk.server.app.db)
    const run = await people.administrator.system.verify()
    let step = await run.next()
    while (!step.done) step = await run.next()
    expect(step.value.problems).toEqual([
      { kind: 'projection', caseId: view.id, seq: null, detail: 'case sheet row applicant' },
    ])
  })

  it('keeps the layout of each person, and views for one or for all', async () => {
    const layout = { columns: [{ id: 'number', width: 180 }], frozen: 1 }
    const { caseOfficer: officer, approver, supervisor, ids } = people
    expect(await officer.lists.mine({ list: 'cases' })).toEqual({ layout: null, views: [] })
    await officer.lists.keepLayout({ list: 'cases', layout })
    await officer.lists.keepLayout({ list: 'cases', layout: { ...layout, frozen: 0 } })
    expect((await officer.lists.mine({ list: 'cases' })).layout).toEqual({ ...layout, frozen: 0 })
    expect((await approver.lists.mine({ list: 'cases' })).layout).toBeNull()

    const view = { list: 'cases' as const, name: '我的在办', shared: false, query: { text: '张' }, layout }
    const saved = await officer.lists.saveView(view)
    const again = await officer.lists.saveView({ ...view, query: { text: '李' } })
    expect((await officer.lists.mine({ list: 'cases' })).views).toEqual([
      {
        id: again.id,
        name: '我的在办',
        shared: false,
        owner: { id: ids.caseOfficer, name: '承某' },
        query: { text: '李' },
        layout,
      },
    ])
    expect(await refusalOf(officer.lists.removeView({ id: saved.id }))).toMatchObject({ code: 'NOT_FOUND' })
    expect((await approver.lists.mine({ list: 'cases' })).views).toEqual([])
    const shared = await officer.lists.saveView({ ...view, id: again.id, name: '中心在办', shared: true })
    expect((await approver.lists.mine({ list: 'cases' })).views.map(({ name }) => name)).toEqual(['中心在办'])
    expect(await refusalOf(approver.lists.removeView({ id: shared.id }))).toMatchObject({ code: 'FORBIDDEN' })
    await supervisor.lists.removeView({ id: shared.id })
    expect((await officer.lists.mine({ list: 'cases' })).views).toEqual([])
  })
})
