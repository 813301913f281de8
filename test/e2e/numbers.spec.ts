import { expect, test } from './fixtures.ts'
import { APPLICATION, fieldOf, fill, register, word } from './window.ts'

test('numbers: an older register goes on, consultations have their own, and the prefix can change', async ({
  desk,
}) => {
  test.setTimeout(240_000)
  const { page } = desk
  const heading = page.getByRole('heading', { level: 1 })

  // The application bears number 7 in the paper register; without the figure nothing is saved.
  await page.getByRole('button', { name: /^登记申请/ }).click()
  const form = page.getByRole('form', { name: '登记申请' })
  await fill(form, { on: '2026-11-23', ...APPLICATION, number: '沿用原登记簿的号' })
  const sequence = fieldOf(form, 'number-sequence')
  await form.getByRole('button', { name: '登记申请' }).click()
  await expect(sequence).toContainText('请填写此项。')
  await fill(form, { 'number-sequence': '7' })
  await expect(sequence).toContainText('案号将为 某东政复〔2026〕7号')
  await form.getByRole('button', { name: '登记申请' }).click()
  await expect(heading).toContainText('某东政复〔2026〕7号')
  await register(page, '2026-11-23', { 'parties-0-name': '钱某' })
  await expect(heading).toContainText('某东政复〔2026〕8号')

  // The same number again: said before saving, and refused on saving.
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('button', { name: /^登记申请/ }).click()
  await fill(form, {
    on: '2026-11-23',
    ...APPLICATION,
    'parties-0-name': '周某',
    number: '沿用原登记簿的号',
    'number-sequence': '7',
  })
  await expect(sequence).toContainText('案号 某东政复〔2026〕7号 已在登记簿中')
  await form.getByRole('button', { name: '登记申请' }).click()
  await expect(form.getByRole('alert')).toContainText('案号 某东政复〔2026〕7号 已被使用')

  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('button', { name: /^登记咨询/ }).click()
  const talk = page.getByRole('form', { name: '登记咨询' })
  await fill(talk, {
    'data-channel': word('consultationChannel', 'counter'),
    'data-person': '李某',
    'data-matter': '咨询怎样申请复议。',
  })
  await page.getByRole('checkbox', { name: '已当场宣传' }).uncheck()
  await page.getByRole('checkbox', { name: '已当场答复' }).uncheck()
  await talk.getByRole('button', { name: '登记咨询' }).click()
  await expect(page.locator('.pageHead')).toContainText('某东政复咨〔2026〕1号')
  await page.keyboard.press('Control+K')
  const search = page.getByRole('combobox', { name: '查找或者办理' })
  await search.fill('咨〔2026〕1号')
  await expect(page.getByRole('group', { name: '咨询' }).getByRole('option')).toHaveText([
    '某东政复咨〔2026〕1号李某 · 咨询怎样申请复议。',
  ])
  await search.press('Escape')

  await page.getByRole('link', { name: '案号登记' }).click()
  await expect(page.locator('.gapList li')).toHaveCount(6)
  await page.getByText('咨询编号', { exact: true }).click()
  await expect(page.getByRole('link', { name: '某东政复咨〔2026〕1号' })).toBeVisible()

  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('button', { name: '变更机关名称或代字' }).click()
  const change = page.getByRole('form', { name: '变更机关名称或代字' })
  await change.getByLabel('机关名称').fill('某市新区人民政府')
  await change.getByLabel('案号代字').fill('某新政复')
  await expect(change).toContainText('从头编号，例如 某新政复〔2026〕1号')
  await change.getByRole('button', { name: '变更', exact: true }).click()
  await expect(fieldOf(change, 'reason')).toContainText('请填写此项。')
  await change.getByLabel('变更理由').fill('机构改革')
  await change.getByRole('button', { name: '变更', exact: true }).click()
  const history = page.getByRole('table', { name: '机关名称和案号代字' })
  await expect(history.locator('tbody tr')).toHaveCount(2)
  await expect(history).toContainText('机构改革')
  await register(page, '2026-11-23', { 'parties-0-name': '孙某' })
  await expect(heading).toContainText('某新政复〔2026〕1号')
})
