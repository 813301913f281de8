import { type Calendar, minusWorkingDays, workingDayOnOrBefore } from './calendar.ts'
import {
  type CivilDate,
  datesFromTo,
  daysBetween,
  earliest,
  parseCivilDate,
  plusDays,
  plusMonths,
  plusYears,
} from './civilDate.ts'
import { TimeLimitError } from './errors.ts'
import { bindsAuthority, type LimitCode, type Rule, type RuleSet, ruleOn, type Unit, type Who } from './rules.ts'
import { defaultLegalSettings, type LegalSettings } from './settings.ts'
import { type Span, unionOfDays } from './spans.ts'

/** A time limit worked out. All dates are civil dates in China. */
export type Period = {
  readonly code: LimitCode
  readonly ruleSet: RuleSet
  readonly article: string
  readonly unit: Unit
  readonly length: number
  readonly who: Who
  readonly nature: 'act' | 'condition'
  /** Never counted itself (民事诉讼法 第85条第2款). */
  readonly trigger: CivilDate
  /** Days granted in all. */
  readonly extension: number
  /** Days not counted, each once, in order. */
  readonly excluded: readonly CivilDate[]
  /** Last day before any move off a rest day. */
  readonly nominal: CivilDate
  /** Outer limit: the nominal day, moved to the next working day where the law moves it. Overdue is judged by it. */
  readonly dueLegal: CivilDate
  /** Last working day on or before the nominal day. Alarms of an authority use it. */
  readonly dueSafe: CivilDate
  /** The day to work towards: for a party the earliest day an open reading allows, for an authority `dueSafe`. */
  readonly adviseBy: CivilDate
  /** The end lies in a year without a holiday notice and will be worked out again when it is imported. */
  readonly provisional: boolean
  /** The period was cut off by the year of L 20(3) (or of the rule on suits) or by the maximum of L 21. */
  readonly capped?: 'oneYear' | 'absolute'
  /** Set while a suspension is open; the dates are then those that would hold had it ended on the same day. */
  readonly suspendedSince?: CivilDate
  /** Days still to be counted once an open suspension ends. */
  readonly daysLeft?: number
}

export type PeriodInput = {
  readonly trigger: CivilDate
  /** Day of the step, which chooses the rule in force; the trigger if absent. */
  readonly on?: CivilDate
  /** Where the rule has no number, or another law sets one. */
  readonly length?: number
  /** Days of extension, in one or several parts. */
  readonly extension?: number | readonly number[]
  /** Every stretch of the case may be given: those that do not stop this limit are passed over. */
  readonly excluded?: readonly Span[]
  /** Suspended on this day and not resumed. */
  readonly openSuspension?: CivilDate
}

/** A step that must be refused; `inForce` is the period that stays as it was without it. */
export class RefusedStepError extends TimeLimitError {
  readonly inForce: Period

  constructor(error: TimeLimitError, inForce: Period) {
    super(error.code, error.texts.zh, error.texts.en)
    this.name = 'RefusedStepError'
    this.inForce = inForce
  }
}

/**
 * Works out a time limit: trigger, excluded days, extension, then one move off a rest day (law.md §2.2).
 * Throws `RefusedStepError` for an extension or a suspension the law does not allow, and `TimeLimitError` for a date
 * that does not exist, a rule not in force, or a missing length.
 */
export function computePeriod(
  code: LimitCode,
  input: PeriodInput,
  calendar: Calendar,
  settings: LegalSettings = defaultLegalSettings,
): Period {
  const { period, refused } = assessPeriod(code, input, calendar, settings)
  const [first] = refused
  if (first) throw new RefusedStepError(first, period)
  return period
}

/**
 * As `computePeriod`, for histories that already contain a step that should have been refused: gives the period without
 * such steps, and the steps with the reason. Throws `TimeLimitError` for everything else.
 */
export function assessPeriod(
  code: LimitCode,
  input: PeriodInput,
  calendar: Calendar,
  settings: LegalSettings = defaultLegalSettings,
): { period: Period; refused: TimeLimitError[] } {
  const trigger = parseCivilDate(input.trigger)
  const rule = ruleOn(code, input.on ?? trigger)
  const length = lengthOf(rule, input.length)
  const refused: TimeLimitError[] = []
  const extension = grantedDays(rule, input.extension, refused)
  const work = (spans: readonly Span[]): Period =>
    workOut({ rule, trigger, length, extension, spans }, calendar, settings)

  const stretches = applicable(rule, input.excluded ?? [], settings)
  if (!isDecisionPeriod(code)) {
    return { period: withOpenSuspension(work(stretches), rule, input.openSuspension, calendar, settings), refused }
  }

  // A period that has run out cannot be suspended, so suspensions are taken one after the other.
  let accepted = stretches.filter((span) => span.kind !== 'suspension')
  for (const span of stretches.filter((stretch) => stretch.kind === 'suspension')) {
    const suspendedOn = span.on ?? plusDays(span.from, -1)
    const { dueLegal } = work(accepted)
    if (suspendedOn > dueLegal) refused.push(suspensionAfterExpiry(suspendedOn, dueLegal))
    else accepted = [...accepted, span]
  }
  const period = work(accepted)
  const open = input.openSuspension
  if (open !== undefined && open > period.dueLegal) {
    refused.push(suspensionAfterExpiry(open, period.dueLegal))
    return { period, refused }
  }
  return { period: withOpenSuspension(period, rule, open, calendar, settings), refused }
}

