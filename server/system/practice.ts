import type { Outputs } from '../../shared/contract/index.ts'
import type { App } from '../app.ts'

/** Opens the practice data beside the real ones; the two never share a file, a folder or a session. */
export async function practice(app: App): Promise<Outputs['system']['practice']> {
  if (!app.openPractice) return { opened: false, url: null }
  return { opened: true, url: await app.openPractice() }
}
