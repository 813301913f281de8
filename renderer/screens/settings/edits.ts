import { useCallback } from 'react'
import type { CaseSettings } from '../../../shared/case/settings.ts'
import { useHasRole, useUser } from '../../api/session.tsx'
import { useDraft } from '../../parts/form/draft.ts'

export type SettingValue = string | number | boolean
/** What is in force, by path: `targets.archiving`. */
export type Stored = Readonly<Record<string, SettingValue>>

/** A form over what is in force. Only what differs is kept, so that a change by somebody else shows through. */
export type Edits = {
  /** What is in force with the changes over it. */
  values: Stored
  stored: Stored
  /** Paths that differ from what is in force. */
  changed: readonly string[]
  reason: string
  /** The page was opened with changes from an earlier visit. */
  restored: boolean
  mayChange: boolean
  set(path: string, value: SettingValue): void
  setAll(values: Stored): void
  setReason(reason: string): void
  discard(): void
}

const nothing = () => ({ on: '', values: {} })

/** The changes of one page, kept as a draft of this person until they are saved or given up. Stewards may change. */
export function useEdits(page: string, stored: Stored): Edits {
  const user = useUser()
  const mayChange = useHasRole('supervisor', 'administrator')
  const draft = useDraft(`${user.id}.settings.${page}`, nothing)
  const typed = mayChange ? ((draft.values['edits'] ?? {}) as Stored) : {}
  const changed = Object.keys(typed).filter((path) => path in stored && typed[path] !== stored[path])
  const { setValues } = draft
  const setAll = useCallback(
    (values: Stored) =>
      setValues((kept) => ({ ...kept, edits: { ...(kept['edits'] as Stored | undefined), ...values } })),
    [setValues],
  )
  return {
    values: { ...stored, ...Object.fromEntries(changed.map((path) => [path, typed[path]!])) },
    stored,
    changed,
    reason: typeof draft.values['reason'] === 'string' ? draft.values['reason'] : '',
    restored: draft.restored && changed.length > 0,
    mayChange,
    set: (path, value) => setAll({ [path]: value }),
    setAll,
    setReason: (reason) => setValues((kept) => ({ ...kept, reason })),
    discard: draft.reset,
  }
}

type Part = 'legal' | 'approvalMatrix' | 'targets'
const isPart = (key: string): key is Part => key === 'legal' || key === 'approvalMatrix' || key === 'targets'

/** The settings by path. */
export function byPath(values: CaseSettings): Stored {
  const paths: Record<string, SettingValue> = {}
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== 'object') paths[key] = value
    else for (const [inner, each] of Object.entries(value)) paths[`${key}.${inner}`] = each
  }
  return paths
}

/** The settings again from their values by path. The server refuses what it does not know. */
export function fromPaths(values: Stored): CaseSettings {
  const settings: Record<string, SettingValue | Record<string, SettingValue>> = {
    legal: {},
    approvalMatrix: {},
    targets: {},
  }
  for (const [path, value] of Object.entries(values)) {
    const [part, key] = path.split('.') as [string, string | undefined]
    if (key === undefined) settings[part] = value
    else if (isPart(part)) (settings[part] as Record<string, SettingValue>)[key] = value
  }
  return settings as unknown as CaseSettings
}
