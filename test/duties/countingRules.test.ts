import { describe, expect, it, test } from 'vitest'
import { defaultCaseSettings } from '../../shared/case/index.ts'
import { plusDays, plusWorkingDays, workingDaysBetween } from '../../shared/time-limits/index.ts'
import { calendar, untilDay } from '../case/caseDesk.ts'
import {
  accepted,
  aDefect,
  bothWilling,
  counting,
  dismissed,
  documentSigned,
  drafted,
  dutiesOf,
  dutyOf,
  explain,
  explained,
  explainedInWriting,
  held,
  intake,
  letterEarly,
  letterSent,
  noDefect,
  offered,
  onePerson,
  refusedFor,
  refusedToHear,
  registered,
  served,
  signed,
  story,
  type Told,
  terminated,
  tried,
  withdrawn,
  withThirdParty,
} from './caseStory.ts'

const one = (...steps: Told[]) => story('2026-07-06', onePerson, [...intake('2026-07-06'), ...steps])
const trial = tried('2026-07-08')
/** Decided on the 21st without a mediation record, served on the 22nd. */
const decided = (kinds = ['UPHOLD'], approval: Record<string, unknown> = noDefect): Told[] => [
  ...drafted('2026-07-20', kinds, {}, '未能调解'),
  signed('2026-07-21', approval),
  ...served('2026-07-22', 'p1', 'p2'),
]
const r1 = (...steps: Told[]) => dutyOf(one(...trial, ...steps, ...decided()), '1:R1')

describe('R1: what is a valid mediation record', () => {
  test('a session of applicant and respondent, by whatever means', () => {
    expect(r1(held('2026-07-15', 'failed'))).toMatchObject({
      counted: 'met',
      status: 'fulfilled',
      endedOn: '2026-07-15',
    })
  })

  test('a session of one side is refused', () => {
    expect(refusedFor(one(...trial), held('2026-07-15', 'failed', ['p1']))).toEqual(['applicantAndRespondentPresent'])
  })

  test.each(['accepted', 'refused', 'conditional'])('an offer, answered “%s” by both', (answer) => {
    expect(r1(offered('2026-07-15', { p1: answer, p2: answer })).counted).toBe('met')
  })

  test('an offer to one side only is none', () => {
    expect(r1(offered('2026-07-15', { p1: 'accepted' })).counted).toBe('missing')
    expect(r1(offered('2026-07-15', { p2: 'accepted' })).counted).toBe('missing')
  })

  test('the two sides may be asked on different days; the question at the hearing of opinions is one', () => {
    const heard: Told = [
      '2026-07-09',
      'OPINIONS_HEARD',
      { party: 'p1', channel: 'phone', reviewers: ['officer'], summary: '坚持请求', mediationAnswer: 'refused' },
    ]
    const at = one(...trial, heard, offered('2026-07-15', { p2: 'accepted' }), ...decided())
    expect(counting(dutiesOf(at, '2026-12-31'), at.history, 'R1')).toEqual(['1:R1 met 2026-07-22 by MEDIATION_OFFERED'])
    expect(r1(heard).counted).toBe('missing')
  })

  const attempts = (...made: [string, string][]) => made.map(([on, channel]) => ({ on, channel }))
  const unreachable = (made: { on: string; channel: string }[], written: string[] = []): Told => [
    '2026-07-15',
    'MEDIATION_OFFERED',
    {
      asked: [
        { party: 'p1', answer: 'unreachable', attempts: made },
        { party: 'p2', answer: 'accepted', attempts: [{ on: '2026-07-15', channel: 'phone' }] },
      ],
      writtenOffers: written.map((party) => ({ party, mode: 'post', servedOn: '2026-07-15', receipt: '邮寄回执' })),
      summary: '联系不上',
    },
  ]
  test.each([
    [
      'three days, two channels',
      attempts(['2026-07-13', 'phone'], ['2026-07-14', 'written'], ['2026-07-15', 'phone']),
      [],
    ],
    [
      'three days, one channel',
      attempts(['2026-07-13', 'phone'], ['2026-07-14', 'phone'], ['2026-07-15', 'phone']),
      ['unreachableProven'],
    ],
    [
      'two days, two channels',
      attempts(['2026-07-13', 'phone'], ['2026-07-13', 'online'], ['2026-07-14', 'phone']),
      ['unreachableProven'],
    ],
    ['no attempt', [], ['everyAttemptRecorded', 'unreachableProven']],
  ])('unreachable with %s', (_name, made, refusals) => {
    const before = one(...trial)
    expect(refusedFor(before, unreachable(made))).toEqual(refusals)
    if (refusals.length === 0) expect(r1(unreachable(made)).counted).toBe('met')
  })

  test('unreachable, with a written offer', () => {
    expect(r1(unreachable([], ['p1'])).counted).toBe('met')
    expect(refusedFor(one(...trial), unreachable([], ['p2']))).toContain('unreachableProven')
  })

  test('unreachable on a single call when opinions are heard is no offer', () => {
    const heard: Told = [
      '2026-07-09',
      'OPINIONS_HEARD',
      { party: 'p1', channel: 'phone', reviewers: ['officer'], summary: '未接通', mediationAnswer: 'unreachable' },
    ]
    expect(r1(heard, offered('2026-07-15', { p2: 'accepted' })).counted).toBe('missing')
  })

  test('a settlement counts only once the withdrawal is permitted', () => {
    const [requested, permitted] = withdrawn('2026-07-09', '2026-07-10', 'settled') as [Told, Told]
    expect(dutyOf(one(requested), '1:R1').status).toBe('open')
    expect(dutyOf(one(requested, permitted), '1:R1')).toMatchObject({ status: 'fulfilled', evidence: 4 })
  })
})

