import { consultationDuties, type Duty } from '../../shared/duties/index.ts'
import { environment, type Recorded } from '../case/caseDesk.ts'
import * as talk from '../consultation/consultationStory.ts'
import {
  aDefect,
  bothWilling,
  counting,
  dismissed,
  documentSigned,
  drafted,
  dutiesOf,
  explain,
  explained,
  explainedInWriting,
  held,
  intake,
  letterSent,
  noDefect,
  offered,
  onePerson,
  registered,
  represented,
  served,
  signed,
  story,
  type Told,
  terminated,
  threePeople,
  tried,
  withdrawn,
} from './caseStory.ts'

/** A row of the table of edge cases (law.md §6.4): what happened, and how it counts, as `counting` writes it. */
export type EdgeCase = {
  name: string
  cases?: Recorded[]
  consultations?: talk.Consulted[]
  R1?: string[]
  R2?: string[]
  R3?: string[]
  R4?: string[]
}

/** The day on which everything below is looked at. */
export const today = '2026-12-31'

export const rowsOf = (row: EdgeCase): { duties: Duty[]; history: readonly { seq: number; type: string }[] }[] => [
  ...(row.cases ?? []).map((at) => ({ duties: dutiesOf(at, today), history: at.history })),
  ...(row.consultations ?? []).map((at) => ({
    duties: consultationDuties(at.state, environment(today)),
    history: at.history,
  })),
]

export const countingOf = (row: EdgeCase, rate: 'R1' | 'R2' | 'R3' | 'R4'): string[] =>
  rowsOf(row).flatMap(({ duties, history }) => counting(duties, history, rate))

// Received on Monday 6 July, accepted on the 7th, everything else in July 2026 unless the row says so.
const one = (...steps: Told[]) => story('2026-07-06', onePerson, [...intake('2026-07-06'), ...steps])
const trial = tried('2026-07-08')
/** Drafted on the 20th, signed on the 21st, served on both on the 22nd, explained on the 23rd. */
const decided = (
  kinds: string[],
  approval: Record<string, unknown> = noDefect,
  more: Record<string, unknown> = {},
): Told[] => [
  ...drafted('2026-07-20', kinds, more),
  signed('2026-07-21', approval),
  ...served('2026-07-22', 'p1', 'p2'),
  explained('2026-07-23'),
]
const ended = (approval: Record<string, unknown> = noDefect): Told[] => [
  signed('2026-07-10', approval),
  ...served('2026-07-13', 'p1', 'p2'),
  explained('2026-07-14'),
]

const supplementAsked: Told[] = [
  registered('2026-07-06'),
  ['2026-07-07', 'REQUEST_SUPPLEMENT', { items: ['身份证明'] }],
  ['2026-07-08', 'SUPPLEMENT_NOTICE_SERVED', { mode: 'direct' }],
]
const refused = (approval: Record<string, unknown>): Told[] => [
  registered('2026-07-06'),
  ['2026-07-08', 'REFUSE', { ground: 'noInterest', reasons: '无利害关系', ...approval }],
  ...served('2026-07-09', 'p1'),
  explained('2026-07-10'),
]
const dismissedCase = one(dismissed('2026-07-09', 'interest'), ...ended(), explain('2026-07-15'), [
  '2026-07-16',
  'NO_DEFECT',
])

