import { expect, firstStart, KEEPER, signIn, test } from './fixtures.ts'

test('the first start asks for the organ, the numbers and the keeper, and opens the desk', async ({ fresh }) => {
  const { page } = fresh
  await expect(page.getByRole('heading', { name: '第一次使用' })).toBeVisible()
  await page.getByLabel('案号代字').fill('某东政复')
  await expect(page.getByText('今年第一件案件的案号：某东政复〔2026〕1号')).toBeVisible()

  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(page.getByText('请填写此项。').first()).toBeVisible()

  await firstStart(page)
  await expect(page.getByRole('heading', { name: '今天要办的事' })).toBeVisible()
  await expect(page.getByText('2026年11月23日 周一')).toBeVisible()
  await expect(page.getByText(KEEPER.name)).toBeVisible()
})

test('a wrong password is refused with the attempts left, and too many lock the account', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  await page.getByRole('button', { name: KEEPER.name }).click()
  await page.getByText('退出登录').click()
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()

  for (let attempt = 0; attempt < 20; attempt++) {
    await page.getByLabel('用户名').fill(KEEPER.login)
    await page.getByLabel('密码', { exact: true }).fill('不是这个密码不是这个密码')
    const enter = page.locator('button[type="submit"]')
    await enter.click()
    const alert = page.getByRole('alert')
    await expect(alert).toBeVisible()
    // The sentence of the attempt before stands there until the answer has come.
    await expect(enter).not.toHaveClass(/ant-btn-loading/, { timeout: 30_000 })
    if ((await alert.textContent())?.includes('锁定')) break
  }
  await expect(page.getByRole('alert')).toContainText(/账号已锁定到 \d\d:\d\d/)
})

test('signing out and in again comes back to the desk', async ({ desk }) => {
  const { page } = desk
  await page.getByRole('button', { name: KEEPER.name }).click()
  await page.getByText('退出登录').click()
  await signIn(page)
  await expect(page.getByRole('heading', { name: '今天要办的事' })).toBeVisible()
})
