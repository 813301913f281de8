import type { Duty } from './duty.ts'

/**
 * Periods whose end changes the case by law: an application counts as accepted (行政复议法 第30条第3款), or the
 * applicant may sue over the silence (行政诉讼法 第45条).
 */
export const decisiveLimits = ['D05', 'D06', 'D08', 'D15', 'D16', 'D17'] as const

/** What missing a duty costs, from the heaviest: 0 legal effect, 1 statutory period, 2 one of the four rates, 3 own target. */
export function gravityOf({ kind, code, rate }: Pick<Duty, 'kind' | 'code' | 'rate'>): 0 | 1 | 2 | 3 {
  if (decisiveLimits.some((limit) => limit === code)) return 0
  if (kind === 'limit') return 1
  return rate === null ? 3 : 2
}
