import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isCivilDate } from '../../shared/time-limits/index.ts'

/** Steps a published case history may name. */
export const historyEvents = [
  'act-made',
  'act-served',
  'application-received',
  'supplement-requested',
  'supplement-received',
  'accepted',
  'deemed-accepted',
  'not-accepted',
  'rejected-application',
  'copy-served',
  'reply-received',
  'opinions-heard',
  'hearing-noticed',
  'hearing-held',
  'committee-consulted',
  'suspended',
  'resumed',
  'extended',
  'converted-to-ordinary',
  'mediation-offered',
  'mediation-held',
  'mediation-agreed',
  'withdrawn',
  'terminated',
  'decided',
  'served',
  'opinion-letter-issued',
  'opinion-letter-answered',
  'performed',
  'enforcement-ordered',
  'sued',
] as const
export type HistoryEvent = (typeof historyEvents)[number]

/** A day, or only a month or a year where the source gives no more. */
const vagueDate = z.union([z.string().refine(isCivilDate), z.string().regex(/^\d{4}(-\d{2})?$/)])

const step = z.strictObject({
  event: z.enum(historyEvents),
  on: vagueDate.nullable(),
  as: z.string().optional(),
  sentOn: z.string().refine(isCivilDate).optional(),
  days: z.int().min(1).max(365).optional(),
  procedure: z.literal('simple').optional(),
  ground: z.string().optional(),
})

const history = z.strictObject({
  id: z.string().min(1),
  title: z.string(),
  field: z.string().nullable(),
  actKind: z.string().nullable(),
  respondentLevel: z.string().nullable(),
  applicantKind: z.string().nullable(),
  history: z.array(step).min(1),
  outcome: z.string().nullable(),
  ruleSet: z.string().nullable(),
  expect: z.record(z.string(), z.unknown()),
  source: z.string(),
  official: z.boolean(),
})

export type HistoryStep = z.output<typeof step>
export type History = z.output<typeof history>

/** Reads a file of case histories. Throws an Error that names the first entry that cannot be read. */
export function readHistories(file: string): History[] {
  const parsed = z.array(history).safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(
    `${file}：第 ${Number(issue?.path[0] ?? 0) + 1} 条不符合格式（${issue?.path.join('.')}：${issue?.message}）。`,
  )
}

/** A step with the day it is recorded under; `assumed` where the source gives only a month, a year or nothing. */
export type DatedStep = HistoryStep & { day: string; assumed: boolean }

/**
 * Gives every step a day. Unknown days are taken as early as the history allows, which is the stricter way: a period
 * counted from an unknown acceptance then starts with the receipt.
 */
export function dated(steps: readonly HistoryStep[], fallback: string): DatedStep[] {
  const exact = steps.map((s) => (s.on !== null && isCivilDate(s.on) ? s.on : null))
  const own = exact.filter((_, i) => !isActStep(steps[i] as HistoryStep))
  const firstKnown = own.find((day) => day !== null) ?? exact.find((day) => day !== null) ?? fallback
  let latest: string | null = null
  return steps.map((step, i) => {
    const known = exact[i] ?? null
    const next = exact.slice(i).find((day) => day !== null) ?? null
    const vague = step.on !== null && known === null ? `${step.on}-01-01`.slice(0, 10) : null
    let day: string = known ?? vague ?? latest ?? next ?? firstKnown
    if (known === null && latest !== null && day < latest) day = latest
    if (known === null && next !== null && day > next) day = next
    // What the organ published before the case began does not push the case's own days.
    if (!isActStep(step)) latest = latest === null || day > latest ? day : latest
    return { ...step, day, assumed: known === null }
  })
}

export const isActStep = (step: Pick<HistoryStep, 'event'>): boolean =>
  step.event === 'act-made' || step.event === 'act-served'

/** A day inside the texts in force for a history without any date. */
export function fallbackDay(ruleSet: string | null): string {
  return ruleSet?.includes('L2017') && !ruleSet.includes('L2023') ? '2023-06-01' : '2025-06-03'
}
