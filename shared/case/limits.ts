import {
  assessPeriod,
  type Calendar,
  type CivilDate,
  daysBetween,
  decisionTrigger,
  elevationSpan,
  findRule,
  inclusiveSpan,
  type LimitCode,
  type Period,
  type Span,
  suspensionSpan,
} from '../time-limits/index.ts'
import type { EventType } from './events.ts'
import { type CaseFacts, currentSuspension, partiesOf } from './facts.ts'
import type { CaseSettings } from './settings.ts'

export type LimitOwner = 'us' | 'applicant' | 'respondent' | 'thirdParty' | 'otherOrgan'

/** A statutory period of one case: what it is, whose it is, and whether it still runs. */
export type CaseLimit = {
  /** Stable within the case, e.g. `1:D12:p2`. */
  key: string
  code: LimitCode
  cycle: number
  owner: LimitOwner
  partyId: string | null
  /** The letter an answer is owed to, and the organ it went to. */
  letter: { id: string; addressee: string } | null
  /** The event that started it. */
  raisedBy: number
  raisedOn: CivilDate
  period: Period
  /** The clock stands still: the dates are those that hold if it ran on today. */
  paused: boolean
  endedOn: CivilDate | null
  endedBy: number | null
  /** The period no longer matters, though nobody met it (another step took its place). */
  superseded: boolean
  /** The step that meets it. */
  action: EventType
}

export type LimitEnvironment = { today: CivilDate; calendar: Calendar; settings: CaseSettings }

/**
 * Days that are not counted (行政复议法 第39条; 实施条例 第40、45、46条). Which of them stop a period is part
 * of its rule. An appraisal or elevation still under way runs to `today`; an open suspension is given apart.
 */
export function excludedSpans(facts: CaseFacts, env: LimitEnvironment): Span[] {
  const legal = env.settings.legal
  const end = (from: CivilDate, to: CivilDate | null) => to ?? (env.today > from ? env.today : from)
  return [
    ...facts.suspensions.flatMap((s) =>
      s.resumedOn === null || s.resumedOn <= s.on ? [] : [suspensionSpan(s.on, s.resumedOn, legal)],
    ),
    ...facts.exclusions.map((x) =>
      x.kind === 'elevation'
        ? elevationSpan(x.from, end(x.from, x.to))
        : inclusiveSpan(x.kind as 'appraisal' | 'inspection', x.from, end(x.from, x.to), legal),
    ),
  ]
}

type Start = {
  code: LimitCode
  trigger: CivilDate | null | undefined
  /** When it began to matter, if not on the trigger: a period may be counted back from a day ahead. */
  raisedOn?: CivilDate | null
  seq: number
  owner: LimitOwner
  action: EventType
  partyId?: string
  letter?: { id: string; addressee: string }
  endedOn?: CivilDate | null | undefined
  endedBy?: number | null | undefined
  superseded?: boolean
  length?: number
  extension?: number[]
}

/** Facts never change, and one step asks for its periods half a dozen times: the last answer is kept with them. */
const answers = new WeakMap<CaseFacts, LimitEnvironment & { found: CaseLimit[] }>()

/**
 * Every statutory period of the case that has begun, ended ones included. Pure; natural and working
 * days by the rule in force on the day of each trigger (law.md §3).
 */
export function limits(facts: CaseFacts, env: LimitEnvironment): CaseLimit[] {
  const { today, calendar, settings } = env
  const known = answers.get(facts)
  if (known?.today === today && known.calendar === calendar && known.settings === settings) return known.found
  const found = workedOut(facts, env)
  answers.set(facts, { today, calendar, settings, found })
  return found
}

function workedOut(facts: CaseFacts, env: LimitEnvironment): CaseLimit[] {
  const openSuspension = currentSuspension(facts)?.on
  const excluded = excludedSpans(facts, env)
  const openExclusion = facts.exclusions.some((x) => x.to === null)
  const found: CaseLimit[] = []

  const add = (s: Start) => {
    const on = s.trigger && governingDay(facts, s.trigger, env.settings)
    const rule = on ? findRule(s.code, on) : undefined
    // The law of that day knew no such period, or left its length to a paper that is not recorded.
    if (!s.trigger || !on || !rule || (rule.length === null && s.length === undefined)) return
    // A history may hold a step that should have been refused; the period then stands without it.
    const { period } = assessPeriod(
      s.code,
      {
        trigger: s.trigger,
        on,
        excluded,
        ...(s.length === undefined ? {} : { length: s.length }),
        ...(s.extension ? { extension: s.extension } : {}),
        ...(openSuspension && s.endedOn == null ? { openSuspension } : {}),
      },
      env.calendar,
      env.settings.legal,
    )
    found.push({
      key: [facts.cycle, s.code, s.partyId ?? s.letter?.id].filter((part) => part !== undefined).join(':'),
      code: s.code,
      cycle: facts.cycle,
      owner: s.owner,
      partyId: s.partyId ?? null,
      letter: s.letter ?? null,
      raisedBy: s.seq,
      raisedOn: s.raisedOn ?? s.trigger,
      period,
      paused: s.endedOn == null && (period.suspendedSince !== undefined || (openExclusion && isDecision(s.code))),
      endedOn: s.endedOn ?? null,
      endedBy: s.endedBy ?? null,
      superseded: s.superseded ?? false,
      action: s.action,
    })
  }

  intake(facts, add)
  trial(facts, add, env.settings)
  ruling(facts, add, env.settings)
  aftermath(facts, add, found)
  enforcement(facts, add, found, env.today)
  return found
}

