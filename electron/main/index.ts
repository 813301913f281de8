// The start of the desktop shell. Everything here runs before `ready`, and nothing may await it at the top level:
// Electron emits `ready` only after this module has finished loading, so that would wait for ever.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { app, crashReporter, dialog, protocol } from 'electron'
import { jsonLines, traceOf } from '../../server/log.ts'
import { APP_SCHEME } from './appOrigin.ts'
import { boot } from './boot.ts'
import { type CommandLine, CommandLineError, parseCommandLine } from './commandLine.ts'
import { preparePractice } from './practice.ts'
import { rotatingFile } from './rotatingFile.ts'
import { errorBoxes, type Sentence, TITLE } from './texts.ts'

const command = readCommandLine()
if (command) start(command)
else app.exit(2)

function readCommandLine(): CommandLine | undefined {
  // The folder keeps its name whatever the installed program is called, so an update finds the data.
  const userData = path.join(app.getPath('appData'), 'fuyi-desk')
  try {
    const command = parseCommandLine(process.argv.slice(1), process.env, process.cwd(), userData)
    mkdirSync(command.profileFolder, { recursive: true })
    return command
  } catch (error) {
    showError(
      error instanceof CommandLineError
        ? { zh: error.zh, en: error.message }
        : {
            zh: '数据文件夹无法建立或不能写入，请检查路径和文件夹权限，或用 --data 指定另一个文件夹。',
            en: 'The data folder cannot be made or written. Check its path and permissions, or name another one with --data.',
          },
    )
    return undefined
  }
}

function start(command: CommandLine): void {
  app.setPath('userData', command.profileFolder)
  const logFolder = path.join(command.profileFolder, 'logs')
  const log = jsonLines(rotatingFile(logFolder, 'fuyi'), () => new Date().toISOString())

  process.on('uncaughtException', (error) => {
    log('error', 'defect in main process', traceOf(error))
    console.error(error)
    showError(errorBoxes.defect)
    app.exit(1)
  })

  // Electron only warns of these; a promise nobody looked at is a defect like any other.
  process.on('unhandledRejection', (reason) => {
    throw reason
  })

  if (!app.requestSingleInstanceLock()) {
    app.quit() // the first instance is told, and comes to the front
    return
  }
  crashReporter.start({ uploadToServer: false }) // dumps stay in the profile folder
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
  app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
    log('warn', 'child process gone', { type, reason, exitCode }),
  )
  log('info', 'start', {
    version: app.getVersion(),
    electron: process.versions['electron'] ?? '',
    platform: process.platform,
  })
  const out = path.join(import.meta.dirname, '..')
  // A failure to boot becomes an uncaught exception, which is told and logged above.
  void app
    .whenReady()
    .then(() => (command.practice ? preparePractice(out, command.dataFolder) : undefined))
    .then(() => boot({ out, command, logFolder, log }))
}

function showError({ zh, en }: Sentence): void {
  dialog.showErrorBox(TITLE, `${zh}\n\n${en}`)
}
