import { createActor, initialTransition, type SnapshotFrom, transition } from 'xstate'
import { isTermCode, type Stage } from '../terms/index.ts'
import { civilDateOf } from '../time-limits/index.ts'
import type { CaseEnvironment } from './environment.ts'
import type { CaseFacts, StepEvent } from './facts.ts'
import { effectiveLog, type LoggedEvent } from './log.ts'
import { CASE_MACHINE_VERSION, caseMachine, closingKind, enterStage } from './machine.ts'

/** A case as the machine holds it: its state in every region and its facts. */
export type CaseState = SnapshotFrom<typeof caseMachine>

/** What the database keeps. XState writes no machine id or version, so the envelope does. */
export type StoredCase = { machine: 'case'; version: number; snapshot: unknown }

/** A stored case that this program cannot read: a defect or a file from a newer program, never a user's mistake. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'
}

/** The state as plain JSON under its machine version. */
export function store(state: CaseState): StoredCase {
  // XState would walk through all facts in search of actors; facts are plain JSON and hold none.
  const bare = { ...state, context: {} as CaseFacts } as CaseState
  const { status, value, historyValue } = caseMachine.getPersistedSnapshot(bare) as unknown as Record<string, unknown>
  return {
    machine: 'case',
    version: CASE_MACHINE_VERSION,
    snapshot: { status, value, historyValue, context: state.context },
  }
}

/**
 * The live state of a stored case. One stored by an older program is folded anew from its log: the snapshot only saves
 * that work. Throws SnapshotError for a newer version, an older one without its log, or states that are gone.
 */
export function revive(stored: StoredCase, history?: readonly LoggedEvent[]): CaseState {
  if (stored.machine !== 'case' || stored.version > CASE_MACHINE_VERSION) {
    throw new SnapshotError(
      `case saved by a newer program (machine ${stored.version}, this one ${CASE_MACHINE_VERSION})`,
    )
  }
  if (stored.version < CASE_MACHINE_VERSION) {
    // The server folds every older case anew when it opens the file, so reports never meet one.
    if (!history) throw new SnapshotError(`case saved by machine ${stored.version}, not renewed yet`)
    return fold(history)
  }
  // biome-ignore lint/suspicious/noExplicitAny: the shape is checked by the machine below
  const snapshot = stored.snapshot as any
  const live = createActor(caseMachine, {
    snapshot: { children: {}, ...snapshot, context: {} },
    input: undefined as never,
  }).getSnapshot()
  // A state that is gone does not throw in XState; its status says so.
  if (live.status === 'error') throw new SnapshotError(`snapshot does not fit the machine: ${String(live.error)}`)
  return { ...live, context: snapshot.context as CaseFacts } as CaseState
}

/** The event of a log entry as the machine takes it. Without an environment its conditions are not asked again. */
export function stepEvent(entry: LoggedEvent, env: CaseEnvironment | null): StepEvent {
  return {
    type: entry.type,
    seq: entry.seq,
    on: entry.on,
    recordedOn: civilDateOf(entry.recordedAt),
    by: entry.by,
    data: entry.data,
    env,
  } as StepEvent
}

/** The state of a case that has just been received. */
export function begin(entry: LoggedEvent): CaseState {
  const received = stepEvent(entry, null) as StepEvent<'APPLICATION_RECEIVED'>
  return initialTransition(caseMachine, { received })[0]
}

/** The state after an accepted log entry. A step that no region takes is a defect: throws. */
export function advance(state: CaseState, entry: LoggedEvent, env: CaseEnvironment | null = null): CaseState {
  if (entry.type === 'FORCE') return forced(state, entry)
  const [next, actions] = transition(caseMachine, state, stepEvent(entry, env))
  // Any action that comes back would be an effect nobody carries out, such as a delay.
  if (actions.length > 0) throw new Error(`unexpected action ${actions[0]?.type} in the case machine`)
  if (next.context.seq !== entry.seq)
    throw new Error(`${entry.type} (${entry.seq}) is not taken in ${mainState(state)}`)
  return next
}

