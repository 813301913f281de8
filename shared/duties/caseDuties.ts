import { type CaseFacts, type CaseState, type LimitEnvironment, limits } from '../case/index.ts'
import type { CivilDate } from '../time-limits/index.ts'
import type { Duty } from './duty.ts'
import { limitDuties, pastLimitDuties } from './limitDuties.ts'
import { letterAction, rateDuties } from './rateDuties.ts'
import { targetDuties } from './targetDuties.ts'

/**
 * Everything owed in a case, ended duties and those of earlier cycles included: statutory limits, the duties
 * behind the rates R1, R2 and R4, and the centre's own targets. A function of the facts, the calendar and the
 * settings; it depends on `env.today` only where an open appraisal or elevation request still adds days.
 */
export function caseDuties(state: CaseState, env: LimitEnvironment): Duty[] {
  const { today, calendar, settings } = env
  const known = answers.get(state)
  if (known?.today === today && known.calendar === calendar && known.settings === settings) return known.duties
  const duties = workedOut(state, env)
  answers.set(state, { today, calendar, settings, duties })
  return duties
}

/** A state never changes: what is stored of a step and what the page shows of it is worked out once. */
const answers = new WeakMap<CaseState, LimitEnvironment & { duties: Duty[] }>()

function workedOut(state: CaseState, env: LimitEnvironment): Duty[] {
  const facts = state.context
  const all = limits(facts, env)
  return [
    ...pastDuties(facts, env),
    ...limitDuties(state, all, env),
    ...rateDuties(facts, all, env).map((d) => (d.code === 'R4' ? { ...d, action: letterAction(state) } : d)),
    ...targetDuties(state, all, env),
  ]
}

/** The duties of earlier cycles: their figures stay as they were, and nothing is owed under them any more. */
function pastDuties(facts: CaseFacts, env: LimitEnvironment): Duty[] {
  return facts.past.flatMap((earlier, i) => {
    const endedOn = ((facts.past[i + 1] ?? facts).reopened?.on ?? null) as CivilDate | null
    const all = limits(earlier, env)
    return [...pastLimitDuties(earlier, all, env), ...rateDuties(earlier, all, env)].map((d): Duty => {
      if (d.status !== 'open') return d
      return d.rate
        ? { ...d, status: 'lapsed', endedOn, paused: false }
        : { ...d, status: 'excused', excuse: 'superseded', endedOn, paused: false }
    })
  })
}
