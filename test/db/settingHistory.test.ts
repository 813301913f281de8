import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/executor.ts'
import { putCalendarYear } from '../../db/repositories/calendar.ts'
import {
  changeBefore,
  listChanges,
  recordChange,
  settingChainFaults,
  settingDifferences,
} from '../../db/repositories/settingHistory.ts'
import { putSetting } from '../../db/repositories/settings.ts'
import { engines, openEngine } from './engines.ts'
import { at } from './records.ts'

describe.each(engines)('the history of the settings on %s', (engine) => {
  it('keeps every value with who, when and why, and nobody changes it', async () => {
    const { db, close } = await openEngine(engine)
    const put = (value: unknown, n: number, reason: string | null) =>
      inTransaction(db, (tx) => putSetting(tx, { key: 'case', value, updatedAt: at(n), updatedBy: 'u1', reason }))
    await put({ days: 3 }, 1, null)
    await put({ days: 5 }, 2, '按本区口径')
    await inTransaction(db, (tx) =>
      recordChange(tx, { key: 'counter.case.2026', value: { highest: 12 }, reason: null, at: at(3), by: 'u2' }),
    )
    expect(await listChanges(db, { limit: 10 })).toEqual([
      { id: 3, key: 'counter.case.2026', value: { highest: 12 }, reason: null, at: at(3), by: 'u2' },
      { id: 2, key: 'case', value: { days: 5 }, reason: '按本区口径', at: at(2), by: 'u1' },
      { id: 1, key: 'case', value: { days: 3 }, reason: null, at: at(1), by: 'u1' },
    ])
    expect((await listChanges(db, { before: 3, limit: 1 })).map(({ id }) => id)).toEqual([2])
    expect((await changeBefore(db, 'case', 2))?.value).toEqual({ days: 3 })
    expect(await changeBefore(db, 'case', 1)).toBeUndefined()
    expect([await settingChainFaults(db), await settingDifferences(db)]).toEqual([[], []])
    await expect(db.updateTable('setting_history').set({ reason: '别的' }).execute()).rejects.toThrow()
    await expect(db.deleteFrom('setting_history').execute()).rejects.toThrow()
    await close()
  })

  it('begins with what was set before there was a history', async () => {
    const { db, close } = await openEngine(engine)
    const old = { key: 'case', value: '{"days":3}', updated_at: at(1), updated_by: 'u1', reason: '旧' }
    await db.insertInto('setting').values(old).execute()
    await inTransaction(db, (tx) =>
      putSetting(tx, { key: 'case', value: { days: 4 }, updatedAt: at(2), updatedBy: 'u2', reason: '新' }),
    )
    expect(
      (await listChanges(db, { limit: 10 })).map(({ value, reason, at: when, by }) => [value, reason, when, by]),
    ).toEqual([
      [{ days: 4 }, '新', at(2), 'u2'],
      [{ days: 3 }, '旧', at(1), 'u1'],
    ])
    await close()
  })

  it('shows what was changed beside it, in it, or cut off its end', async () => {
    const { db, close } = await openEngine(engine)
    for (const [key, n] of [
      ['case', 1],
      ['scanFolder', 2],
    ] as const) {
      await inTransaction(db, (tx) => putSetting(tx, { key, value: n, updatedAt: at(n), updatedBy: 'u1' }))
    }
    const year = { year: 2027, notice: { title: '通知' }, sourceText: '通知', importedAt: at(3), importedBy: 'u1' }
    await inTransaction(db, async (tx) => {
      await putCalendarYear(tx, year)
      await recordChange(tx, { key: 'calendar.2027', value: year.notice, reason: null, at: at(3), by: 'u1' })
    })
    expect([await settingChainFaults(db), await settingDifferences(db)]).toEqual([[], []])
    await db.updateTable('setting').set({ value: '9' }).where('key', '=', 'case').execute()
    await db.updateTable('calendar_year').set({ notice: '{"title":"别的"}' }).execute()
    expect(await settingDifferences(db)).toEqual(['calendar.2027', 'case'])
    await sql
      .raw(
        engine === 'sqlite'
          ? 'DROP TRIGGER setting_history_no_update'
          : 'DROP TRIGGER setting_history_no_change ON setting_history',
      )
      .execute(db)
    if (engine === 'sqlite') await sql`DROP TRIGGER setting_history_no_delete`.execute(db)
    await db.updateTable('setting_history').set({ reason: '别的' }).where('id', '=', 1).execute()
    await db.deleteFrom('setting_history').where('id', '=', 3).execute()
    expect((await settingChainFaults(db)).map(({ kind, id }) => [kind, id])).toEqual([
      ['changed', 1],
      ['end', null],
    ])
    await close()
  })
})
