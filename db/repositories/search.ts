import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import { type Executor, engineOf } from '../executor.ts'
import { prepared, rowWriter } from '../prepared.ts'
import type { SearchEntryTable, Subject } from '../schema.ts'
import { folded, indexedTerms, matchExpression, runsOf, type SearchGroup, termSet } from '../terms.ts'

/** Where a text stands. `record` is an entry of the history; the others name themselves. */
export const searchKinds = ['case', 'party', 'consultation', 'record', 'note', 'material', 'document'] as const
export type SearchKind = (typeof searchKinds)[number]

/** The group of the answer in which texts of a kind are found. */
export const groupOf = (kind: SearchKind): SearchGroup =>
  kind === 'case' || kind === 'party' || kind === 'consultation' ? kind : 'text'

/** One text to be found. */
export type SearchEntry = {
  kind: SearchKind
  /** Which of its kind: an id, a sequence number; unique for owner and kind. */
  ref: string
  /** What the hit is called: a name, a file name, the code of an event. */
  label: string
  text: string
  /** First letters of the pinyin of names in it, in words. */
  initials: string
  /** The only person who may find it; null: everybody who may read its owner. */
  readerId: string | null
}
export type SearchOwner = { subject: Subject; id: string }
export type StoredEntry = SearchEntry & SearchOwner

type Row = SearchEntryTable

const rowsOfOwner = prepared<{ owner: string }, Row>((db, parameter) =>
  db.selectFrom('search_entry').selectAll().where('owner_id', '=', parameter('owner')),
)

/**
 * Makes what is found of an owner in these kinds equal to `entries`; writes only what differs. The one way into the
 * index: whoever keeps texts calls it in the transaction that changes them.
 */
export async function replaceSearchEntries(
  tx: Executor,
  owner: SearchOwner,
  kinds: readonly SearchKind[],
  entries: readonly SearchEntry[],
): Promise<void> {
  const { rows } = await rowsOfOwner(tx, { owner: owner.id })
  const stored = new Map(
    rows.filter((row) => kinds.includes(row.kind as SearchKind)).map((row) => [`${row.kind}:${row.ref}`, row]),
  )
  const added: SearchEntry[] = []
  for (const entry of entries) {
    const key = `${entry.kind}:${entry.ref}`
    const before = stored.get(key)
    stored.delete(key)
    if (before && sameEntry(before, entry)) continue
    if (before) await removeEntry(tx, before.id)
    added.push(entry)
  }
  for (const row of stored.values()) await removeEntry(tx, row.id)
  if (added.length > 0) await addEntries(tx, owner, added)
}

const sameEntry = (row: Row, entry: SearchEntry): boolean =>
  row.label === entry.label &&
  row.text === entry.text &&
  row.initials === entry.initials &&
  row.reader_id === entry.readerId

const writeEntries = rowWriter<SearchEntryTable>('search_entry', [
  'id',
  'subject',
  'owner_id',
  'kind',
  'ref',
  'label',
  'text',
  'initials',
  'reader_id',
])
const writeTerms = rowWriter<{ rowid: number; terms: string }>('search_index', ['rowid', 'terms'])
const deleteRow = prepared<{ id: number }, unknown>((db, parameter) =>
  db.deleteFrom('search_entry').where('id', '=', parameter('id')),
)

async function addEntries(tx: Executor, owner: SearchOwner, entries: readonly SearchEntry[]): Promise<void> {
  const ids = await nextIds(tx, entries.length)
  const added = entries.map((entry, i) => ({
    id: ids[i]!,
    group: groupOf(entry.kind),
    words: `${entry.text}\n${entry.initials}`,
    entry,
  }))
  await writeEntries(
    tx,
    added.map(({ id, entry }) => ({
      id,
      subject: owner.subject,
      owner_id: owner.id,
      kind: entry.kind,
      ref: entry.ref,
      label: entry.label,
      text: entry.text,
      initials: entry.initials,
      reader_id: entry.readerId,
    })),
  )
  if (engineOf(tx) === 'sqlite') {
    await writeTerms(
      tx,
      added.map(({ id, group, words }) => ({ rowid: id, terms: indexedTerms(group, words) })),
    )
    return
  }
  for (const { id, group, words } of added) {
    await sql`insert into search_index (entry_id, folded, terms)
      values (${id}, ${folded(words)}, ${termSet(group, words)})`.execute(tx)
  }
}

