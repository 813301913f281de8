import { type Executor, inTransaction } from '../../db/executor.ts'
import { addOrganEntry, organEntries } from '../../db/repositories/organ.ts'
import { getSetting, putSetting } from '../../db/repositories/settings.ts'
import type { SettingsView } from '../../shared/contract/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { recompute } from '../cases/recompute.ts'
import { sweep } from '../cases/sweep.ts'
import { CASE_SETTINGS_KEY, deskOf, environment, personOf, program } from '../desk.ts'
import { refusal } from '../fail.ts'

/** What the office has set for itself, and who changed it last. */
export async function get(app: App): Promise<SettingsView> {
  return view(app, app.db)
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
    return view(app, tx)
  })
}

/** Another name or number prefix from a day on. Throws EFFECTIVE_TOO_EARLY for a day that is over. */
export async function setOrgan(
  app: App,
  actor: Actor,
  { name, numberPrefix, effectiveOn, reason }: Parsed['settings']['setOrgan'],
): Promise<SettingsView> {
  const today = todayOf(app)
  if (effectiveOn < today) throw refusal('EFFECTIVE_TOO_EARLY', { earliest: today })
  return inTransaction(app.db, async (tx) => {
    const entry = { name, numberPrefix, effectiveOn, reason, recordedAt: app.now(), recordedBy: actor.id }
    await addOrganEntry(tx, entry)
    app.log('info', 'organ changed', { effectiveOn, by: actor.id })
    return view(app, tx)
  })
}

async function view(app: App, db: Executor): Promise<SettingsView> {
  const desk = await deskOf(db)
  const organ = desk.organOn(todayOf(app))
  const stored = await getSetting(db, CASE_SETTINGS_KEY)
  return {
    values: desk.settings,
    organ: organ.name,
    numberPrefix: organ.numberPrefix,
    organs: (await organEntries(db)).map(({ recordedAt, recordedBy, ...entry }) => ({
      ...entry,
      at: recordedAt,
      by: personOf(desk, recordedBy),
    })),
    changedAt: stored?.updatedAt ?? null,
    changedBy: personOf(desk, stored?.updatedBy ?? null),
  }
}
