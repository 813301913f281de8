import type { Texts } from '../zh.ts'

export const reception: Texts['reception'] = {
  title: 'Receptions of a week',
  before: 'Week before',
  after: 'Next week',
  table: 'Receptions',
  unit: 'times (people)',
  what: 'Kind',
  result: { consultation: 'consultation', contact: 'further contact', application: 'application received' },
  total: 'Total',
  count: (times, people) => (times === people ? `${times}` : `${times} (${people} people)`),
  rows: (n) => `${n} ${n === 1 ? 'reception' : 'receptions'}`,
  none: 'No receptions in this week.',
  cut: 'Too many to list: only the first are shown.',
}
