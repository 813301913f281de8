import { assign, createActor, initialTransition, type SnapshotFrom, setup, transition } from 'xstate'
import { type CivilDate, civilDateOf } from '../time-limits/index.ts'
import { termName } from '../terms/index.ts'
import {
  type ConsultationEventType,
  type ConsultationPayload,
  consultationEventTypes,
  consultationRoles,
} from './consultationEvents.ts'
import type { CaseEnvironment } from './environment.ts'
import type { Unmet } from './explain.ts'
import type { Mark } from './facts.ts'
import { SnapshotError } from './state.ts'

/** Raise this with every change of states, facts or meaning. */
export const CONSULTATION_MACHINE_VERSION = 1

/** One entry of the append-only log of a consultation. */
export type ConsultationEntry = {
  seq: number
  type: ConsultationEventType
  on: CivilDate
  recordedAt: string
  by: string
  data: Record<string, unknown>
}
export type ConsultationCommand = Pick<ConsultationEntry, 'type' | 'on' | 'data'>

/** One person or organisation and one matter; contacts on the matter belong to it (law.md §6.3 R3). */
export type ConsultationFacts = {
  seq: number
  registered: Mark
  channel: string
  kind: string
  person: string | null
  phone: string | null
  people: number
  matter: string
  organ: string | null
  knownOn: CivilDate | null
  originBody: string | null
  originNumber: string | null
  contacts: Mark[]
  publicity: (Mark & { items: string[]; leafletVersion: string | null; refused: boolean; complete: boolean }) | null
  answer: (Mark & { advisedWay: string }) | null
  referral: (Mark & { body: string }) | null
  followUpOn: CivilDate | null
  exclusion: string | null
  caseId: string | null
  closedOn: CivilDate | null
}

type Step<T extends ConsultationEventType = ConsultationEventType> = {
  [K in T]: Mark & { type: K; data: ConsultationPayload<K> }
}[T]

const mark = ({ seq, on, recordedOn, by }: Mark): Mark => ({ seq, on, recordedOn, by })

/** What has to be told: all of (a) to (e); outside reconsideration the scope and the right door (law.md §6.4). */
export function requiredPublicityItems(kind: string): string[] {
  return kind === 'outside' ? ['purpose'] : ['purpose', 'period', 'filing', 'mandatory', 'leaflet']
}

function initialFacts(e: Step<'CONSULTATION_REGISTERED'>): ConsultationFacts {
  const d = e.data
  return {
    seq: e.seq,
    registered: mark(e),
    channel: d.channel,
    kind: d.kind,
    person: d.person ?? null,
    phone: d.phone ?? null,
    people: d.people ?? 1,
    matter: d.matter,
    organ: d.organ ?? null,
    knownOn: d.knownOn ?? null,
    originBody: d.originBody ?? null,
    originNumber: d.originNumber ?? null,
    contacts: [],
    publicity: null,
    answer: null,
    referral: null,
    followUpOn: null,
    exclusion: null,
    caseId: null,
    closedOn: null,
  }
}

function record(f: ConsultationFacts, e: Step): ConsultationFacts {
  const at = { ...f, seq: e.seq }
  switch (e.type) {
    case 'CONTACTED':
      return { ...at, contacts: [...f.contacts, mark(e)], closedOn: null }
    case 'PUBLICITY_RECORDED': {
      const complete = e.data.refused || requiredPublicityItems(f.kind).every((item) => e.data.items.includes(item))
      return {
        ...at,
        publicity: { ...mark(e), items: e.data.items, leafletVersion: e.data.leafletVersion ?? null, refused: e.data.refused, complete },
      }
    }
    case 'CONSULTATION_ANSWERED':
      return { ...at, answer: { ...mark(e), advisedWay: e.data.advisedWay } }
    case 'REFERRED':
      return { ...at, referral: { ...mark(e), body: e.data.body }, closedOn: e.on }
    case 'FOLLOW_UP_PLANNED':
      return { ...at, followUpOn: e.data.until, closedOn: null }
    case 'CLOSED':
      return { ...at, exclusion: e.data.exclusion ?? null, closedOn: e.on }
    case 'CONVERTED':
      return { ...at, caseId: e.data.case, closedOn: e.on }
    case 'CONSULTATION_REGISTERED':
      return at
  }
}

const build = setup({
  types: {
    context: {} as ConsultationFacts,
    events: {} as Step,
    input: {} as { registered: Step<'CONSULTATION_REGISTERED'> },
  },
  actions: { record: assign(({ context, event }) => record(context, event)) },
})
const to = (target: string) => ({ target, actions: 'record' as const })
const stay = { actions: 'record' as const }
/** Steps that lead out of every state in which the matter is still open. */
const ways = {
  CONTACTED: to('answering'),
  REFERRED: to('referred'),
  FOLLOW_UP_PLANNED: to('awaitingFollowUp'),
  CLOSED: to('closed'),
  CONVERTED: to('convertedToApplication'),
}

