import { dutiesOfAll } from '../../db/repositories/duties.ts'
import { stuckCases } from '../../db/repositories/workload.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { stuckReason } from '../../shared/duties/index.ts'
import { civilDateOf, daysBetween, plusDays } from '../../shared/time-limits/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { deskOf, personOf } from '../desk.ts'
import { firstInstantOf } from './journal.ts'
import { partyNamesBehind, staffIdOf, standing, statesOf } from './rows.ts'
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
  const states = await statesOf(app.db, ids)
  const judged = rows.map((row) => {
    const { id, state } = row.subject
    const suspended = standing(states.get(id), null, today).pause !== null
    const { code, duty } = stuckReason(
      { state, officerId: row.officerId, suspended, duties: duties.get(id) ?? [] },
      today,
    )
    return { ...row, code, duty, ...standing(states.get(id), duty, today) }
  })
  const nameOf = await partyNamesBehind(app.db, judged)
  return {
    today,
    days,
    total,
    rows: judged.map(({ subject, officerId, movedAt, noDate, code, duty, pause, here }) => ({
      subject,
      officer: personOf(desk, officerId),
      lastEntryOn: civilDateOf(movedAt),
      idleDays: daysBetween(civilDateOf(movedAt), today),
      noDate,
      reason: code,
      duty: duty && dutyView(duty, today, desk, nameOf(subject.id)),
      pause,
      here,
    })),
  }
}
