import { z } from 'zod'
import type { ConsultationFacts } from '../case/consultation.ts'
import { type ConsultationEventType, type ConsultationPayload, consultationEvents } from '../case/consultationEvents.ts'
import { payloadSchema } from '../case/fields.ts'
import { caseView, registerInput } from './cases.ts'
import { command, desk, query, signedIn } from './define.ts'
import { dutyView } from './duties.ts'
import { only } from './errors.ts'
import { civilDate, id, instant, pageInput, periodInput, person, unmet, version } from './values.ts'

/** Steps of the consultation machine (law.md §7.4) that a person records; `register` is the first, `convert` the last. */
export const consultationSteps = [
  'CONTACTED',
  'PUBLICITY_RECORDED',
  'CONSULTATION_ANSWERED',
  'REFERRED',
  'REFERRAL_RETURNED',
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
  step('REFERRAL_RETURNED'),
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

const sameTalk = {
  publicity: dataOf('PUBLICITY_RECORDED').optional(),
  answer: dataOf('CONSULTATION_ANSWERED').optional(),
  referral: dataOf('REFERRED').optional(),
}
const short = z.string().trim().max(500)

const similarConsultation = z.object({
  id,
  number: z.string().nullable(),
  version,
  registeredOn: civilDate,
  lastContactOn: civilDate,
  person: z.string().nullable(),
  phone: z.string().nullable(),
  matter: z.string(),
  organ: z.string().nullable(),
  state: z.string(),
  likenesses: z.array(z.enum(['phone', 'name', 'matter', 'organ'])),
  /** A contact on the day asked for belongs to it. */
  joinable: z.boolean(),
  /** What was told before need not be told again. */
  told: z.boolean(),
  case: z.object({ id, number: z.string() }).nullable(),
})

const reception = z.object({
  what: z.enum(['consultation', 'contact', 'application']),
  on: civilDate,
  channel: z.string(),
  kind: z.string().nullable(),
  result: z.string(),
  people: z.int(),
  subject: z.object({ kind: z.enum(['case', 'consultation']), id, number: z.string().nullable() }),
  person: z.string().nullable(),
  matter: z.string(),
  staff: person.nullable(),
})

export const consultations = {
  /** Registers a consultation; with the publicity record and the answer of the same talk, all in one step. */
  register: command(desk)
    .route({ summary: '登记咨询 Register a consultation' })
    .errors(only('STEP_REFUSED', 'REFERRAL_KNOWN'))
    .input(
      z.object({
        on: civilDate,
        data: dataOf('CONSULTATION_REGISTERED'),
        ...sameTalk,
      }),
    )
    .output(consultationView),
  /** Adds a talk to an earlier consultation on the same matter: the contact and what was told in it, all in one step. */
  join: command(desk)
    .route({ summary: '并入已有咨询 Join an earlier consultation' })
    .errors(acted)
    .input(z.object({ id, expectedVersion: version, on: civilDate, contact: dataOf('CONTACTED'), ...sameTalk }))
    .output(consultationView),
  /** Earlier consultations that may be the same person's on the same matter, while one is being typed. */
  similar: query(desk)
    .route({ summary: '相似咨询 Consultations like this one' })
    .input(
      z.object({
        on: civilDate,
        person: short.optional(),
        phone: short.optional(),
        matter: z.string().max(20_000).optional(),
        organ: short.optional(),
      }),
    )
    .output(z.array(similarConsultation)),
  /** What this desk usually writes: leaflets handed out, offices that refer, one entry each, the latest first. */
  habits: query(desk)
    .route({ summary: '常用内容 What the desk usually writes' })
    .output(
      z.object({ leaflets: z.array(z.string()), justiceOffices: z.array(z.string()), organs: z.array(z.string()) }),
    ),
  /** Every reception of a period: consultations, further contacts and applications, each once. */
  reception: query(signedIn)
    .route({ summary: '接待情况 Receptions of a period' })
    .input(z.object(periodInput).refine(({ from, to }) => from <= to))
    .output(z.object({ rows: z.array(reception), complete: z.boolean() })),
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
export type SimilarConsultation = z.output<typeof similarConsultation>
export type ReceptionRow = z.output<typeof reception>
export type ConsultationRow = z.output<typeof consultationRow>
export type ConsultationStep = z.input<typeof consultationStep>
