import { type RawBuilder, sql } from 'kysely'
import type { EventType } from '../../shared/case/events.ts'
import type {
  ConfirmedDefect,
  Correction,
  CorrectionRecord,
  LetterStatus,
  PressureStep,
} from '../../shared/duties/corrections.ts'
import type { Executor } from '../executor.ts'
import { projectedTable } from '../projected.ts'
import type { Page } from './cases.ts'

const letters = projectedTable<Correction>({
  table: 'correction',
  fields: [
    'key',
    'cycle',
    'raisedOn',
    'respondent',
    'organ',
    'kind',
    'status',
    'number',
    'draftedOn',
    'issuedOn',
    'servedOn',
    'answeredOn',
    'rectified',
    'adoption',
    'judgedOn',
    'items',
    'itemsAdopted',
    'reminders',
    'remindedOn',
    'measure',
    'measureOn',
    'limitKey',
    'dueLegal',
    'dueSafe',
    'nearFrom',
    'provisional',
    'nextStep',
  ],
  flags: ['rectified', 'provisional'],
  key: ['key'],
})
const defects = projectedTable<ConfirmedDefect>({
  table: 'confirmed_defect',
  fields: ['cycle', 'position', 'type', 'clause', 'description', 'respondent', 'confirmedOn'],
  key: ['cycle', 'position'],
})
const pressure = projectedTable<PressureStep>({
  table: 'pressure_step',
  fields: ['seq', 'cycle', 'letter', 'kind', 'organ', 'takenOn', 'complyBy', 'decidedBy', 'summary'],
  key: ['seq'],
})

/** The projected tables of this file by the part of `CorrectionRecord` they hold; for verification. */
export const correctionTables = { corrections: letters, defects, pressure }

/** Makes the stored letters, defects and measures of a case equal to these; writes only what differs. */
export async function replaceCorrections(tx: Executor, caseId: string, record: CorrectionRecord): Promise<void> {
  await letters.replace(tx, caseId, record.corrections)
  await defects.replace(tx, caseId, record.defects)
  await pressure.replace(tx, caseId, record.pressure)
}

/** Where a letter stands on a day: an opinion letter whose last day has passed is overdue. */
export type LetterState = LetterStatus | 'overdue'
export const letterStates = [
  'overdue',
  'owed',
  'draft',
  'issued',
  'served',
  'answered',
  'waived',
] as const satisfies readonly LetterState[]

type CaseName = { caseId: string; caseNumber: string; caseTitle: string }
/**
 * Letters raised in a period, answered in it, or open from before; both days belong to it. A 建议书 that was served
 * needs no answer and is not carried over. `organ` is the exact name.
 */
export type LetterFilter = { from: string; to: string; today: string; organ?: string | undefined }
export type LetterRow = CaseName & Omit<Correction, 'status'> & { state: LetterState; defectTypes: string[] }

const stateOn = (today: string): RawBuilder<LetterState> =>
  sql<LetterState>`case when correction.status = 'served' and correction.due_legal < ${today} then 'overdue' else correction.status end`

function matching(db: Executor, { from, to, organ }: LetterFilter) {
  // What is still open from before belongs to the period too, or a new year would hide it.
  const inPeriod = db
    .selectFrom('correction')
    .where('correction.raised_on', '<=', to)
    .where(
      sql<boolean>`(correction.raised_on >= ${from} or correction.answered_on >= ${from}
        or correction.status in ('owed', 'draft', 'issued')
        or (correction.status = 'served' and correction.kind = 'opinionLetter'))`,
    )
  return organ === undefined ? inPeriod : inPeriod.where('correction.organ', '=', organ)
}

/** How many letters stand where; every letter of the filter is in exactly one state. */
export async function letterCounts(db: Executor, filter: LetterFilter): Promise<Record<LetterState, number>> {
  const rows = await matching(db, filter)
    .select((eb) => [stateOn(filter.today).as('state'), eb.fn.countAll<number | string>().as('count')])
    .groupBy(sql`1`)
    .execute()
  const counts = Object.fromEntries(letterStates.map((state) => [state, 0])) as Record<LetterState, number>
  for (const row of rows) counts[row.state] = Number(row.count)
  return counts
}

