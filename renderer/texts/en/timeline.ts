import type { Texts } from '../zh.ts'

export const timeline: Texts['timeline'] = {
  list: 'Record',
  lanes: 'Lanes',
  view: 'View',
  filter: 'Filter',
  filters: { all: 'All', papers: 'Papers', contacts: 'Contacts', states: 'Procedure', changes: 'Changes' },
  print: 'Print the course of the case',
  clockLane: 'Decision period',
  procedureLane: 'Procedure',
  today: 'Today',
  began: 'begins',
  resumed: 'goes on',
  stopped: (ground, days, still) => `${still ? 'stopped for' : 'stopped'} ${days} days (${ground})`,
  over: 'ends',
  overdue: (days) => `${days} days overdue`,
}
