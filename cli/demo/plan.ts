import { type CivilDate, plusDays } from '../../shared/time-limits/index.ts'
import type { Random } from './random.ts'

/** How an application ends; `decided` ones end with the kinds of decision of the plan. */
export type Ending =
  | 'refused'
  | 'repeat'
  | 'abandoned'
  | 'settledBefore'
  | 'selfCorrected'
  | 'mediated'
  | 'settled'
  | 'withdrawn'
  | 'dismissed'
  | 'terminated'
  | 'transferred'
  | 'decided'

/** Everything that will happen to a case, known before it begins; the story only carries it out. */
export type Plan = {
  receivedOn: CivilDate
  /** Every wait at its shortest: for a case that has to be somewhere by a certain day. */
  swift: boolean
  matterType?: string
  /** It began as a consultation. */
  consulted: boolean
  penaltyOrgan: boolean
  /** Registered in the same step as received. */
  registeredAtOnce: boolean
  applicants: number
  /** More than ten applicants choose representatives. */
  represented: boolean
  thirdParty: boolean
  supplement: boolean
  /** Nobody decided on acceptance in time. */
  deemed: boolean
  ending: Ending
  kinds: readonly string[]
  procedure: 'simple' | 'ordinary'
  converted: boolean
  /** The respondent sends no reply. */
  replyMissing: boolean
  /** What comes of asking both sides where the case is decided; `overridden`: nobody asked. */
  mediation: 'refused' | 'failed' | 'agreedButFailed' | 'overridden'
  /** Sessions of a mediation that comes to something. */
  sessions: 1 | 2
  hearing: 'none' | 'held' | 'waived' | 'cancelled' | 'refused'
  stay: 'none' | 'granted' | 'refused'
  incidental: 'none' | 'own' | 'transferred'
  suspension: string | null
  appraisal: boolean
  elevation: 'none' | 'refused'
  withdrawalRefused: boolean
  committee: boolean
  /** How often the draft goes back before it is signed. */
  returned: number
  /** Signed after the period has ended. */
  late: boolean
  explanation: 'inTime' | 'late' | 'missing' | 'written' | 'withService'
  /** A defect beyond what the decision itself corrects. */
  defect: boolean
  letterKind: 'opinionLetter' | 'recommendationLetter'
  letter: 'early' | 'inTime' | 'late' | 'missing'
  answer: 'inTime' | 'late' | 'none'
  performance: 'done' | 'ordered' | 'talked' | 'enforced'
  suit: 'none' | 'upheld' | 'revoked' | 'redecide' | 'pending'
  publication: 'published' | 'withheld' | 'withheldLater'
  reopened: 'none' | 'RO1' | 'RO5' | 'RO9'
  revisited: boolean
  archived: boolean
  /** Some entries are written down a week after the fact. */
  recordedLate: boolean
  /** A slip of the pen that is corrected afterwards. */
  corrected: boolean
  /** Closed by the head over an explanation that never took place. */
  forced: boolean
}

/** A plain case: accepted, heard, upheld, explained, closed, filed. */
export function plainPlan(receivedOn: CivilDate): Plan {
  return {
    receivedOn,
    swift: false,
    consulted: false,
    penaltyOrgan: false,
    registeredAtOnce: true,
    applicants: 1,
    represented: false,
    thirdParty: false,
    supplement: false,
    deemed: false,
    ending: 'decided',
    kinds: ['UPHOLD'],
    procedure: 'ordinary',
    converted: false,
    replyMissing: false,
    mediation: 'refused',
    sessions: 1,
    hearing: 'none',
    stay: 'none',
    incidental: 'none',
    suspension: null,
    appraisal: false,
    elevation: 'none',
    withdrawalRefused: false,
    committee: false,
    returned: 0,
    late: false,
    explanation: 'inTime',
    defect: false,
    letterKind: 'opinionLetter',
    letter: 'inTime',
    answer: 'inTime',
    performance: 'done',
    suit: 'none',
    publication: 'published',
    reopened: 'none',
    revisited: false,
    archived: true,
    recordedLate: false,
    corrected: false,
    forced: false,
  }
}

/** The day the simple procedure, and the day the regulation of 2026 came into force. */
const SIMPLE_FROM = '2024-01-01'
export const REGULATION_2026 = '2026-07-01'

/**
 * Shares of how cases end, after published figures of district governments: of what is closed about 45 % upheld, 14 %
 * dismissed or rejected, a fifth corrected, a quarter mediated or settled.
 */