/** One page of letters: overdue ones first, then by their last day, those without one by the day they count from. */
export async function listLetters(
  db: Executor,
  query: LetterFilter & Page & { state?: LetterState | undefined },
): Promise<{ rows: LetterRow[]; total: number; counts: Record<LetterState, number> }> {
  const counts = await letterCounts(db, query)
  const state = stateOn(query.today)
  const order = sql`case ${state} ${sql.join(
    letterStates.map((name, i) => sql`when ${name} then ${sql.lit(i)}`),
    sql` `,
  )} end`
  const found = await matching(db, query)
    .$if(query.state !== undefined, (rows) => rows.where(sql<boolean>`${state} = ${query.state!}`))
    .innerJoin('reconsideration_case as owner', 'owner.id', 'correction.case_id')
    .selectAll('correction')
    .select(['owner.number as case_number', 'owner.title as case_title', state.as('state')])
    .orderBy(order)
    .orderBy('correction.due_legal', (by) => by.asc().nullsLast())
    .orderBy('correction.raised_on', 'desc')
    .orderBy('owner.number_key')
    .orderBy('correction.key')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute()
  const types = await defectTypesOf(
    db,
    found.map((row) => row.case_id),
  )
  return {
    counts,
    total: query.state ? counts[query.state] : Object.values(counts).reduce((sum, count) => sum + count, 0),
    rows: found.map((row) => ({
      caseId: row.case_id,
      caseNumber: row.case_number,
      caseTitle: row.case_title,
      key: row.key,
      cycle: row.cycle,
      raisedOn: row.raised_on,
      respondent: row.respondent,
      organ: row.organ,
      kind: row.kind,
      state: row.state,
      number: row.number,
      draftedOn: row.drafted_on,
      issuedOn: row.issued_on,
      servedOn: row.served_on,
      answeredOn: row.answered_on,
      rectified: row.rectified === null ? null : row.rectified === 1,
      adoption: row.adoption,
      judgedOn: row.judged_on,
      items: row.items,
      itemsAdopted: row.items_adopted,
      reminders: row.reminders,
      remindedOn: row.reminded_on,
      measure: row.measure,
      measureOn: row.measure_on,
      limitKey: row.limit_key,
      dueLegal: row.due_legal,
      dueSafe: row.due_safe,
      nearFrom: row.near_from,
      provisional: row.provisional === 1,
      nextStep: row.next_step as EventType | null,
      defectTypes: types.get(`${row.case_id}:${row.cycle}`) ?? [],
    })),
  }
}

async function defectTypesOf(db: Executor, caseIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = [...(await defects.ofAll(db, [...new Set(caseIds)]))].flatMap(([caseId, rows]) =>
    rows.flatMap(({ cycle, type }) => (type === null ? [] : [{ of: `${caseId}:${cycle}`, type }])),
  )
  return new Map(
    [...Map.groupBy(found, ({ of }) => of)].map(([of, rows]) => [of, [...new Set(rows.map(({ type }) => type))]]),
  )
}

/** The organs of the letters in a period with how many they have, the most addressed first. */
export async function letterOrgans(
  db: Executor,
  filter: Omit<LetterFilter, 'organ'>,
): Promise<{ organ: string; count: number }[]> {
  const rows = await matching(db, filter)
    .select((eb) => ['correction.organ', eb.fn.countAll<number | string>().as('count')])
    .groupBy('correction.organ')
    .orderBy('count', 'desc')
    .orderBy('correction.organ')
    .execute()
  return rows.map(({ organ, count }) => ({ organ, count: Number(count) }))
}

export type DefectFilter = {
  from: string
  to: string
  organ?: string | undefined
  type?: string | undefined
  /** Only defects that the same organ has shown before in the year. */
  repeated?: boolean | undefined
}
export type DefectRow = CaseName &
  Omit<ConfirmedDefect, 'cycle' | 'position'> & {
    cycle: number
    position: number
    matterType: string | null
    /** The how-manieth of this organ and type in the calendar year, and of this organ and clause. */
    timesOfType: number | null
    timesOfClause: number | null
  }

/** A clause as it is compared: without spaces and brackets, so that 《…》第9条 and …第9条 are the same. */
const comparedClause = sql`replace(replace(replace(clause, ' ', ''), '《', ''), '》', '')`

/** Every defect with its place among those of the organ in the year; filters are applied from outside, so that they do not change it. */
const numberedDefects = sql`(
  select confirmed_defect.*,
    case when type is null then null else
      row_number() over (partition by respondent, type, substr(confirmed_on, 1, 4) order by confirmed_on, case_id, cycle, position)
    end as times_of_type,
    case when clause is null then null else
      row_number() over (partition by respondent, ${comparedClause}, substr(confirmed_on, 1, 4) order by confirmed_on, case_id, cycle, position)
    end as times_of_clause
  from confirmed_defect
) as defect`

