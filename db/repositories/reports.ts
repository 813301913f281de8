import { type RawBuilder, sql } from 'kysely'
import type { Rate } from '../../shared/duties/duty.ts'
import type { Stage } from '../../shared/terms/index.ts'
import { type Executor, engineOf } from '../executor.ts'
import { searchPatterns } from '../text.ts'
import type { Page } from './cases.ts'
import { type SubjectView, subjectsOf } from './worklist.ts'

/** Both days belong to the period. */
export type Period = { from: string; to: string }
export type StageRunFilter = Period & {
  officerId?: string | undefined
  matterType?: string | undefined
  respondent?: string | undefined
}

/**
 * Runs begun in the period; ended in it; open on its last day; begun in it and not the first of their stage in the
 * cycle, or with something sent back; overdue among those it touches.
 */
export type StageMeasure = 'entered' | 'left' | 'standing' | 'returned' | 'overdue'
export type StageCount = Record<StageMeasure, number> & {
  stage: Stage
  /** Different cases among the runs begun. */
  cases: number
  /** Natural days from entering to leaving, of the runs ended in the period; null if there is none. */
  medianDays: number | null
  longestDays: number | null
}
export type StageRunRow = {
  caseId: string
  number: string
  title: string
  stage: Stage
  cycle: number
  no: number
  enteredOn: string
  leftOn: string | null
  returns: number
  overdue: boolean
  officerId: string | null
  /** Natural days from entering to leaving; null while the run goes on. */
  days: number | null
}

const stages = [
  'intake',
  'inCaseMediation',
  'ruling',
  'postCaseExplanation',
  'correctionRecommendation',
] as const satisfies readonly Stage[]

/** What a measure counts, over `stage_run as run`. The numbers and the rows behind them share the condition. */
function counts(measure: StageMeasure, { from, to }: Period): RawBuilder<boolean> {
  switch (measure) {
    case 'entered':
      return sql<boolean>`run.entered_on between ${from} and ${to}`
    case 'left':
      return sql<boolean>`run.left_on between ${from} and ${to}`
    case 'standing':
      return sql<boolean>`run.entered_on <= ${to} and (run.left_on is null or run.left_on > ${to})`
    case 'returned':
      return sql<boolean>`run.entered_on between ${from} and ${to} and (run.run_no > 1 or run.returns > 0)`
    case 'overdue':
      return sql<boolean>`run.overdue = 1`
  }
}

/** What a filter asks of a run, over the bare table, besides its days. */
function filteredRuns({ officerId, respondent, matterType }: StageRunFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [sql`1 = 1`]
  if (officerId !== undefined) conditions.push(sql`officer_id = ${officerId}`)
  const ofCase = searchPatterns(respondent ?? '').map(
    (pattern) => sql<boolean>`respondent_name like ${pattern} escape '\\'`,
  )
  if (matterType !== undefined) ofCase.push(sql`matter_type = ${matterType}`)
  if (ofCase.length > 0) {
    conditions.push(
      sql`exists (select 1 from reconsideration_case where id = stage_run.case_id and ${sql.join(ofCase, sql` and `)})`,
    )
  }
  return sql`${sql.join(conditions, sql` and `)}`
}

/**
 * Runs that the period touches and the filter lets through; every measure counts among these. A run that
 * goes on is asked for apart: as one condition with OR, SQLite reads every run that ever began.
 */
function runsInScope(filter: StageRunFilter): RawBuilder<unknown> {
  const among = sql`entered_on <= ${filter.to} and ${filteredRuns(filter)}`
  return sql`(
    select * from stage_run where left_on >= ${filter.from} and ${among}
    union all
    select * from stage_run where left_on is null and ${among}
  ) as run`
}

/** Natural days of a run, null while it goes on. */
function daysOfRun(db: Executor): RawBuilder<number | null> {
  return engineOf(db) === 'postgres'
    ? sql`(run.left_on::date - run.entered_on::date)`
    : sql`cast(julianday(run.left_on) - julianday(run.entered_on) as integer)`
}

