import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Piece, paginate } from '../../renderer/parts/print/paginate.ts'

const block = (height: number, keepWithNext = false): Piece => ({ kind: 'block', height, keepWithNext })
const text = (lines: number): Piece => ({ kind: 'block', height: lines * 20, lineHeight: 20 })
const table = (rows: number, height = 10): Piece => ({ kind: 'table', head: 10, rows: Array(rows).fill(height) })

describe('pages of a printed document', () => {
  it('are one empty page for nothing', () => expect(paginate([], 100)).toEqual([[]]))

  it('put a block that does not fit on the next page', () => {
    expect(paginate([block(60), block(60)], 100)).toEqual([
      [{ piece: 0, from: 0, to: 60 }],
      [{ piece: 1, from: 0, to: 60 }],
    ])
  })

  it('break a table between rows, with room for the head on every page', () => {
    expect(paginate([table(20)], 100)).toEqual([
      [{ piece: 0, from: 0, to: 9 }],
      [{ piece: 0, from: 9, to: 18 }],
      [{ piece: 0, from: 18, to: 20 }],
    ])
  })

  it('do not begin a table with its head alone at the foot of a page', () => {
    expect(paginate([block(85), table(2)], 100)[1]).toEqual([{ piece: 1, from: 0, to: 2 }])
  })

  it('keep a heading with what it heads', () => {
    expect(paginate([block(70), block(10, true), text(4)], 100)).toEqual([
      [{ piece: 0, from: 0, to: 70 }],
      [
        { piece: 1, from: 0, to: 10 },
        { piece: 2, from: 0, to: 80 },
      ],
    ])
  })

  it('cut a paragraph between lines and leave no line alone', () => {
    expect(paginate([block(20), text(5)], 100)).toEqual([
      [
        { piece: 0, from: 0, to: 20 },
        { piece: 1, from: 0, to: 60 },
      ],
      [{ piece: 1, from: 60, to: 100 }],
    ])
  })

  it('give a row that is higher than a page a page of its own', () => {
    expect(paginate([{ kind: 'table', head: 10, rows: [20, 300, 20] }], 100)).toEqual([
      [{ piece: 0, from: 0, to: 1 }],
      [{ piece: 0, from: 1, to: 2 }],
      [{ piece: 0, from: 2, to: 3 }],
    ])
  })

  it('lose nothing, repeat nothing, keep the order, and overfill only with what cannot be cut', () => {
    const piece = fc.oneof(
      fc.record({
        kind: fc.constant('block' as const),
        height: fc.integer({ min: 1, max: 260 }),
        keepWithNext: fc.boolean(),
      }),
      fc.integer({ min: 1, max: 60 }).map(text),
      fc.record({
        kind: fc.constant('table' as const),
        head: fc.integer({ min: 1, max: 30 }),
        rows: fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 40 }),
      }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const pages = paginate(pieces, 200)
        const placed = pages.flat()
        for (const [i, p] of pieces.entries()) {
          const parts = placed.filter((part) => part.piece === i)
          expect(parts.length).toBeGreaterThan(0)
          expect(parts[0]?.from).toBe(0)
          for (const [n, part] of parts.entries()) if (n > 0) expect(part.from).toBe(parts[n - 1]?.to)
          expect(parts.at(-1)?.to).toBe(p.kind === 'table' ? p.rows.length : p.height)
        }
        expect(placed.map((part) => part.piece)).toEqual(placed.map((part) => part.piece).sort((a, b) => a - b))
        const heightOf = ({ piece: i, from, to }: (typeof placed)[number]): number => {
          const p = pieces[i] as Piece
          return p.kind === 'table' ? p.head + p.rows.slice(from, to).reduce((a, b) => a + b, 0) : to - from
        }
        for (const page of pages) {
          const height = page.reduce((sum, part) => sum + heightOf(part), 0)
          if (height > 200.5) expect(page.length).toBe(1)
        }
      }),
    )
  })
})
