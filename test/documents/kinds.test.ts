import { describe, expect, it } from 'vitest'
import { initialFacts } from '../../shared/case/facts.ts'
import { eventTypes, type LoggedEvent } from '../../shared/case/index.ts'
import { chineseDate, chineseNumeral, cited, yuan } from '../../shared/documents/chinese.ts'
import { documentHtml } from '../../shared/documents/html.ts'
import {
  type DocumentSource,
  documentContent,
  documentKinds,
  documents,
  plainText,
} from '../../shared/documents/index.ts'
import { fieldLabel, termCodes } from '../../shared/terms/index.ts'

/** A file in which nothing but the receipt of an application has been recorded. */
function bareSource(changes: Partial<DocumentSource> = {}): DocumentSource {
  const received: LoggedEvent = {
    seq: 1,
    type: 'APPLICATION_RECEIVED',
    on: '2026-08-03',
    recordedAt: '2026-08-03T01:00:00.000Z',
    by: 'reception',
    data: {
      channel: 'counter',
      parties: [
        { role: 'applicant', kind: 'person', name: '张某' },
        { role: 'respondent', kind: 'organ', name: '某区市场监督管理局' },
      ],
      matterType: 'penalty',
      actTitle: '罚款决定',
    },
  }
  return {
    organ: { name: '某市某区人民政府' },
    number: '某政复〔2026〕1号',
    facts: initialFacts({ ...received, recordedOn: received.on, env: null } as never),
    log: [received],
    parties: [
      { id: 'p1', role: 'applicant', kind: 'person', name: '张某' },
      { id: 'p2', role: 'respondent', kind: 'organ', name: '某区市场监督管理局' },
    ],
    limits: [],
    nameOf: () => null,
    on: '2026-08-03',
    documentNumber: null,
    recipient: null,
    entry: null,
    letter: null,
    ...changes,
  }
}
const text = (kind: (typeof documentKinds)[number], source: DocumentSource, asked = {}) =>
  documentContent(kind, source, asked)
    .blocks.flatMap((block) => ('text' in block && typeof block.text !== 'string' ? [plainText(block.text)] : []))
    .join('\n')

describe('every kind of document', () => {
  it('has a name, and every name a kind', () => {
    expect([...documentKinds].sort()).toEqual([...termCodes('documentKind')].sort())
  })

  it.each(documentKinds)(
    '%s: bases, steps and labels exist, and an empty file leaves named holes, never “undefined”',
    (kind) => {
      const { bases, steps, asks } = documents[kind]
      expect(bases.length).toBeGreaterThan(0)
      for (const step of steps) expect(eventTypes).toContain(step)
      for (const field of Object.keys(asks)) expect(fieldLabel(kind, field)).toBeTruthy()
      const content = documentContent(kind, bareSource())
      expect(content.missing.length).toBeGreaterThan(0)
      const html = documentHtml(content)
      expect(html).not.toMatch(/undefined|null|NaN|\[object/)
      for (const { label } of content.missing) expect(html).toContain(`【${label}】`)
    },
  )

  it('names the article in force on its day', () => {
    for (const kind of documentKinds) {
      for (const { article, from, to } of documents[kind].bases) {
        expect(() => cited(article)).not.toThrow()
        if (from && to) expect(from < to).toBe(true)
      }
    }
  })
})

describe('the notice of acceptance', () => {
  it('names the missing number as the only place a clerk has to go for it', () => {
    const { missing } = documentContent('acceptanceNotice', bareSource())
    expect(missing).toContainEqual({ label: '文号', at: { kind: 'document', field: 'number' } })
    expect(missing).toContainEqual({
      label: fieldLabel('ACCEPT', 'on'),
      at: { kind: 'step', event: 'ACCEPT', field: 'on' },
    })
  })
})

describe('the notice to reply', () => {
  it('cites the regulation of 2026 only from the day it is in force', () => {
    expect(text('replyNotice', bareSource({ on: '2026-07-01' }))).toContain('第四十一条')
    expect(text('replyNotice', bareSource({ on: '2026-06-30' }))).not.toContain('实施条例')
  })
})

describe('the page', () => {
  it('escapes whatever a party is called', () => {
    const source = bareSource({ number: '<script>alert(1)</script>' })
    const html = documentHtml(documentContent('fileNote', source))
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
  })
})

describe('Chinese figures', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [64, '六十四'],
    [99, '九十九'],
  ])('%i is %s', (n, numeral) => expect(chineseNumeral(n)).toBe(numeral))
  it('writes dates without leading zeros', () => expect(chineseDate('2026-08-01')).toBe('2026年8月1日'))
  it('cites articles in words', () =>
    expect(cited('行政复议法 第39条第1款第10项')).toBe('《中华人民共和国行政复议法》第三十九条第一款第十项'))
  it.each([
    [1234500, '12345元'],
    [50, '0.5元'],
    [100, '1元'],
    [1000000, '10000元'],
  ])('writes %i fen as %s', (fen, amount) => expect(yuan(fen)).toBe(amount))
})
