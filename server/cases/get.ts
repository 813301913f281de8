import {
  type EventType,
  eventDefinition,
  explainStep as explainCaseStep,
  limits,
  payloadSchema,
} from '../../shared/case/index.ts'
import type { CaseView, Outputs, StepView } from '../../shared/contract/index.ts'
import { explain } from '../../shared/time-limits/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { deskOf, environment } from '../desk.ts'
import { found } from '../fail.ts'
import { loadCase } from './store.ts'
import { sweep } from './sweep.ts'
import { caseView, limitView, partyNames } from './view.ts'

/** A case as this person may see it today. Throws NOT_FOUND. */
export async function get(app: App, actor: Actor, { id }: Parsed['cases']['get']): Promise<CaseView> {
  await sweep(app)
  const desk = await deskOf(app.db)
  return caseView(app.db, await loadCase(app.db, id), desk, environment(app, desk, actor))
}

/** Whether a step is possible, with the answers typed so far. Throws NOT_FOUND. */
export async function explainStep(
  app: App,
  actor: Actor,
  { id, type, on, data }: Parsed['cases']['explainStep'],
): Promise<StepView> {
  await sweep(app)
  const desk = await deskOf(app.db)
  const { state, history } = await loadCase(app.db, id)
  const draft = { ...(on === undefined ? {} : { on }), ...(data === undefined ? {} : { data: wellFormed(type, data) }) }
  return explainCaseStep(state, history, type, environment(app, desk, actor), draft)
}

/** The answers that are finished: a field half typed does not count as answered. */
function wellFormed(type: EventType, data: Record<string, unknown>): Record<string, unknown> {
  const { fields } = eventDefinition(type)
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      const parsed = field && payloadSchema({ [name]: field }).safeParse({ [name]: value })
      return parsed?.success ? Object.entries(parsed.data) : []
    }),
  )
}

/** Day by day, how a date of the case came about. Throws NOT_FOUND. */
export async function strip(
  app: App,
  actor: Actor,
  { id, limitKey }: Parsed['cases']['strip'],
): Promise<Outputs['cases']['strip']> {
  await sweep(app)
  const desk = await deskOf(app.db)
  const { state } = await loadCase(app.db, id)
  const env = environment(app, desk, actor)
  const limit = await found(
    'limit',
    limits(state.context, env).find(({ key }) => key === limitKey),
  )
  const { days, reasons } = explain(limit.period, desk.calendar)
  return {
    limit: limitView(limit, env.today, desk, partyNames(state.context)),
    days: days.map(({ on, label, kind, count }) => ({ on, label, kind, count: count ?? null })),
    reasons: reasons.map(({ zh, en }) => ({ zh, en })),
  }
}
