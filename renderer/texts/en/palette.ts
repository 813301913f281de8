import type { Texts } from '../zh.ts'

export const palette: Texts['palette'] = {
  title: 'Find or do',
  hint: 'Number, party, pinyin initials, a word in a text, or what to do',
  open: 'Find or do…',
  results: 'Results to choose from',
  stepsOf: (number) => `Steps of this case ${number}`,
  groups: {
    commands: 'Commands',
    case: 'Cases',
    party: 'Parties',
    consultation: 'Consultations',
    text: 'Records, notes and materials',
  },
  more: (n) => `${n} more`,
  moreAtLeast: (n) => `${n} or more; another word narrows it down`,
  nothing: 'Nothing found. Try another word, or fewer characters.',
  keys: '↑ ↓ choose   Enter open   Esc close',
  incomplete: 'The index of texts is being built; results may be incomplete.',
  kinds: { note: 'my note', material: 'material', document: 'document' },
  unnumbered: 'No number',
  over: 'closed',
  print: 'Print this page',
  sizeTo: { standard: 'Text size: standard', large: 'Text size: large', largest: 'Text size: largest' },
}
