import type { Page } from '@playwright/test'
import { termName } from '../../shared/terms/index.ts'
import { COLLEAGUE, expect, KEEPER, test } from './fixtures.ts'
import { acceptAndStart, record, register } from './window.ts'

const home = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: '工作台' }).click()
  await expect(page.getByRole('tablist')).toBeVisible()
}
const list = (page: Page, name: string) => page.getByRole('table', { name, exact: true })

test('the workbench is worked off from the keyboard', async ({ desk }) => {
  const { page } = desk
  await register(page, '2026-11-23')
  await register(page, '2026-11-23', { 'parties-0-name': '李某' })
  await home(page)
  const rows = list(page, '要我办').locator('tbody tr')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('还剩 5 个工作日，11月30日')
  await expect(rows.first()).toContainText('第30条')

  // Down enters the list, Space looks at the row, the arrows carry the preview along, Escape takes it away.
  await page.keyboard.press('ArrowDown')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press('Space')
  const preview = page.getByRole('region', { name: '预览' })
  await expect(preview).toContainText('审查并决定是否受理')
  await expect(preview).toContainText(termName('eventType', 'REGISTERED'))
  const first = await preview.getByRole('heading', { level: 2 }).textContent()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await expect(preview.getByRole('heading', { level: 2 })).not.toHaveText(first ?? '')
  await page.keyboard.press('Escape')
  await expect(preview).toHaveCount(0)

  // A number opens its list; the address keeps it.
  await page.keyboard.press('4')
  await expect(page.getByRole('tab', { name: /^等别人/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('没有在等别人的事项。')).toBeVisible()
  await page.keyboard.press('1')

  // The light opens the day strip, the verb exactly the form.
  await rows.first().getByRole('button', { name: /还剩/ }).click()
  await expect(page.getByRole('dialog')).toContainText('行政复议法 第30条')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await rows
    .first()
    .getByRole('link', { name: termName('eventType', 'ACCEPT'), exact: true })
    .click()
  await expect(page.getByRole('form', { name: termName('eventType', 'ACCEPT') })).toBeVisible()

  await home(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('form', { name: termName('eventType', 'ACCEPT') })).toBeVisible()
})

test('a key that belongs to an input method does nothing', async ({ desk }) => {
  const { page } = desk
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', isComposing: true })))
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: '3', isComposing: true })))
  await expect(page.getByRole('tab', { name: /^要我办/ })).toHaveAttribute('aria-selected', 'true')
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: '3' })))
  await expect(page.getByRole('tab', { name: /^逾期/ })).toHaveAttribute('aria-selected', 'true')
})

test('a stopped case says for how long, and is listed with the reason when it rests', async ({ desk }) => {
  const { page } = desk
  await register(page, '2026-11-23')
  await acceptAndStart(page)
  await record(page, 'SUSPEND', {
    ground: termName('suspensionGround', 'S8'),
    reason: '须等另案审结。',
  })
  await desk.goTo('2026-12-09')
  await home(desk.page)
  await desk.page.keyboard.press('6')
  const stopped = list(desk.page, '已中止').locator('tbody tr').first()
  await expect(stopped).toContainText('已中止 16 天')
  await expect(stopped.getByRole('link', { name: termName('eventType', 'RESUME') })).toBeVisible()
  await desk.page.keyboard.press('7')
  const stuck = list(desk.page, '停滞').locator('tbody tr')
  await expect(stuck).toHaveCount(1)
  await expect(stuck).toContainText('16 天无记录')
  await expect(stuck).toContainText('已中止：须以其他案件的审理结果为依据')
  await stuck.getByRole('link', { name: termName('eventType', 'RESUME') }).click()
  await expect(desk.page.getByRole('form', { name: termName('eventType', 'RESUME'), exact: true })).toBeVisible()
})

test('the journal of a day can be opened again, and is printed as one page', async ({ desk }) => {
  await register(desk.page, '2026-11-23')
  await desk.goTo('2026-11-25')
  await home(desk.page)
  await list(desk.page, '要我办').locator('.subjectLink').first().click()
  await acceptAndStart(desk.page)
  await home(desk.page)
  const { page } = desk
  await page.getByRole('button', { name: '期限日志' }).click()
  const journal = list(page, '期限日志')
  await expect(journal.getByRole('row', { name: /审查并决定是否受理.*2026-11-30.*第30条/ })).toBeVisible()
  await expect(journal.getByRole('rowheader', { name: /^办结 / })).toBeVisible()
  await page.getByRole('button', { name: '打印' }).click()
  const paper = page.getByRole('dialog', { name: '期限日志 2026-11-25' })
  await expect(paper.getByRole('region')).toHaveCount(1)
  await expect(paper.getByRole('region')).toContainText('审查并决定是否受理')
  await page.keyboard.press('Escape')
  await expect(paper).toHaveCount(0)
  await page.getByRole('button', { name: '前一天' }).click()
  await expect(page.getByText('当日没有起算、办结、变更或者届满的期限。')).toBeVisible()
  await page.getByRole('button', { name: '前一天' }).click()
  await expect(journal.getByRole('row', { name: /审查并决定是否受理/ })).toContainText(KEEPER.name)
  await expect(journal.getByRole('rowheader', { name: '办结 0 件' })).toBeVisible()
})

test('the morning sheet says what comes and what is at risk', async ({ desk }) => {
  await register(desk.page, '2026-11-23')
  await desk.goTo('2026-11-27')
  await home(desk.page)
  await desk.page.getByRole('button', { name: '晨间清单' }).click()
  const sheet = list(desk.page, '晨间清单')
  await expect(sheet.getByRole('rowheader', { name: '下一工作日（11月30日） 1 件' })).toBeVisible()
  await expect(sheet).toContainText('审查并决定是否受理')
})

test('a supervisor sees the load and gives the cases of somebody who is away to another', async ({ desk }) => {
  const { page } = desk
  await register(page, '2026-11-23')
  await acceptAndStart(page)
  await register(page, '2026-11-23', { 'parties-0-name': '李某' })
  await home(page)
  await page.getByRole('button', { name: '工作量' }).click()
  const load = list(page, '工作量')
  const keeper = load.getByRole('row', { name: new RegExp(KEEPER.name) })
  await expect(keeper.getByRole('cell').first()).toHaveText('1')
  await keeper.getByRole('button', { name: '查看到期事项' }).click()
  const due = page.getByRole('form', { name: '调整承办人员' })
  await expect(due).toContainText('审查并决定是否受理')
  await due.getByRole('checkbox', { name: '全选案件' }).check()
  await due.getByRole('combobox').click()
  await page.getByTitle(COLLEAGUE.name).click()
  await due.getByLabel('调整理由').fill('休假期间代办。')
  await due.getByRole('button', { name: '调整 2 件' }).click()
  // The accepted one went over; the other is under review and says why it cannot.
  await expect(due).toContainText('未调整，须案件已受理')
  await expect(
    load
      .getByRole('row', { name: new RegExp(COLLEAGUE.name) })
      .getByRole('cell')
      .first(),
  ).toHaveText('1')
  await expect(keeper.getByRole('cell').first()).toHaveText('0')
})
