import { expect, test } from './fixtures.ts'
import { acceptAndStart, expectState, record, register, word } from './window.ts'

test('a suspended case stands still, says so on the workbench, and runs on when it is resumed', async ({ desk }) => {
  test.setTimeout(240_000)
  await register(desk.page, '2026-11-23')
  await acceptAndStart(desk.page)
  // Accepted on 2026-11-23: sixty days end on 2027-01-22, a Friday.
  const limits = (): ReturnType<typeof desk.page.locator> => desk.page.locator('.right')
  await expect(limits()).toContainText('明年1月22日')
  await record(desk.page, 'SUSPEND', { ground: word('suspensionGround', 'S5'), reason: '申请人住院，不能参加复议。' })
  await expect(limits()).toContainText('已中止')

  await desk.goTo('2026-12-03')
  const { page } = desk
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('tab', { name: /^已中止/ }).click()
  await expect(page.getByRole('tabpanel')).toContainText('某东政复〔2026〕1号')
  await page.getByRole('tabpanel').getByRole('row').nth(1).click()
  await expect(page.locator('.casePage')).toBeVisible()
  await record(page, 'RESUME', { reason: '申请人出院，可以参加复议。' })
  await expectState(page, 'inCaseMediation.serving')

  // Ten days stood still (the day after the suspension up to the day of resumption): 2027-02-01, a Monday.
  await page
    .locator('.right')
    .getByRole('button', { name: new RegExp(word('limitCode', 'D15')) })
    .click()
  const strip = page.getByRole('dialog')
  await expect(strip).toContainText('2027年2月1日')
  await expect(strip).toContainText('不计入 10 日')
  await expect(strip.locator('.stripDay.excluded')).toHaveCount(10)
})
