import { isStorageError } from '../../db/errors.ts'
import { type Executor, inTransaction } from '../../db/executor.ts'
import { listConsultations } from '../../db/repositories/consultations.ts'
import {
  type ConsultationCommand,
  type ConsultationDecision,
  type ConsultationEntry,
  decideConsultation,
  openConsultation,
} from '../../shared/case/consultation.ts'
import { type CaseEnvironment, eventDefinition } from '../../shared/case/index.ts'
import type { ConsultationView, Outputs } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { registerCase } from '../cases/register.ts'
import { caseView } from '../cases/view.ts'
import { type Desk, deskOf, environment, personOf } from '../desk.ts'
import { refusal } from '../fail.ts'
import { insertNewConsultation, type LoadedConsultation, loadConsultation, saveConsultationStep } from './store.ts'
import { consultationView } from './view.ts'

type Accepted = Extract<ConsultationDecision, { accepted: true }>

function accepted(type: string, decision: ConsultationDecision): Accepted {
  if (!decision.accepted) throw refusal('STEP_REFUSED', { type, unmet: decision.unmet })
  return decision
}

/** Registers a consultation, with the publicity and the answer of the same talk if they were given. */
export function register(
  app: App,
  actor: Actor,
  { on, data, ...talk }: Parsed['consultations']['register'],
): Promise<ConsultationView> {
  return inTransaction(app.db, async (tx) => {
    const desk = await deskOf(tx)
    const env = environment(app, desk, actor)
    const opened = accepted(
      'CONSULTATION_REGISTERED',
      openConsultation({ type: 'CONSULTATION_REGISTERED', on, data }, env),
    )
    const history: ConsultationEntry[] = [opened.entry]
    let state = opened.state
    for (const command of stepsOfTalk(on, talk)) {
      const next = accepted(command.type, decideConsultation(state, history, command, env))
      history.push(next.entry)
      state = next.state
    }
    const id = app.newId()
    const loaded = await insertNewConsultation(tx, { id, numberId: app.newId() }, desk, history, state, env)
    app.log('info', 'consultation registered', { consultation: id, by: actor.id })
    return consultationView(tx, loaded, desk, env)
  })
}

type Talk = Pick<Parsed['consultations']['register'], 'publicity' | 'answer' | 'referral'>

/** What else was done in a talk, in the order in which the machine takes it: a referral ends it. */
function stepsOfTalk(on: string, { answer, publicity, referral }: Talk): ConsultationCommand[] {
  const steps = { CONSULTATION_ANSWERED: answer, PUBLICITY_RECORDED: publicity, REFERRED: referral }
  return Object.entries(steps).flatMap(([type, data]) =>
    data === undefined ? [] : [{ type: type as ConsultationCommand['type'], on, data }],
  )
}

/** Adds a talk to an earlier consultation. Throws NOT_FOUND, STALE_VERSION, STEP_REFUSED. */
export function join(
  app: App,
  actor: Actor,
  { id, expectedVersion, on, contact, ...talk }: Parsed['consultations']['join'],
): Promise<ConsultationView> {
  return staleIfOvertaken(app, { id, expectedVersion }, async (tx) => {
    const desk = await deskOf(tx)
    const env = environment(app, desk, actor)
    let loaded = await current(tx, id, expectedVersion, desk)
    for (const command of [{ type: 'CONTACTED', on, data: contact } as const, ...stepsOfTalk(on, talk)]) {
      loaded = await step(app, tx, loaded, command, env)
    }
    return consultationView(tx, loaded, desk, env)
  })
}

/** One page of consultations, the newest first. */
export async function list(
  app: App,
  { state, ...filter }: Parsed['consultations']['list'],
): Promise<Outputs['consultations']['list']> {
  const desk = await deskOf(app.db)
  const { rows, total } = await listConsultations(app.db, { ...filter, states: state })
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      version: row.version,
      state: row.state,
      open: row.open,
      registeredOn: row.registeredOn,
      channel: row.channel,
      person: row.personName,
      matter: row.matter,
      publicity: row.publicity,
      staff: personOf(desk, row.staffId),
      case:
        row.linkedCaseId !== null && row.linkedCaseNumber !== null
          ? { id: row.linkedCaseId, number: row.linkedCaseNumber }
          : null,
    })),
  }
}

