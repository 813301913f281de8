import { type CaseFacts, type LoggedEvent, type Payload, partiesOf } from '../case/index.ts'
import type { Duty } from '../duties/index.ts'
import { isTermCode } from '../terms/index.ts'
import { type SheetCells, type SheetColumnId, sheetColumn } from './sheetColumns.ts'

/** A row as it is stored: its cells, and the days from which the light follows. */
export type SheetRow = SheetCells & {
  /** Whose open duty comes first: ours, somebody else's, or one whose clock stands still. */
  owes: 'us' | 'others' | 'paused' | null
  /** Earliest legal day of what is ours and running, and the first day on which any of it is near. */
  pressingLegal: string | null
  pressingNear: string | null
}

/** What a row is made of. `received` is the data of the application as it counts now. */
export type SheetSource = {
  number: string
  /** Civil date of the last entry. */
  changedOn: string
  facts: CaseFacts
  received: Payload<'APPLICATION_RECEIVED'>
  stage: string | null
  mainState: string
  open: boolean
  duties: readonly Duty[]
}

/** The row of a case; no day but those in its history and duties goes into it. */
export function sheetRow({ number, changedOn, facts, received, duties, ...state }: SheetSource): SheetRow {
  const running = duties.filter((duty) => duty.status === 'open' && !duty.paused)
  const ours = running.filter((duty) => duty.owner === 'us')
  const next = firstDue(ours) ?? firstDue(running)
  const paused = firstDue(duties.filter((duty) => duty.status === 'open' && duty.paused))
  const fact = (id: SheetColumnId) => factValue(id, received)
  const outcome = facts.outcome?.signedOn ? facts.outcome : null
  return {
    number,
    dueOn: next ? dayOf(next) : null,
    nextStep: next || paused ? dutyCode((next ?? paused)!) : null,
    applicant: fact('applicant') ?? '',
    respondent: fact('respondent') ?? '',
    matterType: fact('matterType'),
    administrativeField: fact('administrativeField'),
    actTitle: fact('actTitle'),
    actNumber: fact('actNumber'),
    actMadeOn: fact('actMadeOn'),
    actServedOn: fact('actServedOn'),
    respondentLevel: fact('respondentLevel'),
    applicantKind: partiesOf(facts, 'applicant')[0]?.kind ?? null,
    applicantIdNumber: fact('applicantIdNumber'),
    applicantPhone: fact('applicantPhone'),
    applicantAddress: fact('applicantAddress'),
    channel: received.channel,
    procedureKind: facts.procedure === 'undecided' ? null : facts.procedure,
    stage: state.stage,
    mainState: state.mainState,
    openness: state.open ? 'open' : 'closed',
    officer: facts.officer,
    receivedOn: facts.application.receivedOn,
    acceptedOn: facts.acceptance?.on ?? null,
    closedOn: facts.closing?.on ?? null,
    archivedOn: facts.archivedOn,
    outcome: outcome ? outcome.kinds.join(',') : null,
    documentNumber: outcome?.number ?? null,
    changedOn,
    owes: ours.length > 0 ? 'us' : next ? 'others' : paused ? 'paused' : null,
    pressingLegal: least(ours.map((duty) => duty.dueLegal)),
    pressingNear: least(ours.map((duty) => duty.nearFrom)),
  }
}

/** What a cell's blank holds in the data of an application; null if it is empty or the column shows none. */
export function factValue(id: SheetColumnId, received: Payload<'APPLICATION_RECEIVED'>): string | null {
  const { fact } = sheetColumn(id)
  if (!fact) return null
  const holder: Record<string, unknown> | undefined = fact.party
    ? received.parties.find((party) => party.role === fact.party)
    : received
  const value = holder?.[fact.field]
  return typeof value === 'string' && value !== '' ? value : null
}

/**
 * The application with one blank filled otherwise, or emptied by null; of several parties in the role the first one
 * is meant, as in the list. Throws Error for a column that shows no blank.
 */
export function withFact(
  received: Payload<'APPLICATION_RECEIVED'>,
  id: SheetColumnId,
  value: string | null,
): Payload<'APPLICATION_RECEIVED'> {
  const { fact } = sheetColumn(id)
  if (!fact) throw new Error(`column ${id} shows no fact`)
  const filled = <T extends object>(holder: T): T => {
    const { [fact.field]: _old, ...rest } = holder as Record<string, unknown>
    return (value === null ? rest : { ...holder, [fact.field]: value }) as T
  }
  if (!fact.party) return filled(received)
  const place = received.parties.findIndex((party) => party.role === fact.party)
  return { ...received, parties: received.parties.map((party, i) => (i === place ? filled(party) : party)) }
}

/** The application of a case among the entries that count: the first of them. */
export function receivedOf(counted: readonly LoggedEvent[]): Payload<'APPLICATION_RECEIVED'> {
  const first = counted[0]
  if (first?.type !== 'APPLICATION_RECEIVED') throw new Error('a history begins with its application')
  return first.data as Payload<'APPLICATION_RECEIVED'>
}

/** The day to work towards. */
const dayOf = (duty: Duty): string | null => duty.dueSafe ?? duty.dueLegal

/** The one that is due first; without a day it comes last. */
function firstDue(duties: readonly Duty[]): Duty | undefined {
  const rank = (duty: Duty) => `${dayOf(duty) ?? '9999'} ${duty.key}`
  return duties.reduce<Duty | undefined>(
    (first, duty) => (first === undefined || rank(duty) < rank(first) ? duty : first),
    undefined,
  )
}

/** What is owed as a code that names itself: of a limit, an inner target, a step, or the kind of duty. */
function dutyCode({ code, action, kind }: Duty): string {
  if (isTermCode('limitCode', code) || isTermCode('innerTarget', code)) return code
  return isTermCode('eventType', action) ? action : kind
}

function least(days: readonly (string | null)[]): string | null {
  return days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null)
}
