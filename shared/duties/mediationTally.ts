import type { CaseFacts, LimitEnvironment, MediationRecord, PartyRole } from '../case/index.ts'
import type { CivilDate } from '../time-limits/index.ts'
import { mediationStanding } from './rateDuties.ts'

/**
 * What is counted of mediation, told apart: offered, held, agreed are three numbers, none of them the rate R1
 * (law.md §6.3). `ended`: cycles that ended, exclusions taken off, the denominator of R1. `offered`: somebody was
 * asked whether they are willing, or came to a session. `accepted`: applicant and respondent were both willing at
 * last, perhaps under conditions. `held`: both sides sat together at least once. `agreed`: they agreed and stood by
 * it. `mediated`: ended by a mediation document. `settled`: withdrawn with permission after a settlement or after the
 * respondent corrected itself. `refusedBy…`: who refused; perhaps several. `preCase…`: efforts before acceptance.
 */
export const mediationMarks = [
  'ended',
  'offered',
  'accepted',
  'held',
  'agreed',
  'mediated',
  'settled',
  'refusedByApplicant',
  'refusedByRespondent',
  'refusedByThirdParty',
  'preCaseTried',
  'preCaseSolved',
] as const
export type MediationMark = (typeof mediationMarks)[number]

/** What one cycle that ended, or one effort before acceptance, counts in. */
export type MediationTally = Record<MediationMark, boolean> & {
  /** `cycle:1`, or `effort:` with the number of its entry. */
  key: string
  cycle: number
  /** The day it is counted by: of effect as R1, of the effort itself. */
  countedOn: CivilDate
}

const none = Object.fromEntries(mediationMarks.map((mark) => [mark, false])) as Record<MediationMark, boolean>

/** A row for each cycle of a case that counts in R1, and one for each effort before acceptance. */
export function mediationTallies(facts: CaseFacts, env: LimitEnvironment): MediationTally[] {
  const cycles = [...facts.past, facts].flatMap((cycle): MediationTally[] => {
    const standing = mediationStanding(cycle, env)
    if (!standing || standing.countedOn === null || standing.counted === 'excluded') return []
    return [
      { ...none, ...marksOf(cycle), key: `cycle:${cycle.cycle}`, cycle: cycle.cycle, countedOn: standing.countedOn },
    ]
  })
  const efforts = facts.preCase.map(({ seq, on, solved }): MediationTally => {
    const { cycle } = facts
    return { ...none, key: `effort:${seq}`, cycle, countedOn: on, preCaseTried: true, preCaseSolved: solved }
  })
  return [...cycles, ...efforts]
}

function marksOf(f: CaseFacts): Partial<Record<MediationMark, boolean>> {
  const refused = (role: PartyRole) => partiesAnswering(f, role).some((answer) => answer === 'refused')
  return {
    ended: true,
    offered: f.mediations.length > 0,
    accepted: willing(f, 'applicant') && willing(f, 'respondent'),
    held: f.mediations.some(isSession),
    agreed: f.mediations.filter(isSession).at(-1)?.outcome === 'agreed',
    mediated: f.outcome?.form === 'mediated',
    settled:
      f.outcome?.ground === 'T1' &&
      f.withdrawal?.permittedOn != null &&
      (f.withdrawal.reason === 'settled' || f.withdrawal.reason === 'respondentCorrected'),
    refusedByApplicant: refused('applicant'),
    refusedByRespondent: refused('respondent'),
    refusedByThirdParty: refused('thirdParty'),
  }
}

const isSession = (record: MediationRecord) => record.kind === 'session'

/** What the parties of a side answered last; whoever came to a session was willing. */
function partiesAnswering(facts: CaseFacts, role: PartyRole): string[] {
  const answers = new Map<string, string>()
  for (const record of facts.mediations) {
    for (const party of record.participants) answers.set(party, 'accepted')
    for (const { party, answer } of record.asked) answers.set(party, answer)
  }
  return facts.parties.filter((p) => p.role === role).flatMap((p) => answers.get(p.id) ?? [])
}

function willing(facts: CaseFacts, role: PartyRole): boolean {
  const answers = partiesAnswering(facts, role)
  return answers.length > 0 && answers.every((answer) => answer === 'accepted' || answer === 'conditional')
}
