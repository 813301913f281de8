import { eventDefinition, type Field } from '../../shared/case/index.ts'
import { historyOf } from '../../db/repositories/events.ts'
import type { CaseView } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { found, refusal } from '../fail.ts'
import { changeCase } from './act.ts'

/**
 * Corrects what was written down wrongly in an entry; `on` is its day, null empties an optional field. The old entry
 * stays readable. Throws as `act` does; BAD_INPUT for a field the entry does not have.
 */
export async function correct(app: App, actor: Actor, { id, expectedVersion, seq, changes, reason }: Parsed['cases']['correct']): Promise<CaseView> {
  const entry = await found('event', (await historyOf(app.db, id)).find((other) => other.seq === seq))
  const fields: Readonly<Record<string, Field>> = { on: { kind: 'date' }, ...eventDefinition(entry.type).fields }
  const unknown = Object.keys(changes).filter((name) => !Object.hasOwn(fields, name))
  if (unknown.length > 0) {
    throw refusal('BAD_INPUT', { fields: unknown.map((name) => ({ path: `changes.${name}`, code: 'unrecognized_keys' })) })
  }
  const rows = Object.entries(changes).map(([field, value]) => (value === null ? { field } : { field, value: written(value) }))
  return changeCase(app, actor, { id, expectedVersion, type: 'CORRECT', data: { seq, changes: rows, reason } })
}

/** A value as the log keeps it in a correction: text as it is, anything else as JSON. */
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
