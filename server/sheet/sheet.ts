import { inPinyinOrder } from '../../db/pinyinOrder.ts'
import {
  countSheet,
  readSheet,
  type SheetScope,
  type SheetSetting,
  sheetFacet,
  sheetIds,
} from '../../db/repositories/caseSheet.ts'
import { listStaff } from '../../db/repositories/users.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { sheetColumn } from '../../shared/reports/sheetColumns.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { sweep } from '../cases/sweep.ts'

/** More values than this nobody ticks: a search narrows them down. */
const MOST_VALUES = 500
/** More cases at once than this are not changed in one go. */
export const MOST_SELECTED = 5_000

type Selection = NonNullable<Parsed['caseSheet']['rows']['only']>

/** A window of rows of the list of cases. */
export async function rows(
  app: App,
  actor: Actor,
  { query, columns, offset, limit, whole, only }: Parsed['caseSheet']['rows'],
): Promise<Outputs['caseSheet']['rows']> {
  await sweep(app)
  const scope: SheetScope = { ...query, ...(only ? restriction(only) : {}) }
  const read = await readSheet(app.db, { ...scope, sorts: query.sorts, columns, offset, limit }, await setting(app))
  const personal = columns.map((id) => sheetColumn(id).personal)
  if (!personal.some((kind) => kind !== undefined)) return { rows: read }
  if (whole) {
    app.log('info', 'personal data shown', { by: actor.id, rows: read.length })
    return { rows: read }
  }
  return {
    rows: read.map(({ id, cells }) => ({
      id,
      cells: cells.map((cell, i) => (personal[i] && cell !== null ? masked(cell, personal[i]) : cell)),
    })),
  }
}

/** How many cases each query lets through. */
export async function counts(
  app: App,
  { queries }: Parsed['caseSheet']['counts'],
): Promise<Outputs['caseSheet']['counts']> {
  await sweep(app)
  const today = await setting(app)
  const found: number[] = []
  for (const query of queries) found.push(await countSheet(app.db, query, today))
  return { counts: found }
}

/** The values of a column under all filters but its own. Personal columns have no list to tick. */
export async function facet(
  app: App,
  { query, column, search }: Parsed['caseSheet']['facet'],
): Promise<Outputs['caseSheet']['facet']> {
  await sweep(app)
  if (sheetColumn(column).personal) return { values: [], more: false }
  const others = { ...query, filters: query.filters.filter((filter) => filter.column !== column) }
  const values = await sheetFacet(app.db, others, { column, search, limit: MOST_VALUES + 1 }, await setting(app))
  return { values: values.slice(0, MOST_VALUES), more: values.length > MOST_VALUES }
}

/** Ids of the cases that are selected, in the order of the register. */
export async function selectedIds(app: App, selection: Selection): Promise<string[]> {
  const scope: SheetScope =
    selection.kind === 'some' ? { filters: [], ids: selection.ids } : { ...selection.query, except: selection.except }
  return sheetIds(app.db, scope, await setting(app), MOST_SELECTED)
}

/** Ticked cases stay within the query they were ticked under. */
const restriction = (selection: Selection): Pick<SheetScope, 'ids' | 'except'> =>
  selection.kind === 'some' ? { ids: selection.ids } : { except: selection.except }

async function setting(app: App): Promise<SheetSetting> {
  const staff = await listStaff(app.db)
  const key = (name: string) => inPinyinOrder(name)
  const staffOrder = staff.toSorted((a, b) => (key(a.name) < key(b.name) ? -1 : 1)).map((person) => person.id)
  return { today: todayOf(app), staffOrder }
}

/** Enough to tell two people apart, too little to use: 120***********1234, 138****0000. */
function masked(text: string, kind: 'idNumber' | 'phone'): string {
  const tail = 4
  const hidden = Math.max(4, text.length - 3 - tail)
  if (text.length <= 3 + tail) return '*'.repeat(Math.max(4, text.length))
  return `${text.slice(0, 3)}${'*'.repeat(kind === 'phone' ? 4 : hidden)}${text.slice(-tail)}`
}
