import { sql } from 'kysely'
import type { Band, Duty } from '../../shared/duties/duty.ts'
import type { Stage } from '../../shared/terms/index.ts'
import {
  bandOfRank,
  bandRank,
  type DutyBand,
  gravity,
  hasNoNextStep,
  isOpenDuty,
  rankOf,
  weightInBand,
} from '../bands.ts'
import type { Executor } from '../executor.ts'
import { prepared } from '../prepared.ts'
import type { Subject } from '../schema.ts'
import type { Page } from './cases.ts'
import { dutyFromRow } from './duties.ts'

/** The case or consultation that a row of a list is about. */
export type SubjectView = {
  kind: Subject
  id: string
  number: string | null
  title: string
  respondent: string | null
  stage: Stage | null
  state: string
  version: number
}
/** `duty` is null only in the band `noNextStep`: an open case on which nothing is owed. */
export type WorklistRow = { subject: SubjectView; band: Band; duty: Duty | null }
export type WorklistQuery = Page & {
  today: string
  /** Only what this person has to do; everybody's if left out. */
  staffId?: string | undefined
  band?: Band | undefined
}

/** How many rows lie in each band; a row lies in exactly one. */
export async function worklistCounts(
  db: Executor,
  query: Pick<WorklistQuery, 'today' | 'staffId'>,
): Promise<Record<Band, number>> {
  const { today, staffId } = query
  const { rows } = await (staffId === undefined ? bandsOfAll(db, { today }) : bandsOfOne(db, { today, staffId }))
  const counts: Record<Band, number> = { overdue: 0, near: 0, normal: 0, waiting: 0, suspended: 0, noNextStep: 0 }
  for (const row of rows) counts[bandOfRank(row.rank)] = Number(row.count)
  const strays = await (staffId === undefined ? straysOfAll(db, {}) : straysOfOne(db, { staffId }))
  counts.noNextStep = Number(strays.rows[0]?.count)
  return counts
}

type Counted = { count: number | string }
const inBands = (db: Executor, today: string, staffId?: string) =>
  openDuties(db, { staffId })
    .select((eb) => [bandRank(today).as('rank'), eb.fn.countAll<number | string>().as('count')])
    .groupBy(sql`1`)
const bandsOfOne = prepared<{ today: string; staffId: string }, Counted & { rank: number }>((db, parameter) =>
  inBands(db, parameter('today'), parameter('staffId')),
)
const bandsOfAll = prepared<{ today: string }, Counted & { rank: number }>((db, parameter) =>
  inBands(db, parameter('today')),
)
const straying = (db: Executor, staffId?: string) =>
  strayCases(db, { staffId }).select((eb) => eb.fn.countAll<number | string>().as('count'))
const straysOfOne = prepared<{ staffId: string }, Counted>((db, parameter) => straying(db, parameter('staffId')))
const straysOfAll = prepared<Record<never, never>, Counted>((db) => straying(db))

/**
 * What is owed, by legal risk: by band, in the urgent bands by weight, then by legal date (none: last); open cases
 * without any duty come at the end. `counts` is over the whole scope, `total` over the band asked for.
 */
export async function worklist(
  db: Executor,
  query: WorklistQuery,
): Promise<{ rows: WorklistRow[]; total: number; counts: Record<Band, number> }> {
  const counts = await worklistCounts(db, query)
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const offset = (query.page - 1) * query.pageSize
  const rows = query.band === 'noNextStep' ? [] : await dutyRows(db, { ...query, band: query.band }, offset)
  // The list goes on with the cases on which nothing is owed where the duties end.
  const owed = query.band === 'noNextStep' ? 0 : all - counts.noNextStep
  const strays = counts.noNextStep > 0 && (query.band === undefined || query.band === 'noNextStep')
  if (strays && rows.length < query.pageSize) {
    rows.push(...(await strayRows(db, query, Math.max(0, offset - owed), query.pageSize - rows.length)))
  }
  return { rows, counts, total: query.band === undefined ? all : counts[query.band] }
}

