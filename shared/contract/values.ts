import { z } from 'zod'
import type { Role, Stage } from '../terms/index.ts'
import { isCivilDate } from '../time-limits/civilDate.ts'

/** Values that several procedures carry. Only JSON crosses: no Date, no Map, no undefined. */
export const civilDate = z.string().refine(isCivilDate).meta({ format: 'date' })
export const instant = z.iso.datetime()
export const id = z.string().min(1).max(64)
export const reason = z.string().trim().min(1).max(2_000)
export const roles = [
  'reception',
  'caseOfficer',
  'approver',
  'supervisor',
  'administrator',
] as const satisfies readonly Role[]
export const stages = [
  'intake',
  'inCaseMediation',
  'ruling',
  'postCaseExplanation',
  'correctionRecommendation',
] as const satisfies readonly Stage[]
export const role = z.enum(roles)
export const stage = z.enum(stages)
export const year = z.int().min(1990).max(2200)
export const version = z.int().min(0)

/** Somebody of the centre, by name: what a log line or a picker shows. */
export const person = z.object({ id, name: z.string() })

/** A page of a list; `page` counts from 1. */
export const pageInput = { page: z.int().min(1).max(100_000).default(1), pageSize: z.int().min(1).max(500).default(50) }

/** Both days belong to the period. */
export const periodInput = { from: civilDate, to: civilDate }

export const bands = ['overdue', 'near', 'normal', 'suspended', 'waiting', 'noNextStep'] as const
export const band = z.enum(bands)

/** One sentence in both languages, Chinese first. */
export const sentence = z.object({ zh: z.string(), en: z.string() })

/** An unmet condition: what is missing, by which article, and what would mend it. */
export const unmet = z.object({
  condition: z.string(),
  article: z.string(),
  zh: z.string(),
  en: z.string(),
  remedy: sentence,
  /** Another step that meets it. */
  event: z.string().optional(),
  /** The blank of the same form that meets it. */
  field: z.string().optional(),
  /** The entry whose correction meets it. */
  correct: z.string().optional(),
})
export type Person = z.output<typeof person>
