import {
  type CaseFacts,
  type CaseLimit,
  type CaseState,
  addressees,
  explanationRecipients,
  type LimitEnvironment,
  limitByCode,
  limits,
  mainState,
  regionStates,
  servedOn,
  validMediation,
} from '../case/index.ts'
import { type CivilDate, minusWorkingDays, plusDays, plusWorkingDays, workingDayOnOrBefore } from '../time-limits/index.ts'
import type { Duty } from './duty.ts'

/** Periods that open a right or a possibility; nobody owes anything under them. */
const possibilities = ['D06', 'D24']

/**
 * Everything owed in a case, ended duties included: statutory limits, the duties behind the rates R1, R2
 * and R4, and the centre's own targets. A function of the facts, the calendar and the settings; it depends
 * on `env.today` only where an open appraisal or elevation request still adds days.
 */
export function caseDuties(state: CaseState, env: LimitEnvironment): Duty[] {
  const all = limits(state.context, env)
  return [
    ...all.filter((l) => !possibilities.includes(l.code)).map((l) => limitDuty(l, state, env)),
    ...mediationDuty(state.context, all, env),
    ...explanationDuties(state.context, all, env),
    ...recommendationDuty(state.context, env),
    ...targetDuties(state, env),
  ]
}

type Core = Pick<Duty, 'key' | 'kind' | 'code' | 'raisedBy' | 'raisedOn' | 'action'> & Partial<Duty>

/** A duty of our own with nothing ended yet; `core` says what differs. */
function duty(facts: CaseFacts, core: Core): Duty {
  const made: Duty = {
    cycle: facts.cycle,
    owner: 'us',
    staffId: facts.officer ?? facts.application.by,
    partyId: null,
    nominal: null,
    dueLegal: null,
    dueSafe: null,
    nearFrom: null,
    provisional: false,
    paused: false,
    status: 'open',
    endedOn: null,
    evidence: null,
    excuse: null,
    late: false,
    recordedLate: false,
    rate: null,
    countedOn: null,
    counted: null,
    ...core,
  }
  return made.owner === 'us' ? made : { ...made, staffId: facts.officer ?? facts.application.by }
}

type Due = Pick<Duty, 'nominal' | 'dueLegal' | 'dueSafe' | 'nearFrom' | 'provisional'>

function due(day: CivilDate, env: LimitEnvironment, dueSafe = day, nominal = day): Due {
  return {
    nominal,
    dueLegal: day,
    dueSafe,
    nearFrom: minusWorkingDays(dueSafe, env.settings.nearWorkingDays, env.calendar),
    provisional: env.calendar.coverage(day) !== 'official',
  }
}

function limitDuty(limit: CaseLimit, state: CaseState, env: LimitEnvironment): Duty {
  const facts = state.context
  const { period } = limit
  const ended = limit.endedOn !== null
  const lapsed = ended ? false : hasLapsed(limit, state)
  const superseded = limit.superseded && !lapsed
  return duty(facts, {
    key: limit.key,
    kind: 'limit',
    code: limit.code,
    raisedBy: limit.raisedBy,
    raisedOn: limit.raisedOn,
    owner: limit.owner,
    partyId: limit.partyId,
    action: limit.action,
    // While the clock stands still the end is not known; showing one would be a wrong date.
    ...(limit.paused ? {} : { ...due(period.dueLegal, env, period.dueSafe, period.nominal), provisional: period.provisional }),
    paused: limit.paused,
    status: lapsed ? 'lapsed' : superseded ? 'excused' : ended ? 'fulfilled' : 'open',
    endedOn: lapsed ? period.dueLegal : (limit.endedOn ?? (superseded ? (facts.closing?.on ?? limit.raisedOn) : null)),
    evidence: limit.endedBy,
    excuse: superseded ? 'superseded' : null,
    late: ended && !superseded && (limit.endedOn as string) > period.dueLegal,
  })
}

