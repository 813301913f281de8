import type { Texts } from '../zh.ts'

export const states: Texts['states'] = {
  loading: 'Loading',
  unreachable: 'The program cannot be reached; nothing was changed. Try again shortly, or open Fuyi Desk anew.',
  retry: 'Try again',
  noSuchScreen: 'There is no such page; the link may be out of date.',
  toWorkbench: 'Back to the workbench',
  broken: 'This page failed; what was saved is safe. Load it again, or tell the administrator the line below.',
  reload: 'Load again',
  notAllowed: (role) => `This page is for the ${role}. Ask the administrator if you need it.`,
}
