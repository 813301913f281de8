import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { expect, KEEPER, test } from './fixtures.ts'
import { register } from './window.ts'

/** The text of every cell of a row, by the title of its column. */
async function rowOf(page: Page, row: number): Promise<Record<string, string>> {
  const titles = await page.locator('.gridTitle').allTextContents()
  const cells = await page.locator(`[data-row="${row}"] [data-column]`).allTextContents()
  return Object.fromEntries(titles.map((title, i) => [title, cells[i] ?? '']))
}

async function cellAt(page: Page, row: number, title: string): Promise<Locator> {
  const titles = await page.locator('.gridTitle').allTextContents()
  return page.locator(`[data-row="${row}"] [data-column="${titles.indexOf(title)}"]`)
}

async function openList(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^案件/ }).click()
  await expect(page.getByRole('grid', { name: '案件' })).toBeVisible()
  await expect(page.locator('[data-row="0"] a')).toBeVisible()
}

test.describe('the list of cases', () => {
  test.beforeEach(async ({ desk }) => {
    test.setTimeout(240_000)
    await register(desk.page, '2026-11-20')
    await register(desk.page, '2026-11-23', { 'parties-0-name': '李某某' })
    await openList(desk.page)
  })

  test('is used like a sheet: keys, typing with an input method, one undo', async ({ desk }) => {
    const { page } = desk
    expect((await rowOf(page, 0))['申请人']).toBe('李某某')
    await (await cellAt(page, 0, '申请人')).click()

    // The first key on a selected cell is the first letter of what is typed.
    await page.keyboard.type('abc')
    await expect(page.locator('.cellEditor')).toHaveValue('abc')
    await page.keyboard.press('Escape')
    await expect(page.locator('.cellEditor')).toHaveClass(/resting/)
    expect((await rowOf(page, 0))['申请人']).toBe('李某某')

    // An input method: letters stand in the cell while they are composed, Enter confirms the candidate and nothing else.
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Input.imeSetComposition', { text: 'w', selectionStart: 1, selectionEnd: 1 })
    await expect(page.locator('.cellEditor')).toHaveValue('w')
    await devtools.send('Input.imeSetComposition', { text: 'wang', selectionStart: 4, selectionEnd: 4 })
    await page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement
      const key = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true, isComposing: true }
      field.dispatchEvent(new KeyboardEvent('keydown', key))
      for (const name of ['ArrowDown', 'Tab', ' ', 'Escape'])
        field.dispatchEvent(new KeyboardEvent('keydown', { ...key, key: name }))
    })
    await expect(page.locator('.cellEditor')).toHaveValue('wang')
    await devtools.send('Input.insertText', { text: '王某' })
    await expect(page.locator('.cellEditor')).toHaveValue('王某')
    await page.keyboard.press('Enter')
    await expect(await cellAt(page, 0, '申请人')).toHaveText('王某')
    // Enter went on to the next row.
    await expect(await cellAt(page, 1, '申请人')).toHaveClass(/active/)

    await page.keyboard.press('Control+z')
    await expect(await cellAt(page, 0, '申请人')).toHaveText('李某某')

    // F2 keeps what is there; a choice is picked by its name; Ctrl+D fills down.
    await (await cellAt(page, 0, '复议事项')).click()
    await page.keyboard.type('征收')
    await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['行政征收'])
    await page.keyboard.press('Enter')
    await expect(await cellAt(page, 0, '复议事项')).toHaveText('行政征收')
    await (await cellAt(page, 0, '复议事项')).click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await expect(await cellAt(page, 1, '复议事项')).toHaveText('行政征收')
    await page.keyboard.press('Control+z')
    await expect(await cellAt(page, 1, '复议事项')).not.toHaveText('行政征收')

    // A state is never typed over.
    await (await cellAt(page, 0, '状态')).click()
    await page.keyboard.press('x')
    await expect(page.getByText('这一栏随办理步骤变化，请在案件页办理。')).toBeVisible()

    // The trace stands in the record of the case.
    await page.locator('[data-row="0"] a').click()
    await expect(page.locator('.casePage')).toBeVisible()
    await page
      .getByRole('button', { name: /更正记录/ })
      .last()
      .click()
    await expect(page.locator('main')).toContainText('在案件列表中更正：申请人姓名或者名称')
  })

  test('filters by the head with counts, sorts by several columns, is copied, saved as a view and remembered', async ({
    desk,
  }) => {
    const { page } = desk
    await page.getByRole('button', { name: '筛选：申请人' }).click()
    const panel = page.getByRole('form', { name: '申请人' })
    await expect(panel.locator('.filterValues li')).toHaveCount(2)
    await expect(panel.locator('.filterCount').first()).toHaveText('1')
    await panel.getByRole('checkbox', { name: '李某某' }).uncheck()
    await panel.getByRole('button', { name: '确定' }).click()
    await expect(page.locator('.filterChip')).toHaveText(/申请人：张某/)
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2')
    await expect(page.locator('.pageHead')).toContainText('1 件，共 2 件')

    await page.getByRole('button', { name: '保存视图' }).click()
    await page.getByLabel('视图名称').fill('张某的案件')
    await page.getByRole('checkbox', { name: '全中心可见' }).check()
    await page
      .getByRole('button', { name: /保\s*存$/ })
      .last()
      .click()
    await expect(
      page
        .getByRole('toolbar', { name: '视图' })
        .getByRole('button', { name: /张某的案件/ })
        .first(),
    ).toContainText('1')
    await page.getByRole('button', { name: '清除筛选' }).click()
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '3')

    const heading = (title: string) =>
      page.getByRole('columnheader').filter({ has: page.locator('.gridTitle', { hasText: title }) })
    await page.locator('.gridSort', { hasText: '复议事项' }).click()
    await page.locator('.gridSort', { hasText: '收到日期' }).click({ modifiers: ['Shift'] })
    await expect(heading('复议事项')).toHaveAttribute('aria-sort', 'ascending')
    await expect(heading('收到日期')).toHaveAttribute('aria-sort', 'ascending')
    await expect(page.locator('[data-row="0"] a')).toHaveText('某东政复〔2026〕1号')

    await page.evaluate(() => {
      document.addEventListener('copy', (event) => {
        const data = event.clipboardData as DataTransfer
        document.body.dataset['copied'] = JSON.stringify([data.getData('text/plain'), data.getData('text/html')])
      })
    })
    await (await cellAt(page, 0, '案号')).click({ position: { x: 160, y: 8 } })
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    await expect(page.locator('body')).toHaveAttribute('data-copied', /某东政复/)
    const [text, html] = JSON.parse((await page.locator('body').getAttribute('data-copied')) as string) as [
      string,
      string,
    ]
    const shown = [await rowOf(page, 0), await rowOf(page, 1)]
    expect(text.split('\r\n').map((line) => line.split('\t')[0])).toEqual(shown.map((row) => row['案号']))
    expect(html).toContain(`mso-number-format:'\\@'`)
    await expect(page.getByText('已选 2 件')).toBeVisible()
    await page.getByRole('button', { name: '取消选择' }).click()

    await page.getByRole('button', { name: '列设置' }).click()
    await page.getByRole('checkbox', { name: '期限状态' }).uncheck()
    await page.getByRole('checkbox', { name: '申请人电话' }).check()
    await expect(page.locator('.gridTitle', { hasText: '申请人电话' })).toBeVisible()
    await page.keyboard.press('Escape')
    // Kept by the server for this person, a moment after the change.
    await page.waitForTimeout(1_000)
    await page.evaluate(() => window.localStorage.clear())
    await desk.goTo('2026-11-24')
    await openList(desk.page)
    const titles = await desk.page.locator('.gridTitle').allTextContents()
    expect(titles).toContain('申请人电话')
    expect(titles).not.toContain('期限状态')
    await expect(desk.page.getByRole('button', { name: /张某的案件/ }).first()).toBeVisible()
  })

  test('exports and prints exactly what it shows, and says before it assigns what it would do', async ({ desk }) => {
    const { page } = desk
    await page.locator('.gridSort', { hasText: '收到日期' }).click()
    await expect(page.locator('[data-row="0"] a')).toHaveText('某东政复〔2026〕1号')
    const shown = [await rowOf(page, 0), await rowOf(page, 1)]
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe('案件一览-2026-11-23.xlsx')
    const files = unzipSync(new Uint8Array(readFileSync((await download.path()) as string)))
    const sheet = new TextDecoder().decode(files['xl/worksheets/sheet1.xml'])
    const rows = [...sheet.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/g)].map(([, , cells]) =>
      [...(cells as string).matchAll(/<c r="([A-Z]+)\d+"[^>]*>(?:<v>|<is><t[^>]*>)([^<]*)/g)].map(
        ([, column, value]) => [column as string, value as string] as const,
      ),
    )
    expect(rows[0]?.[0]?.[1]).toMatch(/^共 2 件/)
    const headings = new Map(rows[1])
    expect([...headings.values()]).toEqual(Object.keys(shown[0] as object))
    rows.slice(2).forEach((cells, i) => {
      const asText = ([column, value]: readonly [string, string]) =>
        /日期/.test(headings.get(column) as string)
          ? new Date(Date.UTC(1899, 11, 30) + Number(value) * 86_400_000).toISOString().slice(0, 10)
          : value
      const exported = Object.fromEntries(cells.map((each) => [headings.get(each[0]) as string, asText(each)]))
      const visible = Object.fromEntries(
        Object.entries(shown[i] as Record<string, string>)
          .map(([title, text]) => [title, text.replace(/^[●▲■○‖✓–]/, '')])
          .filter(([, text]) => text !== ''),
      )
      expect(exported).toEqual(visible)
    })

    await page.getByRole('button', { name: '打印' }).click()
    const paper = page.getByRole('dialog', { name: '案件' })
    await expect(paper.getByRole('columnheader', { name: '案号' }).first()).toBeVisible()
    await expect(paper.locator('section tbody tr')).toHaveCount(2)
    await paper.getByRole('button', { name: '关闭' }).click()

    await page.getByRole('checkbox', { name: '全选当前列表中的案件' }).check()
    await page.getByRole('button', { name: '指派承办人' }).click()
    const dialog = page.getByRole('dialog', { name: /指派承办人/ })
    await dialog.getByLabel('承办人').click()
    await page.keyboard.type(KEEPER.name)
    await page.keyboard.press('Enter')
    await dialog.getByLabel('理由').fill('承办人员调整')
    await dialog.getByRole('button', { name: /预\s*览/ }).click()
    await expect(dialog.getByText('2 件不能指派，原因如下')).toBeVisible()
    await expect(dialog.getByText(/未满足/).first()).toBeVisible()
    await expect(dialog.getByRole('button', { name: '指派 0 件' })).toBeDisabled()
    await dialog.getByRole('button', { name: /取\s*消/ }).click()
  })

  test('has nothing that a reader of screens would trip over', async ({ desk }) => {
    const { page } = desk
    await (await cellAt(page, 0, '复议事项')).click()
    for (const open of [
      async () => {},
      async () => page.keyboard.press('F2'),
      async () => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: '筛选：阶段' }).click()
        await expect(page.getByRole('form', { name: '阶段' })).toBeVisible()
      },
    ]) {
      await open()
      const { violations } = await new AxeBuilder({ page }).exclude('.topBar').analyze()
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(grave.map(({ id, nodes }) => [id, nodes.map((node) => node.html).slice(0, 3)])).toEqual([])
    }
  })
})
