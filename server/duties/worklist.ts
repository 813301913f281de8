import { partyNamesOf } from '../../db/repositories/parties.ts'
import { worklist as storedWorklist } from '../../db/repositories/worklist.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { deskOf } from '../desk.ts'
import { dutyView } from './view.ts'

/** What is owed, the most urgent first: by this person, or by everybody. */
export async function worklist(
  app: App,
  actor: Actor,
  { scope, ...query }: Parsed['duties']['worklist'],
): Promise<Outputs['duties']['worklist']> {
  await sweep(app)
  const today = todayOf(app)
  const desk = await deskOf(app.db)
  const staffId = scope === 'mine' ? actor.id : undefined
  const { rows, total, counts } = await storedWorklist(app.db, { ...query, today, staffId })
  const caseIds = rows.flatMap(({ subject, duty }) => (subject.kind === 'case' && duty?.partyId ? [subject.id] : []))
  const names = await partyNamesOf(app.db, [...new Set(caseIds)])
  return {
    today,
    total,
    counts,
    rows: rows.map(({ subject, band, duty }) => {
      const nameOf = (id: string) => names.get(subject.id)?.get(id) ?? null
      return { subject, band, duty: duty && dutyView(duty, today, desk, nameOf) }
    }),
  }
}
