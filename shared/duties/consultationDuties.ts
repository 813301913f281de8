import { type ConsultationState, type LimitEnvironment, publicityGiven } from '../case/index.ts'
import { type CivilDate, latest, plusWorkingDays } from '../time-limits/index.ts'
import type { Duty } from './duty.ts'
import { type DutyCore, due, isRecordedLate, newDuty, recordCounts } from './newDuty.ts'

/** Working days after which a settled consultation should be closed. */
const CLOSING_DAYS = 3

/** What is owed in a consultation: the publicity record (R3), an answer, a promised follow-up, closing. */
export function consultationDuties(state: ConsultationState, env: LimitEnvironment): Duty[] {
  const facts = state.context
  const { registered, answer, followUp, closedOn } = facts
  const own = (core: Omit<DutyCore, 'raisedBy' | 'raisedOn'> & Partial<Duty>, last: CivilDate): Duty =>
    newDuty({ raisedBy: registered.seq, raisedOn: registered.on, staffId: registered.by, ...due(last, env), ...core })
  const nextDay = plusWorkingDays(registered.on, 1, env.calendar)
  const found: Duty[] = []

  const publicity = publicityGiven(facts)
  // An agency's own question is another category (law.md §6.4).
  if (facts.kind !== 'respondentOrgan') {
    const excused = publicity === null && closedOn !== null && facts.exclusion === 'X9'
    const status = publicity ? 'fulfilled' : closedOn === null ? 'open' : excused ? 'excused' : 'lapsed'
    // One that came with a number of its own counts at the body that first registered it.
    const counts = facts.originNumber === null
    found.push(
      own(
        {
          key: '1:R3',
          kind: 'publicity',
          code: 'R3',
          action: 'PUBLICITY_RECORDED',
          status,
          endedOn: publicity?.on ?? closedOn,
          evidence: publicity?.seq ?? (excused ? facts.closedSeq : null),
          excuse: excused ? 'X9' : null,
          late: publicity !== null && publicity.on > nextDay,
          recordedLate: publicity !== null && isRecordedLate(publicity, env),
          ...(counts
            ? {
                rate: 'R3',
                countedOn: registered.on,
                counted: excused ? 'excluded' : publicity && recordCounts(publicity) ? 'met' : 'missing',
              }
            : {}),
        },
        nextDay,
      ),
    )
  }

  /** A step that nobody asks for any more once the consultation is closed. */
  const ends = (done: { on: CivilDate; seq: number } | null | undefined, last: CivilDate): Partial<Duty> => ({
    status: done ? 'fulfilled' : closedOn !== null ? 'excused' : 'open',
    endedOn: done?.on ?? closedOn,
    evidence: done?.seq ?? null,
    excuse: !done && closedOn !== null ? 'superseded' : null,
    late: done != null && done.on > last,
  })
  found.push(
    own(
      {
        key: '1:answer',
        kind: 'target',
        code: 'consultationAnswer',
        action: 'CONSULTATION_ANSWERED',
        ...ends(answer, nextDay),
      },
      nextDay,
    ),
  )
  const followed = followUp && facts.contacts.find((c) => c.seq > followUp.seq)
  if (followUp) {
    const raised = { raisedBy: followUp.seq, raisedOn: followUp.on }
    found.push(
      own(
        {
          key: '1:followUp',
          kind: 'target',
          code: 'revisit',
          action: 'CONTACTED',
          ...raised,
          ...ends(followed, followUp.until),
        },
        followUp.until,
      ),
    )
  }
  const told = publicity !== null || facts.kind === 'respondentOrgan'
  if (closedOn === null && answer && told && (!followUp || followed)) {
    const from = latest(answer.on, ...(publicity ? [publicity.on] : []), ...facts.contacts.map((c) => c.on))
    const last = plusWorkingDays(from, CLOSING_DAYS, env.calendar)
    found.push(own({ key: '1:close', kind: 'target', code: 'closingNote', action: 'CLOSED', raisedOn: from }, last))
  }
  return found
}
