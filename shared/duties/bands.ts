import type { Band, Duty } from './duty.ts'

/** Bands from the most to the least urgent. */
export const bands = [
  'overdue',
  'near',
  'normal',
  'suspended',
  'waiting',
  'noNextStep',
] as const satisfies readonly Band[]

/** The one band of an open duty on a day; null once it has ended. A case without an open duty is `noNextStep`. */
export function bandOf(
  duty: Pick<Duty, 'status' | 'paused' | 'owner' | 'dueLegal' | 'nearFrom'>,
  today: string,
): Exclude<Band, 'noNextStep'> | null {
  if (duty.status !== 'open') return null
  if (duty.paused) return 'suspended'
  if (duty.owner !== 'us') return 'waiting'
  if (duty.dueLegal !== null && duty.dueLegal < today) return 'overdue'
  if (duty.nearFrom !== null && duty.nearFrom <= today) return 'near'
  return 'normal'
}