/** A period that ran out with its legal effect: nobody owes the step any more. */
function hasLapsed(limit: CaseLimit, state: CaseState): boolean {
  const facts = state.context
  switch (limit.code) {
    case 'D07':
      return mainState(state) === 'intake.abandoned' || facts.closing?.kind === 'abandoned'
    case 'D12':
    case 'D14':
      return facts.replyLapsedOn !== null
    case 'D29':
    case 'D30':
    case 'D31':
      return regionStates(state).litigation === 'lapsed'
    default:
      return false
  }
}

/** More than three working days between the act and its record (law.md §6.2 rule 3). */
export function isRecordedLate(on: CivilDate, recordedOn: CivilDate, env: LimitEnvironment): boolean {
  return recordedOn > plusWorkingDays(on, 3, env.calendar)
}

/** Recorded more than thirty natural days late: the record does not count in the report (law.md §6.2 rule 3). */
const tooLateToCount = (on: CivilDate, recordedOn: CivilDate) => recordedOn > plusDays(on, 30)

/** R1 案中调解: owed from acceptance to the signing of the outcome; an offer refused is a complete record. */
function mediationDuty(facts: CaseFacts, all: readonly CaseLimit[], env: LimitEnvironment): Duty[] {
  const { acceptance, outcome } = facts
  if (!acceptance) return []
  const decision = limitByCode(all, 'D15', 'D17')
  const record = validMediation(facts)
  const transferred = facts.closing?.kind === 'transferred'
  const countedOn = outcome?.effectiveOn ?? (transferred ? (facts.closing?.on ?? null) : null)
  const excuse = transferred ? 'X1' : record ? null : mediationExclusion(facts, env)
  const counts = record !== null && !tooLateToCount(record.on, record.recordedOn)
  const over = outcome?.signedOn != null
  return [
    duty(facts, {
      key: `${facts.cycle}:R1`,
      kind: 'mediation',
      code: 'R1',
      raisedBy: acceptance.seq,
      raisedOn: acceptance.on,
      action: 'MEDIATION_OFFERED',
      ...(decision && !decision.paused ? due(decision.period.dueLegal, env, decision.period.dueSafe, decision.period.nominal) : {}),
      paused: decision?.paused ?? false,
      status: record ? 'fulfilled' : excuse ? 'excused' : over ? 'lapsed' : 'open',
      endedOn: record?.on ?? (excuse || over ? (outcome?.signedOn ?? facts.closing?.on ?? null) : null),
      evidence: record?.seq ?? null,
      excuse,
      recordedLate: record !== null && isRecordedLate(record.on, record.recordedOn, env),
      rate: 'R1',
      countedOn,
      counted: countedOn === null ? null : excuse ? 'excluded' : counts ? 'met' : 'missing',
    }),
  ]
}

/** X2: nobody was left to be asked; X3: dismissed within ten working days for want of competence or double proceedings. */
function mediationExclusion(facts: CaseFacts, env: LimitEnvironment): 'X2' | 'X3' | null {
  const { acceptance, outcome } = facts
  if (!acceptance || !outcome?.signedOn) return null
  if (outcome.form === 'terminated' && (outcome.ground === 'T2' || outcome.ground === 'T3')) return 'X2'
  const early = outcome.signedOn <= plusWorkingDays(acceptance.on, 10, env.calendar)
  const unfit = outcome.unmetCondition === 'competent' || outcome.unmetCondition === 'notPending'
  return outcome.form === 'dismissed' && unfit && early ? 'X3' : null
}

