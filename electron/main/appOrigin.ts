/** Scheme, host and origin of the program's own page. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'main'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/** Whether a URL lies in the program's own page. Compares parsed parts: `app://main@evil/` and `app://main.evil/` do not. */
export function isAppUrl(raw: string): boolean {
  if (!URL.canParse(raw)) return false
  const { protocol, host, username, password } = new URL(raw)
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '' && password === ''
}