describe('R1: the window', () => {
  test('nothing before acceptance', () => {
    const before = story('2026-07-06', onePerson, [registered('2026-07-06')])
    expect(refusedFor(before, offered('2026-07-06', bothWilling))).toContain('mediationOpen')
    expect(refusedFor(one(), offered('2026-07-06', bothWilling, '2026-07-08'))).toContain('mediationOpen')
    expect(dutyOf(one(offered('2026-07-07', bothWilling)), '1:R1').status).toBe('fulfilled')
  })

  test('nothing after signing; on the day of signing the order of the log decides', () => {
    const drafts = drafted('2026-07-20', ['UPHOLD'], {}, '未能调解')
    const first = one(...trial, ...drafts, held('2026-07-21', 'failed'), signed('2026-07-21'))
    expect(dutyOf(first, '1:R1').status).toBe('fulfilled')
    const late = one(...trial, ...drafts, signed('2026-07-21'))
    expect(dutyOf(late, '1:R1').status).toBe('lapsed')
    expect(refusedFor(late, held('2026-07-21', 'failed'))).toContain('mediationOpen')
  })

  test('no correction moves a record out of the window', () => {
    const at = one(...trial, offered('2026-07-15', bothWilling))
    const seq = at.history.at(-1)?.seq
    const moved = (on: string): Told => [
      '2026-07-16',
      'CORRECT',
      { seq, changes: [{ field: 'on', value: on }], reason: '日期写错' },
    ]
    expect(refusedFor(at, moved('2026-07-06'))).toContain('mediationOpen')
    expect(refusedFor(at, moved('2026-07-14'))).toEqual(['everyAttemptRecorded'])
    expect(refusedFor(at, moved('2026-07-16'))).toEqual([])
  })
})

