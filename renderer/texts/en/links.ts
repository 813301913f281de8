import type { Texts } from '../zh.ts'

export const links: Texts['links'] = {
  title: 'Related cases',
  none: 'No related cases.',
  add: 'Link a case',
  link: 'Link',
  linkWith: (number) => `Link with ${number}`,
  end: 'Unlink',
  endOf: (number) => `Unlink ${number}`,
  suggested: 'Perhaps related',
  ended: (n) => `Ended links (${n})`,
  endedBy: (name, at) => `ended by ${name} ${at}`,
  other: 'Other case',
  kind: 'Kind of link',
  reason: 'Reason',
  missing: 'Choose a case and give the reason.',
}
