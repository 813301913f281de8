import {
  addressees,
  type CaseCommand,
  type CaseFacts,
  type EventType,
  mainState,
  regionStates,
  revive,
  store,
} from '../../shared/case/index.ts'
import { type CivilDate, plusDays } from '../../shared/time-limits/index.ts'
import { attempt, type Recorded, taken, untilDay } from './caseDesk.ts'
import { sampleCommands } from './sampleCommands.ts'

/** A case reached on the walk: the day it is there, and the steps that led there. */
export type Reached = { recorded: Recorded; today: CivilDate; path: readonly string[] }
export type Taken = { from: Reached; type: EventType | 'WAIT'; to: Reached }

/** Steps that act on the log itself, or record without moving anything: no way forward. */
const beside: readonly EventType[] = [
  'FORCE',
  'REVERT',
  'CORRECT',
  'NOTED',
  'SERVICE_ADDRESS_CONFIRMED',
  'AGENT_APPOINTED',
  'AGENT_ENDED',
]

/** The case as the next program start finds it: state and log through JSON. */
export function reloaded({ state, history }: Recorded): Recorded {
  return { state: revive(JSON.parse(JSON.stringify(store(state))), []), history: JSON.parse(JSON.stringify(history)) }
}

/** What makes a case new to the walk: a state of a region not yet seen in this stage, or a new main state with it. */
export function novelties({ recorded }: Reached): string[] {
  const { main = '', ...regions } = regionStates(recorded.state)
  const stage = main.split('.')[0]
  const f = recorded.state.context
  const unserved = Math.min(3, addressees(f).filter((p) => !f.services.some((s) => s.party === p.id)).length)
  // Facts that decide where a step leads, each only where it does.
  const answers = {
    procedure: stage === 'inCaseMediation' && f.procedure,
    supplement: main === 'intake.supplementing' && f.supplement?.noticeServedOn !== null,
    committee: main === 'ruling.drafting' && f.committee.needed,
    outcome: f.outcome && `${f.outcome.form} ${f.outcome.redoDays !== null} ${unserved}`,
    elevation:
      f.elevation && (f.elevation.endedOn === null || (f.elevation.granted && f.elevation.fileReceived === null)),
    drafter: regions.incidental === 'ownHandling' && f.incidental?.drafterNotifiedOn !== null,
    defect: stage === 'correctionRecommendation' && f.defectFound,
    letter: stage === 'correctionRecommendation' && f.letters.at(-1)?.kind,
    answered: main === 'closed' && f.letters.some((l) => l.answeredOn !== null),
    reopened: f.reopened?.code,
  }
  return [
    ...Object.entries(answers).map(([name, answer]) => `${name} ${answer} in ${main}`),
    ...Object.entries(regions).map(([region, state]) => `${region} ${state} in ${stage}`),
  ]
}

/**
 * Walks breadth first from the given cases through `decide`, one day a step, with every sample command and
 * with waiting. A case is walked on from if it shows anything new; `onStep` sees every accepted step.
 */
export function walk(starts: readonly Reached[], onStep: (step: Taken) => void): Reached[] {
  const seen = new Set<string>()
  const isNew = (reached: Reached) => {
    const fresh = novelties(reached).filter((novelty) => !seen.has(novelty))
    for (const novelty of fresh) seen.add(novelty)
    return fresh.length > 0
  }
  const queue = [...starts]
  starts.forEach(isNew)
  for (let next = 0; next < queue.length; next += 1) {
    const from = queue[next] as Reached
    const recorded = reloaded(from.recorded)
    const arrive = (type: Taken['type'], to: Reached) => {
      onStep({ from, type, to })
      if (isNew(to)) queue.push(to)
    }
    for (const command of sampleCommands(recorded.state.context, from.today)) {
      if (beside.includes(command.type)) continue
      const decision = attempt(recorded, command)
      if (!decision.accepted) continue
      const today = plusDays(from.today, 1)
      arrive(command.type, {
        recorded: untilDay(taken(recorded, decision), today),
        today,
        path: [...from.path, `${from.today} ${command.type}`],
      })
    }
    for (const days of [9, 70]) {
      const today = plusDays(from.today, days)
      const waited = untilDay(recorded, today)
      if (waited.history.length > recorded.history.length)
        arrive('WAIT', { recorded: waited, today, path: [...from.path, `${today} (waited)`] })
    }
  }
  return queue
}

