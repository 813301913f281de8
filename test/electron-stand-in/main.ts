// The stand-in's start: loads the program's main module, then lets `ready` happen, in Electron's order.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { app } from './app.ts'
import { start } from './start.ts'

// As in Electron: [executable, folder of the program, ...arguments]; Playwright's loader may have tidied up before.
if (process.argv[1] === fileURLToPath(import.meta.url)) process.argv.splice(1, 1)
const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
  name: string
  version: string
  main: string
}
app.describe(folder, manifest)
await import(pathToFileURL(path.join(folder, manifest.main)).href)
await start()
