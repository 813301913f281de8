import { fourRateRows as storedRateRows, fourRates as storedRates } from '../../db/repositories/reports.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { percentOf } from '../../shared/duties/index.ts'
import type { App, Parsed } from '../app.ts'
import { sweep } from '../cases/sweep.ts'

/** The four rates over a period: what is met, what is missing, what is excluded by which code. */
export async function fourRates(
  app: App,
  period: Parsed['reports']['fourRates'],
): Promise<Outputs['reports']['fourRates']> {
  await sweep(app)
  const figures = await storedRates(app.db, period)
  return {
    rates: figures.map((figure) => {
      const denominator = figure.met + figure.missing
      return {
        ...figure,
        denominator,
        percent: percentOf(figure.met, denominator),
        full: denominator > 0 && figure.missing === 0,
      }
    }),
  }
}

/** The rows behind one number of `fourRates`. */
export async function fourRateRows(
  app: App,
  input: Parsed['reports']['fourRateRows'],
): Promise<Outputs['reports']['fourRateRows']> {
  await sweep(app)
  const { rows, total } = await storedRateRows(app.db, input)
  return { rows: rows.map(({ key: _key, ...row }) => row), total }
}
