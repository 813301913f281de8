import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { APPLICATION_ID, migratePostgres, newestOf, type Sqlite } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { openSqlite, type SqliteStore } from '../../db/open.ts'
import { insertCase, listCases } from '../../db/repositories/cases.ts'
import { stageRunTable } from '../../db/repositories/stageRunReport.ts'
import { worklist } from '../../db/repositories/worklist.ts'
import { temporaryFolder } from './engines.ts'
import { aCase } from './records.ts'

// search_index is each engine's own: an FTS5 table here, sets of terms there (docs/adr/0021).

/** table.column → nullable, and the kind of value it holds. */
type Columns = Record<string, { nullable: boolean; kind: 'text' | 'integer' }>

function sqliteColumns(raw: Sqlite): Columns {
  const rows = raw
    .prepare(
      `SELECT t.name AS tableName, c.name, c."notnull" AS required, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'search_index%'`,
    )
    .all() as { tableName: string; name: string; required: number; type: string }[]
  return Object.fromEntries(
    rows.map((row) => [
      `${row.tableName}.${row.name}`,
      { nullable: row.required === 0, kind: row.type.toLowerCase() as 'text' | 'integer' },
    ]),
  )
}

async function postgresColumns(pg: PGlite): Promise<Columns> {
  const { rows } = await pg.query<{
    table_name: string
    column_name: string
    is_nullable: string
    data_type: string
  }>(
    `SELECT table_name, column_name, is_nullable, data_type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name NOT IN ('schema_version', 'search_index')`,
  )
  return Object.fromEntries(
    rows.map((row) => [
      `${row.table_name}.${row.column_name}`,
      { nullable: row.is_nullable === 'YES', kind: row.data_type as 'text' | 'integer' },
    ]),
  )
}