function defectCondition({ from, to, organ, type, repeated }: DefectFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [sql<boolean>`defect.confirmed_on between ${from} and ${to}`]
  if (organ !== undefined) conditions.push(sql`defect.respondent = ${organ}`)
  if (type !== undefined) conditions.push(type === '' ? sql`defect.type is null` : sql`defect.type = ${type}`)
  if (repeated) conditions.push(sql`(defect.times_of_type > 1 or defect.times_of_clause > 1)`)
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** One page of the defects confirmed in a period, the latest first. */
export async function listDefects(
  db: Executor,
  query: DefectFilter & Page,
): Promise<{ rows: DefectRow[]; total: number }> {
  const condition = defectCondition(query)
  const { rows: counted } = await sql<{
    total: number | string
  }>`select count(*) as total from ${numberedDefects} where ${condition}`.execute(db)
  type Row = {
    case_id: string
    cycle: number
    position: number
    type: string | null
    clause: string | null
    description: string | null
    respondent: string
    confirmed_on: string
    times_of_type: number | string | null
    times_of_clause: number | string | null
    number: string
    title: string
    matter_type: string | null
  }
  const { rows } = await sql<Row>`
    select defect.*, owner.number, owner.title, owner.matter_type
    from ${numberedDefects} join reconsideration_case as owner on owner.id = defect.case_id
    where ${condition}
    order by defect.confirmed_on desc, owner.number_key, defect.cycle, defect.position
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(db)
  const figure = (value: number | string | null) => (value === null ? null : Number(value))
  return {
    total: Number(counted[0]?.total ?? 0),
    rows: rows.map((row) => ({
      caseId: row.case_id,
      caseNumber: row.number,
      caseTitle: row.title,
      cycle: row.cycle,
      position: row.position,
      type: row.type,
      clause: row.clause,
      description: row.description,
      respondent: row.respondent,
      confirmedOn: row.confirmed_on,
      matterType: row.matter_type,
      timesOfType: figure(row.times_of_type),
      timesOfClause: figure(row.times_of_clause),
    })),
  }
}

/** Organs that showed the same defect more than once in a period, the most often first. */
export async function repeatedDefects(
  db: Executor,
  { from, to }: Pick<DefectFilter, 'from' | 'to'>,
): Promise<{ organ: string; type: string; times: number; lastOn: string; clauses: string[] }[]> {
  const rows = await db
    .selectFrom('confirmed_defect')
    .where('confirmed_on', '>=', from)
    .where('confirmed_on', '<=', to)
    .where('type', 'is not', null)
    .select(['respondent', 'type', 'clause', 'confirmed_on'])
    .orderBy('confirmed_on')
    .execute()
  return [...Map.groupBy(rows, (row) => JSON.stringify([row.respondent, row.type]))]
    .flatMap(([, group]) => {
      const [first] = group
      if (!first || group.length < 2) return []
      const clauses = [...new Set(group.flatMap(({ clause }) => (clause === null ? [] : [clause])))]
      return [
        {
          organ: first.respondent,
          type: first.type!,
          times: group.length,
          lastOn: group.at(-1)!.confirmed_on,
          clauses,
        },
      ]
    })
    .sort((a, b) => b.times - a.times || b.lastOn.localeCompare(a.lastOn))
}

/** How often an organ has shown defects of each type and clause in a year, over the cases but one. */
export async function earlierDefects(
  db: Executor,
  { organ, from, to, exceptCase }: { organ: string; from: string; to: string; exceptCase: string },
): Promise<(CaseName & { type: string | null; clause: string | null; confirmedOn: string })[]> {
  const rows = await db
    .selectFrom('confirmed_defect as defect')
    .innerJoin('reconsideration_case as owner', 'owner.id', 'defect.case_id')
    .where('defect.respondent', '=', organ)
    .where('defect.confirmed_on', '>=', from)
    .where('defect.confirmed_on', '<=', to)
    .where('defect.case_id', '<>', exceptCase)
    .select(['defect.case_id', 'owner.number', 'owner.title', 'defect.type', 'defect.clause', 'defect.confirmed_on'])
    .orderBy('defect.confirmed_on', 'desc')
    .execute()
  return rows.map((row) => ({
    caseId: row.case_id,
    caseNumber: row.number,
    caseTitle: row.title,
    type: row.type,
    clause: row.clause,
    confirmedOn: row.confirmed_on,
  }))
}

export type PressureFilter = { from: string; to: string; organ?: string | undefined }
export type PressureRow = CaseName & PressureStep & { letterNumber: string | null }

/** One page of reminders, orders, talks and criticism, the latest first. */
export async function listPressure(
  db: Executor,
  query: PressureFilter & Page,
): Promise<{ rows: PressureRow[]; total: number }> {
  let found = db
    .selectFrom('pressure_step as step')
    .where('step.taken_on', '>=', query.from)
    .where('step.taken_on', '<=', query.to)
  if (query.organ !== undefined) found = found.where('step.organ', '=', query.organ)
  const { count } = await found.select((eb) => eb.fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow()
  const rows = await found
    .innerJoin('reconsideration_case as owner', 'owner.id', 'step.case_id')
    .leftJoin('correction as letter', (join) =>
      join.onRef('letter.case_id', '=', 'step.case_id').onRef('letter.key', '=', 'step.letter'),
    )
    .selectAll('step')
    .select(['owner.number as case_number', 'owner.title as case_title', 'letter.number as letter_number'])
    .orderBy('step.taken_on', 'desc')
    .orderBy('owner.number_key')
    .orderBy('step.seq', 'desc')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute()
  return {
    total: Number(count),
    rows: rows.map((row) => ({
      caseId: row.case_id,
      caseNumber: row.case_number,
      caseTitle: row.case_title,
      seq: row.seq,
      cycle: row.cycle,
      letter: row.letter,
      letterNumber: row.letter_number,
      kind: row.kind,
      organ: row.organ,
      takenOn: row.taken_on,
      complyBy: row.comply_by,
      decidedBy: row.decided_by,
      summary: row.summary,
    })),
  }
}
