import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { StorageError } from '../errors.ts'
import type { Executor } from '../executor.ts'
import type { RespondentTable } from '../schema.ts'
import { searchPatterns, searchText } from '../text.ts'

/** An administrative organ as the directory knows it. */
export type Respondent = {
  id: string
  name: string
  /** Short and former names it is looked up by. */
  aliases: string[]
  level: string | null
  administrativeField: string | null
  address: string | null
  head: string | null
  /** Last day of the name; null while it is in use. */
  validTo: string | null
  successorId: string | null
  version: number
  updatedAt: string
  updatedBy: string
}
/** A respondent as cases named it, with what they said of it last. */
export type NamedRespondent = { name: string; level: string | null; administrativeField: string | null; cases: number }

/** Organs whose name or alias holds the text, those in use first; all for an empty text. */
export async function findRespondents(db: Executor, text: string, limit: number): Promise<Respondent[]> {
  let query = db.selectFrom('respondent').selectAll()
  for (const pattern of searchPatterns(text)) query = query.where(sql<boolean>`search_text like ${pattern} escape '\\'`)
  const rows = await query
    .orderBy((eb) => eb.case().when('valid_to', 'is', null).then(0).else(1).end())
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** An organ of the directory. Throws NOT_FOUND. */
export async function getRespondent(db: Executor, id: string): Promise<Respondent> {
  const row = await db.selectFrom('respondent').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new StorageError('NOT_FOUND', { id })
  return fromRow(row)
}

/** Adds an organ. Throws ALREADY_EXISTS if its name is in use. */
export async function insertRespondent(tx: Executor, respondent: Respondent): Promise<void> {
  const added = await tx
    .insertInto('respondent')
    .values(toRow(respondent))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) throw new StorageError('ALREADY_EXISTS', { name: respondent.name })
}

/** Saves an organ at the version after the one it carries. Throws STALE_VERSION, ALREADY_EXISTS. */
export async function saveRespondent(tx: Executor, respondent: Respondent): Promise<void> {
  const { id, ...columns } = toRow(respondent)
  const other = await tx
    .selectFrom('respondent')
    .select('id')
    .where('name', '=', respondent.name)
    .where('valid_to', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other && respondent.validTo === null) throw new StorageError('ALREADY_EXISTS', { name: respondent.name })
  const { numUpdatedRows } = await tx
    .updateTable('respondent')
    .set({ ...columns, version: respondent.version + 1 })
    .where('id', '=', id)
    .where('version', '=', respondent.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new StorageError('STALE_VERSION', { id, expectedVersion: respondent.version })
}

/** Respondents of earlier cases whose name holds the text, the most recent first. */
export async function respondentsOfCases(db: Executor, text: string, limit: number): Promise<NamedRespondent[]> {
  let query = db
    .selectFrom('party')
    .innerJoin('reconsideration_case as c', 'c.id', 'party.case_id')
    .where('party.role', '=', 'respondent')
  for (const pattern of searchPatterns(text))
    query = query.where(sql<boolean>`lower(party.name) like ${pattern} escape '\\'`)
  const rows = await query
    .select((eb) => [
      'party.name',
      'c.respondent_level as level',
      'c.administrative_field as administrativeField',
      eb.fn.max('c.received_on').as('last'),
      eb.fn.countAll<number | string>().as('cases'),
    ])
    .groupBy(['party.name', 'c.respondent_level', 'c.administrative_field'])
    .orderBy('last', 'desc')
    .orderBy('party.name')
    .limit(limit * 4)
    .execute()
  const named = new Map<string, NamedRespondent>()
  for (const { name, level, administrativeField, cases } of rows) {
    const before = named.get(name)
    if (before) {
      before.cases += Number(cases)
      before.level ??= level
      before.administrativeField ??= administrativeField
    } else named.set(name, { name, level, administrativeField, cases: Number(cases) })
  }
  return [...named.values()].slice(0, limit)
}

function toRow(respondent: Respondent): RespondentTable {
  return {
    id: respondent.id,
    name: respondent.name,
    aliases: JSON.stringify(respondent.aliases),
    level: respondent.level,
    administrative_field: respondent.administrativeField,
    address: respondent.address,
    head: respondent.head,
    valid_to: respondent.validTo,
    successor_id: respondent.successorId,
    search_text: searchText(respondent.name, ...respondent.aliases),
    version: respondent.version,
    updated_at: respondent.updatedAt,
    updated_by: respondent.updatedBy,
  }
}

function fromRow(row: Selectable<RespondentTable>): Respondent {
  return {
    id: row.id,
    name: row.name,
    aliases: JSON.parse(row.aliases) as string[],
    level: row.level,
    administrativeField: row.administrative_field,
    address: row.address,
    head: row.head,
    validTo: row.valid_to,
    successorId: row.successor_id,
    version: row.version,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  }
}
