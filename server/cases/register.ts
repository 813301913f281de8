import { isStorageError } from '../../db/errors.ts'
import { type Executor, inTransaction } from '../../db/executor.ts'
import { insertLink } from '../../db/repositories/caseLinks.ts'
import { getCase } from '../../db/repositories/cases.ts'
import { bindNumber, findNumber, importNumber, reserveNumber } from '../../db/repositories/numbers.ts'
import { type CaseCommand, type CaseEnvironment, decide, type LoggedEvent, openCase } from '../../shared/case/index.ts'
import type { CaseView } from '../../shared/contract/index.ts'
import { yearOf } from '../../shared/time-limits/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { type Desk, deskOf, environment } from '../desk.ts'
import { found, refusal } from '../fail.ts'
import { issuing } from '../numbers/format.ts'
import { checkReferences } from './references.ts'
import { insertNewCase, type LoadedCase, loadCase, saveStep } from './store.ts'
import { sweep } from './sweep.ts'
import { caseView } from './view.ts'

type Registration = Parsed['cases']['register']

/** Registers an application: number, receipt and, if asked for, the start of the review, all or nothing. */
export async function register(app: App, actor: Actor, input: Registration): Promise<CaseView> {
  await sweep(app)
  return inTransaction(app.db, async (tx) => {
    const desk = await deskOf(tx)
    const env = environment(app, desk, actor)
    return caseView(tx, await registerCase(app, tx, input, desk, env), desk, env)
  })
}

/** The same inside a transaction that runs already. Throws STEP_REFUSED, NUMBER_TAKEN, NUMBER_NOT_RESERVED, NOT_FOUND. */
export async function registerCase(
  app: App,
  tx: Executor,
  input: Registration,
  desk: Desk,
  env: CaseEnvironment,
): Promise<LoadedCase> {
  const opened = openCase({ type: 'APPLICATION_RECEIVED', on: input.receivedOn, data: input.application }, env)
  if (!opened.accepted) throw refusal('STEP_REFUSED', { type: 'APPLICATION_RECEIVED', unmet: opened.unmet })
  let history: LoggedEvent[] = opened.events
  let state = opened.state
  for (const step of furtherSteps(input, env)) {
    const decision = decide(state, history, step, env)
    if (!decision.accepted) throw refusal('STEP_REFUSED', { type: step.type, unmet: decision.unmet })
    history = [...history, ...decision.events]
    state = decision.state
  }
  const id = app.newId()
  const earlier = await earlierCase(tx, input, desk)
  const taken = await takeNumber(app, tx, input, desk, env)
  const loaded = await numbered(taken.number, insertNewCase(tx, { id, number: taken.number }, history, state, env))
  // The number row points at the case, so the case has to be there first.
  await numbered(taken.number, taken.bind(id))
  for (const { otherId, kind, reason } of input.links) {
    await found('case', getCase(tx, otherId))
    await insertLink(tx, {
      id: app.newId(),
      caseId: id,
      otherId,
      kind,
      reason,
      linkedAt: env.recordedAt,
      linkedBy: env.actor.id,
    })
  }
  if (earlier) await linkEarlier(tx, earlier, { id, ...input }, env)
  app.log('info', 'registered', { case: id, by: env.actor.id })
  return loaded
}

/** What follows the receipt in the same click: the registration, or the way through the penalty organ. */
function furtherSteps(
  { receivedOn, registeredOn, scopeItem, penaltyRoute }: Registration,
  env: CaseEnvironment,
): CaseCommand[] {
  if (penaltyRoute) {
    const { organ, arrivedOn, insisted } = penaltyRoute
    const filed: CaseCommand = { type: 'FILED_AT_PENALTY_ORGAN', on: receivedOn, data: { organ } }
    if (arrivedOn === undefined) return [filed]
    return [filed, { type: insisted ? 'INSISTED' : 'FORWARDED', on: env.today, data: { receivedOn: arrivedOn } }]
  }
  return registeredOn === undefined
    ? []
    : [{ type: 'REGISTERED', on: registeredOn, data: scopeItem === undefined ? {} : { scopeItem } }]
}

/** The older case an application names, loaded. Throws BAD_INPUT if there is none. */
async function earlierCase(tx: Executor, { application }: Registration, desk: Desk): Promise<LoadedCase | null> {
  if (application.earlierCase === undefined) return null
  const nobody = { parties: [], letters: [] }
  const named = { earlierCase: application.earlierCase }
  await checkReferences(tx, 'APPLICATION_RECEIVED', named, { id: '', facts: nobody }, desk, 'application.')
  return loadCase(tx, application.earlierCase)
}

/** Writes the link into the older file too. Throws STEP_REFUSED where its outcome does not allow a case to go on from it. */
async function linkEarlier(
  tx: Executor,
  earlier: LoadedCase,
  { id, receivedOn, application }: Registration & { id: string },
  env: CaseEnvironment,
): Promise<void> {
  const type = 'NEW_CASE_LINKED'
  const data = { case: id, ground: application.earlierCaseGround }
  const linked = decide(earlier.state, earlier.history, { type, on: receivedOn, data }, env)
  if (!linked.accepted) throw refusal('STEP_REFUSED', { type, unmet: linked.unmet })
  await saveStep(tx, earlier, linked.events, linked.state, env)
}

/** Says which number is taken already, by a case or in the register. */
async function numbered<T>(number: string, write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    throw isStorageError(error, 'ALREADY_EXISTS') ? refusal('NUMBER_TAKEN', { number }) : error
  }
}

type Taken = { number: string; bind(caseId: string): Promise<unknown> }

async function takeNumber(
  app: App,
  tx: Executor,
  { number: choice, receivedOn }: Registration,
  desk: Desk,
  env: CaseEnvironment,
): Promise<Taken> {
  const taking = { id: app.newId(), at: env.recordedAt, by: env.actor.id }
  switch (choice.kind) {
    case 'next': {
      const year = yearOf(receivedOn)
      const { register, format } = issuing(desk, 'case', year, env.today)
      const { id, number } = await reserveNumber(tx, register, { ...taking, format })
      return { number, bind: (caseId) => bindNumber(tx, id, { caseId }) }
    }
    case 'reserved': {
      const reserved = await found('number', findNumber(tx, choice.id))
      if (reserved.status !== 'reserved' || reserved.kind !== 'case')
        throw refusal('NUMBER_NOT_RESERVED', { number: reserved.number, id: reserved.id })
      return { number: reserved.number, bind: (caseId) => bindNumber(tx, reserved.id, { caseId }) }
    }
    case 'imported': {
      const { year, sequence: seq } = choice
      // An older register carried the sign of its own day.
      const { register, format } = issuing(desk, 'case', year, receivedOn)
      const number = format(seq)
      return { number, bind: (caseId) => importNumber(tx, register, { ...taking, seq, number, caseId }) }
    }
  }
}
