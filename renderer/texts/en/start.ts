import type { Texts } from '../zh.ts'

export const start: Texts['start'] = {
  title: 'First start',
  note: 'Three things only: which organ this is, how cases are numbered, and who keeps the program. The rest can be changed later.',
  organHeading: 'Reconsideration organ',
  organ: 'Name',
  organExample: 'e.g. 某市某区人民政府',
  prefix: 'Number prefix',
  prefixExample: 'e.g. 某东政复',
  prefixRule: 'What stands before the year in a case number; no digits, spaces or brackets.',
  prefixPreview: (number) => `The first case of this year: ${number}`,
  personHeading: 'First administrator',
  name: 'Name',
  loginRule: '2 to 40 characters, no spaces.',
  otherRoles: 'Also works as',
  otherRolesWhy: 'An administrator keeps users and backups. Tick what else this person does.',
  tryFirst: 'Practise on made-up cases first',
  tryFirstNote:
    'Cases, people and organs of the practice are made up and kept in a folder of their own; they never mix with real ones.',
  begin: 'Begin',
}
