// Who may be heard, where a page may go, what may leave it: everything that decides, without Electron.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isAllowedDownload } from '../../electron/main/allowedDownload.ts'
import { isAllowedExternal } from '../../electron/main/allowedExternal.ts'
import { isAllowedNavigation } from '../../electron/main/allowedNavigation.ts'
import { resolveAsset } from '../../electron/main/resolveAsset.ts'
import { mayRestart } from '../../electron/main/restartPolicy.ts'
import { serveRenderer } from '../../electron/main/serveRenderer.ts'
import { isTrustedSender } from '../../electron/main/trustedSender.ts'
import { isConnection, isWireMessage } from '../../electron/wire.ts'
import { contentSecurityPolicy } from '../../server/http/contentSecurityPolicy.ts'

describe('sender', () => {
  it.each([
    ['our page', { url: 'app://main/cases/1', parent: null }, true],
    ['a frame inside it', { url: 'app://main/', parent: {} }, false],
    ['another host', { url: 'app://main.evil/', parent: null }, false],
    ['a port', { url: 'app://main:80/', parent: null }, false],
    ['credentials before the host', { url: 'app://main@evil/', parent: null }, false],
    ['credentials with our host', { url: 'app://user:word@main/', parent: null }, false],
    ['file', { url: 'file:///app/main', parent: null }, false],
    ['web', { url: 'https://main/', parent: null }, false],
    ['blob', { url: 'blob:app://main/1', parent: null }, false],
    ['opaque', { url: 'about:blank', parent: null }, false],
    ['no address', { url: '', parent: null }, false],
    ['a frame that is gone', null, false],
  ])('%s', (_name, frame, trusted) => expect(isTrustedSender(frame)).toBe(trusted))
})

describe('navigation', () => {
  it.each([
    ['app://main/', true, true],
    ['APP://main/cases?state=intake#row', true, true],
    ['app://main/', false, false],
    ['about:blank', false, false],
    ['https://flk.npc.gov.cn/', true, false],
    ['http://127.0.0.1:1234/', true, false],
    ['file:///etc/passwd', true, false],
    ['data:text/html,x', true, false],
    ['javascript:alert(1)', true, false],
    ['blob:app://main/1', true, false],
    ['app://other/', true, false],
    ['app:main', true, false],
    ['not an address', true, false],
  ])('%s in the main frame %s: %s', (url, isMainFrame, allowed) =>
    expect(isAllowedNavigation(url, isMainFrame)).toBe(allowed),
  )
})

describe('address for the browser of the user', () => {
  it.each([
    'https://flk.npc.gov.cn/detail?id=1',
    'https://www.moj.gov.cn/',
    'https://gov.cn/',
    'HTTPS://WWW.GOV.CN/zhengce/',
  ])('%s may be opened', (url) => expect(isAllowedExternal(url)).toBe(true))

  it.each([
    'http://www.gov.cn/',
    'https://example.com/',
    'https://gov.cn.evil.com/',
    'https://evilgov.cn/',
    'https://www.gov.cn@evil.com/',
    'https://user@www.gov.cn/',
    'https://www.gov.cn:8443/',
    'https:\\\\www.gov.cn\\',
    ' https://www.gov.cn/',
    'https://www.gov.cn/\n',
    'file:///etc/passwd',
    'file://server/share',
    '\\\\server\\share',
    'javascript:alert(1)',
    'ms-settings:privacy',
    'smb://www.gov.cn/share',
    'mailto:someone@www.gov.cn',
    'vbscript:x',
    'app://main/',
    '',
  ])('%j may not', (url) => expect(isAllowedExternal(url)).toBe(false))
})

describe('download', () => {
  it.each([
    ['blob:app://main/6d2b', true],
    ['app://main/files/1', true],
    ['blob:https://evil/6d2b', false],
    ['blob:app://other/6d2b', false],
    ['https://www.gov.cn/a.docx', false],
    ['data:text/plain,x', false],
    ['file:///etc/passwd', false],
  ])('%s: %s', (url, allowed) => expect(isAllowedDownload(url)).toBe(allowed))
})

describe('file of the page', () => {
  const root = path.resolve('/opt/fuyi/renderer')
  it.each([
    ['app://main/', path.join(root, 'index.html')],
    ['app://main/cases/1', path.join(root, 'index.html')],
    ['app://main/assets/a.js', path.join(root, 'assets/a.js')],
    // Parsing has already removed the dots.
    ['app://main/../main/index.js', path.join(root, 'main/index.js')],
    ['app://main/%2e%2e/main/index.js', path.join(root, 'main/index.js')],
    ['app://main/..%2fmain%2findex.js', null],
    ['app://main/..%2frenderer-other%2fa.js', null],
    ['app://main/%2e%2e%2f%2e%2e%2fetc/passwd', null],
    ['app://main/a%00.js', null],
    ['app://main/%zz.js', null],
    ['app://other/index.html', null],
    ['app://main@other/index.html', null],
    ['https://main/index.html', null],
    ['file:///etc/passwd', null],
    ['', null],
  ])('%s', (url, file) => expect(resolveAsset(root, url)).toBe(file))
})

describe('the answer to a request of the page', () => {
  const root = path.join(import.meta.dirname, 'shell')
  const serve = serveRenderer(root)
  const get = (url: string, method = 'GET') => serve({ url, method })

  it('is the page with a nonce of its own, and the policy that names it', async () => {
    const response = await get('app://main/duties')
    const html = await response.text()
    const nonce = /name="csp-nonce" content="([^"]+)"/.exec(html)?.[1] ?? ''
    expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16)
    expect(html).not.toContain('__CSP_NONCE__')
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce))
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await (await get('app://main/')).text()).includes(nonce)).toBe(false)
  })

  it.each([
    ['app://main/missing.js', 'GET'],
    ['app://main/server.ts', 'GET'], // there, but no kind of file a page needs
    ['app://main/..%2fpolicies.test.ts', 'GET'],
    ['app://main/', 'POST'],
    ['app://other/', 'GET'],
  ])('is 404 for %s %s', async (url, method) => {
    const response = await get(url, method)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })
})

it('the policy of the page allows our own files, marked styles, and nothing else', () => {
  expect(contentSecurityPolicy('bm9uY2U=').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src-elem 'self' 'nonce-bm9uY2U='",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
})

describe('restart', () => {
  it.each([
    ['the first end', undefined, 5_000, true],
    ['a second within a minute', 5_000, 64_999, false],
    ['exactly a minute later', 5_000, 65_000, false],
    ['later', 5_000, 65_001, true],
  ])('%s', (_name, lastEnd, now, allowed) => expect(mayRestart(lastEnd, now)).toBe(allowed))
})

describe('what may cross the channel', () => {
  it.each([
    ['text', '{}', true],
    ['bytes', new Uint8Array(1), true],
    ['a buffer', Buffer.from('x'), true],
    ['nothing', null, false],
    ['an object', { toString: () => '{}' }, false],
    ['a list', ['{}'], false],
  ])('%s: %s', (_name, value, allowed) => expect(isWireMessage(value)).toBe(allowed))

  it.each([
    ['0b8c1d52-6a51-4c1e-9f0e-2f4c5a9f1d77', true],
    ['0B8C1D52-6A51-4C1E-9F0E-2F4C5A9F1D77', false],
    ['0b8c1d52-6a51-4c1e-9f0e-2f4c5a9f1d77\n', false],
    ['../../etc', false],
    [7, false],
    [undefined, false],
  ])('connection %j: %s', (value, allowed) => expect(isConnection(value)).toBe(allowed))
})
