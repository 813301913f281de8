import { inTransaction } from '../../db/executor.ts'
import { idsOfCases } from '../../db/repositories/cases.ts'
import { getMark, putMark } from '../../db/repositories/settings.ts'
import { applyElapsed, CASE_MACHINE_VERSION, fold } from '../../shared/case/index.ts'
import type { App } from '../app.ts'
import { deskOf, environment, program } from '../desk.ts'
import { traceOf } from '../log.ts'
import { loadCase, saveStep } from './store.ts'

/**
 * What is stored beside the history, by the statechart and by the number before it: raise that when a projection changes.
 * The next opening works it out for every case.
 */
const PROJECTIONS = `4/${CASE_MACHINE_VERSION}`
const KEY = 'projections'
const BATCH = 200

/**
 * Folds every history anew and stores what follows from it, once after the program has been updated. Each case has its
 * own transaction: one that cannot be read is logged and found by the verification.
 */
export async function rebuildProjections(app: App): Promise<void> {
  if ((await getMark(app.db, KEY)) === PROJECTIONS) return
  let rebuilt = 0
  for (let after = ''; ; ) {
    const ids = await idsOfCases(app.db, after, BATCH)
    for (const id of ids) if (await rebuild(app, id)) rebuilt += 1
    after = ids.at(-1) ?? ''
    if (ids.length < BATCH) break
  }
  await putMark(app.db, KEY, PROJECTIONS)
  if (rebuilt > 0) app.log('info', 'projections rebuilt', { cases: rebuilt })
}

async function rebuild(app: App, id: string): Promise<boolean> {
  try {
    return await inTransaction(app.db, async (tx) => {
      const env = environment(app, await deskOf(tx), program)
      const stored = await loadCase(tx, id)
      // What ran out while the program was closed comes with it: a case saved as of today has no earlier day to be checked on.
      const { events, state } = applyElapsed(fold(stored.history), stored.history, env)
      await saveStep(tx, stored, events, state, env)
      return true
    })
  } catch (error) {
    app.log('error', 'rebuild failed', { case: id, ...traceOf(error) })
    return false
  }
}
