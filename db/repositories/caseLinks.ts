import { StorageError } from '../errors.ts'
import type { Executor } from '../executor.ts'

/** Two cases that belong together: linked from `caseId`, shown at both. */
export type CaseLink = {
  id: string
  caseId: string
  otherId: string
  kind: string
  reason: string
  linkedAt: string
  linkedBy: string
  unlinkedAt: string | null
  unlinkedBy: string | null
  unlinkReason: string | null
}

/** What a list says of a case at the other end. */
export type LinkedCase = { id: string; number: string; title: string; mainState: string; receivedOn: string }

/** The links of a case, from either end, the newest first; ended ones too. */
export async function linksOf(db: Executor, caseId: string): Promise<CaseLink[]> {
  const rows = await db
    .selectFrom('case_link')
    .selectAll()
    .where((eb) => eb.or([eb('case_id', '=', caseId), eb('other_id', '=', caseId)]))
    .orderBy('linked_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    otherId: row.other_id,
    kind: row.kind,
    reason: row.reason,
    linkedAt: row.linked_at,
    linkedBy: row.linked_by,
    unlinkedAt: row.unlinked_at,
    unlinkedBy: row.unlinked_by,
    unlinkReason: row.unlink_reason,
  }))
}

export async function insertLink(
  tx: Executor,
  link: Omit<CaseLink, 'unlinkedAt' | 'unlinkedBy' | 'unlinkReason'>,
): Promise<void> {
  await tx
    .insertInto('case_link')
    .values({
      id: link.id,
      case_id: link.caseId,
      other_id: link.otherId,
      kind: link.kind,
      reason: link.reason,
      linked_at: link.linkedAt,
      linked_by: link.linkedBy,
      unlinked_at: null,
      unlinked_by: null,
      unlink_reason: null,
    })
    .execute()
}

/** Ends a link of this case that still holds. Throws NOT_FOUND. */
export async function endLink(
  tx: Executor,
  caseId: string,
  id: string,
  { at, by, reason }: { at: string; by: string; reason: string },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('case_link')
    .set({ unlinked_at: at, unlinked_by: by, unlink_reason: reason })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('case_id', '=', caseId), eb('other_id', '=', caseId)]))
    .where('unlinked_at', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) throw new StorageError('NOT_FOUND', { id })
}

/** Names of cases by id. */
export async function linkedCases(db: Executor, ids: readonly string[]): Promise<Map<string, LinkedCase>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('reconsideration_case')
    .select(['id', 'number', 'title', 'main_state', 'received_on'])
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, number: row.number, title: row.title, mainState: row.main_state, receivedOn: row.received_on },
    ]),
  )
}

/**
 * Other cases with an applicant of the same name or the same identity or credit number; at most `limit`, the newest
 * first.
 */
export async function casesOfSameApplicant(db: Executor, caseId: string, limit: number): Promise<LinkedCase[]> {
  const own = await db
    .selectFrom('party')
    .select(['name', 'id_number', 'credit_code'])
    .where('case_id', '=', caseId)
    .where('role', '=', 'applicant')
    .execute()
  const all = (values: (string | null)[]) => values.filter((value): value is string => value !== null && value !== '')
  const names = all(own.map((party) => party.name))
  if (names.length === 0) return []
  const [ids, codes] = [all(own.map((party) => party.id_number)), all(own.map((party) => party.credit_code))]
  const rows = await db
    .selectFrom('reconsideration_case')
    .select(['id', 'number', 'title', 'main_state', 'received_on'])
    .where('id', '<>', caseId)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('party')
        .select('case_id')
        .where('role', '=', 'applicant')
        .where((of) =>
          of.or([
            of('name', 'in', names),
            ...(ids.length > 0 ? [of('id_number', 'in', ids)] : []),
            ...(codes.length > 0 ? [of('credit_code', 'in', codes)] : []),
          ]),
        ),
    )
    .orderBy('received_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    mainState: row.main_state,
    receivedOn: row.received_on,
  }))
}