/** Every row of law.md §6.4, in its order; the lines are what a lawyer should read. */
export const edgeCases: EdgeCase[] = [
  {
    name: 'withdrawn after acceptance, before any contact: D1 without N1',
    cases: [one(...withdrawn('2026-07-08', '2026-07-09'), terminated('2026-07-09', 'T1'), ...ended())],
    R1: ['1:R1 missing 2026-07-13'],
    R2: ['1:R2:p1 met 2026-07-13 by EXPLAINED'],
  },
  {
    name: 'withdrawn after acceptance, offer before permission: N1',
    cases: [
      one(
        offered('2026-07-08', bothWilling),
        ...withdrawn('2026-07-08', '2026-07-09'),
        terminated('2026-07-09', 'T1'),
        ...ended(),
      ),
    ],
    R1: ['1:R1 met 2026-07-13 by MEDIATION_OFFERED'],
    R2: ['1:R2:p1 met 2026-07-13 by EXPLAINED'],
  },
  {
    name: 'withdrawn after acceptance, offer only after permission: no N1',
    cases: [
      one(
        ...withdrawn('2026-07-08', '2026-07-09'),
        offered('2026-07-09', bothWilling),
        terminated('2026-07-09', 'T1'),
        ...ended(),
      ),
    ],
    R1: ['1:R1 missing 2026-07-13'],
    R2: ['1:R2:p1 met 2026-07-13 by EXPLAINED'],
  },
  {
    name: 'withdrawn after acceptance with a documented settlement: N1, and D4 as a defect was confirmed',
    cases: [
      one(...withdrawn('2026-07-08', '2026-07-09', 'settled'), terminated('2026-07-09', 'T1'), ...ended(aDefect)),
    ],
    R1: ['1:R1 met 2026-07-13 by WITHDRAWAL_REQUESTED'],
    R2: ['1:R2:p1 met 2026-07-13 by EXPLAINED'],
    R4: ['1:R4 missing 2026-07-13'],
  },
  {
    name: 'withdrawn before acceptance, solved in the five working days: in no rate',
    cases: [
      story('2026-07-06', onePerson, [
        registered('2026-07-06'),
        [
          '2026-07-07',
          'PRE_CASE_MEDIATED',
          { channel: 'phone', participants: ['p1', 'p2'], solved: true, summary: '处罚机关退款' },
        ],
        ['2026-07-08', 'WITHDRAWN_BEFORE_ACCEPTANCE', { reason: 'settled' }],
        ['2026-07-09', 'CLOSING_NOTE_SENT', { note: '告知办结' }],
      ]),
    ],
  },
  {
    name: 'non-acceptance: D2 only; with a confirmed defect D4 as well',
    cases: [story('2026-07-06', onePerson, refused(noDefect)), story('2026-07-06', onePerson, refused(aDefect))],
    R2: ['1:R2:p1 met 2026-07-09 by EXPLAINED', '1:R2:p1 met 2026-07-09 by EXPLAINED'],
    R4: ['1:R4 missing 2026-07-09'],
  },
  {
    name: 'deemed abandoned: in no rate',
    cases: [
      story('2026-07-06', onePerson, [...supplementAsked, ['2026-08-03', 'CLOSING_NOTE_SENT', { note: '视为放弃' }]]),
    ],
  },
  {
    name: 'dismissed after acceptance: D1, D2',
    cases: [dismissedCase],
    R1: ['1:R1 missing 2026-07-13'],
    R2: ['1:R2:p1 met 2026-07-13 by EXPLAINED'],
  },
  {
    name: 'dismissed within ten working days for want of competence: X3',
    cases: [one(dismissed('2026-07-09', 'competent'), ...ended())],
    R1: ['1:R1 excluded 2026-07-13 X3 by DISMISS'],
    R2: ['1:R2:p1 met 2026-07-13 by EXPLAINED'],
  },
  {
    name: 'merged cases: each number counts; the joint session for the case whose applicant was asked',
    cases: [
      one(
        ...trial,
        ['2026-07-09', 'MERGED', { with: 'case-2', reason: '同一事实' }],
        held('2026-07-15', 'failed'),
        ...decided(['REVOKE']),
      ),
      one(
        ...trial,
        ['2026-07-09', 'MERGED', { with: 'case-1', reason: '同一事实' }],
        ...drafted('2026-07-20', ['REVOKE'], {}, '未到场'),
        ...decided(['REVOKE']).slice(2),
      ),
    ],
    R1: ['1:R1 met 2026-07-22 by MEDIATION_HELD', '1:R1 missing 2026-07-22'],
    R2: ['1:R2:p1 met 2026-07-22 by EXPLAINED', '1:R2:p1 met 2026-07-22 by EXPLAINED'],
    R4: ['1:R4 missing 2026-07-22', '1:R4 missing 2026-07-22'],
  },
  {
    name: 'the applicant refuses: N1',
    cases: [one(...trial, offered('2026-07-10', { p1: 'refused', p2: 'accepted' }), ...decided(['UPHOLD']))],
    R1: ['1:R1 met 2026-07-22 by MEDIATION_OFFERED'],
    R2: ['1:R2:p1 met 2026-07-22 by EXPLAINED'],
  },
  {
    name: 'the respondent refuses, or the law leaves no room: N1',
    cases: [one(...trial, offered('2026-07-10', { p1: 'accepted', p2: 'refused' }), ...decided(['UPHOLD']))],
    R1: ['1:R1 met 2026-07-22 by MEDIATION_OFFERED'],
    R2: ['1:R2:p1 met 2026-07-22 by EXPLAINED'],
  },
  {
    name: 'several applicants, some agree: N1 when each was asked, D2 for each',
    cases: [
      story('2026-07-06', threePeople, [
        ...intake('2026-07-06'),
        ...tried('2026-07-08', ['p1', 'p2', 'p3'], 'p4'),
        offered('2026-07-10', { p1: 'accepted', p2: 'refused', p3: 'refused', p4: 'accepted' }),
        ...drafted('2026-07-20', ['UPHOLD']),
        signed('2026-07-21'),
        ...served('2026-07-22', 'p1', 'p4'),
        ...served('2026-07-23', 'p2', 'p3'),
        explained('2026-07-24', 'p2'),
      ]),
      story('2026-07-06', threePeople, [
        ...intake('2026-07-06'),
        ...tried('2026-07-08', ['p1', 'p2', 'p3'], 'p4'),
        held('2026-07-10', 'failed', ['p1', 'p4']),
        ...drafted('2026-07-20', ['UPHOLD'], {}, '其他申请人不愿调解'),
        signed('2026-07-21'),
        ...served('2026-07-22', 'p1', 'p2', 'p3', 'p4'),
      ]),
    ],
    R1: ['1:R1 met 2026-07-23 by MEDIATION_OFFERED', '1:R1 missing 2026-07-22'],
    R2: [
      '1:R2:p1 missing 2026-07-22',
      '1:R2:p2 met 2026-07-23 by EXPLAINED',
      '1:R2:p3 missing 2026-07-23',
      '1:R2:p1 missing 2026-07-22',
      '1:R2:p2 missing 2026-07-22',
      '1:R2:p3 missing 2026-07-22',
    ],
  },
  {
    name: 'several applicants with a representative: asking and explaining to the representative is enough',
    cases: [
      story('2026-07-06', represented, [
        ...intake('2026-07-06'),
        ...tried('2026-07-08', ['p1'], 'p3'),
        offered('2026-07-10', { p1: 'refused', p3: 'accepted' }),
        ...drafted('2026-07-20', ['UPHOLD']),
        signed('2026-07-21'),
        ...served('2026-07-22', 'p1', 'p3'),
        explained('2026-07-23'),
      ]),
    ],
    R1: ['1:R1 met 2026-07-22 by MEDIATION_OFFERED'],
    R2: ['1:R2:p1 met 2026-07-22 by EXPLAINED'],
  },
  {
    name: 'mediation fails, a decision follows: N1, D2, D4 by the kind of decision',
    cases: [
      one(
        ...trial,
        held('2026-07-15', 'failed'),
        ...decided(['ILLEGAL']),
        explain('2026-07-24'),
        ...letterSent('2026-07-27', '2026-07-28'),
      ),
    ],
    R1: ['1:R1 met 2026-07-22 by MEDIATION_HELD'],
    R2: ['1:R2:p1 met 2026-07-22 by EXPLAINED'],
    R4: ['1:R4 met 2026-07-22 by LETTER_SERVED'],
  },
  {
    name: 'ended by a mediation document: counted from the day it takes effect',
    cases: [one(...trial, held('2026-07-15', 'agreed'), documentSigned('2026-07-17'), explained('2026-07-20'))],
    R1: ['1:R1 met 2026-07-17 by MEDIATION_HELD'],
    R2: ['1:R2:p1 met 2026-07-17 by EXPLAINED'],
  },
  {
    name: 'the mediation document is repudiated before signature: N1, the rest by the later outcome',
    cases: [
      one(
        ...trial,
        held('2026-07-15', 'agreed'),
        ['2026-07-16', 'MEDIATION_ENDED', { reason: '反悔' }],
        ...decided(['REVOKE_PART']),
      ),
    ],
    R1: ['1:R1 met 2026-07-22 by MEDIATION_HELD'],
    R2: ['1:R2:p1 met 2026-07-22 by EXPLAINED'],
    R4: ['1:R4 missing 2026-07-22'],
  },
  {
    name: 'upheld, but a defect was found: D4, a letter is needed',
    cases: [
      one(...trial, offered('2026-07-10', bothWilling), ...decided(['UPHOLD'], aDefect)),
      one(
        ...trial,
        offered('2026-07-10', bothWilling),
        ...decided(['UPHOLD'], aDefect),
        explain('2026-07-24'),
        ...letterSent('2026-07-27', '2026-08-12'),
      ),
      one(
        ...trial,
        offered('2026-07-10', bothWilling),
        ...decided(['UPHOLD'], aDefect),
        explain('2026-07-24'),
        ...letterSent('2026-07-27', '2026-08-13'),
      ),
    ],
    R1: Array(3).fill('1:R1 met 2026-07-22 by MEDIATION_OFFERED'),
    R2: Array(3).fill('1:R2:p1 met 2026-07-22 by EXPLAINED'),
    // The fifteenth working day after 22 July is 12 August.
    R4: ['1:R4 missing 2026-07-22', '1:R4 met 2026-07-22 by LETTER_SERVED', '1:R4 missing 2026-07-22 by LETTER_SERVED'],
  },
  {
    name: 'revoked for procedure only, to be done again: D4; the order does not replace the letter',
    cases: [
      one(
        ...trial,
        offered('2026-07-10', bothWilling),
        ...decided(['REVOKE', 'REDO'], noDefect, { redo: true, redoDays: 60 }),
      ),
    ],
    R1: ['1:R1 met 2026-07-22 by MEDIATION_OFFERED'],
    R2: ['1:R2:p1 met 2026-07-22 by EXPLAINED'],
    R4: ['1:R4 missing 2026-07-22'],
  },
  {
    name: 'the respondent corrects itself, the applicant withdraws: N1 (SETTLED)',
    cases: [
      one(...withdrawn('2026-07-08', '2026-07-09', 'respondentCorrected'), terminated('2026-07-09', 'T1'), ...ended()),
    ],
    R1: ['1:R1 met 2026-07-13 by WITHDRAWAL_REQUESTED'],
    R2: ['1:R2:p1 met 2026-07-13 by EXPLAINED'],
  },
  {
    name: 'silence beyond the period: D1 when finally ended, D2 when served',
    cases: [
      story('2026-07-06', onePerson, [...intake('2026-07-06'), ...trial], '2026-09-30'),
      one(
        ...trial,
        offered('2026-07-10', bothWilling),
        ...drafted('2026-09-14', ['UPHOLD']),
        signed('2026-09-15'),
        ...served('2026-09-16', 'p1', 'p2'),
        explainedInWriting('2026-09-16'),
      ),
    ],
    R1: ['1:R1 not yet', '1:R1 met 2026-09-16 by MEDIATION_OFFERED'],
    R2: ['1:R2:p1 met 2026-09-16 by WRITTEN_SERVED'],
  },
  {
    name: 'suspended at the end of the period: not in D1 yet',
    cases: [
      one(...trial, offered('2026-07-10', bothWilling), [
        '2026-07-13',
        'SUSPEND',
        { ground: 'S8', reason: '法律适用问题' },
      ]),
    ],
    R1: ['1:R1 not yet by MEDIATION_OFFERED'],
  },
  {
    name: 'elevated: X1; the superior counts',
    cases: [
      one(
        ...trial,
        offered('2026-07-09', bothWilling),
        ['2026-07-10', 'ELEVATION_REQUESTED', { superiorOrgan: '某市人民政府', reason: '重大复杂' }],
        ['2026-07-16', 'ELEVATION_GRANTED', { fileReceivedOn: '2026-07-15' }],
      ),
    ],
    R1: ['1:R1 excluded 2026-07-16 X1 by ELEVATION_GRANTED'],
  },
  {
    name: 'reopened: a new unit and new pairs; the old figures stay frozen',
    cases: [
      story('2026-07-06', onePerson, [
        ...intake('2026-07-06'),
        dismissed('2026-07-09', 'interest'),
        ...ended(),
        explain('2026-07-15'),
        ['2026-07-16', 'NO_DEFECT'],
        ['2026-08-10', 'REOPEN', { code: 'RO1', basis: '市政府责令受理' }],
        ...tried('2026-08-11'),
        offered('2026-08-12', bothWilling),
        ...drafted('2026-08-20', ['REVOKE']),
        signed('2026-08-21'),
        ...served('2026-08-24', 'p1', 'p2'),
      ]),
    ],
    R1: ['1:R1 missing 2026-07-13', '2:R1 met 2026-08-24 by MEDIATION_OFFERED'],
    R2: ['1:R2:p1 met 2026-07-13 by EXPLAINED', '2:R2:p1 missing 2026-08-24'],
    R4: ['2:R4 missing 2026-08-24'],
  },
  {
    name: 'from a justice office that registered it: counted there; not registered there: counted here',
    consultations: [
      talk.consulted(
        talk.registered('2026-07-06', {
          channel: 'justiceOffice',
          originBody: '某街道司法所',
          originNumber: '司法所〔2026〕12号',
        }),
        talk.publicity('2026-07-06'),
      ),
      talk.consulted(
        talk.registered('2026-07-06', { channel: 'justiceOffice', originBody: '某街道司法所' }),
        talk.publicity('2026-07-07'),
      ),
    ],
    R3: ['1:R3 not yet by PUBLICITY_RECORDED', '1:R3 met 2026-07-06 by PUBLICITY_RECORDED'],
  },
  {
    name: 'consultation outside reconsideration: D3; its publicity is the scope and the right door',
    consultations: [
      talk.consulted(
        talk.registered('2026-07-06', { kind: 'outside' }),
        talk.publicity('2026-07-06', 'outside'),
        talk.answered('2026-07-06', 'petition'),
      ),
      talk.consulted(talk.registered('2026-07-06', { kind: 'outside' }), talk.publicity('2026-07-06', 'outside')),
    ],
    R3: ['1:R3 met 2026-07-06 by PUBLICITY_RECORDED', '1:R3 missing 2026-07-06'],
  },
  {
    name: 'consultation becomes an application: stays in D3, linked',
    consultations: [
      talk.consulted(talk.registered('2026-07-06'), talk.publicity('2026-07-06'), talk.converted('2026-07-07')),
      talk.consulted(talk.registered('2026-07-06'), talk.converted('2026-07-07')),
    ],
    R3: ['1:R3 met 2026-07-06 by PUBLICITY_RECORDED', '1:R3 missing 2026-07-06'],
  },
  {
    name: 'consultation by the respondent organ: another category, not D3',
    consultations: [
      talk.consulted(
        talk.registered('2026-07-06', { kind: 'respondentOrgan' }),
        talk.answered('2026-07-06'),
        talk.closed('2026-07-06'),
      ),
    ],
  },
]
