import type { Texts } from '../zh.ts'
import { s } from './plural.ts'

export const calendar: Texts['calendar'] = {
  title: (year) => `Calendar ${year}`,
  note: 'every period is counted by these days',
  earlier: 'Year before',
  later: 'Year after',
  thisYear: 'This year',
  provisional: (year) =>
    `The holiday notice of ${year} has not been imported. Weekends and statutory days count as off; dates in that year are provisional and are worked out anew on import.`,
  reached: (year, duties, cases) =>
    `${duties} date${s(duties)} of ${cases} case${s(cases)} already fall in ${year}, which has no notice yet.`,
  show: (year) => `Show ${year}`,
  noNotice: (year) => `${year} (provisional)`,
  summary: (days, source) => `${days} working days${source ? `, ${source}` : ''}`,
  sources: { shipped: 'shipped with the program', imported: 'imported here' },
  month: (n) => ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][n - 1] ?? '',
  workingDays: (n) => `${n} working days`,
  weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  kinds: { working: 'working day', rest: 'weekend', holiday: 'holiday', makeUp: 'weekend worked' },
  importTitle: (year) => `Import the holiday notice of ${year}`,
  replaces: 'replaces the present notice',
  notice: 'Text of the notice',
  noticeHint: 'Paste the text as published. It is previewed first; nothing takes effect at once.',
  noticeExample: (year) =>
    `国务院办公厅关于${year}年部分节假日安排的通知……一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。……`,
  preview: 'Preview',
  import: 'Import and work out dates anew',
  imported: (title, n) => `“${title}” was imported; ${n} date${s(n)} moved.`,
  off: 'Off',
  worked: 'Worked',
  none: 'none',
  changes: (n, open) =>
    n === 0 ? `No date of the ${open} open cases moves.` : `${n} date${s(n)} will move (${open} open cases)`,
  confirm: (title) => `Import “${title}”?`,
  confirmWhy:
    'All dates of open cases are worked out anew at once, and the history tells it. A wrong notice is mended by importing again.',
}
