import { isStorageError } from '../../db/errors.ts'
import { type Executor, inTransaction } from '../../db/executor.ts'
import {
  findRespondents,
  getRespondent,
  insertRespondent,
  type Respondent,
  respondentsOfCases,
  saveRespondent,
} from '../../db/repositories/respondents.ts'
import type { RespondentView } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { found, refusal } from '../fail.ts'

const FROM_DIRECTORY = 200
const FROM_CASES = 8

/** Organs of the directory, then those that only cases have named. */
export async function find(app: App, { text }: Parsed['respondents']['find']): Promise<RespondentView[]> {
  const known = await findRespondents(app.db, text, FROM_DIRECTORY)
  const views = await Promise.all(known.map((respondent) => view(app.db, respondent)))
  if (text === '') return views
  const names = new Set(known.flatMap(({ name, aliases }) => [name, ...aliases]))
  const named = await respondentsOfCases(app.db, text, FROM_CASES)
  return [
    ...views,
    ...named
      .filter(({ name }) => !names.has(name))
      .map(({ name, level, administrativeField }) => ({
        id: null,
        name,
        aliases: [],
        level,
        administrativeField,
        address: null,
        head: null,
        validTo: null,
        successor: null,
        version: null,
      })),
  ]
}

/** Adds an organ to the directory or changes it. Throws NOT_FOUND, STALE_VERSION, NAME_TAKEN, BAD_INPUT. */
export function save(
  app: App,
  actor: Actor,
  { id, expectedVersion, data }: Parsed['respondents']['save'],
): Promise<RespondentView> {
  return inTransaction(app.db, async (tx) => {
    if (data.successorId !== null) {
      await found('respondent', getRespondent(tx, data.successorId))
      if (data.successorId === id)
        throw refusal('BAD_INPUT', { fields: [{ path: 'data.successorId', code: 'itself' }] })
    }
    const stamp = { updatedAt: app.now(), updatedBy: actor.id }
    const before = id === undefined ? null : await found('respondent', getRespondent(tx, id))
    if (before && before.version !== expectedVersion)
      throw refusal('STALE_VERSION', { expectedVersion: expectedVersion ?? 0, version: before.version, changes: [] })
    const respondent: Respondent = { id: before?.id ?? app.newId(), ...data, version: before?.version ?? 1, ...stamp }
    try {
      await (before ? saveRespondent(tx, respondent) : insertRespondent(tx, respondent))
    } catch (error) {
      throw isStorageError(error, 'ALREADY_EXISTS') ? refusal('NAME_TAKEN', { name: data.name }) : error
    }
    app.log('info', 'respondent saved', { respondent: respondent.id, by: actor.id })
    return view(tx, await getRespondent(tx, respondent.id))
  })
}

async function view(db: Executor, respondent: Respondent): Promise<RespondentView> {
  const { id, name, aliases, level, administrativeField, address, head, validTo, successorId, version } = respondent
  const successor = successorId === null ? null : await getRespondent(db, successorId)
  return {
    id,
    name,
    aliases,
    level,
    administrativeField,
    address,
    head,
    validTo,
    successor: successor && { id: successor.id, name: successor.name },
    version,
  }
}
