import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { putMark } from '../../db/repositories/settings.ts'
import { openServer } from '../../server/openServer.ts'
import { backUpRegularly } from '../../server/system/regularBackups.ts'

function fakeFile() {
  const file = { changed: false, made: 0 }
  const backUp = () => {
    file.made += 1
    file.changed = false
    return { name: '', madeAt: '', bytes: 1, schemaVersion: 1 }
  }
  const place = () => ({ folder: '/', file: 'fuyi.db', backupFolder: '/backups', bytes: 1, free: 1 })
  const backups = () => []
  return Object.assign(file, {
    backUp,
    backups,
    place,
    changedSinceBackup: () => file.changed,
    problems: () => [],
  })
}

it('backs up every quarter of an hour in which something changed, and at the end', () => {
  vi.useFakeTimers()
  const file = fakeFile()
  const log = vi.fn()
  const backups = backUpRegularly({ file, log })
  vi.advanceTimersByTime(60 * 60_000)
  expect(file.made).toBe(0)
  file.changed = true
  vi.advanceTimersByTime(14 * 60_000)
  expect(file.made).toBe(0)
  vi.advanceTimersByTime(60_000)
  expect(file.made).toBe(1)
  file.changed = true
  backups.finish()
  expect(file.made).toBe(2)
  file.changed = true
  vi.advanceTimersByTime(60 * 60_000)
  expect(file.made).toBe(2)
  vi.useRealTimers()
})

it('a backup that fails is logged without its text, and tried again', () => {
  vi.useFakeTimers()
  const file = fakeFile()
  file.changed = true
  const good = file.backUp
  file.backUp = () => {
    throw Object.assign(new Error('secret'), { code: 'SQLITE_FULL' })
  }
  const log = vi.fn()
  const backups = backUpRegularly({ file, log })
  vi.advanceTimersByTime(15 * 60_000)
  expect(log.mock.calls).toEqual([['error', 'regular backup failed', expect.objectContaining({ code: 'SQLITE_FULL' })]])
  expect(JSON.stringify(log.mock.calls)).not.toContain('secret')
  file.backUp = good
  vi.advanceTimersByTime(15 * 60_000)
  expect(file.made).toBe(1)
  backups.finish()
  vi.useRealTimers()
})

it('a real file knows whether it was written since its newest backup, and is backed up on closing', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'fuyi-backups-'))
  const clock = { at: 0 }
  const options = { dataDir, log: () => {}, now: () => new Date(Date.UTC(2026, 2, 2, 2) + clock.at++).toISOString() }
  const server = await openServer({ ...options, regularBackups: true })
  const file = server.app.file
  if (!file) throw new Error('no file')
  expect(file.changedSinceBackup()).toBe(true)
  const { name } = file.backUp()
  // The disk's clock may be coarser than this test is quick.
  const later = new Date(Date.now() + 1_000)
  utimesSync(path.join(dataDir, 'backups', name), later, later)
  expect(file.changedSinceBackup()).toBe(false)
  const before = new Date(Date.now() - 60_000)
  utimesSync(path.join(dataDir, 'backups', name), before, before)
  await putMark(server.app.db, 'test', 'written')
  expect(file.changedSinceBackup()).toBe(true)
  const count = file.backups().length
  await server.close()
  const again = await openServer(options)
  expect(again.app.file?.backups()).toHaveLength(count + 1)
  await again.close()
  rmSync(dataDir, { recursive: true })
})
