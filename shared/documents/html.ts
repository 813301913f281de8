import type { Block, DocumentContent, Text } from './content.ts'

/**
 * The page as Chromium lays it out, by GB/T 9704-2012: A4, 22 lines of 28 characters in 3号 (16 pt). The same flow is
 * broken into pages by the printer and, as columns of the size of a page, in the preview; so they cannot differ.
 */
const style = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font: 14pt SimSun, "Noto Serif CJK SC", serif; } }
:root { --fangsong: "仿宋_GB2312", FangSong_GB2312, "仿宋", FangSong, STFangsong, "Noto Serif CJK SC", serif; --song: "方正小标宋简体", FZXiaoBiaoSong-B05S, "小标宋", SimSun, "Noto Serif CJK SC", serif; --kai: "楷体_GB2312", KaiTi_GB2312, "楷体", KaiTi, STKaiti, "AR PL KaitiM GB", serif; --hei: "黑体", SimHei, "Noto Sans CJK SC", sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 16pt/28.95pt var(--fangsong); letter-spacing: -0.25pt; orphans: 2; widows: 2; line-break: strict; overflow-wrap: anywhere; }
p { margin: 0; text-align: justify; text-indent: 2em; }
p.flush, p.addressee, p.number { text-indent: 0; }
.mark { text-indent: 0; text-align: center; font: 22pt/36pt var(--song); font-weight: 700; color: #d0021b; }
.title { text-indent: 0; text-align: center; font: 22pt/36pt var(--song); font-weight: 700; margin: 0 0 14pt; }
.number { text-align: right; margin-bottom: 28.95pt; }
h2, h3 { margin: 0; font-size: 16pt; font-weight: 400; text-indent: 2em; break-after: avoid; }
h2 { font-family: var(--hei); } h3 { font-family: var(--kai); }
.closing { margin-top: 57.9pt; break-inside: avoid; text-align: right; padding-right: 4em; line-height: 28.95pt; }
.closing .organ { display: inline-block; text-align: center; text-indent: 0; }
.signatures { margin-top: 28.95pt; break-inside: avoid; } .signatures p { text-indent: 0; line-height: 43pt; }
table { width: 100%; border-collapse: collapse; font-size: 14pt; line-height: 22pt; letter-spacing: 0; }
th, td { border: 0.75pt solid #000; padding: 3pt 5pt; text-align: left; vertical-align: middle; font-weight: 400; }
thead { display: table-header-group; } tr { break-inside: avoid; } th { text-align: center; font-family: var(--hei); }
td.label { width: 26mm; text-align: center; }
.copies { margin-top: 28.95pt; border-top: 0.75pt solid #000; border-bottom: 0.75pt solid #000; font-size: 14pt; text-indent: 1em; }
.note { font-size: 12pt; line-height: 20pt; text-indent: 0; }
.blank { color: #b3261e; border-bottom: 1pt solid #b3261e; } @media print { .blank { color: #000; } }
.folder { font: 22pt/60pt var(--song); text-align: center; }`

/** Around the columns of the preview: sheets of paper beside each other are put below each other by the caller's grid. */
const previewStyle = `
html { background: #eceef1; } body { background: none; }
.sheets { height: 225mm; width: 156mm; columns: 156mm; column-gap: 54mm; column-fill: auto; margin: 37mm 0 35mm 28mm; }`

/** Blocks as HTML, every text escaped. */
export function blocksHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('\n')
}

/** A document as a whole HTML page without scripts, for the printer or as sheets for the preview. */
export function documentHtml(
  { title, blocks }: Pick<DocumentContent, 'title' | 'blocks'>,
  as: 'print' | 'preview' = 'print',
): string {
  const body = blocksHtml(blocks)
  const inner = as === 'preview' ? `<div class="sheets">${body}</div>` : body
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}${as === 'preview' ? previewStyle : ''}</style></head><body>${inner}</body></html>`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'mark':
      return `<p class="mark">${escaped(block.text)}</p>`
    case 'title':
      return `<h1 class="title">${block.lines.map(escaped).join('<br>')}</h1>`
    case 'number':
      return `<p class="number">${textHtml(block.text)}</p>`
    case 'addressee':
      return `<p class="addressee">${textHtml(block.text)}</p>`
    case 'heading':
      return block.level === 1 ? `<h2>${textHtml(block.text)}</h2>` : `<h3>${textHtml(block.text)}</h3>`
    case 'paragraph':
      return `<p${block.flush ? ' class="flush"' : ''}>${textHtml(block.text)}</p>`
    case 'form':
      return `<table class="form"><tbody>${block.rows
        .map((row) => `<tr><td class="label">${escaped(row.label)}</td><td>${textHtml(row.value)}</td></tr>`)
        .join('')}</tbody></table>`
    case 'table':
      return `<table><colgroup>${block.columns.map((column) => `<col style="width:${column.width}%">`).join('')}</colgroup><thead><tr>${block.columns
        .map((column) => `<th scope="col">${escaped(column.title)}</th>`)
        .join('')}</tr></thead><tbody>${block.rows
        .map((row) => `<tr>${row.map((cell) => `<td>${textHtml(cell)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`
    case 'closing':
      return `<div class="closing"><span class="organ">${escaped(block.organ)}<br>${textHtml(block.date)}</span></div>`
    case 'signatures':
      return `<div class="signatures">${block.who.map((who) => `<p>${escaped(who)}：　　　　　　　　　　　　年　　月　　日</p>`).join('')}</div>`
    case 'attachments':
      return block.items
        .map(
          (item, i) =>
            `<p>${i === 0 ? '附件：' : '　　　'}${block.items.length > 1 ? `${i + 1}.` : ''}${textHtml(item)}</p>`,
        )
        .join('')
    case 'copies':
      return `<p class="copies">抄送：${textHtml(block.text)}</p>`
    case 'note':
      return `<p class="note">${textHtml(block.text)}</p>`
  }
}

function textHtml(text: Text): string {
  return text
    .map((run) => (typeof run === 'string' ? escaped(run) : `<span class="blank">【${escaped(run.blank)}】</span>`))
    .join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign).replaceAll('\n', '<br>')
