import { describe, expect, it } from 'vitest'
import { conditions } from '../../shared/case/conditions.ts'
import { eventDefinition, eventTypes } from '../../shared/case/events.ts'
import type { ConditionName } from '../../shared/case/index.ts'
import { mendOf } from '../../shared/case/mending.ts'
import { fieldLabel } from '../../shared/terms/index.ts'
import { attempt, received, taken } from './caseDesk.ts'

describe('what mends a condition', () => {
  const names = Object.keys(conditions) as ConditionName[]
  const asked = names.filter((name) => 'asked' in conditions[name])

  it('is a blank that the form of the step has, with a label', () => {
    for (const name of names) {
      for (const type of eventTypes) {
        const { field } = mendOf(name, type)
        if (!field) continue
        expect(field === 'on' || Object.hasOwn(eventDefinition(type).fields, field), `${name} ${type}`).toBe(true)
        expect(fieldLabel(type, field)).not.toBe('')
      }
    }
  })

  it('is known for nearly every condition that the answers of a form decide', () => {
    const mends = (name: ConditionName) =>
      'event' in conditions[name] || eventTypes.some((type) => Object.keys(mendOf(name, type)).length > 0)
    // What no form can mend: a law that is not in force yet, a period that is over, something done already.
    const never = asked.filter((name) => !mends(name))
    expect(never.length / asked.length).toBeLessThan(0.2)
  })

  it('comes with the refusal of a step', () => {
    let recorded = received('2026-07-06')
    recorded = taken(recorded, attempt(recorded, { type: 'REGISTERED', on: '2026-07-06', data: {} }))
    const refused = attempt(recorded, { type: 'ACCEPT', on: '2026-07-08', data: { conditions: ['interest'] } })
    if (refused.accepted) throw new Error('acceptance needs every condition')
    expect(refused.unmet).toContainEqual(expect.objectContaining({ condition: 'competent', field: 'conditions' }))
    const early = attempt(recorded, { type: 'ACCEPT', on: '2026-07-01', data: { conditions: ['interest'] } })
    if (early.accepted) throw new Error('nothing is accepted before it is received')
    expect(early.unmet).toContainEqual(expect.objectContaining({ condition: 'notBeforeBeginning', field: 'on' }))
  })
})
