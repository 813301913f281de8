import { sql } from 'kysely'
import type { EventType } from '../../shared/case/events.ts'
import type { CourtHearing, CourtRecord, CourtRow } from '../../shared/duties/courtRecord.ts'
import type { Executor } from '../executor.ts'
import { projectedTable } from '../projected.ts'
import type { Page } from './cases.ts'

const instances = projectedTable<CourtRow>({
  table: 'court_instance',
  fields: [
    'key',
    'cycle',
    'instance',
    'plaintiffs',
    'defendant',
    'court',
    'courtNumber',
    'openedOn',
    'copyReceivedOn',
    'replyDue',
    'replySafe',
    'replyNearFrom',
    'repliedOn',
    'hearingOn',
    'ruledOn',
    'outcome',
    'result',
    'judgedOn',
    'reopenedOn',
    'status',
    'nextStep',
  ],
  key: ['key'],
})
const hearings = projectedTable<CourtHearing>({
  table: 'court_hearing',
  fields: [
    'seq',
    'instanceKey',
    'instance',
    'heldOn',
    'attendance',
    'headAppeared',
    'attendee',
    'absenceReason',
    'fromJudgment',
  ],
  flags: ['headAppeared', 'fromJudgment'],
  key: ['seq'],
})

/** The projected tables of this file by the part of `CourtRecord` they hold; for verification. */
export const courtTables = { instances, hearings }

/** Makes the stored instances and hearings of a case equal to these; writes only what differs. */
export async function replaceCourt(tx: Executor, caseId: string, record: CourtRecord): Promise<void> {
  await instances.replace(tx, caseId, record.instances)
  await hearings.replace(tx, caseId, record.hearings)
}

export type Instance = CourtRow['instance']
export type CourtStatus = CourtRow['status']
export const courtStatuses = ['pending', 'ruled', 'appealed', 'effective'] as const satisfies readonly CourtStatus[]

type CaseName = { caseId: string; caseNumber: string; caseTitle: string }
/** Instances opened in a period, decided in it, or pending from before; both days belong to it. */
export type CourtFilter = { from: string; to: string; instance?: Instance | undefined }
export type CourtListRow = CaseName & CourtRow & { hearings: number; appeared: number; officerId: string | null }

function inHand(db: Executor, { from, to, instance }: CourtFilter) {
  const inPeriod = db
    .selectFrom('court_instance as one')
    .where('one.opened_on', '<=', to)
    .where(sql<boolean>`(one.opened_on >= ${from} or one.judged_on >= ${from} or one.status in ('pending', 'ruled'))`)
  return instance === undefined ? inPeriod : inPeriod.where('one.instance', '=', instance)
}

/** One page of instances, pending ones first, then the latest; `counts` is over the filter, whatever status is asked for. */
export async function listCourt(
  db: Executor,
  query: CourtFilter & Page & { status?: CourtStatus | undefined },
): Promise<{ rows: CourtListRow[]; total: number; counts: Record<CourtStatus, number> }> {
  const counted = await inHand(db, query)
    .select((eb) => ['one.status', eb.fn.countAll<number | string>().as('count')])
    .groupBy('one.status')
    .execute()
  const counts = Object.fromEntries(courtStatuses.map((status) => [status, 0])) as Record<CourtStatus, number>
  for (const row of counted) counts[row.status] = Number(row.count)
  let found = inHand(db, query)
  if (query.status !== undefined) found = found.where('one.status', '=', query.status)
  const rows = await found
    .innerJoin('reconsideration_case as owner', 'owner.id', 'one.case_id')
    .selectAll('one')
    .select(['owner.number as case_number', 'owner.title as case_title', 'owner.officer_id'])
    .orderBy(sql`case one.status when 'pending' then 0 when 'ruled' then 1 else 2 end`)
    .orderBy('one.opened_on', 'desc')
    .orderBy('owner.number_key')
    .orderBy('one.key')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute()
  const held = await hearings.ofAll(db, [...new Set(rows.map((row) => row.case_id))])
  return {
    counts,
    total: query.status ? counts[query.status] : Object.values(counts).reduce((sum, count) => sum + count, 0),
    rows: rows.map((row) => {
      const of = (held.get(row.case_id) ?? []).filter((hearing) => hearing.instanceKey === row.key)
      return {
        caseId: row.case_id,
        caseNumber: row.case_number,
        caseTitle: row.case_title,
        officerId: row.officer_id,
        key: row.key,
        cycle: row.cycle,
        instance: row.instance as Instance,
        plaintiffs: row.plaintiffs,
        defendant: row.defendant,
        court: row.court,
        courtNumber: row.court_number,
        openedOn: row.opened_on,
        copyReceivedOn: row.copy_received_on,
        replyDue: row.reply_due,
        replySafe: row.reply_safe,
        replyNearFrom: row.reply_near_from,
        repliedOn: row.replied_on,
        hearingOn: row.hearing_on,
        ruledOn: row.ruled_on,
        outcome: row.outcome,
        result: row.result,
        judgedOn: row.judged_on,
        reopenedOn: row.reopened_on,
        status: row.status,
        nextStep: row.next_step as EventType | null,
        hearings: of.length,
        appeared: of.filter((hearing) => hearing.headAppeared).length,
      }
    }),
  }
}

