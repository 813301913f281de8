import type { CaseFacts, LimitEnvironment, MediationRecord, PartyRole } from '../case/index.ts'
import type { CivilDate } from '../time-limits/index.ts'
import { mediationStanding } from './rateDuties.ts'
import { percentOf } from './rates.ts'

/**
 * Mediation over a period, told apart: offered, held, agreed are three numbers, none of them the rate R1
 * (law.md §6.3). Each list holds the rows behind its number, one for each cycle that ended in the period.
 */
export type MediationFigures<Row extends CaseFacts = CaseFacts> = {
  /** Cycles that ended in the period, exclusions taken off: the denominator of R1. */
  ended: Row[]
  /** Somebody was asked whether they are willing, or came to a session. */
  offered: Row[]
  /** Applicant and respondent were both willing at last, perhaps under conditions. */
  accepted: Row[]
  /** Both sides sat together at least once. */
  held: Row[]
  /** They agreed, and stood by it. */
  agreed: Row[]
  /** Ended by a mediation document. */
  mediated: Row[]
  /** Withdrawn with permission after a settlement or after the respondent corrected itself. */
  settled: Row[]
  /** Who refused, by side; a case may be in more than one list. */
  refused: Record<PartyRole, Row[]>
  /** Efforts before acceptance, by the day of the effort; `solved` of them ended the matter. */
  preCase: { tried: Row[]; solved: Row[] }
  /** Truncated like the four rates, null where the denominator is 0. `resolved` is 调撤率. */
  percent: { accepted: string | null; held: string | null; resolved: string | null }
}

/**
 * The figures beside R1 for cases with all their cycles, between two days, both included. Counted as R1 counts:
 * by the day of effect, exclusions taken off; efforts before acceptance by their own day, once for each case.
 */
export function mediationFigures<Row extends CaseFacts>(
  cases: readonly Row[],
  from: CivilDate,
  to: CivilDate,
  env: LimitEnvironment,
): MediationFigures<Row> {
  const inside = (day: CivilDate) => day >= from && day <= to
  const cycles = cases.flatMap((row) => [...row.past.map((earlier) => ({ ...row, ...earlier })), row])
  const ended = cycles.filter((row) => {
    const standing = mediationStanding(row, env)
    return standing?.countedOn != null && inside(standing.countedOn) && standing.counted !== 'excluded'
  })
  const of = (is: (facts: CaseFacts) => boolean) => ended.filter(is)
  const offered = of((f) => f.mediations.length > 0)
  const accepted = of((f) => willing(f, 'applicant') && willing(f, 'respondent'))
  const held = of((f) => f.mediations.some(isSession))
  const mediated = of((f) => f.outcome?.form === 'mediated')
  const settled = of(
    ({ outcome, withdrawal: w }) =>
      outcome?.ground === 'T1' &&
      w?.permittedOn != null &&
      (w.reason === 'settled' || w.reason === 'respondentCorrected'),
  )
  const refused = (role: PartyRole) => of((f) => partiesAnswering(f, role).some((answer) => answer === 'refused'))
  const tried = cases.filter((row) => row.preCase.some((effort) => inside(effort.on)))
  return {
    ended,
    offered,
    accepted,
    held,
    agreed: of((f) => f.mediations.filter(isSession).at(-1)?.outcome === 'agreed'),
    mediated,
    settled,
    refused: { applicant: refused('applicant'), respondent: refused('respondent'), thirdParty: refused('thirdParty') },
    preCase: { tried, solved: tried.filter((row) => row.preCase.some((effort) => inside(effort.on) && effort.solved)) },
    percent: {
      accepted: percentOf(accepted.length, offered.length),
      held: percentOf(held.length, ended.length),
      resolved: percentOf(mediated.length + settled.length, ended.length),
    },
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
