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
export async function replay(history: History, desk: Desk): Promise<Replayed> {
  const steps = dated(history.history, fallbackDay(history.ruleSet))
  const walk = new Walk(history, steps, desk)
  await walk.register()
  for (const step of steps) await walk.take(step)
  return walk.result()
}

/** One history on its way through the server; holds what has been found so far. */
class Walk {
  readonly #history: History
  readonly #steps: DatedStep[]
  readonly #desk: Desk
  #view!: CaseView
  #day = ''
  readonly #recorded: Recorded[] = []
  readonly #implied: string[] = []
  readonly #refused: Refusal[] = []

  constructor(history: History, steps: DatedStep[], desk: Desk) {
    this.#history = history
    this.#steps = steps
    this.#desk = desk
  }

  async register(): Promise<void> {
    const first = this.#steps.find((s) => s.event === 'application-received') ?? this.#steps.find((s) => !isActStep(s)) ?? this.#steps[0]
    this.#day = (first as DatedStep).day
    if (first?.event !== 'application-received') this.#implied.push(`收到申请（${this.#day}）`)
    this.#desk.clock.set(this.#day)
    this.#view = await this.#desk.client.cases.register({
      receivedOn: this.#day,
      application: registration(this.#history, this.#steps) as never,
      registeredOn: this.#day,
    })
    for (const step of this.#steps) if (isActStep(step) || step.event === 'application-received') this.#recorded.push({ step, view: this.#view })
  }

  async take(step: DatedStep): Promise<void> {
    const recorded = recordedAs(step, this.#history, this.#desk.staff)
    if (recorded === null) return
    if (step.event === 'deemed-accepted') {
      this.#at(plusDays(step.day, 1))
      this.#view = await this.#desk.client.cases.get({ id: this.#view.id })
    } else {
      // Presupposed steps happened on a day nobody wrote down: as early as the history allows.
      for (let implied = this.#next(recorded.goal, step); implied; implied = this.#next(recorded.goal, step)) {
        if (!(await this.#act(implied, implied.type === 'DRAFT_DONE' ? step.day : this.#day, step))) break
      }
      this.#at(step.day)
      this.#view = await this.#desk.client.cases.get({ id: this.#view.id })
      for (const planned of recorded.steps(this.#view)) await this.#act(planned, step.day, step)
    }
    this.#recorded.push({ step, view: this.#view })
  }

  result(): Replayed {
    return {
      history: this.#history,
      steps: this.#steps,
      recorded: this.#recorded,
      view: this.#view,
      implied: this.#implied,
      refused: this.#refused,
      late: lateness(this.#view),
    }
  }

  #next(goal: Parameters<typeof impliedStep>[1], step: DatedStep): PlannedStep | null {
    return impliedStep(this.#view, goal, this.#desk.staff, this.#history, step)
  }

  #at(day: string): void {
    if (day > this.#day) this.#day = day
    this.#desk.clock.set(this.#day)
  }

  /** Records a step; a refused one is kept as a note with its reasons. False if it was refused. */
  async #act(planned: PlannedStep, on: string, step: DatedStep): Promise<boolean> {
    this.#desk.clock.set(on > this.#day ? on : this.#day)
    const name = termName('eventType', planned.type)
    try {
      this.#view = await this.#send(planned.type, on, planned.data)
      if (planned.implied) this.#implied.push(`${name}（${on}）`)
      return true
    } catch (error) {
      if (!(error instanceof ORPCError) || error.code !== 'STEP_REFUSED') throw error
      const unmet = (error.data as { unmet: Unmet[] }).unmet
      this.#refused.push({ step: name, on, unmet: unmet.map(({ condition, article, zh }) => ({ condition, article, zh })) })
      const reasons = unmet.map((u) => u.zh).join('；')
      this.#view = await this.#send('NOTED', on, { note: `公开案例记载：${on} ${name}${step.as ? `（${step.as}）` : ''}。未能登记：${reasons}` })
      return false
    }
  }

  #send(type: PlannedStep['type'], on: string, data: Record<string, unknown>): Promise<CaseView> {
    return this.#desk.client.cases.act({ id: this.#view.id, expectedVersion: this.#view.version, event: { type, on, data } as never })
  }
}

/** Every period of the case that was exceeded, with the day it ended and the day it was met, if it was. */
function lateness(view: CaseView): string[] {
  const words = view.duties
    .filter((d) => d.kind === 'limit' && (d.late || d.band === 'overdue'))
    .map((d) => `${termName('limitCode', d.code)}：期限至${d.dueLegal}，${d.endedOn ? `${d.endedOn}办理` : '尚未办理'}`)
  const { verdict, lateBy, dueLegal } = view.application
  if (verdict === 'late') words.unshift(`申请逾期${lateBy}日（期限至${dueLegal}）`)
  if (verdict === 'perhapsLate') words.unshift(`申请可能逾期（自作出之日起算至${dueLegal}，送达日期不详）`)
  const timers = view.history.filter((e) => isTimer(e) && e.voidedBy === null).map((e) => `${e.on} ${termName('eventType', e.type)}`)
  return [...words, ...timers]
}

/** The limit of a code in a view. */
export const limitOf = (view: CaseView | undefined, ...codes: string[]): LimitView | undefined =>
  view?.limits.find((l) => codes.includes(l.code))

