import type { CivilDate } from '../time-limits/index.ts'
import type { CaseEnvironment } from './environment.ts'
import { type EventType, eventDefinition } from './events.ts'
import { explainStep, type Unmet } from './explain.ts'
import { payloadSchema } from './fields.ts'
import { corrected, effectiveLog, isTimer, type LoggedEvent, PROGRAM } from './log.ts'
import { advance, begin, type CaseState, fold, mainState } from './state.ts'
import { applyElapsed } from './timers.ts'

export type CaseCommand = { type: EventType; on: CivilDate; data: Record<string, unknown> }
export type Decision = { accepted: true; events: LoggedEvent[]; state: CaseState } | { accepted: false; unmet: Unmet[] }

/** Opens a case with its first entry and takes in what has run out since. */
export function openCase(command: CaseCommand, env: CaseEnvironment): Decision {
  const entry = entryOf(command, 1, env)
  const unmet = openingUnmet(command, env)
  if (unmet.length > 0) return { accepted: false, unmet }
  const elapsed = applyElapsed(begin(entry), [entry], env)
  return { accepted: true, events: [entry, ...elapsed.events], state: elapsed.state }
}

/**
 * Decides on a step: accepts it with the log entries it makes, or refuses it with the conditions that
 * are not met. Entries may be several: an act entered late takes back the statutory effects that it
 * forestalled, and periods that have run out since are taken in behind it.
 */
export function decide(state: CaseState, history: readonly LoggedEvent[], command: CaseCommand, env: CaseEnvironment): Decision {
  if (command.type === 'REVERT' || command.type === 'CORRECT') return rewrite(state, history, command, env)

  const withdrawn = overtaken(history, command, env)
  const rewound = withdrawn.length > 0 ? fold([...history, ...withdrawn]) : null
  if (rewound) {
    const late = take(rewound, [...history, ...withdrawn], command, env)
    // Taking back a period only to let it lapse again on the same day would be noise in the log.
    if (late.accepted && !sameTimers(history, withdrawn, late.events)) {
      return { ...late, events: [...withdrawn, ...late.events] }
    }
    if (!late.accepted && mainState(rewound) !== mainState(state)) {
      const asIs = take(state, history, command, env)
      return asIs.accepted ? asIs : late
    }
  }
  return take(state, history, command, env)
}

function take(state: CaseState, history: readonly LoggedEvent[], command: CaseCommand, env: CaseEnvironment): Decision {
  const { unmet } = explainStep(state, history, command.type, env, command)
  if (unmet.length > 0) return { accepted: false, unmet }
  const entry = entryOf(command, (history.at(-1)?.seq ?? 0) + 1, env)
  const elapsed = applyElapsed(advance(state, entry, env), [...history, entry], env)
  return { accepted: true, events: [entry, ...elapsed.events], state: elapsed.state }
}

/** Entries that take back the timers at the end of the log whose day a late-entered act forestalls. */
function overtaken(history: readonly LoggedEvent[], command: CaseCommand, env: CaseEnvironment): LoggedEvent[] {
  if (eventDefinition(command.type).group === 'record' || eventDefinition(command.type).group === 'supervision') return []
  const counted = effectiveLog(history)
  const withdrawn: LoggedEvent[] = []
  for (const entry of [...counted].reverse()) {
    if (!isTimer(entry) || String(entry.data.ranOutOn) < command.on) break
    withdrawn.push({
      seq: (history.at(-1)?.seq ?? 0) + withdrawn.length + 1,
      type: 'TIMER_WITHDRAWN',
      on: env.today,
      recordedAt: env.recordedAt,
      by: PROGRAM,
      data: { seq: entry.seq },
    })
  }
  return withdrawn
}

function sameTimers(history: readonly LoggedEvent[], withdrawn: readonly LoggedEvent[], entries: readonly LoggedEvent[]): boolean {
  const key = (e: LoggedEvent) => `${e.type} ${e.on}`
  const before = withdrawn.map((w) => history.find((e) => e.seq === w.data.seq)).flatMap((e) => (e ? [key(e)] : [])).sort()
  const after = entries.filter(isTimer).map(key).sort()
  return before.join() === after.join()
}

