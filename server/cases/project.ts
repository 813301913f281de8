import type { CaseRecord } from '../../db/repositories/cases.ts'
import type { PartyInput } from '../../db/repositories/parties.ts'
import type { StageRun } from '../../db/repositories/stageRuns.ts'
import { searchText } from '../../db/text.ts'
import {
  CASE_MACHINE_VERSION,
  type CaseEnvironment,
  type CaseFacts,
  type CaseState,
  effectiveLog,
  isOpen,
  type LoggedEvent,
  mainState,
  nextCheckOn,
  type Payload,
  partiesOf,
  regionStates,
  stageOf,
  store,
} from '../../shared/case/index.ts'
import {
  type CorrectionRecord,
  type CourtRecord,
  caseDuties,
  correctionRecord,
  courtRecord,
  type Duty,
  type MediationTally,
  mediationTallies,
  stageRuns,
} from '../../shared/duties/index.ts'
import { receivedOf, type SheetRow, sheetRow } from '../../shared/reports/caseSheet.ts'
import { type CivilDate, civilDateOf, earliest } from '../../shared/time-limits/index.ts'

/** Columns of the case row that follow from the history. */
export type CaseColumns = Omit<CaseRecord, 'id' | 'number' | 'createdAt' | 'updatedAt' | 'searchText'>

export type CaseProjection = {
  columns: CaseColumns
  parties: PartyInput[]
  duties: Duty[]
  runs: StageRun[]
  corrections: CorrectionRecord
  court: CourtRecord
  mediation: MediationTally[]
  /** What a search finds the case by besides its number; holds no mediation content. */
  searchWords: string[]
  /** The row of the list of cases; number and day of the last change come from the stored case. */
  sheet(record: Pick<CaseRecord, 'number' | 'updatedAt'>): SheetRow
}

/**
 * Everything that is stored of a case besides its history, computed from the history alone: used by a step, by the
 * import and by the verification, so that they cannot differ.
 */
export function project(state: CaseState, history: readonly LoggedEvent[], env: CaseEnvironment): CaseProjection {
  const facts = state.context
  const counted = effectiveLog(history)
  const duties = caseDuties(state, env)
  const runs = runsOf(state, counted, duties, env)
  const parties = partyDetails(facts, counted)
  const columns: CaseColumns = {
    title: titleOf(facts),
    // The version of a case is the length of its history: what somebody has not seen is what lies behind it.
    version: history.length,
    stage: stageOf(state),
    mainState: mainState(state),
    clock: regionStates(state).clock ?? 'notStarted',
    procedureKind: facts.procedure,
    cycle: facts.cycle,
    open: isOpen(state),
    receivedOn: facts.application.receivedOn,
    acceptedOn: facts.acceptance?.on ?? null,
    closedOn: facts.closing?.on ?? null,
    archivedOn: facts.archivedOn,
    outcome: facts.outcome?.signedOn ? facts.outcome.kinds.join(',') : null,
    matterType: facts.act.matterType,
    administrativeField: facts.act.administrativeField,
    respondentLevel: facts.act.respondentLevel,
    respondentName: namesOf(facts, 'respondent'),
    applicantName: namesOf(facts, 'applicant'),
    officerId: facts.officer,
    nextCheckOn: checkOn(state, env, runs),
    machineVersion: CASE_MACHINE_VERSION,
    snapshot: store(state),
  }
  const actNumbers = counted.flatMap((entry) => (entry.type === 'APPLICATION_RECEIVED' ? [entry.data.actNumber] : []))
  const searchWords = [columns.title, facts.outcome?.number, ...facts.parties.map((p) => p.name), ...actNumbers]
  return {
    columns,
    parties,
    duties,
    runs: runs.map(({ overdueFrom: _day, ...run }) => run),
    corrections: correctionRecord(state, counted, env),
    court: courtRecord(state, counted, env),
    mediation: mediationTallies(facts, env),
    searchWords: searchWords.filter((w) => typeof w === 'string'),
    sheet: ({ number, updatedAt }) =>
      sheetRow({
        number,
        changedOn: civilDateOf(updatedAt),
        facts,
        received: receivedOf(counted),
        stage: columns.stage,
        mainState: columns.mainState,
        open: columns.open,
        duties,
      }),
  }
}

/** The stored text a search looks in. */
export const caseSearchText = (number: string, projection: CaseProjection): string =>
  searchText(number, ...projection.searchWords)

/** The next day on which time alone changes what is stored: a period has its effect, or a run becomes overdue. */
function checkOn(
  state: CaseState,
  env: CaseEnvironment,
  runs: readonly { overdueFrom: CivilDate | null }[],
): CivilDate | null {
  const days = [nextCheckOn(state, env), ...runs.map((run) => run.overdueFrom)]
  const [first, ...others] = days.filter((day): day is CivilDate => day !== null && day > env.today)
  return first === undefined ? null : earliest(first, ...others)
}

/** 张某不服某局行政处罚决定: applicant, respondent, act. */
function titleOf(facts: CaseFacts): string {
  return `${namesOf(facts, 'applicant')}不服${namesOf(facts, 'respondent')}${facts.act.title}`
}

function namesOf(facts: CaseFacts, role: 'applicant' | 'respondent'): string {
  const [first, ...others] = partiesOf(facts, role)
  return first ? `${first.name}${others.length > 0 ? '等' : ''}` : ''
}

/**
 * The parties with what the forms say of them, the address as it was last confirmed; ids p1, p2, … in the order in
 * which the log names them.
 */
export function partyDetails(facts: CaseFacts, counted: readonly LoggedEvent[]): PartyInput[] {
  const rows = counted.flatMap((entry) =>
    entry.type === 'APPLICATION_RECEIVED' || entry.type === 'THIRD_PARTY_JOINED'
      ? (entry.data.parties as Payload<'APPLICATION_RECEIVED'>['parties'])
      : [],
  )
  return facts.parties.map((party, i) => {
    const { idNumber, creditCode, address, serviceAddress, phone, head } = rows[i] ?? {}
    const confirmed = counted
      .filter((entry) => entry.type === 'SERVICE_ADDRESS_CONFIRMED' && entry.data.party === party.id)
      .map((entry) => entry.data as Payload<'SERVICE_ADDRESS_CONFIRMED'>)
    return {
      ...party,
      idNumber,
      creditCode,
      address,
      serviceAddress: confirmed.at(-1)?.serviceAddress ?? serviceAddress,
      phone: confirmed.findLast((each) => each.phone)?.phone ?? phone,
      head,
    }
  })
}

/** The runs of the stages, each with the officer who had the case when it ended. */
function runsOf(state: CaseState, counted: readonly LoggedEvent[], duties: readonly Duty[], env: CaseEnvironment) {
  const assignments = counted.flatMap((entry) =>
    entry.type === 'START_TRIAL' || entry.type === 'REASSIGNED'
      ? [{ on: entry.on, officer: String(entry.data.caseOfficer) }]
      : [],
  )
  return stageRuns(state, duties).map((run) => {
    // Before the first assignment: whoever got the case then.
    const officer = assignments.findLast(({ on }) => run.leftOn === null || on <= run.leftOn) ?? assignments[0]
    return {
      ...run,
      overdue: run.overdueFrom !== null && run.overdueFrom <= env.today,
      officerId: officer?.officer ?? null,
    }
  })
}
