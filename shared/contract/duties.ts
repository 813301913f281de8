import { z } from 'zod'
import type { EventType } from '../case/events.ts'
import type { ConsultationAction, Duty } from '../duties/duty.ts'
import { query, signedIn } from './define.ts'
import { band, bands, civilDate, id, pageInput, person, stage, version } from './values.ts'

const day = civilDate.nullable()

/** A duty as it is stored, plus what a screen needs to show it today. */
export const dutyView = z.object({
  key: z.string(),
  cycle: z.int(),
  kind: z.enum(['limit', 'mediation', 'explanation', 'publicity', 'recommendation', 'target']) satisfies z.ZodType<
    Duty['kind']
  >,
  code: z.string(),
  article: z.string(),
  raisedBy: z.int(),
  raisedOn: civilDate,
  owner: z.enum(['us', 'applicant', 'respondent', 'thirdParty', 'otherOrgan']) satisfies z.ZodType<Duty['owner']>,
  staff: person.nullable(),
  party: person.nullable(),
  /** The step that fulfils it. */
  action: z.string() as unknown as z.ZodType<EventType | ConsultationAction>,
  nominal: day,
  dueLegal: day,
  dueSafe: day,
  nearFrom: day,
  provisional: z.boolean(),
  paused: z.boolean(),
  status: z.enum(['open', 'fulfilled', 'excused', 'lapsed']) satisfies z.ZodType<Duty['status']>,
  endedOn: day,
  evidence: z.int().nullable(),
  excuse: z.string().nullable(),
  late: z.boolean(),
  recordedLate: z.boolean(),
  rate: z.enum(['R1', 'R2', 'R3', 'R4']).nullable() satisfies z.ZodType<Duty['rate']>,
  countedOn: day,
  counted: z.enum(['met', 'missing', 'excluded']).nullable() satisfies z.ZodType<Duty['counted']>,
  /** Null once it has ended. */
  band: band.nullable(),
  /** Days left today, to the safe date in working days, to the legal date in natural days; negative: days over. */
  workingDaysLeft: z.int().nullable(),
  naturalDaysLeft: z.int().nullable(),
})

/** What a duty belongs to. */
export const subject = z.object({
  kind: z.enum(['case', 'consultation']),
  id,
  number: z.string().nullable(),
  title: z.string(),
  respondent: z.string().nullable(),
  stage: stage.nullable(),
  state: z.string(),
  version,
})

export const worklistRow = z.object({
  subject,
  band,
  /** Null only in the band `noNextStep`: an open case on which nothing is owed. */
  duty: dutyView.nullable(),
})

export const worklistInput = z.object({
  scope: z.enum(['mine', 'all']).default('mine'),
  band: band.optional(),
  ...pageInput,
})

export const duties = {
  /** What is owed, most urgent first; `counts` is over the whole scope, whatever band is asked for. */
  worklist: query(signedIn)
    .route({ summary: '应办事项 Worklist' })
    .input(worklistInput)
    .output(
      z.object({
        today: civilDate,
        rows: z.array(worklistRow),
        total: z.int(),
        counts: z.object(
          Object.fromEntries(bands.map((name) => [name, z.int()])) as Record<(typeof bands)[number], z.ZodInt>,
        ),
      }),
    ),
}

export type DutyView = z.output<typeof dutyView>
export type Subject = z.output<typeof subject>
export type WorklistRow = z.output<typeof worklistRow>
export type WorklistInput = z.input<typeof worklistInput>
