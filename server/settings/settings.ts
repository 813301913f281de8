import { type Executor, inTransaction } from '../../db/executor.ts'
import { addOrganEntry, organEntries } from '../../db/repositories/organ.ts'
import { getSetting, putSetting } from '../../db/repositories/settings.ts'
import type { Outputs, SettingsView } from '../../shared/contract/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { changedDates, recompute } from '../cases/recompute.ts'
import { sweep } from '../cases/sweep.ts'
import { CASE_SETTINGS_KEY, deskOf, environment, PARTICULARS_KEY, personOf, program } from '../desk.ts'
import { refusal } from '../fail.ts'

/** What the office has set for itself, and who changed it last. */
export async function get(app: App): Promise<SettingsView> {
  return view(app, app.db)
}

/**
 * Replaces the settings and computes every date anew; the reason is kept with them. Throws SETTINGS_CHANGED if somebody
 * else changed them meanwhile.
 */
export async function set(
  app: App,
  actor: Actor,
  { values, reason, basedOn }: Parsed['settings']['set'],
): Promise<SettingsView> {
  // What ran out until now ran out under the settings of its day.
  await sweep(app)
  return inTransaction(app.db, async (tx) => {
    const stored = await getSetting(tx, CASE_SETTINGS_KEY)
    if (basedOn !== undefined && stored && stored.updatedAt !== basedOn) {
      const by = personOf(await deskOf(tx), stored.updatedBy)?.name ?? null
      throw refusal('SETTINGS_CHANGED', { at: stored.updatedAt, by })
    }
    await putSetting(tx, { key: CASE_SETTINGS_KEY, value: values, updatedAt: app.now(), updatedBy: actor.id, reason })
    await recompute(tx, environment(app, await deskOf(tx), program))
    app.log('info', 'settings changed', { by: actor.id })
    return view(app, tx)
  })
}

/** Most rows told of a preview: nobody reads thousands, their number is told all the same. */
const MOST_CHANGED = 500

/** Which dates of open cases other values would move. Changes nothing. */
export async function preview(
  app: App,
  { values }: Parsed['settings']['preview'],
): Promise<Outputs['settings']['preview']> {
  await sweep(app)
  const before = environment(app, await deskOf(app.db), program)
  const { cases: openCases, changed } = await changedDates(app.db, before, { ...before, settings: values })
  return {
    openCases,
    cases: new Set(changed.map(({ caseId }) => caseId)).size,
    dates: changed.length,
    changed: changed.slice(0, MOST_CHANGED),
  }
}

/** What papers say of the organ from now on; papers already made stay as they are. */
export async function setParticulars(
  app: App,
  actor: Actor,
  { particulars, reason }: Parsed['settings']['setParticulars'],
): Promise<SettingsView> {
  return inTransaction(app.db, async (tx) => {
    await putSetting(tx, {
      key: PARTICULARS_KEY,
      value: particulars,
      updatedAt: app.now(),
      updatedBy: actor.id,
      reason,
    })
    app.log('info', 'particulars changed', { by: actor.id })
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
  const { institution = '', address = '', phone = '', court = '' } = desk.particulars
  return {
    values: desk.settings,
    organ: organ.name,
    numberPrefix: organ.numberPrefix,
    organs: (await organEntries(db)).map(({ recordedAt, recordedBy, ...entry }) => ({
      ...entry,
      at: recordedAt,
      by: personOf(desk, recordedBy),
    })),
    particulars: { institution, address, phone, court },
    changedAt: stored?.updatedAt ?? null,
    changedBy: personOf(desk, stored?.updatedBy ?? null),
  }
}
