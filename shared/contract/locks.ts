import { z } from 'zod'
import { command, query, signedIn, supervisors } from './define.ts'
import { only } from './errors.ts'
import { civilDate, id, instant, periodInput, person, stage } from './values.ts'

const rate = z.enum(['R1', 'R2', 'R3', 'R4'])
const counting = z.enum(['met', 'missing', 'excluded'])
const measure = z.enum(['entered', 'left', 'standing', 'returned', 'overdue'])

/** A rate as a report gives it: N, D, and how many are excluded. */
const reported = z.object({ met: z.int(), denominator: z.int(), excluded: z.int(), percent: z.string().nullable() })
const runCounts = z.record(measure, z.int())

/** The figures of a period as they were reported; never changed. Locking a period again is a supplement. */
export const lockView = z.object({
  id,
  period: z.object({ from: civilDate, to: civilDate }),
  at: instant,
  by: person.nullable(),
  /** 0: the first lock of the period; n: its nth supplement. */
  supplement: z.int(),
  /** SHA-256 over the hashes of its parts, and whether what is stored still gives it. */
  hash: z.string(),
  intact: z.boolean(),
  rates: z.array(reported.extend({ rate })),
})

/** A row that counts otherwise today; null: not in the figures then, or now. */
const changedRow = z.object({
  rate,
  subject: z.enum(['case', 'consultation']),
  id,
  number: z.string().nullable(),
  title: z.string(),
  party: z.string().nullable(),
  before: counting.nullable(),
  now: counting.nullable(),
})
const changedRun = z.object({
  stage,
  caseId: id,
  number: z.string(),
  title: z.string(),
  cycle: z.int(),
  no: z.int(),
  /** The numbers of the table it was in, and is in. */
  before: z.array(measure),
  now: z.array(measure),
})

export const locks = {
  /** Locks the four rates and the runs of the stages of a period that has begun and is not in the future. */
  lock: command(supervisors)
    .route({ summary: '锁定本期 Lock the figures of a period' })
    .errors(only('PERIOD_NOT_OVER'))
    .input(z.object(periodInput))
    .output(lockView),
  locks: query(signedIn).route({ summary: '已锁定的统计期 Locked periods' }).output(z.array(lockView)),
  /** A locked report beside the figures of today, with the rows that make the difference. */
  compareLock: query(signedIn)
    .route({ summary: '与锁定数比较 Compare with a locked report' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ id }))
    .output(
      z.object({
        lock: lockView,
        rates: z.array(z.object({ rate, before: reported, now: reported })),
        rows: z.array(changedRow),
        stages: z.array(z.object({ stage, before: runCounts, now: runCounts })),
        runs: z.array(changedRun),
      }),
    ),
}

export type LockView = z.output<typeof lockView>
export type ChangedRateRow = z.output<typeof changedRow>
export type ChangedRunRow = z.output<typeof changedRun>