describe('R1: exclusions', () => {
  test('X1: transferred, even with a mediation record', () => {
    const at = one(
      offered('2026-07-08', bothWilling),
      ['2026-07-09', 'ELEVATION_REQUESTED', { superiorOrgan: '某市人民政府', reason: '重大' }],
      ['2026-07-13', 'ELEVATION_GRANTED', { fileReceivedOn: '2026-07-13' }],
    )
    expect(dutyOf(at, '1:R1')).toMatchObject({
      status: 'excused',
      excuse: 'X1',
      counted: 'excluded',
      countedOn: '2026-07-13',
    })
  })

  const ended = (ground: string, ...before: Told[]) =>
    dutyOf(
      one(...before, terminated('2026-07-09', ground), signed('2026-07-10'), ...served('2026-07-13', 'p1', 'p2')),
      '1:R1',
    )
  test.each(['T2', 'T3'])('X2: %s, nobody could be asked', (ground) => {
    expect(ended(ground)).toMatchObject({ counted: 'excluded', excuse: 'X2', evidence: 4 })
  })
  test('not X2: the applicant had been asked before they died, or another ground', () => {
    expect(ended('T2', offered('2026-07-08', bothWilling))).toMatchObject({ counted: 'met', excuse: null })
    expect(ended('T4')).toMatchObject({ counted: 'missing', excuse: null })
  })

  const dismissal = (unmet: string, on: string, ...before: Told[]) =>
    dutyOf(one(...before, dismissed(on, unmet), signed(on), ...served(plusDays(on, 1), 'p1', 'p2')), '1:R1')
  test('X3: want of competence or double proceedings, at most ten working days after acceptance', () => {
    const tenth = plusWorkingDays('2026-07-07', 10, calendar)
    expect(tenth).toBe('2026-07-21')
    expect(dismissal('competent', tenth)).toMatchObject({ counted: 'excluded', excuse: 'X3' })
    expect(dismissal('notPending', tenth)).toMatchObject({ counted: 'excluded', excuse: 'X3' })
    expect(dismissal('competent', '2026-07-22')).toMatchObject({ counted: 'missing', excuse: null })
    expect(dismissal('interest', '2026-07-10')).toMatchObject({ counted: 'missing', excuse: null })
  })
  test('X3 takes the case out of the denominator also where somebody was asked', () => {
    expect(dismissal('competent', '2026-07-10', offered('2026-07-08', bothWilling))).toMatchObject({
      counted: 'excluded',
      excuse: 'X3',
    })
  })

  test('a case closed by force counts on the day it was closed', () => {
    const at = one(['2026-07-20', 'FORCE', { state: 'closed', reason: '旧系统已结案' }])
    expect(dutyOf(at, '1:R1')).toMatchObject({ counted: 'missing', countedOn: '2026-07-20', status: 'lapsed' })
  })
})

