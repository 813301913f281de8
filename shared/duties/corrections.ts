import {
  type CaseFacts,
  type CaseState,
  defectConfirmed,
  type EventType,
  type LimitEnvironment,
  type LoggedEvent,
  limits,
  partiesOf,
} from '../case/index.ts'
import type { CivilDate } from '../time-limits/index.ts'
import { due } from './newDuty.ts'
import { letterAction } from './rateDuties.ts'

/** Where a letter stands by the record alone; whether its answer is overdue depends on the day and is asked later. */
export const letterStatuses = ['owed', 'draft', 'issued', 'served', 'answered', 'waived'] as const
export type LetterStatus = (typeof letterStatuses)[number]

/** One letter, or the letter that a confirmed defect still asks for. */
export type Correction = {
  /** The letter's id, or `c1` of the cycle as long as there is no letter. */
  key: string
  cycle: number
  /** The day from which it counts: the defect was confirmed, or the letter drafted before that. */
  raisedOn: CivilDate
  respondent: string
  /** Whom it goes to; the respondent as long as nobody else is named. */
  organ: string
  kind: string | null
  status: LetterStatus
  number: string | null
  draftedOn: CivilDate | null
  issuedOn: CivilDate | null
  servedOn: CivilDate | null
  answeredOn: CivilDate | null
  rectified: boolean | null
  /** The answer as it was judged: adopted, partly or not; null while nobody has judged it. */
  adoption: string | null
  judgedOn: CivilDate | null
  items: number
  itemsAdopted: number
  reminders: number
  remindedOn: CivilDate | null
  /** The latest measure taken for want of an answer (行政复议法 第77条第2款). */
  measure: string | null
  measureOn: CivilDate | null
  /** The sixty days of 行政复议法 第76条; a 建议书 has none. */
  limitKey: string | null
  dueLegal: CivilDate | null
  dueSafe: CivilDate | null
  nearFrom: CivilDate | null
  provisional: boolean
  /** The step that comes next as long as no day has passed; null where nothing is left to do. */
  nextStep: EventType | null
}

/** A defect as it was confirmed. `type` is null where the outcome alone says that there is one. */
export type ConfirmedDefect = {
  cycle: number
  position: number
  type: string | null
  clause: string | null
  description: string | null
  respondent: string
  confirmedOn: CivilDate
}

/** A rung of the ladder: reminder, order to comply, talk, criticism, referral. */
export type PressureStep = {
  seq: number
  cycle: number
  /** The letter it is about; null: the outcome itself is not performed. */
  letter: string | null
  kind: string
  organ: string
  takenOn: CivilDate
  /** New last day set by an order to comply. */
  complyBy: CivilDate | null
  decidedBy: string
  summary: string | null
}

export type CorrectionRecord = { corrections: Correction[]; defects: ConfirmedDefect[]; pressure: PressureStep[] }

/**
 * Defects, letters and what was done to have them answered, over all cycles of a case. `counted` is the log without
 * void entries. Pure; depends on `env.today` in nothing but open appraisals, like the limits themselves.
 */
export function correctionRecord(
  state: CaseState,
  counted: readonly LoggedEvent[],
  env: LimitEnvironment,
): CorrectionRecord {
  const cycles = [...state.context.past, state.context]
  const cycleOf = (seq: number) => cycles.findLast((facts) => (facts.reopened?.seq ?? 0) <= seq)?.cycle ?? 1
  const pressure = pressureSteps(cycles, counted, cycleOf)
  return {
    defects: cycles.flatMap(confirmedDefects),
    pressure,
    corrections: cycles.flatMap((facts) => {
      const current = facts === state.context
      const periods = limits(facts, env)
      const letters = facts.letters.map((letter): Correction => {
        const status =
          letter.answeredOn !== null
            ? 'answered'
            : letter.waived || !current
              ? 'waived'
              : letter.servedOn !== null
                ? 'served'
                : letter.issuedOn !== null
                  ? 'issued'
                  : 'draft'
        const limit = periods.find((l) => l.code === 'D28' && l.letter?.id === letter.id)
        const of = pressure.filter((step) => step.letter === letter.id)
        const reminders = of.filter((step) => step.kind === 'reminder')
        const measure = of.findLast((step) => step.kind !== 'reminder')
        const judged = counted.findLast((entry) => entry.type === 'ANSWER_JUDGED' && entry.data.letter === letter.id)
        const items = (judged?.data.items ?? []) as { adoption: string }[]
        const dates = limit ? due(limit.period.dueLegal, env, limit.period.dueSafe, limit.period.nominal) : null
        return {
          key: letter.id,
          cycle: facts.cycle,
          raisedOn: earlier(facts.defectConfirmedOn, letter.draftedOn),
          respondent: respondentOf(facts),
          organ: letter.addressee,
          kind: letter.kind,
          status,
          number: letter.number,
          draftedOn: letter.draftedOn,
          issuedOn: letter.issuedOn,
          servedOn: letter.servedOn,
          answeredOn: letter.answeredOn,
          rectified: letter.rectified,
          adoption: judged ? adoptionOf(items.map((item) => item.adoption)) : null,
          judgedOn: judged?.on ?? null,
          items: items.length,
          itemsAdopted: items.filter((item) => item.adoption === 'adopted').length,
          reminders: reminders.length,
          remindedOn: reminders.at(-1)?.takenOn ?? null,
          measure: measure?.kind ?? null,
          measureOn: measure?.takenOn ?? null,
          limitKey: limit?.key ?? null,
          dueLegal: dates?.dueLegal ?? null,
          dueSafe: dates?.dueSafe ?? null,
          nearFrom: dates?.nearFrom ?? null,
          provisional: dates?.provisional ?? false,
          nextStep: current ? nextOfLetter(status, state, judged !== undefined) : null,
        }
      })
      return letters.length > 0 ? letters : owedLetter(facts, current, state, counted)
    }),
  }
}

