import type { CDPSession, Page } from '@playwright/test'
import { termName } from '../../shared/terms/index.ts'
import { expect, test } from './fixtures.ts'
import { fieldOf, openStep, record, register } from './window.ts'

/** Types as an input method does: letters under composition, then the candidate. */
async function inputMethod(
  page: Page,
): Promise<{ compose(letters: string): Promise<void>; commit(text: string): Promise<void> }> {
  const session: CDPSession = await page.context().newCDPSession(page)
  return {
    compose: async (letters) => {
      await session.send('Input.imeSetComposition', {
        text: letters,
        selectionStart: letters.length,
        selectionEnd: letters.length,
      })
    },
    commit: async (text) => {
      await session.send('Input.insertText', { text })
    },
  }
}

const palette = (page: Page) => page.getByRole('dialog', { name: '查找或者办理' })
const input = (page: Page) => page.getByRole('combobox', { name: '查找或者办理' })

test.beforeEach(({ host }) => {
  test.skip(host !== 'browser', 'composition is driven over CDP: the browser host')
})

test('Ctrl K finds a case, a step by its initials, and says why another is not possible', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  await register(page, '2026-11-23')
  await record(page, 'NOTED', { note: '申请人来电，询问补正期限。' })
  const heading = page.getByRole('heading', { level: 1 })
  const title = (await heading.textContent()) ?? ''
  await page.getByRole('link', { name: '工作台' }).click()

  // By a word of two characters in a record; Enter leads to the entry.
  await page.keyboard.press('Control+K')
  await expect(input(page)).toBeFocused()
  await input(page).fill('补正期')
  const text = page.getByRole('group', { name: '办理记录、笔记和材料' })
  await expect(text.getByRole('option')).toContainText(['申请人来电，询问补正期限。'])
  await expect(text.locator('mark')).toHaveText('补正期')
  await text.getByRole('option').first().click()
  await expect(heading).toHaveText(title)
  await expect(page.locator('.entryBody')).toContainText('申请人来电，询问补正期限。')

  // By the bare number of this year.
  await page.getByRole('link', { name: '工作台' }).click()
  await page.keyboard.press('Control+K')
  await input(page).fill('1')
  await expect(page.getByRole('group', { name: '案件', exact: true }).getByRole('option').first()).toContainText(
    '〔2026〕1号',
  )
  await input(page).press('Enter')
  await expect(heading).toHaveText(title)

  // A verb: the possible one opens its form, the other stays grey with its reason.
  await page.keyboard.press('Control+K')
  await input(page).fill('zz')
  const suspend = page.getByRole('option', { name: termName('eventType', 'SUSPEND') })
  await expect(suspend).toHaveAttribute('aria-disabled', 'true')
  await expect(suspend).toContainText('不能办理')
  await input(page).press('Enter')
  await expect(palette(page)).toBeVisible()
  await input(page).fill(termName('eventType', 'ACCEPT'))
  await input(page).press('Enter')
  await expect(palette(page)).toBeHidden()
  await expect(page.locator('.chosenStep')).toContainText(termName('eventType', 'ACCEPT'))
})

test('an input method keeps its keys: Enter and Escape end a composition and nothing else', async ({ desk }) => {
  test.setTimeout(120_000)
  const { page } = desk
  const method = await inputMethod(page)

  // In the palette nothing is looked for and nothing opened until the candidate is there.
  await page.keyboard.press('Control+K')
  await expect(input(page)).toBeFocused()
  await method.compose("an'jian")
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeVisible()
  await page.keyboard.press('Control+K')
  await expect(palette(page)).toHaveCount(1)
  await method.commit('案件')
  await expect(input(page)).toHaveValue('案件')
  await expect(page.getByRole('option').first()).toContainText('案件')
  await input(page).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '案件' })).toBeVisible()

  // In a form that Enter sends: not this Enter.
  await page.keyboard.press('Alt+1')
  await page.getByRole('link', { name: '用户与权限' }).click()
  await page.getByRole('button', { name: '新增用户' }).click()
  const form = page.getByRole('form', { name: '新增用户' })
  await form.getByLabel('姓名').focus()
  await method.compose('wang')
  await page.keyboard.press('Enter')
  await page.keyboard.press('F1')
  await expect(form).toBeVisible()
  await expect(form.locator('.fieldProblem')).toHaveCount(0)
  await method.commit('王某')
  await expect(form.getByLabel('姓名')).toHaveValue('王某')
  await form.getByLabel('姓名').press('Enter')
  await expect(form.locator('.fieldProblem')).not.toHaveCount(0)

  await form.getByRole('button', { name: '取消' }).click()
  await expect(form).toHaveCount(0)

  // In the search of a list.
  await page.getByRole('link', { name: '案件', exact: false }).first().click()
  const search = page.locator('main').getByRole('textbox').or(page.locator('main').getByRole('searchbox')).first()
  await search.focus()
  await method.compose('zhang')
  await page.keyboard.press('Enter')
  await method.commit('张某')
  await expect(search).toHaveValue('张某')
})

test('a careful form is not sent by any Enter in a field, and by Ctrl Enter only', async ({ desk }) => {
  test.setTimeout(120_000)
  const { page } = desk
  await register(page, '2026-11-23')
  const form = await openStep(page, 'NOTED')
  const note = fieldOf(form, 'note').getByRole('textbox')
  const method = await inputMethod(page)
  await note.focus()
  await method.compose('dian')
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeVisible()
  await method.commit('电话记录。')
  await expect(note).toHaveValue('电话记录。')
  await page.keyboard.press('Control+Enter')
  await expect(form).toHaveCount(0)
})

test('F1 shows every key, Alt and a figure open the places, and the size of text is remembered', async ({ desk }) => {
  const { page } = desk
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { level: 1, name: '按键与帮助' })).toBeVisible()
  await expect(page.getByText('Ctrl Enter', { exact: true })).toBeVisible()
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('heading', { level: 1, name: '案件' })).toBeVisible()
  const zoom = () => page.evaluate(() => getComputedStyle(document.documentElement).zoom)
  expect(await zoom()).toBe('1')
  await page.keyboard.press('Control+K')
  await input(page).fill('字号：大')
  await input(page).press('Enter')
  await expect.poll(zoom).toBe('1.15')
  await page.reload()
  await page.getByRole('navigation').waitFor()
  await expect.poll(zoom).toBe('1.15')
})
