import type { Texts } from '../zh.ts'
import { s } from './plural.ts'

export const light: Texts['light'] = {
  left: (n, date) => `${n} working day${s(n)} left, ${date}`,
  today: 'finish today',
  lastDay: 'due today',
  untilLegal: (date) => `moved off days off to ${date}`,
  overdue: (n) => `overdue by ${n} day${s(n)}`,
  suspended: 'suspended',
  pausedFor: {
    suspended: (n) => `suspended for ${n} day${s(n)}`,
    excluded: (n) => `not counted for ${n} day${s(n)}`,
  },
  noDate: 'no fixed date',
  noNextStep: 'no next step',
  done: (date) => `done ${date}`,
  doneWord: 'done',
  provisional: 'provisional',
  provisionalWhy: 'The holiday notice of that year has not been imported; the date may move.',
}
