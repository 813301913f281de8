import { describe, expect, it } from 'vitest'
import { gravityOf, journalOf, type StuckCase, stuckReason } from '../../shared/duties/index.ts'
import { aDuty } from '../db/records.ts'

const today = '2026-10-20'

describe('the weight of a duty', () => {
  it.each([
    ['the acceptance review, which ends in acceptance by law', { code: 'D05' }, 0],
    ['the decision, over whose silence one may sue', { code: 'D15' }, 0],
    ['another statutory period', { code: 'D11' }, 1],
    ['one of the four rates', { kind: 'mediation', code: 'R1', rate: 'R1' }, 2],
    ['a target of the centre', { kind: 'target', code: 'archiving' }, 3],
  ] as const)('of %s', (_name, over, weight) => {
    expect(gravityOf(aDuty('1:x', over))).toBe(weight)
  })
})

describe('the likely reason why a case does not move', () => {
  const reasonOf = (over: Partial<StuckCase>) =>
    stuckReason({ state: 'intake.underReview', officerId: 'o', suspended: false, duties: [], ...over }, today)
  const ahead = aDuty('1:ahead', { dueLegal: '2026-12-01', nearFrom: '2026-11-20' })
  const late = aDuty('1:late', { dueLegal: '2026-10-09' })
  const theirs = aDuty('1:theirs', { owner: 'respondent', dueLegal: '2026-11-02' })
  const theirsLate = aDuty('1:theirsLate', { owner: 'respondent', dueLegal: '2026-10-02' })
  const undated = aDuty('1:undated', { dueLegal: null, dueSafe: null, nearFrom: null })

  it.each([
    ['suspended', { suspended: true, duties: [late] }, '1:late'],
    ['noOfficer', { officerId: null, duties: [late] }, '1:late'],
    ['approving', { state: 'ruling.approving', duties: [late] }, '1:late'],
    ['ownLate', { duties: [theirsLate, ahead, late] }, '1:late'],
    ['othersLate', { duties: [ahead, theirsLate] }, '1:theirsLate'],
    ['waiting', { duties: [ahead, theirs] }, '1:theirs'],
    [
      'notBegun',
      { duties: [aDuty('1:sooner', { dueLegal: '2026-10-30', nearFrom: '2026-10-27' }), theirs] },
      '1:sooner',
    ],
    ['undated', { duties: [undated] }, '1:undated'],
    ['nothingOwed', { duties: [aDuty('1:done', { status: 'fulfilled' })] }, null],
  ] as const)('is %s', (code, of, key) => {
    const reason = reasonOf({ ...of, duties: [...of.duties] })
    expect([reason.code, reason.duty?.key ?? null]).toEqual([code, key])
  })
})

describe('the journal of a day', () => {
  const told = (before: Parameters<typeof journalOf>[0], after: Parameters<typeof journalOf>[1]) =>
    journalOf(before, after, today).map(({ section, duty, before: earlier }) => [section, duty.key, earlier])
  const open = aDuty('1:a', { dueLegal: '2026-10-30' })

  it('tells what began, was met, moved, fell away', () => {
    expect(told([], [open])).toEqual([['began', '1:a', null]])
    expect(told([open], [open])).toEqual([])
    expect(told([open], [{ ...open, status: 'fulfilled', endedOn: today }])).toEqual([['met', '1:a', '2026-10-30']])
    expect(told([open], [{ ...open, dueLegal: '2026-11-30' }])).toEqual([['moved', '1:a', '2026-10-30']])
    expect(told([open], [{ ...open, status: 'excused' }])).toEqual([['fell', '1:a', '2026-10-30']])
  })

  it('tells of a clock that stops and of one that runs on', () => {
    const stopped = { ...open, dueLegal: null, paused: true }
    expect(told([open], [stopped])).toEqual([['moved', '1:a', '2026-10-30']])
    expect(told([stopped], [open])).toEqual([['moved', '1:a', null]])
  })

  it('tells what began and was met on one day twice', () => {
    const both = { ...open, status: 'fulfilled' as const, endedOn: today }
    expect(told([], [both])).toEqual([
      ['began', '1:a', null],
      ['met', '1:a', null],
    ])
  })

  it('tells what passed on its last day, and nothing that never had a date', () => {
    const lastDay = aDuty('1:b', { dueLegal: today })
    expect(told([lastDay], [lastDay])).toEqual([['missed', '1:b', today]])
    expect(told([lastDay], [{ ...lastDay, status: 'fulfilled' }])).toEqual([['met', '1:b', today]])
    const undated = aDuty('1:c', { dueLegal: null })
    expect(told([], [undated])).toEqual([])
    expect(told([undated], [{ ...undated, status: 'fulfilled' }])).toEqual([])
  })
})
