import { createHash, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { RequestHeadersPlugin } from '@orpc/server/plugins'
import { type OpenServer, openServer } from '../openServer.ts'
import { practiceFolder } from '../practiceFolder.ts'
import { bearerToken, newToken } from '../session/tokens.ts'
import { openApiDocument } from './openApi.ts'
import { sendRendererFile } from './rendererFiles.ts'

export type HttpHostOptions = {
  server: OpenServer
  /** Folder of the built renderer, with its index.html. */
  rendererDir: string
  /** 0 or left out: any free port. */
  port?: number
  /** Further exact `Host` values, for a TLS front end that passes the name on: `fuyi.example.gov.cn`. */
  hostNames?: readonly string[]
  /**
   * `link` (default): only the browser that opened the one-time link gets an answer. `signIn`: for a centre behind
   * a TLS front end, where the sign-in of each person is the door.
   */
  door?: 'link' | 'signIn'
}
export type HttpHost = {
  /** Address with a one-time token. */
  url: string
  /** A further one-time link, e.g. after the browser was closed. */
  newUrl(): string
  close(): Promise<void>
}

const MAX_BODY = 2 * 1024 * 1024
/** Browsers do not tell ports apart: beside the real cases, practice has a key of another name. */
const cookieOf = (practice: boolean): string => (practice ? 'fuyi-practice-door' : 'fuyi-door')
/** Links not yet opened; more than this and the oldest is dropped. */
const MAX_LINKS = 8

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Opens the data of a folder and serves it to the browser of this machine: what `npm start` calls. */
export async function startHost(options: {
  dataFolder: string
  rendererFolder: string
  port?: number
  /** The present instant, UTC ISO with milliseconds; tests fix it. */
  now?: () => string
  /** Serve the practice data of that folder instead. */
  practice?: boolean
  /** Writes made-up cases into an empty folder; without it the practice mode cannot be opened. */
  preparePractice?: (folder: string) => Promise<void>
}): Promise<HttpHost> {
  const { dataFolder: dataDir, now, practice, preparePractice } = options
  if (practice) await prepared(practiceFolder(dataDir), preparePractice)
  let beside: Promise<HttpHost> | undefined
  const openPractice = async (): Promise<string> => {
    const first = beside === undefined
    beside ??= startHost({ ...options, practice: true, port: 0 })
    try {
      const host = await beside
      return first ? host.url : host.newUrl()
    } catch (error) {
      beside = undefined
      throw error
    }
  }
  const server = await openServer({
    dataDir,
    regularBackups: true,
    ...(now ? { now } : {}),
    ...(practice ? { practice } : {}),
    ...(preparePractice && !practice ? { openPractice } : {}),
  })
  try {
    const host = await startHttpHost({ server, rendererDir: options.rendererFolder, port: options.port ?? 0 })
    const close = async (): Promise<void> => {
      await (await beside?.catch(() => undefined))?.close()
      await host.close()
      await server.close()
    }
    return { ...host, close }
  } catch (error) {
    await server.close()
    throw error
  }
}

/** Practice data are written once; whoever opens the folder again finds what was practised. */
async function prepared(folder: string, prepare: ((folder: string) => Promise<void>) | undefined): Promise<void> {
  if (prepare && !existsSync(path.join(folder, 'fuyi.db'))) await prepare(folder)
}

/**
 * Serves the program to a browser on this machine. Binds 127.0.0.1 only; checks the exact `Host` (a web page cannot
 * reach it by rebinding its name), the origin of the request, the content type and the size before anything is read.
 */
export async function startHttpHost({
  server,
  rendererDir,
  port = 0,
  hostNames = [],
  door = 'link',
}: HttpHostOptions): Promise<HttpHost> {
  const cookie = cookieOf(server.app.practice)
  const links: Buffer[] = []
  const doorKeys: Buffer[] = []
  const allowedHosts = new Set<string>(hostNames)
  const options = { plugins: [new RequestHeadersPlugin(), new BodyLimitPlugin({ maxBodySize: MAX_BODY })] }
  const rpc = new RPCHandler(server.router, options)
  const api = new OpenAPIHandler(server.router, options)

  const http = createServer({ requestTimeout: 60_000, headersTimeout: 15_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      server.reportFailure('http', error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'INTERNAL')
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    if (!allowedHosts.has(request.headers.host ?? '')) return refuse(response, 421, 'WRONG_HOST')
    const url = URL.parse(request.url ?? '', `http://${request.headers.host}`)
    if (!url) return refuse(response, 400, 'BAD_ADDRESS')
    const calls = url.pathname.startsWith('/rpc/') || url.pathname.startsWith('/api/')
    if (!isOwnOrigin(request, calls)) return refuse(response, 403, 'OTHER_SITE')
    if (url.pathname === '/open') return openDoor(url, request, response)
    if (door === 'link' && !holdsKey(request)) return refuse(response, 401, 'USE_THE_LINK')

    if (calls) {
      if (request.method !== 'POST') return refuse(response, 405, 'POST_ONLY')
      // A form of another site can send text/plain without asking; it cannot send JSON.
      if (!/^application\/json(;|$)/.test(request.headers['content-type'] ?? ''))
        return refuse(response, 415, 'JSON_ONLY')
      if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return refuse(response, 413, 'TOO_LARGE')
      const handler = url.pathname.startsWith('/rpc/') ? rpc : api
      const { matched } = await handler.handle(request, response, {
        prefix: handler === rpc ? '/rpc' : '/api',
        context: server.contextFor('browser'),
      })
      if (!matched) refuse(response, 404, 'NO_SUCH_CALL')
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'GET_ONLY')
    if (url.pathname === '/openapi.json') {
      const token = bearerToken(request.headers.authorization)
      if (!token || !(await server.userOf(token))) return refuse(response, 401, 'UNAUTHENTICATED')
      return sendJson(response, 200, await openApiDocument(server.router))
    }
    if (!(await sendRendererFile(rendererDir, url.pathname, request, response))) refuse(response, 404, 'NO_SUCH_FILE')
  }

  /** Exchanges a one-time token for the cookie of this browser. */
  function openDoor(url: URL, request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== 'GET') return refuse(response, 405, 'GET_ONLY')
    const given = digest(url.searchParams.get('token') ?? '')
    const at = links.findIndex((link) => timingSafeEqual(link, given))
    if (at < 0) return refuse(response, 401, 'USE_THE_LINK')
    links.splice(at, 1)
    const key = newToken()
    doorKeys.push(digest(key))
    response
      .writeHead(303, { location: '/', 'set-cookie': `${cookie}=${key}; HttpOnly; SameSite=Strict; Path=/` })
      .end()
  }

  function holdsKey(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
    const key = cookies.find((pair) => pair.startsWith(`${cookie}=`))?.slice(cookie.length + 1)
    if (!key) return false
    const given = digest(key)
    return doorKeys.some((known) => timingSafeEqual(known, given))
  }

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', resolve)
  })
  const origin = `127.0.0.1:${(http.address() as AddressInfo).port}`
  allowedHosts.add(origin).add(origin.replace('127.0.0.1', 'localhost'))

  function newUrl(): string {
    if (door === 'signIn') return `http://${origin}/`
    const token = newToken()
    links.push(digest(token))
    if (links.length > MAX_LINKS) links.shift()
    return `http://${origin}/open?token=${token}`
  }

  return {
    url: newUrl(),
    newUrl,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/**
 * Calls must come from our own page. A page load may also be typed or opened by the system ("none"). Programs that
 * are no browser send neither header; they still need the cookie and a signed-in session.
 */
function isOwnOrigin(request: IncomingMessage, call: boolean): boolean {
  const site = request.headers['sec-fetch-site']
  // The real desk leads to the practice one: another port of this machine, opened as a page and in no other way.
  const opened = site === 'same-site' && request.headers['sec-fetch-mode'] === 'navigate'
  if (site !== undefined && site !== 'same-origin' && (call || (site !== 'none' && !opened))) return false
  const origin = request.headers.origin
  return (
    origin === undefined || origin === `http://${request.headers.host}` || origin === `https://${request.headers.host}`
  )
}

const refusals = {
  WRONG_HOST: '请求的主机名不被接受。请使用程序显示的地址。',
  BAD_ADDRESS: '地址无法识别。请使用程序显示的地址。',
  OTHER_SITE: '请求来自其他网站，已拒绝。请从复议台自己的页面操作。',
  USE_THE_LINK: '此链接无效或者已使用过。请回到程序窗口，用新显示的链接打开。',
  UNAUTHENTICATED: '请先登录。',
  POST_ONLY: '此地址只接受 POST 请求。',
  GET_ONLY: '此地址只接受 GET 请求。',
  JSON_ONLY: '只接受 JSON 格式（application/json）的请求。',
  TOO_LARGE: '提交的内容超过 2 MB，未保存。请分次提交。',
  NO_SUCH_CALL: '没有这个接口。请参照 /openapi.json。',
  NO_SUCH_FILE: '没有这个页面。请返回首页。',
  INTERNAL: '程序出错，未作任何更改。请重试。',
} as const

function refuse(response: ServerResponse, status: number, code: keyof typeof refusals): void {
  // Whatever of the request is still on its way is not read.
  response.setHeader('connection', 'close')
  sendJson(response, status, { code, message: refusals[code] })
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
