import type { Executor } from '../../db/executor.ts'
import { inTransaction } from '../../db/executor.ts'
import {
  isIntact,
  listRateSnapshots,
  lockRates,
  type RateSnapshot,
  type SnapshotPart,
} from '../../db/repositories/rateSnapshots.ts'
import { fourRateRows, type RateRow } from '../../db/repositories/reports.ts'
import { type Period, type StageMeasure, stageRunRows, stageRunTable } from '../../db/repositories/stageRunReport.ts'
import { sha256 } from '../../db/text.ts'
import { type ChangedRateRow, type LockView, type Outputs, runMeasures, stages } from '../../shared/contract/index.ts'
import { percentOf, rates } from '../../shared/duties/index.ts'
import type { Stage } from '../../shared/terms/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { sweep } from '../cases/sweep.ts'
import { type Desk, deskOf, personOf } from '../desk.ts'
import { refusal } from '../fail.ts'

/** Everything at once: a locked report holds all of its rows. */
const ALL = { page: 1, pageSize: 1_000_000 }

type LockedRow = Pick<ChangedRateRow, 'subject' | 'id' | 'number' | 'title' | 'party'> & {
  key: string
  counted: RateRow['counted']
  countedOn: string
  excuse: string | null
}
type LockedRun = {
  stage: Stage
  caseId: string
  number: string
  title: string
  cycle: number
  no: number
  measures: StageMeasure[]
}
type RateBody = { rows: LockedRow[] }
type StagesBody = { counts: Record<string, Record<StageMeasure, number>>; runs: LockedRun[] }

/** Locks the figures of a period as they are now, with every row behind them. Throws PERIOD_NOT_OVER. */
export async function lock(app: App, actor: Actor, period: Parsed['reports']['lock']): Promise<LockView> {
  const today = todayOf(app)
  if (period.to > today || period.from > period.to) throw refusal('PERIOD_NOT_OVER', { today })
  await sweep(app)
  return inTransaction(app.db, async (tx) => {
    const id = app.newId()
    const common = { period: { from: period.from, to: period.to }, lockedAt: app.now(), lockedBy: actor.id }
    const parts: Omit<RateSnapshot, 'hash'>[] = []
    for (const rate of rates) {
      parts.push({ id: `${id}:${rate}`, rate, body: { rows: await rateRowsNow(tx, period, rate) }, ...common })
    }
    parts.push({ id: `${id}:stages`, rate: 'stages', body: await runsNow(tx, period), ...common })
    const locked = await lockRates(tx, parts)
    app.log('info', 'report locked', { ...common.period, by: actor.id })
    return (await allLocks(tx)).find((view) => view.id === id) ?? lockView(locked, await deskOf(tx))
  })
}

/** Every locked report, the newest first. */
export async function locks(app: App): Promise<LockView[]> {
  return allLocks(app.db)
}

async function allLocks(db: Executor): Promise<LockView[]> {
  const desk = await deskOf(db)
  const views = [...reportsOf(await listRateSnapshots(db)).values()].map((parts) => lockView(parts, desk))
  const earlier = (one: LockView): number =>
    views
      .slice(views.indexOf(one) + 1)
      .filter(({ period: { from, to } }) => from === one.period.from && to === one.period.to).length
  return views.map((view) => ({ ...view, supplement: earlier(view) }))
}

/** A locked report beside the same figures of today, with the rows that make the difference. Throws NOT_FOUND. */
export async function compareLock(
  app: App,
  { id }: Parsed['reports']['compareLock'],
): Promise<Outputs['reports']['compareLock']> {
  await sweep(app)
  const parts = reportsOf(await listRateSnapshots(app.db)).get(id)
  if (!parts) throw refusal('NOT_FOUND', { kind: 'report' })
  const lock = (await allLocks(app.db)).find((view) => view.id === id)!
  const compared = []
  const rows: ChangedRateRow[] = []
  for (const rate of rates) {
    const before = rowsOf(parts, rate)
    const now = await rateRowsNow(app.db, lock.period, rate)
    compared.push({ rate, before: reportedOf(before), now: reportedOf(now) })
    for (const { was, is } of paired(before, now, (row) => `${row.id} ${row.key}`)) {
      if (was?.counted === is?.counted && was?.excuse === is?.excuse) continue
      const { subject, id: owner, number, title, party } = (is ?? was)!
      const counted = { before: was?.counted ?? null, now: is?.counted ?? null }
      rows.push({ rate, subject, id: owner, number, title, party, ...counted })
    }
  }
  const before = stagesOf(parts)
  const now = await runsNow(app.db, lock.period)
  return {
    lock,
    rates: compared,
    rows,
    stages: stages.map((stage) => ({ stage, before: before.counts[stage]!, now: now.counts[stage]! })),
    runs: paired(before.runs, now.runs, (run) => `${run.caseId} ${run.cycle} ${run.stage} ${run.no}`).flatMap(
      ({ was, is }) => {
        if (was?.measures.join() === is?.measures.join()) return []
        const { measures: _measures, ...run } = (is ?? was)!
        return [{ ...run, before: was?.measures ?? [], now: is?.measures ?? [] }]
      },
    ),
  }
}

