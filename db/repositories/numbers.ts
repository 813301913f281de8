import { sql } from 'kysely'
import { StorageError } from '../errors.ts'
import { type Executor, inTransaction } from '../executor.ts'
import type { CaseNumberTable, NumberStatus } from '../schema.ts'

/** A register of numbers: those of one kind of one organ in one year. */
export type Register = { organ: string; year: number; kind: string }
export type CaseNumber = Register & {
  id: string
  seq: number
  number: string
  status: NumberStatus
  caseId: string | null
  consultationId: string | null
  reason: string | null
  createdAt: string
  createdBy: string
}
/** Who takes a number, when, under which id, and how the figure is written out. */
export type Taking = { id: string; at: string; by: string; reason?: string | null; format: (seq: number) => string }

/**
 * Takes the next free number of a register; it stays reserved until it is used or voided and is never
 * given out again. Rolled back with its transaction, it leaves no gap.
 */
export async function reserveNumber(db: Executor, register: Register, taking: Taking): Promise<CaseNumber> {
  return inTransaction(db, async (tx) => {
    const { next } = await tx
      .insertInto('number_sequence')
      .values({ ...register, next: 2 })
      .onConflict((conflict) =>
        conflict.columns(['organ', 'year', 'kind']).doUpdateSet((eb) => ({ next: eb('number_sequence.next', '+', 1) })),
      )
      .returning('next')
      .executeTakeFirstOrThrow()
    const seq = next - 1
    const taken = {
      ...register,
      id: taking.id,
      seq,
      number: taking.format(seq),
      status: 'reserved',
      caseId: null,
      consultationId: null,
    } as const
    return insert(tx, { ...taken, reason: taking.reason ?? null, createdAt: taking.at, createdBy: taking.by })
  })
}

/** Binds a reserved number to its case or consultation. Throws NUMBER_NOT_RESERVED, NOT_FOUND. */
export async function bindNumber(
  db: Executor,
  id: string,
  bearer: { caseId: string } | { consultationId: string },
): Promise<CaseNumber> {
  const column = 'caseId' in bearer ? { case_id: bearer.caseId } : { consultation_id: bearer.consultationId }
  return leaveReserved(db, id, { status: 'used', ...column })
}

/** Gives up a reserved number, with the reason. Throws NUMBER_NOT_RESERVED, NOT_FOUND. */
export async function voidNumber(db: Executor, id: string, reason: string): Promise<CaseNumber> {
  return leaveReserved(db, id, { status: 'voided', reason })
}

/** Enters a number from an older register and pushes the counter beyond it. Throws ALREADY_EXISTS. */
export async function importNumber(
  db: Executor,
  register: Register,
  entry: { id: string; seq: number; number: string; caseId: string | null; at: string; by: string },
): Promise<CaseNumber> {
  return inTransaction(db, async (tx) => {
    await pushCounter(tx, register, entry.seq)
    const { at, by, ...rest } = entry
    return insert(tx, {
      ...register,
      ...rest,
      consultationId: null,
      status: 'imported',
      reason: null,
      createdAt: at,
      createdBy: by,
    })
  })
}

/** Moves the counter so that the next number is at least `to` + 1; it never moves back. Returns the highest number taken. */
export async function pushCounter(db: Executor, register: Register, to: number): Promise<number> {
  const { next } = await db
    .insertInto('number_sequence')
    .values({ ...register, next: to + 1 })
    .onConflict((conflict) =>
      conflict.columns(['organ', 'year', 'kind']).doUpdateSet({
        next: sql<number>`case when number_sequence.next > excluded.next then number_sequence.next else excluded.next end`,
      }),
    )
    .returning('next')
    .executeTakeFirstOrThrow()
  return next - 1
}

/** The rows of a register in order, and the highest number its counter has passed (0: none). */
export async function listNumbers(db: Executor, register: Register): Promise<{ rows: CaseNumber[]; highest: number }> {
  const rows = await db
    .selectFrom('case_number')
    .selectAll()
    .where('organ', '=', register.organ)
    .where('year', '=', register.year)
    .where('kind', '=', register.kind)
    .orderBy('seq')
    .execute()
  return { rows: rows.map(fromRow), highest: await highestOf(db, register) }
}

/** Numbers up to the highest that no row accounts for. */
export async function numberGaps(db: Executor, register: Register): Promise<{ gaps: number[]; highest: number }> {
  const { rows, highest } = await listNumbers(db, register)
  const taken = new Set(rows.map((row) => row.seq))
  return { gaps: Array.from({ length: highest }, (_, i) => i + 1).filter((seq) => !taken.has(seq)), highest }
}

/** A number by its id; undefined if there is none. */
export async function findNumber(db: Executor, id: string): Promise<CaseNumber | undefined> {
  const row = await db.selectFrom('case_number').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

async function highestOf(db: Executor, register: Register): Promise<number> {
  const row = await db
    .selectFrom('number_sequence')
    .select('next')
    .where('organ', '=', register.organ)
    .where('year', '=', register.year)
    .where('kind', '=', register.kind)
    .executeTakeFirst()
  return row ? row.next - 1 : 0
}

async function insert(db: Executor, entry: CaseNumber): Promise<CaseNumber> {
  const { caseId, consultationId, createdAt, createdBy, ...columns } = entry
  // Without a column named: the number may clash as well as its place in the register.
  const added = await db
    .insertInto('case_number')
    .values({
      ...columns,
      case_id: caseId,
      consultation_id: consultationId,
      created_at: createdAt,
      created_by: createdBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) throw new StorageError('ALREADY_EXISTS', { number: entry.number })
  return entry
}

async function leaveReserved(db: Executor, id: string, change: Partial<CaseNumberTable>): Promise<CaseNumber> {
  const row = await db
    .updateTable('case_number')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', 'reserved')
    .returningAll()
    .executeTakeFirst()
  if (row) return fromRow(row)
  const found = await findNumber(db, id)
  throw found
    ? new StorageError('NUMBER_NOT_RESERVED', { number: found.number, id })
    : new StorageError('NOT_FOUND', { id })
}

function fromRow(row: CaseNumberTable): CaseNumber {
  const { case_id, consultation_id, created_at, created_by, ...rest } = row
  return { ...rest, caseId: case_id, consultationId: consultation_id, createdAt: created_at, createdBy: created_by }
}
