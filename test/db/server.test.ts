import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/executor.ts'
import { openPostgres } from '../../db/postgres.ts'
import { getCase, insertCase, saveCase } from '../../db/repositories/cases.ts'
import { appendEvents } from '../../db/repositories/events.ts'
import { reserveNumber } from '../../db/repositories/numbers.ts'
import { verifyChain } from '../../db/verify.ts'
import { openServer, serverUrl } from './engines.ts'
import { aCase, anEvent, at } from './records.ts'

// PGlite has one connection, so what happens between two is shown on a server only.
describe.runIf(serverUrl)('two writers on a PostgreSQL server', () => {
  it('queue up at the end of the chain', async () => {
    const store = await openServer()
    const other = await openPostgres(store.url)
    expect(other.migrated).toEqual([])
    const cases = Array.from({ length: 20 }, (_, i) => aCase(i + 1))
    await Promise.all(
      cases.map((record, i) =>
        inTransaction(i % 2 ? store.db : other.db, async (tx) => {
          await insertCase(tx, record)
          await appendEvents(tx, record.id, [anEvent(1), anEvent(2)])
        }),
      ),
    )
    expect(await verifyChain(store.db)).toEqual({ checked: 40, faults: [] })
    await other.close()
    await store.close()
  })

  it('never get the same number, and the slower of two steps is told', async () => {
    const store = await openServer()
    const register = { organ: '津东政复', year: 2026, kind: 'case' }
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        reserveNumber(store.db, register, {
          id: `n${i}`,
          at: at(1),
          by: 'clerk',
          format: (seq) => `津东政复〔2026〕${seq}号`,
        }),
      ),
    )
    expect(taken.map((number) => number.seq).sort((a, b) => a - b)).toEqual(taken.map((_, i) => i + 1))

    await insertCase(store.db, aCase(1))
    const before = await getCase(store.db, aCase(1).id)
    const { version: _version, ...after } = before
    const both = await Promise.allSettled(
      ['甲', '乙'].map((title) => inTransaction(store.db, (tx) => saveCase(tx, before, { ...after, title }))),
    )
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({
      code: 'STALE_VERSION',
      details: { version: 2 },
    })
    await store.close()
  })
})

it('says so when the server does not answer', async () => {
  await expect(openPostgres('postgres://127.0.0.1:1/none')).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' })
})
