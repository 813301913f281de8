import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFile, TODAY } from '../../bench/buildFile.ts'
import { makeTemplates } from '../../bench/templates.ts'
import { type Desk, openExistingDesk, virtualClock } from '../../cli/desk.ts'
import { inPinyinOrder } from '../../db/pinyinOrder.ts'
import { numberKey, searchText } from '../../db/text.ts'
import type { SheetFilter, SheetQuery } from '../../shared/contract/index.ts'
import { type SheetColumnId, sheetColumn, sheetColumnIds } from '../../shared/reports/sheetColumns.ts'
import { termCodes } from '../../shared/terms/index.ts'

const CASES = 250
const home = mkdtempSync(path.join(os.tmpdir(), 'fuyi-sheet-'))
let desk: Desk
let all: { id: string; cells: (string | null)[] }[]
const at = (row: { cells: (string | null)[] }, column: SheetColumnId) =>
  row.cells[sheetColumnIds.indexOf(column)] ?? null

beforeAll(async () => {
  await buildFile(home, CASES, await makeTemplates(40))
  desk = await openExistingDesk({ dataDir: home, clock: virtualClock(TODAY), as: 'supervisor' })
  const query = { filters: [], sorts: [] }
  all = (await desk.client.caseSheet.rows({ query, columns: sheetColumnIds, offset: 0, limit: 2_000, whole: true }))
    .rows
}, 120_000)
afterAll(async () => {
  await desk.close()
  rmSync(home, { recursive: true, force: true })
})

/** The same filter over rows in memory, written a second time. */
function passes(row: { cells: (string | null)[] }, filter: SheetFilter): boolean {
  const value = at(row, filter.column)
  const isDate = sheetColumn(filter.column).kind === 'date'
  switch (filter.kind) {
    case 'blank':
      return value === null
    case 'notBlank':
      return value !== null
    case 'contains':
      return filter.text.split(/\s+/).every((word) => value?.toLowerCase().includes(word.toLowerCase()) ?? false)
    case 'between':
      return (
        (filter.from === undefined && filter.to === undefined) ||
        (value !== null && value >= (filter.from ?? '') && value <= (filter.to ?? '9999'))
      )
    case 'in':
      return filter.values.includes(isDate && value !== null ? value.slice(0, 7) : value)
  }
}

function keyOf(column: SheetColumnId, value: string | null): string | number | null {
  if (value === null) return null
  const definition = sheetColumn(column)
  if (definition.kind === 'term') return termCodes(definition.group).indexOf(value)
  if (definition.kind === 'band')
    return ['overdue', 'near', 'normal', 'waiting', 'suspended', 'noNextStep'].indexOf(value)
  if (definition.kind === 'openness') return ['open', 'closed'].indexOf(value)
  if (column === 'number') return numberKey(value)
  if (column === 'applicant' || column === 'respondent') return inPinyinOrder(searchText(value))
  return value
}

const column = fc.constantFrom(...sheetColumnIds)
const dateColumn = fc.constantFrom(...sheetColumnIds.filter((id) => sheetColumn(id).kind === 'date'))
const textColumn = fc.constantFrom(...sheetColumnIds.filter((id) => sheetColumn(id).kind === 'text'))
const row = fc.nat(CASES - 1)
const filter: fc.Arbitrary<() => SheetFilter> = fc.oneof(
  column.map((id) => () => ({ column: id, kind: 'blank' as const })),
  column.map((id) => () => ({ column: id, kind: 'notBlank' as const })),
  fc.tuple(column, fc.array(row, { maxLength: 4 })).map(([id, rows]) => () => ({
    column: id,
    kind: 'in' as const,
    values: rows.map((i) => {
      const value = at(all[i]!, id)
      return sheetColumn(id).kind === 'date' && value !== null ? value.slice(0, 7) : value
    }),
  })),
  fc.tuple(textColumn, row, fc.nat(4)).map(([id, i, from]) => () => ({
    column: id,
    kind: 'contains' as const,
    text: (at(all[i]!, id) ?? '某').slice(from, from + 2).trim() || '某',
  })),
  fc.tuple(dateColumn, row, fc.option(row, { nil: undefined })).map(([id, i, j]) => () => {
    const [from, to] = [at(all[i]!, id) ?? undefined, j === undefined ? undefined : (at(all[j]!, id) ?? undefined)]
    return { column: id, kind: 'between' as const, ...(from ? { from } : {}), ...(to ? { to } : {}) }
  }),
)
// Officers sort by their names, which the rows do not hold.
const sortable = fc.constantFrom(...sheetColumnIds.filter((id) => sheetColumn(id).kind !== 'staff'))
const queries: fc.Arbitrary<() => SheetQuery> = fc
  .tuple(
    fc.array(filter, { maxLength: 3 }),
    fc.array(fc.record({ column: sortable, descending: fc.boolean() }), { maxLength: 3 }),
  )
  .map(([filters, sorts]) => () => ({ filters: filters.map((make) => make()), sorts }))

