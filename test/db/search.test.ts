import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  clearSearch,
  findTexts,
  MOST_COUNTED,
  replaceSearchEntries,
  type SearchEntry,
  type SearchKind,
} from '../../db/repositories/search.ts'
import { runsOf, type SearchGroup } from '../../db/terms.ts'
import { engines, type OpenEngine, openEngine } from './engines.ts'

const text = (kind: SearchKind, ref: string, words: string, over: Partial<SearchEntry> = {}): SearchEntry => ({
  kind,
  ref,
  label: ref,
  text: words,
  initials: '',
  readerId: null,
  ...over,
})

describe.each(engines)('full-text search on %s', (engine) => {
  let open: OpenEngine
  beforeAll(async () => {
    open = await openEngine(engine)
  })
  afterAll(() => open.close())

  const owner = (id: string) => ({ subject: 'case' as const, id })
  const feed = (id: string, kinds: readonly SearchKind[], entries: readonly SearchEntry[]) =>
    open.db.transaction().execute((tx) => replaceSearchEntries(tx, owner(id), kinds, entries))
  const refsOf = async (query: string, group: SearchGroup = 'text', readerId = 'u1', limit = 50) =>
    (await findTexts(open.db, { text: query, group, readerId, limit })).rows.map((row) => row.ref)

  it('finds words of one, two and more characters, anywhere in a text', async () => {
    await feed(
      'a',
      ['record'],
      [
        text('record', '1', '申请人来电询问进度，已告知。'),
        text('record', '2', '被申请人提交答复书，称张某未携带证件'),
      ],
    )
    expect(await refsOf('进度')).toEqual(['1'])
    expect(await refsOf('张')).toEqual(['2'])
    expect(await refsOf('件')).toEqual(['2'])
    expect(await refsOf('电询问')).toEqual(['1'])
    expect(await refsOf('申请人')).toEqual(['2', '1'])
    expect(await refsOf('问度')).toEqual([])
    expect(await refsOf('告知称')).toEqual([])
  })

  it('asks for every word, and for none where there is none', async () => {
    expect(await refsOf('答复  张某')).toEqual(['2'])
    expect(await refsOf('答复 进度')).toEqual([])
    expect(await refsOf('，。 *"')).toEqual([])
    expect(await refsOf('% _')).toEqual([])
  })

  it('takes full-width, upper-case and rare characters as they are meant', async () => {
    await feed('b', ['material'], [text('material', 'm', 'ＡＢＣ科技有限公司 津市监罚〔２０２６〕１２号 𬱖某')])
    for (const query of ['abc科技', 'Abc', '2026', '〔2026〕12号', '12', '𬱖', '𬱖某', 'c科']) {
      expect(await refsOf(query), query).toEqual(['m'])
    }
    expect(await refsOf('𬱗')).toEqual([])
  })

  it('keeps the groups apart', async () => {
    await feed(
      'c',
      ['case', 'party'],
      [text('case', '', '津东政复〔2026〕9号 孙某不服某局决定'), text('party', 'p1', '孙某', { initials: 'sm' })],
    )
    expect(await refsOf('孙某', 'case')).toEqual([''])
    expect(await refsOf('孙某', 'party')).toEqual(['p1'])
    expect(await refsOf('sm', 'party')).toEqual(['p1'])
    expect(await refsOf('孙某', 'text')).toEqual([])
    expect(await refsOf('孙某', 'consultation')).toEqual([])
  })

  it('shows a private text to its reader alone', async () => {
    await feed('d', ['note'], [text('note', 'n1', '私下备忘：下周复核', { readerId: 'u2' })])
    expect(await refsOf('备忘')).toEqual([])
    expect(await refsOf('备忘', 'text', 'u2')).toEqual(['n1'])
  })

  it('follows changes of the texts it was told of, and leaves those of others', async () => {
    await feed('e', ['note'], [text('note', 'n', '旧的内容')])
    await feed('e', ['material'], [text('material', 'm', '材料内容')])
    await feed('e', ['note'], [text('note', 'n', '新的文字')])
    expect(await refsOf('旧的')).toEqual([])
    expect(await refsOf('新的')).toEqual(['n'])
    expect(await refsOf('材料内')).toEqual(['m'])
    await feed('e', ['note'], [])
    expect(await refsOf('新的')).toEqual([])
    expect(await refsOf('材料内')).toEqual(['m'])
  })

  it('answers the newest first, and counts up to a bound', async () => {
    const many = Array.from({ length: MOST_COUNTED + 20 }, (_, i) => text('record', String(i), '限期补正通知'))
    await feed('f', ['record'], many)
    const found = await findTexts(open.db, { text: '补正', group: 'text', readerId: 'u1', limit: 3 })
    expect(found.rows.map((row) => row.ref)).toEqual(['219', '218', '217'])
    expect(found.total).toBe(MOST_COUNTED)
  })

  it('finds every part of a text, and nothing that does not stand in it', async () => {
    const character = fc.constantFrom(...'张王某区局复议行政罚款不服12ab，、 〔〕')
    const words = fc.array(character, { minLength: 1, maxLength: 24 }).map((all) => all.join(''))
    let n = 0
    await fc.assert(
      fc.asyncProperty(words, words, fc.nat(), fc.nat(), async (stored, other, from, length) => {
        const id = `property-${++n}`
        await feed(id, ['document'], [text('document', id, stored)])
        const characters = Array.from(stored)
        const start = from % characters.length
        const part = characters.slice(start, start + 1 + (length % (characters.length - start))).join('')
        if (runsOf(part).length > 0) expect(await refsOf(part)).toContain(id)
        const stands = runsOf(other).every((word) => runsOf(stored).some((run) => run.includes(word)))
        if (runsOf(other).length > 0) expect((await refsOf(other)).includes(id)).toBe(stands)
        await feed(id, ['document'], [])
      }),
      { numRuns: engine === 'sqlite' ? 300 : 60 },
    )
  })

  it('is empty after it was emptied, and can be filled again', async () => {
    await open.db.transaction().execute(clearSearch)
    expect(await refsOf('进度')).toEqual([])
    await feed('a', ['record'], [text('record', '1', '申请人来电询问进度')])
    expect(await refsOf('进度')).toEqual(['1'])
  })
})
