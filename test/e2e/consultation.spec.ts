import { expect, test } from './fixtures.ts'
import { expectState, fill, word, words } from './window.ts'

test('a consultation is registered with its publicity, and becomes an application', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('button', { name: /^登记咨询/ }).click()
  const form = page.getByRole('form', { name: '登记咨询' })
  await fill(form, {
    'data-channel': word('consultationChannel', 'counter'),
    'data-person': '李某',
    'data-phone': '13900000001',
    'data-matter': '对罚款决定不服，咨询怎样申请复议。',
    'data-organ': '某区城市管理委员会',
    'data-knownOn': '2026-11-09',
  })
  // Sixty days from 2026-11-09 end on 2027-01-08: the person is told this day.
  const aside = page.getByRole('complementary', { name: '本人期限与相似咨询' })
  await expect(aside.getByRole('status')).toContainText('本人申请复议的最后一日：2027年1月8日')
  await fill(form, {
    'publicity-refused': false,
    'publicity-items': words('publicityItem', 'purpose', 'period', 'filing', 'mandatory', 'leaflet'),
    'publicity-leafletVersion': '2026年第1版',
    'answer-summary': '已说明申请的期限、方式和材料。',
    'answer-advisedWay': word('advisedWay', 'reconsideration'),
  })
  await form.getByRole('button', { name: '登记咨询' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('咨询：李某')
  await expect(page.locator('.right')).toContainText('2026-11-23 已宣传')
  await page.getByRole('link', { name: '四个百分百' }).click()
  const card = page.locator('.rateCard').nth(2)
  await expect(card.locator('.rateFigure')).toContainText('100')
  await expect(card).toContainText('1 / 1 次')

  await page.getByRole('link', { name: /^咨询与宣传/ }).click()
  await page.getByRole('row', { name: /李某/ }).click()
  await page.getByRole('button', { name: word('consultationEventType', 'CONVERTED') }).click()
  const application = page.getByRole('form', { name: '登记申请' })
  await expect(application.locator('[data-field$="-parties-0-name"]').getByRole('combobox')).toHaveValue('李某')
  await fill(application, {
    channel: word('applicationChannel', 'counter'),
    actTitle: '行政处罚决定',
    matterType: '行政处罚',
  })
  await application.getByRole('button', { name: '登记申请' }).click()
  await expectState(page, 'intake.underReview')
  await page.getByRole('link', { name: '来自咨询' }).click()
  await expect(page.getByRole('link', { name: '已转为 某东政复〔2026〕1号' })).toBeVisible()
})