/** R2 案后释法: one duty for each recipient of the outcome, from the day it is served. */
function explanationDuties(facts: CaseFacts, all: readonly CaseLimit[], env: LimitEnvironment): Duty[] {
  const { outcome } = facts
  if (!outcome?.signedOn) return []
  return explanationRecipients(facts).flatMap((recipient) => {
    const service = facts.services.find((s) => s.party === recipient.id)
    const from = outcome.form === 'mediated' ? outcome.effectiveOn : (service?.on ?? null)
    if (from === null) return []
    const suit = all.find((l) => l.partyId === recipient.id && (l.code === 'D29' || l.code === 'D31'))
    const window = plusWorkingDays(from, env.settings.explanationWorkingDays, env.calendar)
    const beforeSuit = suit ? plusDays(suit.period.dueLegal, -3) : window
    const last = window < beforeSuit ? window : beforeSuit
    const own = facts.explanations.filter((x) => x.party === recipient.id && x.complete)
    // A refusal counts only with the offer and a written explanation that reached the recipient.
    const valid = own.filter((x) => x.written || !x.refused || own.some((y) => y.written))
    const record = valid.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.seq - b.seq))[0] ?? null
    const inTime = record !== null && record.on <= last && !tooLateToCount(record.on, record.recordedOn)
    return [
      duty(facts, {
        key: `${facts.cycle}:R2:${recipient.id}`,
        kind: 'explanation',
        code: 'R2',
        raisedBy: service?.seq ?? outcome.seq,
        raisedOn: from,
        partyId: recipient.id,
        action: 'EXPLAINED',
        ...due(last, env, workingDayOnOrBefore(last, env.calendar)),
        status: record ? 'fulfilled' : 'open',
        endedOn: record?.on ?? null,
        evidence: record?.seq ?? null,
        late: record !== null && record.on > last,
        recordedLate: record !== null && isRecordedLate(record.on, record.recordedOn, env),
        rate: 'R2',
        countedOn: from,
        counted: inTime ? 'met' : 'missing',
      }),
    ]
  })
}

/** R4 纠错建议: a letter for the confirmed defect, served within the period after the outcome took effect. */
function recommendationDuty(facts: CaseFacts, env: LimitEnvironment): Duty[] {
  const { outcome } = facts
  const unlawfulBasis = facts.incidental?.lawful === false
  if (!outcome?.signedOn || (facts.defectFound !== true && !unlawfulBasis)) return []
  const served = facts.letters
    .filter((l) => l.servedOn !== null)
    .sort((a, b) => ((a.servedOn as string) < (b.servedOn as string) ? -1 : 1))[0]
  const on = served?.servedOn ?? null
  const from = outcome.effectiveOn
  const last = from === null ? null : plusWorkingDays(from, env.settings.recommendationWorkingDays, env.calendar)
  const waived = facts.closing !== null && served === undefined
  const counts = on !== null && (last === null || on <= last) && !tooLateToCount(on, served?.servedRecordedOn ?? on)
  return [
    duty(facts, {
      key: `${facts.cycle}:R4`,
      kind: 'recommendation',
      code: 'R4',
      raisedBy: facts.defectSeq ?? outcome.seq,
      raisedOn: facts.defectConfirmedOn ?? outcome.signedOn,
      action: facts.letters.at(-1)?.issuedOn ? 'LETTER_SERVED' : 'RECOMMEND',
      ...(last === null ? {} : due(last, env)),
      status: on !== null ? 'fulfilled' : waived ? 'lapsed' : 'open',
      endedOn: on ?? (waived ? (facts.closing?.on ?? null) : null),
      evidence: served?.issuedBy ?? null,
      late: on !== null && last !== null && on > last,
      recordedLate: on !== null && isRecordedLate(on, served?.servedRecordedOn ?? on, env),
      rate: 'R4',
      countedOn: from,
      counted: from === null ? null : counts ? 'met' : 'missing',
    }),
  ]
}

