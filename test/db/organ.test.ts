import { PGlite } from '@electric-sql/pglite'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/executor.ts'
import { type Migration, migratePostgres, migrateSqlite } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { addOrganEntry, organEntries } from '../../db/repositories/organ.ts'
import { engines, openEngine } from './engines.ts'
import { at } from './records.ts'

describe.each(engines)('the organ on %s', (engine) => {
  it('is kept in the order of recording and never changed', async () => {
    const { db, close } = await openEngine(engine)
    const entry = (effectiveOn: string | null, name: string) => ({
      effectiveOn,
      name,
      numberPrefix: '津东政复',
      reason: effectiveOn && '更名',
      recordedAt: at(1),
      recordedBy: 'u1',
    })
    expect(await organEntries(db)).toEqual([])
    await inTransaction(db, (tx) => addOrganEntry(tx, entry(null, '某区人民政府')))
    await inTransaction(db, (tx) => addOrganEntry(tx, entry('2026-12-01', '某新区人民政府')))
    expect(await organEntries(db)).toEqual([entry(null, '某区人民政府'), entry('2026-12-01', '某新区人民政府')])
    await expect(db.updateTable('organ').set({ name: '别的' }).execute()).rejects.toThrow()
    await expect(db.deleteFrom('organ').execute()).rejects.toThrow()
    await close()
  })
})

/** Rows as a desk of the version before wrote them. */
const before = `
  INSERT INTO setting VALUES ('organ', '{"name":"某区人民政府","numberPrefix":"津东政复"}', '${at(1)}', 'u1', NULL);
  ${[
    ['c1', '2026-02-01'],
    ['c2', '2025-12-31'],
    ['c3', '2026-01-05'],
  ]
    .map(
      ([id, on], i) => `
  INSERT INTO consultation (id, number, number_key, version, state, open, kind, channel, registered_on, matter, updated_at, search_text, snapshot)
    VALUES ('${id}', NULL, '~', 1, 'registered', 1, 'applicantSide', 'counter', '${on}', '咨询', '${at(1)}', '咨询', '{}');
  INSERT INTO consultation_event VALUES (${i + 1}, '${id}', 1, 'CONSULTATION_REGISTERED', '${on}', '${at(2)}', 'u2', '{}', 1, 'registered', '', '${id}');`,
    )
    .join('')}`
const [old, added] = [migrations.filter(({ id }) => id < 52), migrations] as [Migration[], readonly Migration[]]
const questions = {
  consultations: 'SELECT id, number, search_text, number_key FROM consultation ORDER BY number_key',
  numbers: `SELECT number, kind, status, consultation_id, created_by FROM case_number ORDER BY year, seq`,
  counters: 'SELECT organ, year, kind, next FROM number_sequence ORDER BY year',
  organ: 'SELECT id, effective_on, name, number_prefix, recorded_by FROM organ',
  settings: 'SELECT count(*) AS n FROM setting',
}
const answers = {
  consultations: [
    ['c2', 2025, 1],
    ['c3', 2026, 1],
    ['c1', 2026, 2],
  ].map(([id, year, seq]) => ({
    id,
    number: `津东政复咨〔${year}〕${seq}号`,
    search_text: `津东政复咨〔${year}〕${seq}号\n咨询`,
    number_key: `津东政复咨〔000000${year}〕000000000${seq}号`,
  })),
  numbers: [
    ['津东政复咨〔2025〕1号', 'c2'],
    ['津东政复咨〔2026〕1号', 'c3'],
    ['津东政复咨〔2026〕2号', 'c1'],
  ].map(([number, id]) => ({
    number,
    kind: 'consultation',
    status: 'used',
    consultation_id: id,
    created_by: 'u2',
  })),
  counters: [
    { organ: '津东政复', year: 2025, kind: 'consultation', next: 2 },
    { organ: '津东政复', year: 2026, kind: 'consultation', next: 3 },
  ],
  organ: [{ id: 1, effective_on: null, name: '某区人民政府', number_prefix: '津东政复', recorded_by: 'u1' }],
  settings: [{ n: 0 }],
}

describe('a desk of the version before', () => {
  it('gets numbers for its consultations and its organ on SQLite', () => {
    const raw = new Database(':memory:')
    migrateSqlite(raw, old)
    raw.exec(before)
    migrateSqlite(raw, added)
    for (const [name, question] of Object.entries(questions)) {
      expect([name, raw.prepare(question).all()]).toEqual([name, answers[name as keyof typeof answers]])
    }
    raw.close()
  })

  it('and on PostgreSQL', async () => {
    const lite = await PGlite.create()
    await migratePostgres(lite, old)
    await lite.exec(before)
    await migratePostgres(lite, added)
    for (const [name, question] of Object.entries(questions)) {
      expect([name, (await lite.query(question)).rows]).toEqual([name, answers[name as keyof typeof answers]])
    }
    await lite.close()
  })
})
