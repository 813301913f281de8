import { describe, expect, it } from 'vitest'
import { isPossible, offeredSteps } from '../../renderer/screens/case/steps.ts'
import { zh } from '../../renderer/texts/zh.ts'
import { eventTypes } from '../../shared/case/events.ts'
import type { CaseView, StepView } from '../../shared/contract/index.ts'

const missing = { condition: 'x', article: '', zh: '缺', en: 'x', remedy: { zh: '补', en: 'x' } }
const step = (type: StepView['type'], more: Partial<StepView> = {}): StepView => ({
  type,
  here: true,
  unmet: [],
  ...more,
})
const view = (steps: StepView[], more: Partial<CaseView> = {}) => ({
  steps,
  mainState: 'inCaseMediation.investigating',
  duties: [] as CaseView['duties'],
  regions: {} as Record<string, string>,
  ...more,
})
const types = (steps: readonly StepView[]): string[] => steps.map(({ type }) => type)

describe('the steps of the case page', () => {
  it('puts what carries the case on first, the possible before the impossible', () => {
    const offered = offeredSteps(
      view([
        step('NOTED'),
        step('TRIAL_COMPLETE', { unmet: [missing] }),
        step('MEDIATION_HELD'),
        step('REGISTERED', { here: false, unmet: [missing] }),
      ]),
    )
    expect(types(offered.first)).toEqual(['MEDIATION_HELD', 'TRIAL_COMPLETE'])
    expect(offered.first.map(isPossible)).toEqual([true, false])
    expect(offered.more.map(({ group, steps }) => [group, types(steps)])).toEqual([['record', ['NOTED']]])
    expect(offered.elsewhere.map(({ steps }) => types(steps))).toEqual([['REGISTERED']])
  })

  it('offers the resumption first while the clock stands still', () => {
    const offered = offeredSteps(view([step('MEDIATION_HELD'), step('RESUME')], { regions: { clock: 'suspended' } }))
    expect(types(offered.first)).toEqual(['RESUME', 'MEDIATION_HELD'])
  })

  it('keeps the supervised ways out apart, and loses no other step', () => {
    const all = eventTypes.map((type) => step(type))
    const offered = offeredSteps(view(all))
    const shown = [
      ...offered.first,
      ...offered.more.flatMap(({ steps }) => steps),
      ...offered.elsewhere.flatMap(({ steps }) => steps),
    ]
    expect(new Set(types(shown))).toEqual(
      new Set(eventTypes.filter((type) => !['FORCE', 'REVERT', 'CORRECT', 'REOPEN'].includes(type))),
    )
  })

  it('explains only steps that exist', () => {
    expect(Object.keys(zh.effects).filter((type) => !(eventTypes as string[]).includes(type))).toEqual([])
  })
})
