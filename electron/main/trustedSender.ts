import { isAppUrl } from './appOrigin.ts'

/**
 * Whether an IPC message may be heard: only the top frame of our own page.
 * @param frame the sender's frame; null when it has gone since
 */
export function isTrustedSender(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isAppUrl(frame.url)
}
