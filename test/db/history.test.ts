import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Executor, engineOf, inTransaction } from '../../db/executor.ts'
import { type CaseRecord, getCase, insertCase } from '../../db/repositories/cases.ts'
import {
  appendConsultationEvents,
  consultationHistoryOf,
  consultationOfCase,
  getConsultation,
  insertConsultation,
  listConsultations,
  saveConsultation,
} from '../../db/repositories/consultations.ts'
import { replaceDuties } from '../../db/repositories/duties.ts'
import { appendEvents, historyOf } from '../../db/repositories/events.ts'
import { replaceParties } from '../../db/repositories/parties.ts'
import { replaceStageRuns } from '../../db/repositories/stageRuns.ts'
import { type Derivation, type Difference, verifyChain, verifyProjections } from '../../db/verify.ts'
import { engines, type OpenEngine, openEngine } from './engines.ts'
import { aCase, aConsultation, aDuty, anEvent, aRun } from './records.ts'

const party = { id: 'p1', role: 'applicant', kind: 'citizen', name: '张某' }
const ids = [1, 2, 3].map((n) => aCase(n).id)

/** Three cases with three events each, interleaved, and two consultations. */
async function fill(db: Executor): Promise<void> {
  for (const n of [1, 2, 3]) {
    await inTransaction(db, async (tx) => {
      await insertCase(tx, aCase(n))
      await replaceDuties(tx, aCase(n).id, 'case', [aDuty('1:D05')])
      await replaceStageRuns(tx, aCase(n).id, [aRun('intake')])
      await replaceParties(tx, aCase(n).id, [party])
    })
  }
  for (const seq of [1, 2, 3])
    for (const id of ids) await inTransaction(db, (tx) => appendEvents(tx, id, [anEvent(seq)]))
  for (const n of [1, 2]) {
    await inTransaction(db, async (tx) => {
      await insertConsultation(tx, aConsultation(n))
      await appendConsultationEvents(tx, aConsultation(n).id, [{ ...anEvent(1), type: 'REGISTERED' }])
    })
  }
}

/** Switches the append-only triggers off, as somebody would who has the file in his hands. */
async function tamper(db: Executor, change: (db: Executor) => Promise<unknown>): Promise<void> {
  if (engineOf(db) === 'postgres') {
    await sql`alter table case_event disable trigger all`.execute(db)
    await change(db)
    await sql`alter table case_event enable trigger all`.execute(db)
  } else {
    for (const trigger of ['case_event_no_update', 'case_event_no_delete'])
      await sql`drop trigger if exists ${sql.ref(trigger)}`.execute(db)
    await change(db)
  }
}

