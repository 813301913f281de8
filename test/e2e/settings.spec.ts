import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { acceptAndStart, register } from './window.ts'

/** Nothing that keeps somebody from using the page. */
async function expectNothingSerious(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}

test('the settings as one frame: preview, reason, draft, guard and history', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  const pages = page.getByRole('navigation', { name: '设置' })

  await test.step('what papers say of the organ is given with a reason', async () => {
    await page.getByRole('link', { name: '设置' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '机关信息' })).toBeVisible()
    await page.getByLabel('复议机构名称').fill('某区司法局')
    await page.getByLabel('一审管辖法院').fill('某区人民法院')
    await expect(page.getByText('2 项修改尚未保存。')).toBeVisible()
    await page.getByRole('button', { name: '确认保存' }).click()
    await expect(page.getByText('请填写此项。')).toBeVisible()
    await page.getByLabel('修改理由').fill('首次填写。')
    await page.getByRole('button', { name: '确认保存' }).click()
    await expect(page.getByText('已保存，即时生效。')).toBeVisible()
    await expect(page.getByLabel('复议机构名称')).toHaveValue('某区司法局')
    await expect(page.getByRole('table', { name: '修改记录' })).toContainText('首次填写。')
  })

  await test.step('unsaved changes ask before the page is left, and come back as a draft', async () => {
    await pages.getByRole('link', { name: '审批权限' }).click()
    await page.getByRole('radio', { name: '维持 复议机关负责人' }).check()
    await expectNothingSerious(page)
    await pages.getByRole('link', { name: '法律用语' }).click()
    const guard = page.getByRole('dialog', { name: '修改尚未保存' })
    await guard.getByRole('button', { name: '继续修改' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '审批权限' })).toBeVisible()
    await pages.getByRole('link', { name: '法律用语' }).click()
    await guard.getByRole('button', { name: '保留草稿并离开' }).click()
    await page.getByLabel('查找用语或者条文').fill('第39条')
    await expect(page.getByRole('table', { name: '中止理由' })).toBeVisible()
    await expect(page.getByRole('table', { name: '决定种类' })).toHaveCount(0)
    await page.reload()
    await pages.getByRole('link', { name: '审批权限' }).click()
    await expect(page.getByText('已恢复上次未保存的内容。')).toBeVisible()
    await expect(page.getByRole('radio', { name: '维持 复议机关负责人' })).toBeChecked()
    await page.getByLabel('修改理由').fill('按新分工。')
    await page.getByRole('button', { name: '确认保存' }).click()
    await expect(page.getByRole('table', { name: '修改记录' })).toContainText('复议机构负责人 → 复议机关负责人')
  })

  await test.step('a reading of the law shows the dates it moves before it is saved', async () => {
    await register(page, '2026-11-23')
    await acceptAndStart(page)
    await page.getByRole('link', { name: '设置' }).click()
    await pages.getByRole('link', { name: '法律理解' }).click()
    await page
      .getByRole('radiogroup', { name: /机关办理期限遇休假日顺延/ })
      .getByText('否')
      .click()
    await page.getByRole('button', { name: '预览影响' }).click()
    await expect(page.getByText(/1 件在办案件/).first()).toBeVisible()
    await expectNothingSerious(page)
    await page.getByLabel('修改理由').fill('按上级口径。')
    await page.getByRole('button', { name: '确认保存' }).click()
    await expect(page.getByText('已保存，即时生效。')).toBeVisible()
    await expect(page.getByRole('table', { name: '修改记录' })).toContainText('是 → 否')
  })

  await test.step('the other pages of the frame', async () => {
    for (const [link, heading] of [
      ['编号', /编号|登记/],
      ['人员与角色', '用户与权限'],
      ['工作日历', /2026年/],
      ['内部时限', '内部时限'],
      ['文书种类', '文书种类'],
      ['数据位置', '数据位置'],
      ['修改记录', '修改记录'],
    ] as const) {
      await pages.getByRole('link', { name: link }).click()
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      await expect(page.locator('.ant-skeleton')).toHaveCount(0)
      await expectNothingSerious(page)
      for (const size of [
        { width: 1280, height: 720 },
        { width: 1440, height: 900 },
      ]) {
        await page.setViewportSize(size)
        const spare = await page.locator('main').evaluate((main) => main.clientWidth - main.scrollWidth)
        expect(spare, `${link} is wider than its place`).toBeGreaterThanOrEqual(0)
      }
    }
    await expect(page.getByRole('table', { name: '修改记录' }).getByRole('row')).toHaveCount(5)
  })
})
