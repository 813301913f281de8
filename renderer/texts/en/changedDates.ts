import type { Texts } from '../zh.ts'

export const changedDates: Texts['changedDates'] = {
  case: 'Case',
  limit: 'Period',
  dueLegal: 'Last day (now → then)',
  dueSafe: 'Last working day (now → then)',
  none: 'none',
  first: (shown, total) => `The first ${shown} of ${total}.`,
}
