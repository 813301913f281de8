import { eventDefinition, eventTypes } from '../../shared/case/events.ts'
import type { Executor } from '../executor.ts'
import type { Subject } from '../schema.ts'

/** A day in the log: from its first instant to the first of the next, UTC ISO. */
export type LogDay = { on: string; from: string; to: string }

/** Entries that move a date which is past already: those that move the clock, and those that take an entry back. */
const movers = eventTypes.filter(
  (type) => eventDefinition(type).group === 'clock' || ['CORRECT', 'REVERT', 'TIMER_WITHDRAWN'].includes(type),
)

/**
 * The cases and consultations whose dates a day may have touched: with an entry recorded on it; with a date that falls
 * on it; and with one that fell on it until a later entry moved it.
 */
export async function touchedOn(db: Executor, { on, from, to }: LogDay): Promise<Record<Subject, string[]>> {
  const due = await db
    .selectFrom('duty')
    .where('duty.due_legal', '=', on)
    .select(['owner_id', 'subject'])
    .distinct()
    .execute()
  const [cases, consultations] = [new Set<string>(), new Set<string>()]
  for (const row of due) (row.subject === 'case' ? cases : consultations).add(row.owner_id)
  const recorded = await db
    .selectFrom('case_event')
    .where('recorded_at', '>=', from)
    .where('recorded_at', '<', to)
    .select('case_id')
    .distinct()
    .execute()
  for (const row of recorded) cases.add(row.case_id)
  const answered = await db
    .selectFrom('consultation_event')
    .where('recorded_at', '>=', from)
    .where('recorded_at', '<', to)
    .select('consultation_id')
    .distinct()
    .execute()
  for (const row of answered) consultations.add(row.consultation_id)
  const moved = await db
    .selectFrom('reconsideration_case as c')
    .where('c.received_on', '<=', on)
    .where((eb) => eb.or([eb('c.archived_on', 'is', null), eb('c.archived_on', '>=', on)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('case_event as e')
          .select('e.id')
          .whereRef('e.case_id', '=', 'c.id')
          .where('e.recorded_at', '>=', to)
          .where((e) => e.or([e('e.occurred_on', '<=', on), e('e.type', 'in', movers)])),
      ),
    )
    .select('c.id')
    .execute()
  for (const row of moved) cases.add(row.id)
  return { case: [...cases], consultation: [...consultations] }
}