/** How often each stage ran in a period: one row for each of the five stages, in order. */
export async function stageRunTable(db: Executor, filter: StageRunFilter): Promise<StageCount[]> {
  const tally = (measure: StageMeasure) => sql`sum(case when ${counts(measure, filter)} then 1 else 0 end)`
  type Tally = Record<StageMeasure | 'cases', number | string> & {
    stage: string
    median_days: number | string | null
    longest_days: number | null
  }
  const { rows } = await sql<Tally>`
    with run as (
      select stage, case_id, entered_on, left_on, run_no, returns, overdue from ${runsInScope(filter)}
    ),
    lengths as (
      select stage, ${daysOfRun(db)} as days, count(*) as runs from run where ${counts('left', filter)} group by 1, 2
    ),
    placed as (
      select stage, days, runs, sum(runs) over (partition by stage order by days) as upto, sum(runs) over (partition by stage) as total
      from lengths
    ),
    length as (
      select stage, max(days) as longest,
        avg(case when 2 * (upto - runs) <= total and 2 * upto >= total then days * 1.0 end) as median
      from placed group by stage
    )
    select run.stage,
      ${tally('entered')} as entered,
      ${tally('left')} as "left",
      ${tally('standing')} as standing,
      ${tally('returned')} as returned,
      ${tally('overdue')} as overdue,
      count(distinct case when ${counts('entered', filter)} then run.case_id end) as cases,
      max(length.median) as median_days,
      max(length.longest) as longest_days
    from run left join length on length.stage = run.stage
    group by run.stage`.execute(db)
  return stages.map((stage) => {
    const row = rows.find((found) => found.stage === stage)
    return {
      stage,
      entered: Number(row?.entered ?? 0),
      left: Number(row?.left ?? 0),
      standing: Number(row?.standing ?? 0),
      returned: Number(row?.returned ?? 0),
      overdue: Number(row?.overdue ?? 0),
      cases: Number(row?.cases ?? 0),
      medianDays: row?.median_days == null ? null : Number(row.median_days),
      longestDays: row?.longest_days ?? null,
    }
  })
}

/** Runs begun, by month (`2026-11`) and stage, the same ones as `entered` in the table; months without any are left out. */
export async function stageRunMonths(
  db: Executor,
  filter: StageRunFilter,
): Promise<{ month: string; stage: Stage; entered: number }[]> {
  const { rows } = await sql<{ month: string; stage: Stage; entered: number | string }>`
    select substr(entered_on, 1, 7) as month, stage, count(*) as entered
    from stage_run
    where entered_on between ${filter.from} and ${filter.to} and coalesce(left_on, ${filter.to}) >= ${filter.from}
      and ${filteredRuns(filter)}
    group by 1, 2 order by 1, 2`.execute(db)
  return rows.map((row) => ({ ...row, entered: Number(row.entered) }))
}

