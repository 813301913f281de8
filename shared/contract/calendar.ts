import { z } from 'zod'
import { command, query, signedIn, stewards } from './define.ts'
import { only, remark } from './errors.ts'
import { civilDate, id, year } from './values.ts'

export const dayKinds = ['working', 'rest', 'holiday', 'makeUp'] as const
export const coverage = z.enum(['official', 'provisional'])

export const yearNotice = z.object({
  year,
  title: z.string(),
  issuedOn: civilDate.optional(),
  off: z.array(z.tuple([civilDate, civilDate])),
  worked: z.array(civilDate),
})

const dates = z.object({ nominal: civilDate.nullable(), dueLegal: civilDate.nullable(), dueSafe: civilDate.nullable() })

/** A date of an open case that a calendar moves. */
export const changedDate = z.object({
  caseId: id,
  number: z.string(),
  title: z.string(),
  key: z.string(),
  code: z.string(),
  /** Null: the duty did not exist before, or does not exist after. */
  before: dates.nullable(),
  after: dates.nullable(),
})

const noticeInput = z.object({ year, text: z.string().trim().min(10).max(20_000) })
const noticeOutput = z.object({
  notice: yearNotice,
  /** What the reader should look at twice; it does not stop the import. */
  remarks: z.array(remark),
  openCases: z.int(),
  changed: z.array(changedDate),
})

export const calendar = {
  year: query(signedIn)
    .route({ summary: '工作日历 Calendar of a year' })
    .input(z.object({ year }))
    .output(
      z.object({
        year,
        coverage,
        notice: yearNotice.nullable(),
        source: z.enum(['shipped', 'imported']).nullable(),
        days: z.array(z.object({ on: civilDate, kind: z.enum(dayKinds) })),
        workingDays: z.int(),
        /** Years without a notice that open duties already reach. */
        provisionalYears: z.array(z.object({ year, duties: z.int(), cases: z.int() })),
      }),
    ),
  /** Reads a pasted notice and shows which dates of open cases it would move; changes nothing. */
  previewNotice: query(stewards)
    .route({ summary: '预览放假通知 Preview a holiday notice' })
    .errors(only('NOTICE_UNREADABLE'))
    .input(noticeInput)
    .output(noticeOutput),
  /** Takes the notice into the calendar, computes every open case anew and tells which dates moved. */
  importNotice: command(stewards)
    .route({ summary: '导入放假通知 Import a holiday notice' })
    .errors(only('NOTICE_UNREADABLE'))
    .input(noticeInput)
    .output(noticeOutput),
}

export type ChangedDate = z.output<typeof changedDate>
export type NoticeResult = z.output<typeof noticeOutput>