/** Whether a step was in time; `lateBy` counts natural days after the last day. A posted step was taken when posted. */
export function judgeLateness(
  period: Pick<Period, 'dueLegal'>,
  actedOn: CivilDate,
): { inTime: boolean; lateBy: number } {
  const lateBy = Math.max(0, daysBetween(period.dueLegal, parseCivilDate(actedOn)))
  return { inTime: lateBy === 0, lateBy }
}

/**
 * A maximum of whole years from a day (行政复议法 第20条第3款、第21条). Whether it moves off a rest day is open (Q9):
 * it does when lateness is judged, not when a party is advised.
 */
export function capPeriod(
  rule: Rule,
  cap: { readonly trigger: CivilDate; readonly years: number; readonly capped: 'oneYear' | 'absolute' },
  calendar: Calendar,
  settings: LegalSettings = defaultLegalSettings,
): Period {
  const reckoning: Reckoning = {
    rule: { ...rule, unit: 'years' },
    trigger: parseCivilDate(cap.trigger),
    length: cap.years,
    extension: 0,
    spans: [],
  }
  const period = workOut(reckoning, calendar, settings)
  const dueLegal = settings.rollAbsoluteCaps === 'none' ? period.nominal : period.dueLegal
  return { ...period, dueLegal, adviseBy: period.nominal, capped: cap.capped }
}

/** Of a period and its caps the one that ends first, with the earliest of their last days. */
export function underCaps(period: Period, ...caps: readonly Period[]): Period {
  const all = [period, ...caps]
  const governing = all.reduce((least, next) => (next.nominal < least.nominal ? next : least))
  return {
    ...governing,
    dueLegal: earliest(period.dueLegal, ...caps.map((cap) => cap.dueLegal)),
    adviseBy: earliest(period.adviseBy, ...caps.map((cap) => cap.adviseBy)),
  }
}

type Reckoning = {
  readonly rule: Rule
  readonly trigger: CivilDate
  readonly length: number
  readonly extension: number
  readonly spans: readonly Span[]
}

function workOut(reckoning: Reckoning, calendar: Calendar, settings: LegalSettings): Period {
  const { rule, trigger, length, extension, spans } = reckoning
  const excluded = unionOfDays(spans).filter((date) => date > trigger)
  const { nominal, dueLegal } = ends(reckoning, excluded, calendar, settings)
  const dueSafe = rule.unit === 'working' ? nominal : workingDayOnOrBefore(nominal, calendar)
  const adviseBy = bindsAuthority(rule) ? dueSafe : ends(reckoning, narrowly(spans), calendar, settings).dueLegal
  return {
    code: rule.code,
    ruleSet: rule.ruleSet,
    article: rule.article,
    unit: rule.unit,
    length,
    who: rule.who,
    nature: rule.nature,
    trigger,
    extension,
    excluded,
    nominal,
    dueLegal,
    dueSafe,
    adviseBy: earliest(adviseBy, dueLegal),
    provisional: [dueLegal, ...(rule.backward ? [trigger] : [])].some((d) => calendar.coverage(d) !== 'official'),
  }
}

/** Nominal and legal end of a period (law.md §2.2). `excluded` is in order. */
function ends(
  { rule, trigger, length, extension }: Reckoning,
  excluded: readonly CivilDate[],
  calendar: Calendar,
  settings: LegalSettings,
): { nominal: CivilDate; dueLegal: CivilDate } {
  const left = new Set(excluded)
  const counts = (date: CivilDate) => calendar.isWorkingDay(date) && !left.has(date)
  if (rule.backward) {
    // 行政复议法 第51条第1款: read strictly, five full working days lie between the notice and the hearing (Q7).
    const latest = minusWorkingDays(trigger, settings.hearingNoticeStrict ? length + 1 : length, calendar)
    return { nominal: latest, dueLegal: latest }
  }
  if (rule.unit === 'working') {
    let last = trigger
    for (let remaining = length + extension; remaining > 0; ) {
      last = plusDays(last, 1)
      if (counts(last)) remaining -= 1
    }
    return { nominal: last, dueLegal: last }
  }
  const nominal = nominalEnd(rule.unit, trigger, length + extension, excluded)
  const moves = rule.nature === 'act' && (settings.rollOrganPeriods || !bindsAuthority(rule))
  if (!moves) return { nominal, dueLegal: nominal }
  // A day that is not counted cannot be the last day either: a suspension in the moved tail carries the end along.
  let dueLegal = nominal
  while (!counts(dueLegal)) dueLegal = plusDays(dueLegal, 1)
  return { nominal, dueLegal }
}

