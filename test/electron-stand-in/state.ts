import type { Chromium } from './chromium.ts'

/** What the parts of the stand-in share. */
export const state: {
  chromium: Chromium | undefined
  /** Schemes declared before `ready`, and who answers them. */
  privileged: Set<string>
  handlers: Map<string, (request: Request) => Response | Promise<Response>>
} = {
  chromium: undefined,
  privileged: new Set(),
  handlers: new Map(),
}

/** Chromium, once the program is ready. */
export function chromium(): Chromium {
  if (!state.chromium) throw new Error('stand-in: not ready yet')
  return state.chromium
}