/** A consultation with its record. Throws NOT_FOUND. */
export async function get(app: App, actor: Actor, { id }: Parsed['consultations']['get']): Promise<ConsultationView> {
  const desk = await deskOf(app.db)
  return consultationView(app.db, await loadConsultation(app.db, id), desk, environment(app, desk, actor))
}

/** Records a step of a consultation. Throws NOT_FOUND, STALE_VERSION, STEP_REFUSED. */
export function act(
  app: App,
  actor: Actor,
  { id, expectedVersion, event }: Parsed['consultations']['act'],
): Promise<ConsultationView> {
  return staleIfOvertaken(app, { id, expectedVersion }, async (tx) => {
    const desk = await deskOf(tx)
    const env = environment(app, desk, actor)
    const before = await current(tx, id, expectedVersion, desk)
    return consultationView(tx, await step(app, tx, before, event, env), desk, env)
  })
}

/** Registers the application a consultation leads to, and links both, all or nothing. */
export function convert(
  app: App,
  actor: Actor,
  { id, expectedVersion, application }: Parsed['consultations']['convert'],
): Promise<Outputs['consultations']['convert']> {
  const { by } = eventDefinition('APPLICATION_RECEIVED')
  if (!by.some((role) => actor.roles.includes(role))) throw refusal('FORBIDDEN', { roles: [...by] })
  return staleIfOvertaken(app, { id, expectedVersion }, async (tx) => {
    const desk = await deskOf(tx)
    const env = environment(app, desk, actor)
    const before = await current(tx, id, expectedVersion, desk)
    const registered = await registerCase(app, tx, application, desk, env)
    const command = { type: 'CONVERTED', on: env.today, data: { case: registered.record.id } } as const
    const after = await step(app, tx, before, command, env)
    return {
      consultation: await consultationView(tx, after, desk, env),
      case: await caseView(tx, registered, desk, env),
    }
  })
}

async function step(
  app: App,
  tx: Executor,
  before: LoadedConsultation,
  command: ConsultationCommand,
  env: CaseEnvironment,
): Promise<LoadedConsultation> {
  const { entry, state } = accepted(command.type, decideConsultation(before.state, before.history, command, env))
  const after = await saveConsultationStep(tx, before, entry, state, env)
  app.log('info', 'consultation step', {
    consultation: before.record.id,
    type: command.type,
    version: after.record.version,
    by: env.actor.id,
  })
  return after
}

/** Runs a step in a transaction; on PostgreSQL somebody else can commit between the load and the write. */
async function staleIfOvertaken<T>(
  app: App,
  { id, expectedVersion }: { id: string; expectedVersion: number },
  work: (tx: Executor) => Promise<T>,
): Promise<T> {
  try {
    return await inTransaction(app.db, work)
  } catch (error) {
    if (!isStorageError(error, 'STALE_VERSION')) throw error
    await current(app.db, id, expectedVersion, await deskOf(app.db))
    throw error
  }
}

/** The consultation as the person saw it. Throws STALE_VERSION with what was recorded since. */
async function current(tx: Executor, id: string, expectedVersion: number, desk: Desk): Promise<LoadedConsultation> {
  const loaded = await loadConsultation(tx, id)
  if (loaded.record.version === expectedVersion) return loaded
  throw refusal('STALE_VERSION', {
    expectedVersion,
    version: loaded.record.version,
    changes: loaded.history
      .filter((entry) => entry.seq > expectedVersion)
      .map(({ seq, type, on, recordedAt, by }) => ({
        seq,
        type,
        on,
        recordedAt,
        by: personOf(desk, by)?.name ?? null,
      })),
  })
}