function nominalEnd(
  unit: Exclude<Unit, 'working'>,
  trigger: CivilDate,
  length: number,
  excluded: readonly CivilDate[],
): CivilDate {
  if (unit === 'months') return plusMonths(trigger, length)
  if (unit === 'years') return plusYears(trigger, length)
  let last = plusDays(trigger, length)
  // Each excluded day on the way moves the end by one, and may bring the next one into the way.
  for (const date of excluded) {
    if (date > trigger && date <= last) last = plusDays(last, 1)
  }
  return last
}

/** Excluded days where the first day of a stretch is read as counted (Q8); never later than the wider reading. */
function narrowly(spans: readonly Span[]): CivilDate[] {
  return unionOfDays(
    spans.map((span) => {
      const open = span.kind === 'obstacle' || span.kind === 'suedFirst' || span.kind === 'selfCorrection'
      return open && span.from === (span.on ?? span.from) ? { ...span, from: plusDays(span.from, 1) } : span
    }),
  )
}

function lengthOf(rule: Rule, given: number | undefined): number {
  const length = given ?? rule.length
  if (length === null) {
    throw new TimeLimitError(
      'length-missing',
      `“${rule.title.zh}”（${rule.code}）没有法定天数，请填写决定书或者通知书确定的期限。`,
      `"${rule.title.en}" (${rule.code}) has no statutory length. Enter the one fixed in the paper.`,
    )
  }
  if (Number.isInteger(length) && length >= 1) return length
  throw new TimeLimitError(
    'invalid-length',
    `期限“${length}”无效，请填写大于零的整数。`,
    `A period of "${length}" is not possible. Enter a whole number above zero.`,
  )
}

function grantedDays(rule: Rule, given: number | readonly number[] | undefined, refused: TimeLimitError[]): number {
  const parts = given === undefined ? [] : typeof given === 'number' ? [given] : given
  let total = 0
  for (const days of parts) {
    if (!Number.isInteger(days) || days < 0) {
      throw new TimeLimitError(
        'invalid-length',
        `延长天数“${days}”无效，请填写整数。`,
        `An extension of "${days}" days is not possible. Enter a whole number.`,
      )
    }
    if (rule.extensionMax === null || total + days <= rule.extensionMax) total += days
    else refused.push(extensionRefused(rule, total + days))
  }
  return total
}

function extensionRefused(rule: Rule, total: number): TimeLimitError {
  if (rule.extensionMax === 0) {
    return new TimeLimitError(
      'extension-not-allowed',
      `“${rule.title.zh}”不得延长；案情复杂的简易程序案件应当先转为普通程序。`,
      `"${rule.title.en}" cannot be extended; convert a complicated simple case to the ordinary procedure first.`,
    )
  }
  return new TimeLimitError(
    'extension-over-30-days',
    `延长合计${total}日，超过${rule.extensionMax}日（行政复议法第62条第1款），请减少延长天数。`,
    `Extensions of ${total} days in all exceed ${rule.extensionMax} (L 62(1)). Grant fewer days.`,
  )
}

function suspensionAfterExpiry(suspendedOn: CivilDate, dueLegal: CivilDate): TimeLimitError {
  return new TimeLimitError(
    'suspension-after-expiry',
    `审理期限已于${dueLegal}届满，不能自${suspendedOn}起中止，请核对中止日期；确已逾期的，应当尽快作出决定。`,
    `The period ended on ${dueLegal} and cannot be suspended on ${suspendedOn}. Check the day; if overdue, decide soon.`,
  )
}

function isDecisionPeriod(code: LimitCode): boolean {
  return code === 'D15' || code === 'D16' || code === 'D17'
}

function applicable(rule: Rule, spans: readonly Span[], settings: LegalSettings): Span[] {
  const paused = settings.suspensionPausesReply || isDecisionPeriod(rule.code)
  return spans
    .filter((span) => rule.stoppedBy.includes(span.kind) && (span.kind !== 'suspension' || paused))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

function withOpenSuspension(
  period: Period,
  rule: Rule,
  suspendedOn: CivilDate | undefined,
  calendar: Calendar,
  settings: LegalSettings,
): Period {
  const stops = rule.stopsWithClock && (settings.suspensionPausesReply || isDecisionPeriod(rule.code))
  // Suspended after the end: the step was due before, nothing is left to stop.
  if (suspendedOn === undefined || !stops || suspendedOn > period.dueLegal) return period
  const excluded = new Set(period.excluded)
  const first = plusDays(suspendedOn < period.trigger ? period.trigger : suspendedOn, 1)
  const daysLeft = datesFromTo(first, period.nominal).filter(
    (date) => !excluded.has(date) && (period.unit !== 'working' || calendar.isWorkingDay(date)),
  ).length
  return { ...period, suspendedSince: suspendedOn, daysLeft }
}
