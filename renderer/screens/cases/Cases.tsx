import { DownloadOutlined, FilterOutlined, PrinterOutlined, SettingOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, Popover, Progress } from 'antd'
import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { ListLayout, SheetQuery } from '../../../shared/contract/index.ts'
import type { SheetColumnId } from '../../../shared/reports/sheetColumns.ts'
import { queries } from '../../api/queries.ts'
import { useHasRole, useToday, useUser } from '../../api/session.tsx'
import { download } from '../../parts/download.ts'
import { Grid } from '../../parts/grid/Grid.tsx'
import { type GridRow, nothingTicked, type Ticked } from '../../parts/grid/types.ts'
import { workbookOf } from '../../parts/grid/workbook.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty, Failed, Loading } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { ColumnSettings } from './ColumnSettings.tsx'
import { cellText, columnsOf, useSheetColumns, usualLayout } from './columns.tsx'
import { FilterPanel } from './FilterPanel.tsx'
import { filterText, queryText } from './filterText.ts'
import { MOST_PRINTED, PrintList } from './PrintList.tsx'
import { addressOf, everything, queryOf, withFilters } from './query.ts'
import { readAll, selectionOf, useSheetRows } from './rows.ts'
import { useFactEdits } from './useFactEdits.tsx'
import { useLayout } from './useLayout.ts'
import { Views } from './Views.tsx'
import './cases.css'

/** Where each query was left, so that coming back from a case finds the same row. */
const left = new Map<string, { place: { row: number; column: number }; top: number }>()

/** All cases as one sheet. What is shown stands in the address; rows, counts, export and print read the same query. */
export function Cases(): ReactElement {
  const list = useQuery(queries.myList('cases'))
  if (list.error && !list.data) return <Failed error={list.error} retry={() => void list.refetch()} page />
  if (!list.data) return <Loading rows={10} page />
  return <CaseSheet stored={list.data.layout} views={list.data.views} />
}

type SheetProps = { stored: ListLayout | null; views: Parameters<typeof Views>[0]['views'] }

