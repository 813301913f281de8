import type { App } from '../app.ts'
import { traceOf } from '../log.ts'

const QUARTER_OF_AN_HOUR = 15 * 60_000

/**
 * Backs the data file up every `every` milliseconds in which it changed. A failure is logged and tried again at the
 * next turn: it must not stop the work of the desk.
 * @returns `finish`, which stops that and backs up what changed since the last time
 */
export function backUpRegularly(app: Pick<App, 'file' | 'log'>, every = QUARTER_OF_AN_HOUR): { finish(): void } {
  const backUp = (): void => {
    try {
      if (!app.file?.changedSinceBackup()) return
      const { bytes } = app.file.backUp()
      app.log('info', 'regular backup made', { bytes })
    } catch (error) {
      app.log('error', 'regular backup failed', traceOf(error))
    }
  }
  const timer = setInterval(backUp, every)
  timer.unref() // a program that has nothing else to do may end
  return {
    finish() {
      clearInterval(timer)
      backUp()
    },
  }
}
