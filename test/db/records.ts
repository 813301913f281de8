import type { CaseRecord } from '../../db/repositories/cases.ts'
import type { ConsultationRecord } from '../../db/repositories/consultations.ts'
import type { EventToAppend } from '../../db/repositories/events.ts'
import type { StageRun } from '../../db/repositories/stageRuns.ts'
import { searchText } from '../../db/text.ts'
import type { Duty } from '../../shared/duties/duty.ts'

export const at = (seconds: number): string => new Date(Date.UTC(2026, 9, 8, 1, 0, seconds)).toISOString()

/** An invented case; `n` makes id and number. */
export function aCase(n: number, over: Partial<CaseRecord> = {}): CaseRecord {
  const base = {
    id: `case-${String(n).padStart(5, '0')}`,
    number: `津东政复〔2026〕${n}号`,
    title: '张某不服某区市场监管局罚款决定',
    applicantName: '张某',
    respondentName: '某区市场监督管理局',
    ...over,
  }
  return {
    version: 1,
    stage: 'intake',
    mainState: 'intake.underReview',
    clock: 'notStarted',
    procedureKind: 'undecided',
    cycle: 1,
    open: true,
    receivedOn: '2026-10-08',
    acceptedOn: null,
    closedOn: null,
    archivedOn: null,
    outcome: null,
    matterType: 'penalty',
    administrativeField: 'marketRegulation',
    respondentLevel: 'countyDepartment',
    officerId: 'officer-1',
    createdAt: at(n),
    updatedAt: at(n),
    nextCheckOn: '2026-10-15',
    searchText: searchText(base.number, base.title, base.applicantName, base.respondentName),
    machineVersion: 1,
    snapshot: { machine: 'case', version: 1, snapshot: { value: { main: 'intake' }, context: { seq: 1 } } },
    ...base,
  }
}

export function anEvent(seq: number, over: Partial<EventToAppend> = {}): EventToAppend {
  return {
    seq,
    type: 'NOTED',
    on: '2026-10-08',
    recordedAt: at(seq),
    by: 'officer-1',
    data: { note: `第${seq}次记录` },
    machineVersion: 1,
    stateAfter: 'intake.underReview',
    ...over,
  }
}

export function aDuty(key: string, over: Partial<Duty> = {}): Duty {
  return {
    key,
    cycle: 1,
    kind: 'limit',
    code: 'D05',
    raisedBy: 1,
    raisedOn: '2026-10-08',
    owner: 'us',
    staffId: 'officer-1',
    partyId: null,
    letter: null,
    action: 'ACCEPT',
    nominal: '2026-10-15',
    dueLegal: '2026-10-15',
    dueSafe: '2026-10-14',
    nearFrom: '2026-10-13',
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
    ...over,
  }
}

export function aRun(stage: StageRun['stage'], over: Partial<StageRun> = {}): StageRun {
  return {
    stage,
    cycle: 1,
    no: 1,
    enteredOn: '2026-10-08',
    leftOn: null,
    returns: 0,
    overdue: false,
    officerId: 'officer-1',
    ...over,
  }
}

export function aConsultation(n: number, over: Partial<ConsultationRecord> = {}): ConsultationRecord {
  return {
    id: `consultation-${String(n).padStart(5, '0')}`,
    number: `咨〔2026〕${n}号`,
    version: 1,
    state: 'registered',
    open: true,
    kind: 'reconsideration',
    channel: 'counter',
    originBody: null,
    registeredOn: '2026-10-08',
    personName: '李某',
    phone: null,
    matter: '不服交通处罚如何申请复议',
    staffId: 'reception-1',
    linkedCaseId: null,
    foreignId: null,
    updatedAt: at(n),
    searchText: searchText('李某', '不服交通处罚如何申请复议'),
    snapshot: { machine: 'consultation', version: 1, snapshot: { value: 'registered' } },
    ...over,
  }
}
