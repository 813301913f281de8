import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { isStorageError, StorageError } from '../../db/errors.ts'
import { inTransaction } from '../../db/executor.ts'
import { takeLock } from '../../db/lock.ts'
import { openSqlite } from '../../db/open.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import { temporaryFolder } from './engines.ts'
import { aCase } from './records.ts'

const script = (name: string) => path.join(import.meta.dirname, name)
const refuses = (code: string) => expect.objectContaining({ code, zh: expect.stringMatching(/\p{Script=Han}.*。$/su) })

describe('opening', () => {
  it('makes a file and remembers how it ended', async () => {
    using folder = temporaryFolder()
    const file = path.join(folder.path, 'deep', 'down', 'cases.sqlite')
    const first = openSqlite(file)
    expect(first.opening).toMatchObject({ created: true, check: 'none', backup: null })
    await first.close()
    expect(readdirSync(path.dirname(file)).sort()).toEqual(['cases.sqlite', 'cases.sqlite.lock'])
    const second = openSqlite(file, { existedBefore: true })
    expect(second.opening).toEqual({ created: false, endedCleanly: true, check: 'quick', migrated: [], backup: null })
    await second.close()
    await second.close() // twice does no harm
  })

  it('checks every page after a run that did not end cleanly, and once a week', async () => {
    using folder = temporaryFolder()
    const crashed = spawnSync(process.execPath, [script('crashWriter.ts'), folder.file, 'once'])
    expect(crashed.signal).toBe('SIGKILL')
    const after = openSqlite(folder.file)
    expect(after.opening).toMatchObject({ endedCleanly: false, check: 'full' })
    await after.close()
    const inDays = (days: number) => () => new Date(Date.now() + days * 86_400_000)
    for (const [days, check] of [
      [6, 'quick'],
      [8, 'full'],
      [9, 'quick'],
    ] as const) {
      const store = openSqlite(folder.file, { now: inDays(days) })
      expect([days, store.opening.check]).toEqual([days, check])
      await store.close()
    }
  })

  it('waits for a transaction that is under way before it closes', async () => {
    using folder = temporaryFolder()
    const store = openSqlite(folder.file)
    const writing = inTransaction(store.db, async (tx) => {
      await insertCase(tx, aCase(1))
      await new Promise((resolve) => setTimeout(resolve, 50))
      await insertCase(tx, aCase(2))
    })
    await store.close()
    await writing
    const again = openSqlite(folder.file)
    expect(again.raw.prepare('SELECT count(*) FROM reconsideration_case').pluck().get()).toBe(2)
    await again.close()
  })
})

describe('refusing', () => {
  it('a file that is gone or empty though it was there before', async () => {
    using folder = temporaryFolder()
    expect(() => openSqlite(folder.file, { existedBefore: true })).toThrow(refuses('DATABASE_MISSING'))
    expect(readdirSync(folder.path)).toEqual([])
    writeFileSync(folder.file, '')
    expect(() => openSqlite(folder.file, { existedBefore: true })).toThrow(refuses('DATABASE_DAMAGED'))
    expect(readFileSync(folder.file)).toHaveLength(0)
    await openSqlite(folder.file).close() // as a fresh start it is welcome
  })

  it('a file that is not ours, without changing a byte of it', () => {
    using folder = temporaryFolder()
    writeFileSync(folder.file, '案件台账,2026\n'.repeat(100))
    const text = readFileSync(folder.file)
    expect(() => openSqlite(folder.file)).toThrow(refuses('NOT_OUR_FILE'))
    expect(() => openSqlite(folder.file, { existedBefore: true })).toThrow(refuses('DATABASE_DAMAGED'))
    expect(readFileSync(folder.file)).toEqual(text)

    const foreign = path.join(folder.path, 'foreign.sqlite')
    new BetterSqlite3(foreign).exec('CREATE TABLE note (x)').close()
    const before = readFileSync(foreign)
    expect(() => openSqlite(foreign)).toThrow(refuses('NOT_OUR_FILE'))
    expect(readFileSync(foreign)).toEqual(before)
    expect(existsSync(`${foreign}-wal`)).toBe(false)
  })

  it('a damaged file: torn pages, a zeroed header, a file cut short', async () => {
    using folder = temporaryFolder()
    const store = openSqlite(folder.file)
    for (let n = 1; n <= 300; n++) await insertCase(store.db, aCase(n))
    await store.close()
    const damages: [string, (file: string) => void][] = [
      ['torn', (file) => overwrite(file, 4096 * 12, Buffer.alloc(4096 * 4, 0xaa))],
      ['header', (file) => overwrite(file, 0, Buffer.alloc(100))],
      ['cut', (file) => truncateSync(file, 4096 * 20)],
    ]
    for (const [name, damage] of damages) {
      const file = path.join(folder.path, `${name}.sqlite`)
      copyFileSync(folder.file, file)
      damage(file)
      const before = readFileSync(file)
      expect(() => openSqlite(file, { existedBefore: true }), name).toThrow(refuses('DATABASE_DAMAGED'))
      expect(readFileSync(file).equals(before), name).toBe(true)
    }
  })

  it('a second opening in the same process, and by another one while it lives', async () => {
    using folder = temporaryFolder()
    const store = openSqlite(folder.file)
    expect(() => openSqlite(folder.file)).toThrow(
      expect.objectContaining({
        code: 'DATABASE_LOCKED',
        details: { pid: process.pid, host: hostname() },
        zh: expect.stringContaining('退出'),
      }),
    )
    await store.close()

    const other = spawn(process.execPath, [script('crashWriter.ts'), folder.file, 'hold'])
    await once(other.stdout, 'data')
    expect(() => openSqlite(folder.file)).toThrow(
      expect.objectContaining({ code: 'DATABASE_LOCKED', details: { pid: other.pid, host: hostname() } }),
    )
    other.kill('SIGKILL')
    await once(other, 'exit')
    // The lock of a dead process is nobody's.
    const after = openSqlite(folder.file)
    expect(after.opening.endedCleanly).toBe(false)
    await after.close()
  })

  it('nothing because of a torn lock file', () => {
    using folder = temporaryFolder()
    writeFileSync(`${folder.file}.lock`, 'x'.repeat(5000))
    takeLock(folder.file).release()
  })

  it('a file that somebody else is writing to, after waiting', async () => {
    using folder = temporaryFolder()
    const store = openSqlite(folder.file)
    store.raw.pragma('busy_timeout = 50')
    const other = new BetterSqlite3(folder.file)
    other.exec('BEGIN IMMEDIATE')
    await expect(inTransaction(store.db, (tx) => insertCase(tx, aCase(1)))).rejects.toThrow(refuses('DATABASE_LOCKED'))
    other.exec('ROLLBACK')
    await inTransaction(store.db, (tx) => insertCase(tx, aCase(1)))
    other.close()
    await store.close()
  })
})

