import { describe, expect, it } from 'vitest'
import type { EventType } from '../../shared/case/index.ts'
import { folded, stored } from './caseDesk.ts'
import { play, type Scenario, scenarios, seen } from './scenarioRunner.ts'

/** The transitions of law.md §7.2 and the edges of §7.5, each with a step by which the log shows it. */
const transitions: Record<string, readonly EventType[]> = {
  1: ['APPLICATION_RECEIVED'],
  2: ['REGISTERED'],
  '2a': ['FILED_AT_PENALTY_ORGAN'],
  '2b': ['FORWARDED', 'INSISTED'],
  '2c': ['SELF_CORRECTED'],
  3: ['ACCEPT'],
  4: ['DEEMED_ACCEPTED'],
  5: ['REFUSE'],
  '5a': ['REPEAT_FILING'],
  6: ['REQUEST_SUPPLEMENT'],
  7: ['SUPPLEMENT_RECEIVED'],
  8: ['EXTEND_SUPPLEMENT'],
  9: ['DEEMED_ABANDONED'],
  10: ['WITHDRAWN_BEFORE_ACCEPTANCE'],
  11: ['START_TRIAL'],
  12: ['COPY_SERVED'],
  13: ['REPLY_RECEIVED'],
  14: ['REPLY_LAPSED'],
  15: ['OPINIONS_HEARD', 'OPINIONS_IMPOSSIBLE'],
  16: ['TRIAL_COMPLETE'],
  17: ['CONVERT_TO_ORDINARY'],
  18: ['MEDIATION_DOC_EFFECTIVE'],
  19: ['DISMISS'],
  20: ['TERMINATE'],
  21: ['DRAFT_DONE'],
  22: ['OPINION_RECORDED'],
  23: ['APPROVED'],
  24: ['RETURNED'],
  25: ['SERVED'],
  26: ['EXPLAIN'],
  27: ['EXPLAINED', 'WRITTEN_SERVED'],
  28: ['NO_DEFECT'],
  29: ['RECOMMEND'],
  30: ['ANSWERED', 'WAIVED', 'CLOSE'],
  31: ['ARCHIVE'],
  32: ['ELEVATION_REQUESTED', 'ELEVATION_GRANTED', 'ELEVATION_REFUSED'],
  33: ['DECISION_LAPSED'],
  FORCE: ['FORCE'],
  REVERT: ['REVERT'],
  RO1: ['REOPEN'],
  RO2: ['REOPEN'],
  RO3: ['REOPEN'],
  RO4: ['NEW_CASE_LINKED'],
  RO5: ['REOPEN'],
  RO6: ['CORRECT'],
  RO7: ['NEW_CASE_LINKED'],
  RO8: ['NEW_CASE_LINKED'],
  RO9: ['REOPEN'],
}

const all = scenarios()
const name = ({ file, title }: Scenario) => `${file}: ${title}`

describe.each(all.map((each) => [name(each), each] as const))('%s', (_name, scenario) => {
  const outcomes = play(scenario)

  it('goes as the law has it', () => {
    for (const outcome of outcomes) {
      const where = `${outcome.step.on} ${outcome.step.event ?? ''}`
      // A step that is not expected to be refused has to be accepted.
      if (!outcome.step.expect?.refused)
        expect(
          outcome.refused.map((u) => `${u.condition}: ${u.zh}`),
          where,
        ).toEqual([])
      expect({ where, ...seen(outcome) }).toEqual({ where, ...outcome.step.expect })
    }
  })

  it('gives the same state from the log alone, and refuses without a trace', () => {
    for (const { recorded, before, refused, explained, step } of outcomes) {
      expect(folded(recorded.history), step.on).toEqual(stored(recorded.state))
      expect(explained).toEqual(refused)
      if (refused.length > 0) expect(stored(recorded.state)).toEqual(stored(before.state))
      for (const { article, zh, en, remedy } of refused)
        expect([article, zh, en, remedy.zh, remedy.en].every((text) => text.length > 0)).toBe(true)
    }
  })

  it('shows the transitions it names', () => {
    const types = new Set(outcomes.at(-1)?.recorded.history.map((entry) => entry.type))
    const reopened = new Set(
      outcomes.at(-1)?.recorded.history.flatMap((e) => (e.type === 'REOPEN' ? [e.data['code']] : [])),
    )
    for (const number of scenario.transitions) {
      const steps = transitions[number]
      expect(steps, number).toBeDefined()
      if (steps && steps.length > 0)
        expect(
          steps.some((type) => types.has(type)),
          number,
        ).toBe(true)
      if (steps?.[0] === 'REOPEN') expect(reopened.has(number), number).toBe(true)
    }
  })
})

describe('the scenarios together', () => {
  it('show every transition and every way of reopening', () => {
    const shown = new Set(all.flatMap((each) => each.transitions))
    expect(Object.keys(transitions).filter((number) => !shown.has(number))).toEqual([])
  })
})