/**
 * Brings a case to its end as a diligent office would: whatever blocks is settled, then the main line goes on.
 * Returns the case where nothing more can be done.
 */
export function finished(from: Reached, until: (state: string) => boolean): Reached {
  let { recorded, today, path } = from
  for (let round = 0; round < 120 && !until(mainState(recorded.state)); round += 1) {
    const command = sampleCommands(recorded.state.context, today)
      .filter((c) => forward.includes(c.type) && !refusedForward(c))
      .sort((a, b) => forward.indexOf(a.type) - forward.indexOf(b.type))
      .find((c) => moves(recorded, c))
    // Nothing to do today: the next day that brings something is waited for.
    if (command) {
      recorded = taken(recorded, attempt(recorded, command))
      path = [...path, `${today} ${command.type}`]
    }
    today = plusDays(today, command ? 1 : 20)
    recorded = untilDay(recorded, today)
  }
  return { recorded, today, path }
}

/** Settles what blocks first, then goes on with the main line. */
const forward: readonly EventType[] = [
  'ELEVATION_REFUSED',
  'ELEVATION_FILE_RECEIVED',
  'EXCLUSION_ENDED',
  'INCIDENTAL_REQUESTED',
  'INCIDENTAL_OWN',
  'INCIDENTAL_RESOLVED',
  'RESUME',
  'HEARING_CANCELLED',
  'ANSWERED',
  'PERFORMED',
  'JUDGED',
  'PUBLISHED',
  'COPIED_TO_SUPERIOR',
  'REGISTERED',
  'FORWARDED',
  'SUPPLEMENT_NOTICE_SERVED',
  'SUPPLEMENT_RECEIVED',
  'ACCEPT',
  'CLOSING_NOTE_SENT',
  'START_TRIAL',
  'COPY_SERVED',
  'REPLY_RECEIVED',
  'OPINIONS_HEARD',
  'TRIAL_COMPLETE',
  'DRAFT_DONE',
  'OPINION_RECORDED',
  'APPROVED',
  'SERVED',
  'EXPLAIN',
  'EXPLAINED',
  'NO_DEFECT',
  'RECOMMEND',
  'LETTER_DRAFTED',
  'LETTER_APPROVED',
  'LETTER_SERVED',
  'ARCHIVE',
]
/** A diligent office does not start an incidental review that nobody asked for. */
const refusedForward = (command: CaseCommand) => command.type === 'INCIDENTAL_REQUESTED'

const answered = (facts: CaseFacts) => facts.letters.filter((l) => l.answeredOn !== null).length
const heard = (facts: CaseFacts) => new Set(facts.opinions.map((o) => o.party)).size

/** Whether a step is accepted and changes a state, or serves or explains to one more party. */
function moves(recorded: Recorded, command: CaseCommand): boolean {
  const decision = attempt(recorded, command)
  if (!decision.accepted) return false
  const before = recorded.state.context
  const after = decision.state.context
  return (
    JSON.stringify(decision.state.value) !== JSON.stringify(recorded.state.value) ||
    after.services.length > before.services.length ||
    after.explanations.length > before.explanations.length ||
    after.copies.length > before.copies.length ||
    after.replies.length > before.replies.length ||
    heard(after) > heard(before) ||
    answered(after) > answered(before) ||
    (before.supplement !== null &&
      before.supplement.noticeServedOn === null &&
      after.supplement?.noticeServedOn != null)
  )
}
