import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CASE_MACHINE_VERSION, mainState, regionStates, revive, SnapshotError, store } from '../../shared/case/index.ts'
import { attempt, received, stored, taken } from './caseDesk.ts'

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
  const read = (version: number) =>
    JSON.parse(readFileSync(path.join(import.meta.dirname, `../fixtures/case-snapshot-v${version}.json`), 'utf8'))

  // The fixture was written once by version 1 and is never changed.
  it('of an older program are folded anew from the log, and go on from there', () => {
    const { state, history } = suspendedCase()
    const live = revive(read(1), history)
    expect(stored(live)).toEqual(stored(state))
    expect(mainState(live)).toBe('inCaseMediation.serving')
    expect(regionStates(live).clock).toBe('suspended')
    const resumed = attempt({ state: live, history }, { type: 'RESUME', on: '2026-07-30', data: { reason: '消除' } })
    expect(resumed.accepted && regionStates(resumed.state).clock).toBe('running')
  })

  // Where this fails, facts or states have changed: raise CASE_MACHINE_VERSION and freeze a fixture of the new version.
  it('have the shape of their version', () => {
    expect(stored(suspendedCase().state)).toEqual(read(CASE_MACHINE_VERSION))
  })

  it('of this program are opened without the log', () => {
    const { state, history } = suspendedCase()
    const live = revive(JSON.parse(JSON.stringify(store(state))), [])
    expect(stored(live)).toEqual(stored(state))
    expect(attempt({ state: live, history }, { type: 'NOTED', on: '2026-07-30', data: { note: '记' } }).accepted).toBe(
      true,
    )
  })

  it('of a newer version, another machine or a state that is gone are refused', () => {
    const now = store(received('2026-07-06').state)
    expect(() => revive({ ...now, version: 99 }, [])).toThrow(SnapshotError)
    expect(() => revive({ ...now, machine: 'other' as 'case' }, [])).toThrow(SnapshotError)
    const gone = { ...(now.snapshot as object), value: { main: 'gone' } }
    expect(() => revive({ ...now, snapshot: gone }, [])).toThrow(SnapshotError)
  })
})
