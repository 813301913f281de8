import { isStorageError } from '../../db/errors.ts'
import { inTransaction } from '../../db/executor.ts'
import { decide, type EventType, eventDefinition } from '../../shared/case/index.ts'
import type { CaseView } from '../../shared/contract/index.ts'
import type { CivilDate } from '../../shared/time-limits/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { type Desk, deskOf, environment, personOf } from '../desk.ts'
import { refusal } from '../fail.ts'
import { checkReferences } from './references.ts'
import { type LoadedCase, loadCase, saveStep } from './store.ts'
import { sweep } from './sweep.ts'
import { caseView } from './view.ts'

/** Records one step of a case. Throws NOT_FOUND, FORBIDDEN, BAD_INPUT, STALE_VERSION, STEP_REFUSED. */
export function act(app: App, actor: Actor, { id, expectedVersion, event }: Parsed['cases']['act']): Promise<CaseView> {
  return changeCase(app, actor, { id, expectedVersion, type: event.type, on: event.on, data: event.data })
}

type Change = { id: string; expectedVersion: number; type: EventType; on?: CivilDate; data: Record<string, unknown> }

/**
 * The one way a case changes: may this person, is this the case they looked at, does the law allow it; then history,
 * state, duties and rows in one transaction. Without `on` the step happens today.
 */
export async function changeCase(app: App, actor: Actor, change: Change): Promise<CaseView> {
  const { by } = eventDefinition(change.type)
  if (!by.some((role) => actor.roles.includes(role))) throw refusal('FORBIDDEN', { roles: [...by] })
  // A page left open overnight shows yesterday's case: what ran out at midnight comes before this step.
  await sweep(app)
  const step = inTransaction(app.db, async (tx) => {
    const desk = await deskOf(tx)
    const env = environment(app, desk, actor)
    const before = await loadCase(tx, change.id)
    if (before.record.version !== change.expectedVersion) throw stale(before, change.expectedVersion, desk)
    await checkReferences(tx, change.type, change.data, { id: change.id, facts: before.state.context }, desk)
    const command = { type: change.type, on: change.on ?? env.today, data: change.data }
    const decision = decide(before.state, before.history, command, env)
    if (!decision.accepted) throw refusal('STEP_REFUSED', { type: change.type, unmet: decision.unmet })
    const after = await saveStep(tx, before, decision.events, decision.state, env)
    app.log('info', 'step', { case: change.id, type: change.type, version: after.record.version, by: actor.id })
    return caseView(tx, after, desk, env)
  })
  return step.catch(async (error: unknown) => {
    // On PostgreSQL somebody else can commit between the load and the write.
    if (!isStorageError(error, 'STALE_VERSION')) throw error
    throw stale(await loadCase(app.db, change.id), change.expectedVersion, await deskOf(app.db))
  })
}

/** What was recorded since the version somebody looked at. */
function stale({ record, history }: LoadedCase, expectedVersion: number, desk: Desk) {
  const changes = history.filter((entry) => entry.seq > expectedVersion)
  return refusal('STALE_VERSION', {
    expectedVersion,
    version: record.version,
    changes: changes.map(({ seq, type, on, recordedAt, by }) => ({
      seq,
      type,
      on,
      recordedAt,
      by: personOf(desk, by)?.name ?? null,
    })),
  })
}