const isDecision = (code: LimitCode) => code === 'D15' || code === 'D17'

type Add = (start: Start) => void

function intake(f: CaseFacts, add: Add): void {
  const s = f.supplement
  const decided = f.acceptance ?? (f.outcome?.form === 'notAccepted' ? f.outcome : null) ?? f.unprocessed
  const over = decided ?? f.withdrawal
  const reviewed = over?.on ?? null
  const reviewedBy = over?.seq ?? null
  // Withdrawn or closed in another way, the review is no longer owed.
  const moot = decided === null && (over !== null || f.closing !== null)
  if (f.penaltyRoute) {
    const p = f.penaltyRoute
    const ended = { endedOn: p.correctedOn ?? f.hereOn, endedBy: null }
    add({ code: 'D09', trigger: p.submittedOn, seq: p.seq, owner: 'otherOrgan', action: 'FORWARDED', ...ended })
    add({ code: 'D10', trigger: p.submittedOn, seq: p.seq, owner: 'otherOrgan', action: 'SELF_CORRECTED', ...ended })
  }
  if (f.reopened && f.reopened.code !== 'RO4') return // this cycle began as accepted
  add({
    code: 'D05',
    trigger: f.hereOn,
    seq: f.application.seq,
    owner: 'us',
    action: 'ACCEPT',
    endedOn: s ? s.requestedOn : reviewed,
    endedBy: s ? s.seq : reviewedBy,
    superseded: !s && moot,
  })
  if (!s) {
    add({
      code: 'D06',
      trigger: f.hereOn,
      seq: f.application.seq,
      owner: 'us',
      action: 'REQUEST_SUPPLEMENT',
      // One notice, once (行政复议法 第31条): a review that ended without one never owed it.
      endedOn: reviewed,
      superseded: true,
    })
    return
  }
  add({
    code: 'D07',
    trigger: s.noticeServedOn,
    seq: s.seq,
    owner: 'applicant',
    action: 'SUPPLEMENT_RECEIVED',
    endedOn: s.receivedOn ?? reviewed,
    superseded: s.receivedOn === null && (over !== null || f.closing !== null),
    // Before 2024 the notice itself set a reasonable period (2007年条例 第29条).
    ...(s.noticeServedOn !== null && s.noticeServedOn < '2024-01-01' && s.until !== null
      ? { length: daysBetween(s.noticeServedOn, s.until) }
      : {}),
  })
  add({
    code: 'D08',
    trigger: s.receivedOn,
    seq: s.seq,
    owner: 'us',
    action: 'ACCEPT',
    endedOn: reviewed,
    endedBy: reviewedBy,
    superseded: moot,
  })
}

