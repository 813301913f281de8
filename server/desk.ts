import type { Executor } from '../db/executor.ts'
import { listCalendarYears } from '../db/repositories/calendar.ts'
import { organEntries } from '../db/repositories/organ.ts'
import { getSetting } from '../db/repositories/settings.ts'
import { listStaff } from '../db/repositories/users.ts'
import type { CaseEnvironment } from '../shared/case/environment.ts'
import { type Organ, type OrganFrom, organOn } from '../shared/case/organ.ts'
import { type CaseSettings, defaultCaseSettings } from '../shared/case/settings.ts'
import type { Person } from '../shared/contract/index.ts'
import type { DocumentOrgan } from '../shared/documents/source.ts'
import type { Role } from '../shared/terms/index.ts'
import {
  type Calendar,
  type CivilDate,
  civilDateOf,
  createCalendar,
  type YearNotice,
} from '../shared/time-limits/index.ts'
import type { App } from './app.ts'
import { refusal } from './fail.ts'

export const CASE_SETTINGS_KEY = 'case'
export const PARTICULARS_KEY = 'organParticulars'
/** Set in a database that was made for practice: nothing in it is real. */
export const PRACTICE_KEY = 'practice'

export type Staff = Person & { roles: readonly Role[]; disabled: boolean }

/** What every decision of the desk depends on besides the case: read anew for each call, so a second host sees the same. */
export type Desk = {
  /** The organ as it is called on a day. */
  organOn(day: CivilDate): Organ
  /** Everything it was and will be called, in the order of recording. */
  organs: readonly OrganFrom[]
  /** What papers say of the organ beside its name; what nobody has given is absent. */
  particulars: Omit<DocumentOrgan, 'name'>
  settings: CaseSettings
  calendar: Calendar
  staff: ReadonlyMap<string, Staff>
}

/** The organ the desk belongs to, as it is called on a day; null before the first start. */
export async function organOf(db: Executor, day: CivilDate): Promise<Organ | null> {
  const organs = await organEntries(db)
  return organs.length === 0 ? null : organOn(organs, day)
}

export async function deskOf(db: Executor): Promise<Desk> {
  const organs = await organEntries(db)
  if (organs.length === 0) throw refusal('NOT_INITIALISED', {})
  const staff = await listStaff(db)
  return {
    organOn: (day) => organOn(organs, day),
    organs,
    particulars: await particularsOf(db),
    settings: await settingsOf(db),
    calendar: await calendarOf(db),
    staff: new Map(staff.map((person) => [person.id, person])),
  }
}

/** Institution, address, phone and court as the office has given them. */
export async function particularsOf(db: Executor): Promise<Desk['particulars']> {
  const stored = (await getSetting(db, PARTICULARS_KEY))?.value ?? {}
  return Object.fromEntries(Object.entries(stored).filter(([, text]) => text !== ''))
}

/** The stored settings over the defaults, so that a setting a newer program adds has a value. */
export async function settingsOf(db: Executor): Promise<CaseSettings> {
  const stored = (await getSetting(db, CASE_SETTINGS_KEY))?.value as CaseSettings | undefined
  return {
    ...defaultCaseSettings,
    ...stored,
    legal: { ...defaultCaseSettings.legal, ...stored?.legal },
    approvalMatrix: { ...defaultCaseSettings.approvalMatrix, ...stored?.approvalMatrix },
    targets: { ...defaultCaseSettings.targets, ...stored?.targets },
  }
}

let made: { notices: string; calendar: Calendar } | undefined

/** The built-in notices with the imported ones; made again only when an import has changed them. */
export async function calendarOf(db: Executor): Promise<Calendar> {
  const imported = (await listCalendarYears(db)).map((year) => year.notice as YearNotice)
  const notices = JSON.stringify(imported)
  if (made?.notices !== notices) made = { notices, calendar: createCalendar(imported) }
  return made.calendar
}

/** The environment in which the domain decides: this instant, this calendar, these people, this person. */
export function environment(app: App, desk: Desk, actor: { id: string; roles: readonly Role[] }): CaseEnvironment {
  const recordedAt = app.now()
  return {
    today: civilDateOf(recordedAt),
    recordedAt,
    calendar: desk.calendar,
    settings: desk.settings,
    actor: { id: actor.id, roles: actor.roles },
    rolesOf: (staffId) => desk.staff.get(staffId)?.roles ?? [],
  }
}

/** The program itself, when a statutory period runs out or dates are computed anew. */
export const program = { id: 'program', roles: [] } as const

/** Somebody by id, with the name; an id nobody has any more shows as itself. */
export function personOf(desk: Desk, id: string | null): Person | null {
  if (id === null || id === program.id) return null
  return { id, name: desk.staff.get(id)?.name ?? id }
}