describe.each(engines)('history on %s', (engine) => {
  let store: OpenEngine
  let db: Executor
  beforeAll(async () => {
    store = await openEngine(engine)
    db = store.db
    await fill(db)
  })
  afterAll(() => store.close())

  it('gives back the events of a case in order, data and all', async () => {
    const { machineVersion: _version, stateAfter: _state, ...event } = anEvent(2)
    const history = await historyOf(db, ids[0]!)
    expect(history.map((found) => found.seq)).toEqual([1, 2, 3])
    expect(history[1]).toEqual(event)
    expect(await historyOf(db, 'nobody')).toEqual([])
  })

  it('refuses to change, remove or replace an event', async () => {
    const refused = /append-only/
    await expect(db.updateTable('case_event').set({ type: 'X' }).execute()).rejects.toThrow(refused)
    await expect(db.deleteFrom('case_event').execute()).rejects.toThrow(refused)
    await expect(db.updateTable('consultation_event').set({ payload: '{}' }).execute()).rejects.toThrow(refused)
    await expect(db.deleteFrom('consultation_event').execute()).rejects.toThrow(refused)
    const row = await db.selectFrom('case_event').selectAll().where('id', '=', 1).executeTakeFirstOrThrow()
    if (engineOf(db) === 'sqlite') {
      const columns = Object.keys(row).map((column) => sql.ref(column))
      const values = Object.values({ ...row, payload: '{}' })
      const replace = (id: number) =>
        sql`insert or replace into case_event (${sql.join(columns)}) values (${sql.join([id, ...values.slice(1)])})`.execute(
          db,
        )
      await expect(replace(1)).rejects.toThrow(refused)
      await expect(replace(1000)).rejects.toThrow(refused) // the same case and sequence number under another id
    } else {
      await expect(sql`truncate case_event`.execute(db)).rejects.toThrow(refused)
    }
    expect(await db.selectFrom('case_event').selectAll().where('id', '=', 1).executeTakeFirstOrThrow()).toEqual(row)
  })

  it('refuses a sequence number twice and an event without its case', async () => {
    await expect(inTransaction(db, (tx) => appendEvents(tx, ids[0]!, [anEvent(3)]))).rejects.toThrow()
    await expect(inTransaction(db, (tx) => appendEvents(tx, 'nobody', [anEvent(1)]))).rejects.toThrow()
    expect((await verifyChain(db)).faults).toEqual([])
  })

  it('chains events without gaps, whatever was rolled back between', async () => {
    const failing = inTransaction(db, async (tx) => {
      await appendEvents(tx, ids[0]!, [anEvent(4)])
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    await inTransaction(db, (tx) => appendEvents(tx, ids[0]!, [anEvent(4), anEvent(5)]))
    const rows = await db.selectFrom('case_event').select(['id', 'prev_hash', 'hash']).orderBy('id').execute()
    expect(rows.map((row) => row.id)).toEqual(rows.map((_, i) => i + 1))
    expect(rows.slice(1).map((row) => row.prev_hash)).toEqual(rows.slice(0, -1).map((row) => row.hash))
    const progress: number[] = []
    expect(await verifyChain(db, (checked) => progress.push(checked))).toEqual({ checked: rows.length + 2, faults: [] })
    expect(progress.at(-1)).toBe(rows.length + 2)
  })

  it('keeps a consultation: history, version, link to its case', async () => {
    const before = await getConsultation(db, aConsultation(1).id)
    expect(before).toEqual(aConsultation(1))
    expect(await consultationHistoryOf(db, before.id)).toMatchObject([{ seq: 1, type: 'REGISTERED' }])
    const saved = await saveConsultation(db, before, { ...before, state: 'closed', open: false, linkedCaseId: ids[0]! })
    expect(await getConsultation(db, before.id)).toEqual(saved)
    expect(saved.version).toBe(2)
    await expect(saveConsultation(db, before, before)).rejects.toMatchObject({ code: 'STALE_VERSION' })
    expect(await consultationOfCase(db, ids[0]!)).toBe(before.id)
    expect(await consultationOfCase(db, ids[1]!)).toBeUndefined()
  })

  it('lists consultations with how their publicity record stands', async () => {
    await replaceDuties(db, aConsultation(2).id, 'consultation', [
      aDuty('1:R3', {
        kind: 'publicity',
        rate: 'R3',
        countedOn: '2026-10-08',
        counted: 'missing',
        action: 'PUBLICITY_RECORDED',
      }),
    ])
    const list = (query: object) => listConsultations(db, { page: 1, pageSize: 10, ...query })
    expect(await list({ publicity: 'missing' })).toMatchObject({
      total: 1,
      rows: [{ id: aConsultation(2).id, publicity: 'missing' }],
    })
    expect(await list({ open: false })).toMatchObject({
      total: 1,
      rows: [{ linkedCaseNumber: aCase(1).number, publicity: null }],
    })
    expect(await list({ text: '李某 交通', from: '2026-10-08', to: '2026-10-08' })).toMatchObject({ total: 2 })
    expect(await list({ text: '城管' })).toMatchObject({ total: 0 })
    expect((await list({ sort: 'number', descending: false })).rows.map((row) => row.number)).toEqual(
      [1, 2].map((n) => aConsultation(n).number),
    )
    const referral = { originBody: '某司法所', foreignId: 'SF-1' }
    await insertConsultation(db, aConsultation(8, referral))
    await expect(insertConsultation(db, aConsultation(9, referral))).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    await db.deleteFrom('consultation').where('id', '=', aConsultation(8).id).execute()
  })

  describe('verification of what is stored', () => {
    const noTexts = { kinds: [], entries: [] }
    const derivation: Derivation = {
      deriveCase: (history, record): ReturnType<Derivation['deriveCase']> => ({
        record: {
          mainState: 'intake.underReview',
          title: '张某不服某区市场监管局罚款决定',
          number: record.number,
        } satisfies Partial<CaseRecord>,
        duties: [aDuty('1:D05', { evidence: history.length > 3 ? 4 : null })],
        corrections: { corrections: [], defects: [], pressure: [] },
        court: { instances: [], hearings: [] },
        mediation: [],
        stageRuns: [aRun('intake')],
        parties: [party],
        search: noTexts,
      }),
      deriveConsultation: () => ({ record: { channel: 'counter' }, duties: [], search: noTexts }),
    }
    const differences = async (): Promise<Difference[]> => {
      const found: Difference[] = []
      let last = { checked: 0, total: -1 }
      for await (const step of verifyProjections(db, derivation, 2)) {
        found.push(...step.differences)
        last = step
      }
      expect(last.checked).toBe(last.total)
      return found
    }

    it('tells every row and field that does not follow from the history', async () => {
      await replaceDuties(db, ids[0]!, 'case', [aDuty('1:D05', { evidence: 4 })])
      await replaceDuties(db, aConsultation(2).id, 'consultation', [])
      expect(await differences()).toEqual([])

      await db.updateTable('reconsideration_case').set({ main_state: 'closed' }).where('id', '=', ids[1]!).execute()
      await db.updateTable('duty').set({ due_legal: '2026-10-16' }).where('owner_id', '=', ids[1]!).execute()
      await db.deleteFrom('stage_run').where('case_id', '=', ids[2]!).execute()
      await replaceParties(db, ids[2]!, [party, { ...party, id: 'p2' }])
      expect(await differences()).toMatchObject([
        {
          ownerId: ids[1],
          part: 'record',
          key: null,
          field: 'mainState',
          stored: 'closed',
          expected: 'intake.underReview',
        },
        {
          ownerId: ids[1],
          part: 'duty',
          key: '1:D05',
          field: 'dueLegal',
          stored: '2026-10-16',
          expected: '2026-10-15',
        },
        { ownerId: ids[2], part: 'stageRun', key: '1:intake:1', field: null, stored: null },
        { ownerId: ids[2], part: 'party', key: 'p2', field: null, expected: null },
      ])
    })

    it('does not fold a history with a hole', async () => {
      await insertCase(db, aCase(7))
      await inTransaction(db, (tx) => appendEvents(tx, aCase(7).id, [anEvent(1), anEvent(3)]))
      expect((await differences()).find((found) => found.part === 'history')).toMatchObject({
        ownerId: aCase(7).id,
        stored: [1, 3],
        expected: [1, 2],
      })
      expect((await getCase(db, aCase(7).id)).id).toBe(aCase(7).id)
    })
  })

  // Last: what follows breaks the chain for good.
  it('finds a row that was changed', async () => {
    await tamper(db, (open) =>
      open.updateTable('case_event').set({ occurred_on: '2026-09-30' }).where('id', '=', 2).execute(),
    )
    expect((await verifyChain(db)).faults).toEqual([
      { chain: 'case_event', id: 2, ownerId: ids[1], seq: 1, kind: 'changed' },
    ])
  })

  it('finds a row that was changed together with its hash, by the row after it', async () => {
    await tamper(db, (open) =>
      open
        .updateTable('case_event')
        .set({ hash: 'f'.repeat(64) })
        .where('id', '=', 2)
        .execute(),
    )
    expect((await verifyChain(db)).faults).toMatchObject([
      { id: 2, kind: 'changed' },
      { id: 3, kind: 'relinked' },
    ])
  })

  it('finds rows that were removed from the middle and from the end', async () => {
    await tamper(db, (open) => open.deleteFrom('case_event').where('id', '=', 5).execute())
    expect((await verifyChain(db)).faults).toContainEqual({
      chain: 'case_event',
      id: 6,
      ownerId: ids[2],
      seq: 2,
      kind: 'missing',
    })
    const { last } = await db
      .selectFrom('case_event')
      .select((eb) => eb.fn.max('id').as('last'))
      .executeTakeFirstOrThrow()
    await tamper(db, (open) => open.deleteFrom('case_event').where('id', '=', last).execute())
    expect((await verifyChain(db)).faults.at(-1)).toEqual({
      chain: 'case_event',
      id: null,
      ownerId: null,
      seq: null,
      kind: 'end',
    })
  })
})
