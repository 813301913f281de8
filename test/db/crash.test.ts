import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { assertSound, listBackups } from '../../db/backup.ts'
import { migrations } from '../../db/migrations/index.ts'
import { openSqlite } from '../../db/open.ts'
import { insertCase } from '../../db/repositories/cases.ts'
import { verifyChain } from '../../db/verify.ts'
import { temporaryFolder } from './engines.ts'
import { aCase } from './records.ts'
import { slowStep } from './slowStep.ts'

const writer = path.join(import.meta.dirname, 'crashWriter.ts')

/** Starts the writer and kills it hard once `enough` says so; returns the whole lines it had printed. */
async function killed(
  file: string,
  task: string,
  enough: (lines: string[]) => boolean | Promise<boolean>,
): Promise<string[]> {
  const child = spawn(process.execPath, [writer, file, task], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const ended = once(child, 'exit')
  const whole = () =>
    said
      .slice(0, said.lastIndexOf('\n') + 1)
      .split('\n')
      .slice(0, -1)
  child.stdout.on('data', async (chunk: Buffer) => {
    said += chunk
    if (await enough(whole())) child.kill('SIGKILL')
  })
  await ended
  return whole()
}

describe('a process that is killed', () => {
  it.each([1, 2, 3, 4, 5])('keeps every step that was acknowledged, and no half of one (run %i)', async () => {
    using folder = temporaryFolder()
    const limit = 20 + Math.random() * 300
    const lines = await killed(folder.file, 'write', (printed) => printed.length > limit)
    const acknowledged = Number(lines.at(-1))
    expect(acknowledged).toBeGreaterThan(20)

    const store = openSqlite(folder.file, { existedBefore: true })
    expect(store.opening).toMatchObject({ created: false, endedCleanly: false, check: 'full' })
    const count = (table: string) => store.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    expect(count('reconsideration_case')).toBeGreaterThanOrEqual(acknowledged)
    expect(count('case_event')).toBe(count('reconsideration_case'))
    expect(count('duty')).toBe(count('reconsideration_case'))
    expect(await verifyChain(store.db)).toEqual({ checked: count('case_event'), faults: [] })
    await store.close()
  })

  it('leaves the old version or the new one when it dies in a migration, never between', async () => {
    using folder = temporaryFolder()
    const made = openSqlite(folder.file)
    await insertCase(made.db, aCase(1))
    await made.close()
    const before = migrations.at(-1)!.id
    const seen = new Set<number>()
    // From at once to long after it is done, so that both ends occur.
    for (const delay of [0, 60, 120, 200, 300, 5_000]) {
      await killed(folder.file, 'migrate', async (lines) => {
        if (lines.length === 1) await new Promise((resolve) => setTimeout(resolve, delay))
        return lines.length === 1 ? true : lines.includes('done')
      })
      const store = openSqlite(folder.file, { migrations: [...migrations, { ...slowStep, sqlite: 'SELECT 1' }] })
      const version = store.opening.migrated.length === 0 ? slowStep.id : before
      seen.add(version)
      const tables = store.raw.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'slow'`).pluck().get()
      const column = store.raw
        .prepare(`SELECT count(*) FROM pragma_table_info('reconsideration_case') WHERE name = 'later'`)
        .pluck()
        .get()
      expect({ tables, column }).toEqual(version === before ? { tables: 0, column: 0 } : { tables: 1, column: 1 })
      if (version === slowStep.id) expect(store.raw.prepare('SELECT count(*) FROM slow').pluck().get()).toBe(200_000)
      expect(store.raw.prepare('SELECT count(*) FROM reconsideration_case').pluck().get()).toBe(1)
      // Back to the old version for the next round.
      if (version === before) store.raw.pragma(`user_version = ${before}`)
      await store.close()
    }
    expect(seen).toEqual(new Set([before, slowStep.id]))
  })

  it('leaves sound backups and at most one unfinished part when it dies in a backup', async () => {
    using folder = temporaryFolder()
    const store = openSqlite(folder.file)
    for (let n = 1; n <= 300; n++) await insertCase(store.db, aCase(n, { snapshot: 'x'.repeat(20_000) }))
    await store.close()
    const done = await killed(folder.file, 'backUp', (lines) => lines.length >= 2)
    const backups = listBackups(`${folder.file}.backups`)
    expect(backups.length).toBeGreaterThanOrEqual(done.length)
    for (const backup of backups) assertSound(backup.file)
    const others = readdirSync(`${folder.file}.backups`).filter((name) => !name.endsWith('.fuyi-backup'))
    expect(others.every((name) => /\.part(-journal)?$/.test(name))).toBe(true)
  })
})
