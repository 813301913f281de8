import { assign, createActor, initialTransition, type SnapshotFrom, setup, transition } from 'xstate'
import { termName } from '../terms/index.ts'
import { type CivilDate, civilDateOf, latest, plusDays } from '../time-limits/index.ts'
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
  contacts: (Mark & { channel: string })[]
  /** The record that counts: the first complete one, whatever was told again later. */
  publicity: (Mark & { items: string[]; leafletVersion: string | null; refused: boolean; complete: boolean }) | null
  answer: (Mark & { advisedWay: string }) | null
  /** `returned`: what the body answered; absent until it did. */
  referral: (Mark & { body: string; bodyName?: string; returned?: Mark & { result: string } }) | null
  followUp: (Mark & { until: CivilDate }) | null
  exclusion: string | null
  caseId: string | null
  closedOn: CivilDate | null
  closedSeq: number | null
}

type Step<T extends ConsultationEventType = ConsultationEventType> = {
  [K in T]: Mark & { type: K; data: ConsultationPayload<K> }
}[T]

const mark = ({ seq, on, recordedOn, by }: Mark): Mark => ({ seq, on, recordedOn, by })

/** What has to be told: all of (a) to (e); outside reconsideration its scope (law.md §6.3 R3, §6.4). */
export function requiredPublicityItems(kind: string): string[] {
  return kind === 'outside' ? ['purpose'] : ['purpose', 'period', 'filing', 'mandatory', 'leaflet']
}

/** The publicity record that counts in R3, or null. Outside reconsideration the right door has to be named too (law.md §6.4). */
export function publicityGiven(facts: ConsultationFacts): NonNullable<ConsultationFacts['publicity']> | null {
  const { publicity } = facts
  if (!publicity?.complete) return null
  return facts.kind !== 'outside' || publicity.refused || rightDoorNamed(facts) ? publicity : null
}

const rightDoorNamed = (facts: ConsultationFacts) => facts.answer !== null || facts.referral !== null

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
    followUp: null,
    exclusion: null,
    caseId: null,
    closedOn: null,
    closedSeq: null,
  }
}

