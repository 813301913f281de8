import type { FromCore, ToCore } from '../wire.ts'
import { mayRestart } from './restartPolicy.ts'

/** What we need of Electron's UtilityProcess. */
export type CoreProcess = {
  postMessage(message: ToCore): void
  on(event: 'message', listener: (message: FromCore) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): unknown
}

export type CoreEvents = {
  message(message: FromCore): void
  /** It ended unasked. */
  gone(code: number, restarted: boolean): void
}

export type Core = {
  post(message: ToCore): void
  /** False once it has ended for good: nobody will answer. */
  isAlive(): boolean
  /** Asks it to close the data in good order and waits for its end, at most `limit` milliseconds. */
  finish(limit: number): Promise<'finished' | 'killed'>
}

/**
 * Keeps the data process running: starts it, starts it again when it ends unasked, and gives up when it ends twice
 * within a minute or says itself that the data cannot be opened.
 * @param fork starts the process
 * @param now milliseconds on a clock that only goes forward
 */
export function superviseCore(fork: () => CoreProcess, now: () => number, events: CoreEvents): Core {
  let lastEnd: number | undefined
  let refused = false
  let finishing = false
  let onEnd = (): void => {}
  let current: CoreProcess | null = start()

  function start(): CoreProcess {
    const child = fork()
    child.on('message', (message) => {
      events.message(message)
      if (message.kind !== 'refused') return
      refused = true
      child.kill()
    })
    child.on('exit', (code) => ended(code))
    return child
  }

  function ended(code: number): void {
    current = null
    onEnd()
    if (finishing || refused) return
    const at = now()
    const restart = mayRestart(lastEnd, at)
    lastEnd = at
    // First the calls in progress are ended, then a successor exists that could answer new ones.
    events.gone(code, restart)
    if (restart) current = start()
  }

  return {
    post: (message) => current?.postMessage(message),
    isAlive: () => current !== null,
    async finish(limit) {
      finishing = true
      const child = current
      if (!child) return 'finished'
      const end = new Promise<'finished'>((resolve) => {
        onEnd = () => resolve('finished')
      })
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<'killed'>((resolve) => {
        timer = setTimeout(() => resolve('killed'), limit)
      })
      child.postMessage({ kind: 'finish' })
      const outcome = await Promise.race([end, late])
      clearTimeout(timer)
      if (outcome === 'killed') child.kill()
      return outcome
    },
  }
}
