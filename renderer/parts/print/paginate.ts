/** A measured part of a document; heights in CSS pixels, margins included. */
export type Piece =
  /** `lineHeight`: may be cut between its lines. `keepWithNext`: never the last on a page, e.g. a heading. */
  | { kind: 'block'; height: number; lineHeight?: number; keepWithNext?: boolean }
  /** Breaks between rows; the head stands again on every page. */
  | { kind: 'table'; head: number; rows: readonly number[] }

/** A stretch of piece number `piece`: rows `from` up to `to` of a table, pixels `from` to `to` of a block. */
export type Placed = { piece: number; from: number; to: number }

/** A paragraph leaves at least so many lines on either side of a break. */
const LINES_TOGETHER = 2
/** Heights are fractions of a pixel; a hair too much is not a reason for a new page. */
const HAIR = 0.5

/**
 * Puts measured pieces on pages of `pageHeight` pixels, in their order and completely: nothing is left out, a piece
 * that is higher than a page and cannot be cut gets a page for itself and may run over its end.
 */
export function paginate(pieces: readonly Piece[], pageHeight: number): Placed[][] {
  const pages: Placed[][] = []
  let page: Placed[] = []
  let used = 0
  const turn = (): void => {
    pages.push(page)
    page = []
    used = 0
  }
  const place = (placed: Placed, height: number): void => {
    page.push(placed)
    used += height
  }
  const fits = (height: number): boolean => used + height <= pageHeight + HAIR

  for (const [i, piece] of pieces.entries()) {
    if (page.length > 0 && !fits(leastHeight(pieces, i, pageHeight))) turn()
    if (piece.kind === 'table') {
      let from = 0
      // A table without rows still shows its head.
      if (piece.rows.length === 0) place({ piece: i, from: 0, to: 0 }, piece.head)
      while (from < piece.rows.length) {
        let to = from
        let height = piece.head
        while (to < piece.rows.length && (to === from || fits(height + (piece.rows[to] as number)))) {
          height += piece.rows[to] as number
          to++
        }
        place({ piece: i, from, to }, height)
        from = to
        if (from < piece.rows.length) turn()
      }
    } else if (piece.lineHeight === undefined || fits(piece.height)) {
      place({ piece: i, from: 0, to: piece.height }, piece.height)
    } else {
      for (let from = 0; from < piece.height - HAIR; ) {
        const to = cut(piece.height, piece.lineHeight, from, pageHeight - used)
        place({ piece: i, from, to }, to - from)
        from = to
        if (from < piece.height - HAIR) turn()
      }
    }
  }
  if (page.length > 0 || pages.length === 0) turn()
  return pages
}

/** Where a paragraph of `height` breaks that goes on at `from` with `room` left on the page. */
function cut(height: number, lineHeight: number, from: number, room: number): number {
  const left = Math.round((height - from) / lineHeight)
  const fitting = Math.floor((room + HAIR) / lineHeight)
  if (left <= fitting) return height
  // No single line goes to the next page.
  const lines = left - fitting < LINES_TOGETHER ? left - LINES_TOGETHER : fitting
  return from + Math.max(1, lines) * lineHeight
}

/** What has to find room on the page for the piece to begin on it. */
function leastHeight(pieces: readonly Piece[], i: number, pageHeight: number): number {
  const piece = pieces[i]
  if (!piece) return 0
  if (piece.kind === 'table') return piece.head + (piece.rows[0] ?? 0)
  const own = piece.lineHeight === undefined ? piece.height : Math.min(piece.height, LINES_TOGETHER * piece.lineHeight)
  if (!piece.keepWithNext) return own
  const together = own + leastHeight(pieces, i + 1, pageHeight)
  // What cannot stand on one page anyway is not kept together.
  return together > pageHeight ? own : together
}
