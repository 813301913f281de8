import { inTransaction } from '../../db/executor.ts'
import { dueForCheck } from '../../db/repositories/cases.ts'
import { applyElapsed } from '../../shared/case/index.ts'
import { type App, todayOf } from '../app.ts'
import { deskOf, environment, organOf, program } from '../desk.ts'
import { traceOf } from '../log.ts'
import { fillSheet } from './fillSheet.ts'
import { rebuildProjections } from './rebuild.ts'
import { loadCase, saveStep } from './store.ts'

const BATCH = 100
/** Day of the last sweep of each app; a sweep that is running is waited for, not repeated. */
const sweeps = new WeakMap<App, { day: string; done: Promise<void> }>()

/**
 * Takes in every statutory period that ran out since the last day: once per day and on the first call. The law does
 * not wait for the program to be open, so each effect keeps its legal day. Runs before anything shows a case.
 */
export async function sweep(app: App): Promise<void> {
  const day = todayOf(app)
  const last = sweeps.get(app)
  if (last?.day === day) return last.done
  const done = sweepDay(app, day)
  sweeps.set(app, { day, done })
  try {
    await done
  } catch (error) {
    sweeps.delete(app)
    throw error
  }
}

async function sweepDay(app: App, day: string): Promise<void> {
  if (!(await organOf(app.db, day))) return
  await rebuildProjections(app)
  await fillSheet(app)
  const seen = new Set<string>()
  let changed = 0
  for (;;) {
    // Cases that failed stay due; asking for more than those gets past them.
    const ids = (await dueForCheck(app.db, day, BATCH + seen.size)).filter((id) => !seen.has(id))
    if (ids.length === 0) break
    for (const id of ids) {
      seen.add(id)
      if (await sweepCase(app, id)) changed += 1
    }
  }
  if (seen.size > 0) app.log('info', 'sweep', { checked: seen.size, changed })
}

/** One case in its own transaction: one that cannot be read must not hold up the others. */
async function sweepCase(app: App, id: string): Promise<boolean> {
  try {
    return await inTransaction(app.db, async (tx) => {
      const desk = await deskOf(tx)
      const env = environment(app, desk, program)
      const before = await loadCase(tx, id)
      const { events, state } = applyElapsed(before.state, before.history, env)
      await saveStep(tx, before, events, state, env)
      return events.length > 0
    })
  } catch (error) {
    app.log('error', 'sweep failed', { case: id, ...traceOf(error) })
    return false
  }
}
