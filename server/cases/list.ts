import { type CaseListRow, listCases } from '../../db/repositories/cases.ts'
import type { CaseRow, Outputs } from '../../shared/contract/index.ts'
import { type App, type Parsed, todayOf } from '../app.ts'
import { type Desk, deskOf, personOf } from '../desk.ts'
import { sweep } from './sweep.ts'

/** One page of the cases a filter lets through. */
export async function list(app: App, input: Parsed['cases']['list']): Promise<Outputs['cases']['list']> {
  await sweep(app)
  const desk = await deskOf(app.db)
  const { stage, mainState, officer, ...filter } = input
  const query = { ...filter, stages: stage, mainStates: mainState, officerId: officer, today: todayOf(app) }
  const { rows, total } = await listCases(app.db, query)
  return { rows: rows.map((row) => caseRow(row, desk)), total }
}

function caseRow(row: CaseListRow, desk: Desk): CaseRow {
  const { next, band } = row
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    version: row.version,
    mainState: row.mainState,
    stage: row.stage,
    open: row.open,
    matterType: row.matterType ?? '',
    applicant: row.applicantName,
    respondent: row.respondentName,
    officer: personOf(desk, row.officerId),
    receivedOn: row.receivedOn,
    acceptedOn: row.acceptedOn,
    closedOn: row.closedOn,
    outcome: row.outcome ? row.outcome.split(',') : [],
    overdue: band === 'overdue',
    suspended: row.clock === 'suspended',
    next:
      next && band
        ? { code: next.code, action: next.action, dueLegal: next.dueLegal, dueSafe: next.dueSafe, band }
        : null,
  }
}
