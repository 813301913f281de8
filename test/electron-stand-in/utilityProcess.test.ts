// The stand-in's utility process, by a program that starts one and tells what it saw.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { environment } from './launch.ts'

/** Runs a program of two files on the stand-in. @returns what its main process printed */
async function run(main: string, child: string): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fuyi-utility-'))
  writeFileSync(
    path.join(folder, 'package.json'),
    '{"name":"utility","version":"1.0.0","type":"module","main":"main.js"}',
  )
  writeFileSync(path.join(folder, 'main.js'), main)
  writeFileSync(path.join(folder, 'child.js'), child)
  const { stdout } = await promisify(execFile)(path.join(import.meta.dirname, 'electron'), [folder], {
    env: { ...environment(), XDG_CONFIG_HOME: folder },
  })
  rmSync(folder, { recursive: true })
  return stdout
}

it('keeps early messages for the first listener, clones what crosses, passes the environment and tells its end', async () => {
  const printed = await run(
    `import { app, utilityProcess } from 'electron'
     app.whenReady().then(() => {
       const child = utilityProcess.fork(import.meta.dirname + '/child.js', [], { env: { ...process.env, FOLDER: 'here' } })
       child.postMessage({ n: 1, bytes: new Uint8Array([7]) })
       child.postMessage({ n: 2 })
       child.on('message', (message) => console.log(JSON.stringify(message)))
       child.on('exit', (code) => { console.log('exit ' + code); app.quit() })
     })`,
    `setTimeout(() => process.parentPort.on('message', ({ data }) => {
       process.parentPort.postMessage({ n: data.n, bytes: data.bytes instanceof Uint8Array, folder: process.env.FOLDER })
       if (data.n === 2) setTimeout(() => process.exit(9), 50)
     }), 100)`,
  )
  expect(printed.trim().split('\n')).toEqual([
    '{"n":1,"bytes":true,"folder":"here"}',
    '{"n":2,"bytes":false,"folder":"here"}',
    'exit 9',
  ])
})

it('refuses what Electron refuses before ready', async () => {
  const printed = await run(
    `import { app, BrowserWindow, protocol, utilityProcess } from 'electron'
     const attempt = (work) => { try { work(); console.log('allowed') } catch (error) { console.log(error.message) } }
     attempt(() => utilityProcess.fork('x'))
     attempt(() => new BrowserWindow({}))
     app.whenReady().then(() => {
       attempt(() => app.enableSandbox())
       attempt(() => protocol.registerSchemesAsPrivileged([]))
       attempt(() => protocol.handle('app', () => new Response()))
       attempt(() => new BrowserWindow({ webPreferences: { sandbox: false } }))
       app.exit()
     })`,
    '',
  )
  const lines = printed.trim().split('\n')
  expect(lines).toHaveLength(6)
  expect(lines).not.toContain('allowed')
})
