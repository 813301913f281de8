import { type EventType, mainState } from '../../shared/case/index.ts'
import { type CivilDate, plusDays } from '../../shared/time-limits/index.ts'
import { attempt, type Recorded, taken, untilDay } from '../case/caseDesk.ts'
import { sampleCommands } from '../case/sampleCommands.ts'

export type Place = { recorded: Recorded; today: CivilDate; path: readonly string[] }

/** Steps that act on the log itself, or record without moving anything. */
const beside: readonly EventType[] = [
  'FORCE',
  'REVERT',
  'CORRECT',
  'NOTED',
  'SERVICE_ADDRESS_CONFIRMED',
  'AGENT_APPOINTED',
  'AGENT_ENDED',
]

/** Numbers below one that are the same on every run. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * Lets cases wander from each start through the statechart, each step chosen by a fixed chance among those least
 * taken so far where the case stands, with days of waiting between. `onPlace` sees the case at the end of each day.
 */
export function wander(starts: readonly Place[], rounds: number, steps: number, onPlace: (place: Place) => void): void {
  const used = new Map<string, number>()
  for (let round = 0; round < rounds * starts.length; round += 1) {
    const random = chance(round + 1)
    let { recorded, today, path } = starts[round % starts.length] as Place
    onPlace({ recorded, today, path })
    for (let count = 0; count < steps; count += 1) {
      const main = mainState(recorded.state)
      const times = (type: EventType) => used.get(`${main} ${type}`) ?? 0
      const ranked = sampleCommands(recorded.state.context, today)
        .filter((command) => !beside.includes(command.type))
        .map((command) => ({ command, rank: times(command.type) + 3 * random() }))
        .sort((a, b) => a.rank - b.rank)
      for (const { command } of ranked) {
        const decision = attempt(recorded, command)
        if (!decision.accepted) continue
        used.set(`${main} ${command.type}`, times(command.type) + 1)
        recorded = taken(recorded, decision)
        path = [...path, `${today} ${command.type}`]
        break
      }
      const luck = random()
      today = plusDays(today, luck < 0.5 ? 0 : luck < 0.9 ? 2 : luck < 0.97 ? 12 : 65)
      recorded = untilDay(recorded, today)
      onPlace({ recorded, today, path })
    }
  }
}
