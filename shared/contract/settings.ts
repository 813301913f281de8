import { z } from 'zod'
import { approvalLevels, type CaseSettings } from '../case/settings.ts'
import type { DocumentOrgan } from '../documents/source.ts'
import type { LegalSettings } from '../time-limits/index.ts'
import { changedDate } from './calendar.ts'
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
    complianceOrder: workingDays,
  }),
}) satisfies z.ZodType<CaseSettings>

const line = z.string().trim().max(200)
/** What papers say of the institution beside the name of the organ; empty: not given, papers show a blank there. */
export const organParticulars = z.object({
  institution: line,
  address: line,
  phone: line,
  court: line,
}) satisfies z.ZodType<Required<Omit<DocumentOrgan, 'name'>>>

const scalar = z.union([z.string(), z.number(), z.boolean()]).nullable()

/** One change of the settings, with every value that differs from what stood there before. */
const settingChange = z.object({
  id: z.int(),
  at: instant,
  by: person.nullable(),
  reason: z.string().nullable(),
  /** What was set: `case`, `organParticulars`, `calendar.2027`, `counter.case.2026`, `user.<id>` … */
  key: z.string(),
  values: z.array(z.object({ path: z.array(z.string()), before: scalar, after: scalar })),
})

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
  particulars: organParticulars,
  /** Null: never changed since the first start. */
  changedAt: instant.nullable(),
  changedBy: person.nullable(),
})

export const settings = {
  get: query(signedIn).route({ summary: '设置 Settings' }).output(settingsView),
  /** Replaces the values and computes every open case anew; the reason is kept. */
  set: command(stewards)
    .route({ summary: '修改设置 Change settings' })
    .errors(only('SETTINGS_CHANGED'))
    .input(
      z.object({
        values: settingsValues,
        reason,
        /** `changedAt` of the settings the change started from; left out: whatever stands there is replaced. */
        basedOn: instant.nullable().optional(),
      }),
    )
    .output(settingsView),
  /** What other values would do to the dates of open cases; changes nothing. */
  preview: query(stewards)
    .route({ summary: '预览设置影响 Preview a change of settings' })
    .input(z.object({ values: settingsValues }))
    .output(
      z.object({
        openCases: z.int(),
        /** How many cases and how many of their dates change; `changed` lists the first of them. */
        cases: z.int(),
        dates: z.int(),
        changed: z.array(changedDate),
      }),
    ),
  /** Name of the institution, its address and phone, and the court, as papers print them from now on. */
  setParticulars: command(stewards)
    .route({ summary: '修改文书使用的机关信息 Change the particulars on papers' })
    .input(z.object({ particulars: organParticulars, reason }))
    .output(settingsView),
  /** Who changed what, when and why; the newest first, older ones after `before`. */
  history: query(stewards)
    .route({ summary: '设置修改记录 History of the settings' })
    .input(z.object({ before: z.int().optional() }))
    .output(z.object({ rows: z.array(settingChange), more: z.boolean() })),
  /** Another name or number prefix from a day on, today at the earliest; numbers issued until then stay as they are. */
  setOrgan: command(administrators)
    .route({ summary: '变更机关名称和案号字头 Change the organ' })
    .errors(only('EFFECTIVE_TOO_EARLY'))
    .input(z.object({ name: organName, numberPrefix, effectiveOn: civilDate, reason }))
    .output(settingsView),
}

export type OrganParticulars = z.output<typeof organParticulars>
export type SettingChangeView = z.output<typeof settingChange>
export type SettingsView = z.output<typeof settingsView>
