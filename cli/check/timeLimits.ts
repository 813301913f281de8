import { readFileSync } from 'node:fs'
import * as z from 'zod'
import {
  type ApplicationFacts,
  announcementServedOn,
  applicationPeriod,
  type Calendar,
  type CivilDate,
  computePeriod,
  createCalendar,
  decisionTrigger,
  deemedAcceptedOn,
  earliestTerminationOn,
  elevationSpan,
  hearingNoticeLatest,
  inclusiveSpan,
  isCivilDate,
  judgeLateness,
  type LimitCode,
  limitCodes,
  type Period,
  type PeriodInput,
  RefusedStepError,
  type Span,
  suitAfterSilence,
  suitPeriodNotTold,
  suspensionSpan,
} from '../../shared/time-limits/index.ts'

const date = z.string().refine(isCivilDate, 'not a date')
const stretch = z.strictObject({ from: date, to: date })

const factsSchema = z.strictObject({
  trigger: date.optional(),
  acceptedOn: date.optional(),
  convertedOn: date.optional(),
  fileReceivedOn: date.optional(),
  receivedOn: date.optional(),
  postmarkedOn: date.optional(),
  noDecision: z.boolean().optional(),
  extensionDays: z.union([z.number(), z.array(z.number())]).optional(),
  suspensions: z.array(z.strictObject({ on: date, resumedOn: date.nullish() })).optional(),
  excluded: z.array(stretch.extend({ kind: z.enum(['appraisal', 'inspection', 'elevation']) })).optional(),
  obstacles: z.array(stretch).optional(),
  actMadeOn: date.optional(),
  realEstate: z.boolean().optional(),
  contentKnownOn: date.optional(),
  toldOn: date.optional(),
  requestReceivedOn: date.optional(),
  announcementEndsOn: date.optional(),
  publishedOn: date.optional(),
  suedOn: date.optional(),
  dismissalServedOn: date.optional(),
  selfCorrection: stretch.optional(),
  hearingOn: date.optional(),
})

const expectedSchema = z.strictObject({
  nominal: date.optional(),
  dueLegal: date.optional(),
  dueSafe: date.optional(),
  adviseBy: date.optional(),
  provisional: z.boolean().optional(),
  inTime: z.boolean().optional(),
  deemedAcceptedOn: date.optional(),
  servedOn: date.optional(),
  latestNoticeOn: date.optional(),
  earliestTerminationOn: date.optional(),
  rejected: z.string().optional(),
})

// `runUnder` is read and passed over: no environment may make a difference.
const rowSchema = z.object({
  id: z.string(),
  rule: z.enum(limitCodes),
  facts: factsSchema,
  expected: expectedSchema,
})

export type Facts = z.infer<typeof factsSchema>
type Answer = z.infer<typeof expectedSchema>

export type CheckResult = { passed: number; failed: number; lines: string[] }

/**
 * Runs the program's own time limits over a file of rows in the fixture format (an array, see the README beside the
 * fixtures). A row passes when every expected key comes out; each other key gives one line: row, key, expected, got.
 */
export function checkTimeLimits(file: string): CheckResult {
  const rows = z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
  const calendar = createCalendar()
  const result: CheckResult = { passed: 0, failed: 0, lines: [] }
  rows.forEach((row, index) => {
    const lines = checkRow(row, index, calendar)
    result.lines.push(...lines)
    if (lines.length === 0) result.passed += 1
    else result.failed += 1
  })
  return result
}

