import { corrected } from '../../../shared/case/log.ts'
import type { CaseView, LogEntry } from '../../../shared/contract/index.ts'
import type { Values } from '../../parts/form/values.ts'

export type Standing = { on: string; data: Values }

/** An entry with every correction of it worked in. */
export function asItStands(history: CaseView['history'], entry: LogEntry): Standing {
  const all = history.filter((other) => other.type === 'CORRECT' && other.data['seq'] === entry.seq)
  const { on, data } = all.reduce(
    (standing, { data: correction }) =>
      corrected(standing, correction['changes'] as { field: string; value?: string }[]),
    { ...entry, by: '' } as Parameters<typeof corrected>[0],
  )
  return { on, data }
}

/**
 * What was typed over `before`, carried over to what stands now: an answer nobody touched here follows the other
 * person's; one that was touched stays.
 */
export function carriedOver(typed: Standing, before: Standing, now: Standing): Standing {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  const names = new Set([...Object.keys(typed.data), ...Object.keys(now.data)])
  return {
    on: typed.on === before.on ? now.on : typed.on,
    data: Object.fromEntries(
      [...names].map((name) => [name, same(typed.data[name], before.data[name]) ? now.data[name] : typed.data[name]]),
    ),
  }
}
