// Stock Chromium does not know the program's scheme: `app://main/x` is shown as `https://main.app.standin.invalid/x`.
const SUFFIX = 'standin.invalid'
const OWN = new Set(['http', 'https', 'file', 'data', 'about', 'blob', 'javascript', 'chrome', 'devtools'])

/** Pattern of every address that belongs to a scheme of the program. */
export const OURS = `https://*.${SUFFIX}/*`

/** The address under which Chromium loads a page of the program. */
export function toChromium(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url)
  const [, scheme, host, rest] = parts ?? []
  if (scheme === undefined || OWN.has(scheme.toLowerCase())) return url
  return `https://${host || 'default'}.${scheme.toLowerCase()}.${SUFFIX}${rest || '/'}`
}

/** The program's address of what Chromium shows; addresses of the web stay as they are. */
export function fromChromium(url: string): string {
  const parts = /^(blob:)?https:\/\/([^/]+)\.([a-z0-9+-]+)\.standin\.invalid(.*)$/.exec(url)
  if (!parts) return url
  const [, blob = '', host = '', scheme, rest] = parts
  return `${blob}${scheme}://${host === 'default' ? '' : host}${rest}`
}
