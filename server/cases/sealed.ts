import {
  type CaseState,
  effectiveLog,
  eventDefinition,
  type Fields,
  type LoggedEvent,
} from '../../shared/case/index.ts'
import type { Role } from '../../shared/terms/index.ts'

/**
 * Whether somebody may read what was said in mediation: the officer of the case, its reviewers, its mediators, and
 * supervisors. Others see that it took place, when and with what result (实施条例2026 第48条).
 */
export function readsSealed(
  state: CaseState,
  history: readonly LoggedEvent[],
  reader: { id: string; roles: readonly Role[] },
): boolean {
  if (reader.roles.includes('supervisor')) return true
  const { officer, reviewers } = state.context
  if (officer === reader.id || reviewers.includes(reader.id)) return true
  return effectiveLog(history).some(
    (entry) => entry.type === 'MEDIATION_HELD' && (entry.data.mediators as string[]).includes(reader.id),
  )
}

/** The data of an entry without its sealed fields, and the names of what was left out. */
export function withoutSealed(
  entry: LoggedEvent,
  history: readonly LoggedEvent[],
): { data: Record<string, unknown>; sealed: string[] } {
  if (entry.type === 'CORRECT') return withoutSealedChanges(entry, history)
  const sealed: string[] = []
  const data = strip(eventDefinition(entry.type).fields, entry.data, '', sealed)
  return { data, sealed }
}

function strip(fields: Fields, data: Record<string, unknown>, path: string, sealed: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      const field = fields[name]
      if (field?.sealed) {
        sealed.push(path + name)
        return []
      }
      if (field?.kind === 'rows' && Array.isArray(value)) {
        return [
          [
            name,
            value.map((row, i) => strip(field.fields, row as Record<string, unknown>, `${path}${name}.${i}.`, sealed)),
          ],
        ]
      }
      return [[name, value]]
    }),
  )
}

/** A correction of a sealed field repeats its content. */
function withoutSealedChanges(
  entry: LoggedEvent,
  history: readonly LoggedEvent[],
): { data: Record<string, unknown>; sealed: string[] } {
  const target = history.find((other) => other.seq === entry.data.seq)
  const fields = target ? eventDefinition(target.type).fields : {}
  const changes = entry.data.changes as { field: string; value: string }[]
  const hides = (name: string) => holdsSealed({ [name]: fields[name] ?? { kind: 'text' } })
  const sealed = changes.map((change) => change.field).filter(hides)
  return {
    data: { ...entry.data, changes: changes.map((change) => (hides(change.field) ? { field: change.field } : change)) },
    sealed,
  }
}

function holdsSealed(fields: Fields): boolean {
  return Object.values(fields).some(
    (field) => field.sealed === true || (field.kind === 'rows' && holdsSealed(field.fields)),
  )
}
