import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CaseCommand,
  decide,
  type EventType,
  eventDefinition,
  eventTypes,
  explainStep,
  type Field,
  type Fields,
  limits,
  mainState,
} from '../../shared/case/index.ts'
import { termCodes } from '../../shared/terms/index.ts'
import { plusDays } from '../../shared/time-limits/index.ts'
import {
  attempt,
  environment,
  folded,
  type Recorded,
  received,
  recorderOf,
  stored,
  taken,
  untilDay,
} from './caseDesk.ts'
import { sampleCommands } from './sampleCommands.ts'

const begun = '2026-07-06'
const type = fc.constantFrom(...eventTypes.filter((each) => each !== 'APPLICATION_RECEIVED'))
const day = fc.integer({ min: -30, max: 200 }).map((count) => plusDays(begun, count))

/** Any answer a field lets through, fitting the case or not. */
function answer(field: Field): fc.Arbitrary<unknown> {
  const ids = fc.constantFrom('p1', 'p2', 'p3', 'p9', 'officer', 'colleague', 'head', 'nobody', 'c1l1')
  switch (field.kind) {
    case 'date':
      return day
    case 'text':
      return fc.constantFrom('事由', '张某')
    case 'texts':
      return fc.array(fc.constant('材料'), { minLength: 1, maxLength: 3 })
    case 'number':
      return fc.integer({ min: field.min, max: Math.min(field.max, field.min + 400) })
    case 'flag':
      return fc.boolean()
    case 'term':
      return fc.constantFrom(...termCodes(field.group))
    case 'terms':
      return fc.subarray([...termCodes(field.group)], { minLength: 1 })
    case 'parties':
    case 'staffList':
      return fc.array(ids, { minLength: 1, maxLength: 3 })
    case 'rows':
      return fc.array(answers(field.fields), { minLength: 1, maxLength: 2 })
    default:
      return ids
  }
}

function answers(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(fields)
  const required = entries.filter(([, field]) => !field.optional).map(([name]) => name)
  return fc.record(Object.fromEntries(entries.map(([name, field]) => [name, answer(field)])), {
    requiredKeys: required,
  })
}

/** A form filled in at random, or left unfinished, or with an answer of the wrong kind. */
const form = (each: EventType): fc.Arbitrary<Record<string, unknown>> => {
  const full = answers(eventDefinition(each).fields)
  const names = Object.keys(eventDefinition(each).fields)
  return fc.oneof(
    full,
    fc
      .tuple(full, fc.subarray(names))
      .map(([data, left]) => Object.fromEntries(Object.entries(data).filter(([name]) => !left.includes(name)))),
    fc
      .tuple(full, fc.constantFrom('unknown', ...names), fc.constantFrom<unknown>(null, 7, 'x', [], {}))
      .map(([data, name, value]) => ({ ...data, [name]: value })),
  )
}
const command = type.chain((each) => fc.record({ type: fc.constant(each), on: day, data: form(each) }))

/** Cases in the middle of everything: each is brought there by the named steps, one a day. */
const courses: readonly EventType[][] = [
  [],
  ['REGISTERED', 'REQUEST_SUPPLEMENT', 'SUPPLEMENT_NOTICE_SERVED'],
  ['REGISTERED', 'ACCEPT', 'START_TRIAL', 'COPY_SERVED'],
  [
    'REGISTERED',
    'ACCEPT',
    'START_TRIAL',
    'COPY_SERVED',
    'REPLY_RECEIVED',
    'OPINIONS_HEARD',
    'MEDIATION_HELD',
    'INCIDENTAL_REQUESTED',
    'HEARING_REQUIRED',
    'STAY_REQUESTED',
  ],
  [
    'REGISTERED',
    'ACCEPT',
    'START_TRIAL',
    'COPY_SERVED',
    'REPLY_RECEIVED',
    'OPINIONS_HEARD',
    'MEDIATION_OFFERED',
    'TRIAL_COMPLETE',
    'DRAFT_DONE',
  ],
  [
    'REGISTERED',
    'ACCEPT',
    'START_TRIAL',
    'COPY_SERVED',
    'REPLY_RECEIVED',
    'OPINIONS_HEARD',
    'MEDIATION_OFFERED',
    'TRIAL_COMPLETE',
    'DRAFT_DONE',
    'APPROVED',
    'SERVED',
    'SERVED',
    'SERVED',
    'EXPLAIN',
    'EXPLAINED',
  ],
  ['REGISTERED', 'REFUSE', 'SERVED', 'EXPLAIN', 'EXPLAINED', 'NO_DEFECT'],
]
const places = courses.map((steps) =>
  steps.reduce(
    ({ recorded, today }, each) => {
      const possible = sampleCommands(recorded.state.context, today).filter(
        (c) => c.type === each && attempt(recorded, c).accepted,
      )
      const [first] = possible
      if (!first) throw new Error(`${each} is not possible in ${mainState(recorded.state)}`)
      const next = plusDays(today, 1)
      return { recorded: untilDay(taken(recorded, attempt(recorded, first)), next), today: next }
    },
    { recorded: received(begun), today: begun },
  ),
)
/** By number: a whole case is too large to be printed beside a failure. */
const place = fc.nat(places.length - 1)