/** The consultation machine (law.md §7.4). Its conditions are in `consultationUnmet`. */
export const consultationMachine = build.createMachine({
  id: 'consultation',
  context: ({ input }) => initialFacts(input.registered),
  initial: 'registered',
  states: {
    registered: { on: { ...ways, CONSULTATION_ANSWERED: to('answering'), PUBLICITY_RECORDED: to('publicityDone') } },
    answering: { on: { ...ways, CONSULTATION_ANSWERED: stay, PUBLICITY_RECORDED: to('publicityDone') } },
    publicityDone: { on: { ...ways, CONTACTED: stay, CONSULTATION_ANSWERED: stay, PUBLICITY_RECORDED: stay } },
    awaitingFollowUp: { on: { ...ways, CONSULTATION_ANSWERED: stay, PUBLICITY_RECORDED: to('publicityDone') } },
    // The same person comes back on the same matter.
    referred: { on: { CONTACTED: to('answering'), PUBLICITY_RECORDED: stay } },
    closed: { on: { CONTACTED: to('answering'), CONVERTED: to('convertedToApplication') } },
    convertedToApplication: { on: { PUBLICITY_RECORDED: stay } },
  },
})

export type ConsultationState = SnapshotFrom<typeof consultationMachine>
export type StoredConsultation = { machine: 'consultation'; version: number; snapshot: unknown }
export type ConsultationDecision =
  | { accepted: true; entry: ConsultationEntry; state: ConsultationState }
  | { accepted: false; unmet: Unmet[] }

const stepOf = (entry: ConsultationEntry) =>
  ({ ...mark({ ...entry, recordedOn: civilDateOf(entry.recordedAt) }), type: entry.type, data: entry.data }) as Step

function begin(entry: ConsultationEntry): ConsultationState {
  return initialTransition(consultationMachine, { registered: stepOf(entry) as Step<'CONSULTATION_REGISTERED'> })[0]
}

function advance(state: ConsultationState, entry: ConsultationEntry): ConsultationState {
  const [next] = transition(consultationMachine, state, stepOf(entry))
  if (next.context.seq !== entry.seq) throw new Error(`${entry.type} (${entry.seq}) is not taken in ${consultationStateName(state)}`)
  return next
}

/** Opens a consultation, or refuses it with what is missing. */
export function openConsultation(command: ConsultationCommand, env: CaseEnvironment): ConsultationDecision {
  const unmet = generalUnmet(command, env, command.on)
  if (unmet.length > 0) return { accepted: false, unmet }
  const entry = entryOf(command, 1, env)
  return { accepted: true, entry, state: begin(entry) }
}

/** Decides on a step of a consultation. */
export function decideConsultation(
  state: ConsultationState,
  history: readonly ConsultationEntry[],
  command: ConsultationCommand,
  env: CaseEnvironment,
): ConsultationDecision {
  const unmet = consultationUnmet(state, command, env)
  if (unmet.length > 0) return { accepted: false, unmet }
  const entry = entryOf(command, (history.at(-1)?.seq ?? 0) + 1, env)
  return { accepted: true, entry, state: advance(state, entry) }
}

/** Steps a person may take now, with what is missing; `draft` absent: only what the consultation itself must meet. */
export function consultationSteps(state: ConsultationState, env: CaseEnvironment): { type: ConsultationEventType; here: boolean; unmet: Unmet[] }[] {
  return consultationEventTypes
    .filter((type) => type !== 'CONSULTATION_REGISTERED')
    .map((type) => {
      const unmet = consultationUnmet(state, { type, on: env.today, data: {} }, env)
      return { type, here: takes(state, type), unmet: takes(state, type) ? unmet.filter((u) => !u.condition.startsWith('form.')) : unmet }
    })
}

