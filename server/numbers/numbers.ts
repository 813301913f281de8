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
import { recordChange } from '../../db/repositories/settingHistory.ts'
import { type NumberKind, numberText } from '../../shared/case/index.ts'
import type { NumberRow, Outputs } from '../../shared/contract/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { type Desk, deskOf, personOf } from '../desk.ts'
import { found, refusal } from '../fail.ts'
import { issuing, registerOf } from './format.ts'

/** The registers of a year, one after the other if the prefix changed: every number with what became of it. */
export async function list(app: App, { year, kind }: Parsed['numbers']['list']): Promise<Outputs['numbers']['list']> {
  const desk = await deskOf(app.db)
  const registers = registersOf(desk, kind, year)
  const lists = await inTurn(registers, ({ register }) => listNumbers(app.db, register))
  const current = issuing(desk, kind, year, todayOf(app)).register.organ
  return {
    rows: lists.flatMap(({ rows }) => rows.map((row) => numberRow(row, desk))),
    highest: lists[registers.findIndex(({ register }) => register.organ === current)]?.highest ?? 0,
  }
}

/** Numbers up to the highest that nothing accounts for: an audit asks for each. */
export async function gaps(app: App, { year, kind }: Parsed['numbers']['gaps']): Promise<Outputs['numbers']['gaps']> {
  const desk = await deskOf(app.db)
  const registers = registersOf(desk, kind, year)
  const found = await inTurn(registers, ({ register }) => numberGaps(app.db, register))
  const current = issuing(desk, kind, year, todayOf(app)).register.organ
  return {
    gaps: found.flatMap(({ gaps }, i) =>
      gaps.map((sequence) => ({ sequence, number: registers[i]!.format(sequence) })),
    ),
    highest: found[registers.findIndex(({ register }) => register.organ === current)]?.highest ?? 0,
  }
}

/** Every register that numbers of a year may stand in, by the prefixes the organ ever had. */
function registersOf({ organs }: Desk, kind: NumberKind, year: number) {
  const byPrefix = new Map(organs.map((organ) => [organ.numberPrefix, organ]))
  return [...byPrefix.values()].map((organ) => ({
    register: registerOf(organ, year, kind),
    format: (seq: number) => numberText(kind, organ, year, seq),
  }))
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) results.push(await work(item))
  return results
}

/** Sets the next number aside, with the reason. */
export async function reserve(
  app: App,
  actor: Actor,
  { year, reason }: Parsed['numbers']['reserve'],
): Promise<NumberRow> {
  const desk = await deskOf(app.db)
  const { register, format } = issuing(desk, 'case', year, todayOf(app))
  const taking = { id: app.newId(), at: app.now(), by: actor.id, reason, format }
  return numberRow(await reserveNumber(app.db, register, taking), desk)
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
  { year, kind, to }: Parsed['numbers']['pushCounter'],
): Promise<{ highest: number }> {
  return inTransaction(app.db, async (tx) => {
    const { register } = issuing(await deskOf(tx), kind, year, todayOf(app))
    const highest = await pushStoredCounter(tx, register, to)
    const change = { key: `counter.${kind}.${year}`, value: { highest }, reason: null, at: app.now(), by: actor.id }
    await recordChange(tx, change)
    app.log('info', 'counter pushed', { year, kind, highest, by: actor.id })
    return { highest }
  })
}

function numberRow(row: CaseNumber, desk: Desk): NumberRow {
  const { id, year, seq: sequence, number, status, caseId, consultationId, reason, createdAt: at, createdBy } = row
  return {
    id,
    year,
    sequence,
    number,
    status: status === 'voided' ? 'void' : status,
    caseId,
    consultationId,
    reason,
    by: personOf(desk, createdBy),
    at,
  }
}
