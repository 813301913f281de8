import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../server/http/contentSecurityPolicy.ts'
import { type HttpHost, startHost, startHttpHost } from '../../server/http/host.ts'
import { rendererFile } from '../../server/http/rendererFiles.ts'
import type { Client } from '../../shared/contract/index.ts'
import { closed, SECRET } from './story.ts'
import { openDesk, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

/** A request with exactly these headers; fetch would not let a test choose them. */
function send(
  origin: string,
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  const { hostname, port, host } = new URL(origin)
  return new Promise((resolve, reject) => {
    const call = request(
      { agent: false, hostname, port, method, path: target, headers: { host, ...headers } },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}

let desk: TestDesk
let people: People
let caseId: string
let host: HttpHost
let origin: string
let cookie: string
let rendererDir: string

beforeAll(async () => {
  rendererDir = mkdtempSync(path.join(os.tmpdir(), 'fuyi-page-'))
  mkdirSync(path.join(rendererDir, 'assets'))
  writeFileSync(
    path.join(rendererDir, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>',
  )
  writeFileSync(path.join(rendererDir, 'assets/main-abc.js'), 'export {}')
  writeFileSync(path.join(rendererDir, '..', 'secret.txt'), 'secret')
  desk = await openDesk()
  people = await staffed(desk)
  caseId = (await closed(desk, people)).id
  host = await startHttpHost({ server: desk.server, rendererDir })
  origin = new URL(host.url).origin
  cookie = await openDoor(host.url)
})
afterAll(async () => {
  await host.close()
  await desk.close()
  rmSync(rendererDir, { recursive: true, force: true })
})

async function openDoor(link: string): Promise<string> {
  const { pathname, search } = new URL(link)
  const answer = await send(new URL(link).origin, 'GET', pathname + search)
  expect(answer.status).toBe(303)
  const [set] = answer.headers['set-cookie'] ?? []
  expect(set).toMatch(/^fuyi-door=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
  return set!.split(';')[0]!
}
const code = (answer: Answer): [number, string] => [answer.status, (JSON.parse(answer.text) as { code: string }).code]
const status = (headers: Record<string, string> = {}, body = '{}') =>
  send(origin, 'POST', '/rpc/session/status', { cookie, 'content-type': 'application/json', ...headers }, body)

function browserClient(token: string | null): Client {
  const headers = { cookie, ...(token ? { authorization: `Bearer ${token}` } : {}) }
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers }))
}

describe('the door', () => {
  it('opens once for each link', async () => {
    const link = new URL(host.newUrl())
    await openDoor(link.href)
    expect(code(await send(origin, 'GET', link.pathname + link.search))).toEqual([401, 'USE_THE_LINK'])
    expect(code(await send(origin, 'GET', '/open?token=guessed'))).toEqual([401, 'USE_THE_LINK'])
    expect(code(await send(origin, 'GET', '/open'))).toEqual([401, 'USE_THE_LINK'])
  })

  it('is closed to calls, pages and files without its key', async () => {
    expect(code(await status({ cookie: '' }))).toEqual([401, 'USE_THE_LINK'])
    expect(code(await status({ cookie: `fuyi-door=${'x'.repeat(43)}` }))).toEqual([401, 'USE_THE_LINK'])
    for (const target of ['/', '/assets/main-abc.js', '/openapi.json']) {
      expect(code(await send(origin, 'GET', target))).toEqual([401, 'USE_THE_LINK'])
    }
  })

  it('listens on the loopback address only', () => {
    expect(new URL(host.url).hostname).toBe('127.0.0.1')
  })
})

describe('a centre behind a front end', () => {
  it('is reached by its own name without a link, and each person signs in', async () => {
    const name = 'fuyi.example.gov.cn'
    const centre = await startHttpHost({ server: desk.server, rendererDir, hostNames: [name], door: 'signIn' })
    const at = new URL(centre.url).origin
    const call = (headers: Record<string, string>) =>
      send(at, 'POST', '/rpc/users/staff', { 'content-type': 'application/json', ...headers }, '{}')
    expect(centre.url).toBe(`${at}/`)
    expect((await send(at, 'GET', '/', { host: name })).status).toBe(200)
    expect((await call({ host: name })).status).toBe(401)
    const signedIn = { host: name, origin: `https://${name}`, authorization: `Bearer ${people.tokens.reception}` }
    expect((await call(signedIn)).status).toBe(200)
    expect(code(await call({ ...signedIn, host: 'other.example.gov.cn' }))).toEqual([421, 'WRONG_HOST'])
    await centre.close()
  })
})

describe('a request', () => {
  it('for another host name is refused: a page that rebinds its name gets nothing', async () => {
    const { port } = new URL(origin)
    for (const name of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${Number(port) + 1}`,
      `[::1]:${port}`,
    ]) {
      expect(code(await status({ host: name }))).toEqual([421, 'WRONG_HOST'])
      expect(code(await send(origin, 'GET', '/', { cookie, host: name }))).toEqual([421, 'WRONG_HOST'])
    }
    expect((await status({ host: `localhost:${port}` })).status).toBe(200)
  })

  it('from another site is refused, whatever it carries', async () => {
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(code(await status({ 'sec-fetch-site': site }))).toEqual([403, 'OTHER_SITE'])
    expect(code(await status({ origin: 'http://evil.example' }))).toEqual([403, 'OTHER_SITE'])
    expect(code(await status({ origin: 'null' }))).toEqual([403, 'OTHER_SITE'])
    expect((await status({ 'sec-fetch-site': 'same-origin', origin })).status).toBe(200)
    expect(code(await send(origin, 'GET', '/', { cookie, 'sec-fetch-site': 'cross-site' }))).toEqual([
      403,
      'OTHER_SITE',
    ])
    expect((await send(origin, 'GET', '/', { cookie, 'sec-fetch-site': 'none' })).status).toBe(200)
  })

  it('that is no JSON, no POST, too large or to nowhere is refused', async () => {
    expect(code(await status({ 'content-type': 'text/plain' }))).toEqual([415, 'JSON_ONLY'])
    expect(code(await status({ 'content-type': 'multipart/form-data; boundary=x' }))).toEqual([415, 'JSON_ONLY'])
    expect(code(await send(origin, 'GET', '/rpc/session/status', { cookie }))).toEqual([405, 'POST_ONLY'])
    expect(code(await send(origin, 'PUT', '/', { cookie }))).toEqual([405, 'GET_ONLY'])
    const large = JSON.stringify({ json: 'x'.repeat(2 * 1024 * 1024) })
    expect(code(await status({ 'content-length': String(large.length) }, large))).toEqual([413, 'TOO_LARGE'])
    // Sent in pieces, the length is not announced.
    expect((await status({ 'transfer-encoding': 'chunked' }, large)).status).toBe(413)
    expect(
      code(await send(origin, 'POST', '/rpc/cases/drop', { cookie, 'content-type': 'application/json' }, '{}')),
    ).toEqual([404, 'NO_SUCH_CALL'])
    expect((await status()).status).toBe(200)
  })
})

describe('the page', () => {
  it('comes with the policy and a nonce of its own for each load', async () => {
    const [first, second] = [
      await send(origin, 'GET', '/', { cookie }),
      await send(origin, 'GET', '/cases/x', { cookie }),
    ]
    const nonces = [first, second].map(({ text }) => /content="([^"]+)"/.exec(text)?.[1] ?? '')
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{24}$/)
    expect(nonces[0]).not.toBe(nonces[1])
    expect(first.headers['content-security-policy']).toBe(contentSecurityPolicy(nonces[0]!))
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(first.text).not.toContain('__CSP_NONCE__')
  })

  it('may run no script, frame or form of others', () => {
    const policy = contentSecurityPolicy('abc')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|nonce|\*)/)
    expect(policy).toContain("style-src-elem 'self' 'nonce-abc'")
    for (const none of ['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])
      expect(policy).toContain(`${none} 'none'`)
  })

  it('and its files are all that is served', async () => {
    const script = await send(origin, 'GET', '/assets/main-abc.js', { cookie })
    expect([script.status, script.headers['content-type'], script.text]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'export {}',
    ])
    for (const target of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%5c..%5csecret.txt',
      '/assets/none.js',
      '/%00.js',
      '/%zz.js',
    ]) {
      expect((await send(origin, 'GET', target, { cookie })).text).not.toContain('secret"')
      expect((await send(origin, 'GET', target, { cookie })).status).toBe(404)
    }
    expect(rendererFile('/srv/page', '/../page-other/x.js')).toBeNull()
    expect(rendererFile('/srv/page', '/assets/x.js')).toBe(path.resolve('/srv/page/assets/x.js'))
  })
})

describe('the same router', () => {
  it('answers alike over HTTP and over a message port', async () => {
    const calls: ((client: Client) => Promise<unknown>)[] = [
      (client) => client.cases.get({ id: caseId }),
      (client) => client.cases.list({ text: '张某', sort: 'number' }),
      (client) => client.duties.worklist({ scope: 'all' }),
      (client) => client.reports.fourRates({ from: '2026-01-01', to: '2026-12-31' }),
      (client) => client.calendar.year({ year: 2026 }),
      (client) => client.settings.get(),
      (client) => client.users.staff(),
      (client) => refusalOf(client.users.list()),
      (client) => refusalOf(client.cases.get({ id: 'nothing' })),
      (client) => refusalOf(client.cases.list({ pageSize: 100_000 })),
      (client) =>
        refusalOf(
          client.cases.act({
            id: caseId,
            expectedVersion: 1,
            event: { type: 'NOTED', on: '2026-04-16', data: { note: '某' } },
          }),
        ),
    ]
    const browser = browserClient(people.tokens.supervisor)
    for (const call of calls) expect(await call(browser)).toEqual(await call(people.supervisor))
    expect(await browser.session.status()).toEqual({ ...(await people.supervisor.session.status()), host: 'browser' })
  })

  it('carries progress over HTTP as well', async () => {
    const collect = async (client: Client) => {
      const run = await client.system.verify()
      const steps: unknown[] = []
      for (;;) {
        const step = await run.next()
        steps.push(step.value)
        if (step.done) return steps
      }
    }
    const steps = await collect(browserClient(people.tokens.administrator))
    expect(steps).toEqual(await collect(people.administrator))
    expect(steps).toMatchObject([{ checked: 1, total: 1 }, { sound: true }])
  })

  it('keeps mediation content back over HTTP too', async () => {
    expect(JSON.stringify(await browserClient(people.tokens.approver).cases.get({ id: caseId }))).not.toContain(SECRET)
    expect(JSON.stringify(await browserClient(people.tokens.supervisor).cases.get({ id: caseId }))).toContain(SECRET)
  })

  it('refuses a call without a session', async () => {
    expect(await refusalOf(browserClient(null).cases.list({}))).toMatchObject({
      code: 'UNAUTHENTICATED',
      data: { reason: 'none' },
    })
  })
})

describe('the description for other systems', () => {
  const asSupervisor = () => ({ cookie, authorization: `Bearer ${people.tokens.supervisor}` })

  it('is given to whoever has signed in, and names every call', async () => {
    expect(code(await send(origin, 'GET', '/openapi.json', { cookie }))).toEqual([401, 'UNAUTHENTICATED'])
    const answer = await send(origin, 'GET', '/openapi.json', asSupervisor())
    const document = JSON.parse(answer.text) as {
      openapi: string
      paths: Record<string, { post?: { summary?: string } }>
    }
    expect(document.openapi).toMatch(/^3\.1/)
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/cases/act', '/session/signIn', '/system/backups/make']),
    )
    expect(document.paths['/cases/list']?.post?.summary).toBe('案件列表 Cases')
  })

  it('holds: a call made by it is answered', async () => {
    const answer = await send(
      origin,
      'POST',
      '/api/cases/get',
      { ...asSupervisor(), 'content-type': 'application/json' },
      JSON.stringify({ id: caseId }),
    )
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toMatchObject({ id: caseId, number: '津东政复〔2026〕1号' })
    const refused = await send(
      origin,
      'POST',
      '/api/cases/get',
      { ...asSupervisor(), 'content-type': 'application/json' },
      '{"id":"nothing"}',
    )
    expect([refused.status, JSON.parse(refused.text)]).toMatchObject([
      404,
      { code: 'NOT_FOUND', data: { kind: 'case' } },
    ])
  })
})

describe('what npm start calls', () => {
  it('opens the data of a folder, and lets go of it', async () => {
    const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'fuyi-start-'))
    try {
      for (let run = 0; run < 2; run++) {
        const started = await startHost({ dataFolder, rendererFolder: rendererDir })
        const at = new URL(started.url).origin
        const key = await openDoor(started.url)
        expect((await send(at, 'GET', '/', { cookie: key })).status).toBe(200)
        await started.close()
        await expect(send(at, 'GET', '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
      }
    } finally {
      rmSync(dataFolder, { recursive: true, force: true })
    }
  })
})
