import type { Executor } from '../../db/executor.ts'
import { partyNamesOf } from '../../db/repositories/parties.ts'
import type { WorklistRow as StoredRow, SubjectView } from '../../db/repositories/worklist.ts'
import { snapshotsOf } from '../../db/repositories/workload.ts'
import { currentSuspension, revive, type StoredCase } from '../../shared/case/index.ts'
import type { SuspensionView, WorklistRow } from '../../shared/contract/index.ts'
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
  const suspensions = await suspensionsOf(
    db,
    rows.flatMap(({ subject, duty }) => (subject.kind === 'case' && duty?.paused ? [subject.id] : [])),
    today,
  )
  return rows.map(({ subject, band, duty }) => ({
    subject,
    band,
    duty: duty && dutyView(duty, today, desk, nameOf(subject.id)),
    suspension: suspensions.get(subject.id) ?? null,
  }))
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

/** The running suspensions of cases by case id; cases whose clock runs are left out. */
export async function suspensionsOf(
  db: Executor,
  ids: readonly string[],
  today: CivilDate,
): Promise<Map<string, SuspensionView>> {
  const found = new Map<string, SuspensionView>()
  for (const [id, snapshot] of await snapshotsOf(db, [...new Set(ids)])) {
    const current = currentSuspension(revive(snapshot as StoredCase).context)
    if (current) found.set(id, { on: current.on, ground: current.ground, days: daysBetween(current.on, today) })
  }
  return found
}
