import { z } from 'zod'
import type { EventType } from '../case/events.ts'
import type { ConsultationAction, Duty } from '../duties/duty.ts'
import { journalSections } from '../duties/journal.ts'
import { stuckReasons } from '../duties/stuck.ts'
import { leaders, query, signedIn } from './define.ts'
import { band, bands, civilDate, id, pageInput, person, stage, version } from './values.ts'

const day = civilDate.nullable()

/** A duty as it is stored, plus what a screen needs to show it today. */
export const dutyView = z.object({
  key: z.string(),
  cycle: z.int(),
  kind: z.enum(['limit', 'mediation', 'explanation', 'publicity', 'recommendation', 'target']) satisfies z.ZodType<
    Duty['kind']
  >,
  code: z.string(),
  article: z.string(),
  raisedBy: z.int(),
  raisedOn: civilDate,
  owner: z.enum(['us', 'applicant', 'respondent', 'thirdParty', 'otherOrgan']) satisfies z.ZodType<Duty['owner']>,
  staff: person.nullable(),
  party: person.nullable(),
  /** The letter whose answer is owed, under the name of the organ that owes it. */
  letter: person.nullable(),
  /** The step that fulfils it. */
  action: z.string() as unknown as z.ZodType<EventType | ConsultationAction>,
  nominal: day,
  dueLegal: day,
  dueSafe: day,
  nearFrom: day,
  provisional: z.boolean(),
  paused: z.boolean(),
  status: z.enum(['open', 'fulfilled', 'excused', 'lapsed']) satisfies z.ZodType<Duty['status']>,
  endedOn: day,
  evidence: z.int().nullable(),
  excuse: z.string().nullable(),
  late: z.boolean(),
  recordedLate: z.boolean(),
  rate: z.enum(['R1', 'R2', 'R3', 'R4']).nullable() satisfies z.ZodType<Duty['rate']>,
  countedOn: day,
  counted: z.enum(['met', 'missing', 'excluded']).nullable() satisfies z.ZodType<Duty['counted']>,
  /** Null once it has ended. */
  band: band.nullable(),
  /** Days left today, to the safe date in working days, to the legal date in natural days; negative: days over. */
  workingDaysLeft: z.int().nullable(),
  naturalDaysLeft: z.int().nullable(),
})

/** What a duty belongs to. */
export const subject = z.object({
  kind: z.enum(['case', 'consultation']),
  id,
  number: z.string().nullable(),
  title: z.string(),
  respondent: z.string().nullable(),
  stage: stage.nullable(),
  state: z.string(),
  version,
})

/** Since when the clock of a case stands still, for how many natural days, why, and the step that ends it. */
export const pauseView = z.object({
  on: civilDate,
  days: z.int(),
  /** A suspension (行政复议法 第39条), or days that are not counted (实施条例 第40条、第45条、第46条). */
  kind: z.enum(['suspended', 'excluded']),
  /** Code of `suspensionGround`, or of `exclusionKind`, or `elevation`. */
  ground: z.string(),
  ends: z.string() as unknown as z.ZodType<EventType>,
})

export const worklistRow = z.object({
  subject,
  band,
  /** Null only in the band `noNextStep`: an open case on which nothing is owed. */
  duty: dutyView.nullable(),
  pause: pauseView.nullable(),
  /** Whether the case takes the step of the duty now; if not, another one comes first. */
  here: z.boolean(),
})

/** Whose work: the caller's own, everybody's, or that of one person. */
const whose = { scope: z.enum(['mine', 'all']).default('mine'), staff: id.optional() }

export const worklistInput = z.object({ ...whose, band: band.optional(), ...pageInput })

/** An open case that has not moved for long, or has no date ahead. */
export const stuckRow = z.object({
  subject,
  officer: person.nullable(),
  lastEntryOn: civilDate,
  idleDays: z.int(),
  noDate: z.boolean(),
  /** The likely reason, and the duty it hangs on. */
  reason: z.enum(stuckReasons),
  duty: dutyView.nullable(),
  pause: pauseView.nullable(),
  here: z.boolean(),
})

export const sheetGroups = ['overdue', 'today', 'tomorrow', 'week', 'othersLate'] as const

export const loadRow = z.object({
  /** Null: open cases that nobody has got yet. */
  person: person.nullable(),
  disabled: z.boolean(),
  openCases: z.int(),
  simpleCases: z.int(),
  suspended: z.int(),
  near: z.int(),
  overdue: z.int(),
})

export const journalRow = z.object({
  section: z.enum(journalSections),
  subject,
  duty: dutyView,
  /** The last day as it was the day before; null where it did not run then. */
  before: civilDate.nullable(),
  /** Who recorded the entry by which it began, was met or moved; null: the program, or no entry. */
  recordedBy: person.nullable(),
})

export const duties = {
  /** What is owed, most urgent first; `counts` is over the whole scope, whatever band is asked for. */
  worklist: query(signedIn)
    .route({ summary: '应办事项 Worklist' })
    .input(worklistInput)
    .output(
      z.object({
        today: civilDate,
        rows: z.array(worklistRow),
        total: z.int(),
        counts: z.object(
          Object.fromEntries(bands.map((name) => [name, z.int()])) as Record<(typeof bands)[number], z.ZodInt>,
        ),
      }),
    ),
  /** Open cases without an entry for `days` natural days (a setting), and those without a date ahead. */
  stuck: query(signedIn)
    .route({ summary: '停滞案件 Stuck cases' })
    .input(z.object({ ...whose, ...pageInput }))
    .output(z.object({ today: civilDate, days: z.int(), rows: z.array(stuckRow), total: z.int() })),
  /** The morning sheet: overdue, today, the next working day, the rest of the week, and what others owe and are late with. */
  sheet: query(signedIn)
    .route({ summary: '晨间清单 Morning sheet' })
    .input(z.object(whose))
    .output(
      z.object({
        today: civilDate,
        nextWorkingDay: civilDate,
        weekEnd: civilDate,
        rows: z.array(worklistRow.extend({ group: z.enum(sheetGroups) })),
        /** How many there are; more than `rows` only where a sheet could not hold them. */
        total: z.int(),
      }),
    ),
  /** What each person has in hand, in the order of the accounts: not a ranking. */
  load: query(leaders)
    .route({ summary: '承办工作量 Load by person' })
    .output(z.object({ today: civilDate, rows: z.array(loadRow) })),
  /** What falls due on one person up to a day, with all that is past already. */
  dueWhileAway: query(leaders)
    .route({ summary: '请假期间到期事项 What falls due while somebody is away' })
    .input(z.object({ staff: id, until: civilDate }))
    .output(z.object({ today: civilDate, rows: z.array(worklistRow), total: z.int() })),
  /** What one day did to the dates, derived from the log as it stood at the end of that day. */
  journal: query(signedIn)
    .route({ summary: '期限日志 Journal of deadlines' })
    .input(z.object({ on: civilDate, ...whose }))
    .output(z.object({ on: civilDate, today: civilDate, rows: z.array(journalRow) })),
}

export type DutyView = z.output<typeof dutyView>
export type Subject = z.output<typeof subject>
export type WorklistRow = z.output<typeof worklistRow>
export type WorklistInput = z.input<typeof worklistInput>
export type StuckRow = z.output<typeof stuckRow>
export type SheetGroup = (typeof sheetGroups)[number]
export type SheetRow = WorklistRow & { group: SheetGroup }
export type LoadRow = z.output<typeof loadRow>
export type JournalRow = z.output<typeof journalRow>
export type PauseView = z.output<typeof pauseView>
