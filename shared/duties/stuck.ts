import type { CivilDate } from '../time-limits/civilDate.ts'
import { bandOf } from './bands.ts'
import type { Duty } from './duty.ts'
import { gravityOf } from './risk.ts'

/** Why a case does not move, as far as its record tells. */
export const stuckReasons = [
  'suspended',
  'noOfficer',
  'approving',
  'othersLate',
  'ownLate',
  'waiting',
  'nothingOwed',
  'undated',
  'notBegun',
] as const
export type StuckReason = (typeof stuckReasons)[number]

/** What the reason is read from. */
export type StuckCase = {
  state: string
  officerId: string | null
  /** The clock stands still: suspended, or an appraisal or elevation under way. */
  suspended: boolean
  /** Any duties of the case; ended ones are passed over. */
  duties: readonly Duty[]
}

/** The likely reason, and the duty it hangs on, if it is one. */
export function stuckReason(
  { state, officerId, suspended, duties }: StuckCase,
  today: CivilDate,
): { code: StuckReason; duty: Duty | null } {
  const open = duties.filter((duty) => duty.status === 'open').sort(byDate)
  const others = open.filter((duty) => duty.owner !== 'us')
  const ours = open.filter((duty) => duty.owner === 'us')
  const late = (duty: Duty): boolean => duty.dueLegal !== null && duty.dueLegal < today
  const next = ours[0] ?? null
  if (suspended) return { code: 'suspended', duty: open.find((duty) => duty.paused) ?? next }
  if (officerId === null) return { code: 'noOfficer', duty: next }
  if (state.endsWith('.approving')) return { code: 'approving', duty: next }
  const overdue = ours.find((duty) => bandOf(duty, today) === 'overdue')
  if (overdue) return { code: 'ownLate', duty: overdue }
  const othersLate = others.find(late)
  if (othersLate) return { code: 'othersLate', duty: othersLate }
  if (open.length === 0) return { code: 'nothingOwed', duty: null }
  if (others[0] && (next === null || byDate(others[0], next) < 0)) return { code: 'waiting', duty: others[0] }
  if (next?.dueLegal == null) return { code: 'undated', duty: next }
  return { code: 'notBegun', duty: next }
}

/** The earlier date first, without a date last; on one day the weightier. */
function byDate(a: Duty, b: Duty): number {
  const [first, second] = [a.dueLegal ?? '9999', b.dueLegal ?? '9999']
  return first < second ? -1 : first > second ? 1 : gravityOf(a) - gravityOf(b)
}