/** Ids for new entries, each greater than those before: the newest is the first to be found. */
async function nextIds(tx: Executor, count: number): Promise<number[]> {
  if (engineOf(tx) === 'postgres') {
    const { rows } = await sql<{ id: number | string }>`
      select nextval(pg_get_serial_sequence('search_entry', 'id')) as id from generate_series(1, ${count}::integer)`.execute(
      tx,
    )
    return rows.map((row) => Number(row.id))
  }
  const { rows } = await newestId(tx, {})
  const newest = rows[0]?.newest ?? 0
  return Array.from({ length: count }, (_, i) => newest + 1 + i)
}
const newestId = prepared<Record<string, never>, { newest: number | null }>((db) =>
  db.selectFrom('search_entry').select((eb) => eb.fn.max('id').as('newest')),
)

async function removeEntry(tx: Executor, id: number): Promise<void> {
  // PostgreSQL removes the terms with the entry.
  if (engineOf(tx) === 'sqlite') {
    await tx.executeQuery(CompiledQuery.raw('delete from search_index where rowid = ?', [id]))
  }
  await deleteRow(tx, { id })
}

/** Empties the index, before it is built anew. */
export async function clearSearch(tx: Executor): Promise<void> {
  // An FTS5 table without content has its own way of being emptied.
  if (engineOf(tx) === 'sqlite') await sql`insert into search_index (search_index) values ('delete-all')`.execute(tx)
  await tx.deleteFrom('search_entry').execute()
}

/** What is stored of several owners, by owner id; for the verification. */
export async function searchEntriesOfAll(
  db: Executor,
  ownerIds: readonly string[],
): Promise<Map<string, SearchEntry[]>> {
  const found = new Map<string, SearchEntry[]>()
  if (ownerIds.length === 0) return found
  const rows = await db.selectFrom('search_entry').selectAll().where('owner_id', 'in', ownerIds).orderBy('id').execute()
  for (const row of rows) {
    const { kind, ref, label, text, initials, readerId } = entryFromRow(row)
    const list = found.get(row.owner_id) ?? []
    list.push({ kind, ref, label, text, initials, readerId })
    found.set(row.owner_id, list)
  }
  return found
}

/** Counting stops here: a search that finds more asks for another word. */
export const MOST_COUNTED = 200

/**
 * The newest texts of a group that hold every word of the query, and how many there are, up to MOST_COUNTED. A word
 * is found anywhere in a text and may have one character. `readerId` is who asks.
 */
export async function findTexts(
  db: Executor,
  query: { text: string; group: SearchGroup; readerId: string; limit: number },
): Promise<{ rows: StoredEntry[]; total: number }> {
  const matching = matchingEntries(db, query)
  if (matching === null) return { rows: [], total: 0 }
  const readable = sql`(search_entry.reader_id is null or search_entry.reader_id = ${query.readerId})`
  const rows = await sql<Row>`select search_entry.* ${matching} and ${readable}
    order by ${newestFirst(db)} limit ${query.limit}`.execute(db)
  if (rows.rows.length < query.limit) return { rows: rows.rows.map(entryFromRow), total: rows.rows.length }
  const count = await sql<{ count: number | string }>`select count(*) as count from
    (select search_entry.id ${matching} and ${readable} limit ${MOST_COUNTED}) as counted`.execute(db)
  return { rows: rows.rows.map(entryFromRow), total: Number(count.rows[0]?.count ?? 0) }
}

/** In the words of the index, which keeps this order itself: ordered by the entries, all matches would be sorted. */
const newestFirst = (db: Executor): RawBuilder<unknown> =>
  engineOf(db) === 'sqlite' ? sql`search_index.rowid desc` : sql`search_entry.id desc`

