import { decide, eventDefinition, limits, payloadSchema } from '../../shared/case/index.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { deskOf, environment } from '../desk.ts'
import { loadCase } from './store.ts'
import { sweep } from './sweep.ts'
import { partyNames } from './view.ts'

/**
 * What a step would do to the periods of a case, without recording it: those that begin, move, stop or end. Empty
 * while the form is not finished or the step is not possible. Throws NOT_FOUND.
 */
export async function preview(
  app: App,
  actor: Actor,
  { id, type, on, data }: Parsed['cases']['preview'],
): Promise<Outputs['cases']['preview']> {
  await sweep(app)
  const { state, history } = await loadCase(app.db, id)
  const parsed = payloadSchema(eventDefinition(type).fields).safeParse(data)
  if (!parsed.success) return []
  const env = environment(app, await deskOf(app.db), actor)
  const decision = decide(state, history, { type, on, data: parsed.data }, env)
  if (!decision.accepted) return []
  const before = new Map(limits(state.context, env).map((limit) => [limit.key, limit]))
  const nameOf = partyNames(decision.state.context)
  return limits(decision.state.context, env).flatMap((limit) => {
    const known = before.get(limit.key)
    const over = limit.endedOn !== null || limit.superseded
    const wasOver = known === undefined || known.endedOn !== null || known.superseded
    const same =
      known !== undefined &&
      over === wasOver &&
      known.paused === limit.paused &&
      known.period.dueLegal === limit.period.dueLegal
    if (same || (over && wasOver)) return []
    return [
      {
        key: limit.key,
        code: limit.code,
        party: limit.partyId === null ? null : nameOf(limit.partyId),
        before: known && !wasOver ? known.period.dueLegal : null,
        after: over ? null : limit.period.dueLegal,
        paused: limit.paused,
      },
    ]
  })
}
