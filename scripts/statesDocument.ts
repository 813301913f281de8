import type { AnyStateNode } from 'xstate'
import {
  CASE_MACHINE_VERSION,
  caseMachine,
  conditions,
  type EventType,
  eventDefinition,
  eventTypes,
  stateName,
  statesTaking,
  timerPeriods,
} from '../shared/case/index.ts'
import { type Language, termArticle, termName } from '../shared/terms/index.ts'

/** What the document reads of a transition's guard (shared/case/machine.ts, Rule). */
type Rule = { branch?: string; needs: readonly (keyof typeof conditions)[]; follows?: true }
type Row = readonly string[]

const words = {
  zh: {
    title: '# 案件状态表',
    how: `由 \`npm run docs\` 从状态图生成；与程序不一致时测试不能通过。状态图版本：${CASE_MACHINE_VERSION}。[English](#the-states-of-a-case)

主流程与各并行区同时进行。每一行是一步：在“状态”下办理“事项”，“条件”全部具备时进入“去向”；同一事项有几行的，自上而下取第一行“情形”相符者。
“随动”表示本区随其他区已成立的事项而变化，自身不决定该事项能否办理。“〔程序〕”表示法定期间届满时由程序自动记录。`,
    states: '状态：',
    steps: ['状态', '事项', '情形', '去向', '条件', '办理人'],
    same: '（不变）',
    follows: '（随动）',
    program: '〔程序〕',
    itself: '（自动）',
    left: '（离开时的状态）',
    conditions: '条件',
    conditionRows: ['条件', '依据', '不具备时'],
    events: '事项',
    eventRows: ['事项', '办理人', '依据'],
    timers: '自动记录的期间届满',
    timerRows: ['记录', '所在状态', '期间', '依据'],
    list: '、',
    clause: '；',
  },
  en: {
    title: '# The states of a case',
    how: `Generated from the statechart by \`npm run docs\`; a test fails when it is out of date. Version of the machine: ${CASE_MACHINE_VERSION}.

The main line and the regions beside it go on at the same time. Every row is a step: taken in its state it leads on when all conditions are met; of several rows for one step the first whose case fits is taken.
"Follows" marks a region that moves with a step accepted elsewhere and has no say in it. "[program]" marks what the program records when a statutory period runs out.`,
    states: 'States: ',
    steps: ['State', 'Step', 'Case', 'To', 'Conditions', 'Recorded by'],
    same: '(same)',
    follows: ' (follows)',
    program: ' [program]',
    itself: '(by itself)',
    left: ' (the state it was left in)',
    conditions: 'Conditions',
    conditionRows: ['Condition', 'Article', 'If not met'],
    events: 'Steps',
    eventRows: ['Step', 'Recorded by', 'Article'],
    timers: 'Periods that run out by themselves',
    timerRows: ['Record', 'In state', 'Period', 'Article'],
    list: ', ',
    clause: '; ',
  },
} as const

/** docs/states.md: every state, step, condition and article in both languages, read from the machine itself. */
export function statesDocument(): string {
  return [chapters('zh'), chapters('en')].join('\n')
}

function chapters(language: Language): string {
  const { title, how } = words[language]
  const regions = Object.values(caseMachine.root.states)
  return [
    `${title}\n\n${how}\n`,
    ...regions.map((region) => regionChapter(region, language)),
    conditionsChapter(language),
    timersChapter(language),
    eventsChapter(language),
  ].join('\n')
}