describe('R2: who, when, what', () => {
  const signedCase = (...steps: Told[]) =>
    one(...trial, ...drafted('2026-07-20', ['UPHOLD'], {}, '未能调解'), signed('2026-07-21'), ...steps)
  const service = served('2026-07-22', 'p1', 'p2')

  test.each([
    ['on the day of signing, before service', '2026-07-21', 'met'],
    ['on the fifth working day after service', '2026-07-29', 'met'],
    ['on the sixth', '2026-07-30', 'missing'],
  ])('explained %s', (_name, on, counted) => {
    const steps = on < '2026-07-22' ? [explained(on), ...service] : [...service, explained(on)]
    expect(dutyOf(signedCase(...steps), '1:R2:p1')).toMatchObject({
      counted,
      dueLegal: '2026-07-29',
      late: counted === 'missing',
      status: 'fulfilled',
    })
  })

  test('not before signing', () => {
    expect(refusedFor(signedCase(...service), explained('2026-07-20', 'p1', '2026-07-23'))).toEqual([
      'explainedAfterSigning',
    ])
  })

  test('three days before the period to sue ends, where that comes first', () => {
    // Served before the long holiday of October: fifteen natural days outrun five working days by little.
    for (let on = '2026-09-01'; on <= '2026-10-10'; on = plusDays(on, 1)) {
      const at = story('2026-08-03', onePerson, [
        ...intake('2026-08-03'),
        ...tried('2026-08-05'),
        ...drafted('2026-08-10', ['UPHOLD'], {}, '未能调解'),
        signed('2026-08-11'),
        ...served(on, 'p1', 'p2'),
      ])
      const suit = dutyOf(at, '1:D29:p1').dueLegal as string
      const window = plusWorkingDays(on, 5, calendar)
      const last = plusDays(suit, -3)
      expect(dutyOf(at, '1:R2:p1').dueLegal, on).toBe(window < last ? window : last)
    }
  })

  test('the period to sue cuts the window of a centre that gives itself longer', () => {
    const settings = { ...defaultCaseSettings, explanationWorkingDays: 12 }
    const at = signedCase(...service)
    const duty = dutiesOf(at, '2026-07-23', settings).find((d) => d.key === '1:R2:p1')
    expect(plusWorkingDays('2026-07-22', 12, calendar)).toBe('2026-08-07')
    // 15 natural days end on Thursday 6 August; three before is the 3rd.
    expect(duty?.dueLegal).toBe('2026-08-03')
    expect(workingDaysBetween('2026-07-22', '2026-08-03', calendar)).toBeLessThan(12)
  })

  test('every required item, else the step is refused', () => {
    const short: Told = [
      '2026-07-23',
      'EXPLAINED',
      {
        party: 'p1',
        channel: 'phone',
        checklist: ['result', 'facts', 'legalBasis', 'mainArgument'],
        refused: false,
        summary: '说明',
      },
    ]
    expect(refusedFor(signedCase(...service), short)).toEqual(['explanationComplete'])
  })

  test('an order to perform has to be explained, also before service', () => {
    const ordered = one(
      ...trial,
      ...drafted('2026-07-20', ['PERFORM'], { performDays: 30 }, '未能调解'),
      signed('2026-07-21'),
    )
    const without: Told = [
      '2026-07-21',
      'WRITTEN_SERVED',
      {
        party: 'p1',
        mode: 'post',
        checklist: ['result', 'facts', 'legalBasis', 'mainArgument', 'remedy'],
        refused: false,
        evidence: '回执',
      },
    ]
    expect(refusedFor(ordered, without)).toEqual(['explanationComplete'])
    expect(refusedFor(ordered, explainedInWriting('2026-07-21'))).toEqual([])
  })

  test('a mediation document: from the day of effect, and without a court', () => {
    const at = one(...trial, held('2026-07-15', 'agreed'), documentSigned('2026-07-17'))
    expect(dutyOf(at, '1:R2:p1')).toMatchObject({
      raisedOn: '2026-07-17',
      countedOn: '2026-07-17',
      dueLegal: '2026-07-24',
    })
    const plain: Told = [
      '2026-07-20',
      'EXPLAINED',
      {
        party: 'p1',
        channel: 'phone',
        checklist: ['result', 'facts', 'legalBasis', 'mainArgument'],
        refused: false,
        summary: '说明',
      },
    ]
    expect(refusedFor(at, plain)).toEqual([])
  })

  test('refused: open until it is served in writing, and in time only then', () => {
    const refused = signedCase(...service, explain('2026-07-23'), refusedToHear('2026-07-23'))
    expect(dutyOf(refused, '1:R2:p1')).toMatchObject({ status: 'open', counted: 'missing' })
    const inTime = signedCase(
      ...service,
      explain('2026-07-23'),
      refusedToHear('2026-07-23'),
      explainedInWriting('2026-07-24'),
    )
    expect(dutyOf(inTime, '1:R2:p1')).toMatchObject({ status: 'fulfilled', counted: 'met', endedOn: '2026-07-24' })
    const late = signedCase(
      ...service,
      explain('2026-07-23'),
      refusedToHear('2026-07-23'),
      explainedInWriting('2026-07-31'),
    )
    expect(dutyOf(late, '1:R2:p1')).toMatchObject({ status: 'fulfilled', counted: 'missing', late: true })
  })

  test('a burdened third party is a recipient, another one is not', () => {
    const base = [...intake('2026-07-06'), ...trial, ...drafted('2026-07-20', ['REVOKE'], {}, '未能调解')]
    const all = served('2026-07-22', 'p1', 'p2', 'p3')
    const burdened = story('2026-07-06', withThirdParty, [
      ...base,
      signed('2026-07-21', { ...noDefect, burdenedThirdParties: ['p3'] }),
      ...all,
    ])
    const free = story('2026-07-06', withThirdParty, [...base, signed('2026-07-21'), ...all])
    const recipients = (at: typeof free) =>
      dutiesOf(at, '2026-07-23')
        .filter((d) => d.code === 'R2')
        .map((d) => d.partyId)
    expect(recipients(burdened)).toEqual(['p1', 'p3'])
    expect(recipients(free)).toEqual(['p1'])
    expect(refusedFor(free, explained('2026-07-23', 'p3'))).toContain('recipientOfOutcome')
  })

  test('representatives elected of many applicants: each representative once', () => {
    const people = Array.from({ length: 11 }, (_, i) => ({ role: 'applicant', kind: 'person', name: `申请人${i + 1}` }))
    const ids = people.map((_, i) => `p${i + 1}`)
    const at = story('2026-07-06', { parties: [...people, { role: 'respondent', kind: 'organ', name: '某局' }] }, [
      ...intake('2026-07-06'),
      ['2026-07-08', 'REPRESENTATIVES_ELECTED', { representatives: ['p1', 'p2'], represented: ids }],
      ...tried('2026-07-09', ['p1', 'p2'], 'p12'),
      offered('2026-07-10', { p1: 'refused', p2: 'refused', p12: 'accepted' }),
      ...drafted('2026-07-20', ['UPHOLD']),
      signed('2026-07-21'),
      ...served('2026-07-22', 'p1', 'p2', 'p12'),
    ])
    expect(
      dutiesOf(at, '2026-07-23')
        .filter((d) => d.code === 'R2')
        .map((d) => d.partyId),
    ).toEqual(['p1', 'p2'])
    expect(dutyOf(at, '1:R1').counted).toBe('met')
  })
})

