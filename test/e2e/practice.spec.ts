import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from '../../scripts/run.ts'
import { expect, test } from './fixtures.ts'

const OUT = path.resolve(import.meta.dirname, '../../out')

test('made-up cases open beside the real ones, in a frame, and leave them alone', async ({
  browser,
  contextOptions,
  host,
}) => {
  test.skip(host !== 'browser', 'the desktop opens a window of its own')
  test.setTimeout(240_000)
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'fuyi-practice-'))
  const { startHost } = await import(pathToFileURL(path.join(OUT, 'host/index.js')).href)
  const prepare = async (folder: string): Promise<void> => {
    const { code } = await run(process.execPath, [path.join(OUT, 'practice/index.js'), folder], { quiet: true })
    expect(code).toBe(0)
  }
  const desk = await startHost({ dataFolder, rendererFolder: path.join(OUT, 'renderer'), preparePractice: prepare })
  const context = await browser.newContext(contextOptions)
  try {
    const page = await context.newPage()
    await page.goto(desk.url)
    await expect(page.getByLabel('机关名称')).toBeVisible()
    await expect(page.locator('.practiceFrame')).toHaveCount(0)
    const real = page.url()
    await page.getByRole('button', { name: '先用虚构案件练一练' }).click()
    await expect(page.getByText('练习模式：案件均为虚构')).toBeVisible({ timeout: 180_000 })
    expect(new URL(page.url()).port).not.toBe(new URL(real).port)
    await page.getByLabel('用户名').fill('chengban1')
    await page.getByLabel('密码', { exact: true }).fill('fuyi-yanlian')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('navigation').waitFor()
    await expect(page.getByText('练习模式：案件均为虚构')).toBeVisible()
    await page.keyboard.press('Alt+2')
    await expect(page.locator('main table tbody tr, main [role=row]').first()).toBeVisible()
    // Back at the real desk nothing has happened, and its door is still open.
    await page.goto(real)
    await expect(page.getByLabel('机关名称')).toBeVisible()
    await expect(page.locator('.practiceFrame')).toHaveCount(0)
  } finally {
    await context.close()
    await desk.close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
})
