import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conditions, received, take } from './story.ts'
import { openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
beforeEach(async () => {
  desk = await openDesk()
  people = await staffed(desk)
})
afterEach(() => desk.close())

/** Written for this test after the pattern of the notices of other years. */
const NOTICE_2027 = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

/** Accepted on a day so that the 60 natural days end on Sunday 2027-01-31, which the notice makes a working day. */
async function caseInto2027() {
  let view = await received(desk, people, '2026-11-30', '2026-11-20')
  await desk.setDay('2026-12-02')
  view = await take(people.caseOfficer, view, 'ACCEPT', '2026-12-02', { conditions })
  return view
}

describe('a year', () => {
  it('shows every day, the notice behind it, and years that dates reach without one', async () => {
    const year = await people.reception.calendar.year({ year: 2026 })
    expect(year).toMatchObject({ coverage: 'official', source: 'shipped', workingDays: 248, provisionalYears: [] })
    expect(year.days).toHaveLength(365)
    expect(year.days.find(({ on }) => on === '2026-02-14')?.kind).toBe('makeUp')
    const view = await caseInto2027()
    expect(view.warnings.map(({ code }) => code)).toEqual(['provisionalCalendar'])
    const next = await people.reception.calendar.year({ year: 2027 })
    expect(next).toMatchObject({ coverage: 'provisional', source: null, notice: null })
    const waiting = view.duties.filter((duty) => duty.status === 'open' && duty.provisional)
    expect(waiting.map(({ code }) => code)).toContain('D15')
    expect(next.provisionalYears).toEqual([{ year: 2027, duties: waiting.length, cases: 1 }])
  })
})

describe('a notice', () => {
  it('is shown with the dates it moves, and moves them only when imported', async () => {
    const view = await caseInto2027()
    const decision = (limits: typeof view.limits) => limits.find(({ code }) => code === 'D15')
    expect(decision(view.limits)).toMatchObject({
      nominal: '2027-01-31',
      dueLegal: '2027-02-01',
      dueSafe: '2027-01-29',
      provisional: true,
    })

    const preview = await people.supervisor.calendar.previewNotice({ year: 2027, text: NOTICE_2027 })
    expect(preview).toMatchObject({ openCases: 1, notice: { year: 2027 } })
    expect(preview.changed).toContainEqual({
      caseId: view.id,
      number: view.number,
      title: view.title,
      key: '1:D15',
      code: 'D15',
      before: { nominal: '2027-01-31', dueLegal: '2027-02-01', dueSafe: '2027-01-29' },
      after: { nominal: '2027-01-31', dueLegal: '2027-01-31', dueSafe: '2027-01-31' },
    })
    expect(decision((await people.reception.cases.get({ id: view.id })).limits)?.dueLegal).toBe('2027-02-01')

    const imported = await people.administrator.calendar.importNotice({ year: 2027, text: NOTICE_2027 })
    expect(imported).toEqual(preview)
    const after = await people.reception.cases.get({ id: view.id })
    expect(decision(after.limits)).toMatchObject({ dueLegal: '2027-01-31', provisional: false })
    // Dates computed anew are no step: nobody's form becomes stale.
    expect(after.version).toBe(view.version)
    expect(after.warnings).toEqual([])
    const { rows } = await people.reception.duties.worklist({ scope: 'all', pageSize: 200 })
    expect(rows.find(({ duty }) => duty?.key === '1:D15')?.duty).toMatchObject({
      dueLegal: '2027-01-31',
      provisional: false,
    })
    expect(await people.reception.calendar.year({ year: 2027 })).toMatchObject({
      coverage: 'official',
      source: 'imported',
      provisionalYears: [],
    })
  })

  it('imported twice changes nothing the second time', async () => {
    await caseInto2027()
    await people.supervisor.calendar.importNotice({ year: 2027, text: NOTICE_2027 })
    expect((await people.supervisor.calendar.importNotice({ year: 2027, text: NOTICE_2027 })).changed).toEqual([])
  })

  it('that cannot be read is refused whole, with every place', async () => {
    const text = NOTICE_2027.replace('2月14日（周日）', '2月14日（周六）')
    const refused = await refusalOf(people.supervisor.calendar.importNotice({ year: 2027, text }))
    expect(refused).toMatchObject({
      code: 'NOTICE_UNREADABLE',
      defined: true,
      data: { problems: [{ code: 'weekday-mismatch' }] },
    })
    expect(refused.message).toMatch(/^放假通知未能识别：.+。请粘贴通知全文后重试。$/)
    expect((await people.reception.calendar.year({ year: 2027 })).coverage).toBe('provisional')
  })
})

describe('settings', () => {
  it('move dates when they are changed, and say who changed them', async () => {
    const view = await caseInto2027()
    const before = await people.reception.settings.get()
    expect(before).toMatchObject({ organ: '某区人民政府', numberPrefix: '津东政复', changedAt: null, changedBy: null })
    const values = { ...before.values, legal: { ...before.values.legal, rollOrganPeriods: false }, nearWorkingDays: 5 }
    const after = await people.supervisor.settings.set({ values, reason: '按本区口径。' })
    expect(after).toMatchObject({
      values: { nearWorkingDays: 5, legal: { rollOrganPeriods: false } },
      changedBy: { name: '督某' },
    })
    const moved = await people.reception.cases.get({ id: view.id })
    expect(moved.limits.find(({ code }) => code === 'D15')).toMatchObject({
      nominal: '2027-01-31',
      dueLegal: '2027-01-31',
    })
    const { rows } = await people.reception.duties.worklist({ scope: 'all', pageSize: 200 })
    expect(rows.find(({ duty }) => duty?.key === '1:D15')?.duty?.dueLegal).toBe('2027-01-31')
  })

  it('that no program knows are refused', async () => {
    const { values } = await people.supervisor.settings.get()
    const wrong = { ...values, legal: { ...values.legal, suspensionCounting: 'sometimes' as 'bothDays' } }
    expect(await refusalOf(people.supervisor.settings.set({ values: wrong, reason: '试。' }))).toMatchObject({
      code: 'BAD_INPUT',
      data: { fields: [{ path: 'values.legal.suspensionCounting' }] },
    })
  })
})