function trial(f: CaseFacts, add: Add, settings: CaseSettings): void {
  if (!f.acceptance) return
  // A new decision after a judgment repeats the ruling, not the exchange of papers.
  if (f.reopened?.code !== 'RO3') exchange(f, f.acceptance, add, settings)
  const h = f.hearing
  // 行政复议法 第51条第1款: counted back from the day of the hearing, as soon as one is fixed.
  add({
    code: 'D18',
    trigger: h?.on,
    raisedOn: h?.fixedOn ?? null,
    seq: h?.seq ?? 0,
    owner: 'us',
    action: 'HEARING_NOTICED',
    endedOn: h?.noticeReceivedOn,
    endedBy: h?.noticeReceivedOn ? h.seq : null,
    superseded: h?.noticeReceivedOn === null && h.settled,
  })
  const i = f.incidental
  if (i) {
    const own = i.startedOn !== null && i.transferredOn === null
    add({
      code: 'D21',
      trigger: own ? i.startedOn : null,
      seq: i.seq,
      owner: 'us',
      action: 'INCIDENTAL_DRAFTER_NOTIFIED',
      endedOn: i.drafterNotifiedOn ?? i.resolvedOn,
    })
    add({
      code: 'D22',
      trigger: i.drafterNotifiedOn,
      seq: i.seq,
      owner: 'otherOrgan',
      action: 'INCIDENTAL_DRAFTER_REPLIED',
      endedOn: i.drafterRepliedOn ?? i.resolvedOn,
    })
    add({
      code: 'D19',
      trigger: own ? i.startedOn : null,
      seq: i.seq,
      owner: 'us',
      action: 'INCIDENTAL_RESOLVED',
      endedOn: i.resolvedOn,
    })
    add({
      code: 'D20',
      trigger: i.transferredOn ? i.startedOn : null,
      seq: i.seq,
      owner: 'us',
      action: 'INCIDENTAL_TRANSFER',
      endedOn: i.transferredOn,
    })
    add({
      code: 'D23',
      trigger: i.transferReceivedOn,
      seq: i.seq,
      owner: 'otherOrgan',
      action: 'INCIDENTAL_RESOLVED',
      endedOn: i.resolvedOn,
    })
  }
  const pause = currentSuspension(f)
  // 行政复议法 第41条第5项: only these three grounds end in termination by time alone.
  if (pause && ['S1', 'S2', 'S4'].includes(pause.ground)) {
    add({ code: 'D24', trigger: pause.on, seq: pause.seq, owner: 'us', action: 'TERMINATE' })
  }
}

/** The copy of the application and the reply to it (行政复议法 第48条、第54条). */
function exchange(
  f: CaseFacts,
  acceptance: NonNullable<CaseFacts['acceptance']>,
  add: Add,
  settings: CaseSettings,
): void {
  const simple = f.procedure === 'simple'
  const over = f.outcome?.signedOn ?? f.elevation?.granted?.on ?? null
  const respondents = partiesOf(f, 'respondent')
  const copied = respondents.every((p) => f.copies.some((c) => c.party === p.id))
  const sentOn = f.copies.map((c) => c.sentOn).reduce<CivilDate | null>((a, b) => (a === null || b > a ? b : a), null)
  const beganSimple = simple || (f.convertedOn !== null && copied && (sentOn ?? '') <= f.convertedOn)
  add({
    code: beganSimple ? 'D13' : 'D11',
    trigger: periodsFrom(f, acceptance, settings),
    seq: acceptance.seq,
    owner: 'us',
    action: 'COPY_SERVED',
    endedOn: copied ? sentOn : over,
    endedBy: copied ? (f.copies.at(-1)?.seq ?? null) : null,
    superseded: !copied && over !== null,
  })
  for (const copy of f.copies) {
    const reply = f.replies.find((r) => r.party === copy.party)
    add({
      code: simple ? 'D14' : 'D12',
      trigger: copy.receivedOn,
      seq: copy.seq,
      owner: 'respondent',
      partyId: copy.party,
      action: 'REPLY_RECEIVED',
      endedOn: reply?.on ?? over,
      endedBy: reply?.seq ?? null,
      superseded: !reply && over !== null,
    })
  }
}

/** The decision period of the present cycle: its trigger and, where a court set one, its length. */
export function decisionStart(
  f: CaseFacts,
  settings: CaseSettings,
): { code: 'D15' | 'D17'; trigger: CivilDate; length?: number } | null {
  if (!f.acceptance) return null
  const code = f.procedure === 'simple' ? 'D17' : 'D15'
  const length = f.reopened?.periodDays
  const trigger = decisionTrigger(
    { acceptedOn: periodsFrom(f, f.acceptance, settings), ...(f.convertedOn ? { convertedOn: f.convertedOn } : {}) },
    settings.legal,
  )
  return { code, trigger, ...(length && f.cycle > 1 ? { length } : {}) }
}

function ruling(f: CaseFacts, add: Add, settings: CaseSettings): void {
  const start = decisionStart(f, settings)
  if (!start || !f.acceptance) return
  const transferred = f.elevation?.granted?.on ?? null
  add({
    ...start,
    seq: f.acceptance.seq,
    owner: 'us',
    action: 'APPROVED',
    extension: f.extensions.map((x) => x.days),
    endedOn: f.outcome?.signedOn ?? transferred,
    endedBy: f.outcome?.signedOn ? f.outcome.seq : null,
    superseded: transferred !== null,
  })
  // 实施条例2026 第40条第3款
  const { granted, fileReceived } = f.elevation ?? {}
  add({
    code: 'D25',
    trigger: granted?.on,
    seq: granted?.seq ?? 0,
    owner: 'us',
    action: 'ELEVATION_FILE_RECEIVED',
    endedOn: fileReceived?.on,
    endedBy: fileReceived?.seq,
  })
}

