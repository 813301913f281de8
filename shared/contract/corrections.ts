import { z } from 'zod'
import type { EventType } from '../case/events.ts'
import { query, recorders } from './define.ts'
import { civilDate, id, pageInput, periodInput, person } from './values.ts'

const day = civilDate.nullable()
const organ = z.string().min(1).max(200).optional()

/** Where a letter stands today, the most pressing first; every letter is in exactly one of them. */
export const letterStates = ['overdue', 'owed', 'draft', 'issued', 'served', 'answered', 'waived'] as const
const letterState = z.enum(letterStates)

const ofCase = { caseId: id, caseNumber: z.string(), caseTitle: z.string() }
const step = (z.string() as unknown as z.ZodType<EventType>).nullable()

/** One 意见书 or 建议书, or the one that a confirmed defect still asks for. */
export const letterRow = z.object({
  ...ofCase,
  /** The letter's id in its case, or `c1` of the cycle as long as there is no letter. */
  key: z.string(),
  cycle: z.int(),
  raisedOn: civilDate,
  respondent: z.string(),
  /** The addressee; the respondent as long as nobody else is named. */
  organ: z.string(),
  kind: z.string().nullable(),
  state: letterState,
  number: z.string().nullable(),
  draftedOn: day,
  issuedOn: day,
  servedOn: day,
  answeredOn: day,
  rectified: z.boolean().nullable(),
  adoption: z.string().nullable(),
  judgedOn: day,
  items: z.int(),
  itemsAdopted: z.int(),
  reminders: z.int(),
  remindedOn: day,
  measure: z.string().nullable(),
  measureOn: day,
  /** The period of sixty days, for the day strip; null for a 建议书, which has none. */
  limitKey: z.string().nullable(),
  dueLegal: day,
  dueSafe: day,
  nearFrom: day,
  provisional: z.boolean(),
  workingDaysLeft: z.int().nullable(),
  naturalDaysLeft: z.int().nullable(),
  defectTypes: z.array(z.string()),
  /** The step that comes next today; its form is on the case page. */
  nextStep: step,
})

export const defectRow = z.object({
  ...ofCase,
  cycle: z.int(),
  position: z.int(),
  type: z.string().nullable(),
  clause: z.string().nullable(),
  description: z.string().nullable(),
  respondent: z.string(),
  confirmedOn: civilDate,
  matterType: z.string().nullable(),
  /** The how-manieth of this organ in the calendar year, by type and by clause. */
  timesOfType: z.int().nullable(),
  timesOfClause: z.int().nullable(),
})

export const pressureRow = z.object({
  ...ofCase,
  seq: z.int(),
  letter: z.string().nullable(),
  letterNumber: z.string().nullable(),
  kind: z.string(),
  organ: z.string(),
  takenOn: civilDate,
  complyBy: day,
  decidedBy: person.nullable(),
  summary: z.string().nullable(),
})

export const corrections = {
  /** Letters raised in a period, answered in it, or open from before; `counts` and `organs` are over the period, whatever state is asked for. */
  letters: query(recorders)
    .route({ summary: '意见书和建议书 Letters' })
    .input(z.object({ ...periodInput, organ, state: letterState.optional(), ...pageInput }))
    .output(
      z.object({
        rows: z.array(letterRow),
        total: z.int(),
        counts: z.object(
          Object.fromEntries(letterStates.map((name) => [name, z.int()])) as Record<
            (typeof letterStates)[number],
            z.ZodInt
          >,
        ),
        organs: z.array(z.object({ organ: z.string(), count: z.int() })),
      }),
    ),
  /** Defects confirmed in a period, each with its place among those of the organ in the year. */
  defects: query(recorders)
    .route({ summary: '确认的问题 Confirmed defects' })
    .input(
      z.object({
        ...periodInput,
        organ,
        /** Empty: defects of which only the outcome is known. */
        type: z.string().max(64).optional(),
        repeated: z.boolean().optional(),
        ...pageInput,
      }),
    )
    .output(z.object({ rows: z.array(defectRow), total: z.int() })),
  /** Organs with the same defect more than once in a period. */
  repeats: query(recorders)
    .route({ summary: '重复问题 Repeated defects' })
    .input(z.object(periodInput))
    .output(
      z.object({
        rows: z.array(
          z.object({
            organ: z.string(),
            type: z.string(),
            times: z.int(),
            lastOn: civilDate,
            clauses: z.array(z.string()),
          }),
        ),
      }),
    ),
  /** What the respondent of a case has shown in other cases this year: told while a letter is drafted. */
  earlier: query(recorders)
    .route({ summary: '同一机关本年已确认的问题 Earlier defects of the same organ' })
    .input(z.object({ caseId: id }))
    .output(
      z.object({
        organ: z.string(),
        year: z.int(),
        rows: z.array(
          z.object({ ...ofCase, type: z.string().nullable(), clause: z.string().nullable(), confirmedOn: civilDate }),
        ),
      }),
    ),
  /** Reminders, orders to comply, talks and public criticism. */
  pressure: query(recorders)
    .route({ summary: '催告、责令履行、约谈通报 Reminders and measures' })
    .input(z.object({ ...periodInput, organ, ...pageInput }))
    .output(z.object({ rows: z.array(pressureRow), total: z.int() })),
}

export type LetterState = (typeof letterStates)[number]
export type LetterRow = z.output<typeof letterRow>
export type DefectRow = z.output<typeof defectRow>
export type PressureRow = z.output<typeof pressureRow>
