import type { Executor } from '../../db/executor.ts'
import { idsOfCasesWithDates } from '../../db/repositories/cases.ts'
import { listConsultations } from '../../db/repositories/consultations.ts'
import { replaceDuties } from '../../db/repositories/duties.ts'
import type { CaseEnvironment } from '../../shared/case/index.ts'
import type { ChangedDate } from '../../shared/contract/index.ts'
import { caseDuties, type Duty } from '../../shared/duties/index.ts'
import { loadConsultation, projectConsultation } from '../consultations/store.ts'
import { loadCase, saveStep } from './store.ts'

const BATCH = 200

/**
 * The dates of cases that come out differently in another environment (a new holiday notice, other settings).
 * Reads only; dates that nobody waits for any more are not told.
 */
export async function changedDates(
  db: Executor,
  before: CaseEnvironment,
  after: CaseEnvironment,
): Promise<{ cases: number; changed: ChangedDate[] }> {
  const changed: ChangedDate[] = []
  let cases = 0
  for await (const id of casesWithDates(db)) {
    cases += 1
    const { record, state } = await loadCase(db, id)
    const { number, title } = record
    const [old, now] = [openDuties(caseDuties(state, before)), openDuties(caseDuties(state, after))]
    for (const key of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [old.get(key), now.get(key)]
      if (was && is && datesOf(was).join() === datesOf(is).join()) continue
      const { code } = (is ?? was)!
      changed.push({
        caseId: id,
        number,
        title,
        key,
        code,
        before: was ? dates(was) : null,
        after: is ? dates(is) : null,
      })
    }
  }
  return { cases, changed }
}

/** Computes the dates of every case and consultation that still has some anew. Call it inside one transaction. */
export async function recompute(tx: Executor, env: CaseEnvironment): Promise<void> {
  for await (const id of casesWithDates(tx)) {
    const loaded = await loadCase(tx, id)
    await saveStep(tx, loaded, [], loaded.state, env)
  }
  for (let page = 1; ; page += 1) {
    const { rows } = await listConsultations(tx, {
      open: true,
      page,
      pageSize: BATCH,
      sort: 'registeredOn',
      descending: false,
    })
    for (const { id } of rows) {
      const { record, state, history } = await loadConsultation(tx, id)
      await replaceDuties(tx, id, 'consultation', projectConsultation(state, history, env, record.number).duties)
    }
    if (rows.length < BATCH) return
  }
}

async function* casesWithDates(db: Executor): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const ids = await idsOfCasesWithDates(db, after, BATCH)
    yield* ids
    if (ids.length < BATCH) return
    after = ids.at(-1)!
  }
}

const openDuties = (duties: readonly Duty[]) =>
  new Map(duties.filter((duty) => duty.status === 'open').map((duty) => [duty.key, duty]))
const datesOf = ({ nominal, dueLegal, dueSafe }: Duty) => [nominal, dueLegal, dueSafe]
const dates = ({ nominal, dueLegal, dueSafe }: Duty) => ({ nominal, dueLegal, dueSafe })
