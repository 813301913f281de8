import {
  type CaseFacts,
  type CaseLimit,
  type CaseState,
  defectConfirmed,
  explanationRecipients,
  type LimitEnvironment,
  limitByCode,
  mainState,
  validMediation,
} from '../case/index.ts'
import { type CivilDate, earliest, plusDays, plusWorkingDays, workingDayOnOrBefore } from '../time-limits/index.ts'
import type { Duty } from './duty.ts'
import { caseDuty, due, isRecordedLate, recordCounts } from './newDuty.ts'

/**
 * The duties behind R1, R2 and R4 of one cycle (law.md §6.3). `all` are its statutory periods. A function of the
 * facts: a past cycle gives the same figures for ever.
 */
export function rateDuties(facts: CaseFacts, all: readonly CaseLimit[], env: LimitEnvironment): Duty[] {
  return [...mediationDuty(facts, all, env), ...explanationDuties(facts, all, env), ...recommendationDuty(facts, env)]
}

/** Whether and how a cycle counts in R1. Null before acceptance. */
export function mediationStanding(facts: CaseFacts, env: LimitEnvironment) {
  const { acceptance, outcome, withdrawal, closing } = facts
  if (!acceptance) return null
  const timely = validMediation({
    ...facts,
    mediations: facts.mediations.filter(recordCounts),
    withdrawal: withdrawal && recordCounts(withdrawal) ? withdrawal : null,
  })
  const record = timely ?? validMediation(facts)
  const exclusion = mediationExclusion(facts, record !== null, env)
  // 结案: the day of effect. A cycle closed without any outcome still ended, and is counted.
  const countedOn = outcome?.effectiveOn ?? closing?.on ?? null
  const counted: Duty['counted'] = countedOn === null ? null : exclusion ? 'excluded' : timely ? 'met' : 'missing'
  return { acceptance, record, exclusion, countedOn, counted }
}

type Exclusion = { code: 'X1' | 'X2' | 'X3'; seq: number }

function mediationExclusion(facts: CaseFacts, recorded: boolean, env: LimitEnvironment): Exclusion | null {
  const { acceptance, outcome, closing } = facts
  if (closing?.kind === 'transferred') return { code: 'X1', seq: closing.seq }
  if (!acceptance || !outcome?.signedOn) return null
  // X2: nobody was left to be asked; somebody who had been asked before counts.
  const nobodyLeft = outcome.form === 'terminated' && (outcome.ground === 'T2' || outcome.ground === 'T3')
  if (nobodyLeft && !recorded) return { code: 'X2', seq: outcome.seq }
  // X3: dismissed within ten working days for want of competence or double proceedings.
  const unfit = outcome.unmetCondition === 'competent' || outcome.unmetCondition === 'notPending'
  const early = outcome.signedOn <= plusWorkingDays(acceptance.on, 10, env.calendar)
  return outcome.form === 'dismissed' && unfit && early ? { code: 'X3', seq: outcome.seq } : null
}

/** R1 案中调解: owed from acceptance to the signing of the outcome; an offer refused is a complete record. */
function mediationDuty(facts: CaseFacts, all: readonly CaseLimit[], env: LimitEnvironment): Duty[] {
  const standing = mediationStanding(facts, env)
  if (!standing) return []
  const { acceptance, record, exclusion, countedOn, counted } = standing
  const decision = limitByCode(all, 'D15', 'D17')
  const overOn = facts.outcome?.signedOn ?? facts.closing?.on ?? null
  const status = exclusion ? 'excused' : record ? 'fulfilled' : overOn !== null ? 'lapsed' : 'open'
  const paused = decision?.paused ?? false
  return [
    caseDuty(facts, {
      key: `${facts.cycle}:R1`,
      kind: 'mediation',
      code: 'R1',
      raisedBy: acceptance.seq,
      raisedOn: acceptance.on,
      action: 'MEDIATION_OFFERED',
      ...(decision && !paused
        ? due(decision.period.dueLegal, env, decision.period.dueSafe, decision.period.nominal)
        : {}),
      paused: paused && status === 'open',
      status,
      endedOn: { open: null, fulfilled: record?.on ?? null, excused: overOn, lapsed: overOn }[status],
      evidence: (exclusion ?? record)?.seq ?? null,
      excuse: exclusion?.code ?? null,
      recordedLate: record !== null && isRecordedLate(record, env),
      rate: 'R1',
      countedOn,
      counted,
    }),
  ]
}

