// Attacks on the desktop shell by a page that somebody has taken over. Each must fail.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildShell } from '../electron/shell/build.ts'
import { fromChromium } from '../electron-stand-in/addresses.ts'
import { type Desktop, launchDesktop } from '../electron-stand-in/launch.ts'

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'fuyi-attack-'))
let shell: Awaited<ReturnType<typeof buildShell>>
let desktop: Desktop
/** A site of the attacker; what reaches it is counted. */
let site: Server
let siteUrl: string
let hits = 0

beforeAll(async () => {
  site = createServer((request, response) => {
    hits += 1
    if (request.url === '/away') response.writeHead(302, { location: '/' })
    response.end('<p>evil</p>')
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  shell = await buildShell()
  desktop = await launchDesktop({ dataDir, program: shell.program })
  await desktop.app.evaluate(({ shell: system }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    system.openExternal = async (url) => void opened.push(url)
  })
})

afterAll(async () => {
  await desktop.app.close()
  site.close()
  shell.remove()
  rmSync(dataDir, { recursive: true, force: true })
})

beforeEach(() => {
  hits = 0
})

const opened = () => desktop.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.splice(0))
const windows = () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
/** Long enough for a navigation on this machine to have happened. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 250))

/** The program's page is still there, in its only window, and still works. */
async function expectUntouched(): Promise<void> {
  expect(fromChromium(desktop.page.url())).toBe('app://main/')
  expect(await windows()).toBe(1)
  expect(desktop.app.windows()).toHaveLength(1)
  expect(await desktop.page.evaluate(() => window.api.echo('still here'))).toMatchObject({ said: 'still here' })
}

describe('what a page can reach', () => {
  it('is one frozen object with three members', async () => {
    expect(await desktop.page.evaluate(() => Object.keys((window as never)['host']).sort())).toEqual([
      'kind',
      'onMessage',
      'post',
    ])
    expect(await desktop.page.evaluate(() => Object.isFrozen((window as never)['host']))).toBe(true)
  })

  it.each(['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer', '__dirname'])(
    'is not %s',
    async (name) => {
      expect(await desktop.page.evaluate((key) => typeof (window as never)[key], name)).toBe('undefined')
    },
  )

  it('is no channel but the one', async () => {
    expect(await desktop.app.evaluate(({ ipcMain }) => ipcMain.eventNames())).toEqual(['fuyi'])
  })
})

describe('leaving the program', () => {
  const targets = () => [
    siteUrl,
    `${siteUrl}/away`,
    'file:///etc/passwd',
    'data:text/html,evil',
    'app://other/',
    'https://example.invalid/',
  ]

  it('is refused to scripts', async () => {
    for (const target of targets()) {
      await desktop.page.evaluate((url) => {
        location.href = url
      }, target)
      await settle()
      await expectUntouched()
    }
    expect(hits).toBe(0)
  })

  it('is refused to links', async () => {
    for (const target of targets()) {
      await desktop.page.evaluate((url) => {
        const link = Object.assign(document.createElement('a'), { href: url })
        document.body.append(link)
        link.click()
        link.remove()
      }, target)
      await settle()
      await expectUntouched()
    }
    expect(hits).toBe(0)
  })

  it('is refused to forms', async () => {
    await desktop.page.evaluate((url) => {
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post' })
      document.body.append(form)
      form.submit()
      form.remove()
    }, siteUrl)
    await settle()
    await expectUntouched()
    expect(hits).toBe(0)
  })

  it('is refused to a refresh in the page', async () => {
    await desktop.page.evaluate((url) => {
      const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${url}` })
      document.head.append(meta)
    }, siteUrl)
    await settle()
    await expectUntouched()
    expect(hits).toBe(0)
  })

  it('is refused to inner frames, even to our own page', async () => {
    for (const target of [siteUrl, 'app://main/', '/']) {
      await desktop.page.evaluate((url) => {
        document.body.append(Object.assign(document.createElement('iframe'), { src: url }))
      }, target)
      await settle()
      const inside = await desktop.page.evaluate(() => {
        const frame = document.querySelector('iframe')
        const text = frame?.contentDocument?.body?.innerText ?? ''
        frame?.remove()
        return text
      })
      expect(inside).toBe('')
    }
    expect(hits).toBe(0)
    await expectUntouched()
  })
})

describe('a second window', () => {
  it.each([
    ['window.open', (url: string) => void window.open(url)],
    ['window.open without opener', (url: string) => void window.open(url, '_blank', 'noopener,width=300')],
    [
      'a link to a new window',
      (url: string) => {
        const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' })
        document.body.append(link)
        link.click()
        link.remove()
      },
    ],
    [
      'a link clicked with Ctrl',
      (url: string) => {
        const link = Object.assign(document.createElement('a'), { href: url })
        document.body.append(link)
        link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true }))
        link.remove()
      },
    ],
  ])('is refused to %s', async (_name, attack) => {
    await desktop.page.evaluate(attack, `${siteUrl}/popup`)
    await settle()
    await expectUntouched()
    expect(hits).toBe(0)
    expect(await opened()).toEqual([])
  })

  it('goes to the browser of the user for an official site only', async () => {
    for (const url of [
      'https://flk.npc.gov.cn/detail',
      'http://flk.npc.gov.cn/',
      'https://gov.cn.example.invalid/',
      'file:///etc/passwd',
      'smb://host/share',
    ]) {
      await desktop.page.evaluate((target) => void window.open(target), url)
      await settle()
    }
    expect(await opened()).toEqual(['https://flk.npc.gov.cn/detail'])
    await expectUntouched()
  })

  it('is refused to an embedded page', async () => {
    const count = () => desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)
    const before = await count()
    await desktop.page.evaluate((url) => {
      document.body.append(Object.assign(document.createElement('webview'), { src: url }))
    }, siteUrl)
    await settle()
    expect(await count()).toBe(before)
    expect(hits).toBe(0)
  })
})

describe('permissions', () => {
  it.each(['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'])(
    '%s is denied',
    async (name) => {
      const state = await desktop.page.evaluate(
        async (key) => (await navigator.permissions.query({ name: key as 'geolocation' })).state,
        name,
      )
      expect(state).toBe('denied')
    },
  )

  it('no notification, camera, place or clipboard', async () => {
    const refused = await desktop.page.evaluate(async () => {
      const name = (error: unknown) => (error as Error).name
      return {
        notification: await Notification.requestPermission(),
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', name),
        place: await new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            (error) => resolve(error.code),
          ),
        ),
        clipboard: await navigator.clipboard.readText().then(() => 'given', name),
      }
    })
    expect(refused).toEqual({
      notification: 'denied',
      camera: expect.stringMatching(/^Not(Allowed|Found)Error$/),
      place: 1,
      clipboard: 'NotAllowedError',
    })
  })
})

describe('the policy of the page', () => {
  it('runs no injected script', async () => {
    const { ran, violated } = await desktop.page.evaluate(async () => {
      const violated: string[] = []
      addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
      document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = "inline"' }))
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = \'attribute\'">')
      document.body.append(Object.assign(document.createElement('script'), { src: 'https://example.invalid/x.js' }))
      document.body.append(
        Object.assign(document.createElement('a'), { href: 'javascript:window.ran = "link"', id: 'script-link' }),
      )
      document.getElementById('script-link')?.click()
      await new Promise((resolve) => setTimeout(resolve, 300))
      return { ran: (window as never)['ran'], violated }
    })
    expect(ran).toBeUndefined()
    expect(violated).toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr']))
  })

  it('lets nothing out', async () => {
    const results = await desktop.page.evaluate(async (url) => {
      const attempt = (work: Promise<unknown>) =>
        work.then(
          () => 'out',
          () => 'refused',
        )
      const image = new Promise((resolve, reject) =>
        Object.assign(new Image(), { onload: resolve, onerror: reject, src: `${url}/pixel` }),
      )
      return [
        await attempt(fetch(url, { mode: 'no-cors' })),
        await attempt(fetch('https://example.invalid/')),
        await attempt(fetch('file:///etc/passwd')),
        await attempt(image),
        navigator.sendBeacon(url, 'case')
          ? await new Promise((resolve) => setTimeout(resolve, 300, 'refused'))
          : 'refused',
      ]
    }, siteUrl)
    expect(results).toEqual(results.map(() => 'refused'))
    expect(hits).toBe(0)
  })

  it('has a new nonce for each load, the one in the page', async () => {
    const load = async () => {
      const response = await desktop.page.reload()
      const policy = (await response?.headerValue('content-security-policy')) ?? ''
      const inPage = await desktop.page.locator('meta[name=csp-nonce]').getAttribute('content')
      expect(policy).toContain(`'nonce-${inPage}'`)
      expect(policy).not.toMatch(/script-src[^;]*(unsafe|nonce)/)
      return inPage
    }
    expect(await load()).not.toBe(await load())
  })
})

describe('files outside the page', () => {
  it.each([
    '/..%2fmain%2findex.js',
    '/..%2f..%2fpackage.json',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/..%5cmain%5cindex.js',
    '/../main/index.js',
    '/../preload/index.cjs',
    '/assets/..%2f..%2fcore%2findex.js',
    '/a%00.js',
    '/%',
  ])('%s is not served', async (address) => {
    const status = await desktop.page.evaluate(async (url) => (await fetch(url)).status, address)
    expect(status).toBe(404)
  })

  it('nothing is written to', async () => {
    expect(
      await desktop.page.evaluate(async () => (await fetch('/index.html', { method: 'POST', body: 'x' })).status),
    ).toBe(404)
  })
})

it('nobody but the top frame of our page is heard', async () => {
  const log = () => readFileSync(path.join(dataDir, 'desktop/logs/fuyi.log'), 'utf8')
  const answered = await desktop.app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('no window')
    const sent: unknown[] = []
    const sender = { id: 4711, isDestroyed: () => false, send: (...values: unknown[]) => sent.push(values) }
    const message = JSON.stringify({ i: '1', p: { u: '/pid' } })
    const from = (senderFrame: unknown) => ipcMain.emit('fuyi', { sender, senderFrame }, crypto.randomUUID(), message)
    from(null)
    from({ url: 'https://main/', parent: null })
    from({ url: 'app://main@evil/', parent: null })
    from({ url: 'app://main/', parent: { url: 'app://main/', parent: null } })
    from({ url: 'file:///app/main', parent: null })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const foreign = sent.length
    from({ url: 'app://main/', parent: null }) // the same message from our page does get an answer
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { foreign, own: sent.length }
  })
  expect(answered).toEqual({ foreign: 0, own: 1 })
  expect(log().match(/foreign sender refused/g)).toHaveLength(5)
})
