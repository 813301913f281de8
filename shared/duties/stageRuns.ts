import type { CaseState, Run } from '../case/index.ts'
import { type CivilDate, plusDays } from '../time-limits/index.ts'
import type { Duty } from './duty.ts'

/** A run of a stage with the first day on which a period of ours in it was (or will be) exceeded. */
export type StageRun = Run & { overdueFrom: CivilDate | null }

/**
 * The runs of every stage. A statutory period, explanation or recommendation of ours that was exceeded counts
 * in the run during which it ran out, wherever the case stood by then.
 */
export function stageRuns(state: CaseState, duties: readonly Duty[]): StageRun[] {
  // One that ended after its day was exceeded, however it ended; so was one that lapsed with effect, such as silence.
  const passed = (d: Duty) =>
    d.endedOn === null || d.endedOn > (d.dueLegal as CivilDate) || (d.kind === 'limit' && d.status === 'lapsed')
  const exceeded = duties
    .filter((d) => d.owner === 'us' && d.kind !== 'target' && d.dueLegal !== null && passed(d))
    .map((d) => ({ cycle: d.cycle, day: plusDays(d.dueLegal as CivilDate, 1) }))
  return state.context.runs.map((run) => {
    const inside = exceeded
      .filter((x) => x.cycle === run.cycle && x.day > run.enteredOn && (run.leftOn === null || x.day <= run.leftOn))
      .map((x) => x.day)
      .sort()
    return { ...run, overdueFrom: inside[0] ?? null }
  })
}
