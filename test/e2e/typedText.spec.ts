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
  // Both versions, field by field: theirs can be taken over and given back.
  const both = again.getByRole('table', { name: '两个版本逐项对照' })
  const text = fieldOf(again, 'note').getByRole('textbox')
  await expect(both).toContainText('另一窗口的记事。')
  await expect(both).toContainText('申请人来电询问进度。')
  await both.getByRole('radio', { name: /对方已记录$/ }).check()
  await expect(text).toHaveValue('另一窗口的记事。')
  await both.getByRole('radio', { name: /我填写的$/ }).check()
  await expect(text).toHaveValue('申请人来电询问进度。')
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

test('typed text survives a crash of the page and a refresh, in every kind of form', async ({ desk, host }) => {
  test.skip(host !== 'browser', 'a crash is asked for over CDP: the browser host')
  test.setTimeout(180_000)
  let { page } = desk
  /** A crashed page is lost for good: what comes back is a new one at the same address. */
  const crash = async (): Promise<void> => {
    const address = page.url()
    const session = await page.context().newCDPSession(page)
    const gone = page.waitForEvent('crash')
    void session.send('Page.crash').catch(() => undefined)
    await gone
    const next = await page.context().newPage()
    await page.close()
    page = next
    await page.goto(address)
    const name = page.getByLabel('用户名')
    await name.or(page.getByRole('navigation').first()).waitFor()
    if (await name.isVisible()) await signIn(page)
  }
  await page.getByRole('button', { name: /^登记申请/ }).click()
  const application = () => page.getByRole('form', { name: '登记申请' })
  await fill(application(), { 'parties-0-name': '赵某', requests: '请求撤销。' })
  await crash()
  await expect(application()).toContainText('已恢复上次未保存的内容')
  await expect(fieldOf(application(), 'parties-0-name').getByRole('combobox')).toHaveValue('赵某')
  await expect(fieldOf(application(), 'requests').getByRole('textbox')).toHaveValue('请求撤销。')

  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('button', { name: /^登记咨询/ }).click()
  const talk = page.getByRole('form', { name: '登记咨询' })
  await fill(talk, { 'data-matter': '咨询怎样申请复议。' })
  await page.getByRole('checkbox', { name: '已当场答复' }).uncheck()
  await page.reload()
  await expect(fieldOf(talk, 'data-matter').getByRole('textbox')).toHaveValue('咨询怎样申请复议。')
  await expect(page.getByRole('checkbox', { name: '已当场答复' })).not.toBeChecked()

  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('navigation', { name: '设置' }).getByRole('link', { name: '内部时限' }).click()
  const targets = page.getByRole('form', { name: '内部时限' })
  const days = targets.getByRole('spinbutton').first()
  await days.fill('9')
  await days.press('Tab')
  await page.getByLabel(/理由/).fill('统一内部时限')
  await page.reload()
  await expect(targets).toContainText('已恢复上次未保存的内容')
  await expect(days).toHaveValue('9')
  await expect(page.getByLabel(/理由/)).toHaveValue('统一内部时限')
})
