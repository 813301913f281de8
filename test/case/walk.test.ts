import { beforeAll, describe, expect, it } from 'vitest'
import {
  type EventType,
  eventDefinition,
  eventTypes,
  mainState,
  payloadSchema,
  regionStates,
} from '../../shared/case/index.ts'
import { advance } from '../../shared/case/state.ts'
import { type TermGroup, termCodes } from '../../shared/terms/index.ts'
import { attempt, folded, received, stored } from './caseDesk.ts'
import { finished, type Reached, reloaded, walk } from './caseWalk.ts'
import { sampleCommands } from './sampleCommands.ts'

const day = '2026-07-06'
const begun: Reached = { recorded: received(day), today: day, path: [] }
/** A busy machine may take its time. */
const PATIENCE = 240_000
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
/** They act on the log as a whole, or need a crowd of applicants; the scenarios show them. */
const notWalked: readonly EventType[] = [
  'APPLICATION_RECEIVED',
  'FORCE',
  'REVERT',
  'CORRECT',
  'NOTED',
  'SERVICE_ADDRESS_CONFIRMED',
  'AGENT_APPOINTED',
  'AGENT_ENDED',
  'TIMER_WITHDRAWN',
  'REPRESENTATIVES_ELECTED',
]

describe('a walk through the statechart with every sample command', () => {
  const taken = new Set<EventType>()
  const unlike: string[] = []
  let places: Reached[] = []

  beforeAll(() => {
    places = walk([begun], ({ from, to }) => {
      // With the place itself folded below, folding what was added is folding the whole log.
      const added = to.recorded.history.slice(from.recorded.history.length)
      for (const { type } of added) taken.add(type)
      if (added.some((entry) => entry.type === 'TIMER_WITHDRAWN')) return
      const state = added.reduce((at, entry) => advance(at, entry), reloaded(from.recorded).state)
      if (JSON.stringify(stored(state)) !== JSON.stringify(stored(to.recorded.state))) unlike.push(to.path.join('\n'))
    })
  }, PATIENCE)

  it('has a well-formed sample for every step a person may record', () => {
    const samples = sampleCommands(begun.recorded.state.context, begun.today)
    const types = new Set(samples.map((command) => command.type))
    const recordable = eventTypes.filter((type) => type !== 'APPLICATION_RECEIVED' && !eventDefinition(type).automatic)
    expect(recordable.filter((type) => !types.has(type))).toEqual([])
    const malformed = samples.filter(
      ({ type, data }) => !payloadSchema(eventDefinition(type).fields).safeParse(data).success,
    )
    // One applicant has nobody to represent.
    expect(malformed.map((command) => command.type)).toEqual(['REPRESENTATIVES_ELECTED'])
  })

  it('reaches every main state and none outside the list', () => {
    expect(new Set(places.map((p) => mainState(p.recorded.state)))).toEqual(new Set(termCodes('mainState')))
  })

  it.each(Object.entries(groups))('reaches every state of %s and none outside the list', (region, group) => {
    expect(new Set(places.map((p) => regionStates(p.recorded.state)[region]))).toEqual(new Set(termCodes(group)))
  })

  it('takes every step of the catalogue, and every period runs out', () => {
    expect(eventTypes.filter((type) => !taken.has(type) && !notWalked.includes(type))).toEqual([])
  })

  it('folds the log to the same state after every step', () => {
    expect(unlike).toEqual([])
    for (const { recorded, path } of places)
      expect(folded(recorded.history), path.join('\n')).toEqual(stored(recorded.state))
  })

  it('saves and loads without a change', () => {
    for (const { recorded, path } of places)
      expect(stored(reloaded(recorded).state), path.join('\n')).toEqual(stored(recorded.state))
  })

  it(
    'leaves no case stuck: from every main state, running or suspended, an office can close and archive it',
    () => {
      const kinds = new Map(
        places.map((p) => [`${mainState(p.recorded.state)} ${regionStates(p.recorded.state).clock}`, p]),
      )
      const stuck = [...kinds.values()]
        .map((place) => finished(place, (main) => main === 'archived'))
        .filter((end) => mainState(end.recorded.state) !== 'archived')
        .map((end) => [...end.path, JSON.stringify(regionStates(end.recorded.state))].join('\n'))
      expect(stuck).toEqual([])
    },
    PATIENCE,
  )

  it('leaves the archive only by reopening', () => {
    const left = new Set(
      places.flatMap((place) => {
        if (mainState(place.recorded.state) !== 'archived') return []
        return sampleCommands(place.recorded.state.context, place.today).flatMap((command) => {
          const decision = attempt(place.recorded, command, place.today)
          return decision.accepted && mainState(decision.state) !== 'archived' ? [command.type] : []
        })
      }),
    )
    expect([...left].sort()).toEqual(['FORCE', 'REOPEN', 'REVERT'])
  })
})