describe('a full disk', () => {
  it('says so, keeps what was saved, and goes on when there is room', async () => {
    using folder = temporaryFolder()
    const store = openSqlite(folder.file)
    await inTransaction(store.db, (tx) => insertCase(tx, aCase(1)))
    store.raw.pragma(`max_page_count = ${store.raw.pragma('page_count', { simple: true })}`)
    const big = aCase(2, { snapshot: 'x'.repeat(200_000) })
    await expect(inTransaction(store.db, (tx) => insertCase(tx, big))).rejects.toThrow(refuses('DISK_FULL'))
    // Even work that swallows the error can save nothing more: the transaction around it is gone.
    const stubborn = inTransaction(store.db, async (tx) => {
      await insertCase(tx, big).catch(() => {})
      await insertCase(tx, aCase(3))
    })
    await expect(stubborn).rejects.toThrow(refuses('DISK_FULL'))
    store.raw.pragma('max_page_count = 1000000')
    await inTransaction(store.db, (tx) => insertCase(tx, big))
    expect(store.raw.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(store.raw.prepare('SELECT count(*) FROM reconsideration_case').pluck().get()).toBe(2)
    await store.close()
  })

  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  it.runIf(asRoot)('is told from a real small file system, too', async () => {
    using folder = temporaryFolder()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', folder.path])
    expect(mounted.stderr.toString()).toBe('')
    try {
      const store = openSqlite(folder.file)
      const fill = async () => {
        for (let n = 1; n < 200; n++)
          await inTransaction(store.db, (tx) => insertCase(tx, aCase(n, { snapshot: 'x'.repeat(20_000) })))
      }
      const error = await fill().catch((reason: unknown) => reason)
      expect(isStorageError(error, 'DISK_FULL')).toBe(true)
      expect(store.raw.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(Number(store.raw.prepare('SELECT count(*) FROM reconsideration_case').pluck().get())).toBeGreaterThan(5)
      store.raw.close()
    } finally {
      spawnSync('umount', ['-l', folder.path])
    }
  })
})

describe('a place that cannot be written', () => {
  it('is named, whether the folder or the file', () => {
    using folder = temporaryFolder()
    expect(spawnSync(process.execPath, [script('crashWriter.ts'), folder.file, 'close']).stdout.toString()).toBe(
      'closed\n',
    )
    // Root may write anywhere, so there another user has to try.
    const root = process.getuid?.() === 0
    const tryToOpen = () => {
      const child = spawnSync(
        process.execPath,
        [script('crashWriter.ts'), folder.file, 'close'],
        root ? { uid: 65534, gid: 65534 } : {},
      )
      return child.stdout.toString()
    }
    chmodSync(folder.path, 0o555)
    expect(tryToOpen()).toBe('READ_ONLY\n')
    chmodSync(folder.path, 0o777)
    if (root) chownSync(`${folder.file}.lock`, 65534, 65534)
    chmodSync(folder.file, 0o444)
    expect(tryToOpen()).toBe('READ_ONLY\n')
    chmodSync(folder.path, 0o755)
  })
})

describe('errors', () => {
  const codes = [
    'DATABASE_LOCKED',
    'DATABASE_NEWER',
    'DATABASE_DAMAGED',
    'DATABASE_MISSING',
    'DATABASE_UNREACHABLE',
    'NOT_OUR_FILE',
    'DISK_FULL',
    'READ_ONLY',
    'STALE_VERSION',
    'NOT_FOUND',
    'ALREADY_EXISTS',
    'NUMBER_NOT_RESERVED',
  ] as const
  it.each(codes)('%s says in Chinese what to do', (code) => {
    const error = new StorageError(code, { file: 'f', number: 'n', found: 1, known: 1 })
    expect(error.zh).toMatch(/请|可以/)
    expect(`${error.zh}${error.en}`).not.toMatch(/undefined|null/)
  })
})

function overwrite(file: string, at: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, bytes, 0, bytes.length, at)
}
