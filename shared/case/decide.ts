import { termArticle, termName } from '../terms/index.ts'
import { type CivilDate, isCivilDate } from '../time-limits/index.ts'
import type { CaseEnvironment } from './environment.ts'
import { type EventType, eventDefinition, eventTypes } from './events.ts'
import { explainHere, type StepDraft, type StepExplanation, type Unmet } from './explain.ts'
import { payloadSchema } from './fields.ts'
import { corrected, effectiveLog, isTimer, type LoggedEvent, PROGRAM } from './log.ts'
import { advance, begin, type CaseState, fold, mainState } from './state.ts'
import { applyElapsed, staleTimers, timers } from './timers.ts'

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
export function decide(
  state: CaseState,
  history: readonly LoggedEvent[],
  command: CaseCommand,
  env: CaseEnvironment,
): Decision {
  if (command.type === 'REVERT' || command.type === 'CORRECT') return rewrite(state, history, command, env)

  const asIs = take(state, history, command, env)
  const before = rewind(history, command, env)
  if (!before) return asIs
  const late = take(before.state, [...history, ...before.withdrawn], command, env)
  if (late.accepted) {
    // Taking back a period only to let it lapse again on the same day would be noise in the log.
    const noise = asIs.accepted && sameTimers(history, before.withdrawn, late.events)
    return noise ? asIs : { ...late, events: [...before.withdrawn, ...late.events] }
  }
  return asIs.accepted || mainState(before.state) === mainState(state) ? asIs : late
}

/**
 * Why a step can or cannot be taken. Without a draft only what the case itself must meet is asked; with
 * one, the form's answers too, and then the list is the one with which `decide` would refuse.
 */
export function explainStep(
  state: CaseState,
  history: readonly LoggedEvent[],
  type: EventType,
  env: CaseEnvironment,
  draft?: StepDraft,
): StepExplanation {
  const now = explainHere(state, history, type, env, draft)
  const command = { type, on: draft?.on ?? env.today, data: draft?.data ?? {} }
  if (draft?.data !== undefined) {
    const decision = decide(state, history, command, env)
    return { type, here: now.here || decision.accepted, unmet: decision.accepted ? [] : decision.unmet }
  }
  if (now.here || draft?.on === undefined) return now
  // A day before a period ran out: the step may belong to the state of that day.
  const before = rewind(history, command, env)
  const late = before && explainHere(before.state, [...history, ...before.withdrawn], type, env, draft)
  return late?.here ? late : now
}

/** Every step the person may record, possible or not, in the order of the catalogue. */
export function possibleSteps(
  state: CaseState,
  history: readonly LoggedEvent[],
  env: CaseEnvironment,
): StepExplanation[] {
  return eventTypes
    .filter(
      (type) =>
        type !== 'APPLICATION_RECEIVED' && eventDefinition(type).by.some((role) => env.actor.roles.includes(role)),
    )
    .map((type) => explainStep(state, history, type, env))
}

function take(state: CaseState, history: readonly LoggedEvent[], command: CaseCommand, env: CaseEnvironment): Decision {
  const { unmet } = explainHere(state, history, command.type, env, command)
  if (unmet.length > 0) return { accepted: false, unmet }
  const entry = entryOf(command, (history.at(-1)?.seq ?? 0) + 1, env)
  const elapsed = applyElapsed(advance(state, entry, env), [...history, entry], env)
  return { accepted: true, events: [entry, ...elapsed.events], state: elapsed.state }
}

type Rewound = { withdrawn: LoggedEvent[]; state: CaseState }

/** The case without the periods whose last day a late-entered act forestalls; null if there are none. */
function rewind(history: readonly LoggedEvent[], command: CaseCommand, env: CaseEnvironment): Rewound | null {
  const { group } = eventDefinition(command.type)
  if (group === 'record' || group === 'supervision') return null
  const overtaken = effectiveLog(history).filter((entry) => isTimer(entry) && String(entry.data.ranOutOn) >= command.on)
  return withoutTimers(history, overtaken, env)
}

