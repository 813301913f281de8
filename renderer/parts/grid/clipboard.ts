/** A cell as a spreadsheet shall take it: as text (numbers of identity cards too) or as a date. */
export type CopiedCell = { text: string; kind: 'text' | 'date' }

/** Rows as tab-separated text: what holds a tab, a line break or a quotation mark is quoted, as Excel does. */
export function toTsv(rows: readonly (readonly CopiedCell[])[]): string {
  const quoted = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => row.map((cell) => quoted(cell.text)).join('\t')).join('\r\n')
}

/** The same rows as a table; its cells tell Excel and WPS their kind, so that an identity number stays whole. */
export function toHtml(rows: readonly (readonly CopiedCell[])[]): string {
  const escaped = (text: string) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\n', '<br>')
  const format = { text: '\\@', date: 'yyyy\\-mm\\-dd' }
  const cell = ({ text, kind }: CopiedCell) => `<td style="mso-number-format:'${format[kind]}'">${escaped(text)}</td>`
  return `<meta charset="utf-8"><table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`
}