describe('R4: the letter', () => {
  const closedWith = (approval: Record<string, unknown>, kinds: string[], ...steps: Told[]) =>
    one(
      ...trial,
      offered('2026-07-10', bothWilling),
      ...decided(kinds, approval),
      explained('2026-07-23'),
      explain('2026-07-23'),
      ...steps,
    )

  test.each([
    'MODIFY',
    'REVOKE',
    'REVOKE_PART',
    'ILLEGAL_KEEP',
    'ILLEGAL',
    'INVALID',
    'PERFORM',
    'NO_EVIDENCE',
    'AGREEMENT',
    'COMPENSATE',
  ])('%s confirms a defect by itself', (kind) => {
    const more = {
      ...(kind === 'PERFORM' ? { performDays: 10 } : {}),
      ...(kind === 'INVALID' ? { invalidityRequested: true } : {}),
    }
    const at = one(
      ...trial,
      ...drafted('2026-07-20', [kind], more, '未能调解'),
      signed('2026-07-21'),
      ...served('2026-07-22', 'p1', 'p2'),
    )
    expect(dutyOf(at, '1:R4')).toMatchObject({
      status: 'open',
      counted: 'missing',
      countedOn: '2026-07-22',
      dueLegal: '2026-08-12',
    })
  })

  test.each([['UPHOLD'], ['REJECT_CLAIM'], ['REJECT_COMP']])('%s needs one only if a defect was found', (kind) => {
    expect(dutiesOf(closedWith(noDefect, [kind]), '2026-07-24').some((d) => d.code === 'R4')).toBe(false)
    expect(dutyOf(closedWith(aDefect, [kind]), '1:R4').status).toBe('open')
  })

  test('approval without an answer to the question is refused', () => {
    const at = one(...trial, ...drafted('2026-07-20', ['UPHOLD'], {}, '未能调解'))
    expect(refusedFor(at, signed('2026-07-21', {}))).toContain('defectAnswered')
  })

  test('served on the fifteenth working day counts, on the sixteenth not', () => {
    expect(dutyOf(closedWith(aDefect, ['UPHOLD'], ...letterSent('2026-07-27', '2026-08-12')), '1:R4')).toMatchObject({
      counted: 'met',
      late: false,
    })
    expect(dutyOf(closedWith(aDefect, ['UPHOLD'], ...letterSent('2026-07-27', '2026-08-13')), '1:R4')).toMatchObject({
      counted: 'missing',
      late: true,
      status: 'fulfilled',
    })
  })

  test('issued but not served does not count', () => {
    const at = closedWith(aDefect, ['UPHOLD'], ...letterSent('2026-07-27', '2026-08-12').slice(0, 3))
    expect(dutyOf(at, '1:R4')).toMatchObject({ status: 'open', counted: 'missing', action: 'LETTER_SERVED' })
  })

  test('a letter issued early counts, and is its own evidence', () => {
    const at = one(letterEarly('2026-07-08'), ...trial, ...decided(['REVOKE']))
    expect(counting(dutiesOf(at, '2026-12-31'), at.history, 'R4')).toEqual([
      '1:R4 met 2026-07-22 by LETTER_ISSUED_EARLY',
    ])
  })

  test('waived: lapsed, and counted as missing', () => {
    const at = closedWith(aDefect, ['UPHOLD'], ['2026-07-27', 'WAIVED', { reason: '机关已撤销' }])
    expect(dutyOf(at, '1:R4')).toMatchObject({ status: 'lapsed', counted: 'missing', endedOn: '2026-07-27' })
  })

  test('a normative document found unlawful is a defect, whatever the decision says', () => {
    const at = one(
      ...trial,
      ['2026-07-09', 'INCIDENTAL_REQUESTED', { document: '某办法', exOfficio: true }],
      ['2026-07-10', 'INCIDENTAL_OWN', { draftingOrgan: '某局' }],
      ['2026-07-16', 'INCIDENTAL_RESOLVED', { lawful: false, result: '超越权限' }],
      ['2026-07-17', 'RESUME', { reason: '审查完毕' }],
      ...decided(),
      explained('2026-07-23'),
      explain('2026-07-23'),
    )
    expect(dutyOf(at, '1:R4')).toMatchObject({ status: 'open', counted: 'missing', action: 'RECOMMEND' })
    expect(refusedFor(at, ['2026-07-24', 'NO_DEFECT'])).toEqual(['noDefectFound'])
    expect(
      refusedFor(at, [
        '2026-07-24',
        'RECOMMEND',
        { letterKind: 'recommendationLetter', addressee: '某局', content: '修改' },
      ]),
    ).toEqual([])
  })

  test('a defect that comes to light after closing is owed again, and its letter can be sent', () => {
    const closed = closedWith(noDefect, ['UPHOLD'], ['2026-07-24', 'NO_DEFECT'])
    const at = story('2026-07-06', onePerson, [
      ...intake('2026-07-06'),
      ...trial,
      offered('2026-07-10', bothWilling),
      ...decided(),
      explained('2026-07-23'),
      explain('2026-07-23'),
      ['2026-07-24', 'NO_DEFECT'],
      ['2026-07-30', 'DEFECT_CONFIRMED', { defects: aDefect.defects, reason: '复查发现' }],
    ])
    expect(dutiesOf(closed, '2026-07-31').some((d) => d.code === 'R4')).toBe(false)
    expect(dutyOf(at, '1:R4')).toMatchObject({ status: 'open', action: 'LETTER_ISSUED_EARLY', dueLegal: '2026-08-12' })
    expect(refusedFor(at, letterEarly('2026-08-03'))).toEqual([])
  })
})

