import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { contentSecurityPolicy } from './contentSecurityPolicy.ts'

const types: Record<string, string> = {
  // Character maps of PDF.js.
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** The content type of a file of the built renderer; undefined for a kind that it has none of. */
export function contentType(file: string): string | undefined {
  return types[path.extname(file)]
}

/** Puts a nonce into the page; every load gets its own. */
export function pageWithNonce(html: string): { html: string; policy: string } {
  const nonce = randomBytes(18).toString('base64')
  return { html: html.replaceAll('__CSP_NONCE__', nonce), policy: contentSecurityPolicy(nonce) }
}

/**
 * The file that an address path names, inside the folder; null for anything that leads out of it. A path without
 * an extension is a screen of the program: the page itself.
 */
export function rendererFile(rendererDir: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null
  const root = path.resolve(rendererDir)
  const file = path.resolve(root, `.${decoded}`)
  if (file !== root && !file.startsWith(root + path.sep)) return null
  return file === root || path.extname(file) === '' ? path.join(root, 'index.html') : file
}

/** Answers with a file of the built renderer; false if there is none. */
export async function sendRendererFile(
  rendererDir: string,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = rendererFile(rendererDir, pathname)
  const type = file && contentType(file)
  if (!file || !type) return false
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return false
  if (path.extname(file) === '.html') {
    const { html, policy } = pageWithNonce(await readFile(file, 'utf8'))
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy })
    response.end(request.method === 'HEAD' ? undefined : html)
    return true
  }
  // Built files carry a hash of their content in the name.
  const lasting = pathname.startsWith('/assets/')
  response.writeHead(200, {
    'content-type': type,
    'content-length': found.size,
    'content-security-policy': "default-src 'none'",
    ...(lasting ? { 'cache-control': 'private, max-age=31536000, immutable' } : {}),
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file), response)
  return true
}
