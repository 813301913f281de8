import type { Outputs } from '../../shared/contract/index.ts'
import { type Actor, type App, todayOf } from '../app.ts'
import { calendarOf, organOf } from '../desk.ts'
import type { HostContext } from '../guard.ts'

/** State of the program and of the caller's session; needs no sign-in and tells no names of others. */
export async function status(app: App, actor: Actor | null, host: HostContext['host']): Promise<Outputs['session']['status']> {
  const today = todayOf(app)
  const [organ, calendar] = [await organOf(app.db), await calendarOf(app.db)]
  const user = actor && (({ tokenHash: _secret, roles, ...rest }) => ({ ...rest, roles: [...roles] }))(actor)
  return {
    initialised: organ !== null,
    organ: organ?.name ?? null,
    user,
    today,
    isWorkingDay: calendar.isWorkingDay(today),
    provisional: calendar.coverage(today) === 'provisional',
    practice: app.practice,
    host,
  }
}
