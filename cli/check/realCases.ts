import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  computePeriod,
  createCalendar,
  daysBetween,
  findRule,
  hearingNoticeLatest,
  judgeLateness,
  workingDaysBetween,
} from '../../shared/time-limits/index.ts'
import { type History, readHistories } from '../replay/history.ts'
import { limitOf, type Replayed, replay } from '../replay/replay.ts'
import { openReplayDesk } from '../replay/session.ts'

export type CheckResult = { passed: number; failed: number; lines: string[] }

/**
 * Replays every history of a file through the server on a fresh database and compares what the program computed with
 * the case's `expect`. A case passes when every expected key agrees and the history went through.
 */
export async function checkRealCases(file: string): Promise<CheckResult> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fuyi-check-'))
  const desk = await openReplayDesk(dataDir)
  const lines: string[] = []
  let passed = 0
  let failed = 0
  try {
    for (const history of readHistories(file)) {
      const problems = await problemsOf(history, desk)
      lines.push(...problems.map((problem) => `${history.id}: ${problem}`))
      if (problems.length > 0) failed += 1
      else passed += 1
    }
  } finally {
    await desk.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { passed, failed, lines }
}

async function problemsOf(history: History, desk: Awaited<ReturnType<typeof openReplayDesk>>): Promise<string[]> {
  const replayed = await replay(history, desk)
  const computed = computedOf(replayed)
  const known = createCalendar().noticeYears()
  const missing = ((history.expect.calendarYears ?? []) as number[]).filter((year) => !known.includes(year))
  return [
    ...missing.map((year) => `no holiday notice of ${year}`),
    ...replayed.refused.map((r) => `refused ${r.step} on ${r.on}: ${r.unmet.map((u) => u.condition).join(', ')}`),
    ...Object.entries(history.expect)
      .filter(([key]) => key !== 'calendarYears')
      .flatMap(([key, expected]) => {
        const got = computed[key]
        return got === expected ? [] : [`${key}: expected ${String(expected)}, got ${String(got)}`]
      }),
  ]
}

/** What the program says about a replayed case, under the names of the fixture. */
export function computedOf(replayed: Replayed): Record<string, unknown> {
  const { recorded, steps, view } = replayed
  const calendar = createCalendar()
  const at = (event: string) => recorded.find((r) => r.step.event === event)
  const known = (event: string) => {
    const found = steps.find((s) => s.event === event)
    return found && !found.assumed ? found.day : undefined
  }
  const received = recorded[0]?.view
  const end = recorded.at(-1)?.view
  const act = known('act-served') ?? known('act-made')
  const application = view.application
  const supplement = at('supplement-requested')
  const review = limitOf(received, 'D05')
  const accepted = view.facts.acceptance
  const outcome = view.facts.outcome
  const receivedOn = view.facts.application.receivedOn
  const decidedOn = known('decided') ?? known('rejected-application')
  const afterAcceptance = recorded.find((r) => limitOf(r.view, 'D15', 'D17'))?.view
  const decision = limitOf(afterAcceptance, 'D15', 'D17')
  const resumed = limitOf(at('resumed')?.view, 'D15', 'D17')
  const extendedAt = recorded.findIndex((r) => r.step.event === 'extended')
  const extended = limitOf(recorded[extendedAt]?.view, 'D15', 'D17')
  const beforeExtension = limitOf(recorded[extendedAt - 1]?.view, 'D15', 'D17')
  const extendedOn = known('extended')
  const inTime = (due: string | undefined, on: string | undefined) =>
    due === undefined || on === undefined ? undefined : judgeLateness({ dueLegal: due }, on).inTime
  const perform = outcome?.performDays
  const performDue =
    perform && outcome?.signedOn
      ? computePeriod('D27', { trigger: outcome.signedOn, length: perform }, calendar).dueLegal
      : undefined
  const heldOn = known('hearing-held')
  const claimedOverdue = replayed.history.expect.performOverdueOn as string | undefined
  const copy = limitOf(end, 'D11', 'D13')
  const refused = known('not-accepted')
  const reviewEnd = limitOf(end, 'D08') ?? limitOf(end, 'D05')
  return {
    daysActToApplication: act ? daysBetween(act, application.appliedOn) : undefined,
    applicationDue: application.dueLegal ?? undefined,
    applicationInTime: application.verdict === 'inTime' ? true : application.verdict === 'late' ? false : undefined,
    lateBy: application.lateBy || undefined,
    timeLimitWarning: application.verdict === 'perhapsLate' || undefined,
    acceptanceReviewDue: review?.dueLegal,
    supplementNoticeDue: limitOf(received, 'D06')?.dueLegal,
    supplementNoticeInTime: inTime(limitOf(received, 'D06')?.dueLegal, supplement?.step.day),
    reviewAfterSupplementDue: limitOf(end, 'D08')?.dueLegal,
    acceptedInTime: accepted && !accepted.deemed ? inTime(reviewEnd?.dueLegal, known('accepted')) : undefined,
    refusedInTime: inTime(reviewEnd?.dueLegal, refused),
    workingDaysToAcceptance: known('accepted')
      ? workingDaysBetween(receivedOn, known('accepted') as string, calendar)
      : undefined,
    workingDaysToRefusal: refused ? workingDaysBetween(receivedOn, refused, calendar) : undefined,
    copyDue: copy?.dueLegal,
    decisionNominal: decision?.nominal,
    decisionDue: decision?.dueLegal,
    decisionSafe: decision?.dueSafe,
    suspendedDays: resumed?.excludedDays,
    resumedNominal: resumed?.nominal,
    resumedDue: resumed?.dueLegal,
    resumedSafe: resumed?.dueSafe,
    extendedNominal: extended?.nominal,
    extendedDue: extended?.dueLegal,
    extendedSafe: extended?.dueSafe,
    extensionInTime: inTime(beforeExtension?.dueLegal, extendedOn),
    extensionInTimeSafe: inTime(beforeExtension?.dueSafe, extendedOn),
    daysReceiptToExtension: extendedOn ? daysBetween(receivedOn, extendedOn) : undefined,
    decidedInTime: inTime(limitOf(end, 'D15', 'D17')?.dueLegal, decidedOn),
    daysAcceptanceToDecision: accepted && decidedOn ? daysBetween(accepted.on, decidedOn) : undefined,
    daysApplicationToDecision: decidedOn ? daysBetween(receivedOn, decidedOn) : undefined,
    suitDue: limitOf(end, 'D29', 'D31')?.dueLegal,
    hearingNoticeLatest: heldOn && findRule('D18', heldOn) ? hearingNoticeLatest(heldOn, calendar) : undefined,
    performDueIfServedSameDay: performDue,
    // A day on which performance is certainly overdue: the program has to agree that it is.
    performOverdueOn: performDue && claimedOverdue && claimedOverdue > performDue ? claimedOverdue : undefined,
  }
}
