import { type CivilDate, datesFromTo, parseCivilDate, plusDays } from './civilDate.ts'
import { TimeLimitError } from './errors.ts'
import { defaultLegalSettings, type LegalSettings } from './settings.ts'

export type SpanKind =
  | 'suspension'
  | 'appraisal'
  | 'inspection'
  | 'elevation'
  | 'obstacle'
  | 'suedFirst'
  | 'selfCorrection'

/** Days that are not counted, both ends included. `on` is the day of the event that began them. */
export type Span = {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly kind: SpanKind
  readonly on?: CivilDate
}

/**
 * The days a suspension on one day and a resumption on another leave out: the days after the first up to and including
 * the second (Q5). Throws `reversed-span`.
 */
export function suspensionSpan(
  suspendedOn: CivilDate,
  resumedOn: CivilDate,
  settings: LegalSettings = defaultLegalSettings,
): Span {
  ordered(suspendedOn, resumedOn)
  const from = settings.suspensionCounting === 'bothDays' ? suspendedOn : plusDays(suspendedOn, 1)
  return { kind: 'suspension', from, to: resumedOn, on: suspendedOn }
}

/** The days between the request for elevation and the answer: after the first up to and including the second. */
export function elevationSpan(requestedOn: CivilDate, answeredOn: CivilDate): Span {
  ordered(requestedOn, answeredOn)
  return { kind: 'elevation', from: plusDays(requestedOn, 1), to: answeredOn, on: requestedOn }
}

/**
 * The days of an appraisal, inspection, obstacle, suit brought first or self-correction: both ends included, unless the
 * setting leaves the first day in (Q6, Q8). Throws `reversed-span`.
 */
export function inclusiveSpan(
  kind: Exclude<SpanKind, 'suspension' | 'elevation'>,
  startedOn: CivilDate,
  endedOn: CivilDate,
  settings: LegalSettings = defaultLegalSettings,
): Span {
  ordered(startedOn, endedOn)
  const from = settings.exclusionInclusive ? startedOn : plusDays(startedOn, 1)
  return { kind, from, to: endedOn, on: startedOn }
}

/** All days of all spans, each once, in order (TC-9). */
export function unionOfDays(spans: readonly Span[]): CivilDate[] {
  return [...new Set(spans.flatMap((span) => datesFromTo(span.from, span.to)))].sort()
}

function ordered(from: CivilDate, to: CivilDate): void {
  if (parseCivilDate(to) >= parseCivilDate(from)) return
  throw new TimeLimitError(
    'reversed-span',
    `结束日期${to}早于开始日期${from}，请核对这两个日期。`,
    `The end ${to} is before the beginning ${from}. Check both dates.`,
  )
}
