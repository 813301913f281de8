import type { Block } from './content.ts'
import { paragraph } from './parts.ts'
import type { Writer } from './writer.ts'

/**
 * The remedy clause (行政复议法 第10条、第75条; 行政诉讼法 第45条): the court, fifteen days, and, on a copy for one recipient
 * who has been served, that recipient's own last day.
 */
export function remedyClause(w: Writer): Block[] {
  const { facts, recipient, limits } = w.source
  if (facts.outcome && !facts.outcome.suitable) return [paragraph('本决定为最终裁决。')]
  const own = limits.find((limit) => limit.code === 'D29' && limit.partyId === recipient)
  return [
    paragraph(
      '如不服本决定，可以自收到本决定书之日起十五日内，依法向',
      w.setting('court'),
      '提起行政诉讼。',
      ...(own ? ['你（单位）提起行政诉讼的最后一日为', w.lastDay('D29'), '。'] : []),
    ),
  ]
}