/** The runs behind one number of the table; `total` equals that number. */
export async function stageRunRows(
  db: Executor,
  query: StageRunFilter & Page & { stage: Stage; measure: StageMeasure },
): Promise<{ rows: StageRunRow[]; total: number }> {
  const condition = sql`run.stage = ${query.stage} and ${counts(query.measure, query)}`
  const { rows: counted } = await sql<{
    total: number | string
  }>`select count(*) as total from ${runsInScope(query)} where ${condition}`.execute(db)
  type Row = {
    case_id: string
    number: string
    title: string
    stage: Stage
    cycle: number
    run_no: number
    entered_on: string
    left_on: string | null
    returns: number
    overdue: number
    officer_id: string | null
    days: number | null
  }
  const { rows } = await sql<Row>`
    select run.*, reconsideration_case.number, reconsideration_case.title, ${daysOfRun(db)} as days
    from ${runsInScope(query)} join reconsideration_case on reconsideration_case.id = run.case_id where ${condition}
    order by run.entered_on, reconsideration_case.number_key, run.case_id, run.cycle, run.run_no
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(db)
  return {
    total: Number(counted[0]?.total ?? 0),
    rows: rows.map((row) => ({
      caseId: row.case_id,
      number: row.number,
      title: row.title,
      stage: row.stage,
      cycle: row.cycle,
      no: row.run_no,
      enteredOn: row.entered_on,
      leftOn: row.left_on,
      returns: row.returns,
      overdue: row.overdue === 1,
      officerId: row.officer_id,
      days: row.days,
    })),
  }
}

export type Counting = 'met' | 'missing' | 'excluded'
/** One of the four rates over a period: met ÷ (met + missing); what is excluded is in neither. */
export type RateFigure = {
  rate: Rate
  met: number
  missing: number
  excluded: { code: string; count: number }[]
  /** Met, but recorded more than three working days after it happened. */
  recordedLate: number
}
export type RateRow = {
  subject: SubjectView
  key: string
  cycle: number
  /** Name of the party it is owed to. */
  party: string | null
  countedOn: string
  counted: Counting
  excuse: string | null
  evidence: number | null
  endedOn: string | null
  dueLegal: string | null
  recordedLate: boolean
  /** The step that would still fulfil it; null: it is fulfilled, excused, or too late. */
  action: string | null
  partyId: string | null
}

const rates = ['R1', 'R2', 'R3', 'R4'] as const satisfies readonly Rate[]

/** The four rates, counted by their fixed day of membership. */
export async function fourRates(db: Executor, period: Period): Promise<RateFigure[]> {
  const rows = await countedDuties(db, period)
    .select((eb) => [
      'duty.rate',
      'duty.counted',
      'duty.excuse',
      eb.fn.countAll<number | string>().as('count'),
      eb.fn.sum<number | string>('duty.recorded_late').as('recordedLate'),
    ])
    .groupBy(['duty.rate', 'duty.counted', 'duty.excuse'])
    .orderBy('duty.excuse')
    .execute()
  return rates.map((rate) => {
    const of = (counted: Counting) => rows.filter((row) => row.rate === rate && row.counted === counted)
    const total = (found: typeof rows, key: 'count' | 'recordedLate') =>
      found.reduce((sum, row) => sum + Number(row[key]), 0)
    return {
      rate,
      met: total(of('met'), 'count'),
      missing: total(of('missing'), 'count'),
      excluded: of('excluded').map((row) => ({ code: row.excuse ?? '', count: Number(row.count) })),
      recordedLate: total(of('met'), 'recordedLate'),
    }
  })
}

/** The rows behind a number of the four rates; without `counted` all three kinds. */
export async function fourRateRows(
  db: Executor,
  query: Period & Page & { rate: Rate; counted?: Counting | undefined; excuse?: string | undefined },
): Promise<{ rows: RateRow[]; total: number }> {
  let matching = countedDuties(db, query).where('duty.rate', '=', query.rate)
  if (query.counted !== undefined) matching = matching.where('duty.counted', '=', query.counted)
  if (query.excuse !== undefined) matching = matching.where('duty.excuse', '=', query.excuse)
  const { count } = await matching
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .leftJoin('party', (join) =>
      join.onRef('party.case_id', '=', 'duty.owner_id').onRef('party.id', '=', 'duty.party_id'),
    )
    .selectAll('duty')
    .select('party.name as party')
    .orderBy('duty.counted_on')
    .orderBy('duty.owner_id')
    .orderBy('duty.key')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute()
  const subjects = await subjectsOf(
    db,
    rows.map((row) => ({ subject: row.subject, ownerId: row.owner_id })),
  )
  return {
    total: Number(count),
    rows: rows.map((row) => ({
      subject: subjects.get(row.owner_id)!,
      key: row.key,
      cycle: row.cycle,
      party: row.party,
      countedOn: row.counted_on!,
      counted: row.counted!,
      excuse: row.excuse,
      evidence: row.evidence,
      endedOn: row.ended_on,
      dueLegal: row.due_legal,
      recordedLate: row.recorded_late === 1,
      action: row.status === 'open' ? row.action : null,
      partyId: row.party_id,
    })),
  }
}

function countedDuties(db: Executor, { from, to }: Period) {
  return db
    .selectFrom('duty')
    .where('duty.counted', 'is not', null)
    .where('duty.counted_on', '>=', from)
    .where('duty.counted_on', '<=', to)
}

/** A case with its stored state, for figures that are worked out from the facts. */
export type CaseWithState = { id: string; number: string; title: string; snapshot: unknown }

/**
 * The cases of which a cycle counts in R1 in a period, and those with an effort to settle before acceptance on any
 * day, in batches: states are large.
 */
export async function* casesWithMediation(
  db: Executor,
  { from, to }: Period,
  batch = 200,
): AsyncGenerator<CaseWithState[]> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('reconsideration_case')
      .select(['id', 'number', 'title', 'snapshot'])
      .where('id', '>', after)
      .where(
        'id',
        'in',
        db
          .selectFrom('duty')
          .select('owner_id as id')
          .where('rate', '=', 'R1')
          .where('counted', 'in', ['met', 'missing'])
          .where('counted_on', '>=', from)
          .where('counted_on', '<=', to)
          // Written out, so that the index of just these entries serves.
          .union(db.selectFrom('case_event').select('case_id as id').where(sql<boolean>`type = 'PRE_CASE_MEDIATED'`)),
      )
      .orderBy('id')
      .limit(batch)
      .execute()
    if (rows.length === 0) return
    yield rows.map((row) => ({ ...row, snapshot: JSON.parse(row.snapshot) }))
    after = rows.at(-1)!.id
  }
}
