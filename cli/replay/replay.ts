import { ORPCError } from '@orpc/contract'
import { isTimer, type Unmet } from '../../shared/case/index.ts'
import type { CaseView, LimitView } from '../../shared/contract/index.ts'
import { termName } from '../../shared/terms/index.ts'
import { plusDays } from '../../shared/time-limits/index.ts'
import type { Client, Clock } from '../desk.ts'
import { type DatedStep, dated, fallbackDay, type History, isActStep } from './history.ts'
import { impliedStep, type PlannedStep, recordedAs, registration, type Staff } from './steps.ts'

/** A step that the server refused, with the conditions that were not met. */
export type Refusal = { step: string; on: string; unmet: Pick<Unmet, 'condition' | 'article' | 'zh'>[] }

/** What became of one step of the history: the case as it was after it. */
export type Recorded = { step: DatedStep; view: CaseView }

export type Replayed = {
  history: History
  steps: DatedStep[]
  recorded: Recorded[]
  view: CaseView
  implied: string[]
  refused: Refusal[]
  /** Statutory periods that were exceeded, in words. */
  late: string[]
}

type Desk = { client: Client; clock: Clock; staff: Staff }

/**
 * Feeds one history through the server as a clerk would, each step on its own day. What the history presupposes is
 * recorded as implied; what the law refuses is kept as a note, so that no step of the history is dropped.
 */
export async function replay(history: History, { client, clock, staff }: Desk): Promise<Replayed> {
  const steps = dated(history.history, fallbackDay(history.ruleSet))
  const recorded: Recorded[] = []
  const implied: string[] = []
  const refused: Refusal[] = []

  const first =
    steps.find((s) => s.event === 'application-received') ?? steps.find((s) => !isActStep(s)) ?? (steps[0] as DatedStep)
  let day = first.day
  if (first.event !== 'application-received') implied.push(`收到申请（${day}）`)
  clock.set(day)
  let view = await client.cases.register({
    receivedOn: day,
    application: registration(history, steps) as never,
    registeredOn: day,
  })

  const send = (type: PlannedStep['type'], on: string, data: Record<string, unknown>): Promise<CaseView> =>
    client.cases.act({ id: view.id, expectedVersion: view.version, event: { type, on, data } as never })

  const at = async (next: string) => {
    if (next > day) day = next
    clock.set(day)
    view = await client.cases.get({ id: view.id })
  }

  /** Records a step; a refused one is kept as a note with its reasons. False if it was refused. */
  const act = async (planned: PlannedStep, on: string, step: DatedStep): Promise<boolean> => {
    clock.set(on > day ? on : day)
    const name = termName('eventType', planned.type)
    try {
      view = await send(planned.type, on, planned.data)
      if (planned.implied) implied.push(`${name}（${on}）`)
      return true
    } catch (error) {
      if (!(error instanceof ORPCError) || error.code !== 'STEP_REFUSED') throw error
      const unmet = (error.data as { unmet: Unmet[] }).unmet
      refused.push({ step: name, on, unmet: unmet.map(({ condition, article, zh }) => ({ condition, article, zh })) })
      const reasons = unmet.map((u) => u.zh).join('；')
      view = await send('NOTED', on, {
        note: `公开案例记载：${on} ${name}${step.as ? `（${step.as}）` : ''}。未能登记：${reasons}`,
      })
      return false
    }
  }

  for (const step of steps) {
    const goal = recordedAs(step, history, staff)
    if (goal === null) {
      recorded.push({ step, view })
      continue
    }
    if (step.event === 'deemed-accepted') await at(plusDays(step.day, 1))
    else {
      // Presupposed steps happened on a day nobody wrote down: as early as the history allows.
      for (
        let next = impliedStep(view, goal.goal, staff, history, step);
        next;
        next = impliedStep(view, goal.goal, staff, history, step)
      ) {
        if (!(await act(next, next.type === 'DRAFT_DONE' ? step.day : day, step))) break
      }
      await at(step.day)
      for (const planned of goal.steps(view)) await act(planned, step.day, step)
    }
    recorded.push({ step, view })
  }
  return { history, steps, recorded, view, implied, refused, late: lateness(view) }
}

/** Every period of the case that was exceeded, with the day it ended and the day it was met, if it was. */
function lateness(view: CaseView): string[] {
  const words = view.duties
    .filter((d) => d.kind === 'limit' && (d.late || d.band === 'overdue'))
    .map((d) => `${termName('limitCode', d.code)}：期限至${d.dueLegal}，${d.endedOn ? `${d.endedOn}办理` : '尚未办理'}`)
  const { verdict, lateBy, dueLegal } = view.application
  if (verdict === 'late') words.unshift(`申请逾期${lateBy}日（期限至${dueLegal}）`)
  if (verdict === 'perhapsLate') words.unshift(`申请可能逾期（自作出之日起算至${dueLegal}，送达日期不详）`)
  const timers = view.history
    .filter((e) => isTimer(e) && e.voidedBy === null)
    .map((e) => `${e.on} ${termName('eventType', e.type)}`)
  return [...words, ...timers]
}

/** The limit of a code in a view. */
export const limitOf = (view: CaseView | undefined, ...codes: string[]): LimitView | undefined =>
  view?.limits.find((l) => codes.includes(l.code))
