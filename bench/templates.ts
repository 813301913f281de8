import { type Story, tell } from '../cli/demo/agenda.ts'
import { type Centre, openFile } from '../cli/demo/caseFile.ts'
import { caseStory } from '../cli/demo/caseStory.ts'
import type { Client, People, Person } from '../cli/demo/people.ts'
import { drawPlan } from '../cli/demo/plan.ts'
import { createRandom } from '../cli/demo/random.ts'
import {
  applicationJudgement,
  applyElapsed,
  type CaseCommand,
  type CaseEnvironment,
  type CaseState,
  decide,
  defaultCaseSettings,
  type LoggedEvent,
  limits,
  mainState,
  openCase,
  regionStates,
} from '../shared/case/index.ts'
import { advance, begin } from '../shared/case/state.ts'
import type { Role } from '../shared/terms/index.ts'
import { type CivilDate, createCalendar, plusDays } from '../shared/time-limits/index.ts'

/** Every case of a benchmark file has as many entries as a real file has on average. */
export const EVENTS_PER_CASE = 30
export const TEMPLATE_DAY: CivilDate = '2025-03-03'
const DAYS_TOLD = 420

/** The officers of a template, by place: the case's own officer first. A file gives each place a person. */
export const OFFICER_PLACES = 5
export const placeOf = (officer: number): string => `@officer${officer}@`

/** A history as the domain makes it, received on TEMPLATE_DAY, with the state after each entry. */
export type Template = { history: LoggedEvent[]; statesAfter: string[] }

const calendar = createCalendar()

/** Histories of many kinds, told through the real domain by the stories of the practice data. */
export async function makeTemplates(count: number): Promise<Template[]> {
  const random = createRandom('bench')
  const templates: Template[] = []
  for (let no = 0; templates.length < count; no++) {
    const own = random.fork(String(no))
    const desk = pureDesk()
    const plan = { ...drawPlan(TEMPLATE_DAY, own), consulted: false, corrected: false }
    const story: Story = caseStory(openFile(plan, own, desk.centre))
    await tell([story], TEMPLATE_DAY, plusDays(TEMPLATE_DAY, DAYS_TOLD), async (day) => desk.set(day))
    const history = withNotes(desk.history(), own)
    // A history that takes back a period refers to entries by number, which the notes would move.
    if (history.length !== EVENTS_PER_CASE || history.some((entry) => entry.type === 'TIMER_WITHDRAWN')) continue
    const statesAfter = statesOf(history)
    // What is never put away belongs to the last months of a file, where every history is cut off.
    if (statesAfter.at(-1) === 'archived') templates.push({ history, statesAfter })
  }
  return templates
}

function statesOf([first, ...rest]: readonly LoggedEvent[]): string[] {
  let state = begin(first!)
  const states = [mainState(state)]
  for (const entry of rest) {
    state = advance(state, entry)
    states.push(mainState(state))
  }
  return states
}

/** Adds notes on days on which something happened anyway, until the history is as long as a real one. */
function withNotes(history: readonly LoggedEvent[], random: ReturnType<typeof createRandom>): LoggedEvent[] {
  const noted = [...history]
  while (noted.length < EVENTS_PER_CASE) {
    const at = random.between(1, noted.length - 1)
    const beside = noted[at]!
    noted.splice(at + 1, 0, {
      ...beside,
      type: 'NOTED',
      by: placeOf(0),
      data: { note: '与当事人电话沟通，记录在案；材料已收入卷宗。' },
    })
  }
  return noted.map((entry, i) => ({ ...entry, seq: i + 1 }))
}

/** The part of the server that the stories need, over the pure domain: no file, no checks of the wire. */
function pureDesk() {
  let today = TEMPLATE_DAY
  let history: LoggedEvent[] = []
  let state: CaseState | undefined

  const envFor = (id: string, roles: readonly Role[]): CaseEnvironment => ({
    today,
    recordedAt: `${today}T02:00:00.000Z`,
    calendar,
    settings: defaultCaseSettings,
    actor: { id, roles },
    rolesOf: (staff) => (staff === 'supervisor' ? ['supervisor'] : ['caseOfficer']),
  })
  const current = () => {
    if (!state) throw new Error('the case has not been received yet')
    return state
  }
  const view = (env: CaseEnvironment) => ({
    id: 'case',
    number: '示例政复〔2025〕1号',
    version: history.length,
    facts: current().context,
    mainState: mainState(current()),
    regions: regionStates(current()),
    limits: limits(current().context, env).map(({ code, endedOn, superseded, period }) => ({
      code,
      endedOn,
      status: superseded ? 'superseded' : 'open',
      dueLegal: period.dueLegal,
    })),
    application: { verdict: applicationJudgement(current().context, env).verdict },
  })
  const take = (decision: ReturnType<typeof decide>) => {
    if (!decision.accepted) throw new Error(decision.unmet.map((unmet) => unmet.zh).join('；'))
    history = [...history, ...decision.events]
    state = decision.state
  }
  const lookAt = (env: CaseEnvironment) => take({ accepted: true, ...applyElapsed(current(), history, env) })

  const person = (id: string, ...roles: Role[]): Person => {
    const env = () => envFor(id, roles)
    const cases = {
      async register({
        receivedOn,
        application,
        registeredOn,
      }: {
        receivedOn: string
        application: Record<string, unknown>
        registeredOn?: string
      }) {
        take(openCase({ type: 'APPLICATION_RECEIVED', on: receivedOn, data: application }, env()))
        if (registeredOn) take(decide(current(), history, { type: 'REGISTERED', on: registeredOn, data: {} }, env()))
        return view(env())
      },
      async get() {
        lookAt(env())
        return view(env())
      },
      async act({ event }: { event: CaseCommand }) {
        lookAt(env())
        take(decide(current(), history, event, env()))
        return view(env())
      },
    }
    return { id, name: id, login: id, roles, client: { cases } as unknown as Client }
  }
  const people: People = {
    reception: person('reception', 'reception'),
    approver: person('approver', 'approver'),
    supervisor: person('supervisor', 'supervisor'),
    administrator: person('administrator', 'administrator'),
    officers: Array.from({ length: OFFICER_PLACES }, (_, i) => person(placeOf(i), 'caseOfficer')),
  }
  const centre: Centre = { people, calendar, today: () => today }
  return {
    centre,
    set(day: CivilDate) {
      today = day
    },
    /** The history with everything that ran out by the last day told; the case's own officer is the first place. */
    history(): LoggedEvent[] {
      today = plusDays(TEMPLATE_DAY, DAYS_TOLD)
      lookAt(envFor('program', []))
      const officer = current().context.officer
      return officer === null || officer === placeOf(0) ? history : swapped(history, officer, placeOf(0))
    },
  }
}

function swapped(history: readonly LoggedEvent[], one: string, other: string): LoggedEvent[] {
  const text = JSON.stringify(history)
  return JSON.parse(text.replaceAll(one, '@@').replaceAll(other, one).replaceAll('@@', other)) as LoggedEvent[]
}
