import { type ReactNode, useMemo } from 'react'
import { Link } from 'react-router'
import type { ListLayout } from '../../../shared/contract/index.ts'
import { type SheetColumnId, sheetColumn, sheetColumnIds } from '../../../shared/reports/sheetColumns.ts'
import { isTermCode, type Language, termCodes, termName } from '../../../shared/terms/index.ts'
import type { GridColumn, GridRow } from '../../parts/grid/types.ts'
import { BandLight } from '../../parts/Light.tsx'
import type { Texts } from '../../texts/zh.ts'

type Setting = {
  language: Language
  texts: Texts
  nameOf(staffId: string): string
  mayCorrect: boolean
  /** Identity and telephone numbers are shown whole. */
  whole: boolean
}

const widths: Partial<Record<SheetColumnId, number>> = {
  number: 176,
  applicant: 132,
  respondent: 200,
  actTitle: 180,
  actNumber: 170,
  nextStep: 168,
  mainState: 128,
  applicantIdNumber: 176,
  applicantPhone: 128,
  applicantAddress: 220,
  outcome: 150,
  documentNumber: 176,
  administrativeField: 132,
}
const usual: readonly SheetColumnId[] = [
  'number',
  'band',
  'dueOn',
  'nextStep',
  'applicant',
  'respondent',
  'matterType',
  'actTitle',
  'stage',
  'mainState',
  'officer',
  'receivedOn',
  'acceptedOn',
  'closedOn',
  'outcome',
]
const widthOf = (id: SheetColumnId): number => widths[id] ?? 112

/** What somebody sees who has changed nothing: the number stays when scrolling sideways. */
export const usualLayout: ListLayout = {
  columns: usual.map((id) => ({ id, width: widthOf(id) })),
  frozen: 1,
}

const isColumn = (id: string): id is SheetColumnId => (sheetColumnIds as readonly string[]).includes(id)
/** The columns of a layout that this program still has. */
export const columnsOf = (layout: ListLayout): SheetColumnId[] => layout.columns.map(({ id }) => id).filter(isColumn)
/** A layout with one column shown or hidden. */
export const withColumn = (layout: ListLayout, id: SheetColumnId, shown: boolean): ListLayout => ({
  ...layout,
  columns: shown
    ? [...layout.columns, { id, width: widthOf(id) }]
    : layout.columns.filter((column) => column.id !== id),
})

/** What a cell says, wherever it is written: on the screen, in a filter, on paper, in a file. */
export function cellText(id: SheetColumnId, value: string | null, { language, texts, nameOf }: Setting): string {
  if (value === null) return ''
  const column = sheetColumn(id)
  switch (column.kind) {
    case 'term':
      return isTermCode(column.group, value) ? termName(column.group, value, language) : value
    case 'terms':
      return value
        .split(',')
        .map((code) => (isTermCode(column.group, code) ? termName(column.group, code, language) : code))
        .join(texts.cases.listSeparator)
    case 'staff':
      return nameOf(value)
    case 'band':
      return texts.cases.bands[value as keyof Texts['cases']['bands']] ?? value
    case 'openness':
      return value === 'open' ? texts.cases.open : texts.cases.closed
    case 'duty':
      return dutyText(value, language)
    default:
      return value
  }
}

function dutyText(code: string, language: Language): string {
  for (const group of ['limitCode', 'innerTarget', 'eventType', 'dutyKind'] as const)
    if (isTermCode(group, code)) return termName(group, code, language)
  return code
}

/** The columns of the list as the grid takes them. */
export function useSheetColumns(ids: readonly SheetColumnId[], setting: Setting): GridColumn[] {
  return useMemo(() => ids.map((id) => gridColumn(id, setting)), [ids, setting])
}

function gridColumn(id: SheetColumnId, setting: Setting): GridColumn {
  const { texts, language, mayCorrect, whole } = setting
  const column = sheetColumn(id)
  const text = (value: string | null) => cellText(id, value, setting)
  const show = shower(id, text)
  const base = {
    id,
    title: texts.cases.columns[id],
    width: widthOf(id),
    kind: column.kind === 'date' ? ('date' as const) : column.kind === 'text' ? ('text' as const) : ('choice' as const),
    text,
    ...(show ? { show } : {}),
  }
  if (!column.fact) return { ...base, locked: texts.cases.lockedByState }
  if (!mayCorrect) return { ...base, locked: texts.cases.lockedByRole }
  if (column.personal && !whole) return { ...base, locked: texts.cases.lockedByMask }
  const options =
    column.kind === 'term'
      ? termCodes(column.group).map((value) => ({ value, label: termName(column.group, value, language) }))
      : undefined
  return { ...base, edit: { optional: column.fact.optional === true, ...(options ? { options } : {}) } }
}

function shower(
  id: SheetColumnId,
  text: (value: string | null) => string,
): ((value: string | null, row: GridRow) => ReactNode) | undefined {
  switch (id) {
    case 'number':
      return (value, row) => (
        <Link to={`/cases/${row.id}`} tabIndex={-1} draggable={false}>
          {value}
        </Link>
      )
    case 'band':
      return (value) => (value === null ? null : <BandLight band={value} word={text(value)} />)
    case 'mainState':
      return (value) => <span className={value === 'archived' ? 'tag grey' : 'tag'}>{text(value)}</span>
    default:
      return undefined
  }
}
