import { type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { SheetRow } from '../../shared/reports/caseSheet.ts'
import { type SheetColumnId, sheetColumn, sheetColumnIds } from '../../shared/reports/sheetColumns.ts'
import { termCodes } from '../../shared/terms/index.ts'
import type { Executor } from '../executor.ts'
import { inPinyinOrder } from '../pinyinOrder.ts'
import { prepared, rowWriter } from '../prepared.ts'
import { difference } from '../rows.ts'
import type { CaseSheetTable, Database } from '../schema.ts'
import { numberKey, searchPatterns, searchText } from '../text.ts'

/** What one column lets through; see the contract. */
export type SheetCondition = { column: SheetColumnId } & (
  | { kind: 'in'; values: readonly (string | null)[] }
  | { kind: 'contains'; text: string }
  | { kind: 'between'; from?: string | undefined; to?: string | undefined }
  | { kind: 'blank' }
  | { kind: 'notBlank' }
)
export type SheetFilter = { text?: string | undefined; filters: readonly SheetCondition[] }
export type SheetOrder = { sorts: readonly { column: SheetColumnId; descending: boolean }[] }
/** The day on which lights are read, and officers in the order of their names. */
export type SheetSetting = { today: string; staffOrder: readonly string[] }
export type SheetScope = SheetFilter & {
  /** Only these cases, or all but these. */
  ids?: readonly string[] | undefined
  except?: readonly string[] | undefined
}

const snake = (id: string): string => id.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const storedIds = sheetColumnIds.filter((id) => id !== 'band')
const bands = ['overdue', 'near', 'normal', 'waiting', 'suspended', 'noNextStep'] as const

const cellColumns = storedIds.map((id) => [id, snake(id)] as const)
const writeSheet = rowWriter<CaseSheetTable>(
  'case_sheet',
  [
    'case_id',
    'number_key',
    'applicant_key',
    'respondent_key',
    'owes',
    'pressing_legal',
    'pressing_near',
    ...cellColumns.map(([, column]) => column as keyof CaseSheetTable),
  ],
  ['case_id'],
)
const sheetRows = prepared<{ id: string }, CaseSheetTable>((db, parameter) =>
  db.selectFrom('case_sheet').selectAll().where('case_id', '=', parameter('id')),
)

/** Makes the stored row of a case equal to this one; writes only if something differs. */
export async function replaceSheetRow(tx: Executor, id: string, row: SheetRow): Promise<void> {
  const { rows: stored } = await sheetRows(tx, { id })
  await writeSheet(tx, difference(stored, [sheetTableRow(id, row)], (each) => each.case_id).write)
}

/** The rows of several cases by their ids. */
export async function sheetRowsOf(db: Executor, ids: readonly string[]): Promise<Map<string, SheetRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('case_sheet').selectAll().where('case_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.case_id, fromTable(row)]))
}

/** Empties the sheet, to be filled anew. */
export async function emptySheet(tx: Executor): Promise<void> {
  await tx.deleteFrom('case_sheet').execute()
}

/** Ids of cases that have no row yet, in their order after `afterId`. */
export async function casesWithoutSheet(db: Executor, afterId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('reconsideration_case')
    .select('id')
    .where('id', '>', afterId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('case_sheet').select('case_id').whereRef('case_id', '=', 'reconsideration_case.id'))),
    )
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** How many cases a filter lets through. */
export async function countSheet(db: Executor, scope: SheetScope, { today }: SheetSetting): Promise<number> {
  const { count } = await within(db, scope, today)
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Rows `offset` and following of what a filter lets through, in a total order; cells in the order of `columns`. */
export async function readSheet(
  db: Executor,
  query: SheetScope & SheetOrder & { columns: readonly SheetColumnId[]; offset: number; limit: number },
  setting: SheetSetting,
): Promise<{ id: string; cells: (string | null)[] }[]> {
  const page = ordered(within(db, query, setting.today).select('case_sheet.case_id'), query, setting)
    .limit(query.limit)
    .offset(query.offset)
  // The order is found on the ids alone; only the rows of the window are read whole.
  const ids = (await page.execute()).map((row) => row.case_id)
  if (ids.length === 0) return []
  const cells = query.columns.map((id, i) => cell(id, setting.today).as(`c${i}`))
  const rows = await db.selectFrom('case_sheet').select('case_id').select(cells).where('case_id', 'in', ids).execute()
  const found = new Map(rows.map((row) => [row.case_id, row as Record<string, string | null>]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    return row ? [{ id, cells: query.columns.map((_, i) => row[`c${i}`] ?? null) }] : []
  })
}

/** Ids of what a filter lets through, in the order of the register. */
export async function sheetIds(db: Executor, scope: SheetScope, setting: SheetSetting, limit: number) {
  const rows = await within(db, scope, setting.today)
    .select('case_id')
    .orderBy('number_key')
    .orderBy('case_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.case_id)
}

/** Values of a column with how often each occurs, the most frequent first; of a date its months, the latest first. */
export async function sheetFacet(
  db: Executor,
  scope: SheetScope,
  { column, search, limit }: { column: SheetColumnId; search?: string | undefined; limit: number },
  { today }: SheetSetting,
): Promise<{ value: string | null; count: number }[]> {
  const isDate = sheetColumn(column).kind === 'date'
  const value = isDate ? sql<string | null>`substr(${cell(column, today)}, 1, 7)` : cell(column, today)
  let query = within(db, scope, today)
    .select((eb) => [value.as('value'), eb.fn.countAll<number | string>().as('count')])
    .groupBy(sql`1`)
  for (const pattern of searchPatterns(search ?? '')) query = query.where(like(cell(column, today), pattern))
  query = isDate
    ? query.orderBy('value', (order) => order.desc().nullsLast())
    : query.orderBy('count', 'desc').orderBy('value')
  const rows = await query.limit(limit).execute()
  return rows.map((row) => ({ value: row.value, count: Number(row.count) }))
}

/** What a cell holds. The light follows from the day, so it is never stored. */
function cell(id: SheetColumnId, today: string): RawBuilder<string | null> {
  if (id !== 'band') return sql<string | null>`${sql.ref(`case_sheet.${snake(id)}`)}`
  return sql<string | null>`case
    when owes = 'us' then case
      when pressing_legal < ${today} then 'overdue'
      when pressing_near <= ${today} then 'near'
      else 'normal' end
    when owes = 'others' then 'waiting'
    when owes = 'paused' then 'suspended'
    when openness = 'open' then 'noNextStep' end`
}

const like = (value: Expression<string | null>, pattern: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`lower(${value}) like ${pattern} escape '\\'`

function within(db: Executor, { text, filters, ids, except }: SheetScope, today: string) {
  let query = db.selectFrom('case_sheet')
  for (const pattern of searchPatterns(text ?? '')) {
    // Through the narrow index of the search texts.
    query = query.where('case_sheet.case_id', 'in', (eb) =>
      eb
        .selectFrom('reconsideration_case as found')
        .select('found.id')
        .where(sql<boolean>`found.search_text like ${pattern} escape '\\'`),
    )
  }
  for (const filter of filters) query = query.where(condition(filter, today))
  if (ids) query = query.where('case_sheet.case_id', 'in', ids.length > 0 ? [...ids] : [''])
  if (except && except.length > 0) query = query.where('case_sheet.case_id', 'not in', [...except])
  return query
}

function condition(filter: SheetCondition, today: string): RawBuilder<SqlBool> {
  const value = cell(filter.column, today)
  switch (filter.kind) {
    case 'blank':
      return sql<SqlBool>`${value} is null`
    case 'notBlank':
      return sql<SqlBool>`${value} is not null`
    case 'contains': {
      const parts = searchPatterns(filter.text).map((pattern) => like(value, pattern))
      return sql<SqlBool>`(${sql.join(parts, sql` and `)})`
    }
    case 'between': {
      const parts = [
        ...(filter.from === undefined ? [] : [sql`${value} >= ${filter.from}`]),
        ...(filter.to === undefined ? [] : [sql`${value} <= ${filter.to}`]),
      ]
      return parts.length > 0 ? sql<SqlBool>`(${sql.join(parts, sql` and `)})` : sql<SqlBool>`1 = 1`
    }
    case 'in': {
      const given = filter.values.filter((each) => each !== null)
      const compared = sheetColumn(filter.column).kind === 'date' ? sql`substr(${value}, 1, 7)` : value
      const parts = [
        ...(given.length > 0 ? [sql`${compared} in (${sql.join(given)})`] : []),
        ...(given.length < filter.values.length ? [sql`${value} is null`] : []),
      ]
      return parts.length > 0 ? sql<SqlBool>`(${sql.join(parts, sql` or `)})` : sql<SqlBool>`1 = 0`
    }
  }
}

const keyColumns: Partial<Record<SheetColumnId, string>> = {
  number: 'number_key',
  applicant: 'applicant_key',
  respondent: 'respondent_key',
}

/** What a column sorts by: names by pinyin, codes in the order of the law's list, officers by their names. */
function sortKey(id: SheetColumnId, { today, staffOrder }: SheetSetting): RawBuilder<unknown> {
  const column = sheetColumn(id)
  const inOrder = (codes: readonly string[]) =>
    codes.length === 0
      ? cell(id, today)
      : // Written out, not bound: both engines read a bound number in `order by` as text.
        sql`case ${cell(id, today)} ${sql.join(
          codes.map((code, i) => sql`when ${code} then ${sql.lit(i)}`),
          sql` `,
        )} end`
  switch (column.kind) {
    case 'term':
      return inOrder(termCodes(column.group))
    case 'band':
      return inOrder(bands)
    case 'openness':
      return inOrder(['open', 'closed'])
    case 'staff':
      return inOrder(staffOrder)
    default:
      return sql.ref(`case_sheet.${keyColumns[id] ?? snake(id)}`)
  }
}

function ordered<O>(
  query: SelectQueryBuilder<Database, 'case_sheet', O>,
  { sorts }: SheetOrder,
  setting: SheetSetting,
): SelectQueryBuilder<Database, 'case_sheet', O> {
  const all = sorts.length > 0 ? sorts : [{ column: 'receivedOn' as const, descending: true }]
  let sorted = query
  for (const { column, descending } of all) {
    sorted = sorted.orderBy(sortKey(column, setting), (order) => order[descending ? 'desc' : 'asc']().nullsLast())
  }
  return sorted.orderBy('case_sheet.case_id', all[0]!.descending ? 'desc' : 'asc') // a total order, or windows overlap
}

/** A row as its table holds it, with the keys it sorts by. */
export function sheetTableRow(id: string, row: SheetRow): CaseSheetTable {
  const nameKey = (name: string) => inPinyinOrder(searchText(name))
  const cells = Object.fromEntries(cellColumns.map(([cellId, column]) => [column, row[cellId]]))
  return {
    case_id: id,
    number_key: numberKey(row.number),
    applicant_key: nameKey(row.applicant ?? ''),
    respondent_key: nameKey(row.respondent ?? ''),
    owes: row.owes,
    pressing_legal: row.pressingLegal,
    pressing_near: row.pressingNear,
    ...cells,
  } as CaseSheetTable
}

function fromTable(row: CaseSheetTable): SheetRow {
  const cells = Object.fromEntries(cellColumns.map(([cellId, column]) => [cellId, row[column as keyof CaseSheetTable]]))
  return {
    ...cells,
    owes: row.owes,
    pressingLegal: row.pressing_legal,
    pressingNear: row.pressing_near,
  } as SheetRow
}
