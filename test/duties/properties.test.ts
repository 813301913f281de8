import { beforeAll, describe, expect, it } from 'vitest'
import { eventDefinition, fold, isOpen, type LoggedEvent, mainState } from '../../shared/case/index.ts'
import { type Band, bandOf, bands, caseDuties, type Duty } from '../../shared/duties/index.ts'
import { termCodes } from '../../shared/terms/index.ts'
import { type CivilDate, plusDays } from '../../shared/time-limits/index.ts'
import { environment } from '../case/caseDesk.ts'
import {
  aDefect,
  drafted,
  explain,
  explained,
  intake,
  letterSent,
  offered,
  onePerson,
  registered,
  served,
  signed,
  story,
  type Told,
  tried,
  withThirdParty,
} from './caseStory.ts'
import { type Place, wander } from './wander.ts'

/** Every case as it wanders through the statechart, with what is owed in it on that day. */
type Seen = Place & { duties: Duty[] }
const seen: Seen[] = []
const problem = (what: (at: Seen) => string[]) => [
  ...new Set(seen.flatMap((at) => what(at).map((text) => `${mainState(at.recorded.state)}: ${text}`))),
]

const decided: Told[] = [
  ...intake('2026-07-06'),
  ...tried('2026-07-08'),
  offered('2026-07-10', { p1: 'accepted', p2: 'refused' }),
  ...drafted('2026-07-13', ['REVOKE', 'REDO'], { redo: true, redoDays: 30 }),
]
const assessed: Told[] = [
  ...decided,
  signed('2026-07-14', aDefect),
  ...served('2026-07-15', 'p1', 'p2'),
  explained('2026-07-16'),
  explain('2026-07-16'),
]
const supplementAsked: Told[] = [
  registered('2026-07-06'),
  ['2026-07-07', 'REQUEST_SUPPLEMENT', { items: ['身份证明'] }],
  ['2026-07-08', 'SUPPLEMENT_NOTICE_SERVED', { mode: 'direct' }],
]
const committee: Told[] = [
  ...decided.slice(0, -2),
  ['2026-07-13', 'TRIAL_COMPLETE', { committeeNeeded: true, committeeGround: 'major' }],
  ['2026-07-13', 'DRAFT_DONE', { decisionKinds: ['UPHOLD'], worseForApplicant: false, summary: '拟办意见' }],
]
const toldInPart: Told[] = [
  ...decided,
  signed('2026-07-14', { defectFound: false, burdenedThirdParties: ['p3'] }),
  ...served('2026-07-15', 'p1', 'p2', 'p3'),
  explain('2026-07-15'),
  explained('2026-07-16', 'p3'),
]
const start = (today: CivilDate, steps: Told[], parties: Record<string, unknown> = onePerson): Place => ({
  recorded: story('2026-07-06', parties, steps, today),
  today,
  path: [`(${steps.at(-1)?.[1] ?? 'received'})`],
})

beforeAll(() => {
  const starts = [
    start('2026-07-06', []),
    start('2026-07-06', [], { ...onePerson, channel: 'penaltyOrgan' }),
    start('2026-07-09', [...intake('2026-07-06'), ...tried('2026-07-08')], withThirdParty),
    start('2026-07-08', [...intake('2026-07-06'), ...tried('2026-07-08', [])]),
    start('2026-07-16', toldInPart, withThirdParty),
    start('2026-07-08', supplementAsked),
    start('2026-07-24', supplementAsked),
    start('2026-07-13', committee),
    start('2026-07-13', decided),
    start('2026-07-16', assessed),
    start('2026-07-20', [...assessed, ...letterSent('2026-07-17', '2026-07-20')]),
    start('2026-09-25', [...assessed, ...letterSent('2026-07-17', '2026-07-20')]),
  ]
  const planned = [
    ...decided,
    signed('2026-07-14', aDefect),
    ...served('2026-07-15', 'p1', 'p2'),
    explain('2026-07-15'),
  ]
  const copied = [...intake('2026-07-06'), ...tried('2026-07-08').slice(0, 2)]
  starts.push(start('2026-07-15', planned), start('2026-07-08', copied))
  wander(starts, 6, 28, (at) => seen.push({ ...at, duties: caseDuties(at.recorded.state, environment(at.today)) }))
}, 240_000)

