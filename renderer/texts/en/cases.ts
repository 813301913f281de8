import type { Texts } from '../zh.ts'

export const cases: Texts['cases'] = {
  found: (n) => `${n}`,
  search: 'Filter by text',
  searchHint: 'Number, party, act',
  stage: 'Filter by stage',
  anyStage: 'Any stage',
  officer: 'Filter by officer',
  officerName: 'Officer',
  anyOfficer: 'Any officer',
  openness: 'Open or closed',
  any: 'All',
  open: 'Open',
  closed: 'Closed',
  reset: 'Clear the filter',
  none: 'No cases yet. Register one when an application arrives.',
  noneFound: 'No case fits. Widen the filter.',
  number: 'Number',
  matter: 'Matter',
  state: 'State',
  next: 'Next date',
  received: 'Received',
}
