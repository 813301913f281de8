import type { Rate } from '../../shared/duties/duty.ts'
import type { Executor } from '../executor.ts'
import type { Page } from './cases.ts'
import type { Period } from './stageRunReport.ts'
import { type SubjectView, subjectsOf } from './worklist.ts'

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
