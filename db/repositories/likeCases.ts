import { sql } from 'kysely'
import type { Executor } from '../executor.ts'
import { searchText } from '../text.ts'
import { type Party, partiesOfAll } from './parties.ts'

/** A person or organisation as the latest case named it. */
export type EarlierParty = Omit<Party, 'id' | 'role' | 'representedBy'> & {
  cases: number
  last: { id: string; number: string; receivedOn: string }
}
/** A case that may be like the one at the desk, with what it is compared by. */
export type LikeCaseRow = {
  id: string
  number: string
  title: string
  mainState: string
  open: boolean
  officerId: string | null
  receivedOn: string
  parties: Party[]
  actTitle: string
  /** Lines that the case is found by; the number of its act is one of them. */
  searchLines: string[]
}
export type LikeWanted = {
  names: readonly string[]
  idNumbers: readonly string[]
  creditCodes: readonly string[]
  phones: readonly string[]
  actNumber: string | null
}

/** After every text that begins with the prefix. */
const END = '\uffff'

/** Applicants and third parties whose name, identity number, credit code or phone begins with the text. */
export async function earlierParties(db: Executor, text: string, limit: number): Promise<EarlierParty[]> {
  const rows = await db
    .selectFrom('party')
    .innerJoin('reconsideration_case as c', 'c.id', 'party.case_id')
    .where('party.role', '<>', 'respondent')
    .where((eb) =>
      eb.or(
        (['party.name', 'party.id_number', 'party.credit_code', 'party.phone'] as const).map((column) =>
          eb.and([eb(column, '>=', text), eb(column, '<', text + END)]),
        ),
      ),
    )
    .select([
      'party.kind',
      'party.name',
      'party.id_number',
      'party.credit_code',
      'party.address',
      'party.service_address',
      'party.phone',
      'party.head',
      'c.id as caseId',
      'c.number',
      'c.received_on',
    ])
    .orderBy('c.received_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(200)
    .execute()
  const people = new Map<string, EarlierParty>()
  for (const row of rows) {
    // Two people of one name are told apart by whatever number is known of them.
    const key = [row.kind, row.name, row.id_number ?? row.credit_code ?? row.phone ?? ''].join('\n')
    const known = people.get(key)
    if (known) known.cases++
    else
      people.set(key, {
        kind: row.kind,
        name: row.name,
        idNumber: row.id_number,
        creditCode: row.credit_code,
        address: row.address,
        serviceAddress: row.service_address,
        phone: row.phone,
        head: row.head,
        cases: 1,
        last: { id: row.caseId, number: row.number, receivedOn: row.received_on },
      })
  }
  return [...people.values()].slice(0, limit)
}

/** Cases with an applicant of these names or numbers, or with the number of the act; the newest first. */
export async function likeCandidates(db: Executor, wanted: LikeWanted, limit: number): Promise<LikeCaseRow[]> {
  const ids = new Set<string>()
  const columns = [
    ['name', wanted.names],
    ['id_number', wanted.idNumbers],
    ['credit_code', wanted.creditCodes],
    ['phone', wanted.phones],
  ] as const
  for (const [column, values] of columns) {
    if (values.length === 0) continue
    const found = await db
      .selectFrom('party')
      .innerJoin('reconsideration_case as c', 'c.id', 'party.case_id')
      .select('c.id')
      .where(`party.${column}`, 'in', [...values])
      .where('party.role', '<>', 'respondent')
      .orderBy('c.received_on', 'desc')
      .limit(limit)
      .execute()
    for (const { id } of found) ids.add(id)
  }
  if (wanted.actNumber) {
    const found = await db
      .selectFrom('reconsideration_case')
      .select('id')
      .where(sql<boolean>`search_text like ${bracketless(wanted.actNumber)} escape '\\'`)
      .orderBy('received_on', 'desc')
      .limit(limit)
      .execute()
    for (const { id } of found) ids.add(id)
  }
  if (ids.size === 0) return []
  const rows = await db
    .selectFrom('reconsideration_case')
    .select([
      'id',
      'number',
      'title',
      'main_state',
      'open',
      'officer_id',
      'received_on',
      'applicant_name',
      'respondent_name',
      'search_text',
    ])
    .where('id', 'in', [...ids])
    .orderBy('received_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const parties = await partiesOfAll(db, [...ids])
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    mainState: row.main_state,
    open: row.open === 1,
    officerId: row.officer_id,
    receivedOn: row.received_on,
    parties: parties.get(row.id) ?? [],
    // The title is "applicant 不服 respondent act".
    actTitle: row.title.slice(`${row.applicant_name}不服${row.respondent_name}`.length),
    searchLines: row.search_text.split('\n'),
  }))
}

/** A LIKE pattern that finds a number in whatever brackets it was typed. */
function bracketless(number: string): string {
  const parts = searchText(number)
    .split(/[\s()[\]{}〔〕【】]+/)
    .filter((part) => part !== '')
    .map((part) => part.replaceAll(/[\\%_]/g, '\\$&'))
  return `%${parts.join('%')}%`
}
