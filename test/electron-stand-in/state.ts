import type { Chromium } from './chromium.ts'

/** What the parts of the stand-in share. */
export const state: {
  chromium: Chromium | undefined
  /** Schemes declared before `ready`, and who answers them. */
  privileged: Set<string>
  handlers: Map<string, (request: Request) => Response | Promise<Response>>
  /** What the program did to its surroundings, for tests to read. */
  record: { opened: string[]; dialogs: { kind: string; options: unknown }[] }
  /** Answers to dialogs yet to come, by the number of the button; 0 when none is left. */
  answers: number[]
} = {
  chromium: undefined,
  privileged: new Set(),
  handlers: new Map(),
  record: { opened: [], dialogs: [] },
  answers: [],
}

/** Chromium, once the program is ready. */
export function chromium(): Chromium {
  if (!state.chromium) throw new Error('stand-in: not ready yet')
  return state.chromium
}