function regionChapter(region: AnyStateNode, language: Language): string {
  const { states: label, steps, list } = words[language]
  const nodes = [region, ...descendants(region)]
  const states = nodes.filter(
    (node) => node.type !== 'history' && node !== region && Object.keys(node.states).length === 0,
  )
  return [
    `## ${termName('region', region.key, language)} (\`${region.key}\`)\n`,
    `${label}${states.map((node) => `${nameOf(node, language)} \`${pathOf(node)}\``).join(list)}\n`,
    table(
      steps,
      nodes.flatMap((node) => stepsFrom(node, language)),
    ),
  ].join('\n')
}

function stepsFrom(node: AnyStateNode, language: Language): Row[] {
  const { same, follows, itself, list, clause } = words[language]
  const events = [...node.transitions].flatMap(([type, transitions]) =>
    transitions.map((transition) => ({ type: type as EventType, transition })),
  )
  const always = (node.always ?? []).map((transition) => ({ type: null, transition }))
  return [...always, ...events].map(({ type, transition }) => {
    const rule = ruleOf(transition.guard)
    const targets = transition.target ?? []
    return [
      nameOf(node, language),
      type === null ? itself : `${eventName(type, language)}${rule?.follows ? follows : ''}`,
      rule?.branch ? `\`${rule.branch}\`` : '',
      targets.length === 0 ? same : targets.map((target) => targetName(target, language)).join(list),
      (rule?.needs ?? []).map((need) => `[${conditions[need][language]}](#${anchor(need, language)})`).join(clause),
      type === null || rule?.follows ? '' : recordedBy(type, language),
    ]
  })
}

const ruleOf = (guard: unknown): Rule | undefined =>
  typeof guard === 'object' && guard !== null && 'params' in guard ? (guard.params as Rule) : undefined

const anchor = (condition: string, language: Language): string => `${language}-${condition.toLowerCase()}`

function conditionsChapter(language: Language): string {
  const { conditions: heading, conditionRows } = words[language]
  const rows = Object.entries(conditions).map(([name, condition]) => [
    `<a id="${anchor(name, language)}"></a>${condition[language]} \`${name}\``,
    condition.article,
    condition.remedy[language],
  ])
  return `## ${heading}\n\n${table(conditionRows, rows)}`
}

function timersChapter(language: Language): string {
  const { timers, timerRows, list } = words[language]
  const rows = (Object.keys(timerPeriods) as (keyof typeof timerPeriods)[]).map((type) => [
    `${termName('eventType', type, language)} \`${type}\``,
    statesTaking(type)
      .map((where) => stateName(where)[language])
      .join(list),
    timerPeriods[type].map((code) => `${termName('limitCode', code, language)} ${code}`).join(list),
    termArticle('eventType', type) ?? '',
  ])
  return `## ${timers}\n\n${table(timerRows, rows)}`
}

function eventsChapter(language: Language): string {
  const { events, eventRows } = words[language]
  const rows = eventTypes.map((type) => [
    `${termName('eventType', type, language)} \`${type}\``,
    recordedBy(type, language),
    termArticle('eventType', type) ?? '',
  ])
  return `## ${events}\n\n${table(eventRows, rows)}`
}

function recordedBy(type: EventType, language: Language): string {
  const { by, automatic } = eventDefinition(type)
  const { program, list } = words[language]
  return automatic ? program.trim() : by.map((role) => termName('role', role, language)).join(list)
}

const eventName = (type: EventType, language: Language): string =>
  `${termName('eventType', type, language)}${eventDefinition(type).automatic ? words[language].program : ''}`

/** The state's path as it is stored: the main line without its region's name. */
const pathOf = (node: AnyStateNode): string => (node.path[0] === 'main' ? node.path.slice(1) : node.path).join('.')
const nameOf = (node: AnyStateNode, language: Language): string => stateName(pathOf(node))[language]
/** A history state stands for the state that was left. */
const targetName = (node: AnyStateNode, language: Language): string =>
  node.type === 'history'
    ? `${stateName(pathOf(node.parent as AnyStateNode))[language]}${words[language].left}`
    : nameOf(node, language)

const descendants = (node: AnyStateNode): AnyStateNode[] =>
  Object.values(node.states as Record<string, AnyStateNode>).flatMap((child) => [child, ...descendants(child)])

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
function table(head: Row, rows: readonly Row[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`)
  return `${lines.join('\n')}\n`
}
