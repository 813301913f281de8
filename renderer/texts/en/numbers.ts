import type { Texts } from '../zh.ts'

export const numbers: Texts['numbers'] = {
  title: (year) => `Case numbers of ${year}`,
  highest: (n) => (n === 0 ? 'none given yet' : `given up to ${n}`),
  earlier: 'Year before',
  later: 'Year after',
  gaps: 'Gaps',
  gapCount: (n) => (n === 0 ? '' : `${n}`),
  noGaps: 'No gaps: every number is accounted for.',
  register: 'Register of numbers',
  none: 'No numbers this year.',
  number: 'Number',
  status: 'Status',
  statuses: { used: 'used', reserved: 'reserved', void: 'void', imported: 'from an older register' },
  reason: 'Reason',
  by: 'By',
  at: 'At',
  reserve: 'Reserve a number',
  void: 'Void',
  voidTitle: (number) => `Void ${number}`,
  push: 'Push the counter',
  pushTo: 'Used up to',
  explain: {
    reserve: 'Keeps the next number; choose it when registering an application.',
    void: 'A void number is never used; the reason stays in the register.',
    push: 'The last number used in an older register. The next case follows it; it never moves back.',
  },
}
