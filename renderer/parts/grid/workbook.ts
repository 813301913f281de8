import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { type CivilDate, daysBetween } from '../../../shared/time-limits/index.ts'

export type WorkbookColumn = {
  title: string
  kind: 'text' | 'date' | 'number'
  /** In pixels, as on the screen. */
  width: number
}
export type Workbook = {
  sheetName: string
  /** Says above the table what it holds. */
  head: string
  columns: readonly WorkbookColumn[]
  /** Texts in the order of the columns; of a date column civil dates, of a number column figures. Empty: an empty cell. */
  rows: readonly (readonly string[])[]
  frozenColumns: number
}

const HEAD_ROWS = 2
/** A character of Excel's usual font is about seven pixels wide. */
const PIXELS_A_CHARACTER = 7
/** Rows written before the window may breathe. */
const AT_ONCE = 2_000
/** Day 1 of a spreadsheet is 1900-01-01, but it counts a 1900-02-29 that never was. */
const DAY_ZERO: CivilDate = '1899-12-30'
const LONGEST_CELL = 32_767
const LONGEST_NAME = 31

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Places in `styles`: a figure, a plain text, a date, a heading, the line above the table. */
const style = { number: 0, text: 1, date: 2, heading: 3, head: 4 } as const

/**
 * A table, or several on a sheet each, as an .xlsx file that Excel and WPS open without a question: dates are dates, everything else is text (a
 * number of an identity card too, and what looks like a formula), headings stay in sight and come again on every
 * printed page, and each column has its filter. `signal` gives it up between two portions of rows.
 */
export async function workbookOf(tables: Workbook | readonly Workbook[], signal?: AbortSignal): Promise<Blob> {
  const workbooks = named('sheetName' in tables ? [tables] : tables)
  const parts: BlobPart[] = []
  const finished = Promise.withResolvers<void>()
  const zip = new Zip((error, chunk, last) => {
    if (error) return finished.reject(error)
    parts.push(chunk as Uint8Array<ArrayBuffer>)
    if (last) finished.resolve()
  })
  const add = (path: string, text: string): void => {
    const file = new ZipPassThrough(path)
    zip.add(file)
    file.push(strToU8(DECLARATION + text), true)
  }
  add('[Content_Types].xml', contentTypes(workbooks.length))
  add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]))
  add('xl/workbook.xml', workbookPart(workbooks))
  const sheets = workbooks.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`])
  add('xl/_rels/workbook.xml.rels', relations([...sheets, ['styles', 'styles.xml']]))
  add('xl/styles.xml', styles)
  for (const [i, workbook] of workbooks.entries()) {
    const sheet = new ZipDeflate(`xl/worksheets/sheet${i + 1}.xml`, { level: 6 })
    zip.add(sheet)
    sheet.push(strToU8(DECLARATION + beforeRows(workbook, i === 0)))
    for (let from = 0; from < workbook.rows.length; from += AT_ONCE) {
      const portion = workbook.rows.slice(from, from + AT_ONCE)
      sheet.push(strToU8(portion.map((row, at) => line(workbook.columns, row, HEAD_ROWS + from + at + 1)).join('')))
      await new Promise((resolve) => setTimeout(resolve))
      signal?.throwIfAborted()
    }
    sheet.push(strToU8(afterRows(workbook)), true)
  }
  zip.end()
  await finished.promise
  return new Blob(parts, { type: `${TYPE}.sheet` })
}

const contentTypes = (sheets: number): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${Array.from({ length: sheets }, (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`

function relations(targets: readonly [kind: string, target: string][]): string {
  const one = ([kind, target]: [string, string], i: number) =>
    `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`
  return `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(one).join('')}</Relationships>`
}

const font = (more = '') => `<font>${more}<sz val="11"/><name val="等线"/><family val="2"/><charset val="134"/></font>`
const cellStyle = (format: number, fontNo: number, fill: number, middle = '') =>
  `<xf numFmtId="${format}" fontId="${fontNo}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${middle ? ' applyAlignment="1"' : ''}>${middle}</xf>`
