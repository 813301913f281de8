import { findCaseByNumber } from '../../db/repositories/cases.ts'
import { findTexts, MOST_COUNTED, ownersOf, type StoredEntry } from '../../db/repositories/search.ts'
import { folded, runsOf } from '../../db/terms.ts'
import { type Outputs, searchGroups } from '../../shared/contract/index.ts'
import { yearOf } from '../../shared/time-limits/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { deskOf } from '../desk.ts'
import { issuing } from '../numbers/format.ts'
import { isIndexComplete } from './build.ts'
import { initialsOf } from './pinyin.ts'

type Found = Outputs['search']['find']
type Hit = Found['groups'][number]['hits'][number]

/** The newest hits of each group. */
export async function find(app: App, actor: Actor, input: Parsed['search']['find']): Promise<Found> {
  await sweep(app)
  const { text, limit } = input
  const groups: Found['groups'] = []
  for (const group of input.groups ?? searchGroups) {
    const { rows, total } = await findTexts(app.db, { text, group, readerId: actor.id, limit })
    const named = group === 'case' ? await withCaseNumbered(app, text, rows) : rows
    const owners = await ownersOf(app.db, named)
    const hits = named.slice(0, limit).flatMap((row) => {
      const owner = owners.get(row.id)
      return owner ? [hitOf(row, owner, text)] : []
    })
    groups.push({ group, hits, total: Math.max(total, hits.length) })
  }
  return { groups, atMost: MOST_COUNTED, complete: await isIndexComplete(app.db) }
}

/** Somebody who types a bare number means this year's case of that number: it comes first. */
async function withCaseNumbered(app: App, text: string, rows: StoredEntry[]): Promise<StoredEntry[]> {
  if (!/^\d{1,5}$/.test(text)) return rows
  const today = todayOf(app)
  const { format } = issuing(await deskOf(app.db), 'case', yearOf(today), today)
  const meant = await findCaseByNumber(app.db, format(Number(text)))
  if (!meant) return rows
  const first: StoredEntry = {
    subject: 'case',
    id: meant.id,
    kind: 'case',
    ref: '',
    label: meant.number,
    text: meant.number,
    initials: '',
    readerId: null,
  }
  return [first, ...rows.filter((row) => row.id !== meant.id)]
}

function hitOf(row: StoredEntry, owner: { number: string | null; title: string; open: boolean }, text: string): Hit {
  return {
    subject: row.subject,
    ownerId: row.id,
    number: owner.number,
    title: owner.title,
    open: owner.open,
    kind: row.kind,
    ref: row.ref,
    label: row.label,
    // Numbers of identity cards and telephones are found, and never shown in a list.
    excerpt: row.kind === 'case' || row.kind === 'party' ? null : excerptOf(row.text, text),
  }
}

/** Characters shown before and after what was found. */
const AROUND = { before: 14, after: 46 }

/** The text around the first word that stands in it; null if none does (it was found by pinyin). */
function excerptOf(text: string, query: string): Hit['excerpt'] {
  const whole = text.replaceAll(/\s/g, ' ')
  // Shown as it was written where folding keeps every character's length, else as it was folded.
  const same = Array.from(whole).every((character) => folded(character).length === character.length)
  const plain = same ? whole : whole.normalize('NFKC')
  const lower = same ? Array.from(whole, folded).join('') : plain.toLowerCase()
  if (lower.length !== plain.length) return null
  const places = runsOf(query).flatMap((word) => {
    const at = lower.indexOf(word)
    return at < 0 ? [] : [{ at, length: word.length }]
  })
  const first = places[0]
  if (!first) return null
  const from = Math.max(0, first.at - AROUND.before)
  const to = Math.min(plain.length, first.at + first.length + AROUND.after)
  return {
    before: (from > 0 ? '…' : '') + plain.slice(from, first.at),
    match: plain.slice(first.at, first.at + first.length),
    after: plain.slice(first.at + first.length, to) + (to < plain.length ? '…' : ''),
  }
}

/** First letters of the pinyin, for names the window knows itself: steps and commands. */
export function initials(_app: App, { texts }: Parsed['search']['initials']): string[] {
  return texts.map(initialsOf)
}
