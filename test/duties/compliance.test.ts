import { expect, test } from 'vitest'
import { defaultCaseSettings } from '../../shared/case/index.ts'
import { caseDuties } from '../../shared/duties/index.ts'
import { termArticle } from '../../shared/terms/index.ts'
import { environment } from '../case/caseDesk.ts'
import { play, scenarios } from '../case/scenarioRunner.ts'

const scenario = scenarios().find(({ file }) => file === 'performance-enforced.json')
if (!scenario) throw new Error('scenario missing')
const steps = play(scenario)
/** The duty to order compliance after the step of a day. */
const orderAfter = (on: string, settings = defaultCaseSettings) => {
  const { recorded } = steps.findLast(({ step }) => step.on <= on) ?? steps[0]!
  return caseDuties(recorded.state, environment(on, 'head', settings)).find((duty) => duty.code === 'complianceOrder')
}

test('a respondent that did not perform in time raises the duty to order compliance, with its article', () => {
  // 2026-08-31 was the last day; five working days of the centre's own target end on 2026-09-07.
  expect(orderAfter('2026-07-31')).toBeUndefined()
  expect(orderAfter('2026-09-02')).toMatchObject({
    owner: 'us',
    action: 'COMPLIANCE_ORDERED',
    raisedOn: '2026-08-31',
    dueLegal: '2026-09-07',
    status: 'fulfilled',
    endedOn: '2026-09-02',
    late: false,
  })
  expect(orderAfter('2026-09-02')?.evidence).toBe(
    steps.find(({ step }) => step.event === 'COMPLIANCE_ORDERED')?.recorded.state.context.seq,
  )
  expect(termArticle('innerTarget', 'complianceOrder')).toBe('行政复议法 第77条第2款')
})

test('performed after all, nobody has to be ordered any more', () => {
  const performed = play({
    ...scenario,
    steps: scenario.steps.flatMap((step) =>
      step.event === 'COMPLIANCE_ORDERED'
        ? [{ on: '2026-09-01' }, { on: '2026-09-02', event: 'PERFORMED' as const }]
        : step.on > '2026-09-02'
          ? []
          : [step],
    ),
  })
  const at = (on: string) => performed.findLast(({ step }) => step.on <= on)?.recorded.state
  const dutyAt = (on: string) => caseDuties(at(on)!, environment(on)).find((duty) => duty.code === 'complianceOrder')
  expect(dutyAt('2026-09-01')).toMatchObject({ status: 'open', dueLegal: '2026-09-07' })
  expect(dutyAt('2026-09-02')).toMatchObject({ status: 'excused', excuse: 'superseded', endedOn: '2026-09-02' })
})

test('the target is the office’s own, and 0 switches it off', () => {
  const days = (complianceOrder: number) => ({
    ...defaultCaseSettings,
    targets: { ...defaultCaseSettings.targets, complianceOrder },
  })
  expect(orderAfter('2026-09-02', days(10))?.dueLegal).toBe('2026-09-14')
  expect(orderAfter('2026-09-02', days(0))).toBeUndefined()
})
