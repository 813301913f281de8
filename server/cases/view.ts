import type { Executor } from '../../db/executor.ts'
import { casesByIds } from '../../db/repositories/cases.ts'
import { consultationOfCase } from '../../db/repositories/consultations.ts'
import {
  type ApplicationJudgement,
  agentsOf,
  applicationJudgement,
  type CaseEnvironment,
  type CaseFacts,
  type CaseLimit,
  effectiveLog,
  isOpen,
  type LoggedEvent,
  limits,
  mainState,
  type Payload,
  possibleSteps,
  regionStates,
  stageOf,
  voidedSeqs,
} from '../../shared/case/index.ts'
import {
  type CaseView,
  type LimitView,
  type LogEntry,
  type PartyView,
  stepTypes,
  type Warning,
} from '../../shared/contract/index.ts'
import { caseDuties } from '../../shared/duties/index.ts'
import { type CivilDate, daysBetween, yearOf } from '../../shared/time-limits/index.ts'
import { type Desk, personOf } from '../desk.ts'
import { dutyView, letterOf, partyOf, workingDaysLeft } from '../duties/view.ts'
import { partyDetails } from './project.ts'
import { readsSealed, withoutSealed } from './sealed.ts'
import type { LoadedCase } from './store.ts'

/** Everything the case page shows, for this reader, today. */
export async function caseView(
  db: Executor,
  { record, state, history }: LoadedCase,
  desk: Desk,
  env: CaseEnvironment,
): Promise<CaseView> {
  const facts = state.context
  const nameOf = partyNames(facts)
  const reads = readsSealed(state, history, env.actor)
  const periods = limits(facts, env).map((limit) => limitView(limit, env.today, desk, nameOf))
  const judged = applicationJudgement(facts, env)
  return {
    id: record.id,
    number: record.number,
    title: record.title,
    version: record.version,
    facts,
    parties: partyViews(facts, history, env.today),
    mainState: mainState(state),
    stage: stageOf(state),
    regions: regionStates(state),
    open: isOpen(state),
    officer: personOf(desk, facts.officer),
    readsSealed: reads,
    steps: possibleSteps(state, history, env).filter((step) => (stepTypes as readonly string[]).includes(step.type)),
    limits: periods,
    duties: caseDuties(state, env).map((duty) => dutyView(duty, env.today, desk, nameOf)),
    history: logEntries(history, desk, reads),
    runs: facts.runs,
    application: applicationView(judged),
    warnings: warnings(facts, periods, judged),
    links: await linksOf(db, facts),
    consultationId: (await consultationOfCase(db, record.id)) ?? null,
  }
}

/** The older case this one goes on from, and the later ones that go on from it. */
async function linksOf(db: Executor, { application: { earlier }, laterCases }: CaseFacts): Promise<CaseView['links']> {
  const all = [
    ...(earlier ? [{ ...earlier, direction: 'earlier' as const }] : []),
    ...laterCases.map(({ case: id, ground }) => ({ case: id, ground, direction: 'later' as const })),
  ]
  const cases = await casesByIds(
    db,
    all.map((link) => link.case),
  )
  return all.flatMap(({ case: id, ground, direction }) => {
    const linked = cases.find((one) => one.id === id)
    return linked ? [{ id, number: linked.number, title: linked.title, ground, direction }] : []
  })
}

/** The record as this reader may see it: void and corrected entries marked, mediation content left out. */
export function logEntries(history: readonly LoggedEvent[], desk: Desk, reads: boolean): LogEntry[] {
  const voided = voidedSeqs(history)
  return history.map((entry) => {
    const { data, sealed } = reads ? { data: entry.data, sealed: [] } : withoutSealed(entry, history)
    const later = history.filter((other) => other.seq > entry.seq)
    const voiding = voided.has(entry.seq)
      ? later.find(
          ({ type, data }) =>
            (type === 'REVERT' && (data.seq as number) <= entry.seq) ||
            (type === 'TIMER_WITHDRAWN' && data.seq === entry.seq),
        )
      : undefined
    return {
      seq: entry.seq,
      type: entry.type,
      on: entry.on,
      recordedAt: entry.recordedAt,
      by: personOf(desk, entry.by),
      data,
      sealed,
      voidedBy: voiding?.seq ?? null,
      correctedBy: later
        .filter((other) => other.type === 'CORRECT' && other.data.seq === entry.seq)
        .map((other) => other.seq),
    }
  })
}

/** A statutory period with what is left of it today. */
export function limitView(
  limit: CaseLimit,
  today: CivilDate,
  desk: Desk,
  nameOf: (id: string) => string | null,
): LimitView {
  const { key, code, cycle, owner, partyId, letter, action, period, paused, endedOn, superseded } = limit
  const over = endedOn !== null || superseded
  return {
    key,
    code,
    article: period.article,
    cycle,
    owner,
    party: partyId === null ? null : partyOf(partyId, nameOf),
    letter: letterOf(letter),
    action,
    trigger: period.trigger,
    unit: period.unit,
    length: period.length,
    extension: period.extension,
    excludedDays: period.excluded.length,
    nominal: period.nominal,
    dueLegal: period.dueLegal,
    dueSafe: period.dueSafe,
    adviseBy: period.adviseBy,
    provisional: period.provisional,
    paused,
    endedOn,
    status: superseded
      ? 'superseded'
      : endedOn !== null
        ? 'ended'
        : period.dueLegal < today && !paused
          ? 'overdue'
          : 'open',
    workingDaysLeft: over ? null : workingDaysLeft(today, period.dueSafe, desk.calendar),
    naturalDaysLeft: over ? null : daysBetween(today, period.dueLegal),
  }
}

