import type { Executor } from '../../db/executor.ts'
import { partyNamesOf } from '../../db/repositories/parties.ts'
import type { WorklistRow as StoredRow, SubjectView } from '../../db/repositories/worklist.ts'
import { snapshotsOf } from '../../db/repositories/workload.ts'
import {
  type CaseFacts,
  type CaseState,
  currentSuspension,
  type EventType,
  isHere,
  revive,
  type StoredCase,
} from '../../shared/case/index.ts'
import type { PauseView, WorklistRow } from '../../shared/contract/index.ts'
import type { Duty } from '../../shared/duties/index.ts'
import { type CivilDate, daysBetween } from '../../shared/time-limits/index.ts'
import type { Desk } from '../desk.ts'
import { dutyView } from './view.ts'

/** Whose work is asked for: one person's id, or everybody's. */
export const staffIdOf = (
  actor: { id: string },
  { scope, staff }: { scope: 'mine' | 'all'; staff?: string | undefined },
): string | undefined => staff ?? (scope === 'mine' ? actor.id : undefined)

/** Rows as a screen shows them today: names of parties, and since when a suspended case stands still. */
export async function worklistRows(
  db: Executor,
  rows: readonly StoredRow[],
  today: CivilDate,
  desk: Desk,
): Promise<WorklistRow[]> {
  const nameOf = await partyNamesBehind(db, rows)
  const states = await statesOf(db, caseIds(rows))
  return rows.map(({ subject, band, duty }) => ({
    subject,
    band,
    duty: duty && dutyView(duty, today, desk, nameOf(subject.id)),
    ...standing(states.get(subject.id), duty, today),
  }))
}

const caseIds = (rows: readonly { subject: SubjectView }[]): string[] => [
  ...new Set(rows.flatMap(({ subject }) => (subject.kind === 'case' ? [subject.id] : []))),
]

/** What only the stored state of a case tells: whether its clock stands still, and whether it takes the step owed. */
export function standing(
  state: CaseState | undefined,
  duty: Duty | null,
  today: CivilDate,
): Pick<WorklistRow, 'pause' | 'here'> {
  // A consultation takes each of its steps at any time.
  if (!state) return { pause: null, here: duty !== null }
  const pause = pauseOf(state.context)
  return {
    pause: pause && { ...pause, days: daysBetween(pause.on, today) },
    here: duty !== null && isHere(state, duty.action as EventType),
  }
}

/** A suspension goes before an appraisal under way: it stops every period, the other only that of the decision. */
function pauseOf(facts: CaseFacts): Omit<PauseView, 'days'> | null {
  const suspension = currentSuspension(facts)
  if (suspension) return { kind: 'suspended', on: suspension.on, ground: suspension.ground, ends: 'RESUME' }
  const exclusion = facts.exclusions.find(({ to }) => to === null)
  if (!exclusion) return null
  const ends = exclusion.kind === 'elevation' ? 'ELEVATION_GRANTED' : 'EXCLUSION_ENDED'
  return { kind: 'excluded', on: exclusion.from, ground: exclusion.kind, ends }
}

/** The names of the parties that duties are about. */
export async function partyNamesBehind(
  db: Executor,
  rows: readonly { subject: SubjectView; duty: Duty | null }[],
): Promise<(caseId: string) => (partyId: string) => string | null> {
  const ids = rows.flatMap(({ subject, duty }) => (subject.kind === 'case' && duty?.partyId ? [subject.id] : []))
  const names = await partyNamesOf(db, [...new Set(ids)])
  return (caseId) => (partyId) => names.get(caseId)?.get(partyId) ?? null
}

/** The stored states of cases by case id. */
export async function statesOf(db: Executor, ids: readonly string[]): Promise<Map<string, CaseState>> {
  const snapshots = await snapshotsOf(db, ids)
  return new Map([...snapshots].map(([id, snapshot]) => [id, revive(snapshot as StoredCase)]))
}