describe('records entered late (law.md §6.2 rule 3)', () => {
  const happened = '2026-07-09' // a Thursday: the third working day after it is Tuesday the 14th
  const cases = [
    { recordedOn: '2026-07-14', flagged: false, counted: 'met' },
    { recordedOn: '2026-07-15', flagged: true, counted: 'met' },
    { recordedOn: '2026-08-08', flagged: true, counted: 'met' },
    { recordedOn: '2026-08-09', flagged: true, counted: 'missing' },
  ]

  it.each(cases)('R1 recorded on $recordedOn', ({ recordedOn, flagged, counted }) => {
    const at = one(
      ...trial,
      offered(happened, bothWilling, recordedOn),
      ...drafted('2026-08-17', ['UPHOLD'], {}, '补记'),
      signed('2026-08-17'),
      ...served('2026-08-18', 'p1', 'p2'),
    )
    expect(dutyOf(at, '1:R1')).toMatchObject({ recordedLate: flagged, counted, status: 'fulfilled' })
  })

  it('R1: a later record made in time counts in the place of one entered too late', () => {
    const at = one(
      ...trial,
      held(happened, 'failed', ['p1', 'p2'], '2026-08-12'),
      offered('2026-08-13', bothWilling),
      ...drafted('2026-08-17', ['UPHOLD']),
      signed('2026-08-17'),
      ...served('2026-08-18', 'p1', 'p2'),
    )
    expect(counting(dutiesOf(at, '2026-12-31'), at.history, 'R1')).toEqual(['1:R1 met 2026-08-18 by MEDIATION_OFFERED'])
  })

  it.each(cases)('R2 recorded on $recordedOn', ({ recordedOn, flagged, counted }) => {
    const at = one(
      dismissed('2026-07-08', 'interest'),
      signed('2026-07-08'),
      ...served('2026-07-08', 'p1', 'p2'),
      explained(happened, 'p1', recordedOn),
    )
    expect(dutyOf(at, '1:R2:p1')).toMatchObject({ recordedLate: flagged, counted, status: 'fulfilled' })
  })

  it.each(cases)('R4 recorded on $recordedOn', ({ recordedOn, flagged, counted }) => {
    const at = one(
      dismissed('2026-07-07', 'interest'),
      signed('2026-07-07', aDefect),
      ...served('2026-07-08', 'p1', 'p2'),
      explained('2026-07-08'),
      explain('2026-07-08'),
      ...letterSent('2026-07-08', happened, recordedOn),
    )
    expect(dutyOf(at, '1:R4')).toMatchObject({ recordedLate: flagged, counted, status: 'fulfilled' })
  })
})