/** The centre's own targets: steps for which the law sets no number, so that no open case is without a next step. */
function targetDuties(state: CaseState, env: LimitEnvironment): Duty[] {
  const facts = state.context
  const main = mainState(state)
  const { targets } = env.settings
  const { acceptance, outcome } = facts
  const found: Duty[] = []

  const add = (
    code: string,
    action: Duty['action'],
    from: CivilDate | null | undefined,
    workingDays: number,
    by: number,
    done: { on: CivilDate | null; partyId?: string; moot?: boolean } = { on: null },
  ) => {
    if (!from || workingDays <= 0) return
    const last = plusWorkingDays(from, workingDays, env.calendar)
    const moot = done.moot === true && done.on === null
    found.push(
      duty(facts, {
        key: `${facts.cycle}:${code}${done.partyId ? `:${done.partyId}` : ''}`,
        kind: 'target',
        code,
        raisedBy: by,
        raisedOn: from,
        partyId: done.partyId ?? null,
        action,
        ...due(last, env),
        status: done.on !== null ? 'fulfilled' : moot ? 'excused' : 'open',
        endedOn: done.on ?? (moot ? (facts.closing?.on ?? outcome?.signedOn ?? from) : null),
        excuse: moot ? 'superseded' : null,
        late: done.on !== null && done.on > last,
      }),
    )
  }

  const signed = outcome?.signedOn != null
  if (main === 'intake.supplementing' && facts.supplement?.noticeServedOn === null) {
    add('supplementNotice', 'SUPPLEMENT_NOTICE_SERVED', facts.supplement.requestedOn, targets.acceptanceNotice, facts.supplement.seq)
  }
  if (acceptance && facts.cycle === 1) {
    const moot = signed || facts.closing !== null
    add('acceptanceNotice', 'ACCEPTANCE_NOTICE_SERVED', acceptance.on, targets.acceptanceNotice, acceptance.seq, { on: acceptance.noticeOn, moot })
    add('firstMediation', 'MEDIATION_OFFERED', acceptance.on, targets.firstMediation, acceptance.seq, { on: facts.mediations[0]?.on ?? null, moot })
  }
  if (outcome?.signedOn && outcome.form !== 'mediated') {
    for (const party of addressees(facts)) {
      add('service', 'SERVED', outcome.signedOn, 5, outcome.signedSeq ?? outcome.seq, { on: servedOn(facts, party.id), partyId: party.id })
    }
  }
  if (['intake.notProcessed', 'intake.abandoned', 'intake.withdrawnBeforeAcceptance'].includes(main)) {
    const from = facts.withdrawal?.on ?? facts.runs.at(-1)?.enteredOn
    add('closingNote', 'CLOSING_NOTE_SENT', from, targets.closingNote, facts.seq)
  }
  if (main === 'correctionRecommendation.assessing' && facts.defectFound !== true) {
    add('recommendation', 'NO_DEFECT', facts.runs.at(-1)?.enteredOn, env.settings.recommendationWorkingDays, outcome?.seq ?? facts.seq)
  }
  for (const letter of facts.letters) {
    if (main === 'correctionRecommendation.answerOverdue' && letter.servedOn && letter.answeredOn === null && !letter.waived) {
      const last = plusDays(letter.servedOn, 60)
      add('letterAnswer', 'REMINDED', last, 5, letter.issuedBy, { on: letter.remindedOn, partyId: letter.id })
    }
  }
  const effective = outcome?.effectiveOn
  if (effective && outcome.form !== 'mediated' && outcome.form !== 'notAccepted') {
    add('publication', 'PUBLISHED', effective, targets.publication, outcome.seq, { on: facts.published })
  }
  if (effective && regionStates(state).copyToSuperior !== 'notNeeded') {
    add('copyToSuperior', 'COPIED_TO_SUPERIOR', effective, targets.copyToSuperior, outcome.seq, { on: facts.copiedToSuperior })
  }
  if (facts.performance.due && facts.outcome?.redoDays === null && facts.outcome.performDays === null) {
    const by = facts.performance.orderedBy ?? facts.outcome.performBy
    found.push(
      duty(facts, {
        key: `${facts.cycle}:performance`,
        kind: 'target',
        code: 'performance',
        raisedBy: facts.outcome.seq,
        raisedOn: facts.outcome.signedOn ?? facts.outcome.on,
        owner: 'respondent',
        action: 'PERFORMED',
        ...(by ? due(by, env) : {}),
        status: facts.performance.performedOn ? 'fulfilled' : 'open',
        endedOn: facts.performance.performedOn,
        late: by !== null && by !== undefined && facts.performance.performedOn !== null && facts.performance.performedOn > by,
      }),
    )
  }
  if (facts.closing) {
    add('archiving', 'ARCHIVE', facts.closing.on, targets.archiving, facts.closing.seq, { on: facts.archivedOn })
  }
  if (effective) add('revisit', 'REVISITED', effective, targets.revisit, outcome.seq, { on: facts.revisits[0]?.on ?? null })
  return found
}

