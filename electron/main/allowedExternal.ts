/** Sites the program links to: laws, notices and courts, all of them official. */
const OFFICIAL = 'gov.cn'

/** Whether a link may be given to the user's browser: https on the usual port, on an official site, written plainly. */
export function isAllowedExternal(raw: string): boolean {
  // The parser mends these silently, so that what is checked would differ from what somebody reads.
  if (/[\s\\]/.test(raw) || !URL.canParse(raw)) return false
  const { protocol, hostname, port, username, password } = new URL(raw)
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    password === '' &&
    (hostname === OFFICIAL || hostname.endsWith(`.${OFFICIAL}`))
  )
}
