import {
  applyElapsed,
  type CaseCommand,
  type CaseEnvironment,
  type CaseState,
  type Decision,
  decide,
  defaultCaseSettings,
  type EventType,
  eventDefinition,
  fold,
  type LoggedEvent,
  openCase,
  store,
} from '../../shared/case/index.ts'
import type { Role } from '../../shared/terms/index.ts'
import { type CivilDate, createCalendar } from '../../shared/time-limits/index.ts'

/** The people of an invented centre, one for every role; `head` leads the institution. */
export const staff: Record<string, readonly Role[]> = {
  reception: ['reception'],
  officer: ['caseOfficer'],
  colleague: ['caseOfficer'],
  approver: ['approver'],
  head: ['supervisor'],
  administrator: ['administrator'],
}

export const calendar = createCalendar()

/** The environment of a step recorded on a day by a person, at nine in the morning in China. */
export function environment(today: CivilDate, by = 'head', settings = defaultCaseSettings): CaseEnvironment {
  return {
    today,
    recordedAt: `${today}T01:00:00.000Z`,
    calendar,
    settings,
    actor: { id: by, roles: staff[by] ?? [] },
    rolesOf: (id) => staff[id] ?? [],
  }
}

/** Somebody whose role lets them record an event; the head where several roles may. */
export function recorderOf(type: EventType): string {
  const { by } = eventDefinition(type)
  const found = ['head', 'officer', 'approver', 'reception'].find((id) => staff[id]?.some((role) => by.includes(role)))
  return found ?? 'head'
}

/** A case with its log, as the database holds both. */
export type Recorded = { state: CaseState; history: readonly LoggedEvent[] }

/** The application of 张某 against 某区市场监督管理局, received on a day. */
export function application(on: CivilDate, data: Record<string, unknown> = {}): CaseCommand {
  return {
    type: 'APPLICATION_RECEIVED',
    on,
    data: {
      channel: 'counter',
      parties: [
        { role: 'applicant', kind: 'person', name: '张某' },
        { role: 'respondent', kind: 'organ', name: '某区市场监督管理局' },
        { role: 'thirdParty', kind: 'organisation', name: '某公司' },
      ],
      matterType: 'penalty',
      respondentLevel: 'countyDepartment',
      actTitle: '罚款决定',
      actServedOn: on,
      ...data,
    },
  }
}

/** Opens a case on the day of its receipt. Throws if it is refused. */
export function received(on: CivilDate, data: Record<string, unknown> = {}, env = environment(on)): Recorded {
  return taken({ state: undefined as never, history: [] }, openCase(application(on, data), env))
}

/** The case after a decision. Throws with the conditions if the step is refused. */
export function taken(before: Recorded, decision: Decision): Recorded {
  if (!decision.accepted) throw new Error(`refused: ${decision.unmet.map((u) => `${u.condition} ${u.zh}`).join('; ')}`)
  return { state: decision.state, history: [...before.history, ...decision.events] }
}

/** Takes a step on the day it happens, by somebody who may. */
export function attempt({ state, history }: Recorded, command: CaseCommand, today = command.on): Decision {
  return decide(state, history, command, environment(today, recorderOf(command.type)))
}

/** What the program does when a day begins. */
export function untilDay({ state, history }: Recorded, today: CivilDate): Recorded {
  const elapsed = applyElapsed(state, history, environment(today))
  return { state: elapsed.state, history: [...history, ...elapsed.events] }
}

/** The state as plain JSON, for comparisons. */
export const stored = (state: CaseState): unknown => JSON.parse(JSON.stringify(store(state)))

/** The state that the log alone gives. */
export const folded = (history: readonly LoggedEvent[]): unknown =>
  stored(fold(JSON.parse(JSON.stringify(history)) as LoggedEvent[]))
