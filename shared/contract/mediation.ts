import { z } from 'zod'
import { query, signedIn } from './define.ts'
import { civilDate, id, pageInput, periodInput } from './values.ts'

/**
 * What is counted of mediation beside R1: cycles that ended in the period, and efforts before acceptance. An offer, a
 * session and an agreement are three numbers (law.md §6.2 rule 6).
 */
export const mediationMeasures = [
  'ended',
  'offered',
  'accepted',
  'held',
  'agreed',
  'mediated',
  'settled',
  'refusedByApplicant',
  'refusedByRespondent',
  'refusedByThirdParty',
  'preCaseTried',
  'preCaseSolved',
] as const

const counts = z.object(
  Object.fromEntries(mediationMeasures.map((measure) => [measure, z.int()])) as Record<
    (typeof mediationMeasures)[number],
    z.ZodInt
  >,
)

export const mediationRow = z.object({
  caseId: id,
  number: z.string(),
  title: z.string(),
  cycle: z.int(),
  /** Day of effect of the outcome; of an effort before acceptance, its first day in the period. */
  on: civilDate,
  /** Every other number of the same kind that this row is in. */
  measures: z.array(z.enum(mediationMeasures)),
})

const percent = z.string().nullable()

export const mediation = {
  /** Truncated percentages, null where the denominator is 0: willing ÷ offered, held ÷ ended, (document + settled) ÷ ended. */
  mediation: query(signedIn)
    .route({ summary: '调解情况 Mediation figures' })
    .input(z.object(periodInput))
    .output(z.object({ counts, percent: z.object({ accepted: percent, held: percent, resolved: percent }) })),
  /** The rows behind one number of `mediation`. */
  mediationRows: query(signedIn)
    .route({ summary: '调解情况明细 Rows behind a mediation figure' })
    .input(z.object({ ...periodInput, measure: z.enum(mediationMeasures), ...pageInput }))
    .output(z.object({ rows: z.array(mediationRow), total: z.int() })),
}

export type MediationMeasure = (typeof mediationMeasures)[number]
export type MediationRow = z.output<typeof mediationRow>