function checkRow(value: unknown, index: number, calendar: Calendar): string[] {
  const parsed = rowSchema.safeParse(value)
  if (!parsed.success) {
    const name = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : `row ${index + 1}`
    return parsed.error.issues.map((issue) => `${name} ${issue.path.join('.')}: ${issue.message}`)
  }
  const { id, rule, facts, expected } = parsed.data
  try {
    const answer = answerOf(rule, facts, calendar)
    return (Object.keys(expected) as (keyof Answer)[])
      .filter((key) => expected[key] !== undefined && expected[key] !== answer[key])
      .map((key) => `${id} ${key}: expected ${expected[key]}, got ${answer[key] ?? 'nothing'}`)
  } catch (error) {
    return [`${id}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** What the program makes of the facts of one row. Exported for the tests that compare time zones. */
export function answerOf(rule: LimitCode, facts: Facts, calendar: Calendar): Answer {
  try {
    return { ...marks(rule, facts, calendar), ...dates(periodOf(rule, facts, calendar), facts) }
  } catch (error) {
    if (!(error instanceof RefusedStepError)) throw error
    return { ...marks(rule, facts, calendar), ...dates(error.inForce, facts), rejected: error.code }
  }
}

function dates(period: Period, facts: Facts): Answer {
  const actedOn = facts.postmarkedOn ?? facts.receivedOn
  const { nominal, dueLegal, dueSafe, adviseBy, provisional } = period
  return {
    nominal,
    dueLegal,
    dueSafe,
    adviseBy,
    provisional,
    // 民事诉讼法 第85条第4款: handed to the post in time is in time.
    ...(actedOn === undefined ? {} : { inTime: judgeLateness(period, actedOn).inTime }),
  }
}

/** Days that are no end of a period. */
function marks(rule: LimitCode, facts: Facts, calendar: Calendar): Answer {
  const trigger = triggerOf(rule, facts, calendar)
  const silentSince =
    rule === 'D05' || rule === 'D06' || rule === 'D08' ? trigger : facts.acceptedOn ? undefined : facts.receivedOn
  const hearingOn = rule === 'D18' ? (facts.hearingOn ?? trigger) : facts.hearingOn
  const publishedOn = facts.publishedOn ?? (rule === 'D34' ? trigger : undefined)
  return {
    ...(facts.noDecision && silentSince ? { deemedAcceptedOn: deemedAcceptedOn(silentSince, calendar) } : {}),
    ...(publishedOn ? { servedOn: announcementServedOn(publishedOn) } : {}),
    ...(hearingOn ? { latestNoticeOn: hearingNoticeLatest(hearingOn, calendar) } : {}),
    ...(rule === 'D24' && trigger ? { earliestTerminationOn: earliestTerminationOn(trigger) } : {}),
  }
}

function periodOf(rule: LimitCode, facts: Facts, calendar: Calendar): Period {
  switch (rule) {
    case 'D01':
    case 'D01g':
    case 'D01h':
    case 'D02':
    case 'D03':
    case 'D03b':
    case 'D03c':
      return applicationPeriod(applicationFacts(rule, facts), calendar)
    case 'D30':
    case 'D31':
      if (facts.trigger === undefined && acceptance(facts, calendar) !== undefined) {
        return suitAfterSilence(periodOf('D15', facts, calendar), rule, calendar)
      }
      return computePeriod(rule, inputOf(rule, facts, calendar), calendar)
    case 'D32': {
      const contentKnownOn = facts.contentKnownOn ?? required(rule, facts.trigger)
      return suitPeriodNotTold({ contentKnownOn, ...(facts.toldOn ? { toldOn: facts.toldOn } : {}) }, calendar)
    }
    default:
      return computePeriod(rule, inputOf(rule, facts, calendar), calendar)
  }
}

function inputOf(rule: LimitCode, facts: Facts, calendar: Calendar): PeriodInput {
  const open = facts.suspensions?.find(({ resumedOn }) => !resumedOn)
  return {
    trigger: required(rule, triggerOf(rule, facts, calendar)),
    excluded: spansOf(facts),
    ...(facts.extensionDays === undefined ? {} : { extension: facts.extensionDays }),
    ...(open ? { openSuspension: open.on } : {}),
  }
}

/** The day a period is counted from: as given, or worked out of the other facts. */
function triggerOf(rule: LimitCode, facts: Facts, calendar: Calendar): CivilDate | undefined {
  if (facts.trigger !== undefined) return facts.trigger
  const served = facts.publishedOn && rule !== 'D34' ? announcementServedOn(facts.publishedOn) : facts.publishedOn
  switch (rule) {
    case 'D05':
    case 'D06':
    case 'D08':
    case 'D09':
    case 'D10':
      return facts.receivedOn
    case 'D11':
    case 'D13':
      return acceptance(facts, calendar)
    case 'D15':
    case 'D16':
    case 'D17': {
      const acceptedOn = acceptance(facts, calendar) ?? facts.fileReceivedOn
      if (acceptedOn === undefined) return undefined
      const { convertedOn, fileReceivedOn } = facts
      return decisionTrigger({
        acceptedOn,
        ...(convertedOn ? { convertedOn } : {}),
        ...(fileReceivedOn ? { fileReceivedOn } : {}),
      })
    }
    case 'D18':
      return facts.hearingOn
    case 'D19':
    case 'D20':
    case 'D21':
    case 'D24':
      return facts.suspensions?.[0]?.on
    default:
      return served ?? facts.receivedOn
  }
}

function acceptance(facts: Facts, calendar: Calendar): CivilDate | undefined {
  if (facts.acceptedOn !== undefined) return facts.acceptedOn
  return facts.noDecision && facts.receivedOn ? deemedAcceptedOn(facts.receivedOn, calendar) : undefined
}

function spansOf(facts: Facts): Span[] {
  return [
    ...(facts.suspensions ?? []).flatMap(({ on, resumedOn }) => (resumedOn ? [suspensionSpan(on, resumedOn)] : [])),
    ...(facts.excluded ?? []).map(({ kind, from, to }) =>
      kind === 'elevation' ? elevationSpan(from, to) : inclusiveSpan(kind, from, to),
    ),
  ]
}

function applicationFacts(rule: LimitCode, facts: Facts): ApplicationFacts {
  const { suedOn, dismissalServedOn, actMadeOn, obstacles, selfCorrection, contentKnownOn, toldOn } = facts
  const known = facts.trigger ?? (facts.publishedOn ? announcementServedOn(facts.publishedOn) : undefined)
  return {
    ...(rule === 'D01h' && known ? { timeToActEndsOn: known } : known ? { knownOn: known } : {}),
    ...(facts.requestReceivedOn ? { requestReceivedOn: facts.requestReceivedOn } : {}),
    ...(facts.announcementEndsOn ? { announcementEndsOn: facts.announcementEndsOn } : {}),
    ...(contentKnownOn ? { contentKnownOn } : {}),
    ...(toldOn ? { toldOn } : {}),
    ...(actMadeOn ? { actMadeOn, realEstate: facts.realEstate ?? false } : {}),
    ...(obstacles ? { obstacles } : {}),
    ...(suedOn && dismissalServedOn ? { suedFirst: { suedOn, dismissalServedOn } } : {}),
    ...(selfCorrection ? { selfCorrection } : {}),
  }
}

function required(rule: LimitCode, trigger: CivilDate | undefined): CivilDate {
  if (trigger !== undefined) return trigger
  throw new Error(`no fact says from which day ${rule} is counted`)
}
