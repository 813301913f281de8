import { z } from 'zod'
import { type EventType, eventDefinition, events, eventTypes, type Payload } from '../case/events.ts'
import type { CaseFacts } from '../case/facts.ts'
import { payloadSchema } from '../case/fields.ts'
import { type Stage, termCodes } from '../terms/index.ts'
import type { DayKind, DayLabel } from '../time-limits/index.ts'
import { command, deciders, desk, query, recorders, signedIn } from './define.ts'
import { dutyView } from './duties.ts'
import { only } from './errors.ts'
import { intake } from './intake.ts'
import {
  band,
  civilDate,
  id,
  instant,
  pageInput,
  person,
  reason,
  sentence,
  stage,
  unmet,
  version,
  year,
} from './values.ts'

/** Steps a person can record on a case; the first one is `register`, which also links an older case; CORRECT is `correct`. */
export const stepTypes = eventTypes.filter(
  (type) =>
    !eventDefinition(type).automatic &&
    type !== 'APPLICATION_RECEIVED' &&
    type !== 'NEW_CASE_LINKED' &&
    type !== 'CORRECT',
)
const stepType = z.enum(stepTypes as [EventType, ...EventType[]])

const payloadSchemas = new Map<EventType, z.ZodType<Record<string, unknown>>>()
/** The schema of an event's data, made once. */
export function payloadSchemaOf(type: EventType): z.ZodType<Record<string, unknown>> {
  let schema = payloadSchemas.get(type)
  if (!schema) {
    schema = payloadSchema(eventDefinition(type).fields)
    payloadSchemas.set(type, schema)
  }
  return schema
}

/** An event with its data checked against the fields of its type; problems are reported under `data`. */
export const stepInput = z
  .object({ type: stepType, on: civilDate, data: z.record(z.string(), z.unknown()) })
  .transform((event, context) => {
    const parsed = payloadSchemaOf(event.type).safeParse(event.data)
    if (parsed.success) return { ...event, data: parsed.data }
    for (const issue of parsed.error.issues) context.addIssue({ ...issue, path: ['data', ...issue.path] })
    return z.NEVER
  })

/** Which number a new case gets: the next free one, one reserved before, or the one it had in an older register. */
export const numberChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('next') }),
  z.object({ kind: z.literal('reserved'), id }),
  z.object({ kind: z.literal('imported'), year, sequence: z.int().min(1).max(99_999) }),
])

const caseLinkKind = z.enum(termCodes('caseLinkKind') as [string, ...string[]])

export const registerInput = z.object({
  receivedOn: civilDate,
  application: payloadSchema(events.APPLICATION_RECEIVED.fields) as unknown as z.ZodType<
    Payload<'APPLICATION_RECEIVED'>,
    Payload<'APPLICATION_RECEIVED'>
  >,
  /** Record the registration (REGISTERED) in the same step; left out: the case stays in 登记. */
  registeredOn: civilDate.optional(),
  scopeItem: z.string().max(64).optional(),
  number: numberChoice.default({ kind: 'next' }),
  /**
   * Filed through the penalty organ (行政复议法 第32条): recorded as filed there on the day of receipt, and as forwarded
   * if the file has arrived here. Takes the place of the registration.
   */
  penaltyRoute: z
    .object({
      organ: z.string().trim().min(1).max(200),
      arrivedOn: civilDate.optional(),
      insisted: z.boolean().default(false),
    })
    .optional(),
  /** Cases it is linked with from the beginning, each with the reason. */
  links: z
    .array(z.object({ otherId: id, kind: caseLinkKind, reason }))
    .max(20)
    .default([]),
})

/** One entry of the record. Sealed fields the reader may not see are left out of `data` and named in `sealed`. */
export const logEntry = z.object({
  seq: z.int(),
  type: z.enum(eventTypes as [EventType, ...EventType[]]),
  on: civilDate,
  recordedAt: instant,
  /** Null: the program itself (a statutory period that ran out). */
  by: person.nullable(),
  data: z.record(z.string(), z.unknown()),
  sealed: z.array(z.string()),
  /** Taken back by REVERT or TIMER_WITHDRAWN of this sequence number. */
  voidedBy: z.int().nullable(),
  /** Its data was corrected by CORRECT of these sequence numbers. */
  correctedBy: z.array(z.int()),
})

export const stepView = z.object({
  type: z.enum(eventTypes as [EventType, ...EventType[]]),
  /** The state knows this step; what is unmet can be mended. False: it belongs to another stage. */
  here: z.boolean(),
  unmet: z.array(unmet),
})

