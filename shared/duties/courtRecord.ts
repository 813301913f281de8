import {
  type CaseFacts,
  type CaseState,
  type CourtInstance,
  type EventType,
  headAppeared,
  type LimitEnvironment,
  type LoggedEvent,
} from '../case/index.ts'
import type { CivilDate } from '../time-limits/index.ts'
import { replyPeriod } from './courtDuties.ts'

/** One instance of a suit as the list of suits shows it. */
export type CourtRow = {
  key: string
  cycle: number
  instance: CourtInstance['instance']
  plaintiffs: string
  defendant: string | null
  court: string
  courtNumber: string | null
  openedOn: CivilDate
  copyReceivedOn: CivilDate | null
  replyDue: CivilDate | null
  replySafe: CivilDate | null
  replyNearFrom: CivilDate | null
  repliedOn: CivilDate | null
  hearingOn: CivilDate | null
  ruledOn: CivilDate | null
  outcome: string | null
  result: string | null
  judgedOn: CivilDate | null
  /** The day on which the judgment reopened the case here (RO3). */
  reopenedOn: CivilDate | null
  status: 'pending' | 'ruled' | 'appealed' | 'effective'
  nextStep: EventType | null
}

/** One hearing that was opened. */
export type CourtHearing = {
  seq: number
  instanceKey: string
  instance: CourtInstance['instance']
  heldOn: CivilDate
  /** Null in older records, which say only whether a head appeared. */
  attendance: string | null
  headAppeared: boolean
  attendee: string | null
  absenceReason: string | null
  /** Told with the judgment only; the day is that of the judgment. */
  fromJudgment: boolean
}

export type CourtRecord = { instances: CourtRow[]; hearings: CourtHearing[] }

/** Suits by instance and the hearings in them, over all cycles of a case. `counted`: the log without void entries. */
export function courtRecord(state: CaseState, counted: readonly LoggedEvent[], env: LimitEnvironment): CourtRecord {
  const cycles = [...state.context.past, state.context]
  const rows = cycles.flatMap((facts, i) => {
    const reopened = cycles[i + 1]?.reopened
    const reopenedOn = reopened?.code === 'RO3' ? reopened.on : null
    return facts.court.map((one) => courtRow(facts, one, facts === state.context, reopenedOn, env))
  })
  const hearings = cycles.flatMap((facts) => facts.court.flatMap((one) => hearingsOf(one, counted)))
  return { instances: rows, hearings }
}

function courtRow(
  facts: CaseFacts,
  one: CourtInstance,
  current: boolean,
  reopenedOn: CivilDate | null,
  env: LimitEnvironment,
): CourtRow {
  const reply = replyPeriod(one, env)
  const decisive = one === facts.court.at(-1)
  const status =
    one.judgedOn !== null
      ? 'effective'
      : one.appealedOn !== null
        ? 'appealed'
        : one.ruledOn !== null
          ? 'ruled'
          : 'pending'
  return {
    key: one.id,
    cycle: facts.cycle,
    instance: one.instance,
    plaintiffs: one.plaintiffs.map((id) => facts.parties.find((p) => p.id === id)?.name ?? id).join('、'),
    defendant: one.defendant,
    court: one.court,
    courtNumber: one.courtNumber,
    openedOn: one.openedOn,
    copyReceivedOn: one.copyReceivedOn,
    replyDue: reply?.dueLegal ?? null,
    replySafe: reply?.dueSafe ?? null,
    replyNearFrom: reply?.nearFrom ?? null,
    repliedOn: one.repliedOn,
    hearingOn: one.hearingOn,
    ruledOn: one.ruledOn,
    outcome: one.outcome,
    result: one.result,
    judgedOn: one.judgedOn,
    reopenedOn: decisive ? reopenedOn : null,
    status,
    nextStep: current && decisive ? nextOf(one) : null,
  }
}

function nextOf(one: CourtInstance): EventType | null {
  // 行政诉讼法 第70条: what the court revoked is decided anew in a new cycle.
  if (one.judgedOn !== null) return one.result === 'upheld' ? null : 'REOPEN'
  if (one.ruledOn !== null) return 'JUDGED'
  if (one.copyReceivedOn !== null && one.repliedOn === null) return 'COURT_REPLIED'
  if (one.hearingOn !== null) return 'COURT_HEARING_HELD'
  if (one.hearings.length === 0) return 'COURT_HEARING_SET'
  return one.instance === 'first' ? 'COURT_RULED' : 'JUDGED'
}

function hearingsOf(one: CourtInstance, counted: readonly LoggedEvent[]): CourtHearing[] {
  const { id: instanceKey, instance } = one
  if (one.hearings.length > 0) {
    return one.hearings.map(({ on, attendance, attendee, absenceReason, seq }) => ({
      seq,
      instanceKey,
      instance,
      heldOn: on,
      attendance,
      headAppeared: headAppeared(attendance),
      attendee,
      absenceReason,
      fromJudgment: false,
    }))
  }
  // Older records say only with the judgment whether the head appeared: that is one hearing.
  const judgment = counted.find((entry) => entry.seq === one.judgedSeq)
  const attended = judgment?.data.headAttended
  if (!judgment || typeof attended !== 'boolean') return []
  return [
    {
      seq: judgment.seq,
      instanceKey,
      instance,
      heldOn: judgment.on,
      attendance: null,
      headAppeared: attended,
      attendee: null,
      absenceReason: null,
      fromJudgment: true,
    },
  ]
}
