import { fieldLabel, termName } from '../terms/index.ts'
import { isCivilDate } from '../time-limits/index.ts'
import { type BranchName, branches } from './branches.ts'
import { type Condition, type ConditionName, conditions } from './conditions.ts'
import type { CaseEnvironment } from './environment.ts'
import { type EventType, eventDefinition } from './events.ts'
import type { StepEvent } from './facts.ts'
import { payloadSchema } from './fields.ts'
import type { LoggedEvent } from './log.ts'
import { caseMachine, type Rule } from './machine.ts'
import { type Mend, mendOf } from './mending.ts'
import { record } from './record.ts'
import { type CaseState, mainState, stepEvent } from './state.ts'

type Bilingual = { zh: string; en: string }

/**
 * A condition that is not met, as a screen shows it: what, by which article, and what would meet it: another step
 * (`event`), a blank of this one (`field`) or a correction of an earlier entry.
 */
export type Unmet = Bilingual & { condition: string; article: string; remedy: Bilingual; event?: EventType } & Mend

/** Whether a step can be taken now. `here`: the statechart knows it in this state. */
export type StepExplanation = { type: EventType; here: boolean; unmet: Unmet[] }

export type StepDraft = { on?: string; data?: Record<string, unknown> }

/** Steps that have no place in the statechart: they act on the log itself. */
const supervised: readonly EventType[] = ['FORCE', 'REVERT', 'CORRECT']

/**
 * Why a step can or cannot be taken in this very state. Without a draft only what the case itself must
 * meet is asked; with one, the form's answers too.
 */
export function explainHere(
  state: CaseState,
  history: readonly LoggedEvent[],
  type: EventType,
  env: CaseEnvironment,
  draft?: StepDraft,
): StepExplanation {
  const event = stepEvent(
    {
      seq: (history.at(-1)?.seq ?? 0) + 1,
      type,
      on: draft?.on ?? env.today,
      recordedAt: env.recordedAt,
      by: env.actor.id,
      data: draft?.data ?? {},
    },
    env,
  )
  const filled = draft?.data !== undefined
  const blanks = filled ? unfilled(event) : []
  const unmet: Unmet[] = [...general(state, event, env), ...blanks]
  if (supervised.includes(type)) return { type, here: true, unmet }

  const candidates = leading(state, type)
  if (candidates.length === 0) return { type, here: false, unmet: [wrongState(state, type), ...unmet] }

  if (!filled) {
    const worked = candidates.map((rule) => unmetOf(rule, state, event, (condition) => condition.asked === true))
    return { type, here: true, unmet: [...unmet, ...worked.reduce((a, b) => (b.length < a.length ? b : a))] }
  }
  // A form that is not finished can make a condition stumble; it then counts as not met.
  const asked = <T>(question: () => T, otherwise: T): T => {
    if (blanks.length === 0) return question()
    try {
      return question()
    } catch {
      return otherwise
    }
  }
  const { rule, fits } = asked(() => chosen(candidates, state, event), { rule: candidates.at(-1) as Rule, fits: true })
  const open = unmetOf(rule, state, event, () => false, asked)
  return { type, here: true, unmet: [...unmet, ...(fits || open.length > 0 ? open : [wrongState(state, type)])] }
}

type Node = { transitions: Map<string, { guard?: unknown }[]>; order: number }
/** A page asks for every step of one and the same state: its nodes are walked once. */
const rulesOfStates = new WeakMap<CaseState, Map<string, Rule[]>>()

/** The rules of the leading transitions for an event, innermost first in each region. */
function leading(state: CaseState, type: EventType): Rule[] {
  let rules = rulesOfStates.get(state)
  if (!rules) {
    const nodes = [...((state as unknown as { _nodes: Node[] })._nodes ?? [])].sort((a, b) => b.order - a.order)
    rules = new Map()
    for (const [event, transitions] of nodes.flatMap((node) => [...node.transitions])) {
      rules.set(event, [...(rules.get(event) ?? []), ...transitions.flatMap(leadingRule)])
    }
    rulesOfStates.set(state, rules)
  }
  return rules.get(type) ?? []
}

