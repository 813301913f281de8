import type { Texts } from '../zh.ts'

export const note: Texts['note'] = {
  title: 'My note',
  onlyYou: 'only you see it',
  placeholder: 'What only you need: things to check, what to mind when you call.',
  how: 'Saved when you pause. A note is no part of the file.',
  saving: 'Saving…',
  savedAt: (at) => `Saved ${at}`,
  keepBoth: 'Keep both texts',
}
