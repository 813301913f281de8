import type { ConsultationState, LimitEnvironment } from '../case/index.ts'
import { minusWorkingDays, plusWorkingDays } from '../time-limits/index.ts'
import { isRecordedLate } from './caseDuties.ts'
import type { Duty } from './duty.ts'

/** What is owed in a consultation: the publicity record (R3), an answer, a promised follow-up. */
export function consultationDuties(state: ConsultationState, env: LimitEnvironment): Duty[] {
  const facts = state.context
  const { registered, publicity } = facts
  const own = (core: Pick<Duty, 'key' | 'kind' | 'code' | 'action'> & Partial<Duty>, on: string, workingDays: number): Duty => {
    const last = workingDays === 0 ? on : plusWorkingDays(on, workingDays, env.calendar)
    return {
      cycle: 1,
      raisedBy: registered.seq,
      raisedOn: registered.on,
      owner: 'us',
      staffId: registered.by,
      partyId: null,
      nominal: last,
      dueLegal: last,
      dueSafe: last,
      nearFrom: minusWorkingDays(last, env.settings.nearWorkingDays, env.calendar),
      provisional: env.calendar.coverage(last) !== 'official',
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
  const found: Duty[] = []
  // An agency's own question is another category; one registered elsewhere counts there (law.md §6.4).
  if (facts.kind !== 'respondentOrgan') {
    const counts = facts.originNumber === null
    const done = publicity?.complete === true
    const excuse = !done && facts.exclusion === 'X9' ? 'X9' : null
    const ended = done ? publicity.on : excuse ? facts.closedOn : null
    const lapsed = !done && !excuse && facts.closedOn !== null
    const made = own({ key: '1:R3', kind: 'publicity', code: 'R3', action: 'PUBLICITY_RECORDED' }, registered.on, 1)
    found.push({
      ...made,
      status: done ? 'fulfilled' : excuse ? 'excused' : lapsed ? 'lapsed' : 'open',
      endedOn: ended ?? (lapsed ? facts.closedOn : null),
      evidence: done ? publicity.seq : null,
      excuse,
      late: done && publicity.on > (made.dueLegal as string),
      recordedLate: done && isRecordedLate(publicity.on, publicity.recordedOn, env),
      rate: counts ? 'R3' : null,
      countedOn: counts ? registered.on : null,
      counted: counts ? (excuse ? 'excluded' : done ? 'met' : 'missing') : null,
    })
  }
  const closed = facts.closedOn !== null
  const answered = facts.answer?.on ?? null
  found.push({
    ...own({ key: '1:answer', kind: 'target', code: 'consultationAnswer', action: 'CONSULTATION_ANSWERED' }, registered.on, 1),
    status: answered ? 'fulfilled' : closed ? 'excused' : 'open',
    endedOn: answered ?? facts.closedOn,
    evidence: facts.answer?.seq ?? null,
    excuse: !answered && closed ? 'superseded' : null,
  })
  if (facts.followUpOn !== null) {
    const contact = facts.contacts.find((c) => c.on >= registered.on && c.on >= (facts.followUpOn as string))
    found.push({
      ...own({ key: '1:followUp', kind: 'target', code: 'revisit', action: 'CONTACTED' }, facts.followUpOn, 0),
      status: contact ? 'fulfilled' : closed ? 'excused' : 'open',
      endedOn: contact?.on ?? facts.closedOn,
      evidence: contact?.seq ?? null,
      excuse: !contact && closed ? 'superseded' : null,
    })
  }
  if (!closed && answered !== null && publicity?.complete && facts.followUpOn === null) {
    found.push(own({ key: '1:close', kind: 'target', code: 'closingNote', action: 'CLOSED' }, answered > publicity.on ? answered : publicity.on, 3))
  }
  return found
}
