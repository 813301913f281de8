import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { app } from './app.ts'

const ENTRY = new URL('./utilityChild.ts', import.meta.url).pathname

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(file: string, args: string[], options: { env?: NodeJS.ProcessEnv }) {
    super()
    this.#child = fork(file, args, {
      env: options.env ?? process.env,
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', ENTRY],
      serialization: 'advanced', // structured clone, as between Electron's processes
    })
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    // A process ended by a signal has no code of its own.
    this.#child.on('exit', (code) => this.emit('exit', code ?? 1))
    process.once('exit', () => this.#child.kill('SIGKILL'))
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object)
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

export const utilityProcess = {
  fork(file: string, args: string[] = [], options: { env?: NodeJS.ProcessEnv } = {}): UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.')
    return new UtilityProcess(file, args, options)
  },
}
