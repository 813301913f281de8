import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { app, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess, type WebContents } from 'electron'
import type { Log } from '../../server/log.ts'
import { CHANNEL, type FromCore } from '../wire.ts'
import { APP_SCHEME } from './appOrigin.ts'
import type { CommandLine } from './commandLine.ts'
import { menuBar } from './contextMenu.ts'
import { type Core, superviseCore } from './core.ts'
import { denyEveryPermission, guardDownloads, guardEveryPage } from './guards.ts'
import { openPracticeWindow } from './practice.ts'
import { createRelay, type Page } from './relay.ts'
import { serveRenderer } from './serveRenderer.ts'
import { dialogs, TITLE } from './texts.ts'
import { isTrustedSender } from './trustedSender.ts'
import { openWindow } from './window.ts'

/** Longest wait, in milliseconds, for the data to be closed in good order. */
const FINISH_LIMIT = 5_000
/** Longest wait, in milliseconds, for `--smoke` to see an answer on the page. */
const SMOKE_LIMIT = 60_000

export type BootPlan = { out: string; command: CommandLine; logFolder: string; log: Log }

/** Starts the program once Electron is ready. @param out absolute folder of the build */
export function boot({ out, command, logFolder, log }: BootPlan): void {
  const menu = menuBar(process.platform, TITLE)
  Menu.setApplicationMenu(menu && Menu.buildFromTemplate(menu))
  denyEveryPermission(session.defaultSession)
  guardDownloads(session.defaultSession)
  guardEveryPage()
  protocol.handle(APP_SCHEME, serveRenderer(path.join(out, 'renderer')))

  const reportSmoke = command.smoke ? startSmoke(command.dataFolder) : undefined
  const relay = createRelay((message) => core.post(message))
  const core: Core = superviseCore(
    () =>
      utilityProcess.fork(path.join(out, 'core/index.js'), [], {
        serviceName: 'Fuyi Desk data',
        env: { ...process.env, FUYI_DATA_DIR: command.dataFolder, FUYI_PRACTICE: command.practice ? '1' : '' },
      }),
    () => performance.now(),
    { message: onCoreMessage, gone: onCoreGone },
  )

  function onCoreMessage(message: FromCore): void {
    switch (message.kind) {
      case 'ready':
        return log('info', 'data open')
      case 'practice':
        return openPracticeWindow(command.dataFolder)
      case 'message':
        relay.fromCore(message.connection, message.data)
        return reportSmoke?.(true)
      case 'log':
        return log(message.level, message.event, message.fields)
      case 'refused':
        log('error', 'data refused')
        relay.coreGone()
        reportSmoke?.(false)
        void dialog.showMessageBox(dialogs.dataRefused(message)).then(() => app.quit())
    }
  }

  function onCoreGone(code: number, restarted: boolean): void {
    log('error', 'data process gone', { code, restarted })
    relay.coreGone()
    if (restarted) return
    reportSmoke?.(false)
    void dialog.showMessageBox(dialogs.coreStopped(logFolder)).then(({ response }) => {
      if (response === 1) void shell.openPath(logFolder)
      app.quit()
    })
  }

  ipcMain.on(CHANNEL, (event, connection: unknown, message: unknown) => {
    if (!isTrustedSender(event.senderFrame)) return log('warn', 'foreign sender refused')
    const page = pageOf(event.sender)
    if (!relay.fromPage(page, connection, message)) return log('warn', 'malformed message refused')
    // Nobody is there and nobody will come: say so at once instead of letting the page wait.
    if (!core.isAlive()) relay.coreGone()
  })

  const window = openWindow({
    preload: path.join(out, 'preload/index.cjs'),
    stateFile: path.join(app.getPath('userData'), 'window.json'),
    log,
    onPageGone: (pageId) => relay.pageGone(pageId),
  })
  app.on('second-instance', () => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  })
  finishBeforeQuitting(core, log)
}

/**
 * Closes the data before the program ends. `will-quit` and not `before-quit`: by then every window has closed, so a
 * page with unsaved entries has had its chance to stop the quitting, and no page is left that could still call.
 * Neither comes when Windows shuts down: the log-ahead of the database has kept every confirmed entry.
 */
function finishBeforeQuitting(core: Core, log: Log): void {
  let finished = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (finished) return
    event.preventDefault()
    finished = true
    void core.finish(FINISH_LIMIT).then((outcome) => {
      log('info', 'quit', { data: outcome })
      app.exit()
    })
  })
}

function pageOf(contents: WebContents): Page {
  return {
    id: contents.id,
    send: (connection, message) => {
      if (!contents.isDestroyed()) contents.send(CHANNEL, connection, message)
    },
  }
}

/**
 * For a build that no test tool can drive: writes whether the page's first call was answered, and ends the program.
 * It reports and does nothing else.
 */
function startSmoke(dataFolder: string): (answered: boolean) => void {
  let reported = false
  const report = (answered: boolean): void => {
    if (reported) return
    reported = true
    writeFileSync(path.join(dataFolder, 'smoke.json'), JSON.stringify({ answered, versions: process.versions }))
    app.exit(answered ? 0 : 1)
  }
  setTimeout(() => report(false), SMOKE_LIMIT).unref()
  return report
}