/** `from … where …` of the entries that match; null if the query has no word. */
function matchingEntries(
  db: Executor,
  { text, group }: { text: string; group: SearchGroup },
): RawBuilder<unknown> | null {
  if (engineOf(db) === 'sqlite') {
    const expression = matchExpression(group, text)
    if (expression === null) return null
    return sql`from search_index cross join search_entry on search_entry.id = search_index.rowid
      where search_index match ${expression}`
  }
  const words = runsOf(text)
  if (words.length === 0) return null
  // Pairs may stand apart; the words themselves have to occur.
  const written = sql.join(
    words.map((word) => sql`search_index.folded like ${`%${word}%`}`),
    sql` and `,
  )
  return sql`from search_index join search_entry on search_entry.id = search_index.entry_id
    where search_index.terms @> ${wordTerms(group, words)}::text[] and ${written}`
}

/** The terms a text must have to hold these words; a single character only where the word is one. */
const wordTerms = (group: SearchGroup, words: readonly string[]): string[] =>
  words.flatMap((word) => {
    const terms = termSet(group, word)
    const pairs = terms.filter((term) => Array.from(term).length > 2)
    return pairs.length > 0 ? pairs : terms
  })

function entryFromRow(row: Row): StoredEntry {
  return {
    subject: row.subject,
    id: row.owner_id,
    kind: row.kind as SearchKind,
    ref: row.ref,
    label: row.label,
    text: row.text,
    initials: row.initials,
    readerId: row.reader_id,
  }
}

/** Number and heading of the owners of hits, by id. */
export async function ownersOf(
  db: Executor,
  owners: readonly SearchOwner[],
): Promise<Map<string, { number: string | null; title: string; open: boolean }>> {
  const idsOf = (subject: Subject) => owners.filter((owner) => owner.subject === subject).map((owner) => owner.id)
  const [cases, consultations] = [idsOf('case'), idsOf('consultation')]
  const found = new Map<string, { number: string | null; title: string; open: boolean }>()
  if (cases.length > 0) {
    const rows = await db
      .selectFrom('reconsideration_case')
      .select(['id', 'number', 'title', 'open'])
      .where('id', 'in', cases)
      .execute()
    for (const { id, number, title, open } of rows) found.set(id, { number, title, open: open === 1 })
  }
  if (consultations.length > 0) {
    const rows = await db
      .selectFrom('consultation')
      .select(['id', 'number', 'matter as title', 'open'])
      .where('id', 'in', consultations)
      .execute()
    for (const { id, number, title, open } of rows) found.set(id, { number, title, open: open === 1 })
  }
  return found
}

/** Ids of everything that can be found, those changed last at the end, so that the newest hits come first. */
export async function ownersToIndex(
  db: Executor,
  subject: Subject,
  after: { updatedAt: string; id: string },
  limit: number,
): Promise<{ id: string; updatedAt: string }[]> {
  const rows = await db
    .selectFrom(subject === 'case' ? 'reconsideration_case' : 'consultation')
    .select(['id', 'updated_at'])
    .where((eb) =>
      eb.or([
        eb('updated_at', '>', after.updatedAt),
        eb.and([eb('updated_at', '=', after.updatedAt), eb('id', '>', after.id)]),
      ]),
    )
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ id: row.id, updatedAt: row.updated_at }))
}

const STATE_KEY = 'search_index'
export type IndexState = { version: number; complete: boolean }

/** How far the index of this file is; undefined: never built. */
export async function indexState(db: Executor): Promise<IndexState | undefined> {
  const row = await db.selectFrom('process_state').select('value').where('key', '=', STATE_KEY).executeTakeFirst()
  return row ? (JSON.parse(row.value) as IndexState) : undefined
}

export async function putIndexState(tx: Executor, state: IndexState): Promise<void> {
  const value = JSON.stringify(state)
  await tx
    .insertInto('process_state')
    .values({ key: STATE_KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
