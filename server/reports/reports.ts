import {
  type StageRunFilter,
  stageRunMonths,
  stageRunTable,
  fourRateRows as storedRateRows,
  fourRates as storedRates,
  stageRunRows as storedRunRows,
} from '../../db/repositories/reports.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { percentOf } from '../../shared/duties/index.ts'
import type { App, Parsed } from '../app.ts'
import { sweep } from '../cases/sweep.ts'

const runFilter = ({ from, to, officer, matterType, respondent }: Parsed['reports']['stageRuns']): StageRunFilter => ({
  from,
  to,
  officerId: officer,
  matterType,
  respondent,
})

/** How often each stage ran in a period, and by month. */
export async function stageRuns(
  app: App,
  input: Parsed['reports']['stageRuns'],
): Promise<Outputs['reports']['stageRuns']> {
  await sweep(app)
  const filter = runFilter(input)
  return { stages: await stageRunTable(app.db, filter), months: await stageRunMonths(app.db, filter) }
}

/** The rows behind one number of `stageRuns`: the same condition makes both. */
export async function stageRunRows(
  app: App,
  input: Parsed['reports']['stageRunRows'],
): Promise<Outputs['reports']['stageRunRows']> {
  await sweep(app)
  const { stage, measure, page, pageSize } = input
  return storedRunRows(app.db, { ...runFilter(input), stage, measure, page, pageSize })
}

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