/** The cases and consultations of these ids, by id. */
export async function subjectsOf(
  db: Executor,
  owners: readonly { subject: Subject; ownerId: string }[],
): Promise<Map<string, SubjectView>> {
  const idsOf = (subject: Subject) => [
    ...new Set(owners.filter((owner) => owner.subject === subject).map((owner) => owner.ownerId)),
  ]
  const [caseIds, consultationIds] = [idsOf('case'), idsOf('consultation')]
  const subjects = new Map<string, SubjectView>()
  if (caseIds.length > 0) {
    const rows = await db.selectFrom('reconsideration_case').select(subjectColumns).where('id', 'in', caseIds).execute()
    for (const row of rows) subjects.set(row.id, caseSubject(row))
  }
  if (consultationIds.length > 0) {
    const rows = await db
      .selectFrom('consultation')
      .select(['id', 'number', 'matter', 'state', 'version'])
      .where('id', 'in', consultationIds)
      .execute()
    for (const { id, number, matter, state, version } of rows) {
      subjects.set(id, {
        kind: 'consultation',
        id,
        number,
        title: matter,
        respondent: null,
        stage: null,
        state,
        version,
      })
    }
  }
  return subjects
}

function openDuties(db: Executor, { staffId }: Pick<WorklistQuery, 'staffId'>) {
  const open = db.selectFrom('duty').where(isOpenDuty)
  return staffId === undefined ? open : open.where('duty.staff_id', '=', staffId)
}

function strayCases(db: Executor, { staffId }: Pick<WorklistQuery, 'staffId'>) {
  const stray = db.selectFrom('reconsideration_case').where(hasNoNextStep)
  return staffId === undefined ? stray : stray.where('reconsideration_case.officer_id', '=', staffId)
}

async function dutyRows(
  db: Executor,
  query: WorklistQuery & { band?: DutyBand | undefined },
  offset: number,
): Promise<WorklistRow[]> {
  const rank = bandRank(query.today)
  const duties = openDuties(db, query).$if(query.band !== undefined, (duty) =>
    duty.where(sql<boolean>`${rank} = ${rankOf(query.band!)}`),
  )
  return byRisk(db, duties, query.today, query.pageSize, offset)
}

type OpenDuties = ReturnType<typeof openDuties>

/** Some of the open duties with what they belong to, by legal risk. */
async function byRisk(
  db: Executor,
  duties: OpenDuties,
  today: string,
  limit: number,
  offset: number,
): Promise<WorklistRow[]> {
  const rows = await duties
    .selectAll()
    .select(bandRank(today).as('rank'))
    .orderBy('rank')
    .orderBy(weightInBand(today))
    .orderBy('duty.due_legal', (order) => order.asc().nullsLast())
    .orderBy(gravity)
    .orderBy('duty.owner_id')
    .orderBy('duty.key')
    .limit(limit)
    .offset(offset)
    .execute()
  const subjects = await subjectsOf(
    db,
    rows.map((row) => ({ subject: row.subject, ownerId: row.owner_id })),
  )
  return rows.map((row) => ({
    subject: subjects.get(row.owner_id)!,
    band: bandOfRank(row.rank),
    duty: dutyFromRow(row),
  }))
}

/**
 * What has to be dealt with up to a day: ours by its safe date, what others owe by its legal date, both with all that
 * is past; nothing that stands still or has no date. `total` is of all, `rows` at most `limit`.
 */
export async function owedUntil(
  db: Executor,
  query: { today: string; until: string; staffId?: string | undefined; othersUntil?: string; limit: number },
): Promise<{ rows: WorklistRow[]; total: number }> {
  const { today, until, othersUntil = until } = query
  const due = openDuties(db, query).where((eb) =>
    eb.and([
      eb('duty.paused', '=', 0),
      eb.or([
        eb.and([eb('duty.owner', '=', 'us'), eb('duty.due_safe', '<=', until)]),
        eb.and([eb('duty.owner', '<>', 'us'), eb('duty.due_legal', '<=', othersUntil)]),
      ]),
    ]),
  )
  const { count } = await due.select((eb) => eb.fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow()
  return { rows: await byRisk(db, due, today, query.limit, 0), total: Number(count) }
}

async function strayRows(db: Executor, query: WorklistQuery, offset: number, limit: number): Promise<WorklistRow[]> {
  const rows = await strayCases(db, query)
    .select(subjectColumns)
    .orderBy('received_on')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({ subject: caseSubject(row), band: 'noNextStep', duty: null }))
}

export const subjectColumns = ['id', 'number', 'title', 'respondent_name', 'stage', 'main_state', 'version'] as const

export type SubjectRow = {
  id: string
  number: string
  title: string
  respondent_name: string
  stage: string | null
  main_state: string
  version: number
}

export function caseSubject(row: SubjectRow): SubjectView {
  return {
    kind: 'case',
    id: row.id,
    number: row.number,
    title: row.title,
    respondent: row.respondent_name,
    stage: row.stage as Stage | null,
    state: row.main_state,
    version: row.version,
  }
}
