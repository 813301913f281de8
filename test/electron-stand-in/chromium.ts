import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { connectDevtools, type Devtools } from './devtools.ts'

export type Chromium = { devtools: Devtools; address: string; end(): void }

const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--no-sandbox', // containers run tests as root; the pages are our own
  '--remote-debugging-port=0',
  '--no-startup-window',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-back-forward-cache',
  // Only the program's own policy stands between its page and the attacker's site of a test.
  '--disable-features=LocalNetworkAccessChecks',
  '--lang=zh-CN',
]

/** Starts the Chromium that shows the windows: FUYI_CHROMIUM, else Debian's. */
export async function launchChromium(): Promise<Chromium> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'fuyi-stand-in-'))
  const executable = process.env['FUYI_CHROMIUM'] ?? '/usr/bin/chromium'
  const child = spawn(executable, [...FLAGS, `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'pipe'] })
  const end = (): void => {
    child.kill('SIGKILL')
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', end)

  const address = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stderr.on('data', (data: Buffer) => {
      printed += data.toString()
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(printed)
      if (found?.[1]) resolve(found[1])
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Chromium ended with code ${code}: ${printed.slice(-400)}`)))
  })
  return { devtools: await connectDevtools(address), address, end }
}
