import { consultationHistoriesOf } from '../../db/repositories/consultations.ts'
import { historiesOf } from '../../db/repositories/events.ts'
import { touchedOn } from '../../db/repositories/journal.ts'
import { subjectsOf } from '../../db/repositories/worklist.ts'
import type { Subject } from '../../db/schema.ts'
import { type ConsultationEntry, foldConsultation } from '../../shared/case/consultation.ts'
import { fold, type LimitEnvironment } from '../../shared/case/index.ts'
import type { JournalRow, Outputs } from '../../shared/contract/index.ts'
import {
  caseDuties,
  consultationDuties,
  type Duty,
  gravityOf,
  type JournalEntry,
  journalOf,
  journalSections,
} from '../../shared/duties/index.ts'
import { type CivilDate, plusDays } from '../../shared/time-limits/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { partyNames } from '../cases/view.ts'
import { type Desk, deskOf, personOf } from '../desk.ts'
import { staffIdOf } from './rows.ts'
import { dutyView } from './view.ts'

/** The first instant of a civil day in China, which has no daylight saving. */
export const firstInstantOf = (day: CivilDate): string => `${plusDays(day, -1)}T16:00:00.000Z`

type Entry = { seq: number; recordedAt: string; by: string }
type Told = {
  subject: Subject
  ownerId: string
  entries: JournalEntry[]
  history: readonly Entry[]
  nameOf(id: string): string | null
}

/**
 * The journal of a day: which dates began, were met, moved, fell away or passed. Nothing of it is stored: each case
 * that the day touched is folded from the log as it stood at the end of the day before and at the end of the day, so
 * what was recorded later does not change it.
 */
export async function journal(
  app: App,
  actor: Actor,
  { on, ...whose }: Parsed['duties']['journal'],
): Promise<Outputs['duties']['journal']> {
  await sweep(app)
  const desk = await deskOf(app.db)
  const day = { on, from: firstInstantOf(on), to: firstInstantOf(plusDays(on, 1)) }
  const touched = await touchedOn(app.db, day)
  const told: Told[] = []
  for (const [id, history] of await historiesOf(app.db, touched.case)) {
    const until = (end: string) => history.filter((entry) => entry.recordedAt < end)
    const known = until(day.to)
    if (known.length === 0) continue
    const state = fold(known)
    const before = until(day.from)
    const entries = journalOf(
      before.length > 0 ? caseDuties(fold(before), at(plusDays(on, -1), desk)) : [],
      caseDuties(state, at(on, desk)),
      on,
    )
    told.push({ subject: 'case', ownerId: id, entries, history: known, nameOf: partyNames(state.context) })
  }
  for (const [id, all] of await consultationHistoriesOf(app.db, touched.consultation)) {
    const history = all as ConsultationEntry[]
    const duties = (end: string, today: CivilDate): Duty[] => {
      const known = history.filter((entry) => entry.recordedAt < end)
      return known.length > 0 ? consultationDuties(foldConsultation(known), at(today, desk)) : []
    }
    const entries = journalOf(duties(day.from, plusDays(on, -1)), duties(day.to, on), on)
    const known = history.filter((entry) => entry.recordedAt < day.to)
    told.push({ subject: 'consultation', ownerId: id, entries, history: known, nameOf: () => null })
  }
  return { on, today: todayOf(app), rows: await rowsOf(app, desk, told, on, staffIdOf(actor, whose)) }
}

const at = (today: CivilDate, { calendar, settings }: Desk): LimitEnvironment => ({ today, calendar, settings })

async function rowsOf(
  app: App,
  desk: Desk,
  told: readonly Told[],
  on: CivilDate,
  staffId: string | undefined,
): Promise<JournalRow[]> {
  const mine = told.flatMap(({ entries, ...rest }) =>
    entries
      .filter(({ duty }) => staffId === undefined || duty.staffId === staffId)
      .map((entry) => ({ ...rest, ...entry })),
  )
  const subjects = await subjectsOf(app.db, mine)
  return mine
    .sort(
      (a, b) =>
        journalSections.indexOf(a.section) - journalSections.indexOf(b.section) ||
        gravityOf(a.duty) - gravityOf(b.duty) ||
        compare(a.duty.dueLegal ?? '9999', b.duty.dueLegal ?? '9999') ||
        compare(a.ownerId, b.ownerId) ||
        compare(a.duty.key, b.duty.key),
    )
    .map(({ section, duty, before, ownerId, history, nameOf }) => {
      const seq = section === 'began' ? duty.raisedBy : duty.evidence
      const entry = section === 'missed' ? undefined : (history.find((e) => e.seq === seq) ?? history.at(-1))
      return {
        section,
        subject: subjects.get(ownerId)!,
        duty: dutyView(duty, on, desk, nameOf),
        before,
        recordedBy: personOf(desk, entry?.by ?? null),
      }
    })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