const endings = {
  refused: 8,
  settledBefore: 7,
  abandoned: 2,
  mediated: 8,
  settled: 14,
  withdrawn: 4,
  dismissed: 7,
  terminated: 2,
  decided: 48,
} as const

const decisions: readonly (readonly [weight: number, kinds: readonly string[]])[] = [
  [62, ['UPHOLD']],
  [8, ['REJECT_CLAIM']],
  [8, ['REVOKE']],
  [6, ['REVOKE', 'REDO']],
  [8, ['ILLEGAL']],
  [2, ['ILLEGAL_KEEP']],
  [2, ['MODIFY']],
]

/** Draws what will happen to the case of an application received on a day. */
export function drawPlan(receivedOn: CivilDate, random: Random): Plan {
  const { chance } = random
  const after2026 = receivedOn >= REGULATION_2026
  const penaltyOrgan = chance(0.04)
  const ending: Ending =
    after2026 && penaltyOrgan && chance(0.4)
      ? 'selfCorrected'
      : after2026 && chance(0.03)
        ? 'repeat'
        : after2026 && chance(0.02)
          ? 'transferred'
          : random.share(endings)
  const matterType = ending === 'decided' && chance(0.06) ? 'inaction' : undefined
  const kinds = matterType ? ['PERFORM'] : drawKinds(random)
  const decided = ending === 'decided'
  const corrects = decided && kinds.some((kind) => kind !== 'UPHOLD' && kind !== 'REJECT_CLAIM')
  // Complicated cases are complicated in several ways at once.
  const hard = decided && chance(0.15)
  const group = chance(0.02)
  return {
    ...plainPlan(receivedOn),
    ...(matterType ? { matterType } : {}),
    consulted: !penaltyOrgan && chance(0.15),
    penaltyOrgan,
    registeredAtOnce: chance(0.8),
    applicants: group ? random.between(11, 14) : chance(0.08) ? random.between(2, 4) : 1,
    represented: group,
    thirdParty: chance(0.12),
    supplement: ending === 'abandoned' || chance(0.14),
    deemed: !['refused', 'repeat', 'settledBefore', 'abandoned'].includes(ending) && chance(0.04),
    ending,
    kinds,
    procedure: plusDays(receivedOn, 5) > SIMPLE_FROM && !hard && chance(0.35) ? 'simple' : 'ordinary',
    converted: chance(0.05),
    replyMissing: corrects ? chance(0.1) : chance(0.01),
    mediation: random.share({ refused: 55, failed: 33, agreedButFailed: 5, overridden: after2026 ? 2 : 7 }),
    sessions: chance(0.4) ? 2 : 1,
    hearing: hard ? random.share({ none: 3, held: 8, waived: 1, cancelled: 1, refused: 1 }) : 'none',
    stay: chance(0.05) ? random.pick(['granted', 'refused'] as const) : 'none',
    incidental: chance(0.02) ? random.pick(['own', 'transferred'] as const) : 'none',
    suspension: chance(0.06) ? random.pick(['S5', 'S6', 'S6', 'S8', 'S10']) : null,
    appraisal: hard && chance(0.15),
    elevation: 'none',
    withdrawalRefused: chance(0.01),
    committee: hard && chance(0.5),
    returned: chance(0.12) ? random.between(1, 2) : 0,
    late: chance(0.03),
    explanation: random.share({ inTime: 83, withService: 6, written: 4, late: 5, missing: 2 }),
    defect: !corrects && ending !== 'refused' && chance(0.06),
    letterKind: chance(0.6) ? 'opinionLetter' : 'recommendationLetter',
    letter: random.share({ inTime: 76, early: 8, late: 10, missing: 6 }),
    answer: random.share({ inTime: 80, late: 14, none: 6 }),
    performance: random.share({ done: 85, ordered: 8, talked: 4, enforced: 3 }),
    suit: chance(0.08) ? random.share({ upheld: 6, redecide: 1, revoked: 1, pending: 2 }) : 'none',
    publication: random.share({ published: 85, withheld: 12, withheldLater: 3 }),
    reopened: ending === 'refused' && chance(0.05) ? 'RO1' : ending === 'mediated' && chance(0.03) ? 'RO9' : 'none',
    revisited: chance(0.15),
    archived: chance(0.98),
    recordedLate: chance(0.06),
    corrected: chance(0.03),
  }
}

function drawKinds(random: Random): readonly string[] {
  const weights = Object.fromEntries(decisions.map(([weight], i) => [String(i), weight]))
  return decisions[Number(random.share(weights))]![1]
}