/** R2 案后释法: one duty for each recipient of the outcome, from the day it is served. */
function explanationDuties(facts: CaseFacts, all: readonly CaseLimit[], env: LimitEnvironment): Duty[] {
  const { outcome } = facts
  const signedOn = outcome?.signedOn
  if (!signedOn) return []
  return explanationRecipients(facts).flatMap((recipient) => {
    const service = facts.services.find((s) => s.party === recipient.id)
    const from = outcome.form === 'mediated' ? outcome.effectiveOn : (service?.on ?? null)
    if (from === null) return []
    const last = lastExplanationDay(recipient.id, from, all, env)
    // What a recipient refuses to hear counts only once it is served on them in writing.
    const given = facts.explanations
      .filter((x) => x.party === recipient.id && x.complete && (x.written || !x.refused) && x.on >= signedOn)
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.seq - b.seq))
    const record = given.find(recordCounts) ?? given[0] ?? null
    const met = record !== null && record.on <= last && recordCounts(record)
    // A case closed by force leaves no step that could still fulfil it.
    const over = record === null && facts.closing !== null
    return [
      caseDuty(facts, {
        key: `${facts.cycle}:R2:${recipient.id}`,
        kind: 'explanation',
        code: 'R2',
        raisedBy: service?.seq ?? outcome.seq,
        raisedOn: from,
        partyId: recipient.id,
        action: 'EXPLAINED',
        ...due(last, env, workingDayOnOrBefore(last, env.calendar)),
        status: record ? 'fulfilled' : over ? 'lapsed' : 'open',
        endedOn: record?.on ?? (over ? (facts.closing?.on ?? null) : null),
        evidence: record?.seq ?? null,
        late: record !== null && record.on > last,
        recordedLate: record !== null && isRecordedLate(record, env),
        rate: 'R2',
        countedOn: from,
        counted: met ? 'met' : 'missing',
      }),
    ]
  })
}

/** Five working days from service, but three natural days before the period to sue ends. */
function lastExplanationDay(
  party: string,
  from: CivilDate,
  all: readonly CaseLimit[],
  env: LimitEnvironment,
): CivilDate {
  const window = plusWorkingDays(from, env.settings.explanationWorkingDays, env.calendar)
  const suit = all.find((l) => l.partyId === party && (l.code === 'D29' || l.code === 'D31'))
  return suit ? earliest(window, plusDays(suit.period.dueLegal, -3)) : window
}

/** R4 纠错建议: a letter for the confirmed defect, served within the period after the outcome took effect. */
function recommendationDuty(facts: CaseFacts, env: LimitEnvironment): Duty[] {
  const { outcome, closing } = facts
  if (!outcome?.signedOn || !defectConfirmed(facts)) return []
  const served = facts.letters
    .flatMap((l) =>
      l.servedOn === null
        ? []
        : [{ on: l.servedOn, recordedOn: l.servedRecordedOn ?? l.servedOn, seq: l.servedSeq ?? l.issuedBy }],
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.seq - b.seq))
  const record = served.find(recordCounts) ?? served[0] ?? null
  const from = outcome.effectiveOn
  const last = from === null ? null : plusWorkingDays(from, env.settings.recommendationWorkingDays, env.calendar)
  const met = record !== null && (last === null || record.on <= last) && recordCounts(record)
  // Closed without a letter it has lapsed, unless the defect came to light afterwards.
  const confirmedBy = facts.defectSeq ?? outcome.seq
  const over = record === null && closing !== null && confirmedBy < closing.seq
  const countedOn = from ?? closing?.on ?? null
  return [
    caseDuty(facts, {
      key: `${facts.cycle}:R4`,
      kind: 'recommendation',
      code: 'R4',
      raisedBy: confirmedBy,
      raisedOn: outcome.signedOn,
      action: 'LETTER_ISSUED_EARLY',
      ...(last === null ? {} : due(last, env)),
      status: record ? 'fulfilled' : over ? 'lapsed' : 'open',
      endedOn: record?.on ?? (over ? (closing?.on ?? null) : null),
      evidence: record?.seq ?? null,
      late: record !== null && last !== null && record.on > last,
      recordedLate: record !== null && isRecordedLate(record, env),
      rate: 'R4',
      countedOn,
      counted: countedOn === null ? null : met ? 'met' : 'missing',
    }),
  ]
}

/** The next step towards a letter where the case stands; before and after the stage it may be issued by itself. */
export function letterAction(state: CaseState): Duty['action'] {
  switch (mainState(state)) {
    case 'correctionRecommendation.assessing':
    case 'correctionRecommendation.awaitingAnswer':
    case 'correctionRecommendation.answerOverdue':
      return 'RECOMMEND'
    case 'correctionRecommendation.drafting':
      return 'LETTER_DRAFTED'
    case 'correctionRecommendation.approving':
      return 'LETTER_APPROVED'
    case 'correctionRecommendation.issued':
      return 'LETTER_SERVED'
    default:
      return 'LETTER_ISSUED_EARLY'
  }
}