/** Whether the statechart knows a step in this very state, whatever may still be missing for it. */
export const isHere = (state: CaseState, type: EventType): boolean =>
  supervised.includes(type) || leading(state, type).length > 0

function leadingRule({ guard }: { guard?: unknown }): Rule[] {
  const { type, params } = (guard ?? {}) as { type?: string; params?: Rule }
  return type === 'rule' && params && !params.follows ? [params] : []
}

function chosen(candidates: readonly Rule[], state: CaseState, event: StepEvent): { rule: Rule; fits: boolean } {
  const after = record(state.context, event)
  const fitting = candidates.find(
    (rule) => rule.branch === undefined || branches[rule.branch as BranchName](after, event, state.context),
  )
  return { rule: fitting ?? (candidates.at(-1) as Rule), fits: fitting !== undefined }
}

type Asked = (question: () => boolean, otherwise: boolean) => boolean
function unmetOf(
  rule: Rule,
  state: CaseState,
  event: StepEvent,
  skips: (condition: Condition) => boolean,
  asked: Asked = (question) => question(),
): Unmet[] {
  return rule.needs.flatMap((name) => {
    const condition: Condition = conditions[name]
    if (skips(condition) || asked(() => condition.holds(state.context, event), false)) return []
    return [unmetCondition(name, condition, event.type)]
  })
}

/** What is left blank or not well formed on the form. */
function unfilled(event: StepEvent): Unmet[] {
  const parsed = payloadSchema(eventDefinition(event.type).fields).safeParse(event.data)
  const names = new Set(parsed.success ? [] : parsed.error.issues.flatMap(namesOf))
  if (!isCivilDate(event.on)) names.add('on')
  if (names.size === 0) return []
  const labels = (language: 'zh' | 'en') => [...names].map((name) => labelOf(event.type, name, language))
  return [
    {
      condition: 'formComplete',
      article: '本中心规定',
      zh: '各栏已按要求填写',
      en: 'Every blank is filled in as required',
      remedy: {
        zh: `请填写或者核对：${labels('zh').join('、')}。`,
        en: `Fill in or check: ${labels('en').join(', ')}.`,
      },
      field: [...names][0] as string,
    },
  ]
}

/** Fields an issue is about; unknown ones are named by the issue itself. */
function namesOf(issue: { path: PropertyKey[]; keys?: string[] }): string[] {
  return issue.path.length > 0 ? [String(issue.path[0])] : (issue.keys ?? [])
}

function labelOf(type: EventType, name: string, language: 'zh' | 'en'): string {
  return name === 'on' || Object.hasOwn(eventDefinition(type).fields, name) ? fieldLabel(type, name, language) : name
}

function unmetCondition(name: ConditionName, condition: Condition, type: EventType): Unmet {
  const { article, zh, en, remedy, event } = condition
  return { condition: name, article, zh, en, remedy, ...(event ? { event } : {}), ...mendOf(name, type) }
}

/** What holds for every step: the right role, no day in the future, none before the case existed. */
function general(state: CaseState, event: StepEvent, env: CaseEnvironment): Unmet[] {
  const unmet: Unmet[] = []
  const definition = eventDefinition(event.type)
  const { application, acceptance } = state.context
  if (!definition.by.some((role) => env.actor.roles.includes(role))) {
    const names = (language: 'zh' | 'en') => definition.by.map((role) => termName('role', role, language))
    unmet.push({
      condition: 'role',
      article: '本中心岗位权限',
      zh: definition.automatic ? '此事项在法定期间届满时由程序自动记录' : `此事项由${names('zh').join('、')}办理`,
      en: definition.automatic
        ? 'Recorded by the program when a period runs out'
        : `Recorded by: ${names('en').join(', ')}`,
      remedy: { zh: '请有权限的人员办理，或者由管理员调整角色。', en: 'Ask somebody with the role.' },
    })
  }
  if (event.on > env.today) {
    unmet.push({
      condition: 'notInFuture',
      article: '本中心规定',
      zh: '发生日期不晚于今天',
      en: 'The day is not in the future',
      remedy: {
        zh: `今天是${env.today}，请核对日期；尚未发生的事项待发生后登记。`,
        en: `Today is ${env.today}; record it when it has happened.`,
      },
      field: 'on',
    })
  }
  const trialGroups = ['trial', 'ruling', 'clock', 'mediation', 'hearing', 'withdrawal']
  const from = acceptance && trialGroups.includes(definition.group) ? acceptance.on : application.receivedOn
  if (event.on < from) {
    unmet.push({
      condition: 'notBeforeBeginning',
      article: '行政复议法 第30条',
      zh: `发生日期不早于${from === application.receivedOn ? '收到申请之日' : '受理之日'}（${from}）`,
      en: `Not before ${from}`,
      remedy: {
        zh: '核对发生日期；前一步日期有误的，先用“更正”改正。',
        en: 'Check the day, or correct the earlier step first.',
      },
      field: 'on',
    })
  }
  return unmet
}

