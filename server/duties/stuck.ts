import { dutiesOfAll } from '../../db/repositories/duties.ts'
import { stuckCases } from '../../db/repositories/workload.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { stuckReason } from '../../shared/duties/index.ts'
import { civilDateOf, daysBetween, plusDays } from '../../shared/time-limits/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { deskOf, personOf } from '../desk.ts'
import { firstInstantOf } from './journal.ts'
import { partyNamesBehind, staffIdOf, suspensionsOf } from './rows.ts'
import { dutyView } from './view.ts'

/** Open cases that have not moved for the days of the setting, or have no date ahead, each with the likely reason. */
export async function stuck(
  app: App,
  actor: Actor,
  { page, pageSize, ...whose }: Parsed['duties']['stuck'],
): Promise<Outputs['duties']['stuck']> {
  await sweep(app)
  const today = todayOf(app)
  const desk = await deskOf(app.db)
  const days = desk.settings.stuckDays
  const { rows, total } = await stuckCases(app.db, {
    movedBefore: firstInstantOf(plusDays(today, 1 - days)),
    staffId: staffIdOf(actor, whose),
    page,
    pageSize,
  })
  const ids = rows.map((row) => row.subject.id)
  const duties = await dutiesOfAll(app.db, ids)
  const suspensions = await suspensionsOf(app.db, ids, today)
  const judged = rows.map((row) => {
    const { id, state } = row.subject
    const suspension = suspensions.get(id) ?? null
    const of = { state, officerId: row.officerId, suspended: suspension !== null, duties: duties.get(id) ?? [] }
    return { ...row, suspension, ...stuckReason(of, today) }
  })
  const nameOf = await partyNamesBehind(app.db, judged)
  return {
    today,
    days,
    total,
    rows: judged.map(({ subject, officerId, movedAt, noDate, code, duty, suspension }) => ({
      subject,
      officer: personOf(desk, officerId),
      lastEntryOn: civilDateOf(movedAt),
      idleDays: daysBetween(civilDateOf(movedAt), today),
      noDate,
      reason: code,
      duty: duty && dutyView(duty, today, desk, nameOf(subject.id)),
      suspension,
    })),
  }
}
