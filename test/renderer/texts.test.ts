import { type ESTree, parseSync, Visitor } from 'vite'
import { describe, expect, it } from 'vitest'
import { en } from '../../renderer/texts/en.ts'
import { zh } from '../../renderer/texts/zh.ts'
import { sourcesIn, textOf } from '../sourceFiles.ts'

/** Every text of a catalogue by its path: `frame.skip`, `help.groups.0.title`. */
function leaves(node: unknown, path: string[] = []): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [[path.join('.'), node]]
  return Object.entries(node).flatMap(([key, inner]) => leaves(inner, [...path, key]))
}
const han = /\p{Script=Han}/u
const inBoth = leaves(zh)
const english = new Map(leaves(en))

describe('the two catalogues', () => {
  it('have the same texts, none of them empty, each taking the same answers', () => {
    expect([...english.keys()].toSorted()).toEqual(inBoth.map(([path]) => path).toSorted())
    for (const [path, text] of inBoth) {
      const other = english.get(path)
      expect(typeof other, path).toBe(typeof text)
      // English counts without a measure word.
      if (typeof text === 'string') expect([text, path.endsWith('.unit') ? text : other], path).not.toContain('')
      // A sentence may do without a part that the other language needs, never ask for more.
      else expect((text as () => string).length, path).toBeGreaterThanOrEqual((other as () => string).length)
    }
  })

  it('keep Chinese out of English, but for what is typed or named in Chinese', () => {
    const named = [
      'frame.otherLanguage',
      'days.',
      'help.groups',
      'start.',
      'register.',
      'numbers.',
      'settings.',
      'papers.',
      'materials.takeHow',
    ]
    const mixed = leaves(en)
      .filter(
        ([path, text]) => typeof text === 'string' && han.test(text) && !named.some((name) => path.startsWith(name)),
      )
      .map(([path]) => path)
    expect(mixed).toEqual([])
  })
})

/** Where Chinese is not a text of the screen: dates and names as they are read or written, and papers of the office. */
const CHINESE_DATA = [
  'renderer/parts/dates.ts',
  'renderer/parts/CivilDatePicker.tsx',
  'renderer/parts/dayKinds.tsx',
  'renderer/parts/organName.ts',
  'renderer/screens/papers/',
  'renderer/parts/grid/workbook.ts',
]
/** Signs of laws, of numbers and of keys, the same in both languages. */
const SIGNS = new Set(['条例', '行诉法', '〕1号'])
const isSign = (text: string): boolean => SIGNS.has(text) || /^((Ctrl|Shift|Alt)[+ ])+\S+$/.test(text)
/** Properties whose text somebody reads. */
const READ = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'description',
  'content',
])
/** Two words, or one of three letters: what is no name of a key and no sign. */
const prose = /[A-Za-z]{3,}|[A-Za-z]+ [A-Za-z]+/

type Found = { line: number; text: string }

/** Texts that stand in a source file itself: Chinese anywhere, English where it would be shown. */
function literals(file: string, source: string = textOf(file)): Found[] {
  const found: Found[] = []
  // What stands on a key is its name in every language.
  const keys: { start: number; end: number }[] = []
  const note = (node: { start: number }, text: string): void => {
    if (isSign(text.trim()) || keys.some((key) => key.start < node.start && node.start < key.end)) return
    found.push({ line: source.slice(0, node.start).split('\n').length, text: text.trim() })
  }
  const shown = (given: ESTree.Node | null, name: string): void => {
    const node = given?.type === 'JSXExpressionContainer' ? given.expression : given
    if (node?.type === 'Literal' && typeof node.value === 'string' && READ.has(name) && prose.test(node.value)) {
      note(node, node.value)
    }
  }
  new Visitor({
    JSXElement: (node) => {
      const { name } = node.openingElement
      if (name.type === 'JSXIdentifier' && name.name === 'kbd') keys.push(node)
    },
    Literal: (node) => {
      if (typeof node.value === 'string' && han.test(node.value)) note(node, node.value)
    },
    TemplateElement: (node) => {
      if (han.test(node.value.raw)) note(node, node.value.raw)
    },
    JSXText: (node) => {
      if (han.test(node.value) || prose.test(node.value)) note(node, node.value)
    },
    JSXAttribute: (node) => {
      if (node.name.type === 'JSXIdentifier') shown(node.value as ESTree.Node | null, node.name.name)
    },
    Property: (node) => {
      const { key } = node
      const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : ''
      shown(node.value as ESTree.Node, name)
    },
  }).visit(parseSync(file, source).program)
  return found
}

describe('texts of the screens', () => {
  it('stand in the catalogue, not in the components', () => {
    const files = sourcesIn('renderer').filter(
      (file) => !file.startsWith('renderer/texts/') && !CHINESE_DATA.some((place) => file.startsWith(place)),
    )
    expect(files.length).toBeGreaterThan(60)
    expect(files.flatMap((file) => literals(file).map(({ line, text }) => `${file}:${line} ${text}`))).toEqual([])
  })

  it('are seen wherever they hide, and comments, codes and class names are not', () => {
    const source = `
      // 注释不算
      const code = 'inTime'
      export const A = () => <p className="some class" title={'a title'} aria-label="Close it">hello {'世界'} {\`\${code}号\`}</p>
      export const options = [{ label: 'Choose', value: 'choose me' }, { label: 'OK' }]
    `
    expect(
      literals('a.tsx', source)
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(['Choose', 'Close it', 'a title', 'hello', '世界', '号'].toSorted())
  })
})
