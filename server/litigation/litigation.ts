import {
  type CourtListRow,
  headAppearance,
  judgments,
  listCourt,
  listHearings,
} from '../../db/repositories/litigation.ts'
import type { CourtRow, Outputs } from '../../shared/contract/index.ts'
import { roundedPercent } from '../../shared/duties/index.ts'
import { type CivilDate, daysBetween } from '../../shared/time-limits/index.ts'
import { type App, type Parsed, todayOf } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { type Desk, deskOf, personOf } from '../desk.ts'
import { workingDaysLeft } from '../duties/view.ts'

/** Suits by instance: what stands where, what we owe the court, who appeared, how it ended. */
export async function suits(app: App, input: Parsed['litigation']['suits']): Promise<Outputs['litigation']['suits']> {
  await sweep(app)
  const today = todayOf(app)
  const desk = await deskOf(app.db)
  const { rows, total, counts } = await listCourt(app.db, input)
  return { total, counts, rows: rows.map((row) => courtView(row, today, desk)) }
}

function courtView({ officerId, ...row }: CourtListRow, today: CivilDate, desk: Desk): CourtRow {
  const owed = row.repliedOn === null && row.status === 'pending'
  return {
    ...row,
    officer: personOf(desk, officerId),
    replyWorkingDaysLeft: owed && row.replySafe !== null ? workingDaysLeft(today, row.replySafe, desk.calendar) : null,
    replyNaturalDaysLeft: owed && row.replyDue !== null ? daysBetween(today, row.replyDue) : null,
  }
}

/** Appearance of heads and judgments lost, each with numerator and denominator. */
export async function figures(
  app: App,
  input: Parsed['litigation']['figures'],
): Promise<Outputs['litigation']['figures']> {
  await sweep(app)
  const { opened, appeared } = await headAppearance(app.db, input)
  const { effective, lost } = await judgments(app.db, input)
  return {
    opened,
    appeared,
    appearancePercent: roundedPercent(appeared, opened),
    effective,
    lost,
    lostPercent: roundedPercent(lost, effective),
  }
}

/** The hearings behind the figure. */
export async function hearings(
  app: App,
  input: Parsed['litigation']['hearings'],
): Promise<Outputs['litigation']['hearings']> {
  await sweep(app)
  const { rows, total } = await listHearings(app.db, input)
  return { total, rows: rows.map(({ instanceKey: _key, ...row }) => row) }
}
