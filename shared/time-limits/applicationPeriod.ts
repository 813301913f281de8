import type { Calendar } from './calendar.ts'
import { type CivilDate, latest, parseCivilDate, plusDays, plusYears } from './civilDate.ts'
import { TimeLimitError } from './errors.ts'
import { capPeriod, computePeriod, type Period, underCaps } from './period.ts'
import { findRule, type LimitCode, ruleOn } from './rules.ts'
import { defaultLegalSettings, type LegalSettings } from './settings.ts'
import { inclusiveSpan, type Span, type SpanKind } from './spans.ts'

type Stretch = { readonly from: CivilDate; readonly to: CivilDate }

/** What is known of the act and of the applicant. One of the days that can begin the period is needed. */
export type ApplicationFacts = {
  /** The act became known: service, refusal to sign, electronic arrival (实施条例 第23条). */
  readonly knownOn?: CivilDate
  /** End of the announced period. */
  readonly announcementEndsOn?: CivilDate
  /** Not told of the right, the organ and the time limit: when the content became known, when told, if ever. */
  readonly contentKnownOn?: CivilDate
  readonly toldOn?: CivilDate
  /** Inaction: end of the statutory time to act, or the day the organ received the request if no time is set. */
  readonly timeToActEndsOn?: CivilDate
  readonly requestReceivedOn?: CivilDate
  /** Inaction where person or property must be protected at once: no limit (实施条例 第24条第2款). */
  readonly emergency?: boolean
  readonly actMadeOn?: CivilDate
  readonly realEstate?: boolean
  readonly obstacles?: readonly Stretch[]
  /** Went to court first because nobody said that reconsideration comes first. */
  readonly suedFirst?: { readonly suedOn: CivilDate; readonly dismissalServedOn: CivilDate }
  readonly selfCorrection?: Stretch
  /** Days, where another law gives more than sixty. */
  readonly length?: number
  /** Day of the application, which chooses the texts; the last day of the period if absent. */
  readonly on?: CivilDate
}

export type ApplicationPeriod = Period & {
  /** The rule that sets the last day: a cap, the kind of excluded time that moved it, or the plain period. */
  readonly governedBy: LimitCode
  /** The period without the caps; absent if the applicant was never told and only the cap runs. */
  readonly uncapped?: Period
  /** Emergency: a late application cannot be refused for lateness. */
  readonly unlimited: boolean
  /** The maximum of L 21 ends on a rest day: whether it moves is for a human to say (Q9). */
  readonly needsHuman: boolean
  /** Given stretches for which the texts of the day have no rule. */
  readonly notApplied: readonly SpanKind[]
}

/**
 * The period to apply for reconsideration, D01 with D01g, D01h, D02, D03, D03b and D03c together: sixty natural days,
 * less the days not counted, never past the one-year and the absolute cap. Throws `fact-missing` if nothing is known
 * that begins a period.
 */
export function applicationPeriod(
  facts: ApplicationFacts,
  calendar: Calendar,
  settings: LegalSettings = defaultLegalSettings,
): ApplicationPeriod {
  const start = beginning(facts)
  const { spans, notApplied } = stretchesOf(facts, settings)
  const uncapped =
    start &&
    computePeriod(
      start.code,
      {
        trigger: start.on,
        on: ruleDay(start, facts.on),
        excluded: spans,
        ...(facts.length === undefined ? {} : { length: facts.length }),
      },
      calendar,
      settings,
    )
  const [first, ...others] = [...(uncapped ? [uncapped] : []), ...capsOf(facts, uncapped, calendar, settings)]
  if (!first) {
    throw new TimeLimitError(
      'fact-missing',
      '缺少知道行政行为之日，无法计算申请期限；请填写送达、知道或者收到履责申请的日期。',
      'The day the act became known is missing. Enter the day of service, of knowledge or of the request to act.',
    )
  }
  const governing = underCaps(first, ...others)
  return {
    ...governing,
    governedBy: governing.capped ? governing.code : governedBy(governing, spans),
    ...(uncapped ? { uncapped } : {}),
    unlimited: facts.emergency === true && (uncapped ?? governing).code === 'D01h',
    needsHuman:
      settings.rollAbsoluteCaps === 'oneYear' &&
      governing.capped === 'absolute' &&
      !calendar.isWorkingDay(governing.nominal),
    notApplied,
  }
}

