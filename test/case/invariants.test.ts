import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainStep, type LoggedEvent, limits } from '../../shared/case/index.ts'
import { hearingNoticeLatest, plusDays } from '../../shared/time-limits/index.ts'
import {
  attempt,
  calendar,
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

type Walk = { recorded: Recorded; today: string }
const beside = ['FORCE', 'REVERT', 'CORRECT', 'NOTED', 'SERVICE_ADDRESS_CONFIRMED', 'AGENT_APPOINTED', 'AGENT_ENDED']

/** A case after random steps on random days; `seen` is called after each accepted step. */
function wander(choices: readonly [number, number][], seen: (walk: Walk, entry: LoggedEvent) => void): Walk {
  let walk: Walk = { recorded: received('2026-07-06'), today: '2026-07-06' }
  for (const [pick, wait] of choices) {
    const today = plusDays(walk.today, wait)
    const at = untilDay(walk.recorded, today)
    const possible = sampleCommands(at.state.context, today).filter(
      (command) => !beside.includes(command.type) && attempt(at, command).accepted,
    )
    const command = possible[pick % Math.max(1, possible.length)]
    if (!command) {
      walk = { recorded: at, today }
      continue
    }
    walk = { recorded: taken(at, attempt(at, command)), today }
    seen(walk, walk.recorded.history.find((e) => e.type === command.type && e.seq > at.history.length) as LoggedEvent)
  }
  return walk
}

const choices = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 0, max: 25 })), { minLength: 4, maxLength: 22 })

describe('invariants of law.md §7.2', () => {
  it('hold after every step of any case', () => {
    fc.assert(
      fc.property(choices, (steps) => {
        let signedSuspended = 0
        wander(steps, ({ recorded, today }, entry) => {
          const { context: f } = recorded.state
          const regions = recorded.state.value as Record<string, unknown>
          // One acceptance per cycle, and no ruling without one.
          if (f.outcome && f.outcome.form !== 'notAccepted') expect(f.acceptance).not.toBeNull()
          // Nothing on the merits is signed while the case is suspended.
          if (entry?.type === 'APPROVED' && f.outcome?.form === 'decision') {
            signedSuspended += f.suspensions.some((s) => s.resumedOn === null) ? 1 : 0
          }
          // Extensions of thirty days in all, and only in the ordinary procedure (行政复议法 第62条).
          const extended = f.extensions.reduce((sum, x) => sum + x.days, 0)
          expect(extended).toBeLessThanOrEqual(30)
          if (extended > 0) expect(f.procedure).toBe('ordinary')
          // A signed decision ends mediation and withdrawal.
          const { signedSeq = null } = f.outcome ?? {}
          if (signedSeq !== null) {
            expect(f.mediations.every((m) => m.seq <= signedSeq)).toBe(true)
            expect(f.withdrawal === null || f.withdrawal.seq <= signedSeq).toBe(true)
          }
          if (f.hearing?.on && f.hearing.noticeReceivedOn) {
            expect(f.hearing.noticeReceivedOn <= hearingNoticeLatest(f.hearing.on, calendar)).toBe(true)
          }
          if (f.procedure === 'ordinary' && f.reopened === null)
            expect(new Set(f.reviewers).size).toBeGreaterThanOrEqual(2)
          for (const limit of limits(f, environment(today))) {
            if (limit.code === 'D15' || limit.code === 'D17')
              expect(limit.raisedOn >= (f.acceptance?.on ?? '')).toBe(true)
          }
          expect(regions.main).toBeDefined()
        })
        expect(signedSuspended).toBe(0)
      }),
      { numRuns: 40 },
    )
  })

  it('the log alone gives the state, however the days were divided', () => {
    fc.assert(
      fc.property(choices, fc.integer({ min: 1, max: 400 }), (steps, later) => {
        const { recorded, today } = wander(steps, () => {})
        expect(folded(recorded.history)).toEqual(stored(recorded.state))
        // Day by day, or all at once after months with the program closed: the same legal effects on the same days.
        const end = plusDays(today, later)
        let daily = recorded
        for (let day = today; day <= end; day = plusDays(day, 1)) daily = untilDay(daily, day)
        const atOnce = untilDay(recorded, end)
        const effects = ({ history }: Recorded) => history.map((e) => [e.type, e.on])
        expect(effects(atOnce)).toEqual(effects(daily))
      }),
      { numRuns: 25 },
    )
  })

  it('a refusal changes nothing and is exactly what explainStep lists', () => {
    fc.assert(
      fc.property(choices, fc.nat(500), (steps, pick) => {
        const { recorded, today } = wander(steps, () => {})
        const commands = sampleCommands(recorded.state.context, today).filter((c) => !beside.includes(c.type))
        const command = commands[pick % commands.length]
        if (!command) return
        const before = JSON.stringify(stored(recorded.state))
        const decision = attempt(recorded, command, today)
        expect(JSON.stringify(stored(recorded.state))).toBe(before)
        const env = environment(today, recorderOf(command.type))
        const explained = explainStep(recorded.state, recorded.history, command.type, env, command)
        expect(explained.unmet.map((u) => u.condition)).toEqual(
          decision.accepted ? [] : decision.unmet.map((u) => u.condition),
        )
        if (decision.accepted) return
        expect(decision.unmet.length).toBeGreaterThan(0)
        for (const unmet of decision.unmet) {
          expect(unmet.zh).not.toBe('')
          expect(unmet.article).not.toBe('')
          expect(unmet.remedy.zh).not.toBe('')
        }
      }),
      { numRuns: 60 },
    )
  })
})
