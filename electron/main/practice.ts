import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { app, utilityProcess } from 'electron'
import { practiceFolder } from '../../server/practiceFolder.ts'

/** Opens this program once more beside itself, on the made-up cases: another process, folder, profile and lock. */
export function openPracticeWindow(dataFolder: string): void {
  const own = app.isPackaged ? [] : process.argv.slice(1, 2)
  spawn(process.execPath, [...own, '--data', dataFolder, '--practice'], { detached: true, stdio: 'ignore' }).unref()
}

/**
 * Writes the made-up cases if there are none yet, in a process of its own. Fails silently towards an empty practice
 * file, which then begins with its first start.
 * @param out absolute folder of the build
 */
export function preparePractice(out: string, dataFolder: string): Promise<void> {
  const folder = practiceFolder(dataFolder)
  if (existsSync(path.join(folder, 'fuyi.db'))) return Promise.resolve()
  return new Promise((resolve) => {
    const builder = utilityProcess.fork(path.join(out, 'practice/index.js'), [folder], {
      serviceName: 'Fuyi Desk practice data',
    })
    builder.once('exit', () => resolve())
  })
}
