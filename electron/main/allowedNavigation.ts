import { isAppUrl } from './appOrigin.ts'

/** Whether a frame may go to a URL: the window stays in the program, and the program has no inner frames. */
export function isAllowedNavigation(url: string, isMainFrame: boolean): boolean {
  return isMainFrame && isAppUrl(url)
}
