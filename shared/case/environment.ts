import type { Role } from '../terms/index.ts'
import type { Calendar, CivilDate } from '../time-limits/index.ts'
import type { CaseSettings } from './settings.ts'

/** What a decision depends on besides the case itself; the caller supplies it, so the domain stays pure. */
export type CaseEnvironment = {
  /** Civil date in China on which the step is recorded. */
  today: CivilDate
  /** Instant of recording, UTC ISO with milliseconds. */
  recordedAt: string
  calendar: Calendar
  settings: CaseSettings
  actor: { id: string; roles: readonly Role[] }
  rolesOf(staffId: string): readonly Role[]
}
