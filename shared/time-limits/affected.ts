import type { Calendar } from './calendar.ts'
import { assessPeriod, type Period, type PeriodInput } from './period.ts'
import type { LimitCode } from './rules.ts'
import { defaultLegalSettings, type LegalSettings } from './settings.ts'

/** What a period was worked out from. Callers may carry more (the case, the duty). */
export type PeriodRequest = { readonly code: LimitCode; readonly input: PeriodInput }

export type AffectedPeriod<Request extends PeriodRequest> = {
  readonly request: Request
  readonly before: Period
  readonly after: Period
  /** False if only the mark "provisional" changes. */
  readonly datesChanged: boolean
}

/**
 * The periods that come out differently under another calendar, in the order given: what the import of a holiday notice
 * changes. Steps that had to be refused are left out of both sides, as in `assessPeriod`.
 */
export function affectedPeriods<Request extends PeriodRequest>(
  requests: readonly Request[],
  before: Calendar,
  after: Calendar,
  settings: LegalSettings = defaultLegalSettings,
): AffectedPeriod<Request>[] {
  return requests.flatMap((request) => {
    const [old, now] = [before, after].map(
      (calendar) => assessPeriod(request.code, request.input, calendar, settings).period,
    ) as [Period, Period]
    const datesChanged = (['nominal', 'dueLegal', 'dueSafe', 'adviseBy'] as const).some((key) => old[key] !== now[key])
    return datesChanged || old.provisional !== now.provisional
      ? [{ request, before: old, after: now, datesChanged }]
      : []
  })
}
