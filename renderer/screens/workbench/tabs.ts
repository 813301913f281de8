import type { Band } from '../../../shared/duties/duty.ts'

/** The tabs, and the bands of the worklist that each shows, most urgent first; `stuck` is a list of its own. */
export const tabs = {
  mine: ['overdue', 'near', 'normal'],
  near: ['near'],
  overdue: ['overdue'],
  waiting: ['waiting'],
  noNextStep: ['noNextStep'],
  suspended: ['suspended'],
  stuck: [],
} as const satisfies Record<string, readonly Band[]>
export type Tab = keyof typeof tabs
export const tabNames = Object.keys(tabs) as Tab[]
