import { z } from 'zod'
import { query, signedIn } from './define.ts'
import { subject } from './duties.ts'
import { locks } from './locks.ts'
import { mediation } from './mediation.ts'
import { civilDate, id, pageInput, periodInput, person, stage } from './values.ts'

/**
 * Which runs a period has. `day`: those it touches, each number by the day it speaks of. Else every run, whenever it
 * was, of the cases received, accepted or closed in the period.
 */
export const cohorts = ['day', 'received', 'accepted', 'closed'] as const
/** What the runs of a period are told apart by; the key of a month is `2026-11`. */
export const runDimensions = ['month', 'officer', 'administrativeField', 'matterType', 'respondent'] as const
const by = z.enum(runDimensions)
const group = z
  .object({ by, key: z.string().max(500).nullable() })
  .refine(({ by, key }) => by !== 'month' || /^\d{4}-(0[1-9]|1[0-2])$/.test(key ?? ''))

const runFilter = {
  ...periodInput,
  cohort: z.enum(cohorts).default('day'),
  officer: id.optional(),
  matterType: z.string().max(64).optional(),
  respondent: z.string().trim().max(200).optional(),
}

/** What is counted: runs begun in the period, ended in it, open on its last day, begun again in it, overdue among those it touches. */
export const runMeasures = ['entered', 'left', 'standing', 'returned', 'overdue'] as const
const measure = z.enum(runMeasures)

const stageNumbers = z.object({
  stage,
  entered: z.int(),
  left: z.int(),
  standing: z.int(),
  /** Runs that are not the first of their stage in the cycle. */
  returned: z.int(),
  /** Runs during which a period of ours was exceeded. */
  overdue: z.int(),
})

export const stageCount = stageNumbers.extend({
  /** Different cases among the runs begun. */
  cases: z.int(),
  /** Natural days from entering to leaving, of the runs ended in the period; null if there is none. */
  medianDays: z.number().nullable(),
  longestDays: z.int().nullable(),
})

export const rates = ['R1', 'R2', 'R3', 'R4'] as const
const rate = z.enum(rates)
export const countings = ['met', 'missing', 'excluded'] as const

export const rateFigure = z.object({
  rate,
  met: z.int(),
  missing: z.int(),
  /** met + missing: what is excluded is not in the denominator. */
  denominator: z.int(),
  /** Truncated to two decimals, never rounded up; null when the denominator is 0. */
  percent: z.string().nullable(),
  full: z.boolean(),
  excluded: z.array(z.object({ code: z.string(), count: z.int() })),
  /** Counted, but recorded more than three working days after it happened. */
  recordedLate: z.int(),
})

export const rateRow = z.object({
  subject,
  cycle: z.int(),
  party: z.string().nullable(),
  countedOn: civilDate,
  counted: z.enum(countings),
  /** Code of the exclusion, if excluded. */
  excuse: z.string().nullable(),
  /** Entry of the record that proves it, if met. */
  evidence: z.int().nullable(),
  endedOn: civilDate.nullable(),
  dueLegal: civilDate.nullable(),
  recordedLate: z.boolean(),
  /** The step that would still fulfil it, and whom it is about; null: it is fulfilled, excused, or too late. */
  action: z.string().nullable(),
  partyId: z.string().nullable(),
})

export const runRow = z.object({
  caseId: id,
  number: z.string(),
  title: z.string(),
  stage,
  cycle: z.int(),
  no: z.int(),
  enteredOn: civilDate,
  leftOn: civilDate.nullable(),
  returns: z.int(),
  overdue: z.boolean(),
  days: z.int().nullable(),
  officer: person.nullable(),
  /** Every number of the table that the run is in. */
  measures: z.array(measure),
})

export const reports = {
  /** How often each stage ran in a period. */
  stageRuns: query(signedIn)
    .route({ summary: '各阶段运行次数 Runs of the stages' })
    .input(z.object(runFilter))
    .output(z.object({ stages: z.array(stageCount) })),
  /**
   * The same numbers by month, officer, field, matter or respondent: months in their order, officers by name (a list
   * is no ranking of people), the others by how often they occur; null is a case without the value, and comes last.
   */
  stageRunGroups: query(signedIn)
    .route({ summary: '分组阶段运行次数 Runs of the stages in groups' })
    .input(z.object({ ...runFilter, by }))
    .output(
      z.object({
        groups: z.array(
          z.object({ key: z.string().nullable(), officer: person.nullable(), stages: z.array(stageNumbers) }),
        ),
      }),
    ),
  /** The rows behind one number of `stageRuns` or, with `group`, of `stageRunGroups`; without stage or measure of all. */
  stageRunRows: query(signedIn)
    .route({ summary: '阶段运行明细 Rows behind a number' })
    .input(
      z.object({
        ...runFilter,
        group: group.optional(),
        stage: stage.optional(),
        measure: measure.optional(),
        ...pageInput,
      }),
    )
    .output(z.object({ rows: z.array(runRow), total: z.int() })),
  fourRates: query(signedIn)
    .route({ summary: '四个百分百 The four rates' })
    .input(z.object(periodInput))
    .output(z.object({ rates: z.array(rateFigure) })),
  /** The rows behind one number of `fourRates`; without `counted` all three kinds. */
  fourRateRows: query(signedIn)
    .route({ summary: '四个百分百明细 Rows behind a rate' })
    .input(
      z.object({
        ...periodInput,
        rate,
        counted: z.enum(countings).optional(),
        excuse: z.string().max(16).optional(),
        ...pageInput,
      }),
    )
    .output(z.object({ rows: z.array(rateRow), total: z.int() })),
  ...mediation,
  ...locks,
}

export type StageCount = z.output<typeof stageCount>
export type Cohort = (typeof cohorts)[number]
export type RunDimension = (typeof runDimensions)[number]
export type StageNumbers = z.output<typeof stageNumbers>
export type RunMeasure = (typeof runMeasures)[number]
export type RunRow = z.output<typeof runRow>
export type RateFigure = z.output<typeof rateFigure>
export type RateRow = z.output<typeof rateRow>
