import type { Executor } from '../executor.ts'
import { prepared, rowWriter } from '../prepared.ts'
import { difference } from '../rows.ts'
import type { PartyTable } from '../schema.ts'

type Maybe = string | null | undefined
/** A party as it is handed in; what is not known may be left out. */
export type PartyInput = {
  id: string
  role: string
  kind: string
  name: string
  idNumber?: Maybe
  creditCode?: Maybe
  address?: Maybe
  serviceAddress?: Maybe
  phone?: Maybe
  head?: Maybe
  /** Id of the party that acts for this one. */
  representedBy?: Maybe
}
export type Party = { [K in keyof PartyInput]-?: Exclude<PartyInput[K], undefined> }

const writeParties = rowWriter<PartyTable>(
  'party',
  [
    'case_id',
    'id',
    'position',
    'role',
    'kind',
    'name',
    'id_number',
    'credit_code',
    'address',
    'service_address',
    'phone',
    'head',
    'represented_by',
  ],
  ['case_id', 'id'],
)
const partyRows = prepared<{ owner: string }, PartyTable>((db, parameter) =>
  db.selectFrom('party').selectAll().where('case_id', '=', parameter('owner')),
)

/** The parties of a case in the order in which they were named. */
export async function partiesOf(db: Executor, caseId: string): Promise<Party[]> {
  return (await partiesOfAll(db, [caseId])).get(caseId) ?? []
}

/** The parties of several cases by case id. */
export async function partiesOfAll(db: Executor, caseIds: readonly string[]): Promise<Map<string, Party[]>> {
  return new Map([...(await rowsOf(db, caseIds))].map(([caseId, rows]) => [caseId, rows.map(fromRow)]))
}

/** The names of the parties of several cases, by case id and party id. */
export async function partyNamesOf(
  db: Executor,
  caseIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db.selectFrom('party').select(['case_id', 'id', 'name']).where('case_id', 'in', caseIds).execute()
  const names = new Map<string, Map<string, string>>()
  for (const { case_id, id, name } of rows) names.set(case_id, (names.get(case_id) ?? new Map()).set(id, name))
  return names
}

/** Makes the stored parties of a case equal to these; writes only what differs. */
export async function replaceParties(tx: Executor, caseId: string, parties: readonly PartyInput[]): Promise<void> {
  const { rows: stored } = await partyRows(tx, { owner: caseId })
  const { write, remove } = difference(
    stored,
    parties.map((party, i) => toRow(caseId, party, i + 1)),
    (row) => row.id,
  )
  if (remove.length > 0) {
    await tx
      .deleteFrom('party')
      .where('case_id', '=', caseId)
      .where(
        'id',
        'in',
        remove.map((row) => row.id),
      )
      .execute()
  }
  await writeParties(tx, write)
}

async function rowsOf(db: Executor, caseIds: readonly string[]): Promise<Map<string, PartyTable[]>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('party')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('position')
    .execute()
  return Map.groupBy(rows, (row) => row.case_id)
}

function toRow(caseId: string, party: PartyInput, position: number): PartyTable {
  return {
    case_id: caseId,
    id: party.id,
    position,
    role: party.role,
    kind: party.kind,
    name: party.name,
    id_number: party.idNumber ?? null,
    credit_code: party.creditCode ?? null,
    address: party.address ?? null,
    service_address: party.serviceAddress ?? null,
    phone: party.phone ?? null,
    head: party.head ?? null,
    represented_by: party.representedBy ?? null,
  }
}

function fromRow(row: PartyTable): Party {
  return {
    id: row.id,
    role: row.role,
    kind: row.kind,
    name: row.name,
    idNumber: row.id_number,
    creditCode: row.credit_code,
    address: row.address,
    serviceAddress: row.service_address,
    phone: row.phone,
    head: row.head,
    representedBy: row.represented_by,
  }
}
