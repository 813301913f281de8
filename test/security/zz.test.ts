import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { it } from 'vitest'
import { launchDesktop } from '../electron-stand-in/launch.ts'
import { buildShell } from '../electron/shell/build.ts'
it('popups', async () => {
  const { program } = await buildShell()
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'data-'))
  const { app, page } = await launchDesktop({ dataDir, program })
  for (let n = 0; n < 40; n++) {
    await page.evaluate(() => void window.open('http://127.0.0.1:9/x'))
    await new Promise((r) => setTimeout(r, n % 3 ? 50 : 400))
    const t = performance.now()
    const done = await Promise.race([page.evaluate(() => 1), new Promise((r) => setTimeout(r, 3000, 'HANG'))])
    if (done === 'HANG') {
      console.log(n, 'hang; via main:', await Promise.race([app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('1+1')), new Promise((r) => setTimeout(r, 3000, 'HANG too'))]), app.windows().length, app.windows().map(p => p.url()))
      break
    }
    if (performance.now() - t > 200) console.log(n, 'slow', performance.now() - t)
  }
  await app.close()
}, 60000)
