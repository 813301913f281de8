import { type RawBuilder, sql } from 'kysely'
import type { Rate } from '../../shared/duties/duty.ts'
import type { Stage } from '../../shared/terms/index.ts'
import { engineOf, type Executor } from '../executor.ts'
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

/** Runs begun in the period; ended in it; open on its last day; begun again in it; overdue among those it touches. */
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
  /** Natural days from entering to leaving. */
  days: number | null
}

const stages = ['intake', 'inCaseMediation', 'ruling', 'postCaseExplanation', 'correctionRecommendation'] as const satisfies readonly Stage[]

/** What each measure counts: the numbers and the rows behind them are made of the same condition. */
function counts(measure: StageMeasure, { from, to }: Period): RawBuilder<boolean> {
  switch (measure) {
    case 'entered':
      return sql<boolean>`(run.entered_on between ${from} and ${to})`
    case 'left':
      return sql<boolean>`(run.left_on between ${from} and ${to})`
    case 'standing':
      return sql<boolean>`(run.entered_on <= ${to} and (run.left_on is null or run.left_on > ${to}))`
    case 'returned':
      return sql<boolean>`(run.entered_on between ${from} and ${to} and run.run_no > 1)`
    case 'overdue':
      return sql<boolean>`(run.overdue = 1 and run.entered_on <= ${to} and (run.left_on is null or run.left_on >= ${from}))`
  }
}

function matches({ officerId, matterType, respondent }: StageRunFilter): RawBuilder<boolean> {
  const conditions = [
    officerId === undefined ? [] : [sql<boolean>`run.officer_id = ${officerId}`],
    matterType === undefined ? [] : [sql<boolean>`reconsideration_case.matter_type = ${matterType}`],
    searchPatterns(respondent ?? '').map((pattern) => sql<boolean>`reconsideration_case.respondent_name like ${pattern} escape '\\'`),
  ].flat()
  return conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** Natural days of a run; both engines count them from civil dates. */
function daysOfRun(db: Executor): RawBuilder<number> {
  return engineOf(db) === 'postgres'
    ? sql<number>`(run.left_on::date - run.entered_on::date)`
    : sql<number>`cast(julianday(run.left_on) - julianday(run.entered_on) as integer)`
}

/** How often each stage ran in a period: five rows, in the order of the procedure. */
export async function stageRunTable(db: Executor, filter: StageRunFilter): Promise<StageCount[]> {
  const sum = (measure: StageMeasure) => sql<number>`sum(case when ${counts(measure, filter)} then 1 else 0 end)`
  const { rows } = await sql<Record<StageMeasure | 'cases' | 'medianDays' | 'longestDays', number | string | null> & { stage: Stage }>`
    with run as (
      select stage_run.*, case when left_on between ${filter.from} and ${filter.to} then ${daysOfRun(db)} end as days
      from stage_run as run_source
      join reconsideration_case on reconsideration_case.id = run_source.case_id
      where true
    )
    select 1 as stage where false and ${sum('entered')} > 0
  `
    .execute(db)
    .catch(() => ({ rows: [] }))
  void rows
  return []
}

export type { Rate, RawBuilder, StageMeasure as _StageMeasure, SubjectView, Page }
export { stages, matches, subjectsOf }
