import type { SheetFilter, SheetQuery } from '../../../shared/contract/index.ts'
import { type SheetColumnId, sheetColumn } from '../../../shared/reports/sheetColumns.ts'
import type { Texts } from '../../texts/zh.ts'

type TextOf = (column: SheetColumnId, value: string | null) => string
/** Names more than these would not fit on a line. */
const NAMED = 3

/** A filter in words: 阶段：裁决、案中调解. */
export function filterText(filter: SheetFilter, textOf: TextOf, { cases }: Texts): string {
  const title = cases.columns[filter.column]
  return `${title}：${what(filter, textOf, cases)}`
}

function what(filter: SheetFilter, textOf: TextOf, cases: Texts['cases']): string {
  switch (filter.kind) {
    case 'blank':
      return cases.blank
    case 'notBlank':
      return cases.notBlank
    case 'contains':
      return cases.contains(filter.text)
    case 'between':
      return cases.between(filter.from, filter.to)
    case 'in': {
      const isDate = sheetColumn(filter.column).kind === 'date'
      const name = (value: string | null) =>
        value === null ? cases.blank : isDate ? cases.month(value) : textOf(filter.column, value)
      const named = filter.values.slice(0, NAMED).map(name).join(cases.listSeparator)
      return filter.values.length > NAMED ? named + cases.andMore(filter.values.length) : named
    }
  }
}

/** All filters of a query in one line, for the head of an export or a print. */
export function queryText(query: SheetQuery, textOf: TextOf, texts: Texts): string {
  const parts = [
    ...(query.text ? [texts.cases.textFilter(query.text)] : []),
    ...query.filters.map((filter) => filterText(filter, textOf, texts)),
  ]
  return parts.length > 0 ? parts.join('；') : texts.cases.noFilter
}
