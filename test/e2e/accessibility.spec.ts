import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { openStep, record, register } from './window.ts'

/** What axe calls serious or critical on the page as it is now, each with the places. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`))
}

const screens = [
  '/',
  '/cases',
  '/cases/new',
  '/consultations',
  '/consultations/new',
  '/rates',
  '/calendar',
  '/numbers',
  '/users',
  '/settings',
  '/safety',
  '/help',
]

test('axe finds nothing serious on any screen', async ({ desk, host }) => {
  test.skip(host !== 'browser', 'the page is the same in every host')
  test.setTimeout(300_000)
  const { page } = desk
  await register(page, '2026-11-23')
  await record(page, 'NOTED', { note: '申请人来电询问进度。' })
  const address = page.url().split('#')[0] as string
  const found: Record<string, string[]> = {}
  const look = async (name: string): Promise<void> => {
    const here = await findings(page)
    if (here.length > 0) found[name] = here
  }
  await openStep(page, 'NOTED')
  await look('case with a form')
  for (const screen of screens) {
    await page.goto(`${address}#${screen}`)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    await look(screen)
  }
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: '查找或者办理' }).fill('某')
  await expect(page.getByRole('group', { name: '案件', exact: true })).toBeVisible()
  await look('palette')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '承办人甲' }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.getByLabel('用户名').waitFor()
  await look('sign-in')
  expect(found).toEqual({})
})

test('axe finds nothing serious at the first start', async ({ fresh, host }) => {
  test.skip(host !== 'browser', 'the page is the same in every host')
  await fresh.page.getByLabel('机关名称').waitFor()
  expect(await findings(fresh.page)).toEqual([])
})