export const limitView = z.object({
  key: z.string(),
  code: z.string(),
  article: z.string(),
  cycle: z.int(),
  owner: dutyView.shape.owner,
  party: person.nullable(),
  letter: person.nullable(),
  /** The step that meets it. */
  action: z.string(),
  trigger: civilDate,
  unit: z.enum(['working', 'natural', 'months', 'years']),
  length: z.int(),
  extension: z.int(),
  excludedDays: z.int(),
  nominal: civilDate,
  dueLegal: civilDate,
  dueSafe: civilDate,
  /** The day to work towards: `dueSafe` for an authority, the earliest open reading for a party. */
  adviseBy: civilDate,
  provisional: z.boolean(),
  paused: z.boolean(),
  endedOn: civilDate.nullable(),
  /** Ended by meeting it, replaced by another step, still running, or past its legal day without either. */
  status: z.enum(['open', 'ended', 'superseded', 'overdue']),
  /** To the safe date in working days, to the legal date in natural days; negative: days over. Null once ended. */
  workingDaysLeft: z.int().nullable(),
  naturalDaysLeft: z.int().nullable(),
})

/** A party with what the file says of it, and who acts for it today. */
export const partyView = z.object({
  id,
  role: z.string(),
  kind: z.string(),
  name: z.string(),
  idNumber: z.string().nullable(),
  creditCode: z.string().nullable(),
  head: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  serviceAddress: z.string().nullable(),
  /** The confirmation of the service address that holds; null: as it was registered. */
  confirmed: z
    .object({ on: civilDate, seq: z.int(), receiver: z.string().nullable(), electronicAddress: z.string().nullable() })
    .nullable(),
  representedBy: id.nullable(),
  agents: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      powers: z.string(),
      unit: z.string().nullable(),
      phone: z.string().nullable(),
      licence: z.string().nullable(),
      until: civilDate.nullable(),
      seq: z.int(),
    }),
  ),
  /** The entry that registered the party: what is wrong in it is corrected there. */
  seq: z.int(),
})

export const runView = z.object({
  stage,
  cycle: z.int(),
  no: z.int(),
  enteredOn: civilDate,
  leftOn: civilDate.nullable(),
  returns: z.int(),
})

export const warning = sentence.extend({ code: z.string() })

/** Whether the application came in time; dates are null where no day is known that could begin the period. */
export const applicationView = z.object({
  verdict: z.enum(['inTime', 'late', 'perhapsLate', 'unknown']),
  appliedOn: civilDate,
  /** Natural days after the last day. */
  lateBy: z.int(),
  article: z.string().nullable(),
  nominal: civilDate.nullable(),
  dueLegal: civilDate.nullable(),
  adviseBy: civilDate.nullable(),
})

export const caseView = z.object({
  id,
  number: z.string(),
  title: z.string(),
  version,
  /** The folded facts; they hold no mediation content. */
  facts: z.record(z.string(), z.unknown()) as unknown as z.ZodType<CaseFacts, CaseFacts>,
  parties: z.array(partyView),
  mainState: z.string(),
  stage: stage.nullable(),
  regions: z.record(z.string(), z.string()),
  open: z.boolean(),
  officer: person.nullable(),
  /** Whether this reader may see mediation content (实施条例2026 第48条). */
  readsSealed: z.boolean(),
  /** Every step this person may record, possible now or not, with what is missing. */
  steps: z.array(stepView),
  limits: z.array(limitView),
  duties: z.array(dutyView),
  history: z.array(logEntry),
  runs: z.array(runView),
  application: applicationView,
  warnings: z.array(warning),
  /** Cases this one goes on from or is gone on with (law.md §7.5 RO4, RO7, RO8). */
  links: z.array(
    z.object({
      id,
      number: z.string(),
      title: z.string(),
      ground: z.string(),
      direction: z.enum(['earlier', 'later']),
    }),
  ),
  /** Consultation it grew out of. */
  consultationId: id.nullable(),
})

export const caseRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  version,
  mainState: z.string(),
  stage: stage.nullable(),
  open: z.boolean(),
  matterType: z.string(),
  applicant: z.string(),
  respondent: z.string(),
  officer: person.nullable(),
  receivedOn: civilDate,
  acceptedOn: civilDate.nullable(),
  closedOn: civilDate.nullable(),
  outcome: z.array(z.string()),
  overdue: z.boolean(),
  suspended: z.boolean(),
  /** The duty that is due first. */
  next: z
    .object({
      code: z.string(),
      action: z.string(),
      dueLegal: civilDate.nullable(),
      dueSafe: civilDate.nullable(),
      band,
    })
    .nullable(),
})

export const caseFilter = {
  /** Number, title, party or act; two Chinese characters are enough. */
  text: z.string().trim().max(200).optional(),
  stage: z.array(stage).optional(),
  mainState: z.array(z.string().max(64)).optional(),
  officer: id.optional(),
  matterType: z.string().max(64).optional(),
  respondent: z.string().trim().max(200).optional(),
  open: z.boolean().optional(),
  receivedFrom: civilDate.optional(),
  receivedTo: civilDate.optional(),
  band: band.optional(),
}

