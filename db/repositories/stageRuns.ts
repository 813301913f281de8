import type { Stage } from '../../shared/terms/index.ts'
import type { Executor } from '../executor.ts'
import { prepared, rowWriter } from '../prepared.ts'
import { difference, toFlag } from '../rows.ts'
import type { StageRunTable } from '../schema.ts'

/** One stay of a case in a stage; `no` counts the stays in the same stage of the same cycle from 1. */
export type StageRun = {
  stage: Stage
  cycle: number
  no: number
  enteredOn: string
  leftOn: string | null
  /** How often something was sent back during the run. */
  returns: number
  overdue: boolean
  officerId: string | null
}

const key = ['case_id', 'cycle', 'stage', 'run_no'] as const
const writeRuns = rowWriter<StageRunTable>(
  'stage_run',
  [...key, 'entered_on', 'left_on', 'returns', 'overdue', 'officer_id'],
  key,
)
const runRows = prepared<{ owner: string }, StageRunTable>((db, parameter) =>
  db.selectFrom('stage_run').selectAll().where('case_id', '=', parameter('owner')),
)

/** The runs of a case in the order in which they began. */
export async function stageRunsOf(db: Executor, caseId: string): Promise<StageRun[]> {
  return (await stageRunsOfAll(db, [caseId])).get(caseId) ?? []
}

/** The runs of several cases by case id. */
export async function stageRunsOfAll(db: Executor, caseIds: readonly string[]): Promise<Map<string, StageRun[]>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('stage_run')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('cycle')
    .orderBy('entered_on')
    .orderBy('run_no')
    .orderBy('stage')
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.case_id)].map(([caseId, group]) => [caseId, group.map(fromRow)]))
}

/** Makes the stored runs of a case equal to these; writes only what differs. */
export async function replaceStageRuns(tx: Executor, caseId: string, runs: readonly StageRun[]): Promise<void> {
  const { rows: stored } = await runRows(tx, { owner: caseId })
  const { write, remove } = difference(
    stored,
    runs.map((run) => toRow(caseId, run)),
    keyOf,
  )
  for (const row of remove) {
    await tx
      .deleteFrom('stage_run')
      .where('case_id', '=', caseId)
      .where('cycle', '=', row.cycle)
      .where('stage', '=', row.stage)
      .where('run_no', '=', row.run_no)
      .execute()
  }
  await writeRuns(tx, write)
}

const keyOf = (row: StageRunTable) => `${row.cycle}:${row.stage}:${row.run_no}`

function toRow(caseId: string, run: StageRun): StageRunTable {
  return {
    case_id: caseId,
    cycle: run.cycle,
    stage: run.stage,
    run_no: run.no,
    entered_on: run.enteredOn,
    left_on: run.leftOn,
    returns: run.returns,
    overdue: toFlag(run.overdue),
    officer_id: run.officerId,
  }
}

function fromRow(row: StageRunTable): StageRun {
  return {
    stage: row.stage as Stage,
    cycle: row.cycle,
    no: row.run_no,
    enteredOn: row.entered_on,
    leftOn: row.left_on,
    returns: row.returns,
    overdue: row.overdue === 1,
    officerId: row.officer_id,
  }
}
