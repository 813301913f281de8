import { z } from 'zod'
import { approvalLevels, type CaseSettings } from '../case/settings.ts'
import type { LegalSettings } from '../time-limits/index.ts'
import { administrators, command, query, signedIn, stewards } from './define.ts'
import { only } from './errors.ts'
import { numberPrefix, organName } from './session.ts'
import { civilDate, instant, person, reason } from './values.ts'

const workingDays = z.int().min(0).max(365)

/** The open readings of the law (law.md §9); `legalSettingTexts` explains each. */
const legal = z.object({
  rollOrganPeriods: z.boolean(),
  deemedAcceptanceOffset: z.literal([0, 1]),
  acceptedOnSource: z.enum(['signature', 'receipt']),
  conversionRestarts: z.boolean(),
  suspensionCounting: z.enum(['fromNextDay', 'bothDays']),
  exclusionInclusive: z.boolean(),
  hearingNoticeStrict: z.boolean(),
  rollAbsoluteCaps: z.enum(['oneYear', 'both', 'none']),
  ruleSetVersion: z.enum(['stepDate', 'acceptanceDate']),
  branchCompetence: z.enum(['ask', 'municipal', 'district']),
  mediationSuitRemedy: z.boolean(),
  closeWithOpenAnswer: z.boolean(),
  suspensionPausesReply: z.boolean(),
}) satisfies z.ZodType<LegalSettings>

/** What an office may set for itself; see `CaseSettings` for the meaning of each. */
export const settingsValues = z.object({
  legal,
  approvalMatrix: z.record(z.string(), z.enum(approvalLevels)),
  explanationWorkingDays: workingDays,
  recommendationWorkingDays: workingDays,
  nearWorkingDays: workingDays,
  stuckDays: z.int().min(1).max(365),
  targets: z.object({
    acceptanceNotice: workingDays,
    firstMediation: workingDays,
    closingNote: workingDays,
    publication: workingDays,
    copyToSuperior: workingDays,
    archiving: workingDays,
    revisit: workingDays,
  }),
}) satisfies z.ZodType<CaseSettings>

const settingsView = z.object({
  values: settingsValues,
  /** The organ as it is called today, and the prefix of the numbers issued today. */
  organ: z.string(),
  numberPrefix: z.string(),
  /** Everything it was and will be called, in the order of recording; `effectiveOn` null: from the beginning. */
  organs: z.array(
    z.object({
      effectiveOn: civilDate.nullable(),
      name: z.string(),
      numberPrefix: z.string(),
      reason: z.string().nullable(),
      at: instant,
      by: person.nullable(),
    }),
  ),
  /** Null: never changed since the first start. */
  changedAt: instant.nullable(),
  changedBy: person.nullable(),
})

export const settings = {
  get: query(signedIn).route({ summary: '设置 Settings' }).output(settingsView),
  /** Replaces the values and computes every open case anew; the reason is kept. */
  set: command(stewards)
    .route({ summary: '修改设置 Change settings' })
    .input(z.object({ values: settingsValues, reason }))
    .output(settingsView),
  /** Another name or number prefix from a day on, today at the earliest; numbers issued until then stay as they are. */
  setOrgan: command(administrators)
    .route({ summary: '变更机关名称和案号字头 Change the organ' })
    .errors(only('EFFECTIVE_TOO_EARLY'))
    .input(z.object({ name: organName, numberPrefix, effectiveOn: civilDate, reason }))
    .output(settingsView),
}

export type SettingsView = z.output<typeof settingsView>