/** Reverts steps or corrects a fact: the log keeps everything, the state is folded anew. */
function rewrite(state: CaseState, history: readonly LoggedEvent[], command: CaseCommand, env: CaseEnvironment): Decision {
  const { unmet } = explainStep(state, history, command.type, env, command)
  const target = effectiveLog(history).find((e) => e.seq === command.data.seq)
  const refuse = (zh: string, en: string, remedy: string): Decision => ({
    accepted: false,
    unmet: [...unmet, { condition: 'rewritable', article: '本中心规定', zh, en, remedy: { zh: remedy, en: 'Check the entry.' } }],
  })
  if (!target) return refuse('所选记录存在且仍然有效', 'The entry exists and still counts', '从办理记录中选择一条有效的记录。')
  if (unmet.length > 0) return { accepted: false, unmet }
  if (command.type === 'REVERT' && target.seq === 1) {
    return refuse('首条登记不能撤销', 'The first entry cannot be reverted', '登记错误的，请用“更正”；不应登记的，请办理撤回或者不予处理。')
  }
  if (command.type === 'CORRECT' && !correctable(target, command)) {
    return refuse('更正后的内容符合该事项的填写要求', 'The corrected entry is well formed', '核对要更正的栏目和内容；日期写作“2026-11-22”。')
  }
  const entry = entryOf(command, (history.at(-1)?.seq ?? 0) + 1, env)
  try {
    const folded = fold([...history, entry])
    const elapsed = applyElapsed(folded, [...history, entry], env)
    return { accepted: true, events: [entry, ...elapsed.events], state: elapsed.state }
  } catch {
    return refuse('更正后其后的办理步骤仍能成立', 'The later steps still stand', '先撤销受影响的后续步骤，再更正。')
  }
}

function correctable(target: LoggedEvent, command: CaseCommand): boolean {
  const changes = command.data.changes as { field: string; value: string }[]
  const fields = eventDefinition(target.type).fields
  if (!changes.every((c) => c.field === 'on' || c.field in fields)) return false
  try {
    const changed = corrected(target, changes)
    return /^\d{4}-\d{2}-\d{2}$/.test(changed.on) && payloadSchema(fields).safeParse(changed.data).success
  } catch {
    return false // not JSON where a list is expected
  }
}

function openingUnmet(command: CaseCommand, env: CaseEnvironment): Unmet[] {
  const { parties = [] } = command.data as { parties?: { role: string }[] }
  const unmet: Unmet[] = []
  const need = (met: boolean, condition: string, article: string, zh: string, en: string, remedy: string) => {
    if (!met) unmet.push({ condition, article, zh, en, remedy: { zh: remedy, en: 'Complete the form.' } })
  }
  need(command.on <= env.today, 'notInFuture', '本中心规定', '收到日期不晚于今天', 'Received not in the future', `今天是${env.today}，请核对收到日期。`)
  need(parties.some((p) => p.role === 'applicant'), 'applicantNamed', '行政复议法 第14条', '已登记申请人', 'An applicant is named', '至少填写一名申请人。')
  const { postmarkedOn } = command.data as { postmarkedOn?: string }
  need(!postmarkedOn || postmarkedOn <= command.on, 'postmarkBeforeReceipt', '民事诉讼法 第85条第4款', '邮戳日期不晚于收到日期', 'Posted before received', '核对邮戳日期。')
  need(
    eventDefinition('APPLICATION_RECEIVED').by.some((role) => env.actor.roles.includes(role)),
    'role',
    '本中心岗位权限',
    '由接待、承办人员登记',
    'Registered by reception or case officers',
    '请有权限的人员办理。',
  )
  return unmet
}

function entryOf({ type, on, data }: CaseCommand, seq: number, env: CaseEnvironment): LoggedEvent {
  return { seq, type, on, recordedAt: env.recordedAt, by: env.actor.id, data }
}
