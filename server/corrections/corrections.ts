import {
  letterOrgans,
  listDefects,
  listLetters,
  listPressure,
  repeatedDefects,
  type LetterRow as StoredLetter,
  earlierDefects as storedEarlier,
} from '../../db/repositories/corrections.ts'
import type { EventType } from '../../shared/case/index.ts'
import type { LetterRow, Outputs } from '../../shared/contract/index.ts'
import { type CivilDate, daysBetween } from '../../shared/time-limits/index.ts'
import { type App, type Parsed, todayOf } from '../app.ts'
import { loadCase } from '../cases/store.ts'
import { sweep } from '../cases/sweep.ts'
import { type Desk, deskOf, personOf } from '../desk.ts'
import { workingDaysLeft } from '../duties/view.ts'

/** Letters of a period: what stands where, to whom, by when, and what comes next. */
export async function letters(
  app: App,
  input: Parsed['corrections']['letters'],
): Promise<Outputs['corrections']['letters']> {
  await sweep(app)
  const today = todayOf(app)
  const desk = await deskOf(app.db)
  const { rows, total, counts } = await listLetters(app.db, { ...input, today })
  return {
    total,
    counts,
    organs: await letterOrgans(app.db, { ...input, today }),
    rows: rows.map((row) => letterView(row, today, desk)),
  }
}

function letterView(row: StoredLetter, today: CivilDate, desk: Desk): LetterRow {
  const running = row.state === 'served' || row.state === 'overdue'
  return {
    ...row,
    nextStep: nextToday(row),
    workingDaysLeft: running && row.dueSafe !== null ? workingDaysLeft(today, row.dueSafe, desk.calendar) : null,
    naturalDaysLeft: running && row.dueLegal !== null ? daysBetween(today, row.dueLegal) : null,
  }
}

/** The ladder of 行政复议法 第77条第2款 once the answer is overdue: remind, order, call in; before that as recorded. */
function nextToday(row: StoredLetter): EventType | null {
  if (row.state !== 'overdue' || row.nextStep === null) return row.nextStep
  if (row.remindedOn === null || row.remindedOn <= row.dueLegal!) return 'REMINDED'
  if (row.measure === null) return 'COMPLIANCE_ORDERED'
  return row.measure === 'complianceOrder' ? 'ACCOUNTABILITY_TALK' : 'ANSWERED'
}

/** Defects confirmed in a period. */
export async function defects(
  app: App,
  input: Parsed['corrections']['defects'],
): Promise<Outputs['corrections']['defects']> {
  await sweep(app)
  return listDefects(app.db, input)
}

/** Organs that showed the same defect more than once in a period. */
export async function repeats(
  app: App,
  input: Parsed['corrections']['repeats'],
): Promise<Outputs['corrections']['repeats']> {
  await sweep(app)
  return { rows: await repeatedDefects(app.db, input) }
}

/** What the respondent of a case has shown in its other cases of the year. Throws NOT_FOUND. */
export async function earlier(
  app: App,
  { caseId }: Parsed['corrections']['earlier'],
): Promise<Outputs['corrections']['earlier']> {
  await sweep(app)
  const { record } = await loadCase(app.db, caseId)
  const year = Number(todayOf(app).slice(0, 4))
  const rows = await storedEarlier(app.db, {
    organ: record.respondentName,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    exceptCase: caseId,
  })
  return { organ: record.respondentName, year, rows }
}

/** Reminders and measures of a period, each with who decided it. */
export async function pressure(
  app: App,
  input: Parsed['corrections']['pressure'],
): Promise<Outputs['corrections']['pressure']> {
  await sweep(app)
  const desk = await deskOf(app.db)
  const { rows, total } = await listPressure(app.db, input)
  return {
    total,
    rows: rows.map(({ cycle: _cycle, ...row }) => ({ ...row, decidedBy: personOf(desk, row.decidedBy) })),
  }
}
