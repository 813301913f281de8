import { readFileSync, writeFileSync } from 'node:fs'
import { BrowserWindow, dialog, Menu, screen } from 'electron'
import { type Log, traceOf } from '../../server/log.ts'
import { APP_ORIGIN } from './appOrigin.ts'
import { contextMenu } from './contextMenu.ts'
import { mayRestart } from './restartPolicy.ts'
import { dialogs } from './texts.ts'
import { windowOptions } from './windowOptions.ts'
import { windowStateFrom } from './windowState.ts'
import { zoomAfter } from './zoom.ts'

export type WindowPlan = {
  /** Absolute path of the built preload script. */
  preload: string
  /** File in which the window's place is remembered. */
  stateFile: string
  log: Log
  /** The page of this id has gone: closed or crashed. */
  onPageGone(pageId: number): void
}

/** Opens the program's window and loads its page. */
export function openWindow({ preload, stateFile, log, onPageGone }: WindowPlan): BrowserWindow {
  const state = windowStateFrom(readState(stateFile), workAreas())
  const window = new BrowserWindow(windowOptions(state, preload))
  const contents = window.webContents
  const pageId = contents.id

  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize()
    window.show()
  })
  window.on('close', () => writeState(stateFile, window))
  window.on('page-title-updated', (event) => event.preventDefault()) // the title bar names the program, never a case
  contents.on('destroyed', () => onPageGone(pageId))

  contents.on('context-menu', (_event, params) => {
    const items = contextMenu(params)
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
  contents.on('before-input-event', (event, input) => {
    const level = zoomAfter(contents.getZoomLevel(), input, process.platform)
    if (level === undefined) return
    contents.setZoomLevel(level)
    event.preventDefault()
  })
  contents.on('will-prevent-unload', (event) => {
    // Prevented means: the page's wish to stay is overruled.
    if (dialog.showMessageBoxSync(window, dialogs.unsaved()) === 1) event.preventDefault()
  })

  recoverPage(window, log, onPageGone)
  contents.loadURL(`${APP_ORIGIN}/`).catch((error: unknown) => log('error', 'page not loaded', traceOf(error)))
  return window
}

/** A crashed page is loaded anew once; a hanging one when the user wants it. Nothing is lost: a page holds no truth. */
function recoverPage(window: BrowserWindow, log: Log, onPageGone: (pageId: number) => void): void {
  const contents = window.webContents
  let lastCrash: number | undefined
  let asking = false

  contents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    onPageGone(contents.id)
    if (reason === 'clean-exit') return
    log('error', 'page gone', { reason, exitCode })
    const now = performance.now()
    const again = mayRestart(lastCrash, now)
    lastCrash = now
    if (again) return contents.reload()
    const { response } = await dialog.showMessageBox(window, dialogs.pageCrashed())
    if (response === 0) contents.reload()
    else window.destroy()
  })

  window.on('unresponsive', async () => {
    if (asking) return
    asking = true
    log('warn', 'page unresponsive')
    const { response } = await dialog.showMessageBox(window, dialogs.unresponsive())
    asking = false
    if (response === 0 || window.isDestroyed()) return
    lastCrash = undefined // it ends because we end it
    contents.forcefullyCrashRenderer()
  })
}

/** Work areas of the screens, the main one first. */
function workAreas(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay()
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea)
}

function readState(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function writeState(file: string, window: BrowserWindow): void {
  try {
    writeFileSync(file, JSON.stringify({ ...window.getNormalBounds(), maximized: window.isMaximized() }))
  } catch {
    // A window that opens in its usual place is no reason not to close.
  }
}