export const caseSorts = ['number', 'receivedOn', 'acceptedOn', 'closedOn', 'due', 'title'] as const

export const listInput = z.object({
  ...caseFilter,
  sort: z.enum(caseSorts).default('receivedOn'),
  descending: z.boolean().default(true),
  ...pageInput,
})

/** One day of the strip that shows how a date was reached; labels as `dayLabelTexts` of shared/time-limits names them. */
export const stripDay = z.object({
  on: civilDate,
  label: z.enum(['trigger', 'counted', 'rest', 'holiday', 'makeUp', 'excluded']) satisfies z.ZodType<DayLabel>,
  kind: z.enum(['working', 'rest', 'holiday', 'makeUp']) satisfies z.ZodType<DayKind>,
  /** Running number of a counted day. */
  count: z.int().nullable(),
})

const acted = only('NOT_FOUND', 'STALE_VERSION', 'STEP_REFUSED')

export const cases = {
  register: command(desk)
    .route({ summary: '登记申请 Register an application' })
    .errors(only('STEP_REFUSED', 'NUMBER_TAKEN', 'NUMBER_NOT_RESERVED', 'NOT_FOUND'))
    .input(registerInput)
    .output(caseView),
  /** Asked while an application is being typed. */
  ...intake,
  list: query(signedIn)
    .route({ summary: '案件列表 Cases' })
    .input(listInput)
    .output(z.object({ rows: z.array(caseRow), total: z.int() })),
  get: query(signedIn)
    .route({ summary: '案件 A case' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ id }))
    .output(caseView),
  /** The one way a case changes. `expectedVersion` is the version the person was looking at. */
  act: command(recorders)
    .route({ summary: '记录一步 Record a step' })
    .errors(acted)
    .input(z.object({ id, expectedVersion: version, event: stepInput }))
    .output(caseView),
  /** Whether a step is possible on a day with the data typed so far; unfinished fields are ignored. */
  explainStep: query(signedIn)
    .route({ summary: '为何不能办理 Why a step is not possible' })
    .errors(only('NOT_FOUND'))
    .input(
      z.object({ id, type: stepType, on: civilDate.optional(), data: z.record(z.string(), z.unknown()).optional() }),
    )
    .output(stepView),
  /** Which periods a step would begin, move, stop or end; nothing is recorded. Empty for a form that is not finished. */
  preview: query(signedIn)
    .route({ summary: '预览期限变化 What a step does to the periods' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ id, type: stepType, on: civilDate, data: z.record(z.string(), z.unknown()) }))
    .output(
      z.array(
        z.object({
          key: z.string(),
          code: z.string(),
          party: z.string().nullable(),
          /** The last day as it stands; null: the period begins. */
          before: civilDate.nullable(),
          /** The last day afterwards; null: the period ends. */
          after: civilDate.nullable(),
          /** It stands still afterwards: the day holds only if it went on today. */
          paused: z.boolean(),
        }),
      ),
    ),
  /** Corrects what was written down wrongly; the old entry stays readable. */
  correct: command(deciders)
    .route({ summary: '更正记录 Correct an entry' })
    .errors(acted)
    .input(
      z.object({
        id,
        expectedVersion: version,
        seq: z.int().min(1),
        /** New values by field; `on` corrects the day. Null empties an optional field. */
        changes: z.record(z.string().min(1).max(64), z.unknown()).refine((changes) => Object.keys(changes).length > 0),
        reason,
      }),
    )
    .output(caseView),
  /** Day by day, how a date came about. */
  strip: query(signedIn)
    .route({ summary: '期限逐日说明 Day strip of a limit' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ id, limitKey: z.string().max(64) }))
    .output(
      z.object({
        limit: limitView,
        days: z.array(stripDay),
        /** In words why it ends where it ends. */
        reasons: z.array(sentence),
      }),
    ),
}

export type CaseView = z.output<typeof caseView>
export type CaseRow = z.output<typeof caseRow>
export type CaseListInput = z.input<typeof listInput>
export type LogEntry = z.output<typeof logEntry>
export type StepView = z.output<typeof stepView>
export type LimitView = z.output<typeof limitView>
export type PartyView = z.output<typeof partyView>
export type RunView = z.output<typeof runView>
export type Warning = z.output<typeof warning>
export type StripDay = z.output<typeof stripDay>
export type RegisterInput = z.input<typeof registerInput>
export type StepInput = z.input<typeof stepInput>
export type NumberChoice = z.input<typeof numberChoice>
export type { Stage }
