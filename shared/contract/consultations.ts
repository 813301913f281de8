import { z } from 'zod'
import type { ConsultationFacts } from '../case/consultation.ts'
import { type ConsultationEventType, type ConsultationPayload, consultationEvents } from '../case/consultationEvents.ts'
import { payloadSchema } from '../case/fields.ts'
import { caseView, registerInput } from './cases.ts'
import { command, desk, query, signedIn } from './define.ts'
import { dutyView } from './duties.ts'
import { only } from './errors.ts'
import { civilDate, id, instant, pageInput, person, unmet, version } from './values.ts'

/** Steps of the consultation machine (law.md §7.4) that a person records; `register` is the first, `convert` the last. */
export const consultationSteps = [
  'CONTACTED',
  'PUBLICITY_RECORDED',
  'CONSULTATION_ANSWERED',
  'REFERRED',
  'FOLLOW_UP_PLANNED',
  'CLOSED',
] as const satisfies readonly ConsultationEventType[]

const dataOf = <T extends ConsultationEventType>(type: T) =>
  payloadSchema(consultationEvents[type]) as unknown as z.ZodType<ConsultationPayload<T>, ConsultationPayload<T>>

const step = <T extends (typeof consultationSteps)[number]>(type: T) =>
  z.object({ type: z.literal(type), on: civilDate, data: dataOf(type) })

export const consultationStep = z.discriminatedUnion('type', [
  step('CONTACTED'),
  step('PUBLICITY_RECORDED'),
  step('CONSULTATION_ANSWERED'),
  step('REFERRED'),
  step('FOLLOW_UP_PLANNED'),
  step('CLOSED'),
])

export const consultationView = z.object({
  id,
  number: z.string().nullable(),
  version,
  state: z.string(),
  facts: z.record(z.string(), z.unknown()) as unknown as z.ZodType<ConsultationFacts, ConsultationFacts>,
  open: z.boolean(),
  steps: z.array(z.object({ type: z.string(), here: z.boolean(), unmet: z.array(unmet) })),
  duties: z.array(dutyView),
  history: z.array(
    z.object({
      seq: z.int(),
      type: z.string(),
      on: civilDate,
      recordedAt: instant,
      by: person.nullable(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  /** The case it became. */
  case: z.object({ id, number: z.string() }).nullable(),
})

export const consultationRow = z.object({
  id,
  number: z.string().nullable(),
  version,
  state: z.string(),
  open: z.boolean(),
  registeredOn: civilDate,
  channel: z.string(),
  person: z.string().nullable(),
  matter: z.string(),
  /** The publicity record: there, still owed, or excluded by an enumerated reason; null: not counted here. */
  publicity: z.enum(['met', 'missing', 'excluded']).nullable(),
  staff: person.nullable(),
  case: z.object({ id, number: z.string() }).nullable(),
})

const acted = only('NOT_FOUND', 'STALE_VERSION', 'STEP_REFUSED')

export const consultations = {
  /** Registers a consultation; with the publicity record and the answer of the same talk, all in one step. */
  register: command(desk)
    .route({ summary: '登记咨询 Register a consultation' })
    .errors(only('STEP_REFUSED', 'REFERRAL_KNOWN'))
    .input(
      z.object({
        on: civilDate,
        data: dataOf('CONSULTATION_REGISTERED'),
        publicity: dataOf('PUBLICITY_RECORDED').optional(),
        answer: dataOf('CONSULTATION_ANSWERED').optional(),
      }),
    )
    .output(consultationView),
  list: query(signedIn)
    .route({ summary: '咨询列表 Consultations' })
    .input(
      z.object({
        text: z.string().trim().max(200).optional(),
        state: z.array(z.string().max(64)).optional(),
        open: z.boolean().optional(),
        publicity: z.enum(['met', 'missing', 'excluded']).optional(),
        from: civilDate.optional(),
        to: civilDate.optional(),
        ...pageInput,
      }),
    )
    .output(z.object({ rows: z.array(consultationRow), total: z.int() })),
  get: query(signedIn)
    .route({ summary: '咨询 A consultation' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ id }))
    .output(consultationView),
  act: command(desk)
    .route({ summary: '记录咨询事项 Record a step' })
    .errors(acted)
    .input(z.object({ id, expectedVersion: version, event: consultationStep }))
    .output(consultationView),
  /** Turns a consultation into an application: the new case and the link are written together. */
  convert: command(desk)
    .route({ summary: '转为申请 Convert to an application' })
    .errors({ ...acted, ...only('NUMBER_TAKEN', 'NUMBER_NOT_RESERVED') })
    .input(z.object({ id, expectedVersion: version, application: registerInput }))
    .output(z.object({ consultation: consultationView, case: caseView })),
}

export type ConsultationView = z.output<typeof consultationView>
export type ConsultationRow = z.output<typeof consultationRow>
export type ConsultationStep = z.input<typeof consultationStep>
