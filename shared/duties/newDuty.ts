import type { CaseFacts, LimitEnvironment } from '../case/index.ts'
import { type CivilDate, minusWorkingDays, plusDays, plusWorkingDays } from '../time-limits/index.ts'
import type { Duty } from './duty.ts'

export type DutyCore = Pick<Duty, 'key' | 'kind' | 'code' | 'raisedBy' | 'raisedOn' | 'action'> & Partial<Duty>

/** A duty of ours with nothing ended yet; `core` says what differs. */
export function newDuty(core: DutyCore): Duty {
  return {
    cycle: 1,
    owner: 'us',
    staffId: null,
    partyId: null,
    letter: null,
    nominal: null,
    dueLegal: null,
    dueSafe: null,
    nearFrom: null,
    provisional: false,
    paused: false,
    status: 'open',
    endedOn: null,
    evidence: null,
    excuse: null,
    late: false,
    recordedLate: false,
    rate: null,
    countedOn: null,
    counted: null,
    ...core,
  }
}

/** A duty of a case: the officer has to see to it, or whoever registered it before there was one. */
export const caseDuty = (facts: CaseFacts, core: DutyCore): Duty =>
  newDuty({ cycle: facts.cycle, staffId: facts.officer ?? facts.application.by, ...core })

/** The dates of a duty that is due on `day`; `dueSafe` is a working day on or before it. */
export function due(
  day: CivilDate,
  env: LimitEnvironment,
  dueSafe = day,
  nominal = day,
): Pick<Duty, 'nominal' | 'dueLegal' | 'dueSafe' | 'nearFrom' | 'provisional'> {
  return {
    nominal,
    dueLegal: day,
    dueSafe,
    nearFrom: minusWorkingDays(dueSafe, env.settings.nearWorkingDays, env.calendar),
    provisional: env.calendar.coverage(day) !== 'official',
  }
}

type Recorded = { on: CivilDate; recordedOn: CivilDate }

/** More than three working days between the act and its record: flagged, but counted (law.md §6.2 rule 3). */
export function isRecordedLate({ on, recordedOn }: Recorded, env: LimitEnvironment): boolean {
  return recordedOn > plusWorkingDays(on, 3, env.calendar)
}

/** At most thirty natural days between the act and its record; a later record does not count (law.md §6.2 rule 3). */
export const recordCounts = ({ on, recordedOn }: Recorded): boolean => recordedOn <= plusDays(on, 30)
