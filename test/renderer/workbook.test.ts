import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { type Workbook, workbookOf } from '../../renderer/parts/grid/workbook.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'fuyi-workbook-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const book: Workbook = {
  sheetName: '案件一览：在办/办结',
  head: '共 2 件　筛选：阶段：裁决',
  columns: [
    { title: '案号', kind: 'text', width: 176 },
    { title: '收到日期', kind: 'date', width: 112 },
    { title: '证件号', kind: 'text', width: 176 },
    { title: '行政行为', kind: 'text', width: 180 },
  ],
  rows: [
    ['津东政复〔2026〕9号', '2026-03-02', '120101199001011234', '罚款 5000 元 <决定> & "其他"'],
    ['津东政复〔2026〕10号', '', '', '=1+1'],
  ],
  frozenColumns: 1,
}

async function unzipped(workbook: Workbook): Promise<(name: string) => string> {
  const files = unzipSync(new Uint8Array(await (await workbookOf(workbook)).arrayBuffer()))
  return (name) => new TextDecoder().decode(files[name])
}

const libreOffice = ['soffice', 'libreoffice'].find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})

describe('an exported workbook', () => {
  it('puts several tables on a sheet each, under names that differ, with figures as numbers', async () => {
    const counts: Workbook = {
      sheetName: book.sheetName,
      head: '合计',
      columns: [
        { title: '阶段', kind: 'text', width: 100 },
        { title: '进入', kind: 'number', width: 80 },
      ],
      rows: [['收案', '12']],
      frozenColumns: 1,
    }
    const files = unzipSync(new Uint8Array(await (await workbookOf([book, counts])).arrayBuffer()))
    const file = (name: string) => new TextDecoder().decode(files[name])
    const names = [...file('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)].map((match) => match[1])
    expect(names).toEqual(['案件一览：在办 办结', '案件一览：在办 办结 2'])
    expect(file('xl/worksheets/sheet2.xml')).toMatch(/<c r="B3" s="0"><v>12<\/v><\/c>/)
    expect([1, 2].map((n) => file('[Content_Types].xml').includes(`/xl/worksheets/sheet${n}.xml`))).toEqual([
      true,
      true,
    ])
  })

  it('holds dates as dates and everything else as text, identity numbers and would-be formulas too', async () => {
    const file = await unzipped(book)
    const sheet = file('xl/worksheets/sheet1.xml')
    const formats = [.../<cellXfs[\s\S]*<\/cellXfs>/.exec(file('xl/styles.xml'))![0].matchAll(/numFmtId="(\d+)"/g)].map(
      (m) => m[1],
    )
    const cell = (address: string) => {
      const [, no, text, value] =
        new RegExp(`<c r="${address}" s="(\\d+)"(?: t="(inlineStr)")?>(?:<v>|<is><t[^>]*>)([^<]*)<`).exec(sheet) ?? []
      return { text: text !== undefined, value, format: formats[Number(no)] }
    }
    expect(cell('A1').value).toBe('共 2 件　筛选：阶段：裁决')
    expect(['A2', 'B2', 'C2', 'D2'].map((address) => cell(address).value)).toEqual([
      '案号',
      '收到日期',
      '证件号',
      '行政行为',
    ])
    // 2026-03-02 is day 46083 since 1899-12-30, whatever the time zone of this machine.
    expect(cell('B3')).toMatchObject({ text: false, value: '46083' })
    expect(file('xl/styles.xml')).toContain(`<numFmt numFmtId="${cell('B3').format}" formatCode="yyyy\\-mm\\-dd"/>`)
    // 49 is Excel's own format for text.
    expect(cell('C3')).toEqual({ text: true, value: '120101199001011234', format: '49' })
    expect(cell('D3').value).toBe('罚款 5000 元 &lt;决定&gt; &amp; &quot;其他&quot;')
    expect(cell('D4')).toMatchObject({ text: true, value: '=1+1' })
    expect(sheet).not.toContain('<f>')
    expect(sheet).not.toMatch(/<c r="[BC]4"/)
  })

  it('names its sheet in Chinese without the characters that Excel refuses, repeats the headings, keeps them in sight', async () => {
    const file = await unzipped(book)
    const [workbook, sheet] = [file('xl/workbook.xml'), file('xl/worksheets/sheet1.xml')]
    expect(workbook).toContain('name="案件一览：在办 办结"')
    expect(workbook).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'案件一览：在办 办结'!$1:$2</definedName>`,
    )
    expect(sheet).toMatch(/<pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/)
    expect(sheet).toContain('<autoFilter ref="A2:D4"/>')
    // The order of elements in a sheet is part of the format: out of it, Excel offers to repair the file.
    const order = [
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
      'mergeCells',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ]
    const places = order.map((name) => sheet.indexOf(`<${name}`))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('stays well formed with one column, without rows, and with characters that XML does not know', async () => {
    const file = await unzipped({
      ...book,
      columns: [book.columns[0]!],
      rows: [['坏\u0000字\u001f符']],
      frozenColumns: 0,
    })
    expect(file('xl/worksheets/sheet1.xml')).toContain('>坏字符<')
    expect(file('xl/worksheets/sheet1.xml')).not.toContain('mergeCell ')
    expect(file('xl/worksheets/sheet1.xml')).toContain('activePane="bottomLeft"')
    const empty = await unzipped({ ...book, rows: [] })
    expect(empty('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A2:D2"/>')
  })

  it('gives up when nobody waits for it any more', async () => {
    const long = { ...book, rows: Array.from({ length: 10_000 }, () => book.rows[0]!) }
    await expect(workbookOf(long, AbortSignal.abort())).rejects.toThrow()
    expect((await workbookOf(long)).size).toBeGreaterThan(10_000)
  })

  it.runIf(libreOffice)(
    'opens in LibreOffice with the same cells',
    async () => {
      const name = path.join(folder, 'book.xlsx')
      writeFileSync(name, new Uint8Array(await (await workbookOf(book)).arrayBuffer()))
      execFileSync(
        libreOffice!,
        ['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76', '--outdir', folder, name],
        {
          stdio: 'ignore',
          env: { ...process.env, HOME: folder },
        },
      )
      const lines = readFileSync(path.join(folder, 'book.csv'), 'utf8').trim().split('\n')
      expect(lines.slice(1)).toEqual([
        '案号,收到日期,证件号,行政行为',
        '津东政复〔2026〕9号,2026-03-02,120101199001011234,"罚款 5000 元 <决定> & ""其他"""',
        '津东政复〔2026〕10号,,,=1+1',
      ])
    },
    120_000,
  )
})
