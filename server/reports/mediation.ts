import { mediationCountRows, mediationCounts } from '../../db/repositories/mediationTally.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { percentOf } from '../../shared/duties/index.ts'
import type { App, Parsed } from '../app.ts'
import { sweep } from '../cases/sweep.ts'

/** Offers, sessions and agreements of the cycles that ended in a period, and efforts before acceptance. */
export async function mediation(
  app: App,
  period: Parsed['reports']['mediation'],
): Promise<Outputs['reports']['mediation']> {
  await sweep(app)
  const counts = await mediationCounts(app.db, period)
  return {
    counts,
    percent: {
      accepted: percentOf(counts.accepted, counts.offered),
      held: percentOf(counts.held, counts.ended),
      resolved: percentOf(counts.mediated + counts.settled, counts.ended),
    },
  }
}

/** The rows behind one number of `mediation`: the number is how many there are. */
export async function mediationRows(
  app: App,
  { measure, ...query }: Parsed['reports']['mediationRows'],
): Promise<Outputs['reports']['mediationRows']> {
  await sweep(app)
  return mediationCountRows(app.db, { ...query, mark: measure })
}