describe('count, list, export, print and facets come from one definition', () => {
  it('on every filter and order: the same cases as reading them one by one', async () => {
    await fc.assert(
      fc.asyncProperty(queries, fc.integer({ min: 7, max: 120 }), async (make, window) => {
        const query = make()
        const wanted = all.filter((each) => query.filters.every((one) => passes(each, one)))
        const { counts } = await desk.client.caseSheet.counts({ queries: [query] })
        expect(counts).toEqual([wanted.length])
        // Windows as the screen asks for them, one after the other, are the list without a gap or a repetition.
        const read: typeof all = []
        for (let offset = 0; offset < wanted.length; offset += window) {
          const { rows } = await desk.client.caseSheet.rows({
            query,
            columns: sheetColumnIds,
            offset,
            limit: window,
            whole: true,
          })
          read.push(...rows)
        }
        expect(read.map((each) => each.id).sort()).toEqual(wanted.map((each) => each.id).sort())
        // And an export, which asks for all at once, is the same list in the same order.
        const whole = await desk.client.caseSheet.rows({
          query,
          columns: sheetColumnIds,
          offset: 0,
          limit: 2_000,
          whole: true,
        })
        expect(whole.rows).toEqual(read)
        for (let i = 1; i < read.length; i++) {
          for (const { column: by, descending } of query.sorts) {
            const [one, next] = [keyOf(by, at(read[i - 1]!, by)), keyOf(by, at(read[i]!, by))]
            if (one === next) continue
            if (one === null) expect.fail(`an empty ${by} stands before a filled one`)
            if (next !== null) expect(one < next, `${by}: ${one}, ${next}`).toBe(!descending)
            break
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('every value of every column is counted under the other filters, and sums to the list', async () => {
    await fc.assert(
      fc.asyncProperty(queries, column, async (make, by) => {
        const query = make()
        if (sheetColumn(by).personal) return
        const others = query.filters.filter((one) => one.column !== by)
        const rows = all.filter((each) => others.every((one) => passes(each, one)))
        const { values, more } = await desk.client.caseSheet.facet({ query, column: by })
        const isDate = sheetColumn(by).kind === 'date'
        const expected = new Map<string | null, number>()
        for (const each of rows) {
          const value = at(each, by)
          const group = isDate && value !== null ? value.slice(0, 7) : value
          expected.set(group, (expected.get(group) ?? 0) + 1)
        }
        expect(more).toBe(false)
        expect(new Map(values.map(({ value, count }) => [value, count]))).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('every code in a cell has a name', () => {
    for (const row of all) {
      for (const id of sheetColumnIds) {
        const definition = sheetColumn(id)
        const value = at(row, id)
        if (value === null || (definition.kind !== 'term' && definition.kind !== 'terms')) continue
        for (const code of value.split(',')) expect(termCodes(definition.group), id).toContain(code)
      }
    }
  })

  it('the light is the band of the worklist', async () => {
    for (const band of ['overdue', 'near', 'normal', 'waiting', 'suspended', 'noNextStep'] as const) {
      const { total } = await desk.client.cases.list({ band, pageSize: 1 })
      const query = { filters: [{ column: 'band' as const, kind: 'in' as const, values: [band] }] }
      expect((await desk.client.caseSheet.counts({ queries: [query] })).counts, band).toEqual([total])
    }
  })

  it('searches what the search box searches', async () => {
    for (const text of ['某', '2026', '市场', '处罚 某']) {
      const { total } = await desk.client.cases.list({ text, pageSize: 1 })
      expect((await desk.client.caseSheet.counts({ queries: [{ text }] })).counts).toEqual([total])
    }
  })

  it('masks identity and telephone numbers unless asked for the whole, and offers no list of them', async () => {
    const columns: SheetColumnId[] = ['applicantIdNumber', 'applicantPhone', 'applicant']
    const input = { query: {}, columns, offset: 0, limit: 2_000 }
    const [masked, whole] = [
      await desk.client.caseSheet.rows(input),
      await desk.client.caseSheet.rows({ ...input, whole: true }),
    ]
    const phones = whole.rows.filter((each) => each.cells[1] !== null)
    expect(phones.length).toBeGreaterThan(0)
    masked.rows.forEach((each, i) => {
      const full = whole.rows[i]!.cells
      expect(each.cells[2]).toBe(full[2])
      if (full[1]) expect(each.cells[1]).toMatch(/^\d{3}\*{4}\d{4}$/)
      if (full[0]) expect(each.cells[0]).toMatch(/\*{4,}/)
    })
    expect(await desk.client.caseSheet.facet({ query: {}, column: 'applicantPhone' })).toEqual({
      values: [],
      more: false,
    })
  })
})
