import { z } from 'zod'
import type { EventType } from '../case/events.ts'
import { query, recorders } from './define.ts'
import { civilDate, id, pageInput, periodInput, person } from './values.ts'

const day = civilDate.nullable()
export const courtInstances = ['first', 'second', 'retrial'] as const
const instance = z.enum(courtInstances)
export const courtStatuses = ['pending', 'ruled', 'appealed', 'effective'] as const
const status = z.enum(courtStatuses)
const ofCase = { caseId: id, caseNumber: z.string(), caseTitle: z.string() }

/** One instance of a suit. */
export const courtRow = z.object({
  ...ofCase,
  officer: person.nullable(),
  key: z.string(),
  cycle: z.int(),
  instance,
  plaintiffs: z.string(),
  defendant: z.string().nullable(),
  court: z.string(),
  courtNumber: z.string().nullable(),
  openedOn: civilDate,
  copyReceivedOn: day,
  /** Fifteen natural days from the receipt of the copy (行政诉讼法 第67条). */
  replyDue: day,
  replySafe: day,
  replyNearFrom: day,
  replyWorkingDaysLeft: z.int().nullable(),
  replyNaturalDaysLeft: z.int().nullable(),
  repliedOn: day,
  hearingOn: day,
  ruledOn: day,
  outcome: z.string().nullable(),
  result: z.string().nullable(),
  judgedOn: day,
  reopenedOn: day,
  status,
  /** Hearings opened in this instance, and those in which a head appeared. */
  hearings: z.int(),
  appeared: z.int(),
  nextStep: (z.string() as unknown as z.ZodType<EventType>).nullable(),
})

export const hearingRow = z.object({
  ...ofCase,
  seq: z.int(),
  instance,
  court: z.string(),
  courtNumber: z.string().nullable(),
  heldOn: civilDate,
  /** Null in older records, which say only whether a head appeared. */
  attendance: z.string().nullable(),
  headAppeared: z.boolean(),
  attendee: z.string().nullable(),
  absenceReason: z.string().nullable(),
  /** Told with the judgment only; the day is that of the judgment. */
  fromJudgment: z.boolean(),
})

const filter = { ...periodInput, instance: instance.optional() }

export const litigation = {
  /** Instances opened in a period, decided in it, or pending from before; `counts` is over the filter, whatever status is asked for. */
  suits: query(recorders)
    .route({ summary: '应诉案件 Suits by instance' })
    .input(z.object({ ...filter, status: status.optional(), ...pageInput }))
    .output(
      z.object({
        rows: z.array(courtRow),
        total: z.int(),
        counts: z.object(
          Object.fromEntries(courtStatuses.map((name) => [name, z.int()])) as Record<
            (typeof courtStatuses)[number],
            z.ZodInt
          >,
        ),
      }),
    ),
  /** 负责人出庭应诉率: hearings opened in the period in which a head appeared ÷ hearings opened; and judgments lost ÷ effective. */
  figures: query(recorders)
    .route({ summary: '负责人出庭应诉率 Appearance of heads' })
    .input(z.object(filter))
    .output(
      z.object({
        opened: z.int(),
        appeared: z.int(),
        /** Rounded half up to one decimal; null when nothing was opened. */
        appearancePercent: z.string().nullable(),
        effective: z.int(),
        lost: z.int(),
        lostPercent: z.string().nullable(),
      }),
    ),
  /** The hearings behind the figure. */
  hearings: query(recorders)
    .route({ summary: '开庭明细 Hearings' })
    .input(z.object({ ...filter, appeared: z.boolean().optional(), ...pageInput }))
    .output(z.object({ rows: z.array(hearingRow), total: z.int() })),
}

export type CourtInstanceName = (typeof courtInstances)[number]
export type CourtStatus = (typeof courtStatuses)[number]
export type CourtRow = z.output<typeof courtRow>
export type HearingRow = z.output<typeof hearingRow>