/** The log with the given timers taken back; null if there are none, or if later steps rest on them. */
function withoutTimers(
  history: readonly LoggedEvent[],
  timers: readonly LoggedEvent[],
  env: CaseEnvironment,
): Rewound | null {
  if (timers.length === 0) return null
  const withdrawn = [...timers].reverse().map(
    ({ seq }, i): LoggedEvent => ({
      seq: (history.at(-1)?.seq ?? 0) + i + 1,
      type: 'TIMER_WITHDRAWN',
      on: env.today,
      recordedAt: env.recordedAt,
      by: PROGRAM,
      data: { seq },
    }),
  )
  try {
    return { withdrawn, state: fold([...history, ...withdrawn]) }
  } catch {
    return null
  }
}

function sameTimers(
  history: readonly LoggedEvent[],
  withdrawn: readonly LoggedEvent[],
  entries: readonly LoggedEvent[],
): boolean {
  const key = (e: LoggedEvent) => `${e.type} ${e.on}`
  const before = withdrawn
    .map((w) => history.find((e) => e.seq === w.data.seq))
    .flatMap((e) => (e ? [key(e)] : []))
    .sort()
  const after = entries.filter(isTimer).map(key).sort()
  return before.join() === after.join()
}

/** Reverts steps or corrects a fact: the log keeps everything, the state is folded anew. */
function rewrite(
  state: CaseState,
  history: readonly LoggedEvent[],
  command: CaseCommand,
  env: CaseEnvironment,
): Decision {
  const { unmet } = explainHere(state, history, command.type, env, command)
  if (unmet.length > 0) return { accepted: false, unmet }
  const refuse = (zh: string, en: string, remedy: string): Decision => ({
    accepted: false,
    unmet: [{ condition: 'rewritable', article: '本中心规定', zh, en, remedy: { zh: remedy, en: 'Check the entry.' } }],
  })
  const target = effectiveLog(history).find((e) => e.seq === command.data.seq)
  if (!target)
    return refuse('所选记录存在且仍然有效', 'The entry exists and still counts', '从办理记录中选择一条有效的记录。')
  if (command.type === 'REVERT' && target.seq === 1) {
    return refuse(
      '首条登记不能撤销',
      'The first entry cannot be reverted',
      '登记错误的，请用“更正”；不应登记的，请办理撤回或者不予处理。',
    )
  }
  if (command.type === 'CORRECT' && !correctable(target, command, env)) {
    return refuse(
      '更正后的内容符合该事项的填写要求',
      'The corrected entry is well formed',
      '核对要更正的栏目和内容；日期写作“2026-11-22”，且不晚于今天。',
    )
  }
  const entry = entryOf(command, (history.at(-1)?.seq ?? 0) + 1, env)
  const changed = [...history, entry]
  try {
    const stale = staleTimers(changed, env)
    const renewed = withoutTimers(changed, stale, env)
    if (stale.length > 0 && !renewed) throw new Error('later steps rest on a period that a correction moves')
    const log = [...changed, ...(renewed?.withdrawn ?? [])]
    const broken = brokenBy(history, log, env)
    if (broken.length > 0) return { accepted: false, unmet: broken }
    const elapsed = applyElapsed(renewed?.state ?? fold(changed), log, env)
    return { accepted: true, events: [entry, ...(renewed?.withdrawn ?? []), ...elapsed.events], state: elapsed.state }
  } catch {
    return refuse('更正后其后的办理步骤仍能成立', 'The later steps still stand', '先撤销受影响的后续步骤，再更正。')
  }
}

