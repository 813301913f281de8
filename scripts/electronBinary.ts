import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, run } from './run.ts'

const PACKAGE = path.join(ROOT, 'node_modules/electron')

/** Path of the Electron binary on this machine, or undefined while it has not been downloaded. */
export function findElectron(): string | undefined {
  const pathFile = path.join(PACKAGE, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = path.join(PACKAGE, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : undefined
}

/**
 * The Electron binary, downloaded if need be; undefined where it cannot be had.
 * @param timeout milliseconds to wait for a download
 */
export async function ensureElectron(timeout: number): Promise<string | undefined> {
  const found = findElectron()
  if (found) return found
  await run(process.execPath, [path.join(PACKAGE, 'install.js')], { quiet: true, timeout })
  return findElectron()
}

/** Why no window can be opened here at all, in Chinese; undefined when one can. */
export function windowObstacle(): string | undefined {
  if (process.platform !== 'linux') return undefined
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return '本机没有图形桌面'
  if (process.getuid?.() === 0) return 'Electron 不允许以 root 身份运行'
  return undefined
}
