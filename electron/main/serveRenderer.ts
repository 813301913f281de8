import { readFile } from 'node:fs/promises'
import { contentType, pageWithNonce } from '../../server/http/rendererFiles.ts'
import { resolveAsset } from './resolveAsset.ts'

/**
 * Answers `app://main/…` from the built page.
 * @param root absolute folder of the built page
 */
export function serveRenderer(root: string): (request: Pick<Request, 'method' | 'url'>) => Promise<Response> {
  return async ({ method, url }) => {
    const file = resolveAsset(root, url)
    const type = file === null ? undefined : contentType(file)
    const content = file !== null && type && method === 'GET' ? await readFile(file).catch(() => null) : null
    if (content === null || !type) return new Response(null, { status: 404 })
    const headers = { 'content-type': type, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }
    if (!type.startsWith('text/html')) return new Response(new Uint8Array(content), { headers })
    const { html, policy } = pageWithNonce(content.toString('utf8'))
    return new Response(html, { headers: { ...headers, 'content-security-policy': policy } })
  }
}
