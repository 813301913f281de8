// What may stand in the shell's source only once, or nowhere.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Files below a folder that hold a text, as paths from the root, once for each time. */
function holders(folder: string, text: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split(text)
        .slice(1)
        .map(() => path.relative(ROOT, file)),
    )
}

it.each([
  ['electron', 'shell.openExternal(', ['electron/main/guards.ts']],
  ['electron', 'ipcMain.', ['electron/main/boot.ts']],
  ['electron', 'exposeInMainWorld(', ['electron/preload/index.ts']],
  ['electron', 'ipcRenderer.on(', ['electron/preload/index.ts']],
  ['electron', 'new BrowserWindow(', ['electron/main/window.ts']],
  ['electron', 'utilityProcess.fork(', ['electron/main/boot.ts', 'electron/main/practice.ts']],
  ['electron', 'sendSync', []],
  ['electron', 'executeJavaScript', []],
  ['electron', 'no-sandbox', []],
  ['electron', 'disable-web-security', []],
  ['renderer', '<webview', []],
  ['renderer', 'dangerouslySetInnerHTML', []],
  ['renderer', 'unsafe-eval', []],
])('%s: %s', (folder, text, expected) => {
  expect(holders(folder, text)).toEqual(expected)
})
