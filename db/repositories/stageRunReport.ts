import { type RawBuilder, sql } from 'kysely'
import type { Stage } from '../../shared/terms/index.ts'
import { type Executor, engineOf } from '../executor.ts'
import { searchPatterns } from '../text.ts'
import type { Page } from './cases.ts'

/** Both days belong to the period. */
export type Period = { from: string; to: string }
/**
 * Which runs a period has: without a cohort those it touches, each number by the day it speaks of; with one every
 * run, whenever it was, of the cases received, accepted or closed in the period.
 */
export type Cohort = 'received' | 'accepted' | 'closed'
/** What runs are told apart by, besides the months of a period. A case without the value is `null`. */
export type RunDimension = 'officer' | 'administrativeField' | 'matterType' | 'respondent'
export type StageRunFilter = Period & {
  cohort?: Cohort | undefined
  officerId?: string | undefined
  matterType?: string | undefined
  respondent?: string | undefined
  /** Only the runs of one group. */
  group?: { by: RunDimension; key: string | null } | undefined
}

/**
 * Runs begun in the period; ended in it; open on its last day; begun in it and not the first of their stage in the
 * cycle, or with something sent back; overdue among those it touches. Of a cohort: all runs; ended; going on; not the
 * first or with something sent back; overdue.
 */
export const stageMeasures = ['entered', 'left', 'standing', 'returned', 'overdue'] as const
export type StageMeasure = (typeof stageMeasures)[number]
export type StageNumbers = Record<StageMeasure, number>
export type StageCount = StageNumbers & {
  stage: Stage
  /** Different cases among the runs begun. */
  cases: number
  /** Natural days from entering to leaving, of the runs ended in the period; null if there is none. */
  medianDays: number | null
  longestDays: number | null
}
export type StageGroup = { key: string | null; stages: ({ stage: Stage } & StageNumbers)[] }
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
  /** Every number of the table that the run is in. */
  measures: StageMeasure[]
}

const stages = [
  'intake',
  'inCaseMediation',
  'ruling',
  'postCaseExplanation',
  'correctionRecommendation',
] as const satisfies readonly Stage[]

/** What a measure counts, over `run`. The numbers and the rows behind them share the condition. */
function counts(measure: StageMeasure, { from, to, cohort }: StageRunFilter): RawBuilder<boolean> {
  const again = sql<boolean>`(run.run_no > 1 or run.returns > 0)`
  if (measure === 'overdue') return sql<boolean>`run.overdue = 1`
  if (cohort) {
    switch (measure) {
      case 'entered':
        return sql<boolean>`1 = 1`
      case 'left':
        return sql<boolean>`run.left_on is not null`
      case 'standing':
        return sql<boolean>`run.left_on is null`
      case 'returned':
        return again
    }
  }
  switch (measure) {
    case 'entered':
      return sql<boolean>`run.entered_on between ${from} and ${to}`
    case 'left':
      return sql<boolean>`run.left_on between ${from} and ${to}`
    case 'standing':
      return sql<boolean>`run.entered_on <= ${to} and (run.left_on is null or run.left_on > ${to})`
    case 'returned':
      return sql<boolean>`run.entered_on between ${from} and ${to} and ${again}`
  }
}

/** What a run is grouped by: of the run itself, or of its row in the list of cases. */
const dimensions: Record<RunDimension, RawBuilder<string | null>> = {
  officer: sql`stage_run.officer_id`,
  administrativeField: sql`sheet.administrative_field`,
  matterType: sql`sheet.matter_type`,
  respondent: sql`sheet.respondent`,
}
const cohortDays: Record<Cohort, RawBuilder<string | null>> = {
  received: sql`sheet.received_on`,
  accepted: sql`sheet.accepted_on`,
  closed: sql`sheet.closed_on`,
}

/** What a filter asks of a run, over the bare table and perhaps `sheet`, besides its days. */
function filteredRuns({ officerId, respondent, matterType, group }: StageRunFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [sql`1 = 1`]
  if (officerId !== undefined) conditions.push(sql`stage_run.officer_id = ${officerId}`)
  const ofCase = searchPatterns(respondent ?? '').map(
    (pattern) => sql<boolean>`respondent_name like ${pattern} escape '\\'`,
  )
  if (matterType !== undefined) ofCase.push(sql`matter_type = ${matterType}`)
  if (ofCase.length > 0) {
    conditions.push(
      sql`exists (select 1 from reconsideration_case where id = stage_run.case_id and ${sql.join(ofCase, sql` and `)})`,
    )
  }
  if (group) {
    const value = dimensions[group.by]
    conditions.push(group.key === null ? sql`${value} is null` : sql`${value} = ${group.key}`)
  }
  return sql`${sql.join(conditions, sql` and `)}`
}

