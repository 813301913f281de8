import { casesWithMediation } from '../../db/repositories/reports.ts'
import { numberKey } from '../../db/text.ts'
import { type CaseFacts, revive, type StoredCase } from '../../shared/case/index.ts'
import {
  type MediationMeasure,
  type MediationRow,
  mediationMeasures,
  type Outputs,
} from '../../shared/contract/index.ts'
import { type MediationFigures, mediationFigures, percentOf } from '../../shared/duties/index.ts'
import type { App, Parsed } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { deskOf, environment, program } from '../desk.ts'

type Period = Parsed['reports']['mediation']
type CaseRow = CaseFacts & { ofCase: { id: string; number: string; title: string } }

/** Offers, sessions and agreements of the cycles that ended in a period, and efforts before acceptance. */
export async function mediation(app: App, period: Period): Promise<Outputs['reports']['mediation']> {
  const rows = await mediationOf(app, period)
  const counts = Object.fromEntries(
    mediationMeasures.map((measure) => [measure, rows.filter(({ measures }) => measures.includes(measure)).length]),
  ) as Record<MediationMeasure, number>
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
  { measure, page, pageSize, ...period }: Parsed['reports']['mediationRows'],
): Promise<Outputs['reports']['mediationRows']> {
  const rows = (await mediationOf(app, period)).filter(({ measures }) => measures.includes(measure))
  return { rows: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length }
}

/** Every cycle and every effort before acceptance in a period with the numbers it is in, by day and case number. */
async function mediationOf(app: App, period: Period): Promise<MediationRow[]> {
  await sweep(app)
  const env = environment(app, await deskOf(app.db), program)
  const rows: MediationRow[] = []
  for await (const batch of casesWithMediation(app.db, period)) {
    const cases = batch.map(({ snapshot, ...ofCase }) => ({ ...revive(snapshot as StoredCase).context, ofCase }))
    rows.push(...rowsOf(mediationFigures<CaseRow>(cases, period.from, period.to, env), period))
  }
  const order = new Map(rows.map((row) => [row, `${row.on} ${numberKey(row.number)} ${row.cycle}`]))
  return rows.sort((a, b) => (order.get(a)! < order.get(b)! ? -1 : 1))
}

function rowsOf(figures: MediationFigures<CaseRow>, { from, to }: Period): MediationRow[] {
  const { ended, offered, accepted, held, agreed, mediated, settled, refused, preCase } = figures
  const lists: [MediationMeasure, CaseRow[]][] = [
    ['ended', ended],
    ['offered', offered],
    ['accepted', accepted],
    ['held', held],
    ['agreed', agreed],
    ['mediated', mediated],
    ['settled', settled],
    ['refusedByApplicant', refused.applicant],
    ['refusedByRespondent', refused.respondent],
    ['refusedByThirdParty', refused.thirdParty],
  ]
  const rowOf = (row: CaseRow, on: string, measures: MediationMeasure[]): MediationRow => ({
    caseId: row.ofCase.id,
    number: row.ofCase.number,
    title: row.ofCase.title,
    cycle: row.cycle,
    on,
    measures,
  })
  return [
    ...ended.map((row) =>
      // A cycle is counted on the day its outcome took effect, or was closed without one.
      rowOf(
        row,
        (row.outcome?.effectiveOn ?? row.closing?.on)!,
        lists.flatMap(([measure, list]) => (list.includes(row) ? [measure] : [])),
      ),
    ),
    ...preCase.tried.map((row) => {
      const days = row.preCase.map((effort) => effort.on).filter((day) => day >= from && day <= to)
      return rowOf(
        row,
        days.sort()[0]!,
        preCase.solved.includes(row) ? ['preCaseTried', 'preCaseSolved'] : ['preCaseTried'],
      )
    }),
  ]
}
