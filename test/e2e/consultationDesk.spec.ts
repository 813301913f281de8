import { expect, test } from './fixtures.ts'
import { fieldOf, word } from './window.ts'

/** Keys a clerk may press for a whole talk besides the words themselves. */
const MOST_KEYS = 45

test('a talk is registered from the keyboard alone, with few keys, and its person comes back', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  await page.getByRole('link', { name: '咨询与宣传' }).click()
  await page.getByRole('button', { name: '登记咨询' }).click()
  const form = page.getByRole('form', { name: '登记咨询' })
  await expect(fieldOf(form, 'person').getByRole('textbox')).toBeFocused()

  let keys = 0
  const press = async (...names: string[]): Promise<void> => {
    for (const name of names) {
      await page.keyboard.press(name)
      keys += 1
    }
  }
  /** Goes on with Tab until the field of this name has the focus. */
  const tabTo = async (name: string): Promise<void> => {
    for (let i = 0; i < 12; i++) {
      if (
        await page.evaluate(
          (end) => document.activeElement?.closest('[data-field]')?.getAttribute('data-field')?.endsWith(end),
          `-${name}`,
        )
      )
        return
      await press('Tab')
    }
    throw new Error(`Tab does not lead to ${name}`)
  }
  const type = (text: string): Promise<void> => page.keyboard.insertText(text)

  await type('李某')
  await tabTo('phone')
  await type('13900000001')
  await tabTo('matter')
  await type('对城管罚款两千元不服，咨询怎样申请复议。')
  await tabTo('organ')
  await type('某区城市管理委员会')
  await tabTo('knownOn')
  await type('11-09')
  await press('Enter')
  const aside = page.getByRole('complementary', { name: '本人期限与相似咨询' })
  // Sixty days from 2026-11-09 end on 2027-01-08; how the day came about stands beside it, day by day.
  await expect(aside.getByRole('status')).toContainText('本人申请复议的最后一日：2027年1月8日')
  await expect(aside.locator('.stripDay.due')).toHaveAttribute('title', /^2027年1月8日/)
  await press('Alt+g')
  await expect(form.getByRole('checkbox', { name: /已逐项告知/ })).toBeChecked()
  await expect(fieldOf(form, 'leafletVersion').getByRole('combobox')).toHaveValue('2026年7月版')
  await tabTo('summary')
  await type('已说明期限、方式和材料。')
  await tabTo('advisedWay')
  await press('Space')
  await press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('咨询：李某')
  await expect(page.locator('.right')).toContainText('2026-11-23 已宣传')
  expect(keys).toBeLessThanOrEqual(MOST_KEYS)

  // The same number calls again two days later: the talk joins the consultation, which stays one.
  await desk.goTo('2026-11-25')
  const again = desk.page
  await again.getByRole('link', { name: '咨询与宣传' }).click()
  await again.getByRole('button', { name: '登记咨询' }).click()
  const second = again.getByRole('form', { name: '登记咨询' })
  await expect(fieldOf(second, 'person').getByRole('textbox')).toBeFocused()
  await again.keyboard.press('Tab')
  await again.keyboard.insertText('139 0000 0001')
  await expect(again.getByRole('complementary', { name: '本人期限与相似咨询' })).toContainText('电话相同')
  await again.keyboard.press('Alt+j')
  await expect(second.getByRole('status').first()).toContainText('并入')
  await fieldOf(second, 'matter').getByRole('textbox').fill('来电询问还缺什么材料。')
  await second.getByRole('checkbox', { name: '已当场宣传' }).uncheck()
  await second.getByRole('checkbox', { name: '已当场答复' }).uncheck()
  await second.getByRole('button', { name: '并入此件' }).click()
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('咨询：李某')
  await expect(again.locator('.history')).toContainText('来电询问还缺什么材料。')
  await again.getByRole('link', { name: '咨询与宣传' }).click()
  await expect(again.locator('.pageHead')).toContainText('1 件')

  // The week counts one consultation and one contact; the number opens its row.
  await again.getByRole('button', { name: '周接待表' }).click()
  const table = again.locator('.receptionTable')
  await expect(table.getByRole('row', { name: /^再次联系/ })).toContainText('1')
  await table
    .getByRole('row', { name: /^再次联系/ })
    .getByRole('button')
    .last()
    .click()
  await expect(again.getByRole('heading', { name: '1 次接待' })).toBeVisible()
  await again.getByRole('button', { name: '打印' }).click()
  const paper = again.getByRole('dialog', { name: /^周接待表/ })
  await expect(paper.getByRole('region').first()).toContainText('李某')
})

test('the leaflet carries the own last day, and a referral its slip and its result', async ({ desk }) => {
  const { page } = desk
  await page.getByRole('link', { name: '咨询与宣传' }).click()
  await page.getByRole('button', { name: '登记咨询' }).click()
  const form = page.getByRole('form', { name: '登记咨询' })
  await fieldOf(form, 'person').getByRole('textbox').fill('赵某')
  await fieldOf(form, 'matter').getByRole('textbox').fill('邻里纠纷，社区罚款。')
  const known = fieldOf(form, 'knownOn').getByRole('textbox')
  await known.fill('2026-11-09')
  await known.press('Enter')
  await form.getByRole('checkbox', { name: /已逐项告知/ }).check()
  await fieldOf(form, 'summary').getByRole('textbox').first().fill('先行调解。')
  await form.getByRole('radio', { name: word('advisedWay', 'mediation'), exact: true }).check()
  await form.getByRole('checkbox', { name: '同时转接其他单位' }).check()
  await form.getByRole('radio', { name: word('referralBody', 'justiceOffice'), exact: true }).check()
  await fieldOf(form, 'bodyName').getByRole('combobox').fill('某街司法所')
  await fieldOf(form, 'reason').getByRole('textbox').fill('就近调解。')
  await form.getByRole('button', { name: '登记咨询' }).click()

  await page.getByRole('button', { name: '打印转接单' }).click()
  const slip = page.getByRole('dialog', { name: /^咨询转接单/ })
  for (const text of ['某街司法所', '赵某', '就近调解。'])
    await expect(slip.getByRole('region').first()).toContainText(text)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '打印明白纸' }).click()
  const leaflet = page.getByRole('dialog', { name: '行政复议明白纸' })
  await expect(leaflet.getByRole('region').first()).toContainText('申请行政复议的最后一日为2027年1月8日')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: word('consultationEventType', 'REFERRAL_RETURNED') }).click()
  const returned = page.getByRole('form', { name: word('consultationEventType', 'REFERRAL_RETURNED') })
  await fieldOf(returned, 'result').getByRole('textbox').fill('双方和解。')
  await returned.getByRole('button', { name: word('consultationEventType', 'REFERRAL_RETURNED') }).click()
  await expect(page.locator('.history')).toContainText('双方和解。')
})
