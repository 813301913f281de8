import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { APPLICATION, expectState, fieldOf, fill, register, word } from './window.ts'

/** Counts what goes to the printer instead of opening its dialog. */
async function watchPrinter(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = window as unknown as { printed: number }
    counter.printed = 0
    window.print = () => {
      counter.printed += 1
    }
  })
  return () => page.evaluate(() => (window as unknown as { printed: number }).printed)
}

async function openForm(page: Page) {
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('button', { name: /^登记申请/ }).click()
  return page.getByRole('form', { name: '登记申请' })
}

test('an application by post is judged while it is typed, and the receipt is printed in the click that registers', async ({
  desk,
}) => {
  const { page } = desk
  const form = await openForm(page)
  const aside = page.getByRole('complementary', { name: '判断、相似案件与材料' })
  await fill(form, {
    ...APPLICATION,
    channel: word('applicationChannel', 'post'),
    postmarkedOn: '2026-11-20',
    respondentLevel: word('respondentLevel', 'countyDepartment'),
    actServedOn: '2026-09-18',
  })
  // Sixty days from 2026-09-18 end on 2026-11-17: the postmark is three days late. The program says so and does not block.
  await expect(aside.locator('[data-matter="lateness"]')).toContainText('已超过申请期限3日')
  await expect(aside.locator('[data-matter="lateness"]')).toContainText('2026-11-17')
  await expect(aside.locator('[data-matter="competence"]')).toContainText('属于本机关管辖')
  await expect(aside.locator('[data-matter="clock"]').first()).toContainText('邮戳日期（2026-11-20）')
  await expect(aside.locator('[data-matter="clock"]').nth(1)).toContainText('至2026-11-30')

  await expect(aside).toContainText('缺 4 项必备材料')
  await aside.getByRole('checkbox', { name: '行政复议申请书' }).check()
  await aside.getByLabel('行政复议申请书的份数').fill('2')
  await aside.getByRole('checkbox', { name: '被申请复议的行政行为文书复印件' }).check()
  await expect(aside).toContainText('缺 2 项必备材料')

  const printed = await watchPrinter(page)
  await form.getByRole('button', { name: '登记并打印回执' }).click()
  const paper = page.getByRole('dialog', { name: /^接收行政复议申请材料回执/ })
  const sheet = paper.getByRole('region').first()
  await expect(sheet).toContainText('某东政复〔2026〕1号')
  await expect(sheet).toContainText('邮戳日期2026年11月20日')
  await expect(sheet.getByRole('row', { name: '1 行政复议申请书 2' })).toBeVisible()
  await expect(sheet).toContainText(
    '尚缺下列材料（是否需要补正，以书面补正通知为准）：申请人身份证件复印件、送达地址及方式确认书。',
  )
  await expect.poll(printed).toBe(1)
  await page.keyboard.press('Escape')
  await expectState(page, 'intake.underReview')

  // What was lacking is asked for at once, in one notice.
  await page.getByRole('button', { name: word('eventType', 'REQUEST_SUPPLEMENT') }).click()
  const notice = page.getByRole('form', { name: word('eventType', 'REQUEST_SUPPLEMENT') })
  await expect(fieldOf(notice, 'items').getByRole('textbox')).toHaveValue(
    /提交申请人身份证件复印件。\n提交送达地址及方式确认书。\n补充申请人“张某”的身份证件号码、住所、送达地址、联系电话。/,
  )
})

test('the same application again is noticed, people are reused, wrong numbers are remarked', async ({ desk }) => {
  const { page } = desk
  await register(page, '2026-11-23', { actNumber: '某市监罚〔2026〕7号' })
  const form = await openForm(page)
  const aside = page.getByRole('complementary', { name: '判断、相似案件与材料' })
  const name = fieldOf(form, 'parties-0-name').getByRole('combobox')
  await name.pressSequentially('张')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(name).toHaveValue('张某')
  await fill(form, {
    channel: word('applicationChannel', 'counter'),
    'parties-1-name': '某区市场监督管理局',
    actTitle: '行政处罚决定',
    actNumber: '某市监罚[2026]7号',
    matterType: word('matterType', 'penalty'),
    actServedOn: '2026-11-02',
  })
  await expect(aside).toContainText('可能是同一申请')
  await expect(aside.getByRole('link', { name: '某东政复〔2026〕1号' })).toBeVisible()

  // A check digit that does not fit is a remark, not a refusal.
  await form
    .getByRole('button', { name: /填写其他情况/ })
    .first()
    .click()
  await fill(form, { 'parties-0-idNumber': '110105194912310021' })
  await expect(fieldOf(form, 'parties-0-idNumber')).toContainText('请核对：校验码不符')

  // It is registered only with an answer: a link, or a reason.
  await form.getByRole('button', { name: '登记申请', exact: true }).click()
  await expect(aside).toContainText('请关联相似的案件，或者写明理由。')
  await aside.getByRole('button', { name: '关联此案' }).click()
  await form.getByRole('button', { name: '登记申请', exact: true }).click()
  await expectState(page, 'intake.underReview')
  await expect(page.locator('.casePage')).toContainText('某东政复〔2026〕2号')
})

test('an oral application is printed to be signed before it is registered', async ({ desk }) => {
  const { page } = desk
  const form = await openForm(page)
  await fill(form, {
    ...APPLICATION,
    channel: word('applicationChannel', 'oral'),
    oralPlace: '行政复议接待中心',
    oralReason: '不识字',
    reasons: '处罚认定的事实与实际不符。',
  })
  const printed = await watchPrinter(page)
  await form.getByRole('button', { name: '打印口头申请笔录' }).click()
  const paper = page.getByRole('dialog', { name: '口头申请行政复议笔录' })
  for (const text of [
    '张某',
    '行政复议接待中心',
    '不识字',
    '处罚认定的事实与实际不符。',
    '申请人签名、盖章或者按指印：',
  ])
    await expect(paper.getByRole('region').first()).toContainText(text)
  await page.keyboard.press('Control+p')
  expect(await printed()).toBe(1)
  await page.keyboard.press('Escape')
  await form.getByRole('button', { name: '登记申请', exact: true }).click()
  await expectState(page, 'intake.underReview')
  await page.getByRole('button', { name: '打印收件文书' }).click()
  await page.getByRole('menuitem', { name: '口头申请行政复议笔录' }).click()
  await expect(paper.getByRole('region').first()).toContainText('行政复议接待中心')
})

test('an application through the penalty organ waits there, or goes into review once it is here', async ({ desk }) => {
  const { page } = desk
  let form = await openForm(page)
  const penalty = { ...APPLICATION, channel: word('applicationChannel', 'penaltyOrgan') }
  await fill(form, penalty)
  await form.getByRole('button', { name: '登记申请', exact: true }).click()
  await expectState(page, 'intake.penaltyOrganRoute')

  form = await openForm(page)
  await fill(form, {
    ...penalty,
    on: '2026-11-19',
    'parties-0-name': '李某',
    actTitle: '当场处罚决定',
    route: '2026-11-23',
  })
  await form.getByRole('button', { name: '登记申请', exact: true }).click()
  await expectState(page, 'intake.underReview')
})