/**
 * Runs that belong to the period and that the filter lets through, with the value of a dimension as `grouping`; every
 * measure counts among these. A run that goes on is asked for apart: as one condition with OR, SQLite reads every run
 * that ever began.
 */
function runsInScope(filter: StageRunFilter, by?: RunDimension): RawBuilder<unknown> {
  const { from, to, cohort } = filter
  const columns = by ? sql`stage_run.*, ${dimensions[by]} as grouping_key` : sql`stage_run.*`
  if (cohort) {
    return sql`(
      select ${columns} from case_sheet as sheet join stage_run on stage_run.case_id = sheet.case_id
      where ${cohortDays[cohort]} between ${from} and ${to} and ${filteredRuns(filter)}
    ) as run`
  }
  const joined = by ?? filter.group?.by
  const source =
    joined && joined !== 'officer'
      ? sql`stage_run left join case_sheet as sheet on sheet.case_id = stage_run.case_id`
      : sql`stage_run`
  const among = sql`stage_run.entered_on <= ${to} and ${filteredRuns(filter)}`
  return sql`(
    select ${columns} from ${source} where stage_run.left_on >= ${from} and ${among}
    union all
    select ${columns} from ${source} where stage_run.left_on is null and ${among}
  ) as run`
}

/** Natural days of a run, null while it goes on. */
function daysOfRun(db: Executor): RawBuilder<number | null> {
  return engineOf(db) === 'postgres'
    ? sql`(run.left_on::date - run.entered_on::date)`
    : sql`cast(julianday(run.left_on) - julianday(run.entered_on) as integer)`
}

const flag = (measure: StageMeasure, filter: StageRunFilter) =>
  sql`case when ${counts(measure, filter)} then 1 else 0 end`
const tallies = (filter: StageRunFilter) =>
  sql.join(stageMeasures.map((measure) => sql`sum(${flag(measure, filter)}) as ${sql.ref(measure)}`))
const numbersOf = (row: Partial<Record<StageMeasure, number | string>> | undefined): StageNumbers =>
  Object.fromEntries(stageMeasures.map((measure) => [measure, Number(row?.[measure] ?? 0)])) as StageNumbers

/** How often each stage ran in a period: one row for each of the five stages, in order. */
export async function stageRunTable(db: Executor, filter: StageRunFilter): Promise<StageCount[]> {
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
      ${tallies(filter)},
      count(distinct case when ${counts('entered', filter)} then run.case_id end) as cases,
      max(length.median) as median_days,
      max(length.longest) as longest_days
    from run left join length on length.stage = run.stage
    group by run.stage`.execute(db)
  return stages.map((stage) => {
    const row = rows.find((found) => found.stage === stage)
    return {
      stage,
      ...numbersOf(row),
      cases: Number(row?.cases ?? 0),
      medianDays: row?.median_days == null ? null : Number(row.median_days),
      longestDays: row?.longest_days ?? null,
    }
  })
}

/** The same numbers told apart by a dimension, in no particular order; groups without any run are left out. */
export async function stageRunGroups(db: Executor, filter: StageRunFilter, by: RunDimension): Promise<StageGroup[]> {
  type Tally = Record<StageMeasure, number | string> & { key: string | null; stage: Stage }
  const { rows } = await sql<Tally>`
    select run.grouping_key as key, run.stage, ${tallies(filter)}
    from ${runsInScope(filter, by)} group by run.grouping_key, run.stage`.execute(db)
  return [...Map.groupBy(rows, (row) => row.key)].map(([key, of]) => ({
    key,
    stages: stages.map((stage) => ({ stage, ...numbersOf(of.find((row) => row.stage === stage)) })),
  }))
}

/** The runs behind one number of the table, of which `total` equals that number; without stage or measure of all. */
export async function stageRunRows(
  db: Executor,
  query: StageRunFilter & Page & { stage?: Stage | undefined; measure?: StageMeasure | undefined },
): Promise<{ rows: StageRunRow[]; total: number }> {
  const { stage, measure } = query
  const condition = sql`${stage ? sql`run.stage = ${stage}` : sql`1 = 1`} and ${measure ? counts(measure, query) : sql`1 = 1`}`
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
  } & Record<`is_${StageMeasure}`, number>
  const flags = sql.join(stageMeasures.map((each) => sql`${flag(each, query)} as ${sql.ref(`is_${each}`)}`))
  const { rows } = await sql<Row>`
    select run.*, reconsideration_case.number, reconsideration_case.title, ${daysOfRun(db)} as days, ${flags}
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
      measures: stageMeasures.filter((each) => row[`is_${each}`] === 1),
    })),
  }
}
