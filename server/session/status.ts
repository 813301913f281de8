import type { Outputs } from '../../shared/contract/index.ts'
import { type Actor, type App, todayOf } from '../app.ts'
import { calendarOf, organOf } from '../desk.ts'
import type { HostContext } from '../guard.ts'
import { sessionUser } from './actors.ts'

/** State of the program and of the caller's session; needs no sign-in and tells no names of others. */
export async function status(
  app: App,
  actor: Actor | null,
  host: HostContext['host'],
): Promise<Outputs['session']['status']> {
  const today = todayOf(app)
  const organ = await organOf(app.db, today)
  const calendar = await calendarOf(app.db)
  return {
    initialised: organ !== null,
    organ: organ?.name ?? null,
    user: actor && sessionUser(actor),
    today,
    isWorkingDay: calendar.isWorkingDay(today),
    provisional: calendar.coverage(today) === 'provisional',
    practice: app.practice,
    canPractice: app.openPractice !== undefined,
    host,
  }
}
