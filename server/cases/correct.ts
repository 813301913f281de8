import { type EventType, eventDefinition, type Field, payloadSchema } from '../../shared/case/index.ts'
import type { CaseView } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { deskOf } from '../desk.ts'
import { found, refusal } from '../fail.ts'
import { changeCase } from './act.ts'
import { checkReferences } from './references.ts'
import { loadCase } from './store.ts'

/**
 * Corrects what was written down wrongly in an entry; `on` is its day, null empties an optional field. The old entry
 * stays readable. Throws as `act` does; BAD_INPUT for a field the entry does not have or a value it cannot take.
 */
export async function correct(
  app: App,
  actor: Actor,
  { id, expectedVersion, seq, changes, reason }: Parsed['cases']['correct'],
): Promise<CaseView> {
  const { state, history } = await loadCase(app.db, id)
  const entry = await found(
    'event',
    history.find((other) => other.seq === seq),
  )
  const values = checked(entry.type, changes)
  await checkReferences(app.db, entry.type, values, { id, facts: state.context }, await deskOf(app.db), 'changes.')
  const rows = Object.entries(changes).map(([field, value]) =>
    value === null ? { field } : { field, value: written(value) },
  )
  return changeCase(app, actor, { id, expectedVersion, type: 'CORRECT', data: { seq, changes: rows, reason } })
}

/** The new values that are given, each as its field takes it. */
function checked(type: EventType, changes: Record<string, unknown>): Record<string, unknown> {
  const fields: Readonly<Record<string, Field>> = { on: { kind: 'date' }, ...eventDefinition(type).fields }
  const problems: { path: string; code: string }[] = []
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(changes)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) problems.push({ path: `changes.${name}`, code: 'unrecognized_keys' })
    else if (value === null) {
      if (!field.optional) problems.push({ path: `changes.${name}`, code: 'required' })
    } else {
      const parsed = payloadSchema({ [name]: field }).safeParse({ [name]: value })
      if (parsed.success) Object.assign(values, parsed.data)
      else
        problems.push(
          ...parsed.error.issues.map((issue) => ({
            path: `changes.${issue.path.join('.')}`,
            code: String(issue.code),
          })),
        )
    }
  }
  if (problems.length > 0) throw refusal('BAD_INPUT', { fields: problems })
  return values
}

/** A value as the log keeps it in a correction: text as it is, anything else as JSON. */
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