/** Folds a log into its state. Conditions are not asked again: what was accepted under the rules of its day stays. */
export function fold(history: readonly LoggedEvent[]): CaseState {
  const [first, ...rest] = effectiveLog(history)
  if (!first) throw new Error('a log begins with the receipt of the application')
  const state = rest.reduce((at, entry) => advance(at, entry), begin(first))
  return withSeq(state, history.at(-1)?.seq ?? first.seq)
}

/** Marks the whole log as taken in, also entries that only changed others. */
function withSeq(state: CaseState, seq: number): CaseState {
  return state.context.seq === seq ? state : withContext(state, { ...state.context, seq })
}

function withContext(state: CaseState, context: CaseFacts): CaseState {
  return caseMachine.resolveState({
    value: state.value,
    context,
    historyValue: state.historyValue,
    status: state.status,
  } as never)
}

/** The supervised way out: main is set to a named state, whatever the statechart would say. */
function forced(state: CaseState, entry: LoggedEvent): CaseState {
  const target = String(entry.data.state)
  const [top = target, inner] = target.split('.')
  const facts = state.context
  const stage = isTermCode('stage', top) ? top : null
  const underReview = [
    'intake.registering',
    'intake.penaltyOrganRoute',
    'intake.underReview',
    'intake.supplementing',
  ].includes(target)
  const tried = target === 'intake.accepted' || stage === 'inCaseMediation' || stage === 'ruling'
  // Put back before its signing, an outcome is a draft again or gone, and nothing of it has been served.
  const signed = stage === 'ruling' && ['signed', 'serving', 'effective'].includes(inner ?? '')
  const unsigned = underReview || (tried && !signed)
  const draft =
    target === 'ruling.approving' && facts.outcome
      ? { ...facts.outcome, signedOn: null, signedSeq: null, effectiveOn: null }
      : null
  const byForce = { on: entry.on, deemed: false, seq: entry.seq, noticeOn: null }
  const context: CaseFacts = {
    ...facts,
    seq: entry.seq,
    runs: enterStage(facts.runs, stage, facts.cycle, entry.on),
    acceptance: underReview ? null : (facts.acceptance ?? (tried ? byForce : null)),
    hereOn: facts.hereOn ?? (target === 'intake.penaltyOrganRoute' ? null : facts.application.receivedOn),
    ...(unsigned ? { outcome: draft, services: [], explanations: [], defectFound: null } : {}),
    trialStartedOn: facts.trialStartedOn ?? (tried && stage !== 'intake' ? entry.on : null),
    trialCompletedOn: facts.trialCompletedOn ?? (stage === 'ruling' ? entry.on : null),
    closing: stage === null ? (facts.closing ?? { on: entry.on, kind: closingKind(facts), seq: entry.seq }) : null,
    archivedOn: target === 'archived' ? (facts.archivedOn ?? entry.on) : null,
  }
  // The clock goes with the main line: it runs exactly while an accepted case is not signed.
  const { clock } = state.value as { clock: string }
  const goes = ['running', 'suspended', 'excluded'].includes(clock)
  const runs = context.acceptance !== null && context.outcome?.signedOn == null && context.closing === null
  const value = {
    ...(state.value as object),
    main: inner ? { [top]: inner } : top,
    clock: runs ? (goes ? clock : 'running') : underReview ? 'notStarted' : 'stopped',
  }
  return caseMachine.resolveState({ value, context, historyValue: state.historyValue } as never)
}

/** The state of the main region as a path, e.g. `intake.underReview`. */
export function mainState(state: CaseState): string {
  return path((state.value as { main: Value }).main)
}

/** The method stage the case is in; null once it is closed. */
export function stageOf(state: CaseState): Stage | null {
  const [top] = mainState(state).split('.')
  return isTermCode('stage', top) ? top : null
}

type Value = string | { [key: string]: Value }
const path = (value: Value): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value)
        .map(([key, inner]) => `${key}.${path(inner)}`)
        .join()

/** The state of every region, e.g. `{ main: 'ruling.drafting', clock: 'running', … }`. */
export function regionStates(state: CaseState): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state.value as Record<string, Value>).map(([region, value]) => [region, path(value)]),
  )
}

export const isOpen = (state: CaseState): boolean => state.context.closing === null
