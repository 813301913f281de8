import { beforeAll, describe, expect, it } from 'vitest'
import { eventDefinition, eventTypes, mainState, payloadSchema, regionStates } from '../../shared/case/index.ts'
import { type TermGroup, termCodes } from '../../shared/terms/index.ts'
import { folded, received, stored } from './caseDesk.ts'
import { finished, type Reached, reloaded, type Taken, walk } from './caseWalk.ts'
import { sampleCommands } from './sampleCommands.ts'

const begun: Reached = { recorded: received('2026-07-06'), today: '2026-07-06', path: [] }
/** With a document to review asked for in the application, and several applicants. */
const groups: Record<string, TermGroup> = {
  clock: 'clockState',
  procedureKind: 'procedureState',
  mediation: 'mediationState',
  hearing: 'hearingState',
  incidental: 'incidentalState',
  stay: 'stayState',
  withdrawal: 'withdrawalState',
  performance: 'performanceState',
  litigation: 'litigationState',
  publication: 'publicationState',
  copyToSuperior: 'copyState',
  followUp: 'followUpState',
}

describe('a walk through the statechart with every sample command', () => {
  const steps: Taken[] = []
  let places: Reached[] = []
  beforeAll(() => {
    places = walk([begun], (step) => steps.push(step))
  })

  it('speaks', () => {
    console.log(places.length, steps.length, Math.max(...places.map((p) => p.path.length)))
  })

  it('has a well-formed sample for every step a person may record', () => {
    const samples = sampleCommands(begun.recorded.state.context, begun.today)
    const types = new Set(samples.map((c) => c.type))
    expect(eventTypes.filter((type) => type !== 'APPLICATION_RECEIVED' && !eventDefinition(type).automatic && !types.has(type))).toEqual([])
    for (const { type, data } of samples) {
      if (type !== 'REPRESENTATIVES_ELECTED') expect(payloadSchema(eventDefinition(type).fields).safeParse(data), type).toMatchObject({ success: true })
    }
  })

  it('reaches every main state and none outside the list', () => {
    expect(new Set(places.map((p) => mainState(p.recorded.state)))).toEqual(new Set(termCodes('mainState')))
  })

  it.each(Object.entries(groups))('reaches every state of %s and none outside the list', (region, group) => {
    expect(new Set(places.map((p) => regionStates(p.recorded.state)[region]))).toEqual(new Set(termCodes(group)))
  })

  it('folds the log to the same state after every step', () => {
    for (const { to } of steps) expect(folded(to.recorded.history), to.path.join('\n')).toEqual(stored(to.recorded.state))
  })

  it('saves and loads without a change after every step', () => {
    for (const { to } of steps) expect(stored(reloaded(to.recorded).state), to.path.join('\n')).toEqual(stored(to.recorded.state))
  })

  it('leaves no case stuck: from every place an office can close it, and archive it', () => {
    for (const place of places) {
      const end = finished(place, (main) => main === 'archived')
      expect([...end.path, mainState(end.recorded.state)].at(-1), end.path.join('\n')).toBe('archived')
    }
  })
})
