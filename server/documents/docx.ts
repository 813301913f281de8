import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, DocumentContent, Text } from '../../shared/documents/index.ts'

// GB/T 9704-2012 in the units of Word: half points, twentieths of a point.
const SIZE = 32 // 3号, 16 pt
const TITLE_SIZE = 44 // 2号, 22 pt
const LINE = 579 // 225 mm over 22 lines
const TEXT_WIDTH = 156
const mm = convertMillimetersToTwip

/** Chinese text in the named font, Latin text and figures in Times New Roman. Missing fonts are the reader's to report, never replaced here. */
const font = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
})
const FANGSONG = font('仿宋_GB2312')
const SONG = font('方正小标宋简体')
const HEI = font('黑体')
const KAI = font('楷体_GB2312')

const exact = { line: LINE, lineRule: LineRuleType.EXACT }
/** Two characters in, by characters for Word and by length for those who do not know them. */
const indented = { firstLineChars: 200, firstLine: 640 }
/** 28 characters of 16 pt in 156 mm. */
const characterSpacing = -5

/** A document as a .docx file, laid out by GB/T 9704-2012: A4, 22 lines of 28 characters. Blanks are printed in brackets. */
export async function documentDocx(content: Pick<DocumentContent, 'title' | 'blocks'>): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(wordDocument(content.title, [content.blocks])))
}

/** Several documents in one file, each from a new page. */
export function wordDocument(title: string, documents: readonly (readonly Block[])[]): Document {
  return new Document({
    title,
    creator: '复议台',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FANGSONG, size: SIZE } } } },
    sections: documents.map((blocks) => ({
      properties: {
        page: {
          size: { width: mm(210), height: mm(297) },
          margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(24) },
        },
        grid: { type: DocumentGridType.LINES, linePitch: LINE },
      },
      footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
      children: blocks.flatMap(wordBlock),
    })),
  })
}

/** — 1 — at the outer edge, one character in. */
function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font('宋体'), size: 28 })],
      }),
    ],
  })
}

function runs(text: Text, options: { font?: ReturnType<typeof font>; size?: number; color?: string } = {}): TextRun[] {
  return text.flatMap((run) => {
    const words = typeof run === 'string' ? run : `【${run.blank}】`
    return words.split('\n').map(
      (line, i) =>
        new TextRun({
          text: line,
          font: options.font ?? FANGSONG,
          size: options.size ?? SIZE,
          characterSpacing: options.size === undefined ? characterSpacing : 0,
          ...(options.color ? { color: options.color } : {}),
          ...(typeof run === 'string' ? {} : { highlight: 'yellow' as const }),
          ...(i > 0 ? { break: 1 } : {}),
        }),
    )
  })
}

const line = (text: Text, options: IParagraphOptions = {}, look: Parameters<typeof runs>[1] = {}) =>
  new Paragraph({ spacing: exact, ...options, children: runs(text, look) })

function wordBlock(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'mark':
      return [
        line(
          [block.text],
          { alignment: AlignmentType.CENTER, spacing: { line: 720, lineRule: LineRuleType.EXACT } },
          { font: SONG, size: TITLE_SIZE, color: 'D0021B' },
        ),
      ]
    case 'title':
      return block.lines.map((text, i) =>
        line(
          [text],
          {
            alignment: AlignmentType.CENTER,
            keepNext: true,
            spacing: {
              line: 720,
              lineRule: LineRuleType.EXACT,
              ...(i === block.lines.length - 1 ? { after: 280 } : {}),
            },
          },
          { font: SONG, size: TITLE_SIZE },
        ),
      )
    case 'number':
      return [line(block.text, { alignment: AlignmentType.RIGHT, spacing: { ...exact, after: LINE } })]
    case 'addressee':
      return [line(block.text)]
    case 'heading':
      return [line(block.text, { indent: indented, keepNext: true }, { font: block.level === 1 ? HEI : KAI })]
    case 'paragraph':
      return [line(block.text, { alignment: AlignmentType.BOTH, ...(block.flush ? {} : { indent: indented }) })]
    case 'form':
      return [
        table(
          [26, TEXT_WIDTH - 26],
          block.rows.map((row) => [[row.label], row.value]),
        ),
      ]
    case 'table':
      return [
        table(
          block.columns.map((column) => (TEXT_WIDTH * column.width) / 100),
          block.rows,
          block.columns.map((column) => column.title),
        ),
      ]
    case 'closing':
      return [
        line([block.organ], {
          alignment: AlignmentType.RIGHT,
          indent: { right: 1280 },
          keepNext: true,
          spacing: { ...exact, before: LINE * 2 },
        }),
        line(block.date, { alignment: AlignmentType.RIGHT, indent: { right: 1280 } }),
      ]
    case 'signatures':
      return block.who.map((who) =>
        line([`${who}：　　　　　　　　　　　　年　　月　　日`], {
          spacing: { line: 860, lineRule: LineRuleType.EXACT },
        }),
      )
    case 'attachments':
      return block.items.map((item, i) =>
        line([i === 0 ? '附件：' : '　　　', ...(block.items.length > 1 ? [`${i + 1}.`] : []), ...item], {
          indent: indented,
        }),
      )
    case 'copies':
      return [
        line(
          ['抄送：', ...block.text],
          {
            spacing: { ...exact, before: LINE },
            border: { top: rule, bottom: rule },
            indent: { left: 280, right: 280 },
          },
          { size: 28 },
        ),
      ]
    case 'note':
      return [line(block.text, {}, { size: 24 })]
  }
}

const rule = { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' }

/** Explicit widths: WPS hides tables without them. */
function table(widths: readonly number[], rows: readonly (readonly Text[])[], header?: readonly string[]): Table {
  const cell = (text: Text, column: number, look: Parameters<typeof runs>[1]) =>
    new TableCell({
      width: { size: mm(widths[column] ?? 0), type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [new Paragraph({ children: runs(text, { size: 28, ...look }) })],
    })
  return new Table({
    width: { size: mm(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: widths.map((width) => mm(width)),
    rows: [
      ...(header
        ? [new TableRow({ tableHeader: true, children: header.map((text, i) => cell([text], i, { font: HEI })) })]
        : []),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i, {})) })),
    ],
  })
}