describe('what is owed, wherever a case wanders', () => {
  it('has been everywhere', () => {
    expect(new Set(seen.map(({ recorded }) => mainState(recorded.state)))).toEqual(new Set(termCodes('mainState')))
  })

  it('follows from the log alone', () => {
    // Folding a long log takes its time: every fourth place, so every day of the wandering.
    expect(
      seen
        .filter((_, i) => i % 4 === 0)
        .flatMap(({ recorded, duties, today }) => {
          const again = caseDuties(
            fold(JSON.parse(JSON.stringify(recorded.history)) as LoggedEvent[]),
            environment(today),
          )
          return JSON.stringify(again) === JSON.stringify(duties) ? [] : [mainState(recorded.state)]
        }),
    ).toEqual([])
  }, 120_000)

  it('has a key of its own', () => {
    expect(
      problem(({ duties }) =>
        duties.filter((d, i) => duties.findIndex((o) => o.key === d.key) !== i).map((d) => d.key),
      ),
    ).toEqual([])
  })

  it('has ended if and only if it is not open, with a reason if and only if it is excused', () => {
    const wrong = (d: Duty) =>
      (d.status === 'open') !== (d.endedOn === null) ||
      (d.status === 'excused') !== (d.excuse !== null) ||
      (d.late && d.status !== 'fulfilled')
    expect(
      problem(({ duties }) => duties.filter(wrong).map((d) => `${d.key} ${d.status} ${d.endedOn} ${d.excuse}`)),
    ).toEqual([])
  })

  it('is due on or after the day it was raised, safely on or before, near before that', () => {
    const wrong = (d: Duty) =>
      d.dueLegal !== null &&
      (d.dueLegal < d.raisedOn ||
        (d.dueSafe as string) > d.dueLegal ||
        (d.nearFrom as string) > (d.dueSafe as string) ||
        (d.nominal as string) > d.dueLegal)
    expect(
      problem(({ duties }) => duties.filter(wrong).map((d) => `${d.key} raised ${d.raisedOn} due ${d.dueLegal}`)),
    ).toEqual([])
  })

  it('shows no date while the clock of the case stands still, and stands still only while open', () => {
    const wrong = (d: Duty) =>
      d.paused && (d.status !== 'open' || [d.nominal, d.dueLegal, d.dueSafe, d.nearFrom].some((day) => day !== null))
    expect(problem(({ duties }) => duties.filter(wrong).map((d) => d.key))).toEqual([])
    expect(seen.some(({ duties }) => duties.some((d) => d.paused && d.code === 'D15'))).toBe(true)
  })

  it('names entries of the log as its cause and its evidence', () => {
    const wrong = (at: Seen, d: Duty) =>
      [d.raisedBy, ...(d.evidence === null ? [] : [d.evidence])].some(
        (seq) => !at.recorded.history.some((e) => e.seq === seq),
      )
    expect(problem((at) => at.duties.filter((d) => wrong(at, d)).map((d) => d.key))).toEqual([])
  })

  it('counts in a rate from its fixed day, and in no other way', () => {
    const wrong = (d: Duty) =>
      (d.rate === null) !== !['R1', 'R2', 'R4'].includes(d.code) ||
      (d.counted === null) !== (d.countedOn === null) ||
      (d.counted === 'excluded') !== (d.counted !== null && d.rate !== null && d.status === 'excused') ||
      (d.counted === 'met' && d.status !== 'fulfilled')
    expect(
      problem(({ duties }) => duties.filter(wrong).map((d) => `${d.key} ${d.status} ${d.counted} ${d.countedOn}`)),
    ).toEqual([])
  })

  it('once counted keeps its day, whatever happens later in the cycle', () => {
    expect(
      problem(({ duties, recorded }) => {
        const outcome = recorded.state.context.outcome
        const r1 = duties.find((d) => d.key === `${recorded.state.context.cycle}:R1`)
        return outcome?.effectiveOn && r1 && r1.countedOn !== outcome.effectiveOn
          ? [`${r1.key} ${r1.countedOn} not ${outcome.effectiveOn}`]
          : []
      }),
    ).toEqual([])
  })

  it('keeps the figures of a cycle as they were when the case was reopened', () => {
    const figures = (duties: readonly Duty[], cycle: number) =>
      duties
        .filter((d) => d.rate && d.cycle === cycle)
        .map((d) => [d.key, d.counted, d.countedOn, d.evidence, d.excuse])
    const reopened = seen.filter(({ recorded }) => recorded.state.context.past.length === 1)
    expect(reopened.length).toBeGreaterThan(10)
    for (const { recorded, duties, today } of reopened) {
      const before = recorded.history.filter((e) => e.seq < (recorded.state.context.reopened?.seq ?? 0))
      expect(figures(duties, 1)).toEqual(figures(caseDuties(fold(before), environment(today)), 1))
      expect(duties.filter((d) => d.cycle === 1 && d.status === 'open')).toEqual([])
    }
  }, 120_000)
})

/** How, with whom and with what result: what the entry behind a number has to say besides who and when. */
const evidence: Record<string, { how: string[]; whom: string[]; result: string[] }> = {
  MEDIATION_OFFERED: { how: ['asked'], whom: ['asked'], result: ['asked'] },
  OPINIONS_HEARD: { how: ['channel'], whom: ['party'], result: ['mediationAnswer'] },
  MEDIATION_HELD: { how: ['channel', 'mediators'], whom: ['participants'], result: ['outcome'] },
  WITHDRAWAL_REQUESTED: { how: ['statement'], whom: ['by'], result: ['reason'] },
  EXPLAINED: { how: ['channel'], whom: ['party'], result: ['checklist', 'summary'] },
  WRITTEN_SERVED: { how: ['mode'], whom: ['party'], result: ['checklist', 'evidence'] },
  LETTER_SERVED: { how: ['mode'], whom: [], result: [] },
  LETTER_ISSUED_EARLY: { how: ['documentNumber'], whom: ['addressee'], result: ['servedOn'] },
}

