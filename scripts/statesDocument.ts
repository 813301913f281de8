import type { AnyStateNode } from 'xstate'
import {
  CASE_MACHINE_VERSION,
  caseMachine,
  conditions,
  eventDefinition,
  eventTypes,
  stateName,
} from '../shared/case/index.ts'
import { termArticle, termName } from '../shared/terms/index.ts'

/** What the document reads of a transition's guard (shared/case/machine.ts, Rule). */
type Rule = { branch?: string; needs: readonly (keyof typeof conditions)[]; follows?: true }
type Row = readonly string[]

const HEAD = `# 案件状态表 (the states of a case)

Generated from the statechart by \`npm run docs\`; a test fails when it is out of date. Version of the machine: ${CASE_MACHINE_VERSION}.

主流程与各并行区同时进行。每一行是一步：在“状态”下办理“事项”，“条件”全部具备时进入“去向”；同一事项有几行的，自上而下取第一行“情形”相符者。
“随动”表示本区随其他区已成立的事项而变化，自身不决定该事项能否办理。“〔程序〕”表示法定期间届满时由程序自动记录。
`

/** docs/states.md: every state, step, condition and article, read from the machine itself. */
export function statesDocument(): string {
  const regions = Object.values(caseMachine.root.states)
  return `${[HEAD, ...regions.map(regionChapter), conditionsChapter(), eventsChapter()].join('\n')}`
}

function regionChapter(region: AnyStateNode): string {
  const nodes = [region, ...descendants(region)]
  const states = nodes.filter(
    (node) => node.type !== 'history' && node !== region && Object.keys(node.states).length === 0,
  )
  return [
    `## ${termName('region', region.key)} (\`${region.key}\`)\n`,
    `状态：${states.map((node) => `${nameOf(node)} \`${pathOf(node)}\``).join('、')}\n`,
    table(['状态', '事项', '情形', '去向', '条件'], nodes.flatMap(stepsFrom)),
  ].join('\n')
}

function stepsFrom(node: AnyStateNode): Row[] {
  const events = [...node.transitions].flatMap(([type, transitions]) =>
    transitions.map((transition) => ({ type, transition })),
  )
  const always = (node.always ?? []).map((transition) => ({ type: '', transition }))
  return [...always, ...events].map(({ type, transition }) => {
    const rule = ruleOf(transition.guard)
    const targets = transition.target ?? []
    return [
      nameOf(node),
      type === '' ? '（自动）' : `${eventName(type)}${rule?.follows ? '（随动）' : ''}`,
      rule?.branch ? `\`${rule.branch}\`` : '',
      targets.length === 0 ? '（不变）' : targets.map(targetName).join('、'),
      (rule?.needs ?? []).map((need) => `[${conditions[need].zh}](#${need.toLowerCase()})`).join('；'),
    ]
  })
}

const ruleOf = (guard: unknown): Rule | undefined =>
  typeof guard === 'object' && guard !== null && 'params' in guard ? (guard.params as Rule) : undefined

function conditionsChapter(): string {
  const used = new Set(
    Object.values(caseMachine.root.states)
      .flatMap((region) => [region, ...descendants(region)])
      .flatMap(needsOf),
  )
  const rows = Object.entries(conditions)
    .filter(([name]) => used.has(name))
    .map(([name, { zh, article, remedy }]) => [
      `<a id="${name.toLowerCase()}"></a>${zh} \`${name}\``,
      article,
      remedy.zh,
    ])
  return `## 条件\n\n${table(['条件', '依据', '不具备时'], rows)}`
}

const needsOf = (node: AnyStateNode): string[] =>
  [...node.transitions.values()].flat().flatMap((transition) => [...(ruleOf(transition.guard)?.needs ?? [])])

function eventsChapter(): string {
  const rows = eventTypes.map((type) => {
    const { by, automatic } = eventDefinition(type)
    const who = automatic ? '〔程序〕' : by.map((role) => termName('role', role)).join('、')
    return [`${termName('eventType', type)} \`${type}\``, who, termArticle('eventType', type) ?? '']
  })
  return `## 事项\n\n${table(['事项', '可办理的人', '依据'], rows)}`
}

const eventName = (type: string): string => {
  const known = eventTypes.find((each) => each === type)
  return known === undefined
    ? type
    : `${termName('eventType', known)}${eventDefinition(known).automatic ? '〔程序〕' : ''}`
}

/** The state's path as it is stored: the main line without its region's name. */
const pathOf = (node: AnyStateNode): string => (node.path[0] === 'main' ? node.path.slice(1) : node.path).join('.')
const nameOf = (node: AnyStateNode): string => stateName(pathOf(node)).zh
/** A history state stands for the state that was left. */
const targetName = (node: AnyStateNode): string =>
  node.type === 'history' ? `${stateName(pathOf(node.parent as AnyStateNode)).zh}（离开时的状态）` : nameOf(node)

const descendants = (node: AnyStateNode): AnyStateNode[] =>
  Object.values(node.states as Record<string, AnyStateNode>).flatMap((child) => [child, ...descendants(child)])

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
function table(head: Row, rows: readonly Row[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`)
  return `${lines.join('\n')}\n`
}