describe('schema', () => {
  let store: SqliteStore
  let pg: PGlite
  beforeAll(async () => {
    store = openSqlite(':memory:')
    pg = await PGlite.create()
    await migratePostgres(pg, migrations)
  })
  afterAll(async () => {
    await store.close()
    await pg.close()
  })

  it('is the same on both engines: tables, columns, kinds, what may be empty', async () => {
    const columns = sqliteColumns(store.raw)
    expect(Object.keys(columns).length).toBeGreaterThan(150)
    expect(await postgresColumns(pg)).toEqual(columns)
  })

  it('has the columns that the hand-written types name, and no others', () => {
    const source = readFileSync(new URL('../../db/schema.ts', import.meta.url), 'utf8')
    const tables = new Map([...source.matchAll(/^ {2}(\w+): (\w+)Table$/gm)].map((match) => [match[2], match[1]]))
    const shared = /type EventColumns = \{([\s\S]*?)\n\}/.exec(source)![1]!
    const fields = (body: string) =>
      [...body.matchAll(/(?:^|[{;])\s*(\w+): ([^;\n}]+)/gm)].map(
        (match) => [match[1]!, match[2]!.includes('null')] as const,
      )
    const declared: Record<string, boolean> = {}
    for (const [, name, body] of source.matchAll(/export type (\w+)Table = (.*(?:\n {2}.*)*)/g)) {
      const own = body!.replace('EventColumns & ', '')
      for (const [column, nullable] of [...fields(own), ...(body!.includes('EventColumns') ? fields(shared) : [])]) {
        declared[`${tables.get(name)}.${column}`] = nullable
      }
    }
    const stored = Object.fromEntries(
      Object.entries(sqliteColumns(store.raw)).map(([column, { nullable }]) => [column, nullable]),
    )
    expect(declared).toEqual(stored)
  })

  it('is strict everywhere: text does not go into a number', () => {
    const loose = store.raw.prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%'`,
    )
    expect(loose.pluck().all()).toEqual([])
    expect(() => store.raw.exec(`INSERT INTO number_sequence VALUES ('o', 'year', 'case', 1)`)).toThrow(
      /cannot store TEXT/,
    )
  })

  it.each([
    [`INSERT INTO setting VALUES ('k', 'not json', '2026-10-08T01:00:00.000Z', NULL, NULL)`],
    [`INSERT INTO setting VALUES ('k', '1', '2026-10-08 01:00:00', NULL, NULL)`],
    [
      `INSERT INTO user_account VALUES ('u', 'l', 'n', '[]', 'h', 2, 0, 0, NULL, '2026-10-08T01:00:00.000Z', '2026-10-08T01:00:00.000Z')`,
    ],
    [
      `INSERT INTO rate_snapshot VALUES ('s', 'R1', '2026-02-29', '2026-12-31', '{}', '2026-10-08T01:00:00.000Z', 'u', 'h')`,
    ],
    [
      `INSERT INTO rate_snapshot VALUES ('s', 'R1', '2026-2-1', '2026-12-31', '{}', '2026-10-08T01:00:00.000Z', 'u', 'h')`,
    ],
    [
      `INSERT INTO session VALUES ('t', 'nobody', '2026-10-08T01:00:00.000Z', '2026-10-08T01:00:00.000Z', '2026-10-08T01:00:00.000Z')`,
    ],
  ])('refuses on both engines: %s', async (statement) => {
    expect(() => store.raw.exec(statement)).toThrow()
    await expect(pg.query(statement)).rejects.toThrow()
  })

  it('sets every connection up for durability and distrust', () => {
    using folder = temporaryFolder()
    const { raw } = openSqlite(folder.file)
    const value = (name: string) => raw.pragma(name, { simple: true })
    expect({
      journal: value('journal_mode'),
      synchronous: value('synchronous'), // 2 = FULL
      foreignKeys: value('foreign_keys'),
      busyTimeout: value('busy_timeout'),
      trustedSchema: value('trusted_schema'),
      cellSizeCheck: value('cell_size_check'),
      applicationId: value('application_id'),
      userVersion: value('user_version'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      busyTimeout: 5000,
      trustedSchema: 0,
      cellSizeCheck: 1,
      applicationId: APPLICATION_ID,
      userVersion: newestOf(migrations),
    })
    raw.close()
  })

  /** The steps released so far. A step is never changed: add a new one. */
  const released = JSON.parse(readFileSync(new URL('./releasedMigrations.json', import.meta.url), 'utf8')) as Record<
    string,
    string
  >

  it('keeps released steps as they were', () => {
    const hashes = Object.fromEntries(
      migrations.map((step) => [
        step.id,
        createHash('sha256')
          .update(`${String(step.sqlite)}\n--\n${step.postgres}`)
          .digest('hex'),
      ]),
    )
    expect(hashes).toEqual(released)
  })

  describe('indexes carry the statements that run all day', () => {
    /** Statements that a piece of work sends to SQLite, with their query plans. */
    async function plansOf(work: (store: SqliteStore) => Promise<unknown>): Promise<string[]> {
      const planned = openSqlite(':memory:')
      await insertCase(planned.db, aCase(1))
      const prepare = planned.raw.prepare.bind(planned.raw)
      const sent: string[] = []
      planned.raw.prepare = ((text: string) => {
        if (/^\s*(select|with)/.test(text)) sent.push(text)
        return prepare(text)
      }) as typeof planned.raw.prepare
      await work(planned)
      const plans = sent.map((text) => {
        const values = new Array(text.split('?').length - 1).fill('2026-01-01')
        return (prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[])
          .map((row) => row.detail)
          .join('; ')
      })
      planned.raw.prepare = prepare
      await planned.close()
      return plans
    }
    const page = { today: '2026-10-20', page: 1, pageSize: 50 }

    it.each([
      ['number', 'case_by_number'],
      ['receivedOn', 'case_by_received'],
      ['acceptedOn', 'case_by_acceptance'],
      ['closedOn', 'case_by_closing'],
      ['updatedAt', 'case_by_updated'],
      ['respondent', 'case_by_respondent'],
      ['title', 'case_by_title'],
    ] as const)('the list by %s', async (sort, index) => {
      for (const descending of [true, false]) {
        const plans = await plansOf(({ db }) => listCases(db, { ...page, sort, descending }))
        expect(plans[1]).toBe(`SCAN reconsideration_case USING INDEX ${index}`)
      }
    })

    it('the list of one stage, state, officer or matter', async () => {
      for (const [filter, index] of [
        [{ stages: ['ruling'] }, 'case_by_stage'],
        [{ mainStates: ['ruling.drafting'] }, 'case_by_state'],
        [{ officerId: 'o' }, 'case_by_officer'],
        [{ matterType: 'penalty' }, 'case_by_matter'],
      ] as const) {
        const [count, rows] = await plansOf(({ db }) =>
          listCases(db, { ...page, ...filter, sort: 'receivedOn', descending: true }),
        )
        expect(count).toContain(`COVERING INDEX ${index}`)
        expect(rows).toContain(`USING INDEX ${index}`)
        expect(rows).not.toContain('TEMP B-TREE')
      }
    })

    it('a search reads the narrow index, not the snapshots', async () => {
      const plans = await plansOf(({ db }) =>
        listCases(db, { ...page, text: '张某', sort: 'receivedOn', descending: true }),
      )
      expect(plans[0]).toContain('SCAN found USING COVERING INDEX case_search')
      expect(plans[1]).toContain('SCAN found USING COVERING INDEX case_search')
    })

    it('the worklist of one person and of all', async () => {
      const mine = await plansOf(({ db }) => worklist(db, { ...page, staffId: 'o' }))
      expect(mine[0]).toContain('SEARCH duty USING INDEX duty_open_by_staff (staff_id=?)')
      expect(mine[1]).toContain('SEARCH reconsideration_case USING COVERING INDEX case_open (officer_id=?)')
      expect(mine[2]).toContain('SEARCH duty USING INDEX duty_open_by_staff (staff_id=?)')
      const all = await plansOf(({ db }) => worklist(db, page))
      expect(all[0]).toMatch(/SCAN duty USING INDEX duty_open_by_(due|staff)/)
      expect(all[1]).toContain('SCAN reconsideration_case USING COVERING INDEX case_open')
    })

    it('the periods that ran out, the rates and the runs of a period', async () => {
      const { raw } = store
      const plan = (text: string) =>
        (raw.prepare(`EXPLAIN QUERY PLAN ${text}`).all() as { detail: string }[]).map((row) => row.detail).join('; ')
      expect(
        plan(
          `select id from reconsideration_case where next_check_on <= '2026-10-20' order by next_check_on, id limit 10`,
        ),
      ).toBe('SEARCH reconsideration_case USING COVERING INDEX case_by_next_check (next_check_on<?)')
      expect(
        plan(
          `select count(*) from duty where counted is not null and counted_on >= '2026-01-01' and counted_on <= '2026-12-31'`,
        ),
      ).toContain('INDEX duty_counted (counted_on>? AND counted_on<?)')
      const [runs] = await plansOf(({ db }) => stageRunTable(db, { from: '2026-01-01', to: '2026-12-31' }))
      expect(runs).toContain('SEARCH stage_run USING COVERING INDEX stage_run_by_exit (left_on>')
      expect(runs).toContain('SEARCH stage_run USING COVERING INDEX stage_run_by_exit (left_on=? AND entered_on<?)')
    })
  })
})