function aftermath(f: CaseFacts, add: Add, found: readonly CaseLimit[]): void {
  const o = f.outcome
  const decision = found.find((l) => l.code === 'D15' || l.code === 'D17')
  const sued = (party: string) => f.suits.find((s) => s.by === party)
  const firstApplicant = partiesOf(f, 'applicant')[0]
  if (f.overdueSince && decision && !o?.signedOn) {
    add({
      code: f.act.mandatory ? 'D31' : 'D30',
      trigger: decision.period.dueLegal,
      seq: decision.raisedBy,
      owner: 'applicant',
      action: 'SUED',
      endedOn: firstApplicant ? sued(firstApplicant.id)?.on : null,
    })
  }
  if (!o?.signedOn) return
  for (const s of f.services) {
    const party = f.parties.find((p) => p.id === s.party)
    if (!party) continue
    if (party.role !== 'respondent' && o.suitable) {
      const refused = o.form === 'notAccepted' || o.form === 'dismissed'
      add({
        code: refused && f.act.mandatory ? 'D31' : 'D29',
        trigger: s.on,
        seq: s.seq,
        owner: party.role,
        partyId: party.id,
        action: 'SUED',
        endedOn: sued(party.id)?.on,
      })
    }
    if (party.role === 'respondent' && o.redoDays !== null) {
      add({
        code: 'D26',
        trigger: s.on,
        seq: s.seq,
        owner: 'respondent',
        partyId: party.id,
        action: 'REDO_DONE',
        endedOn: f.performance.redoDoneOn,
        length: o.redoDays,
      })
    }
    if (party.role === 'respondent' && o.performDays !== null) {
      add({
        code: 'D27',
        trigger: s.on,
        seq: s.seq,
        owner: 'respondent',
        partyId: party.id,
        action: 'PERFORMED',
        endedOn: f.performance.performedOn,
        length: o.performDays,
      })
    }
  }
  for (const letter of f.letters) {
    if (letter.kind !== 'opinionLetter') continue // 实施条例2026 第69条 sets no period for a 建议书
    add({
      code: 'D28',
      trigger: letter.servedOn,
      seq: letter.issuedBy,
      owner: 'otherOrgan',
      letter: { id: letter.id, addressee: letter.addressee },
      action: 'ANSWERED',
      endedOn: letter.answeredOn,
      superseded: letter.waived && letter.answeredOn === null,
    })
  }
}

/**
 * Three months to ask the court for enforcement, from the end of the last period to sue, where nobody sued and a party
 * has something to perform (行政强制法 第53条; 行政复议法 第78条: an act upheld is enforced by the organ that made it).
 */
function enforcement(f: CaseFacts, add: Add, found: readonly CaseLimit[], today: CivilDate): void {
  const o = f.outcome
  if (!o?.partyDuty || o.effectiveOn === null || f.suits.length > 0) return
  const end = found
    .filter((l) => l.code === 'D29' || l.code === 'D31')
    .map((l) => l.period.dueLegal)
    .sort()
    .at(-1)
  if (end === undefined || end >= today) return
  const ours = o.kinds.includes('MODIFY')
  const respondent = partiesOf(f, 'respondent')[0]
  const { performedOn, enforcement: asked } = f.performance
  add({
    code: 'D35',
    trigger: end,
    seq: o.signedSeq ?? o.seq,
    owner: ours ? 'us' : 'respondent',
    ...(ours || !respondent ? {} : { partyId: respondent.id }),
    action: 'ENFORCEMENT_REQUESTED',
    endedOn: asked?.on ?? performedOn,
    endedBy: asked?.seq ?? null,
    superseded: asked === null && performedOn !== null,
  })
}

/** The day whose law governs a period or step: its own, or that of acceptance where the office reads it so (law.md §9 Q10). */
export function governingDay({ acceptance }: CaseFacts, on: CivilDate, { legal }: CaseSettings): CivilDate {
  return legal.ruleSetVersion === 'acceptanceDate' && acceptance !== null && acceptance.on < on ? acceptance.on : on
}

/**
 * The day from which the periods of the trial run: the signed acceptance, or receipt of the complete application where
 * the office reads it so (law.md §9 Q3). Silence and a reopened case have their own day of acceptance by law.
 */
function periodsFrom(
  f: CaseFacts,
  acceptance: NonNullable<CaseFacts['acceptance']>,
  { legal }: CaseSettings,
): CivilDate {
  const received = f.supplement?.receivedOn ?? f.hereOn
  const formal = !acceptance.deemed && f.cycle === 1
  return legal.acceptedOnSource === 'receipt' && formal && received !== null ? received : acceptance.on
}

export const limitByCode = (all: readonly CaseLimit[], ...codes: LimitCode[]): CaseLimit | undefined =>
  all.find((l) => codes.includes(l.code))