/** Hearings opened in a period; both days belong to it. */
export type HearingFilter = { from: string; to: string; instance?: Instance | undefined }
export type HearingRow = CaseName & CourtHearing & { court: string; courtNumber: string | null }

function held(db: Executor, { from, to, instance }: HearingFilter) {
  const inPeriod = db
    .selectFrom('court_hearing as hearing')
    .where('hearing.held_on', '>=', from)
    .where('hearing.held_on', '<=', to)
  return instance === undefined ? inPeriod : inPeriod.where('hearing.instance', '=', instance)
}

/** 负责人出庭应诉: hearings opened, and those in which a head of the organ appeared (法释〔2020〕3号). */
export async function headAppearance(
  db: Executor,
  filter: HearingFilter,
): Promise<{ opened: number; appeared: number }> {
  const row = await held(db, filter)
    .select((eb) => [
      eb.fn.countAll<number | string>().as('opened'),
      eb.fn.sum<number | string | null>('hearing.head_appeared').as('appeared'),
    ])
    .executeTakeFirstOrThrow()
  return { opened: Number(row.opened), appeared: Number(row.appeared ?? 0) }
}

/** One page of hearings, the latest first; `total` is the number that `headAppearance` says. */
export async function listHearings(
  db: Executor,
  query: HearingFilter & Page & { appeared?: boolean | undefined },
): Promise<{ rows: HearingRow[]; total: number }> {
  let found = held(db, query)
  if (query.appeared !== undefined) found = found.where('hearing.head_appeared', '=', query.appeared ? 1 : 0)
  const { count } = await found.select((eb) => eb.fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow()
  const rows = await found
    .innerJoin('reconsideration_case as owner', 'owner.id', 'hearing.case_id')
    .innerJoin('court_instance as one', (join) =>
      join.onRef('one.case_id', '=', 'hearing.case_id').onRef('one.key', '=', 'hearing.instance_key'),
    )
    .selectAll('hearing')
    .select(['owner.number as case_number', 'owner.title as case_title', 'one.court', 'one.court_number'])
    .orderBy('hearing.held_on', 'desc')
    .orderBy('owner.number_key')
    .orderBy('hearing.seq', 'desc')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute()
  return {
    total: Number(count),
    rows: rows.map((row) => ({
      caseId: row.case_id,
      caseNumber: row.case_number,
      caseTitle: row.case_title,
      court: row.court,
      courtNumber: row.court_number,
      seq: row.seq,
      instanceKey: row.instance_key,
      instance: row.instance as Instance,
      heldOn: row.held_on,
      attendance: row.attendance,
      headAppeared: row.head_appeared === 1,
      attendee: row.attendee,
      absenceReason: row.absence_reason,
      fromJudgment: row.from_judgment === 1,
    })),
  }
}

/** Judgments that took effect in a period by result; a judgment against us is one that revokes or orders anew. */
export async function judgments(
  db: Executor,
  { from, to, instance }: HearingFilter,
): Promise<{ effective: number; lost: number }> {
  let found = db.selectFrom('court_instance').where('judged_on', '>=', from).where('judged_on', '<=', to)
  if (instance !== undefined) found = found.where('instance', '=', instance)
  const row = await found
    .select((eb) => [
      eb.fn.countAll<number | string>().as('effective'),
      sql<number | string | null>`sum(case when result = 'upheld' then 0 else 1 end)`.as('lost'),
    ])
    .executeTakeFirstOrThrow()
  return { effective: Number(row.effective), lost: Number(row.lost ?? 0) }
}
