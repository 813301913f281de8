import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type CaseCommand,
  decide,
  type EventType,
  eventDefinition,
  isTimer,
  type LoggedEvent,
  limits,
  mainState,
  openCase,
  payloadSchema,
  regionStates,
  voidedSeqs,
} from '../../../shared/case/index.ts'
import { environment, folded, type Recorded, recorderOf, stored, taken, untilDay } from '../../case/caseDesk.ts'

type Data = Record<string, unknown>
type Short = string | [on: string, event: EventType, data?: Data]
type Step =
  | { until: string }
  | { on: string; event: EventType; data?: Data; recordedOn?: string; by?: string; refused?: string[] }
type Scenario = {
  title: string
  articles: string[]
  transitions: string[]
  given: string
  received?: Data & { on?: string }
  steps: Step[]
  expect: {
    main: string
    cycle?: number
    closing?: string
    regions?: Record<string, string>
    limits?: Record<string, string>
    timeline?: [string, string][]
    voided?: number[]
  }
}
const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8')) as T
const templates = read<{ data: Record<string, Data>; given: Record<string, Short[]> }>('templates.json')
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json') && name !== 'templates.json')

const dataOf = (event: string, data: Data = {}): Data => ({ ...templates.data[event], ...data })

/** The steps of a given situation, with the situations it builds on. */
function given(name: string): Step[] {
  const steps = templates.given[name]
  if (!steps) throw new Error(`no situation named ${name}`)
  return steps.flatMap((step) =>
    typeof step === 'string' ? given(step) : [{ on: step[0], event: step[1], ...(step[2] ? { data: step[2] } : {}) }],
  )
}

function open(scenario: Scenario): Recorded {
  const { on = '2026-07-06', ...data } = scenario.received ?? {}
  const command: CaseCommand = { type: 'APPLICATION_RECEIVED', on, data: dataOf('APPLICATION_RECEIVED', data) }
  return taken({ state: undefined as never, history: [] }, openCase(command, environment(on, 'reception')))
}

/** Takes one step; every accepted state has to be what the log alone gives. */
function take(recorded: Recorded, step: Step): Recorded {
  if ('until' in step) return untilDay(recorded, step.until)
  const today = step.recordedOn ?? step.on
  const at = untilDay(recorded, today)
  const data = dataOf(step.event, step.data)
  const env = environment(today, step.by ?? recorderOf(step.event))
  const decision = decide(at.state, at.history, { type: step.event, on: step.on, data }, env)
  if (step.refused) {
    const unmet = decision.accepted ? [] : decision.unmet.map((u) => u.condition)
    expect(unmet, `${step.on} ${step.event}`).toEqual(step.refused)
    return at
  }
  expect(payloadSchema(eventDefinition(step.event).fields).safeParse(data), step.event).toMatchObject({ success: true })
  const next = taken(at, decision)
  expect(folded(next.history)).toEqual(stored(next.state))
  return next
}

const isAutomatic = (entry: LoggedEvent) => isTimer(entry)

describe.each(files)('%s', (file) => {
  it.each(read<Scenario[]>(file).map((s) => [s.title, s] as const))('%s', (_title, scenario) => {
    const end = [...given(scenario.given), ...scenario.steps].reduce(take, open(scenario))
    const last = end.history.at(-1)?.recordedAt.slice(0, 10) ?? ''
    const due = Object.fromEntries(
      limits(end.state.context, environment(last))
        .filter((l) => scenario.expect.limits?.[l.code] !== undefined)
        .map((l) => [l.code, l.period.dueLegal]),
    )
    const regions = regionStates(end.state)
    expect({
      main: mainState(end.state),
      cycle: end.state.context.cycle,
      closing: end.state.context.closing?.kind,
      regions: Object.fromEntries(
        Object.keys(scenario.expect.regions ?? {}).map((region) => [region, regions[region]]),
      ),
      limits: due,
      timeline: end.history.filter(isAutomatic).map((e) => [e.type, e.on]),
      voided: scenario.expect.voided ? [...voidedSeqs(end.history)] : undefined,
    }).toEqual({
      main: scenario.expect.main,
      cycle: scenario.expect.cycle ?? 1,
      closing: scenario.expect.closing ?? end.state.context.closing?.kind,
      regions: scenario.expect.regions ?? {},
      limits: scenario.expect.limits ?? {},
      timeline: scenario.expect.timeline ?? [],
      voided: scenario.expect.voided,
    })
  })
})

it('covers every transition of the statechart of the law', () => {
  const covered = new Set(files.flatMap((file) => read<Scenario[]>(file).flatMap((s) => s.transitions)))
  const numbered = ['2a', '2b', '2c', '5a', ...Array.from({ length: 33 }, (_, i) => String(i + 1))]
  const reopened = Array.from({ length: 9 }, (_, i) => `RO${i + 1}`)
  expect([...numbered, ...reopened, 'FORCE', 'REVERT', 'CORRECT'].filter((t) => !covered.has(t))).toEqual([])
})
