import { type Executor, inTransaction } from '../../db/executor.ts'
import { listCalendarYears, provisionalYears, putCalendarYear } from '../../db/repositories/calendar.ts'
import { recordChange } from '../../db/repositories/settingHistory.ts'
import type { NoticeResult, Outputs } from '../../shared/contract/index.ts'
import { calendarYears } from '../../shared/time-limits/calendarYears.ts'
import {
  createCalendar,
  datesFromTo,
  NoticeError,
  parseNotice,
  type YearNotice,
} from '../../shared/time-limits/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { changedDates, recompute } from '../cases/recompute.ts'
import { sweep } from '../cases/sweep.ts'
import { calendarOf, deskOf, environment, program } from '../desk.ts'
import { refusal } from '../fail.ts'

/** Every day of a year, the notice behind it, and the years without a notice that open duties already reach. */
export async function year(app: App, { year }: Parsed['calendar']['year']): Promise<Outputs['calendar']['year']> {
  const calendar = await calendarOf(app.db)
  const imported = (await listCalendarYears(app.db)).find((entry) => entry.year === year)?.notice as
    | YearNotice
    | undefined
  const notice = imported ?? calendarYears.find((entry) => entry.year === year) ?? null
  const days = datesFromTo(`${year}-01-01`, `${year}-12-31`).map((on) => ({ on, kind: calendar.kindOf(on) }))
  const reached = await provisionalYears(app.db)
  return {
    year,
    coverage: calendar.coverage(`${year}-01-01`),
    notice: notice && wireNotice(notice),
    source: imported ? 'imported' : notice ? 'shipped' : null,
    days,
    workingDays: days.filter((day) => calendar.isWorkingDay(day.on)).length,
    provisionalYears: reached.map(({ year: at, duties, owners: cases }) => ({ year: at, duties, cases })),
  }
}

/** What a pasted notice says and which dates it would move. Throws NOTICE_UNREADABLE. */
export async function previewNotice(app: App, input: Parsed['calendar']['previewNotice']): Promise<NoticeResult> {
  await sweep(app)
  return read(app, app.db, input)
}

/** Takes a notice into the calendar and computes every date anew, all or nothing. Throws NOTICE_UNREADABLE. */
export async function importNotice(
  app: App,
  actor: Actor,
  input: Parsed['calendar']['importNotice'],
): Promise<NoticeResult> {
  await sweep(app)
  return inTransaction(app.db, async (tx) => {
    const result = await read(app, tx, input)
    await putCalendarYear(tx, {
      year: input.year,
      notice: result.notice,
      sourceText: input.text,
      importedAt: app.now(),
      importedBy: actor.id,
    })
    await recordChange(tx, {
      key: `calendar.${input.year}`,
      value: result.notice,
      reason: null,
      at: app.now(),
      by: actor.id,
    })
    await recompute(tx, environment(app, await deskOf(tx), program))
    app.log('info', 'notice imported', { year: input.year, changed: result.changed.length, by: actor.id })
    return result
  })
}

async function read(
  app: App,
  db: Executor,
  { text, year }: Parsed['calendar']['previewNotice'],
): Promise<NoticeResult> {
  const { notice, warnings } = parsed(text, year)
  const desk = await deskOf(db)
  const others = (await listCalendarYears(db))
    .map((entry) => entry.notice as YearNotice)
    .filter((known) => known.year !== year)
  const before = environment(app, desk, program)
  const after = { ...before, calendar: createCalendar([...others, notice]) }
  const { cases, changed } = await changedDates(db, before, after)
  return {
    notice: wireNotice(notice),
    remarks: warnings.map(({ code, excerpt, texts }) => ({ code, excerpt, zh: texts.zh, en: texts.en })),
    openCases: cases,
    changed,
  }
}

function parsed(text: string, year: number): ReturnType<typeof parseNotice> {
  try {
    return parseNotice(text, year)
  } catch (error) {
    if (!(error instanceof NoticeError)) throw error
    throw refusal('NOTICE_UNREADABLE', {
      problems: error.problems.map(({ code, excerpt, texts }) => ({ code, excerpt, zh: texts.zh, en: texts.en })),
    })
  }
}

function wireNotice({ year, title, issuedOn, off, worked }: YearNotice): NoticeResult['notice'] {
  return {
    year,
    title,
    ...(issuedOn ? { issuedOn } : {}),
    off: off.map(([from, to]) => [from, to]),
    worked: [...worked],
  }
}
