import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CASE_MACHINE_VERSION, mainState, regionStates, revive, SnapshotError, store } from '../../shared/case/index.ts'
import { snapshotMigrations } from '../../shared/case/state.ts'
import { attempt, received, stored, taken } from './caseDesk.ts'

const fixture = path.join(import.meta.dirname, '../fixtures/case-snapshot-v1.json')

/** A suspended case, as version 1 of the machine stored it. */
function suspendedCase() {
  const at = (recorded: ReturnType<typeof received>, type: string, on: string, data: Record<string, unknown> = {}) =>
    taken(recorded, attempt(recorded, { type: type as never, on, data }))
  let recorded = at(received('2026-07-06'), 'REGISTERED', '2026-07-06')
  const conditions = ['definiteParties', 'interest', 'specificRequest', 'inTime', 'inScope', 'competent', 'notPending']
  recorded = at(recorded, 'ACCEPT', '2026-07-08', { conditions })
  recorded = at(recorded, 'START_TRIAL', '2026-07-08', {
    procedureKind: 'ordinary',
    reviewers: ['officer', 'colleague'],
    caseOfficer: 'officer',
  })
  return at(recorded, 'SUSPEND', '2026-07-20', { ground: 'S5', reason: '不可抗力' })
}

describe('stored snapshots', () => {
  // The fixture was written once by version 1 and is never changed: every later program has to open it.
  it('opens what version 1 wrote, and goes on from there', () => {
    const live = revive(JSON.parse(readFileSync(fixture, 'utf8')))
    expect(mainState(live)).toBe('inCaseMediation.serving')
    expect(regionStates(live).clock).toBe('suspended')
    const { history } = suspendedCase()
    const resumed = attempt({ state: live, history }, { type: 'RESUME', on: '2026-07-30', data: { reason: '消除' } })
    expect(resumed.accepted && regionStates(resumed.state).clock).toBe('running')
  })

  it('has a step for every old version', () => {
    const old = Array.from({ length: CASE_MACHINE_VERSION - 1 }, (_, i) => i + 1)
    expect(Object.keys(snapshotMigrations).map(Number)).toEqual(old)
  })

  it('applies the steps in order, and refuses a gap', () => {
    const now = store(received('2026-07-06').state)
    const steps = {
      1: (snapshot: object) => ({ ...snapshot, seen: [1] }),
      2: (snapshot: { seen: number[] }) => ({ ...snapshot, seen: [...snapshot.seen, 2] }),
    }
    expect(stored(revive({ ...now, version: 1 }, steps, 3))).toEqual(stored(received('2026-07-06').state))
    expect(() => revive({ ...now, version: 1 }, { 2: steps[2] }, 3)).toThrow(/no snapshot migration from version 1/)
  })

  it('refuses a newer version, another machine and a state that is gone', () => {
    const now = store(received('2026-07-06').state)
    expect(() => revive({ ...now, version: 99 })).toThrow(SnapshotError)
    expect(() => revive({ ...now, machine: 'other' as 'case' })).toThrow(SnapshotError)
    const gone = { ...(now.snapshot as object), value: { main: 'gone' } }
    expect(() => revive({ ...now, snapshot: gone })).toThrow(SnapshotError)
  })
})
