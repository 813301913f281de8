import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContext, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { termName } from '../../shared/terms/index.ts'
import { launchDesktop } from '../electron-stand-in/launch.ts'

const OUT = path.resolve(import.meta.dirname, '../../out')

type HostName = 'browser' | 'electron-stand-in' | 'electron'
type StartHost = (options: {
  dataFolder: string
  rendererFolder: string
  now?: () => string
}) => Promise<{ url: string; newUrl(): string; close(): Promise<void> }>

/** A person of the tests; the password is as long as the program asks. */
export const KEEPER = { name: '承办人甲', login: 'keeper', password: '一个足够长的测试密码2026' }

/** The program on a fresh data folder, at a day that stands still until the test moves it. */
export type Desk = {
  readonly page: Page
  readonly host: HostName
  /** Nine in the morning of the day, in China. Signs in again where the host has to be started anew. */
  goTo(date: string): Promise<void>
}

type Opened = { page: Page; moveTo(now: string): Promise<Page>; close(): Promise<void> }

const morning = (date: string): string => `${date}T01:00:00.000Z`

async function openBrowser(context: BrowserContext, dataFolder: string, start: string): Promise<Opened> {
  const { startHost } = (await import(pathToFileURL(path.join(OUT, 'host/index.js')).href)) as { startHost: StartHost }
  let now = start
  const host = await startHost({ dataFolder, rendererFolder: path.join(OUT, 'renderer'), now: () => now })
  const page = await context.newPage()
  await page.goto(host.url)
  return {
    page,
    async moveTo(next) {
      now = next
      await page.reload()
      return page
    },
    close: () => host.close(),
  }
}

async function openDesktop(host: 'electron-stand-in' | 'electron', dataDir: string, start: string): Promise<Opened> {
  let app: ElectronApplication
  const launch = async (now: string): Promise<Page> => {
    const desktop = await launchDesktop({ dataDir, now, host })
    app = desktop.app
    return desktop.page
  }
  const page = await launch(start)
  return {
    page,
    async moveTo(next) {
      await app.close()
      return launch(next)
    },
    close: () => app.close(),
  }
}

/** Name, password, in. */
export async function signIn(page: Page, login = KEEPER.login, password = KEEPER.password): Promise<void> {
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation').waitFor()
}

/** The first start, with a keeper who holds every role: one person may be the whole centre. */
export async function firstStart(page: Page): Promise<void> {
  await page.getByLabel('机关名称').fill('某市某区人民政府')
  await page.getByLabel('案号代字').fill('某东政复')
  await page.getByLabel('姓名').fill(KEEPER.name)
  await page.getByLabel('用户名').fill(KEEPER.login)
  await page.getByLabel('密码', { exact: true }).fill(KEEPER.password)
  await page.getByLabel('再次输入密码').fill(KEEPER.password)
  for (const role of ['reception', 'caseOfficer', 'approver', 'supervisor']) {
    await page.getByLabel(termName('role', role), { exact: true }).check()
  }
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByRole('navigation').waitFor()
}

/** A second reviewer: the ordinary procedure asks for two (行政复议法实施条例 第39条). */
export const COLLEAGUE = { name: '复议员乙', login: 'colleague', password: '另一个足够长的测试密码2026' }

/** Adds the colleague on the page of users and comes back to the workbench. */
async function addColleague(page: Page): Promise<void> {
  await page.getByRole('link', { name: '用户与权限' }).click()
  await page.getByRole('button', { name: '新增用户' }).click()
  const form = page.getByRole('form', { name: '新增用户' })
  await form.getByLabel('姓名').fill(COLLEAGUE.name)
  await form.getByLabel('用户名').fill(COLLEAGUE.login)
  await form.getByLabel('初始密码').fill(COLLEAGUE.password)
  await form.getByRole('checkbox', { name: termName('role', 'caseOfficer') }).check()
  await form.getByRole('button', { name: '新增用户' }).click()
  await page.getByRole('cell', { name: COLLEAGUE.name }).waitFor()
  await page.getByRole('link', { name: '工作台' }).click()
}

type Fixtures = {
  host: HostName
  electronPath: string
  /** First day of the test. */
  day: string
  /** The program as it is first opened. */
  fresh: Desk
  /** The program after the first start, with a colleague and the keeper signed in. */
  desk: Desk
}

export const test = base.extend<Fixtures>({
  host: ['browser', { option: true }],
  electronPath: ['', { option: true }],
  day: ['2026-11-23', { option: true }],
  fresh: async ({ host, day, browser, contextOptions }, use) => {
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'fuyi-e2e-'))
    const context = host === 'browser' ? await browser.newContext(contextOptions) : null
    const opened = context
      ? await openBrowser(context, dataFolder, morning(day))
      : await openDesktop(host as Exclude<HostName, 'browser'>, dataFolder, morning(day))
    let page = opened.page
    const failures: string[] = []
    const listen = (to: Page): void => {
      to.setDefaultTimeout(20_000)
      to.on('pageerror', (error) => failures.push(error.message))
    }
    listen(page)
    await use({
      host,
      get page() {
        return page
      },
      async goTo(date) {
        const next = await opened.moveTo(morning(date))
        if (next !== page) listen(next)
        page = next
        // The session has ended: the host was started anew, or nobody worked for days.
        const door = page.getByRole('heading', { name: '登录' })
        const desk = page.getByRole('navigation')
        await door.or(desk).first().waitFor()
        if (await door.isVisible()) await signIn(page)
        await desk.waitFor()
      },
    })
    await opened.close()
    await context?.close()
    rmSync(dataFolder, { recursive: true, force: true })
    if (failures.length > 0) throw new Error(`the page reported errors: ${failures.join('; ')}`)
  },
  desk: async ({ fresh }, use) => {
    await firstStart(fresh.page)
    await addColleague(fresh.page)
    await use(fresh)
  },
})

export { expect } from '@playwright/test'
