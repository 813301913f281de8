import type { Calendar } from './calendar.ts'
import { type CivilDate, earliest, latest, plusDays } from './civilDate.ts'
import { capPeriod, computePeriod, type Period, underCaps } from './period.ts'
import { ruleOn } from './rules.ts'
import { defaultLegalSettings, type LegalSettings } from './settings.ts'

/**
 * D18: the last working day on which the notice must have reached the last party, so that five full working days lie
 * between it and the hearing (行政复议法 第51条第1款).
 */
export function hearingNoticeLatest(
  hearingOn: CivilDate,
  calendar: Calendar,
  settings: LegalSettings = defaultLegalSettings,
): CivilDate {
  return computePeriod('D18', { trigger: hearingOn }, calendar, settings).dueLegal
}

/** D34: the day on which a paper announced on `publishedOn` counts as served (民事诉讼法 第95条); it never moves. */
export function announcementServedOn(publishedOn: CivilDate): CivilDate {
  return plusDays(publishedOn, ruleOn('D34', publishedOn).length ?? 0)
}

/** D24: the first day on which termination may be decided after a suspension (行政复议法 第41条第5项); it never moves. */
export function earliestTerminationOn(suspendedOn: CivilDate): CivilDate {
  return plusDays(suspendedOn, (ruleOn('D24', suspendedOn).length ?? 0) + 1)
}

/**
 * The day on which an application (or a supplement) nobody decided on is accepted by law: the fifth working day after
 * receipt (行政复议法 第30条第3款; Q2). Under the law before 2024 it was accepted on receipt (第17条第2款).
 */
export function deemedAcceptedOn(
  receivedOn: CivilDate,
  calendar: Calendar,
  settings: LegalSettings = defaultLegalSettings,
): CivilDate {
  const review = computePeriod('D05', { trigger: receivedOn }, calendar, settings)
  return review.ruleSet === 'law2017' ? receivedOn : plusDays(review.dueLegal, settings.deemedAcceptanceOffset)
}

/**
 * The day the decision period is counted from: receipt of the file by the superior after elevation (实施条例 第40条第3款),
 * else acceptance, or conversion if the setting says that it restarts the period (Q4).
 */
export function decisionTrigger(
  facts: { readonly acceptedOn: CivilDate; readonly convertedOn?: CivilDate; readonly fileReceivedOn?: CivilDate },
  settings: LegalSettings = defaultLegalSettings,
): CivilDate {
  const restart = settings.conversionRestarts ? facts.convertedOn : undefined
  return facts.fileReceivedOn ?? restart ?? facts.acceptedOn
}

/**
 * D30 or D31 (复议前置): to sue because nothing was decided, from the end of the decision period. Whether that end moves off
 * a rest day is open (Q1): lateness is judged from the moved end, the applicant is told the day that follows from the
 * unmoved one.
 */
export function suitAfterSilence(
  decision: Pick<Period, 'nominal' | 'dueLegal'>,
  code: 'D30' | 'D31',
  calendar: Calendar,
  settings: LegalSettings = defaultLegalSettings,
): Period {
  const suit = computePeriod(code, { trigger: decision.dueLegal }, calendar, settings)
  const narrow = computePeriod(code, { trigger: decision.nominal }, calendar, settings)
  return { ...suit, adviseBy: earliest(suit.adviseBy, narrow.adviseBy) }
}

/**
 * D32: to sue where the decision did not state the period (行政诉讼法司法解释 第64条第2款): fifteen days from being told,
 * never past one year from knowing the content.
 */
export function suitPeriodNotTold(
  facts: { readonly contentKnownOn: CivilDate; readonly toldOn?: CivilDate },
  calendar: Calendar,
  settings: LegalSettings = defaultLegalSettings,
): Period {
  const { contentKnownOn, toldOn } = facts
  const on = latest(contentKnownOn, toldOn ?? contentKnownOn)
  const rule = ruleOn('D32', on)
  const year = capPeriod(
    rule,
    { trigger: contentKnownOn, years: rule.capYears ?? 1, capped: 'oneYear' },
    calendar,
    settings,
  )
  return toldOn === undefined ? year : underCaps(computePeriod('D32', { trigger: on }, calendar, settings), year)
}
