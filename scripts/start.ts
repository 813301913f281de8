// npm start: the program in Electron's window where that is possible, else the same program in the browser.
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.ts'
import { ensureElectron, windowObstacle } from './electronBinary.ts'
import { ROOT, run } from './run.ts'

const DOWNLOAD_LIMIT = 5 * 60_000

const USAGE = '用法：npm start -- [--data 数据文件夹] [--browser] [--practice]'

/** Where Electron keeps a program's data on this platform: both hosts open the same file. */
function usualDataFolder(): string {
  return path.join(platformFolder(), 'fuyi-desk/data')
}

function platformFolder(): string {
  switch (process.platform) {
    case 'win32':
      return process.env['APPDATA'] ?? path.join(os.homedir(), 'AppData/Roaming')
    case 'darwin':
      return path.join(os.homedir(), 'Library/Application Support')
    default:
      return process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config')
  }
}

/** Opens the Electron window and waits for its end. @returns why it could not, in Chinese; undefined when it ran */
async function openWindow(dataFolder: string, practice: boolean): Promise<string | undefined> {
  const obstacle = windowObstacle()
  if (obstacle) return obstacle
  const binary = await ensureElectron(DOWNLOAD_LIMIT)
  if (!binary) return '无法下载 Electron'
  console.log('复议台已在桌面窗口中打开。')
  const started = performance.now()
  const { code } = await run(binary, [ROOT, '--data', dataFolder, ...(practice ? ['--practice'] : [])])
  // A binary that lacks a system library ends at once; a user does not.
  if (code !== 0 && performance.now() - started < 5_000) return `Electron 未能启动（退出码 ${code}）`
  process.exitCode = code
  return undefined
}

type Host = { url: string; close(): Promise<void> }

/** Writes made-up cases into the folder, in a process of its own: it keeps a processor busy for a while. */
async function preparePractice(folder: string): Promise<void> {
  console.log('正在准备练习数据，人物、单位和事由均为虚构……')
  const { code } = await run(process.execPath, [path.join(ROOT, 'out/practice/index.js'), folder])
  if (code !== 0) throw Object.assign(new Error('practice data'), { zh: '练习数据没有准备好，请检查磁盘空间后重试。' })
}

/** Serves the program on the loopback address and opens the user's browser on it. */
async function openBrowser(dataFolder: string, practice: boolean, reason: string): Promise<void> {
  const { startHost } = (await import(pathToFileURL(path.join(ROOT, 'out/host/index.js')).href)) as {
    startHost(options: {
      dataFolder: string
      rendererFolder: string
      practice: boolean
      preparePractice(folder: string): Promise<void>
    }): Promise<Host>
  }
  const host = await startHost({
    dataFolder,
    rendererFolder: path.join(ROOT, 'out/renderer'),
    practice,
    preparePractice,
  })
  console.log(`${reason}，改用浏览器打开：${host.url} （链接仅可使用一次；按 Ctrl+C 退出）`)
  await showInBrowser(host.url)
  const stop = (): void => void host.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** A browser that does not open is no failure: the address has been printed. */
async function showInBrowser(url: string): Promise<void> {
  if (process.platform === 'win32') await run('rundll32', ['url.dll,FileProtocolHandler', url], { quiet: true })
  else if (process.platform === 'darwin') await run('open', [url], { quiet: true })
  else if (windowObstacle() === undefined) await run('xdg-open', [url], { quiet: true })
}

/** Opens the program as the command line asks. @throws Error with a sentence for the user where it foresees one */
async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      browser: { type: 'boolean', default: false },
      practice: { type: 'boolean', default: false },
    },
  })
  const dataFolder = path.resolve(values.data ?? process.env['FUYI_DATA_DIR'] ?? usualDataFolder())
  await ensureBuilt()
  const reason = values.browser ? '已指定 --browser' : await openWindow(dataFolder, values.practice)
  if (reason) await openBrowser(dataFolder, values.practice, reason)
}

start().catch((error: Error & { code?: string; zh?: string }) => {
  // Errors a user can act on bring their own Chinese sentence; anything else is a defect and shows its trace.
  if (error.code?.startsWith('ERR_PARSE_ARGS')) console.error(`${error.message}\n${USAGE}`)
  else console.error(error.zh ?? error)
  process.exit(1)
})
