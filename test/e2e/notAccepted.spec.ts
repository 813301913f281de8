import { expect, test } from './fixtures.ts'
import { expectState, explain, fieldOf, openStep, record, register, serve, word } from './window.ts'

test('an application filed too late is seen to be late at once, and is not accepted', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('button', { name: /^登记申请/ }).click()
  // Known on 2026-05-11: sixty days end on 2026-07-10, a Friday.
  const form = page.getByRole('form', { name: '登记申请' })
  const known = fieldOf(form, 'actServedOn').getByRole('textbox')
  await known.fill('2026-05-11')
  await known.press('Enter')
  const lateness = page.locator('[data-matter="lateness"]')
  await expect(lateness).toContainText('已超过申请期限136日：期限至2026-07-10')
  await expect(lateness).toContainText('行政复议法 第20条第1款')

  await register(page, '2026-11-23', { actServedOn: '2026-05-11' })
  await expectState(page, 'intake.underReview')
  await expect(page.locator('.nextStep [data-step="TRIAL_COMPLETE"]')).toHaveCount(0)

  // The conditions are asked one by one; the server refuses what the law refuses, by article.
  const accept = await openStep(page, 'ACCEPT')
  for (const box of await accept.getByRole('checkbox').all()) await box.check()
  await accept.getByRole('button', { name: word('eventType', 'ACCEPT'), exact: true }).click()
  await expect(accept.getByRole('alert')).toContainText('没有保存，下列条件尚未满足')
  await expect(accept.getByRole('alert')).toContainText('行政复议法 第20条、第30条第1款第4项')
  await accept.getByRole('button', { name: '取消' }).click()

  await record(page, 'REFUSE', {
    ground: word('nonAcceptanceGround', 'outOfTime'),
    reasons: '申请超过法定期限，且没有正当理由。',
    defectFound: false,
  })
  await expectState(page, 'intake.notAccepted')
  await serve(page, '张某')
  await record(page, 'EXPLAIN')
  await explain(page, '张某')
  await record(page, 'NO_DEFECT')
  await expectState(page, 'closed')

  // Mediation and ruling were not passed: grey, with the reason.
  const skipped = page.locator('.stageStrip .skipped')
  await expect(skipped).toHaveCount(2)
  await expect(skipped.first()).toContainText('本案不经过此阶段')
})
