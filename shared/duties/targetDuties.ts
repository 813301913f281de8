import {
  addressees,
  type CaseLimit,
  type CaseState,
  defectConfirmed,
  explanationRecipients,
  type LimitEnvironment,
  mainState,
  performanceOpen,
  regionStates,
} from '../case/index.ts'
import { type CivilDate, plusWorkingDays } from '../time-limits/index.ts'
import { courtDuties } from './courtDuties.ts'
import type { Duty } from './duty.ts'
import { caseDuty, due } from './newDuty.ts'
import { letterAction } from './rateDuties.ts'

/** Working days for a step of our own that no setting governs. */
const SERVICE_DAYS = 5
const CHASE_DAYS = 5
const FORWARDING_DAYS = 5
const REGISTRATION_DAYS = 1

/** When a step was taken, by which entry; `mootOn`: since when nobody asks for it any more. */
type Done = { on: CivilDate | null; seq?: number | null | undefined; mootOn?: CivilDate | null }

/** The centre's own targets: steps for which the law sets no number, so that no open case is without a next step. */
export function targetDuties(state: CaseState, all: readonly CaseLimit[], env: LimitEnvironment): Duty[] {
  const facts = state.context
  const main = mainState(state)
  const { targets } = env.settings
  const { acceptance, outcome, closing } = facts
  const found: Duty[] = []

  const add = (
    code: string,
    action: Duty['action'],
    from: CivilDate | null | undefined,
    workingDays: number,
    by: number,
    { on, seq = null, mootOn = null }: Done = { on: null },
    core: Partial<Duty> = {},
  ) => {
    if (!from || workingDays <= 0) return
    const last = plusWorkingDays(from, workingDays, env.calendar)
    found.push(
      caseDuty(facts, {
        key: [facts.cycle, code, core.partyId ?? core.letter?.id].filter((part) => part !== undefined).join(':'),
        kind: 'target',
        code,
        raisedBy: by,
        raisedOn: from,
        action,
        ...due(last, env),
        status: on !== null ? 'fulfilled' : mootOn !== null ? 'excused' : 'open',
        endedOn: on ?? mootOn,
        evidence: on === null ? null : seq,
        excuse: on === null && mootOn !== null ? 'superseded' : null,
        late: on !== null && on > last,
        ...core,
      }),
    )
  }

  // Intake
  if (main === 'intake.registering' && facts.hereOn === null) {
    add(
      'registration',
      'FILED_AT_PENALTY_ORGAN',
      facts.application.receivedOn,
      REGISTRATION_DAYS,
      facts.application.seq,
    )
  }
  const { penaltyRoute, supplement } = facts
  if (main === 'intake.penaltyOrganRoute' && penaltyRoute?.correctedOn) {
    // 实施条例2026 第38条: corrected, but the applicant insists; the file has to come here.
    const from = penaltyRoute.informedOn ?? penaltyRoute.correctedOn
    add('forwarding', 'INSISTED', from, FORWARDING_DAYS, penaltyRoute.seq, { on: null }, { owner: 'otherOrgan' })
  }
  if (supplement) {
    const over = supplement.receivedOn ?? (acceptance ?? facts.unprocessed ?? facts.withdrawal ?? closing)?.on ?? null
    add(
      'supplementNotice',
      'SUPPLEMENT_NOTICE_SERVED',
      supplement.requestedOn,
      targets.acceptanceNotice,
      supplement.seq,
      {
        on: supplement.noticeServedOn,
        mootOn: over,
      },
    )
  }
  const left = acceptance || outcome?.form === 'notAccepted' ? null : (facts.unprocessed ?? facts.withdrawal)
  if (left) {
    add('closingNote', 'CLOSING_NOTE_SENT', left.on, targets.closingNote, left.seq, {
      on: closing?.on ?? null,
      seq: closing?.seq,
    })
  }

  // From acceptance to service
  if (acceptance && facts.cycle === 1) {
    const mootOn = outcome?.signedOn ?? closing?.on ?? null
    const [first] = facts.mediations
    add('acceptanceNotice', 'ACCEPTANCE_NOTICE_SERVED', acceptance.on, targets.acceptanceNotice, acceptance.seq, {
      on: acceptance.noticeOn,
      mootOn,
    })
    add('firstMediation', 'MEDIATION_OFFERED', acceptance.on, targets.firstMediation, acceptance.seq, {
      on: first?.on ?? null,
      seq: first?.seq,
      mootOn,
    })
  }
  if (outcome?.signedOn && outcome.form !== 'mediated') {
    for (const party of addressees(facts)) {
      const service = facts.services.find((s) => s.party === party.id)
      add(
        'service',
        'SERVED',
        outcome.signedOn,
        SERVICE_DAYS,
        outcome.signedSeq ?? outcome.seq,
        { on: service?.on ?? null, seq: service?.seq },
        { partyId: party.id },
      )
    }
  }

  // Steps that only move the case on are owed while it stands there and nothing else is.
  const effective = outcome?.effectiveOn
  const explained = explanationRecipients(facts).every((p) =>
    facts.explanations.some((x) => x.party === p.id && x.complete),
  )
  if ((main === 'ruling.effective' || main === 'intake.notAccepted') && effective && explained) {
    add('explanation', 'EXPLAIN', effective, env.settings.explanationWorkingDays, outcome.seq)
  }
  const letterOwed = defectConfirmed(facts) && facts.letters.every((l) => l.servedOn === null)
  const assessing =
    main.startsWith('correctionRecommendation.') &&
    !main.endsWith('.awaitingAnswer') &&
    !main.endsWith('.answerOverdue')
  if (assessing && !letterOwed) {
    const action =
      defectConfirmed(facts) || main !== 'correctionRecommendation.assessing' ? letterAction(state) : 'NO_DEFECT'
    add(
      'recommendation',
      action,
      facts.runs.at(-1)?.enteredOn,
      env.settings.recommendationWorkingDays,
      outcome?.seq ?? facts.seq,
    )
  }
  if (main === 'correctionRecommendation.answerOverdue') {
    for (const limit of all.filter((l) => l.code === 'D28' && l.endedOn === null && !l.superseded)) {
      const over = limit.period.dueLegal
      const reminded = facts.letters.find((l) => l.id === limit.letter?.id)?.remindedOn ?? null
      const on = reminded !== null && reminded > over ? reminded : null // an earlier reminder is not the answer to the delay
      add('letterAnswer', 'REMINDED', over, CHASE_DAYS, limit.raisedBy, { on }, { letter: limit.letter })
    }
  }

  // Aftermath
  if (effective && outcome.form !== 'mediated' && outcome.form !== 'notAccepted') {
    add('publication', 'PUBLISHED', effective, targets.publication, outcome.seq, { on: facts.published })
  }
  if (effective && regionStates(state).copyToSuperior !== 'notNeeded') {
    add('copyToSuperior', 'COPIED_TO_SUPERIOR', effective, targets.copyToSuperior, outcome.seq, {
      on: facts.copiedToSuperior,
    })
  }
  found.push(...courtDuties(facts, env))
  if (outcome && facts.performance.due && outcome.redoDays === null && outcome.performDays === null) {
    const { orderedBy, performedOn } = facts.performance
    const by = orderedBy ?? outcome.performBy
    found.push(
      caseDuty(facts, {
        key: `${facts.cycle}:performance`,
        kind: 'target',
        code: 'performance',
        raisedBy: outcome.seq,
        raisedOn: outcome.signedOn ?? outcome.on,
        owner: outcome.partyDuty && outcome.performBy === null ? 'applicant' : 'respondent',
        action: 'PERFORMED',
        ...(by ? due(by, env) : {}),
        status: performedOn ? 'fulfilled' : 'open',
        endedOn: performedOn,
        late: by !== null && performedOn !== null && performedOn > by,
      }),
    )
  }
  const { lapsed, ordered, performedOn, redoDoneOn, enforcement } = facts.performance
  if (lapsed) {
    // 行政复议法 第77条第2款: an order to comply; performed meanwhile, nobody has to be ordered any more.
    add('complianceOrder', 'COMPLIANCE_ORDERED', lapsed.on, targets.complianceOrder, lapsed.seq, {
      on: ordered?.on ?? null,
      seq: ordered?.seq,
      mootOn: performanceOpen(facts) ? (enforcement?.on ?? null) : (performedOn ?? redoDoneOn),
    })
  }
  if (closing) add('archiving', 'ARCHIVE', closing.on, targets.archiving, closing.seq, { on: facts.archivedOn })
  if (effective) {
    const [revisit] = facts.revisits
    add('revisit', 'REVISITED', effective, targets.revisit, outcome.seq, { on: revisit?.on ?? null, seq: revisit?.seq })
  }
  return found
}
