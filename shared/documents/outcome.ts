import type { CaseFacts } from '../case/index.ts'

/** The kinds of a drafted or signed outcome, in the order in which its text names them. */
export function effectiveOutcomeKinds(facts: CaseFacts): string[] {
  const kinds = facts.outcome?.kinds ?? []
  // 责令重作 follows the revocation it belongs to (行政复议法 第64条).
  return [...kinds].sort((a, b) => Number(a === 'REDO') - Number(b === 'REDO'))
}
