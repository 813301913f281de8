import type { EventType } from '../case/events.ts'
import type { CivilDate } from '../time-limits/civilDate.ts'

export type Rate = 'R1' | 'R2' | 'R3' | 'R4'

/**
 * Something owed. Worklist, deadline lights, the four rates and their exceptions are all
 * views on duties, so a number always opens exactly its rows.
 */
export type Duty = {
  /** Stable within its case or consultation, e.g. `1:D15` or `1:R2:p1`. */
  key: string
  cycle: number
  kind: 'limit' | 'mediation' | 'explanation' | 'publicity' | 'recommendation' | 'target'
  /** Limit code (D01…D35), rate (R1…R4) or inner target. */
  code: string
  /** Sequence number of the event that raised it. */
  raisedBy: number
  raisedOn: CivilDate
  /** Who has to act: we ourselves, or somebody we wait for. */
  owner: 'us' | 'applicant' | 'respondent' | 'thirdParty' | 'otherOrgan'
  /** The person who has to act if it is ours. */
  staffId: string | null
  partyId: string | null
  /** The letter it is about, and the organ that owes the answer (行政复议法 第76条): no party of the case. */
  letter: { id: string; addressee: string } | null
  /** The step that fulfils it: the verb of the worklist row. */
  action: EventType | ConsultationAction
  nominal: CivilDate | null
  dueLegal: CivilDate | null
  dueSafe: CivilDate | null
  /** First day on which it counts as near. */
  nearFrom: CivilDate | null
  /** The date lies in a year without a holiday notice. */
  provisional: boolean
  /** The clock of the case stands still. */
  paused: boolean
  status: 'open' | 'fulfilled' | 'excused' | 'lapsed'
  /** Day on which it was fulfilled, excused or lapsed. */
  endedOn: CivilDate | null
  /** Sequence number of the event that is its evidence. */
  evidence: number | null
  /** Enumerated reason, only when excused (X1…X9 for a rate). */
  excuse: string | null
  /** Ended after `dueLegal`. */
  late: boolean
  /** Recorded more than three working days after it happened (law.md §6.2 rule 3). */
  recordedLate: boolean
  /** The rate it counts in, the fixed day of membership, and how it counts. */
  rate: Rate | null
  countedOn: CivilDate | null
  counted: 'met' | 'missing' | 'excluded' | null
}

export type ConsultationAction = 'PUBLICITY_RECORDED' | 'CONSULTATION_ANSWERED' | 'CONTACTED' | 'CLOSED'

/** One row of the worklist lies in exactly one band. */
export type Band = 'overdue' | 'near' | 'normal' | 'suspended' | 'waiting' | 'noNextStep'