/** Conditions that the steps of the log met and, after a correction, no longer meet. Throws if a step is not taken at all. */
function brokenBy(before: readonly LoggedEvent[], after: readonly LoggedEvent[], env: CaseEnvironment): Unmet[] {
  const asked = unmetBySeq(before, env)
  return [...unmetBySeq(after, env)].flatMap(([seq, unmet]) =>
    unmet.filter((u) => u.condition !== 'role' && !asked.get(seq)?.some((known) => known.condition === u.condition)),
  )
}

/** Periods that would have run out before a step was taken. */
function lapsedBefore(state: CaseState, entry: LoggedEvent, env: CaseEnvironment): Unmet[] {
  return timers(state, env)
    .filter((timer) => timer.due < entry.on)
    .map(({ type, on }) => ({
      condition: 'periodNotOver',
      article: termArticle('eventType', type) ?? '',
      zh: `办理“${termName('eventType', entry.type)}”（${entry.on}）之前，法定期间尚未届满（${termName('eventType', type)}：${on}）`,
      en: `No period ran out before "${termName('eventType', entry.type, 'en')}" on ${entry.on}`,
      remedy: {
        zh: '先撤销该步骤及其后的步骤，再更正，由程序重新计算期间。',
        en: 'Revert that step and the later ones, then correct.',
      },
    }))
}

function unmetBySeq(history: readonly LoggedEvent[], env: CaseEnvironment): Map<number, Unmet[]> {
  const [first, ...rest] = effectiveLog(history)
  if (!first) return new Map()
  let state = begin(first)
  const found = new Map<number, Unmet[]>([[first.seq, openingUnmet(first, env)]])
  for (const entry of rest) {
    if (!isTimer(entry))
      found.set(entry.seq, [
        ...explainHere(state, [], entry.type, env, entry).unmet,
        ...lapsedBefore(state, entry, env),
      ])
    state = advance(state, entry)
  }
  return found
}

function correctable(target: LoggedEvent, command: CaseCommand, env: CaseEnvironment): boolean {
  const changes = command.data.changes as { field: string; value: string }[]
  const fields = eventDefinition(target.type).fields
  if (!changes.every((c) => c.field === 'on' || c.field in fields)) return false
  try {
    const changed = corrected(target, changes)
    return isCivilDate(changed.on) && changed.on <= env.today && payloadSchema(fields).safeParse(changed.data).success
  } catch {
    return false // not JSON where a list is expected
  }
}

function openingUnmet(command: Pick<CaseCommand, 'on' | 'data'>, env: CaseEnvironment): Unmet[] {
  const { parties = [] } = command.data as { parties?: { role: string }[] }
  const unmet: Unmet[] = []
  const need = (met: boolean, condition: string, article: string, zh: string, en: string, remedy: string) => {
    if (!met) unmet.push({ condition, article, zh, en, remedy: { zh: remedy, en: 'Complete the form.' } })
  }
  need(
    command.on <= env.today,
    'notInFuture',
    '本中心规定',
    '收到日期不晚于今天',
    'Received not in the future',
    `今天是${env.today}，请核对收到日期。`,
  )
  need(
    parties.some((p) => p.role === 'applicant'),
    'applicantNamed',
    '行政复议法 第14条',
    '已登记申请人',
    'An applicant is named',
    '至少填写一名申请人。',
  )
  const { postmarkedOn } = command.data as { postmarkedOn?: string }
  need(
    !postmarkedOn || postmarkedOn <= command.on,
    'postmarkBeforeReceipt',
    '民事诉讼法 第85条第4款',
    '邮戳日期不晚于收到日期',
    'Posted before received',
    '核对邮戳日期。',
  )
  const { earlierCase, earlierCaseGround } = command.data as { earlierCase?: string; earlierCaseGround?: string }
  need(
    (earlierCase === undefined) === (earlierCaseGround === undefined),
    'earlierCaseWithGround',
    '行政复议法 第74条第2款；实施条例 第58条第2款、第65条',
    '关联原案的，原案和关联事由都已填写',
    'An earlier case is named together with the ground of the link',
    '同时选择原案和关联事由，或者都不填。',
  )
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
