import { isStorageError } from '../../db/errors.ts'
import type { Executor } from '../../db/executor.ts'
import { getCase } from '../../db/repositories/cases.ts'
import { type CaseFacts, type EventType, eventDefinition, type Field, type Fields } from '../../shared/case/index.ts'
import type { Desk } from '../desk.ts'
import { refusal } from '../fail.ts'

type Problem = { path: string; code: string }
type Found = {
  kind: 'party' | 'staff' | 'letter' | 'case'
  id: string
  path: string
  roles?: readonly string[] | undefined
}

/**
 * Checks that every id in the data of an event names somebody or something: a party of this case, a person of the
 * centre, a letter of this case, another case. Throws BAD_INPUT with the places, each under `place`.
 */
export async function checkReferences(
  db: Executor,
  type: EventType,
  data: Record<string, unknown>,
  self: { id: string; facts: Pick<CaseFacts, 'parties' | 'letters'> },
  desk: Desk,
  place = 'event.data.',
): Promise<void> {
  const problems: Problem[] = []
  for (const { kind, id, path, roles } of references(eventDefinition(type).fields, data, place)) {
    const known = {
      party: () =>
        self.facts.parties.some((party) => party.id === id && (!roles?.length || roles.includes(party.role))),
      staff: () => desk.staff.has(id),
      letter: () => self.facts.letters.some((letter) => letter.id === id),
      case: () => id !== self.id && caseExists(db, id),
    }
    if (!(await known[kind]())) problems.push({ path, code: `unknown_${kind}` })
  }
  if (problems.length > 0) throw refusal('BAD_INPUT', { fields: problems })
}

async function caseExists(db: Executor, id: string): Promise<boolean> {
  try {
    await getCase(db, id)
    return true
  } catch (error) {
    if (isStorageError(error, 'NOT_FOUND')) return false
    throw error
  }
}

function references(fields: Fields, data: Record<string, unknown>, path: string): Found[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    data[name] === undefined ? [] : inField(field, data[name], path + name),
  )
}

function inField(field: Field, value: unknown, path: string): Found[] {
  switch (field.kind) {
    case 'party':
      return [{ kind: 'party', id: value as string, path, roles: field.roles }]
    case 'parties':
      return (value as string[]).map((id, i) => ({ kind: 'party', id, path: `${path}.${i}`, roles: field.roles }))
    case 'staff':
    case 'letter':
    case 'case':
      return [{ kind: field.kind, id: value as string, path }]
    case 'staffList':
      return (value as string[]).map((id, i) => ({ kind: 'staff', id, path: `${path}.${i}` }))
    case 'rows':
      return (value as Record<string, unknown>[]).flatMap((row, i) => references(field.fields, row, `${path}.${i}.`))
    default:
      return []
  }
}
