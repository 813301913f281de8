import type { Texts } from '../zh.ts'

export const settings: Texts['settings'] = {
  readOnly: 'Settings are changed by the supervisor and the administrator; you may look.',
  changed: (at, by) => `changed ${at} by ${by}`,
  unchanged: 'default settings',
  organ: {
    title: 'Name of the organ and number prefix',
    readOnly: 'changed by the administrator',
    change: 'Change the name or prefix',
    explain:
      'After a reform or renaming. From the day on the new name is used and new numbers bear the new prefix; issued numbers stay as they are.',
    name: 'Name of the organ',
    prefix: 'Number prefix',
    prefixRule: 'No figures, spaces or 〔〕.',
    becomes: (number, same) =>
      same ? 'The same prefix: numbering goes on.' : `A new prefix begins a register of its own, e.g. ${number}.`,
    from: 'Effective on',
    always: 'first start',
    reason: 'Reason',
    by: 'By',
    at: 'Recorded',
    save: 'Change',
  },
  targets: 'Inner targets',
  targetsHint: '0 switches a target off',
  numbers: {
    explanationWorkingDays: 'Explanation',
    recommendationWorkingDays: 'Recommendation',
    nearWorkingDays: 'Near',
    stuckDays: 'Stuck',
  },
  numberHints: {
    explanationWorkingDays: 'After service of the outcome.',
    recommendationWorkingDays: 'Letter served after service of the outcome.',
    nearWorkingDays: 'This many working days before the end a date counts as near.',
    stuckDays: 'An open case without an entry for this many days is listed as stuck.',
  },
  workingDays: 'working days',
  naturalDays: 'days',
  matrix: 'Who signs',
  matrixHint: 'the lowest level that may sign each outcome',
  legal: 'Open readings of the law',
  lawAsOf: (date) => `texts of the law as of ${date}`,
  reason: 'Reason',
  save: 'Save the settings',
  undo: 'Discard the changes',
  effect: 'Saving works out the dates of all open cases anew.',
}