/** Adopted or not as a whole: all items alike, or partly. */
export function adoptionOf(items: readonly string[]): string {
  const [first = 'notAdopted', ...others] = items
  return others.every((item) => item === first) ? first : 'partly'
}

function nextOfLetter(status: LetterStatus, state: CaseState, judged: boolean): EventType | null {
  switch (status) {
    case 'owed':
    case 'draft':
      return letterAction(state) as EventType
    case 'issued':
      return 'LETTER_SERVED'
    case 'served':
      return 'ANSWERED'
    case 'answered':
      return judged ? null : 'ANSWER_JUDGED'
    case 'waived':
      return null
  }
}

/** The row of a cycle whose confirmed defect has no letter yet. */
function owedLetter(
  facts: CaseFacts,
  current: boolean,
  state: CaseState,
  counted: readonly LoggedEvent[],
): Correction[] {
  const raisedOn = facts.defectConfirmedOn ?? facts.incidental?.resolvedOn
  if (!raisedOn || !facts.outcome?.signedOn || !defectConfirmed(facts)) return []
  const waived = counted.find((entry) => entry.type === 'WAIVED' && entry.seq === facts.closing?.seq)
  const status = waived || !current ? 'waived' : 'owed'
  return [
    {
      key: `c${facts.cycle}`,
      cycle: facts.cycle,
      raisedOn,
      respondent: respondentOf(facts),
      organ: respondentOf(facts),
      kind: null,
      status,
      number: null,
      draftedOn: null,
      issuedOn: null,
      servedOn: null,
      answeredOn: null,
      rectified: null,
      adoption: null,
      judgedOn: null,
      items: 0,
      itemsAdopted: 0,
      reminders: 0,
      remindedOn: null,
      measure: null,
      measureOn: null,
      limitKey: null,
      dueLegal: null,
      dueSafe: null,
      nearFrom: null,
      provisional: false,
      nextStep: current ? nextOfLetter(status, state, false) : null,
    },
  ]
}

function confirmedDefects(facts: CaseFacts): ConfirmedDefect[] {
  const respondent = respondentOf(facts)
  const { defectConfirmedOn, incidental } = facts
  const found: Omit<ConfirmedDefect, 'position'>[] = []
  if (facts.defectFound && defectConfirmedOn) {
    const said = facts.defects.map(({ type, clause, description }) => ({ type, clause: clause ?? null, description }))
    for (const defect of said.length > 0 ? said : [{ type: null, clause: null, description: null }]) {
      found.push({ cycle: facts.cycle, respondent, confirmedOn: defectConfirmedOn, ...defect })
    }
  }
  // 行政复议法 第59条: a normative document found unlawful is a defect by itself.
  if (incidental?.lawful === false && incidental.resolvedOn) {
    found.push({
      cycle: facts.cycle,
      respondent,
      confirmedOn: incidental.resolvedOn,
      type: 'normativeDocument',
      clause: facts.application.incidentalDocument,
      description: null,
    })
  }
  return found.map((defect, position) => ({ ...defect, position }))
}

function pressureSteps(
  cycles: readonly CaseFacts[],
  counted: readonly LoggedEvent[],
  cycleOf: (seq: number) => number,
): PressureStep[] {
  return counted.flatMap((entry): PressureStep[] => {
    const kind = pressureKind(entry)
    if (kind === null) return []
    const cycle = cycleOf(entry.seq)
    const facts = cycles.find((one) => one.cycle === cycle)
    const text = (name: string) => (entry.data[name] as string | undefined) ?? null
    // A reminder without a name is about the letter that was the latest when it went out.
    const letter =
      text('letter') ??
      (kind === 'reminder' ? (facts?.letters.findLast((l) => l.issuedBy < entry.seq)?.id ?? null) : null)
    return [
      {
        seq: entry.seq,
        cycle,
        letter,
        kind,
        organ: facts?.letters.find((l) => l.id === letter)?.addressee ?? (facts ? respondentOf(facts) : ''),
        takenOn: entry.on,
        complyBy: text('by'),
        decidedBy: text('decidedBy') ?? entry.by,
        summary: text('summary'),
      },
    ]
  })
}

function pressureKind({ type, data }: LoggedEvent): string | null {
  if (type === 'REMINDED') return 'reminder'
  if (type === 'COMPLIANCE_ORDERED') return 'complianceOrder'
  return type === 'ACCOUNTABILITY_TALK' ? String(data.measure) : null
}

function respondentOf(facts: CaseFacts): string {
  const [first, ...others] = partiesOf(facts, 'respondent')
  return first ? `${first.name}${others.length > 0 ? '等' : ''}` : ''
}

const earlier = (a: CivilDate | null, b: CivilDate): CivilDate => (a !== null && a < b ? a : b)
