import { describe, expect, it } from 'vitest'
import { fourRates, type MediationMark, mediationTallies } from '../../shared/duties/index.ts'
import { environment, type Recorded } from '../case/caseDesk.ts'
import {
  bothWilling,
  dismissed,
  documentSigned,
  drafted,
  dutiesOf,
  held,
  intake,
  offered,
  onePerson,
  registered,
  served,
  signed,
  story,
  type Told,
  terminated,
  threePeople,
  tried,
  withdrawn,
} from './caseStory.ts'

const one = (...steps: Told[]) => story('2026-07-06', onePerson, [...intake('2026-07-06'), ...steps])
const trial = tried('2026-07-08')
const decided: Told[] = [
  ...drafted('2026-07-20', ['UPHOLD'], {}, '未能调解'),
  signed('2026-07-21'),
  ...served('2026-07-22', 'p1', 'p2'),
]
const preCase = (on: string, solved: boolean): Told => [
  on,
  'PRE_CASE_MEDIATED',
  { channel: 'phone', participants: ['p1', 'p2'], solved, summary: '电话沟通' },
]
const env = environment('2026-12-31')
const july = ['2026-07-01', '2026-07-31'] as const

const cases: Record<string, Recorded> = {
  untouched: one(...trial, ...decided),
  refusedByApplicant: one(...trial, offered('2026-07-10', { p1: 'refused', p2: 'accepted' }), ...decided),
  refusedByRespondent: one(...trial, offered('2026-07-10', { p1: 'conditional', p2: 'refused' }), ...decided),
  failed: one(...trial, offered('2026-07-10', bothWilling), held('2026-07-15', 'failed'), ...decided),
  repudiated: one(
    ...trial,
    held('2026-07-15', 'agreed'),
    ['2026-07-16', 'MEDIATION_ENDED', { reason: '反悔' }],
    ...decided,
  ),
  mediated: one(
    ...trial,
    offered('2026-07-10', bothWilling),
    held('2026-07-15', 'agreed'),
    documentSigned('2026-07-17'),
  ),
  settled: one(
    ...withdrawn('2026-07-08', '2026-07-09', 'settled'),
    terminated('2026-07-09', 'T1'),
    signed('2026-07-10'),
    ...served('2026-07-13', 'p1', 'p2'),
  ),
  withdrawnOnly: one(
    ...withdrawn('2026-07-08', '2026-07-09'),
    terminated('2026-07-09', 'T1'),
    signed('2026-07-10'),
    ...served('2026-07-13', 'p1', 'p2'),
  ),
  excluded: one(
    offered('2026-07-08', bothWilling),
    dismissed('2026-07-09', 'competent'),
    signed('2026-07-10'),
    ...served('2026-07-13', 'p1', 'p2'),
  ),
  stillOpen: one(...trial, offered('2026-07-10', bothWilling)),
  endedInAugust: one(
    ...trial,
    offered('2026-07-10', bothWilling),
    ...drafted('2026-08-03', ['UPHOLD']),
    signed('2026-08-03'),
    ...served('2026-08-04', 'p1', 'p2'),
  ),
  solvedBefore: story('2026-07-06', onePerson, [
    registered('2026-07-06'),
    preCase('2026-07-07', true),
    ['2026-07-08', 'WITHDRAWN_BEFORE_ACCEPTANCE', { reason: 'settled' }],
    ['2026-07-08', 'CLOSING_NOTE_SENT', { note: '已化解' }],
  ]),
  triedBefore: story('2026-07-06', onePerson, [registered('2026-07-06'), preCase('2026-07-07', false)]),
  twoOfThree: story('2026-07-06', threePeople, [
    ...intake('2026-07-06'),
    ...tried('2026-07-08', ['p1', 'p2', 'p3'], 'p4'),
    offered('2026-07-10', { p1: 'accepted', p2: 'accepted', p3: 'refused', p4: 'accepted' }),
    ...drafted('2026-07-20', ['UPHOLD']),
    signed('2026-07-21'),
    ...served('2026-07-22', 'p1', 'p2', 'p3', 'p4'),
  ]),
}
/** The tallies of cases by name that a period has in a number. */
const tallied = (told: Record<string, Recorded>, [from, to]: readonly [string, string], mark: MediationMark) =>
  Object.entries(told).flatMap(([name, { state }]) =>
    mediationTallies(state.context, env)
      .filter((tally) => tally[mark] && tally.countedOn >= from && tally.countedOn <= to)
      .map((tally) => ({ name, ...tally })),
  )
const names = (mark: MediationMark, period = july as readonly [string, string]) =>
  tallied(cases, period, mark).map((row) => row.name)

describe('mediation figures of July', () => {
  it('offered, held and agreed are three numbers', () => {
    expect(names('offered')).toEqual([
      'refusedByApplicant',
      'refusedByRespondent',
      'failed',
      'repudiated',
      'mediated',
      'twoOfThree',
    ])
    expect(names('held')).toEqual(['failed', 'repudiated', 'mediated'])
    expect(names('agreed')).toEqual(['mediated'])
  })

  it('accepted means that both sides were willing at last', () => {
    expect(names('accepted')).toEqual(['failed', 'repudiated', 'mediated'])
  })

  it('tells refusals by side', () => {
    expect(names('refusedByApplicant')).toEqual(['refusedByApplicant', 'twoOfThree'])
    expect(names('refusedByRespondent')).toEqual(['refusedByRespondent'])
    expect(names('refusedByThirdParty')).toEqual([])
  })

  it('tells mediated and settled cases over all that ended: 调撤率', () => {
    expect(names('mediated')).toEqual(['mediated'])
    expect(names('settled')).toEqual(['settled'])
    expect(names('ended')).toEqual(
      Object.keys(cases).filter(
        (name) => !['excluded', 'stillOpen', 'endedInAugust', 'solvedBefore', 'triedBefore'].includes(name),
      ),
    )
  })

  it('tells efforts before acceptance apart, by their own day', () => {
    expect(names('preCaseTried')).toEqual(['solvedBefore', 'triedBefore'])
    expect(names('preCaseSolved')).toEqual(['solvedBefore'])
    expect(names('preCaseTried', ['2026-08-01', '2026-08-31'])).toEqual([])
  })

  it('shares its denominator with R1', () => {
    const duties = Object.values(cases).flatMap((at) => dutiesOf(at, '2026-12-31'))
    for (const [from, to] of [july, ['2026-08-01', '2026-08-31'], ['2026-01-01', '2026-12-31']] as const) {
      expect(names('ended', [from, to])).toHaveLength(fourRates(duties, from, to)[0]?.denominator ?? -1)
    }
  })

  it('counts every cycle of a reopened case', () => {
    const reopened = story('2026-07-06', onePerson, [
      ...intake('2026-07-06'),
      dismissed('2026-07-09', 'interest'),
      signed('2026-07-10'),
      ...served('2026-07-13', 'p1', 'p2'),
      ['2026-07-14', 'FORCE', { state: 'closed', reason: '旧系统已结案' }],
      ['2026-08-10', 'REOPEN', { code: 'RO1', basis: '市政府责令受理' }],
      ...tried('2026-08-11'),
      held('2026-08-12', 'agreed'),
      documentSigned('2026-08-13'),
    ])
    const year = (mark: MediationMark) => tallied({ reopened }, ['2026-01-01', '2026-12-31'], mark)
    expect(year('ended').map((row) => [row.name, row.cycle])).toEqual([
      ['reopened', 1],
      ['reopened', 2],
    ])
    expect(year('mediated').map((row) => row.cycle)).toEqual([2])
  })
})
