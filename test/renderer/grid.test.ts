import { describe, expect, it } from 'vitest'
import { toHtml, toTsv } from '../../renderer/parts/grid/clipboard.ts'
import { moved, rangeOf, stepped } from '../../renderer/parts/grid/moves.ts'
import { cellValue } from '../../renderer/parts/grid/typed.ts'
import { type GridColumn, isTicked } from '../../renderer/parts/grid/types.ts'
import { addressOf, everything, inStates, queryOf, sameCases, withFilters } from '../../renderer/screens/cases/query.ts'

const extent = { rows: 100_000, columns: 15, page: 20 }
const press = (key: string, ctrl = false) => ({ key, ctrl, shift: false })

describe('the keys of a sheet', () => {
  it.each([
    [press('ArrowDown'), { row: 51, column: 5 }],
    [press('ArrowUp'), { row: 49, column: 5 }],
    [press('ArrowDown', true), { row: 99_999, column: 5 }],
    [press('ArrowUp', true), { row: 0, column: 5 }],
    [press('ArrowRight', true), { row: 50, column: 14 }],
    [press('ArrowLeft', true), { row: 50, column: 0 }],
    [press('Home'), { row: 50, column: 0 }],
    [press('End'), { row: 50, column: 14 }],
    [press('Home', true), { row: 0, column: 0 }],
    [press('End', true), { row: 99_999, column: 14 }],
    [press('PageDown'), { row: 70, column: 5 }],
    [press('PageUp'), { row: 30, column: 5 }],
  ])('%o goes where Excel goes', (key, place) => {
    expect(moved({ row: 50, column: 5 }, key, extent)).toEqual(place)
  })

  it('never leaves the list, not even an empty one', () => {
    expect(moved({ row: 99_999, column: 14 }, press('PageDown'), extent)).toEqual({ row: 99_999, column: 14 })
    expect(moved({ row: 0, column: 0 }, press('ArrowUp'), extent)).toEqual({ row: 0, column: 0 })
    expect(moved({ row: 0, column: 0 }, press('End', true), { rows: 0, columns: 0, page: 1 })).toEqual({
      row: 0,
      column: 0,
    })
    expect(moved({ row: 0, column: 0 }, press('a'), extent)).toBeNull()
  })

  it('Tab goes on in the next row and stops at the ends', () => {
    expect(stepped({ row: 3, column: 14 }, 'Tab', false, extent)).toEqual({ row: 4, column: 0 })
    expect(stepped({ row: 3, column: 0 }, 'Tab', true, extent)).toEqual({ row: 2, column: 14 })
    expect(stepped({ row: 99_999, column: 14 }, 'Tab', false, extent)).toEqual({ row: 99_999, column: 14 })
    expect(stepped({ row: 3, column: 2 }, 'Enter', true, extent)).toEqual({ row: 2, column: 2 })
  })

  it('a range is the same from either corner', () => {
    const [one, other] = [
      { row: 7, column: 2 },
      { row: 3, column: 9 },
    ]
    expect(rangeOf(one, other)).toEqual({ top: 3, bottom: 7, left: 2, right: 9 })
    expect(rangeOf(other, one)).toEqual(rangeOf(one, other))
  })
})

describe('cells on their way to Excel', () => {
  it('quotes what would break a row, and nothing else', () => {
    const rows = [
      [
        { text: '张某\t李某', kind: 'text' as const },
        { text: '说“好”', kind: 'text' as const },
      ],
      [{ text: '第一行\n第"二"行', kind: 'text' as const }],
    ]
    expect(toTsv(rows)).toBe('"张某\t李某"\t说“好”\r\n"第一行\n第""二""行"')
  })

  it('tells which cells are text, so that an identity number stays whole', () => {
    const html = toHtml([
      [
        { text: '120101199001011234', kind: 'text' },
        { text: '2026-03-02', kind: 'date' },
        { text: '<b>&', kind: 'text' },
      ],
    ])
    expect(html).toContain(`<td style="mso-number-format:'\\@'">120101199001011234</td>`)
    expect(html).toContain(`<td style="mso-number-format:'yyyy\\-mm\\-dd'">2026-03-02</td>`)
    expect(html).toContain('&lt;b&gt;&amp;')
  })
})

describe('what is typed into a cell', () => {
  const plain = { id: 'x', title: 'x', width: 100, text: (value: string | null) => value ?? '' }
  const day: GridColumn = { ...plain, kind: 'date', edit: { optional: true } }
  const term: GridColumn = {
    ...plain,
    kind: 'choice',
    edit: {
      optional: true,
      options: [
        { value: 'penalty', label: '行政处罚' },
        { value: 'levy', label: '行政征收' },
      ],
    },
  }

  it('a date is understood as clerks write it, or not at all', () => {
    for (const typed of ['2026-3-2', '2026.3.2', '2026/03/02', '20260302', '2026年3月2日', '3-2'])
      expect(cellValue(day, typed, null, '2026-11-22')).toBe('2026-03-02')
    expect(cellValue(day, '2026-02-30', null, '2026-11-22')).toBeUndefined()
    expect(cellValue(day, ' ', null, '2026-11-22')).toBeNull()
  })

  it('a choice is the highlighted one, or the one that is named in full', () => {
    expect(cellValue(term, '行政征收', 'penalty', '2026-11-22')).toBe('levy')
    expect(cellValue(term, '处罚', 'penalty', '2026-11-22')).toBe('penalty')
    expect(cellValue(term, '没有', null, '2026-11-22')).toBeUndefined()
  })
})

describe('what the list shows', () => {
  it('stands in the address, and comes back from it', () => {
    const query = {
      text: '张某',
      filters: [
        inStates('stage', 'ruling', null),
        { column: 'receivedOn' as const, kind: 'between' as const, from: '2026-01-01' },
      ],
      sorts: [{ column: 'dueOn' as const, descending: false }],
    }
    expect(queryOf(addressOf(query))).toEqual(query)
    expect(addressOf(everything).toString()).toBe('')
    expect(queryOf(new URLSearchParams('q={broken'))).toEqual(everything)
  })

  it('understands the links of other screens', () => {
    expect(queryOf(new URLSearchParams('open=true&stage=ruling&officer=o1&text= 张某 '))).toEqual({
      text: '张某',
      filters: [inStates('stage', 'ruling'), inStates('officer', 'o1'), inStates('openness', 'open')],
      sorts: [],
    })
  })

  it('replaces the filters of one column and leaves the others where they are', () => {
    const query = { ...everything, filters: [inStates('stage', 'ruling'), inStates('band', 'overdue')] }
    const changed = withFilters(query, 'stage', [{ column: 'stage', kind: 'notBlank' }])
    expect(changed.filters.map(({ column, kind }) => `${column} ${kind}`)).toEqual(['stage notBlank', 'band in'])
    expect(withFilters(query, 'stage', []).filters).toHaveLength(1)
    expect(sameCases(query, { ...query, sorts: [{ column: 'number', descending: true }] })).toBe(true)
  })

  it('counts all but a few as ticked when all are ticked', () => {
    expect(isTicked({ all: true, ids: new Set(['a']) }, 'a')).toBe(false)
    expect(isTicked({ all: true, ids: new Set(['a']) }, 'b')).toBe(true)
    expect(isTicked({ all: false, ids: new Set(['a']) }, 'a')).toBe(true)
  })
})
