import { changeBefore, listChanges } from '../../db/repositories/settingHistory.ts'
import { defaultCaseSettings } from '../../shared/case/settings.ts'
import type { Outputs, SettingChangeView } from '../../shared/contract/index.ts'
import type { App, Parsed } from '../app.ts'
import { CASE_SETTINGS_KEY, deskOf, personOf } from '../desk.ts'

const PAGE = 100

/** Who changed what of the settings, when and why, the newest first. */
export async function history(
  app: App,
  { before }: Parsed['settings']['history'],
): Promise<Outputs['settings']['history']> {
  const desk = await deskOf(app.db)
  const changes = await listChanges(app.db, { before, limit: PAGE + 1 })
  const rows: SettingChangeView[] = []
  for (const { id, key, value, at, by, reason } of changes.slice(0, PAGE)) {
    const earlier =
      (await changeBefore(app.db, key, id))?.value ?? (key === CASE_SETTINGS_KEY ? defaultCaseSettings : {})
    rows.push({ id, key, at, by: personOf(desk, by), reason, values: differences(earlier, value) })
  }
  return { rows, more: changes.length > PAGE }
}

type Leaf = SettingChangeView['values'][number]['before']

/** Every value that differs, by its path. What one side does not have is null. */
function differences(before: unknown, after: unknown): SettingChangeView['values'] {
  const [old, now] = [leaves(before), leaves(after)]
  const paths = new Map([...old, ...now].map(([key, { path }]) => [key, path]))
  return [...paths].flatMap(([key, path]) => {
    const [was, is] = [old.get(key)?.value ?? null, now.get(key)?.value ?? null]
    return was === is ? [] : [{ path, before: was, after: is }]
  })
}

function leaves(value: unknown, path: string[] = []): Map<string, { path: string[]; value: Leaf }> {
  if (isRecord(value)) {
    return new Map(Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, [...path, key])]))
  }
  return new Map([[path.join('.'), { path, value: leafOf(value) }]])
}

/** A list in one line: days from and to with a dash, several of them with a comma. */
function leafOf(value: unknown): Leaf {
  if (!Array.isArray(value)) return value as Leaf
  return value.map((item) => (Array.isArray(item) ? [...new Set(item)].join('–') : String(item))).join('、')
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