/** The parties with their addresses and agents as they are today. */
function partyViews(facts: CaseFacts, history: readonly LoggedEvent[], today: CivilDate): PartyView[] {
  const counted = effectiveLog(history)
  const registering = counted.flatMap(({ type, seq, data }) =>
    type === 'APPLICATION_RECEIVED' || type === 'THIRD_PARTY_JOINED' ? (data.parties as unknown[]).map(() => seq) : [],
  )
  return partyDetails(facts, counted).map((party, i) => {
    const confirmed = counted.findLast(
      ({ type, data }) => type === 'SERVICE_ADDRESS_CONFIRMED' && data.party === party.id,
    )
    const { receiver, electronicAddress } = (confirmed?.data ?? {}) as Partial<Payload<'SERVICE_ADDRESS_CONFIRMED'>>
    return {
      id: party.id,
      role: party.role,
      kind: party.kind,
      name: party.name,
      idNumber: party.idNumber ?? null,
      creditCode: party.creditCode ?? null,
      head: party.head ?? null,
      phone: party.phone ?? null,
      address: party.address ?? null,
      serviceAddress: party.serviceAddress ?? null,
      confirmed: confirmed
        ? {
            on: confirmed.on,
            seq: confirmed.seq,
            receiver: receiver ?? null,
            electronicAddress: electronicAddress ?? null,
          }
        : null,
      representedBy: party.representedBy ?? null,
      agents: agentsOf(facts, party.id, today).map(({ name, kind, powers, until, seq }) => {
        const { unit, phone, licence } = (counted.find((entry) => entry.seq === seq)?.data ?? {}) as Partial<
          Payload<'AGENT_APPOINTED'>
        >
        return { name, kind, powers, until, seq, unit: unit ?? null, phone: phone ?? null, licence: licence ?? null }
      }),
      seq: registering[i] ?? 1,
    }
  })
}

/** Names behind the ids of parties of a case. */
export function partyNames(facts: CaseFacts): (id: string) => string | null {
  return (id) => facts.parties.find((party) => party.id === id)?.name ?? null
}

/** Whether the application came in time, and by which day it had to. */
function applicationView({ period, ...judged }: ApplicationJudgement): CaseView['application'] {
  return {
    ...judged,
    article: period?.article ?? null,
    nominal: period?.nominal ?? null,
    dueLegal: period?.dueLegal ?? null,
    adviseBy: period?.adviseBy ?? null,
  }
}

/** What a reader should know before relying on the page. */
function warnings(facts: CaseFacts, periods: readonly LimitView[], judged: ApplicationJudgement): Warning[] {
  const found: Warning[] = []
  const add = (code: string, zh: string, en: string) => found.push({ code, zh, en })
  if (judged.verdict === 'late' && facts.acceptance === null) {
    add(
      'lateApplication',
      `申请于${judged.appliedOn}提出，超过申请期限${judged.lateBy}日（期限至${judged.period?.dueLegal}）；没有正当理由的，不予受理。`,
      `Filed on ${judged.appliedOn}, ${judged.lateBy} days after the last day ${judged.period?.dueLegal}.`,
    )
  }
  if (judged.verdict === 'perhapsLate' && facts.acceptance === null) {
    add(
      'perhapsLate',
      `申请距行政行为作出已超过六十日（自作出之日起算至${judged.period?.dueLegal}），请查明申请人知道行政行为的日期。`,
      `More than sixty days after the act was made; find out when it became known.`,
    )
  }
  const provisional = periods.filter((limit) => limit.provisional && limit.status === 'open')
  if (provisional.length > 0) {
    const years = [...new Set(provisional.map((limit) => yearOf(limit.dueLegal)))].join('、')
    add(
      'provisionalCalendar',
      `${years}年的放假通知尚未导入，有关期限为暂定日期，导入后自动重新计算。`,
      `The holiday notice of ${years} is not imported yet: dates in it are provisional.`,
    )
  }
  if (facts.overdueSince !== null && !facts.outcome?.signedOn) {
    add(
      'decisionOverdue',
      `审理期限已于${facts.overdueSince}届满，尚未作出决定，请尽快办理。`,
      `The decision period ended on ${facts.overdueSince} without a decision.`,
    )
  }
  if (facts.acceptance?.deemed) {
    add(
      'deemedAccepted',
      `本案因审查期限届满未作决定，自${facts.acceptance.on}起视为受理${facts.acceptance.noticeOn ? '' : '，受理通知书尚未送达，请补发'}。`,
      `Accepted by law on ${facts.acceptance.on}: nothing was decided within the review period${facts.acceptance.noticeOn ? '' : '; the acceptance notice is still to be served'}.`,
    )
  }
  return found
}
