import { expect, KEEPER, signIn, test } from './fixtures.ts'
import { fieldOf, fill, openStep, record, register } from './window.ts'

test('typed text survives leaving the page and a conflict with a colleague', async ({ desk, host }) => {
  test.skip(host !== 'browser', 'two windows on one desk: the browser host')
  test.setTimeout(180_000)
  const { page } = desk
  await register(page, '2026-11-23')
  const address = page.url().split('?')[0] as string
  const note = await openStep(page, 'NOTED')
  await fill(note, { note: '申请人来电询问进度。' })

  // Away and back: the draft is there and says so.
  await page.getByRole('link', { name: '工作台' }).click()
  await page.goto(address)
  const again = await openStep(page, 'NOTED')
  await expect(again).toContainText('已恢复上次未保存的内容')
  await expect(fieldOf(again, 'note').getByRole('textbox')).toHaveValue('申请人来电询问进度。')

  // Meanwhile somebody else records something on the same case.
  const other = await page.context().newPage()
  await other.goto(address)
  await signIn(other, KEEPER.login)
  await other.goto(address)
  await record(other, 'NOTED', { note: '另一窗口的记事。' })

  await again.getByRole('button', { name: '添加记事' }).click()
  await expect(again.getByRole('alert')).toContainText('您填写期间，其他人记录了新的内容')
  await expect(fieldOf(again, 'note').getByRole('textbox')).toHaveValue('申请人来电询问进度。')
  await again.getByRole('button', { name: '添加记事' }).click()
  await expect(again).toHaveCount(0)
  await expect(page.locator('.history .entryName', { hasText: '添加记事' })).toHaveCount(2)
})

test('an entry is corrected with a reason, and the old one stays in the record', async ({ desk }) => {
  test.setTimeout(120_000)
  const { page } = desk
  await register(page, '2026-11-23')
  await record(page, 'NOTED', { note: '申请人来电询问进度，已答复。' })
  await page.locator('.history .entryHead', { hasText: '添加记事' }).click()
  await page.locator('.entryBody').getByRole('button', { name: '更正记录' }).click()
  const form = page.getByRole('form', { name: '更正记录' })
  await fieldOf(form, 'note').getByRole('textbox').fill('被申请人来电询问进度，已答复。')
  await form.getByRole('button', { name: '更正记录' }).click()
  await expect(form).toContainText('请填写此项。')
  await form.getByLabel('更正理由').fill('来电人记录有误。')
  await form.getByRole('button', { name: '更正记录' }).click()
  await expect(form).toHaveCount(0)
  await expect(page.locator('.history .entryHead', { hasText: '已更正' })).toHaveCount(1)
  await expect(page.locator('.correction')).toContainText(
    '申请人来电询问进度，已答复。 → 被申请人来电询问进度，已答复。',
  )
})
