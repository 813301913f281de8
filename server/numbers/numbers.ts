import { isStorageError } from '../../db/errors.ts'
import { inTransaction } from '../../db/executor.ts'
import {
  type CaseNumber,
  findNumber,
  listNumbers,
  numberGaps,
  pushCounter as pushStoredCounter,
  reserveNumber,
  voidNumber,
} from '../../db/repositories/numbers.ts'
import type { NumberRow, Outputs } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { type Desk, deskOf, personOf } from '../desk.ts'
import { found, refusal } from '../fail.ts'
import { caseNumber, registerOf } from './format.ts'

/** The register of a year: every number with what became of it. */
export async function list(app: App, { year }: Parsed['numbers']['list']): Promise<Outputs['numbers']['list']> {
  const desk = await deskOf(app.db)
  const { rows, highest } = await listNumbers(app.db, registerOf(desk.organ, year))
  return { rows: rows.map((row) => numberRow(row, desk)), highest }
}

/** Numbers up to the highest that nothing accounts for: an audit asks for each. */
export async function gaps(app: App, { year }: Parsed['numbers']['gaps']): Promise<Outputs['numbers']['gaps']> {
  const { organ } = await deskOf(app.db)
  const found = await numberGaps(app.db, registerOf(organ, year))
  return {
    gaps: found.gaps.map((sequence) => ({ sequence, number: caseNumber(organ, year, sequence) })),
    highest: found.highest,
  }
}

/** Sets the next number aside, with the reason. */
export async function reserve(
  app: App,
  actor: Actor,
  { year, reason }: Parsed['numbers']['reserve'],
): Promise<NumberRow> {
  const desk = await deskOf(app.db)
  const taking = {
    id: app.newId(),
    at: app.now(),
    by: actor.id,
    reason,
    format: (seq: number) => caseNumber(desk.organ, year, seq),
  }
  return numberRow(await reserveNumber(app.db, registerOf(desk.organ, year), taking), desk)
}

/** Gives a reserved number up for good. Throws NOT_FOUND, NUMBER_NOT_RESERVED. */
export async function voidReserved(
  app: App,
  actor: Actor,
  { id, reason }: Parsed['numbers']['void'],
): Promise<NumberRow> {
  return inTransaction(app.db, async (tx) => {
    const desk = await deskOf(tx)
    const { number } = await found('number', findNumber(tx, id))
    try {
      const voided = await voidNumber(tx, id, reason)
      app.log('info', 'number voided', { number: id, by: actor.id })
      return numberRow(voided, desk)
    } catch (error) {
      if (isStorageError(error, 'NUMBER_NOT_RESERVED')) throw refusal('NUMBER_NOT_RESERVED', { number, id })
      throw error
    }
  })
}

/** Numbers up to `to` are taken elsewhere; the counter never moves back. */
export async function pushCounter(
  app: App,
  actor: Actor,
  { year, to }: Parsed['numbers']['pushCounter'],
): Promise<{ highest: number }> {
  const { organ } = await deskOf(app.db)
  const highest = await pushStoredCounter(app.db, registerOf(organ, year), to)
  app.log('info', 'counter pushed', { year, highest, by: actor.id })
  return { highest }
}

function numberRow(row: CaseNumber, desk: Desk): NumberRow {
  const { id, year, seq: sequence, number, status, caseId, reason, createdAt: at, createdBy } = row
  return {
    id,
    year,
    sequence,
    number,
    status: status === 'voided' ? 'void' : status,
    caseId,
    reason,
    by: personOf(desk, createdBy),
    at,
  }
}