function record(f: ConsultationFacts, e: Step): ConsultationFacts {
  const at = { ...f, seq: e.seq }
  const reopened = { exclusion: null, closedOn: null, closedSeq: null }
  const closed = { closedOn: e.on, closedSeq: e.seq }
  switch (e.type) {
    case 'CONTACTED':
      return { ...at, ...reopened, contacts: [...f.contacts, { ...mark(e), channel: e.data.channel }] }
    case 'PUBLICITY_RECORDED': {
      if (f.publicity?.complete) return at
      const { items = [], leafletVersion = null, refused } = e.data
      const complete = refused || requiredPublicityItems(f.kind).every((item) => items.includes(item))
      return { ...at, publicity: { ...mark(e), items, leafletVersion, refused, complete } }
    }
    case 'CONSULTATION_ANSWERED':
      return { ...at, answer: { ...mark(e), advisedWay: e.data.advisedWay } }
    case 'REFERRED':
      return {
        ...at,
        referral: { ...mark(e), body: e.data.body, ...(e.data.bodyName ? { bodyName: e.data.bodyName } : {}) },
        ...closed,
      }
    case 'REFERRAL_RETURNED':
      return { ...at, referral: f.referral && { ...f.referral, returned: { ...mark(e), result: e.data.result } } }
    case 'FOLLOW_UP_PLANNED':
      return { ...at, followUp: { ...mark(e), until: e.data.until } }
    case 'CLOSED':
      return { ...at, exclusion: e.data.exclusion ?? null, ...closed }
    case 'CONVERTED':
      return { ...at, caseId: e.data.case, ...closed }
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
    referred: { on: { CONTACTED: to('answering'), PUBLICITY_RECORDED: stay, REFERRAL_RETURNED: stay } },
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
  if (next.context.seq !== entry.seq)
    throw new Error(`${entry.type} (${entry.seq}) is not taken in ${consultationStateName(state)}`)
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

/** Every step, whether it exists in this state, and what the consultation itself still lacks for it; the form is not asked yet. */
export function consultationSteps(
  state: ConsultationState,
  env: CaseEnvironment,
): { type: ConsultationEventType; here: boolean; unmet: Unmet[] }[] {
  return consultationEventTypes
    .filter((type) => type !== 'CONSULTATION_REGISTERED')
    .map((type) => {
      const unmet = consultationUnmet(state, { type, on: env.today, data: {} }, env)
      return { type, here: takes(state, type), unmet: unmet.filter((u) => !u.condition.startsWith('form.')) }
    })
}

/** The conditions a step does not meet, with article and remedy. */
export function consultationUnmet(
  state: ConsultationState,
  command: ConsultationCommand,
  env: CaseEnvironment,
): Unmet[] {
  const facts = state.context
  const unmet = generalUnmet(command, env, facts.registered.on)
  if (!takes(state, command.type)) {
    const at = consultationStateName(state)
    unmet.push({
      condition: 'rightState',
      article: '咨询100%宣传',
      zh: `当前为“${termName('consultationState', at)}”，不能办理“${termName('consultationEventType', command.type)}”`,
      en: `Not possible in "${termName('consultationState', at, 'en')}"`,
      remedy: {
        zh: '同一事项再次来询的，先登记“再次联系”；新的事项请另行登记。',
        en: 'Record a contact first, or register a new matter.',
      },
    })
  }
  const { data } = command
  switch (command.type) {
    case 'CONTACTED':
      if (command.on > plusDays(lastContactOn(facts), CONTACT_DAYS)) {
        unmet.push({
          condition: 'form.sameConsultation',
          article: '咨询100%宣传',
          zh: `距上次联系不超过${CONTACT_DAYS}日`,
          en: `Within ${CONTACT_DAYS} days of the last contact`,
          remedy: { zh: '超过三十日再次来询的，另行登记咨询。', en: 'Register a new consultation.' },
        })
      }
      break
    case 'FOLLOW_UP_PLANNED':
      if (typeof data.until === 'string' && data.until < command.on) {
        unmet.push({
          condition: 'form.followUpLater',
          article: '本中心规定',
          zh: '跟进日期不早于安排日期',
          en: 'The follow-up is not before the day it is planned',
          remedy: { zh: '核对跟进日期。', en: 'Check the day of the follow-up.' },
        })
      }
      break
    case 'CLOSED':
      unmet.push(...closingUnmet(facts, data))
      break
    case 'PUBLICITY_RECORDED': {
      const missing = requiredPublicityItems(facts.kind).filter(
        (item) => !((data.items as string[] | undefined) ?? []).includes(item),
      )
      if (data.refused !== true && missing.length > 0) {
        unmet.push({
          condition: 'form.publicityComplete',
          article: '咨询100%宣传',
          zh: `宣传内容完整；尚缺：${missing.map((item) => termName('publicityItem', item)).join('、')}`,
          en: `Publicity is complete; missing: ${missing.map((item) => termName('publicityItem', item, 'en')).join(', ')}`,
          remedy: {
            zh: '补充宣传后勾选；咨询人拒绝的，选择“拒绝接受宣传”。',
            en: 'Tell the missing items, or record the refusal.',
          },
        })
      }
      if (data.refused !== true) unmet.push(...publicityEvidenceUnmet(facts, data))
    }
  }
  return unmet
}

/** Whether a contact on this day still belongs to the consultation, and its state takes one. */
export function takesContact(state: ConsultationState, on: CivilDate): boolean {
  return takes(state, 'CONTACTED') && on <= plusDays(lastContactOn(state.context), CONTACT_DAYS)
}

/** A ticked item is not evidence: the leaflet has its version, and a period that already runs its own last day (law.md §6.3 R3). */
function publicityEvidenceUnmet(facts: ConsultationFacts, data: Record<string, unknown>): Unmet[] {
  const unmet: Unmet[] = []
  const told = (data.items as string[] | undefined) ?? []
  if (told.includes('leaflet') && !data.leafletVersion) {
    unmet.push({
      condition: 'form.leafletVersionGiven',
      article: '咨询100%宣传',
      zh: '发放或者宣读明白纸的，已填写明白纸版本',
      en: 'With a leaflet its version is given',
      remedy: { zh: '填写所发放或者宣读的明白纸版本。', en: 'Enter the version of the leaflet.' },
    })
  }
  if (told.includes('period') && facts.knownOn !== null && !data.periodEndsOn) {
    unmet.push({
      condition: 'form.ownLastDayTold',
      article: '行政复议法 第20条；咨询100%宣传',
      zh: `已告知本人申请期限的最后一日（${facts.knownOn}知道行政行为）`,
      en: `The person was told their own last day (act known on ${facts.knownOn})`,
      remedy: { zh: '填写所告知的最后一日。', en: 'Enter the last day that was told.' },
    })
  }
  return unmet
}

/** Contacts within so many natural days on a matter belong to one consultation (law.md §6.3 R3). */
export const CONTACT_DAYS = 30

export const lastContactOn = (facts: ConsultationFacts): CivilDate =>
  latest(facts.registered.on, ...facts.contacts.map((c) => c.on), ...(facts.followUp ? [facts.followUp.until] : []))

/** A consultation closes with its publicity record, or with the one exclusion there is and its evidence. */
function closingUnmet(facts: ConsultationFacts, data: Record<string, unknown>): Unmet[] {
  const unmet: Unmet[] = []
  const need = (met: boolean, condition: string, zh: string, en: string, remedy: Unmet['remedy']) => {
    if (!met) unmet.push({ condition, article: '咨询100%宣传', zh, en, remedy })
  }
  const hungUp = data.exclusion === 'X9'
  if (facts.kind !== 'respondentOrgan' && !hungUp) {
    need(
      facts.publicity?.complete === true,
      'form.publicityOrExclusion',
      '办结前已有完整的宣传记录，或者有排除理由（通话不足60秒，有通话记录）',
      'A complete publicity record, or an enumerated exclusion',
      {
        zh: '登记宣传内容；对方挂断的，选择排除项X9并附通话记录。',
        en: 'Record the publicity, or choose X9 with the call log.',
      },
    )
    need(
      facts.kind !== 'outside' || facts.publicity?.refused === true || rightDoorNamed(facts),
      'form.rightDoorNamed',
      '不属于复议范围的，已告知应当通过的途径',
      'Outside reconsideration: the right way was named',
      { zh: '先答复咨询并选择建议的途径，或者转接。', en: 'Answer it with the advised way, or refer it.' },
    )
  }
  need(
    data.exclusion === undefined || hungUp,
    'form.exclusionFits',
    '咨询只能适用排除项X9',
    'Only X9 applies to consultations',
    { zh: '选择X9，或者不选排除项。', en: 'Choose X9 or none.' },
  )
  need(
    !hungUp || facts.channel === 'phone' || facts.contacts.some((c) => c.channel === 'phone'),
    'form.exclusionByPhone',
    '排除项X9只适用于电话咨询',
    'X9 applies to calls only',
    { zh: '登记宣传内容后办结。', en: 'Record the publicity instead.' },
  )
  need(
    !hungUp || (typeof data.note === 'string' && data.note.trim() !== ''),
    'form.callLog',
    '适用排除项X9的，已写明通话记录（时间、时长）',
    'With X9 the call log is given',
    { zh: '在办结说明中写明来电时间和通话时长。', en: 'Give time and length of the call in the closing note.' },
  )
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
  const { status, value, historyValue, context } = consultationMachine.getPersistedSnapshot(state) as unknown as Record<
    string,
    unknown
  >
  return {
    machine: 'consultation',
    version: CONSULTATION_MACHINE_VERSION,
    snapshot: { status, value, historyValue, context },
  }
}

/** Throws SnapshotError for a newer version or a state that is gone. */
export function reviveConsultation(stored: StoredConsultation): ConsultationState {
  if (stored.machine !== 'consultation' || stored.version !== CONSULTATION_MACHINE_VERSION) {
    throw new SnapshotError(`consultation saved by another program version (${stored.version})`)
  }
  const snapshot = { children: {}, ...(stored.snapshot as object) }
  const live = createActor(consultationMachine, {
    snapshot: snapshot as never,
    input: undefined as never,
  }).getSnapshot()
  if (live.status === 'error') throw new SnapshotError('snapshot does not fit the consultation machine')
  return live
}