/** The conditions a step does not meet, with article and remedy. */
export function consultationUnmet(state: ConsultationState, command: ConsultationCommand, env: CaseEnvironment): Unmet[] {
  const facts = state.context
  const unmet = generalUnmet(command, env, facts.registered.on)
  if (!takes(state, command.type)) {
    const at = consultationStateName(state)
    unmet.push({
      condition: 'rightState',
      article: '咨询100%宣传',
      zh: `当前为“${termName('consultationState', at)}”，不能办理“${termName('consultationEventType', command.type)}”`,
      en: `Not possible in "${termName('consultationState', at, 'en')}"`,
      remedy: { zh: '同一事项再次来询的，先登记“再次联系”；新的事项请另行登记。', en: 'Record a contact first, or register a new matter.' },
    })
  }
  const data = command.data
  if (command.type === 'CLOSED' && facts.kind !== 'respondentOrgan' && !facts.publicity?.complete && data.exclusion !== 'X9') {
    unmet.push({
      condition: 'publicityOrExclusion',
      article: '咨询100%宣传',
      zh: '办结前已有完整的宣传记录，或者有排除理由（通话不足60秒，有通话记录）',
      en: 'A complete publicity record, or an enumerated exclusion',
      remedy: { zh: '登记宣传内容；对方挂断的，选择排除项X9并附通话记录。', en: 'Record the publicity, or choose X9 with the call log.' },
    })
  }
  if (command.type === 'CLOSED' && data.exclusion !== undefined && data.exclusion !== 'X9') {
    unmet.push({
      condition: 'form.exclusionFits',
      article: '咨询100%宣传',
      zh: '咨询只能适用排除项X9',
      en: 'Only X9 applies to consultations',
      remedy: { zh: '选择X9，或者不选排除项。', en: 'Choose X9 or none.' },
    })
  }
  if (command.type === 'PUBLICITY_RECORDED' && data.refused === false) {
    const missing = requiredPublicityItems(facts.kind).filter((item) => !((data.items as string[] | undefined) ?? []).includes(item))
    if (missing.length > 0) {
      unmet.push({
        condition: 'form.publicityComplete',
        article: '咨询100%宣传',
        zh: `宣传内容完整；尚缺：${missing.map((item) => termName('publicityItem', item)).join('、')}`,
        en: `Publicity is complete; missing: ${missing.map((item) => termName('publicityItem', item, 'en')).join(', ')}`,
        remedy: { zh: '补充宣传后勾选；咨询人拒绝的，选择“拒绝接受宣传”。', en: 'Tell the missing items, or record the refusal.' },
      })
    }
  }
  return unmet
}

function generalUnmet(command: ConsultationCommand, env: CaseEnvironment, from: CivilDate): Unmet[] {
  const unmet: Unmet[] = []
  if (!consultationRoles.some((role) => env.actor.roles.includes(role))) {
    unmet.push({
      condition: 'role',
      article: '本中心岗位权限',
      zh: '咨询由接待、承办人员登记',
      en: 'Recorded by reception or case officers',
      remedy: { zh: '请有权限的人员办理。', en: 'Ask somebody with the role.' },
    })
  }
  if (command.on > env.today) {
    unmet.push({
      condition: 'notInFuture',
      article: '本中心规定',
      zh: '日期不晚于今天',
      en: 'The day is not in the future',
      remedy: { zh: `今天是${env.today}，请核对日期。`, en: `Today is ${env.today}.` },
    })
  }
  if (command.on < from) {
    unmet.push({
      condition: 'notBeforeBeginning',
      article: '本中心规定',
      zh: `日期不早于登记咨询之日（${from}）`,
      en: `Not before ${from}`,
      remedy: { zh: '核对日期。', en: 'Check the day.' },
    })
  }
  return unmet
}

function entryOf({ type, on, data }: ConsultationCommand, seq: number, env: CaseEnvironment): ConsultationEntry {
  return { seq, type, on, recordedAt: env.recordedAt, by: env.actor.id, data }
}

const takes = (state: ConsultationState, type: ConsultationEventType): boolean => {
  const states = consultationMachine.config.states as Record<string, { on?: Record<string, unknown> }>
  return states[consultationStateName(state)]?.on?.[type] !== undefined
}

export const consultationStateName = (state: ConsultationState): string => String(state.value)
export const isConsultationOpen = (state: ConsultationState): boolean => state.context.closedOn === null

/** Folds the log of a consultation into its state. */
export function foldConsultation(history: readonly ConsultationEntry[]): ConsultationState {
  const [first, ...rest] = history
  if (!first) throw new Error('a log begins with the registration')
  return rest.reduce(advance, begin(first))
}

export function storeConsultation(state: ConsultationState): StoredConsultation {
  const { status, value, historyValue, context } = consultationMachine.getPersistedSnapshot(state) as unknown as Record<string, unknown>
  return { machine: 'consultation', version: CONSULTATION_MACHINE_VERSION, snapshot: { status, value, historyValue, context } }
}

/** Throws SnapshotError for a newer version or a state that is gone. */
export function reviveConsultation(stored: StoredConsultation): ConsultationState {
  if (stored.machine !== 'consultation' || stored.version !== CONSULTATION_MACHINE_VERSION) {
    throw new SnapshotError(`consultation saved by another program version (${stored.version})`)
  }
  const snapshot = { children: {}, ...(stored.snapshot as object) }
  const live = createActor(consultationMachine, { snapshot: snapshot as never, input: undefined as never }).getSnapshot()
  if (live.status === 'error') throw new SnapshotError('snapshot does not fit the consultation machine')
  return live
}
