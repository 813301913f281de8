import { expect, test } from './fixtures.ts'
import { register } from './window.ts'

const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
]

test('every screen stands whole at both usual sizes', async ({ desk }, info) => {
  test.setTimeout(240_000)
  const { page } = desk
  await register(page, '2026-11-23')
  const casePage = page.url().split('#')[1] as string
  const base = page.url().split('#')[0]
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const address of [
      '/',
      '/cases',
      '/cases/new',
      casePage,
      '/consultations',
      '/consultations/new',
      '/corrections',
      '/corrections?tab=defects',
      '/litigation',
      '/rates',
      '/calendar',
      '/numbers',
      '/users',
      '/settings',
      '/safety',
    ]) {
      await page.goto(`${base}#${address}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('.ant-skeleton')).toHaveCount(0)
      const main = page.locator('main')
      const { inner, outer } = await main.evaluate((element) => ({
        inner: element.scrollWidth,
        outer: element.clientWidth,
      }))
      expect(inner, `${address} is wider than its place`).toBeLessThanOrEqual(outer)
      await expect(main).not.toContainText(/undefined|null|NaN|\[object/)
      const name = `${size.width}${(address === casePage ? '/case' : address).replaceAll('/', '-')}`
      await page.screenshot({ path: info.outputPath(`${name}.png`) })
    }
  }
})