type Beginning = { readonly code: LimitCode; readonly on: CivilDate }

function beginning(facts: ApplicationFacts): Beginning | undefined {
  if (facts.timeToActEndsOn !== undefined) return { code: 'D01h', on: facts.timeToActEndsOn }
  if (facts.requestReceivedOn !== undefined) {
    // 实施条例 第24条第1款第2项: sixty full days after the request; a condition, so it does not move (TC-8).
    return { code: 'D01h', on: plusDays(parseCivilDate(facts.requestReceivedOn), 60) }
  }
  const { toldOn } = facts
  const known = knownOn(facts)
  const content = contentKnownOn(facts)
  if (content === undefined) {
    const on = known ?? toldOn
    return on === undefined ? undefined : { code: 'D01', on }
  }
  // 行政复议法 第20条第3款 has no forerunner: before 2024 the plain period runs from knowing the act.
  const lastChance = toldOn === undefined ? plusYears(content, 1) : plusDays(latest(toldOn, content), 60)
  if (!findRule('D01g', facts.on ?? lastChance)) return { code: 'D01', on: known ?? content }
  return toldOn === undefined ? undefined : { code: 'D01g', on: latest(toldOn, content) }
}

function knownOn(facts: ApplicationFacts): CivilDate | undefined {
  return facts.announcementEndsOn ?? facts.knownOn
}

/** Set only if the applicant was not told at once: told later or, where the content alone became known, never. */
function contentKnownOn(facts: ApplicationFacts): CivilDate | undefined {
  return facts.contentKnownOn ?? (facts.toldOn === undefined ? undefined : knownOn(facts))
}

// The rule is that of the application, which comes after the trigger: on the last day, if it is not known yet.
function ruleDay(start: Beginning, on: CivilDate | undefined): CivilDate {
  return on ?? plusDays(start.on, 60)
}

function stretchesOf(facts: ApplicationFacts, settings: LegalSettings): { spans: Span[]; notApplied: SpanKind[] } {
  const spans = (facts.obstacles ?? []).map(({ from, to }) => inclusiveSpan('obstacle', from, to, settings))
  const notApplied: SpanKind[] = []
  const add = (code: LimitCode, kind: 'suedFirst' | 'selfCorrection', from: CivilDate, to: CivilDate) => {
    // 实施条例 第26条、第38条 are in force from 2026-07-01; the day the stretch ended decides.
    if (findRule(code, facts.on ?? to)) spans.push(inclusiveSpan(kind, from, to, settings))
    else notApplied.push(kind)
  }
  if (facts.suedFirst) add('D03b', 'suedFirst', facts.suedFirst.suedOn, facts.suedFirst.dismissalServedOn)
  if (facts.selfCorrection) add('D03c', 'selfCorrection', facts.selfCorrection.from, facts.selfCorrection.to)
  return { spans, notApplied }
}

function capsOf(
  facts: ApplicationFacts,
  uncapped: Period | undefined,
  calendar: Calendar,
  settings: LegalSettings,
): Period[] {
  const caps: Period[] = []
  const content = contentKnownOn(facts)
  if (content !== undefined && (uncapped === undefined || uncapped.code === 'D01g')) {
    const rule = ruleOn('D01g', facts.on ?? plusYears(content, 1))
    caps.push(capPeriod(rule, { trigger: content, years: rule.capYears ?? 1, capped: 'oneYear' }, calendar, settings))
  }
  const { actMadeOn, realEstate } = facts
  if (actMadeOn !== undefined) {
    const years = realEstate ? 20 : 5
    const lastDay = uncapped?.dueLegal ?? caps[0]?.dueLegal ?? plusYears(actMadeOn, years)
    const rule = findRule('D02', facts.on ?? lastDay)
    if (rule) caps.push(capPeriod(rule, { trigger: actMadeOn, years, capped: 'absolute' }, calendar, settings))
  }
  return caps
}

function governedBy(period: Period, spans: readonly Span[]): LimitCode {
  const moved = (kind: SpanKind) =>
    spans.some(
      (span) =>
        span.kind === kind &&
        period.excluded.some((date) => date >= span.from && date <= span.to && date <= period.nominal),
    )
  if (moved('suedFirst')) return 'D03b'
  if (moved('selfCorrection')) return 'D03c'
  return moved('obstacle') ? 'D03' : period.code
}
