import { rendererFile } from '../../server/http/rendererFiles.ts'
import { isAppUrl } from './appOrigin.ts'

/** The file of the built page (in the absolute folder `root`, never outside) that answers an `app://` URL, or null. */
export function resolveAsset(root: string, requestUrl: string): string | null {
  return isAppUrl(requestUrl) ? rendererFile(root, new URL(requestUrl).pathname) : null
}