const MIDDLE = '<alignment vertical="center"/>'
/** Excel's own formats 0 (general) and 49 (text); 164 is the first one a file may define. */
const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2">${font()}${font('<b/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF2F7"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${cellStyle(0, 0, 0)}${cellStyle(49, 0, 0)}${cellStyle(164, 0, 0)}${cellStyle(49, 1, 2, MIDDLE)}${cellStyle(49, 0, 0, MIDDLE)}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function workbookPart(workbooks: readonly Workbook[]): string {
  const fixed = (address: string) => address.replace(/([A-Z]+)(\d+)/, '$$$1$$$2')
  const names = workbooks.map((workbook, i) => {
    const quoted = `'${workbook.sheetName.replaceAll("'", "''")}'`
    const { first, last } = tableOf(workbook)
    const define = (builtIn: string, range: string, hidden = '') =>
      `<definedName name="_xlnm.${builtIn}" localSheetId="${i}"${hidden}>${escaped(`${quoted}!${range}`)}</definedName>`
    return {
      filter: define('_FilterDatabase', `${fixed(first)}:${fixed(last)}`, ' hidden="1"'),
      titles: define('Print_Titles', `$1:$${HEAD_ROWS}`),
    }
  })
  const sheets = workbooks.map(
    ({ sheetName }, i) => `<sheet name="${escaped(sheetName)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  // Excel wants the names in the order of the alphabet.
  const defined = [...names.map(({ filter }) => filter), ...names.map(({ titles }) => titles)]
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets><definedNames>${defined.join('')}</definedNames></workbook>`
}

function beforeRows({ columns, head, frozenColumns: frozen }: Workbook, shown: boolean): string {
  const pane = frozen > 0 ? `xSplit="${frozen}" ySplit="${HEAD_ROWS}"` : `ySplit="${HEAD_ROWS}"`
  const corner = frozen > 0 ? 'bottomRight' : 'bottomLeft'
  const view = `<sheetViews><sheetView${shown ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ${pane} topLeftCell="${address(frozen, HEAD_ROWS + 1)}" activePane="${corner}" state="frozen"/></sheetView></sheetViews>`
  const widths = columns
    .map(
      ({ width }, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${Math.max(6, width / PIXELS_A_CHARACTER).toFixed(1)}" customWidth="1"/>`,
    )
    .join('')
  const headings = columns.map(({ title }, i) => textCell(address(i, HEAD_ROWS), title, style.heading)).join('')
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view}<sheetFormatPr defaultRowHeight="18"/><cols>${widths}</cols><sheetData><row r="1" ht="24" customHeight="1">${textCell('A1', head, style.head)}</row><row r="${HEAD_ROWS}" ht="24" customHeight="1">${headings}</row>`
}

function line(columns: readonly WorkbookColumn[], row: readonly string[], no: number): string {
  let cells = ''
  for (let i = 0; i < columns.length; i++) {
    const text = row[i] ?? ''
    if (text === '') continue
    const at = address(i, no)
    const kind = columns[i]?.kind
    if (kind === 'date') cells += `<c r="${at}" s="${style.date}"><v>${daysBetween(DAY_ZERO, text)}</v></c>`
    else if (kind === 'number') cells += `<c r="${at}" s="${style.number}"><v>${Number(text)}</v></c>`
    else cells += textCell(at, text, style.text)
  }
  return `<row r="${no}">${cells}</row>`
}

function afterRows(workbook: Workbook): string {
  const { first, last } = tableOf(workbook)
  const { length } = workbook.columns
  const merged = length > 1 ? `<mergeCells count="1"><mergeCell ref="A1:${address(length - 1, 1)}"/></mergeCells>` : ''
  return `</sheetData><autoFilter ref="${first}:${last}"/>${merged}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>`
}

/** Headings and rows, without the line above them. */
const tableOf = ({ columns, rows }: Workbook) => ({
  first: address(0, HEAD_ROWS),
  last: address(columns.length - 1, HEAD_ROWS + rows.length),
})

const textCell = (at: string, text: string, styleNo: number): string =>
  `<c r="${at}" s="${styleNo}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_CELL))}</t></is></c>`

/** Column from 0 and row from 1 as A1. */
function address(column: number, row: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters + row
}

/** Without the characters that XML 1.0 does not allow. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** The tables under names that sheets may have, no two alike. */
function named(workbooks: readonly Workbook[]): Workbook[] {
  const taken = new Set<string>()
  return workbooks.map((workbook) => {
    const wanted = sheetTitle(workbook.sheetName)
    let sheetName = wanted
    for (let n = 2; taken.has(sheetName.toLowerCase()); n++) sheetName = `${wanted.slice(0, LONGEST_NAME - 4)} ${n}`
    taken.add(sheetName.toLowerCase())
    return { ...workbook, sheetName }
  })
}

/** A name that a sheet may have. */
const sheetTitle = (name: string): string => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, LONGEST_NAME)
