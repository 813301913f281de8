import { limits } from './catalogue.ts'
import type { CivilDate } from './civilDate.ts'
import { type Texts, TimeLimitError } from './errors.ts'
import type { SpanKind } from './spans.ts'

/** Codes of law.md §3; there is no D04. */
export const limitCodes = [
  'D01',
  'D01g',
  'D01h',
  'D02',
  'D03',
  'D03b',
  'D03c',
  'D05',
  'D06',
  'D07',
  'D08',
  'D09',
  'D10',
  'D11',
  'D12',
  'D13',
  'D14',
  'D15',
  'D16',
  'D17',
  'D18',
  'D19',
  'D20',
  'D21',
  'D22',
  'D23',
  'D24',
  'D25',
  'D26',
  'D27',
  'D28',
  'D29',
  'D30',
  'D31',
  'D32',
  'D33',
  'D34',
  'D35',
] as const

export type LimitCode = (typeof limitCodes)[number]

/** True if a text from outside is a code of the catalogue. */
export function isLimitCode(value: unknown): value is LimitCode {
  return limitCodes.some((code) => code === value)
}

export type RuleSet =
  | 'law2017'
  | 'law2023'
  | 'regulation2007'
  | 'regulation2026'
  | 'litigationLaw'
  | 'civilProcedureLaw'
  | 'enforcementLaw'

/** Working days, natural days, or calendar months and years. */
export type Unit = 'working' | 'natural' | 'months' | 'years'

/** Who must act in the period. */
export type Who =
  | 'organ'
  | 'institution'
  | 'applicant'
  | 'respondent'
  | 'penaltyOrgan'
  | 'draftingOrgan'
  | 'receivingOrgan'
  | 'enforcingOrgan'
  | 'party'
  | 'addressee'

/** What a time limit is under every text. */
export type Limit = {
  readonly who: Who
  /** Somebody must act, or the mere passing of time has an effect; the latter never moves off a rest day (TC-8). */
  readonly nature: 'act' | 'condition'
  readonly title: Texts
  readonly onExpiry: Texts
  /** Kinds of time that are not counted. */
  readonly stoppedBy: readonly SpanKind[]
  /** Most days of extension; 0 for none, null where no number is set. */
  readonly extensionMax: number | null
  /** Counted back from the trigger (the day of the hearing). */
  readonly backward: boolean
  readonly versions: readonly Version[]
}

/** A time limit as one text has it. */
export type Version = {
  readonly ruleSet: RuleSet
  readonly article: string
  readonly unit: Unit
  /** null where it is set case by case. */
  readonly length: number | null
  /** Years from knowing the content after which the limit ends in any case (D01g, D32). */
  readonly capYears?: number
  /** First and last day on which the text is in force. */
  readonly from: CivilDate
  readonly to?: CivilDate
}

export type Rule = Omit<Limit, 'versions'> &
  Version & {
    readonly code: LimitCode
    /** Whether suspension of the case shifts it. */
    readonly stopsWithClock: boolean
  }

/** The whole catalogue, one rule for each version of each limit. */
export const rules: readonly Rule[] = limitCodes.flatMap((code) => {
  const { versions, ...limit } = limits[code]
  return versions.map((version) => ({
    code,
    ...limit,
    ...version,
    stopsWithClock: limit.stoppedBy.includes('suspension'),
  }))
})

const rulesOfCode = Map.groupBy(rules, (rule) => rule.code)

/** The rule in force on a day, undefined if the texts of that day had none. */
export function findRule(code: LimitCode, on: CivilDate): Rule | undefined {
  return rulesOfCode.get(code)?.find((rule) => rule.from <= on && (rule.to === undefined || on <= rule.to))
}

/** The rule in force on the day of the step. Throws `no-rule-on-date`. */
export function ruleOn(code: LimitCode, on: CivilDate): Rule {
  const rule = findRule(code, on)
  if (rule) return rule
  const { title } = limits[code]
  throw new TimeLimitError(
    'no-rule-on-date',
    `${on}施行的法律没有“${title.zh}”（${code}）这一期限，请核对该步骤的日期。`,
    `The texts in force on ${on} have no limit "${title.en}" (${code}). Check the date of the step.`,
  )
}

/** True for limits in which an authority must act, false for those of applicants and other parties. */
export function bindsAuthority(rule: Pick<Rule, 'who'>): boolean {
  return rule.who !== 'applicant' && rule.who !== 'party'
}

/** The law and the implementing regulation in force on a day, such as `L2023+IR26`. */
export function ruleSetsOn(date: CivilDate): string {
  const law = date < '2024-01-01' ? 'L2017' : 'L2023'
  if (date < '2007-08-01') return law
  return `${law}+${date < '2026-07-01' ? 'IR07' : 'IR26'}`
}