function CaseSheet({ stored, views }: SheetProps): ReactElement {
  const { language, texts } = useLanguage()
  const { cases } = texts
  const { message } = App.useApp()
  const navigate = useNavigate()
  const today = useToday()
  const user = useUser()
  const atDesk = useHasRole('reception', 'caseOfficer', 'supervisor')
  const mayCorrect = useHasRole('caseOfficer', 'approver', 'supervisor')
  const mayAssign = useHasRole('approver', 'supervisor')
  const staff = useQuery(queries.staff())

  const [search, setSearch] = useSearchParams()
  const address = search.toString()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what the query is read from
  const query = useMemo(() => queryOf(search), [address])
  const show = useCallback((next: SheetQuery): void => setSearch(addressOf(next), { replace: true }), [setSearch])
  const [typed, setTyped] = useState(query.text ?? '')
  const inAddress = query.text ?? ''
  // A search from the top bar arrives by the address.
  useEffect(() => setTyped((old) => (old.trim() === inAddress ? old : inAddress)), [inAddress])
  const searchFor = (text: string): void => {
    const { text: _old, ...rest } = query
    show(text.trim() ? { ...rest, text: text.trim() } : rest)
  }

  const [layout, setLayout] = useLayout('cases', stored ?? usualLayout)
  const [whole, setWhole] = useState(false)
  const [filtersShown, setFiltersShown] = useState(true)
  const [ticked, setTicked] = useState<Ticked>(nothingTicked)
  const [assigning, setAssigning] = useState(false)
  const [printing, setPrinting] = useState<GridRow[] | null>(null)
  const [work, setWork] = useState<{ done: number; all: number; stop(): void } | null>(null)

  const setting = useMemo(() => {
    const names = new Map((staff.data ?? []).map((person) => [person.id, person.name]))
    return { language, texts, nameOf: (id: string) => names.get(id) ?? id, mayCorrect, whole }
  }, [language, texts, staff.data, mayCorrect, whole])
  const ids = useMemo(() => columnsOf(layout), [layout])
  // Widths change with every pixel of a drag; columns and rows do not.
  const idsKey = ids.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same columns in the same order are the same columns
  const shownIds = useMemo(() => ids, [idsKey])
  const columns = useSheetColumns(shownIds, setting)
  const rows = useSheetRows({ query, columns: shownIds, whole })
  const total = useQuery(queries.sheetCounts({ queries: [everything] }))
  const edits = useFactEdits()
  const textOf = (id: SheetColumnId, value: string | null): string => cellText(id, value, setting)

  // Ticks belong to what they were made on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the address changes
  useEffect(() => setTicked(nothingTicked), [address])

  const count = rows.count ?? 0
  const tickedCount = ticked.all ? count - ticked.ids.size : ticked.ids.size
  const selection = selectionOf(ticked, query)
  const filtered = useMemo(() => new Set<string>(query.filters.map((filter) => filter.column)), [query])
  const headOf = (n: number): string =>
    cases.headLine(
      n,
      [...(selection ? [cases.onlyTicked(n)] : []), queryText(query, textOf, texts)].join('；'),
      today,
      user.name,
    )
  const shown = { query, columns: shownIds, whole }
  const wide = shownIds.map((id) => layout.columns.find((each) => each.id === id)?.width ?? 112)

  const take = async (use: (all: GridRow[], signal: AbortSignal) => Promise<void>): Promise<void> => {
    const controller = new AbortController()
    const all = selection ? tickedCount : count
    setWork({ done: 0, all, stop: () => controller.abort() })
    try {
      const read = await readAll(shown, selection, controller.signal, (done) =>
        setWork({ done, all, stop: () => controller.abort() }),
      )
      await use(read, controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) void message.error(texts.states.unreachable)
      if (!controller.signal.aborted) throw error
    } finally {
      setWork(null)
    }
  }
  const exportFile = (): Promise<void> =>
    take(async (all, signal) => {
      const file = await workbookOf(
        {
          sheetName: cases.sheetName,
          head: headOf(all.length),
          columns: columns.map((column, i) => ({
            title: column.title,
            kind: column.kind === 'date' ? 'date' : 'text',
            width: wide[i] ?? column.width,
          })),
          rows: all.map((row) => columns.map((column, i) => column.text(row.cells[i] ?? null))),
          frozenColumns: layout.frozen,
        },
        signal,
      )
      const name = cases.fileName(today)
      download(file, name)
      void message.success(cases.exportDone(name, all.length))
    })
  const print = (): void => {
    const n = selection ? tickedCount : count
    if (n > MOST_PRINTED) void message.warning(cases.printTooMany(n, MOST_PRINTED))
    else void take(async (all) => setPrinting(all))
  }
  const notice = useCallback((text: string): void => void message.info({ content: text, key: 'grid' }), [message])
  const onLeave = useCallback(
    (where: { place: { row: number; column: number }; top: number }): void => {
      left.set(address, where)
    },
    [address],
  )

  return (
    <div className="casesPage">
      <PageHead
        title={texts.frame.cases}
        note={rows.count === undefined ? null : cases.found(count, total.data?.counts[0] ?? count)}
      >
        {atDesk ? (
          <Button type="primary" onClick={() => void navigate('/cases/new')}>
            {texts.register.title}
          </Button>
        ) : null}
      </PageHead>
      <section className="card casesCard">
        <Views
          views={views}
          query={query}
          layout={layout}
          open={(next, own) => {
            show(next)
            if (own) setLayout(own)
          }}
        />
        <div className="casesTools">
          <Input
            allowClear
            aria-label={cases.search}
            placeholder={cases.searchHint}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              // Half a composed word is nothing to search for.
              if (!(event.nativeEvent as InputEvent).isComposing) searchFor(event.target.value)
            }}
            onCompositionEnd={(event) => searchFor(event.currentTarget.value)}
            className="casesSearch"
          />
          <Checkbox checked={whole} onChange={(event) => setWhole(event.target.checked)}>
            {cases.wholeNumbers}
          </Checkbox>
          <span className="casesButtons">
            <Button
              icon={<FilterOutlined />}
              aria-pressed={filtersShown}
              onClick={() => setFiltersShown(!filtersShown)}
              title="Ctrl+Shift+L"
            >
              {cases.filtersButton}
            </Button>
            <Popover
              trigger="click"
              placement="bottomRight"
              arrow={false}
              destroyOnHidden
              content={<ColumnSettings layout={layout} change={setLayout} />}
            >
              <Button icon={<SettingOutlined />}>{cases.columnSettings}</Button>
            </Popover>
            <Button
              icon={<DownloadOutlined />}
              title={cases.exportHint}
              disabled={count === 0 || work !== null}
              onClick={() => void exportFile()}
            >
              {cases.exportButton}
            </Button>
            <Button icon={<PrinterOutlined />} disabled={count === 0 || work !== null} onClick={print}>
              {cases.printButton}
            </Button>
          </span>
        </div>
        {query.filters.length > 0 || query.text ? (
          <ul className="filterChips" aria-label={cases.activeFilters}>
            {query.filters.map((filter) => {
              const what = filterText(filter, textOf, texts)
              return (
                <li key={`${filter.column} ${filter.kind}`} className="filterChip">
                  {what}
                  <button
                    type="button"
                    className="plain"
                    aria-label={cases.removeFilter(what)}
                    onClick={() => show({ ...query, filters: query.filters.filter((other) => other !== filter) })}
                  >
                    ×
                  </button>
                </li>
              )
            })}
            <li>
              <Button
                type="link"
                size="small"
                onClick={() => {
                  setTyped('')
                  show({ ...everything, sorts: query.sorts })
                }}
              >
                {cases.reset}
              </Button>
            </li>
          </ul>
        ) : null}
        {work ? (
          <div className="casesWork" role="status">
            <Progress
              percent={Math.round((work.done / Math.max(1, work.all)) * 100)}
              format={() => cases.exporting(work.done, work.all)}
            />
            <Button size="small" onClick={work.stop}>
              {cases.cancel}
            </Button>
          </div>
        ) : null}
        {rows.error ? (
          <Failed error={rows.error} retry={rows.retry} />
        ) : rows.count === undefined ? (
          <Loading rows={10} />
        ) : count === 0 ? (
          <Empty text={query.filters.length > 0 || query.text ? cases.noneFound : cases.none}>
            {query.filters.length === 0 && !query.text && atDesk ? (
              <Link to="/cases/new">{texts.register.title}</Link>
            ) : null}
          </Empty>
        ) : (
          <Grid
            shown={address}
            label={texts.frame.cases}
            columns={columns}
            layout={layout}
            onLayout={setLayout}
            sorts={query.sorts}
            onSorts={(sorts) =>
              show({
                ...query,
                sorts: sorts.map(({ column, descending }) => ({ column: column as SheetColumnId, descending })),
              })
            }
            filtered={filtered}
            filterPanel={(column, close) => (
              <FilterPanel
                column={column as SheetColumnId}
                query={query}
                textOf={textOf}
                onFilters={(filters) => show(withFilters(query, column as SheetColumnId, filters))}
                onSort={(descending) => show({ ...query, sorts: [{ column: column as SheetColumnId, descending }] })}
                close={close}
              />
            )}
            filtersShown={filtersShown}
            onFiltersShown={setFiltersShown}
            rows={rows}
            ticked={ticked}
            onTicked={setTicked}
            onEdit={edits.change}
            onUndo={edits.undo}
            onOpen={(row) => void navigate(`/cases/${row.id}`)}
            notice={notice}
            start={left.get(address)}
            onLeave={onLeave}
          />
        )}
        <footer className="casesFoot">
          {tickedCount > 0 ? (
            <div className="bulkBar" role="toolbar" aria-label={cases.ticked(tickedCount)}>
              <strong>{cases.ticked(tickedCount)}</strong>
              {mayAssign ? (
                <Button size="small" onClick={() => setAssigning(true)}>
                  {cases.assign}
                </Button>
              ) : null}
              <Button size="small" disabled={work !== null} onClick={() => void exportFile()}>
                {cases.exportButton}
              </Button>
              <Button size="small" disabled={work !== null} onClick={print}>
                {cases.printButton}
              </Button>
              <Button size="small" type="link" onClick={() => setTicked(nothingTicked)}>
                {cases.untick}
              </Button>
            </div>
          ) : (
            <span className="muted small">{cases.keys}</span>
          )}
        </footer>
      </section>
      {edits.report}
      {assigning && selection ? (
        <AssignDialog
          selection={selection}
          count={tickedCount}
          close={() => setAssigning(false)}
          done={() => {
            setAssigning(false)
            setTicked(nothingTicked)
          }}
        />
      ) : null}
      {printing ? (
        <PrintList
          title={texts.frame.cases}
          head={headOf(printing.length)}
          columns={columns.map((column, i) => ({ column, width: wide[i] ?? column.width }))}
          rows={printing}
          close={() => setPrinting(null)}
        />
      ) : null}
    </div>
  )
}
