import { isAppUrl } from './appOrigin.ts'

/** Whether a file may be saved: what the program's own page made or serves. */
export function isAllowedDownload(url: string): boolean {
  return isAppUrl(url.startsWith('blob:') ? url.slice('blob:'.length) : url)
}