/** States in which the statechart takes an event, by name; for the message that a step belongs elsewhere. */
export function statesTaking(type: EventType): string[] {
  const found: string[] = []
  type Config = { states?: Record<string, Config>; on?: Record<string, unknown> }
  const visit = (config: Config, at: string) => {
    const transitions = [config.on?.[type] ?? []].flat() as { guard?: { params?: Rule } }[]
    if (transitions.some((t) => t?.guard?.params && !t.guard.params.follows)) found.push(at)
    for (const [key, inner] of Object.entries(config.states ?? {})) visit(inner, at === '' ? key : `${at}.${key}`)
  }
  const regions = (caseMachine.config as unknown as Config).states ?? {}
  for (const [region, config] of Object.entries(regions)) visit(config, region === 'main' ? '' : `${region}`)
  return found
}

function wrongState(state: CaseState, type: EventType): Unmet {
  const at = mainState(state)
  const key = `${at} ${type}`
  const known = wrongStates.get(key)
  if (known) return known
  const name = (language: 'zh' | 'en') => termName('eventType', type, language)
  const unmet: Unmet = {
    condition: 'rightState',
    article: '行政复议法 第30条至第79条（办理顺序）',
    zh: `当前处于“${termName('mainState', at)}”，不能办理“${name('zh')}”`,
    en: `Not possible in "${termName('mainState', at, 'en')}": ${name('en')}`,
    remedy: whereTaken(type),
  }
  wrongStates.set(key, unmet)
  return unmet
}

/** The chart does not change while the program runs, and a case page asks for every step: worked out once. */
const wrongStates = new Map<string, Unmet>()

function whereTaken(type: EventType): Bilingual {
  const places = statesTaking(type).map((where) => stateName(where))
  return {
    zh:
      places.length > 0
        ? `在下列状态办理：${[...new Set(places.map((p) => p.zh))].join('、')}。`
        : '本案不再办理此事项。',
    en:
      places.length > 0
        ? `Possible in: ${[...new Set(places.map((p) => p.en))].join(', ')}.`
        : 'Not possible any more.',
  }
}

const regionGroups: Record<string, string> = {
  clock: 'clockState',
  procedureKind: 'procedureState',
  mediation: 'mediationState',
  hearing: 'hearingState',
  incidental: 'incidentalState',
  stay: 'stayState',
  withdrawal: 'withdrawalState',
  performance: 'performanceState',
  litigation: 'litigationState',
  publication: 'publicationState',
  copyToSuperior: 'copyState',
  followUp: 'followUpState',
}

/** Chinese and English name of a state path of any region. */
export function stateName(where: string): Bilingual {
  const [region = '', inner] = where.split('.')
  const both = (group: Parameters<typeof termName>[0], code: string): Bilingual => ({
    zh: termName(group, code),
    en: termName(group, code, 'en'),
  })
  const group = regionGroups[region] as Parameters<typeof termName>[0] | undefined
  if (where === '') return { zh: '审理全过程', en: 'any state' }
  if (group && inner) return both(group, inner)
  if (group) return both('region', region)
  return inner || region === 'closed' || region === 'archived' ? both('mainState', where) : both('stage', region)
}
