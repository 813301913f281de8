import { type Executor, inTransaction } from '../../db/executor.ts'
import { getSetting, putSetting } from '../../db/repositories/settings.ts'
import type { SettingsView } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { recompute } from '../cases/recompute.ts'
import { sweep } from '../cases/sweep.ts'
import { CASE_SETTINGS_KEY, deskOf, environment, personOf, program } from '../desk.ts'

/** What the office has set for itself, and who changed it last. */
export async function get(app: App): Promise<SettingsView> {
  return view(app.db)
}

/** Replaces the settings and computes every date anew; the reason is kept with them. */
export async function set(
  app: App,
  actor: Actor,
  { values, reason }: Parsed['settings']['set'],
): Promise<SettingsView> {
  // What ran out until now ran out under the settings of its day.
  await sweep(app)
  return inTransaction(app.db, async (tx) => {
    await putSetting(tx, { key: CASE_SETTINGS_KEY, value: values, updatedAt: app.now(), updatedBy: actor.id, reason })
    await recompute(tx, environment(app, await deskOf(tx), program))
    app.log('info', 'settings changed', { by: actor.id })
    return view(tx)
  })
}

async function view(db: Executor): Promise<SettingsView> {
  const desk = await deskOf(db)
  const stored = await getSetting(db, CASE_SETTINGS_KEY)
  return {
    values: desk.settings,
    organ: desk.organ.name,
    numberPrefix: desk.organ.numberPrefix,
    changedAt: stored?.updatedAt ?? null,
    changedBy: personOf(desk, stored?.updatedBy ?? null),
  }
}