/** The parts of each report by its id; all parts of one were locked at the same instant. */
function reportsOf(snapshots: readonly RateSnapshot[]): Map<string, RateSnapshot[]> {
  const reports = new Map<string, RateSnapshot[]>()
  for (const snapshot of snapshots) {
    const id = snapshot.id.slice(0, snapshot.id.lastIndexOf(':'))
    reports.set(id, [...(reports.get(id) ?? []), snapshot])
  }
  return reports
}

// A report that was tampered with may lack a part: it shows as not intact, and the rest stays readable.
const rowsOf = (parts: readonly RateSnapshot[], rate: SnapshotPart): LockedRow[] =>
  (parts.find((part) => part.rate === rate)?.body as RateBody | undefined)?.rows ?? []

function stagesOf(parts: readonly RateSnapshot[]): StagesBody {
  const body = parts.find((part) => part.rate === 'stages')?.body as StagesBody | undefined
  return body ?? { counts: Object.fromEntries(stages.map((stage) => [stage, noRuns])), runs: [] }
}

const noRuns = { entered: 0, left: 0, standing: 0, returned: 0, overdue: 0 }

function lockView(parts: readonly RateSnapshot[], desk: Desk): LockView {
  const [first] = parts as [RateSnapshot]
  return {
    id: first.id.slice(0, first.id.lastIndexOf(':')),
    period: first.period,
    at: first.lockedAt,
    by: personOf(desk, first.lockedBy),
    supplement: 0,
    hash: sha256(
      parts
        .map((part) => part.hash)
        .sort()
        .join('\n'),
    ),
    intact: parts.length === rates.length + 1 && parts.every(isIntact),
    rates: rates.map((rate) => ({ rate, ...reportedOf(rowsOf(parts, rate)) })),
  }
}

function reportedOf(rows: readonly LockedRow[]): Omit<LockView['rates'][number], 'rate'> {
  const of = (counted: RateRow['counted']) => rows.filter((row) => row.counted === counted).length
  const [met, denominator] = [of('met'), of('met') + of('missing')]
  return { met, denominator, excluded: of('excluded'), percent: percentOf(met, denominator) }
}

async function rateRowsNow(db: Executor, period: Period, rate: (typeof rates)[number]): Promise<LockedRow[]> {
  const { rows } = await fourRateRows(db, { ...period, rate, ...ALL })
  return rows.map(({ subject, key, party, counted, countedOn, excuse }) => ({
    subject: subject.kind,
    id: subject.id,
    number: subject.number,
    title: subject.title,
    party,
    key,
    counted,
    countedOn,
    excuse,
  }))
}

/** The table of the stages and every run in one of its numbers. */
async function runsNow(db: Executor, period: Period): Promise<StagesBody> {
  const runs = new Map<string, LockedRun>()
  for (const stage of stages) {
    for (const measure of runMeasures) {
      for (const row of (await stageRunRows(db, { ...period, stage, measure, ...ALL })).rows) {
        const { caseId, number, title, cycle, no } = row
        const key = `${caseId} ${cycle} ${stage} ${no}`
        const run = runs.get(key) ?? { stage, caseId, number, title, cycle, no, measures: [] }
        runs.set(key, { ...run, measures: [...run.measures, measure] })
      }
    }
  }
  const counts = (await stageRunTable(db, period)).map(({ stage, entered, left, standing, returned, overdue }) => [
    stage,
    { entered, left, standing, returned, overdue },
  ])
  return { counts: Object.fromEntries(counts), runs: [...runs.values()] }
}

/** The rows of two lists side by side by their keys. */
function paired<Row>(before: readonly Row[], now: readonly Row[], keyOf: (row: Row) => string) {
  const was = new Map(before.map((row) => [keyOf(row), row]))
  const is = new Map(now.map((row) => [keyOf(row), row]))
  return [...new Set([...was.keys(), ...is.keys()])].map((key) => ({ was: was.get(key), is: is.get(key) }))
}
