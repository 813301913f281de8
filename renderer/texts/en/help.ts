import type { Texts } from '../zh.ts'

export const help: Texts['help'] = {
  title: 'Keys and help',
  note: 'Everything can be done by keyboard. While an input method composes, no shortcut fires.',
  print: 'Print this page',
  sizes: { standard: 'Standard', large: 'Large', largest: 'Largest' },
  guide: 'User guide',
  keys: 'Keys',
  noGuide: 'No user guide comes with this version.',
  back: 'Back',
  groups: [
    {
      title: 'Everywhere',
      keys: [
        ['Ctrl K', 'Find or do: number, party, pinyin initials, a word in a text, a step'],
        ['F1', 'This page'],
        ['Alt 1 … 9', 'The places on the left, in order'],
        ['Tab　Shift Tab', 'Next, previous'],
        ['Esc', 'Close a window or list'],
        ['Ctrl P', 'Print'],
        ['Ctrl +　Ctrl -　Ctrl 0', 'Larger, smaller, as it was'],
      ],
    },
    {
      title: 'Find or do',
      keys: [
        ['↑　↓　PageUp　PageDown', 'Choose'],
        ['Enter', 'Open; a grey step only says why it is not possible'],
        ['zz', 'Pinyin initials work too: zz for 中止, hdq for 河东区'],
      ],
    },
    {
      title: 'Forms',
      keys: [
        ['Ctrl Enter', 'Save'],
        ['Space', 'Tick'],
        ['↓', 'Open a list or the calendar'],
        ['1-5　2026.1.5', 'Dates may be typed so; the year is added'],
      ],
    },
    {
      title: 'Lists',
      keys: [
        ['↑　↓', 'Previous row, next row'],
        ['Enter', 'Open the row'],
      ],
    },
  ],
}