describe('the deemed and the abandoned', () => {
  test('deemed acceptance counts like any other, and the review period lapsed', () => {
    const at = story('2026-07-06', onePerson, [registered('2026-07-06')], '2026-07-20')
    expect(dutyOf(at, '1:R1')).toMatchObject({ status: 'open', raisedOn: '2026-07-13' })
    expect(dutyOf(at, '1:D05')).toMatchObject({ status: 'lapsed', endedOn: '2026-07-13', late: false, evidence: null })
  })

  test('a case closed by force owes nothing of the trial any more, only its archiving', () => {
    const at = one(...trial, ['2026-07-20', 'FORCE', { state: 'closed', reason: '旧系统已结案' }])
    expect(dutyOf(at, '1:D15')).toMatchObject({ status: 'excused', excuse: 'superseded', endedOn: '2026-07-20' })
    expect(
      dutiesOf(at, '2026-12-31')
        .filter((d) => d.status === 'open')
        .map((d) => d.key),
    ).toEqual(['1:archiving'])
  })

  test('the review period stays fulfilled once the case is closed', () => {
    const at = one(['2026-07-20', 'FORCE', { state: 'closed', reason: '旧系统已结案' }])
    expect(dutyOf(at, '1:D05')).toMatchObject({ status: 'fulfilled', endedOn: '2026-07-07', evidence: 3 })
  })

  const asked: Told[] = [
    registered('2026-07-06'),
    ['2026-07-07', 'REQUEST_SUPPLEMENT', { items: ['身份证明'] }],
    ['2026-07-08', 'SUPPLEMENT_NOTICE_SERVED', { mode: 'direct' }],
  ]
  test('a supplement granted longer shows the day granted', () => {
    const at = story(
      '2026-07-06',
      onePerson,
      [...asked, ['2026-07-09', 'EXTEND_SUPPLEMENT', { until: '2026-08-20', reason: '住院' }]],
      '2026-08-01',
    )
    expect(dutyOf(story('2026-07-06', onePerson, asked), '1:D07').dueLegal).toBe('2026-07-22')
    expect(dutyOf(at, '1:D07')).toMatchObject({ status: 'open', dueLegal: '2026-08-20', owner: 'applicant' })
    expect(dutyOf(untilDay(at, '2026-08-21'), '1:D07')).toMatchObject({ status: 'lapsed', endedOn: '2026-08-20' })
  })

  test('the note after an abandonment is owed from the day of abandonment', () => {
    const at = story('2026-07-06', onePerson, asked, '2026-07-24')
    expect(dutyOf(at, '1:D07')).toMatchObject({ status: 'lapsed', endedOn: '2026-07-22' })
    expect(dutyOf(at, '1:closingNote')).toMatchObject({
      status: 'open',
      raisedOn: '2026-07-22',
      dueLegal: '2026-07-29',
    })
  })

  test('a repeat filing ends the review; nothing but the note is owed', () => {
    const at = story('2026-07-06', onePerson, [
      registered('2026-07-06'),
      ['2026-07-08', 'REPEAT_FILING', { toldOn: '2026-07-08', note: '同一事实和理由' }],
    ])
    expect(dutyOf(at, '1:D05')).toMatchObject({ status: 'fulfilled', endedOn: '2026-07-08', evidence: 3 })
    expect(
      dutiesOf(at, '2026-07-09')
        .filter((d) => d.status === 'open')
        .map((d) => d.key),
    ).toEqual(['1:closingNote'])
  })

  test('a reply that lapsed stays so after the decision', () => {
    const at = one(
      [
        '2026-07-08',
        'START_TRIAL',
        { procedureKind: 'ordinary', reviewers: ['officer', 'colleague'], caseOfficer: 'officer' },
      ],
      ['2026-07-09', 'COPY_SERVED', { respondent: 'p2', mode: 'direct' }],
      ['2026-07-29', 'OPINIONS_HEARD', { party: 'p1', channel: 'phone', reviewers: ['officer'], summary: '坚持' }],
      ...drafted('2026-07-30', ['NO_EVIDENCE'], {}, '未能调解'),
      signed('2026-07-31'),
    )
    expect(dutyOf(at, '1:D12:p2')).toMatchObject({ status: 'lapsed', endedOn: '2026-07-23' })
  })
})

test('acceptance alone raises the duty to mediate, due with the decision', () => {
  const at = story('2026-07-06', onePerson, [registered('2026-07-06'), accepted('2026-07-07')])
  expect(dutyOf(at, '1:R1')).toMatchObject({
    status: 'open',
    counted: null,
    countedOn: null,
    dueLegal: dutyOf(at, '1:D15').dueLegal,
    action: 'MEDIATION_OFFERED',
  })
})
