import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '../scripts/build.ts'
import { ROOT, runTool } from '../scripts/run.ts'

// Packs the program around an empty stand-in for Electron's distribution (so without a network) and looks at what went
// in: a slip in electron-builder's file lists has been known to ship whole repositories, databases and all.

/** Electron's fuses lie in its binary behind this mark: a version, a length, then '0' or '1' for each. */
const FUSE_HEAD = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09'
const FUSES_AS_ELECTRON_COMES = '101100011'

type Platform = {
  name: string
  flags: string[]
  unpackedFolder: string
  binary: { ofElectron: string; ofOurs: string }
  /** Bytes in front of the fuses: a Windows package needs a real executable, since a hash is written into its resources. */
  binaryHead(): Buffer
  prebuild: string
}

const platforms: Platform[] = [
  {
    name: 'Linux',
    flags: ['--linux'],
    unpackedFolder: 'linux-unpacked',
    binary: { ofElectron: 'electron', ofOurs: 'fuyi-desk' },
    binaryHead: () => Buffer.alloc(0),
    prebuild: 'linux-x64.node',
  },
  {
    name: 'Windows',
    flags: ['--win', '-c.win.signAndEditExecutable=false'],
    unpackedFolder: 'win-unpacked',
    binary: { ofElectron: 'electron.exe', ofOurs: 'fuyi-desk.exe' },
    binaryHead: () => readFileSync(path.join(ROOT, 'node_modules/electron-winstaller/vendor/7z-x64.exe')),
    prebuild: 'win32-x64.node',
  },
]

const filesBelow = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))

function makeDistribution(folder: string, platform: Platform): void {
  mkdirSync(path.join(folder, 'resources'), { recursive: true })
  mkdirSync(path.join(folder, 'locales'))
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) writeFileSync(path.join(folder, name), '')
  const fuses = Buffer.from(FUSE_HEAD + FUSES_AS_ELECTRON_COMES, 'latin1')
  writeFileSync(path.join(folder, platform.binary.ofElectron), Buffer.concat([platform.binaryHead(), fuses]))
}

describe.skipIf(process.platform !== 'linux').each(platforms)('the $name package', (platform) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fuyi-packaging-'))
  const program = path.join(folder, 'dist', platform.unpackedFolder)
  const archive = path.join(program, 'resources/app.asar')

  beforeAll(async () => {
    await ensureBuilt()
    const electron = path.join(folder, 'electron')
    makeDistribution(electron, platform)
    const { code, output } = await runTool(
      'electron-builder',
      'electron-builder',
      [
        ...platform.flags,
        '--x64',
        '--dir',
        '--publish',
        'never',
        `-c.electronDist=${electron}`,
        `-c.directories.output=${path.join(folder, 'dist')}`,
      ],
      { quiet: true },
    )
    if (code !== 0) throw new Error(output)
  }, 180_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Every file of the archive, those unpacked beside it included. */
  const packed = (): string[] =>
    listPackage(archive, { isPack: false })
      .map((file) => file.split(path.sep).join('/').slice(1))
      .filter((file) => !('files' in statFile(archive, file)))

  it('holds the program, its one native package, and nothing else', () => {
    const ours = /^(package\.json|out\/(main|core|practice|chunks|preload|renderer)\/.+)$/
    const sqlite = /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+\.js)$/
    const prebuild = `node_modules/better-sqlite3/prebuilds/${platform.prebuild}`
    expect(packed().filter((file) => !ours.test(file) && !sqlite.test(file) && file !== prebuild)).toEqual([])
  })

  it('holds every file of the build', () => {
    const built = filesBelow(path.join(ROOT, 'out'))
      .filter((file) => file !== '.built' && !file.startsWith('host/') && !file.endsWith('.map'))
      .map((file) => `out/${file}`)
    const entries = ['out/main/index.js', 'out/core/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']
    expect(built).toEqual(expect.arrayContaining(entries))
    expect(packed()).toEqual(expect.arrayContaining(built))
  })

  it('keeps the native module outside the archive, where the system can load it', () => {
    const unpacked = filesBelow(path.join(program, 'resources/app.asar.unpacked'))
    expect(unpacked.filter((file) => file.endsWith('.node'))).toEqual([
      `node_modules/better-sqlite3/prebuilds/${platform.prebuild}`,
    ])
  })

  it('holds every package that the built program asks for', () => {
    const asked = packed()
      .filter((file) => /^out\/(main|core|practice|chunks)\/.+\.js$/.test(file))
      .flatMap((file) => [
        ...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/^import\s[^'"]*?["']([^'".][^'"]*)["']/gm),
      ])
      .map((match) => match[1] as string)
      .filter((name) => !name.startsWith('node:') && name !== 'electron')
    expect([...new Set(asked)]).toEqual(['better-sqlite3'])
  })

  it('has a preload that asks for nothing but electron, as the sandbox demands', () => {
    const preload = extractFile(archive, 'out/preload/index.cjs').toString('utf8')
    const asked = [...preload.matchAll(/\brequire\(([^)]*)\)/g)].map((match) => match[1])
    expect(new Set(asked)).toEqual(new Set(['"electron"']))
  })

  it('turns off the ways in that a packaged program does not need', () => {
    const binary = readFileSync(path.join(program, platform.binary.ofOurs), 'latin1')
    const start = binary.indexOf(FUSE_HEAD) + FUSE_HEAD.length
    // off: run as Node, cookie encryption, NODE_OPTIONS, --inspect; on: asar integrity, asar only;
    // off: browser snapshot, file:// privileges; the ninth (wasm) as Electron has it
    expect(binary.slice(start, start + 9)).toBe('000011001')
  })

  it('carries the name and version of the program, its licence, and no scripts', () => {
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as Record<string, unknown>
    const ours = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>
    expect(manifest).toMatchObject({
      name: ours['name'],
      version: ours['version'],
      main: 'out/main/index.js',
      type: 'module',
    })
    expect(manifest).not.toHaveProperty('scripts')
    expect(manifest).not.toHaveProperty('devDependencies')
    expect(existsSync(path.join(program, 'resources/LICENSE'))).toBe(true)
  })
})
