import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import type { SheetFilter, SheetQuery } from '../../../shared/contract/index.ts'
import { type SheetColumnId, sheetColumn } from '../../../shared/reports/sheetColumns.ts'
import { queries } from '../../api/queries.ts'
import { CivilDatePicker } from '../../parts/CivilDatePicker.tsx'
import { Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'

type Props = {
  column: SheetColumnId
  query: SheetQuery
  textOf(column: SheetColumnId, value: string | null): string
  onFilters(filters: SheetFilter[]): void
  onSort(descending: boolean): void
  close(): void
}

/** What a column lets through: values with their counts, a span of days, a text, blank or not. */
export function FilterPanel({ column, query, textOf, onFilters, onSort, close }: Props): ReactElement {
  const { cases } = useTexts()
  const { kind, personal } = sheetColumn(column)
  const own = query.filters.filter((filter) => filter.column === column)
  const [search, setSearch] = useState('')
  // Names of codes are known here alone; texts are searched where they are.
  const facet = useQuery(
    queries.sheetFacet({ query, column, ...(kind === 'text' && search.trim() ? { search: search.trim() } : {}) }),
  )
  const chosen = own.find((filter) => filter.kind === 'in')
  const [values, setValues] = useState<ReadonlySet<string | null> | null>(chosen ? new Set(chosen.values) : null)
  const span = own.find((filter) => filter.kind === 'between')
  const [from, setFrom] = useState<string | null>(span?.from ?? null)
  const [to, setTo] = useState<string | null>(span?.to ?? null)
  const [contains, setContains] = useState(own.find((filter) => filter.kind === 'contains')?.text ?? '')
  const [presence, setPresence] = useState<'blank' | 'notBlank' | null>(
    own.some((filter) => filter.kind === 'blank')
      ? 'blank'
      : own.some((filter) => filter.kind === 'notBlank')
        ? 'notBlank'
        : null,
  )

  const label = (value: string | null): string =>
    value === null ? cases.blank : kind === 'date' ? cases.month(value) : textOf(column, value)
  const listed = (facet.data?.values ?? []).filter(
    ({ value }) => kind === 'text' || label(value).toLowerCase().includes(search.trim().toLowerCase()),
  )
  // Of a column with more values than can be listed, ticking picks; what is not listed cannot be left out one by one.
  const picking = facet.data?.more ?? false
  const isChosen = (value: string | null): boolean => (values === null ? !picking : values.has(value))
  const toggle = (value: string | null): void => {
    const next = new Set(values ?? (picking ? [] : (facet.data?.values ?? []).map((each) => each.value)))
    if (!next.delete(value)) next.add(value)
    setValues(next)
  }
  /** With a search only what it finds is ticked or not, as in Excel. */
  const toggleAll = (on: boolean): void => {
    if (search.trim() === '') return setValues(on ? null : new Set())
    setValues(new Set(on ? listed.map(({ value }) => value) : []))
  }
  const apply = (): void => {
    const filters: SheetFilter[] = []
    if (presence) filters.push({ column, kind: presence })
    if (contains.trim() !== '') filters.push({ column, kind: 'contains', text: contains.trim() })
    if (from !== null || to !== null)
      filters.push({ column, kind: 'between', ...(from ? { from } : {}), ...(to ? { to } : {}) })
    if (values !== null) filters.push({ column, kind: 'in', values: [...values] })
    else if (kind === 'text' && search.trim() !== '') filters.push({ column, kind: 'contains', text: search.trim() })
    onFilters(filters)
    close()
  }

  return (
    <form
      className="filterPanel"
      aria-label={cases.columns[column]}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') {
          event.stopPropagation()
          close()
        }
      }}
    >
      <div className="filterSorts">
        <Button size="small" onClick={() => [onSort(false), close()]}>
          {cases.sortUp}
        </Button>
        <Button size="small" onClick={() => [onSort(true), close()]}>
          {cases.sortDown}
        </Button>
        <span className="filterPresence">
          {(['notBlank', 'blank'] as const).map((each) => (
            <Checkbox
              key={each}
              checked={presence === each}
              onChange={(event) => setPresence(event.target.checked ? each : null)}
            >
              {each === 'blank' ? cases.blank : cases.notBlank}
            </Checkbox>
          ))}
        </span>
      </div>
      {kind === 'date' ? (
        <div className="filterSpan">
          <CivilDatePicker label={cases.from} value={from} onChange={setFrom} />
          <span aria-hidden="true">–</span>
          <CivilDatePicker label={cases.to} value={to} onChange={setTo} />
        </div>
      ) : null}
      {personal ? (
        <Input
          autoFocus
          aria-label={cases.containsText}
          placeholder={cases.containsText}
          value={contains}
          onChange={(event) => setContains(event.target.value)}
        />
      ) : (
        <>
          <Input
            autoFocus
            allowClear
            aria-label={cases.searchValues}
            placeholder={cases.searchValues}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Read query={facet} rows={4}>
            {() =>
              listed.length === 0 ? (
                <p className="muted filterNone">{cases.noValues}</p>
              ) : (
                <>
                  <Checkbox
                    className="filterAll"
                    checked={listed.every(({ value }) => isChosen(value))}
                    indeterminate={
                      listed.some(({ value }) => isChosen(value)) && !listed.every(({ value }) => isChosen(value))
                    }
                    onChange={(event) => toggleAll(event.target.checked)}
                  >
                    {cases.everything}
                  </Checkbox>
                  <ul className="filterValues">
                    {listed.map(({ value, count }) => (
                      <li key={value ?? ''}>
                        <Checkbox checked={isChosen(value)} onChange={() => toggle(value)}>
                          {label(value)}
                        </Checkbox>
                        <span className="filterCount">{count}</span>
                      </li>
                    ))}
                  </ul>
                  {facet.data?.more ? <p className="muted small">{cases.moreValues}</p> : null}
                </>
              )
            }
          </Read>
        </>
      )}
      <div className="filterActions">
        <Button type="link" disabled={own.length === 0} onClick={() => [onFilters([]), close()]}>
          {cases.clearFilter}
        </Button>
        <Button type="primary" htmlType="submit" disabled={values !== null && values.size === 0}>
          {cases.apply}
        </Button>
      </div>
    </form>
  )
}
