import type { Executor } from '../../db/executor.ts'
import { casesByIds } from '../../db/repositories/cases.ts'
import { consultationStateName, consultationSteps, isConsultationOpen } from '../../shared/case/consultation.ts'
import type { CaseEnvironment } from '../../shared/case/index.ts'
import type { ConsultationView } from '../../shared/contract/index.ts'
import { consultationDuties } from '../../shared/duties/index.ts'
import { type Desk, personOf } from '../desk.ts'
import { dutyView } from '../duties/view.ts'
import type { LoadedConsultation } from './store.ts'

/** Everything the consultation page shows, for this reader, today. */
export async function consultationView(
  db: Executor,
  { record, history, state }: LoadedConsultation,
  desk: Desk,
  env: CaseEnvironment,
): Promise<ConsultationView> {
  const [linked] = record.linkedCaseId === null ? [] : await casesByIds(db, [record.linkedCaseId])
  return {
    id: record.id,
    number: record.number,
    version: record.version,
    state: consultationStateName(state),
    facts: state.context,
    open: isConsultationOpen(state),
    // Conversion is a step of its own kind: it registers the application with it.
    steps: consultationSteps(state, env),
    duties: consultationDuties(state, env).map((duty) => dutyView(duty, env.today, desk, () => null)),
    history: history.map(({ seq, type, on, recordedAt, by, data }) => ({
      seq,
      type,
      on,
      recordedAt,
      by: personOf(desk, by),
      data,
    })),
    case: linked ? { id: linked.id, number: linked.number } : null,
  }
}
