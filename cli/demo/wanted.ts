import type { Plan } from './plan.ts'

/** A case that is left in certain states at the end, and how many working days before it has to begin for that. */
export type Wanted = { shows: readonly string[]; ago: number; plan: Partial<Plan> }

const wanted = (ago: number, shows: readonly string[], plan: Partial<Plan> = {}): Wanted => ({
  shows,
  ago,
  plan: { ...plan, swift: true },
})

const revoked = { kinds: ['REVOKE'] } as const
const perform = { kinds: ['PERFORM'], matterType: 'inaction' } as const

/**
 * Together these stand in every state of every region, so that each screen has something to show. Each begins so
 * late that no statutory period carries it on before the end, and early enough to get there.
 */
export const everyState: readonly Wanted[] = [
  wanted(1, ['intake.registering', 'clock.notStarted', 'procedureKind.undecided'], { registeredAtOnce: false }),
  wanted(3, ['intake.penaltyOrganRoute'], { penaltyOrgan: true }),
  wanted(2, ['intake.underReview', 'mediation.notOffered', 'hearing.notRequired']),
  wanted(3, ['intake.supplementing'], { supplement: true }),
  wanted(3, ['intake.accepted', 'clock.running']),
  wanted(4, ['intake.notAccepted', 'clock.stopped'], { ending: 'refused' }),
  wanted(4, ['intake.notProcessed'], { ending: 'repeat' }),
  wanted(16, ['intake.abandoned'], { ending: 'abandoned' }),
  wanted(3, ['intake.withdrawnBeforeAcceptance'], { ending: 'settledBefore' }),

  wanted(4, ['inCaseMediation.serving', 'stay.requested', 'procedureKind.ordinary'], { stay: 'granted' }),
  wanted(6, ['inCaseMediation.awaitingReply', 'stay.stayed', 'mediation.offered'], {
    stay: 'granted',
    mediation: 'failed',
  }),
  wanted(6, ['inCaseMediation.hearingParties', 'stay.refused', 'mediation.refused'], { stay: 'refused' }),
  wanted(25, ['inCaseMediation.investigating', 'clock.suspended'], { suspension: 'S8' }),
  wanted(20, ['inCaseMediation.investigating', 'clock.excluded'], { appraisal: true }),
  wanted(6, ['hearing.required'], { hearing: 'held' }),
  wanted(6, ['hearing.noticed'], { hearing: 'held' }),
  wanted(6, ['mediation.inSession'], { ending: 'mediated', sessions: 2 }),
  wanted(6, ['mediation.agreed'], { ending: 'mediated' }),
  wanted(5, ['incidental.requested'], { incidental: 'own' }),
  wanted(8, ['incidental.ownHandling'], { incidental: 'own' }),
  wanted(12, ['incidental.transferred'], { incidental: 'transferred' }),
  wanted(6, ['withdrawal.requested'], { ending: 'withdrawn' }),

  wanted(14, ['ruling.drafting', 'hearing.held', 'mediation.failed'], { hearing: 'held', mediation: 'failed' }),
  wanted(16, ['ruling.committee', 'hearing.waived'], { hearing: 'waived', committee: true }),
  wanted(9, ['ruling.approving', 'hearing.cancelled'], { hearing: 'cancelled' }),
  wanted(9, ['ruling.signed', 'withdrawal.refused'], { withdrawalRefused: true }),
  wanted(8, ['ruling.serving'], { ...revoked, thirdParty: true }),
  wanted(7, ['ruling.effective', 'publication.assessing', 'copyToSuperior.due', 'litigation.open']),
  wanted(14, ['ruling.effective', 'incidental.resolved', 'stay.lifted'], { incidental: 'own', stay: 'granted' }),
  wanted(7, ['ruling.effective', 'mediation.documentSigned'], { ending: 'mediated' }),

  wanted(8, ['postCaseExplanation.planning', 'withdrawal.permitted'], { ending: 'settled' }),
  wanted(8, ['postCaseExplanation.explaining'], { applicants: 2 }),
  wanted(8, ['correctionRecommendation.assessing', 'procedureKind.simple'], { ...revoked, procedure: 'simple' }),
  wanted(8, ['correctionRecommendation.drafting'], revoked),
  wanted(8, ['correctionRecommendation.approving'], revoked),
  wanted(8, ['correctionRecommendation.issued'], revoked),
  wanted(9, ['correctionRecommendation.awaitingAnswer'], revoked),
  wanted(60, ['correctionRecommendation.answerOverdue'], { ...revoked, answer: 'none' }),

  wanted(9, ['closed', 'publication.withheld', 'copyToSuperior.done'], { publication: 'withheld' }),
  wanted(45, ['archived', 'litigation.lapsed', 'publication.published'], { consulted: true }),
  wanted(10, ['performance.due', 'followUp.performDue'], perform),
  wanted(10, ['followUp.redoDue'], { kinds: ['REVOKE', 'REDO'] }),
  wanted(60, ['performance.performed', 'followUp.revisit'], perform),
  wanted(85, ['performance.complianceOrdered'], { ...perform, performance: 'ordered' }),
  wanted(95, ['performance.accountabilityTalk'], { ...perform, performance: 'talked' }),
  wanted(85, ['performance.enforcement'], { ...perform, performance: 'enforced' }),
  wanted(20, ['litigation.filed'], { suit: 'pending' }),
  wanted(75, ['litigation.upheld'], { suit: 'upheld' }),
  wanted(75, ['litigation.revoked'], { suit: 'revoked' }),
  wanted(75, ['litigation.redecide'], { suit: 'redecide' }),
]

/** What is rare enough to be missing from a random draw: told to its end. */
export const rarities: readonly Wanted[] = [
  wanted(120, [], { suit: 'redecide' }),
  wanted(90, [], { ending: 'refused', reopened: 'RO1' }),
  wanted(90, [], { ending: 'withdrawn' }),
  wanted(90, [], { ending: 'abandoned', reopened: 'RO5' }),
  wanted(120, [], { ending: 'mediated', reopened: 'RO9' }),
  wanted(80, [], { explanation: 'missing', forced: true }),
  wanted(30, [], { ending: 'transferred' }),
  wanted(30, [], { ending: 'selfCorrected', penaltyOrgan: true }),
  wanted(40, [], { elevation: 'refused' }),
  wanted(60, [], { deemed: true }),
  wanted(60, [], { applicants: 12, represented: true, hearing: 'held', committee: true, returned: 1 }),
  wanted(110, [], { late: true, mediation: 'overridden' }),
]
