import { app } from './app.ts'
import { launchChromium } from './chromium.ts'
import { state } from './state.ts'
import { watchTargets } from './webContents.ts'

/** Starts Chromium and makes the program ready. Playwright waits for the printed line. */
export async function start(): Promise<void> {
  state.chromium = await launchChromium()
  state.chromium.devtools.onClose(() => app.exit(0))
  await watchTargets()
  process.on('SIGTERM', () => app.quit())
  process.on('SIGINT', () => app.quit())
  process.stderr.write(`DevTools listening on ${state.chromium.address}\n`)
  app.becomeReady()
}