function decided({ state, history }: Recorded, each: CaseCommand, today: string) {
  const env = environment(today, recorderOf(each.type))
  return { env, decision: decide(state, history, each, env) }
}

describe('any form, on any day', () => {
  it('is decided without stumbling: accepted whole, or refused with what is missing and without a trace', () => {
    fc.assert(
      fc.property(place, command, fc.integer({ min: 0, max: 120 }), (course, each, later) => {
        const { recorded, today } = places[course]!
        const now = plusDays(today, later)
        const at = untilDay(recorded, now)
        const before = JSON.stringify(stored(at.state))
        const { env, decision } = decided(at, each, now)
        expect(JSON.stringify(stored(at.state))).toBe(before)
        expect(explainStep(at.state, at.history, each.type, env, each).unmet).toEqual(
          decision.accepted ? [] : decision.unmet,
        )
        if (decision.accepted) {
          expect(folded([...at.history, ...decision.events])).toEqual(stored(decision.state))
          expect(decision.events.filter((e) => e.on > now)).toEqual([])
          return
        }
        expect(decision.unmet.length).toBeGreaterThan(0)
        for (const { zh, en, article, remedy } of decision.unmet) {
          expect(zh).toMatch(/[\u4e00-\u9fff]/)
          expect(remedy.zh).toMatch(/[\u4e00-\u9fff]/)
          expect([en, remedy.en, article]).not.toContain('')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('keeps the invariants also where it is recorded late', () => {
    fc.assert(
      fc.property(
        place,
        fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20 })), {
          maxLength: 10,
        }),
        (course, choices) => {
          let { recorded, today } = places[course]!
          for (const [pick, wait, late] of choices) {
            today = plusDays(today, wait)
            recorded = untilDay(recorded, today)
            const all = sampleCommands(recorded.state.context, plusDays(today, -late)).filter((c) => c.type !== 'FORCE')
            const possible = all.filter((c) => decided(recorded, c, today).decision.accepted)
            const chosen = possible[pick % Math.max(1, possible.length)]
            if (!chosen) continue
            const { decision } = decided(recorded, chosen, today)
            recorded = taken(recorded, decision)
            const facts = recorded.state.context
            expect(folded(recorded.history)).toEqual(stored(recorded.state))
            // Signed on the merits: on no day on which the case stood still.
            const { form: kind, signedOn } = facts.outcome ?? {}
            if (kind === 'decision' && signedOn) {
              expect(
                facts.suspensions.filter((s) => s.resumedOn === null || (s.on < signedOn && signedOn < s.resumedOn)),
              ).toEqual([])
            }
            for (const limit of limits(facts, environment(today))) {
              // 行政复议法 第62条: from acceptance, and the thirty days of the simple procedure are never extended.
              if (limit.code === 'D15' || limit.code === 'D17') expect(limit.period.trigger).toBe(facts.acceptance?.on)
              if (limit.code === 'D17') expect(limit.period.extension).toBe(0)
            }
            const overdue = facts.overdueSince
            if (overdue && signedOn && facts.cycle === 1) expect(signedOn > overdue).toBe(true)
          }
        },
      ),
      {
        numRuns: 10,
        // A step taken back before a reopening: what the earlier cycle keeps is the same when the log is folded again.
        examples: [
          [
            6,
            [
              [0, 4, 0],
              [0, 8, 0],
              [64, 0, 0],
              [178, 0, 0],
            ],
          ],
        ],
      },
    )
  }, 120_000)
})
