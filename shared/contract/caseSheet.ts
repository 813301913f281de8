import { z } from 'zod'
import { type SheetColumnId, sheetColumnIds } from '../reports/sheetColumns.ts'
import { command, deciders, query, signedIn } from './define.ts'
import { only } from './errors.ts'
import { civilDate, id, reason, sentence } from './values.ts'

const column = z.enum(sheetColumnIds as [SheetColumnId, ...SheetColumnId[]])
const value = z.string().max(500)

/**
 * What a column lets through: one of some values (of a date the months `2026-03`; null is an empty cell), a text that
 * occurs in it, a span of days with both ends, or whether anything is there at all.
 */
export const sheetFilter = z.discriminatedUnion('kind', [
  z.object({ column, kind: z.literal('in'), values: z.array(value.nullable()).max(2_000) }),
  z.object({ column, kind: z.literal('contains'), text: z.string().trim().min(1).max(200) }),
  z.object({ column, kind: z.literal('between'), from: civilDate.optional(), to: civilDate.optional() }),
  z.object({ column, kind: z.literal('blank') }),
  z.object({ column, kind: z.literal('notBlank') }),
])

/** Which cases, in which order: the one definition behind rows, counts, facets, copies, exports and prints. */
export const sheetQuery = z.object({
  /** Number, title, party or act; two Chinese characters are enough. */
  text: z.string().trim().max(200).optional(),
  filters: z.array(sheetFilter).max(60).default([]),
  sorts: z
    .array(z.object({ column, descending: z.boolean() }))
    .max(6)
    .default([]),
})

/** Cases ticked one by one, or all that a query lets through but some. */
export const sheetSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('some'), ids: z.array(id).max(5_000) }),
  z.object({ kind: z.literal('all'), query: sheetQuery, except: z.array(id).max(5_000).default([]) }),
])

const cell = z.object({ id, column })
/** `from` is the value the person saw; a cell that holds another one by now is left alone. */
const edit = cell.extend({ from: z.string().max(20_000).nullable(), to: z.string().max(20_000).nullable() })

/** Why one of several cases stays as it is. */
const left = z.object({ id, number: z.string(), title: z.string(), why: sentence })

export const caseSheet = {
  /** A window of rows; cells in the order of `columns`. Identity and telephone numbers are masked unless `whole`. */
  rows: query(signedIn)
    .route({ summary: '案件一览 Rows of the case list' })
    .input(
      z.object({
        query: sheetQuery,
        columns: z.array(column).min(1).max(60),
        offset: z.int().min(0),
        limit: z.int().min(1).max(2_000),
        whole: z.boolean().default(false),
        /** Only these of the cases that the query lets through. */
        only: sheetSelection.optional(),
      }),
    )
    .output(z.object({ rows: z.array(z.object({ id, cells: z.array(z.string().nullable()) })) })),
  /** How many cases each of some queries lets through. */
  counts: query(signedIn)
    .route({ summary: '案件计数 Counts of the case list' })
    .input(z.object({ queries: z.array(sheetQuery).min(1).max(100) }))
    .output(z.object({ counts: z.array(z.int()) })),
  /** The values of a column with how often each occurs among the cases that all other filters let through. */
  facet: query(signedIn)
    .route({ summary: '筛选项及数量 Values of a column' })
    .input(z.object({ query: sheetQuery, column, search: z.string().trim().max(200).optional() }))
    .output(
      z.object({
        /** Most frequent first; of a date column its months, latest first. Null: the cell is empty. */
        values: z.array(z.object({ value: z.string().nullable(), count: z.int() })),
        /** There are more values than are listed. */
        more: z.boolean(),
      }),
    ),
  /**
   * Corrects facts of applications from the list, each case by one entry of its own record; what a case's law or
   * somebody's newer value forbids is left and told.
   */
  edit: command(deciders)
    .route({ summary: '在一览中更正 Correct facts in the list' })
    .input(z.object({ edits: z.array(edit).min(1).max(2_000), undoing: z.boolean().default(false) }))
    .output(
      z.object({
        /** Cells that hold the new value now, as they are shown. */
        done: z.array(edit),
        left: z.array(left.extend({ column, value: z.string().nullable() })),
      }),
    ),
  /** Gives cases to another officer, each by the step of its own record. `dry` tells what would happen. */
  assign: command(['approver', 'supervisor'])
    .route({ summary: '批量调整承办人员 Reassign several cases' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ selection: sheetSelection, officer: id, reason, dry: z.boolean() }))
    .output(z.object({ done: z.int(), same: z.int(), left: z.array(left) })),
}

export type SheetFilter = z.output<typeof sheetFilter>
export type SheetQuery = z.output<typeof sheetQuery>
export type SheetSelection = z.input<typeof sheetSelection>
export type SheetEdit = z.output<typeof edit>
export type SheetLeft = z.output<typeof left>