describe('a tick box is not evidence', () => {
  it('gives every met unit an entry with who, when, how, with whom and the result', () => {
    const types = new Set<string>()
    expect(
      problem(({ duties, recorded }) =>
        duties
          .filter((d) => d.counted === 'met')
          .flatMap((d) => {
            const entry = recorded.history.find((e) => e.seq === d.evidence)
            const needed = entry && evidence[entry.type]
            if (!entry || !needed) return [`${d.key} by ${entry?.type}`]
            types.add(entry.type)
            const blank = [...needed.how, ...needed.whom, ...needed.result].filter(
              (name) =>
                [undefined, ''].includes(entry.data[name] as string) ||
                (Array.isArray(entry.data[name]) && entry.data[name].length === 0),
            )
            return entry.by !== 'program' && entry.on <= entry.recordedAt.slice(0, 10) && blank.length === 0
              ? []
              : [`${entry.type} lacks ${blank}`]
          }),
      ),
    ).toEqual([])
    // A letter that was served names its addressee in the entry that drafted it.
    expect(types.size).toBeGreaterThan(4)
  })

  it('asks for those answers on the form: none of them may be left blank', () => {
    for (const [type, { how, whom, result }] of Object.entries(evidence)) {
      const { fields } = eventDefinition(type as LoggedEvent['type'])
      for (const name of [...how, ...whom, ...result]) {
        if (name !== 'mediationAnswer') expect(fields[name]?.optional, `${type}.${name}`).toBeUndefined()
      }
    }
  })
})

describe('bands', () => {
  const days = (today: CivilDate) => [-30, -1, 0, 1, 5, 20, 90].map((count) => plusDays(today, count))

  it('puts every open duty into exactly one band on every day, by rules that exclude each other', () => {
    const rules: Record<Exclude<Band, 'noNextStep'>, (d: Duty, today: CivilDate) => boolean> = {
      suspended: (d) => d.paused,
      waiting: (d) => !d.paused && d.owner !== 'us',
      overdue: (d, today) => !d.paused && d.owner === 'us' && d.dueLegal !== null && d.dueLegal < today,
      near: (d, today) =>
        !d.paused && d.owner === 'us' && d.dueLegal !== null && d.dueLegal >= today && (d.nearFrom as string) <= today,
      normal: (d, today) =>
        !d.paused &&
        d.owner === 'us' &&
        (d.dueLegal === null || (d.dueLegal >= today && (d.nearFrom as string) > today)),
    }
    expect(
      problem(({ duties, today }) =>
        days(today).flatMap((day) =>
          duties.flatMap((d) => {
            const fitting = Object.entries(rules)
              .filter(([, rule]) => rule(d, day))
              .map(([band]) => band)
            const found = bandOf(d, day)
            if (d.status !== 'open') return found === null ? [] : [`${d.key} has ended, but is ${found}`]
            return fitting.length === 1 && fitting[0] === found ? [] : [`${d.key} is ${found}, not ${fitting}`]
          }),
        ),
      ),
    ).toEqual([])
  })

  it('adds up: the open duties and the open cases without one are all rows there are', () => {
    for (const day of ['2026-07-10', '2026-09-01', '2026-12-31']) {
      const rows = seen.flatMap(({ duties, recorded }): Band[] => {
        const open = duties.flatMap((d) => bandOf(d, day) ?? [])
        return open.length > 0 || !isOpen(recorded.state) ? open : ['noNextStep']
      })
      const counts = bands.map((band) => rows.filter((b) => b === band).length)
      const stray = seen.filter(
        ({ duties, recorded }) => isOpen(recorded.state) && duties.every((d) => d.status !== 'open'),
      ).length
      const open = seen.flatMap(({ duties }) => duties.filter((d) => d.status === 'open')).length
      expect(counts.reduce((a, b) => a + b, 0)).toBe(open + stray)
    }
  })

  it('leaves no open case without a next step', () => {
    expect(
      problem(({ duties, recorded, path }) =>
        isOpen(recorded.state) && duties.every((d) => d.status !== 'open') ? [path.join(' > ')] : [],
      ),
    ).toEqual([])
  })

  it('has something for us to do in every open case, but where the law makes us wait for others', () => {
    const waits = [
      'intake.penaltyOrganRoute',
      'intake.supplementing',
      'correctionRecommendation.awaitingAnswer',
      'correctionRecommendation.answerOverdue',
    ]
    const idle = seen.filter(
      ({ duties, recorded }) =>
        isOpen(recorded.state) && !duties.some((d) => d.status === 'open' && (d.owner === 'us' || d.paused)),
    )
    expect(
      [...new Set(idle.map(({ recorded }) => mainState(recorded.state)))].filter((main) => !waits.includes(main)),
    ).toEqual([])
  })
})
