import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import {
  type CaseSettings,
  decide,
  defaultCaseSettings,
  type EventType,
  eventDefinition,
  eventTypes,
  explainStep,
  isTimer,
  type LoggedEvent,
  limits,
  mainState,
  openCase,
  payloadSchema,
  regionStates,
  type Unmet,
} from '../../shared/case/index.ts'
import { isTermCode } from '../../shared/terms/index.ts'
import { isCivilDate } from '../../shared/time-limits/index.ts'
import { environment, type Recorded, taken, untilDay } from './caseDesk.ts'

const folder = path.join(import.meta.dirname, '../scenarios')
const day = z.string().refine(isCivilDate)
const eventType = z.enum(eventTypes as [EventType, ...EventType[]])

/** What a lawyer checks after a step: only what is written is compared. */
const expectation = z.strictObject({
  /** State of the main line. */
  main: z
    .string()
    .refine((code) => isTermCode('mainState', code))
    .optional(),
  /** States of the regions beside it. */
  regions: z.record(z.string(), z.string()).optional(),
  /** Last day of each statutory period by its code (`D12:p2` for one party); `paused` while the clock stands still, `none` if there is none, `ended` if it was met. */
  limits: z.record(z.string(), z.union([day, z.enum(['paused', 'none', 'ended'])])).optional(),
  /** Facts by name, with the values given. */
  facts: z.record(z.string(), z.unknown()).optional(),
  /** The conditions with which the step is refused; then nothing has changed. */
  refused: z.array(z.string()).min(1).optional(),
  /** What the program recorded by itself with this step or day: statutory effects, and those taken back. */
  automatic: z.array(z.tuple([eventType, day])).optional(),
})
const step = z.strictObject({
  /** Day of the step; of the look at the case where no event is given. */
  on: day,
  event: eventType.optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  by: z.string().optional(),
  /** Day on which it is recorded, if later. */
  recordedOn: day.optional(),
  expect: expectation.optional(),
})
const scenario = z.strictObject({
  title: z.string().min(1),
  article: z.string().min(1),
  given: z.string().min(1),
  /** Numbers of law.md §7.2 and §7.5 that the scenario shows. */
  transitions: z.array(z.string()).min(1),
  settings: z.record(z.string(), z.unknown()).optional(),
  steps: z.array(step).min(1),
})
export type Scenario = z.infer<typeof scenario> & { file: string }
type Step = z.infer<typeof step>

const templates = z
  .record(eventType, z.strictObject({ by: z.string(), data: z.record(z.string(), z.unknown()) }).optional())
  .parse(read('templates.json'))

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
}

/** Every scenario of the folder. Throws on one that is not well formed. */
export function scenarios(): Scenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'templates.json')
    .sort()
    .map((file) => {
      const parsed = scenario.safeParse(read(file))
      if (!parsed.success) throw new Error(`${file}: ${parsed.error.message}`)
      return { ...parsed.data, file }
    })
}

/** What came of one step, beside what was expected of it. */
export type Outcome = {
  step: Step
  settings: CaseSettings
  recorded: Recorded
  before: Recorded
  refused: Unmet[]
  /** What a draft of the same step would have been told. */
  explained: Unmet[]
  added: readonly LoggedEvent[]
}

/** Plays a scenario as the office would live it: the program starts on the days on which something is recorded. */
export function play({ steps, settings = {} }: Scenario): Outcome[] {
  const used = { ...defaultCaseSettings, legal: { ...defaultCaseSettings.legal, ...settings } }
  const outcomes: Outcome[] = []
  let recorded: Recorded | null = null
  for (const each of steps) {
    const today = each.recordedOn ?? each.on
    const started = recorded && untilDay(recorded, today)
    const done = each.event ? recordStep(started, each, each.event, used) : null
    const after: Recorded = done?.recorded ?? (started as Recorded)
    outcomes.push({
      step: each,
      settings: used,
      before: started ?? after,
      recorded: after,
      refused: done?.refused ?? [],
      explained: done?.explained ?? [],
      added: after.history.slice(recorded?.history.length ?? 0),
    })
    recorded = after
  }
  return outcomes
}

function recordStep(before: Recorded | null, each: Step, type: EventType, settings: CaseSettings) {
  const template = templates[type]
  if (!template) throw new Error(`no template for ${type}`)
  const data = withDay({ ...template.data, ...each.data }, each.on)
  const problems = payloadSchema(eventDefinition(type).fields).safeParse(data).error?.message
  if (problems) throw new Error(`${type} on ${each.on}: ${problems}`)
  const env = environment(each.recordedOn ?? each.on, each.by ?? template.by, settings)
  const command = { type, on: each.on, data }
  const decision = before ? decide(before.state, before.history, command, env) : openCase(command, env)
  const explained = before ? explainStep(before.state, before.history, type, env, command).unmet : []
  if (decision.accepted)
    return { recorded: taken(before ?? { state: decision.state, history: [] }, decision), refused: [], explained }
  if (!before) throw new Error(`not opened: ${decision.unmet.map((u) => u.zh).join()}`)
  return { recorded: before, refused: decision.unmet, explained }
}

/** `$on` in a template stands for the day of the step. */
function withDay(data: Record<string, unknown>, on: string): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data).replaceAll('"$on"', JSON.stringify(on)))
}

/** The case as a scenario speaks of it, with exactly the parts that its expectation names. */
export function seen({
  recorded,
  refused,
  added,
  settings,
  step: { on, recordedOn, expect = {} },
}: Outcome): z.infer<typeof expectation> {
  const { state } = recorded
  const regions = regionStates(state)
  const all = limits(state.context, environment(recordedOn ?? on, 'head', settings))
  const limitOf = (name: string) => {
    const [code, party] = name.split(':')
    const found = all.find((l) => l.code === code && (party === undefined || l.partyId === party))
    if (!found) return 'none'
    return found.paused ? 'paused' : found.endedOn !== null ? 'ended' : found.period.dueLegal
  }
  const pick = <T>(names: Record<string, unknown> | undefined, value: (name: string) => T) =>
    names && Object.fromEntries(Object.keys(names).map((name) => [name, value(name)]))
  return JSON.parse(
    JSON.stringify({
      main: expect.main && mainState(state),
      regions: pick(expect.regions, (name) => regions[name]),
      limits: pick(expect.limits, limitOf),
      facts: pick(expect.facts, (name) => factOf(state.context, name)),
      refused: expect.refused && refused.map((u) => u.condition),
      automatic: expect.automatic && added.filter(isTimer).map((e) => [e.type, e.on]),
    }),
  )
}

/** A fact by its path, such as `outcome.effectiveOn`. */
const factOf = (facts: object, name: string): unknown =>
  name.split('.').reduce((value: unknown, key) => (value as Record<string, unknown> | null)?.[key], facts) ?? null
