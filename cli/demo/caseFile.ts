import { ORPCError } from '@orpc/contract'
import {
  addressees,
  type CaseFacts,
  type EventType,
  eventDefinition,
  explanationRecipients,
  type Payload,
  partiesOf,
} from '../../shared/case/index.ts'
import type { CaseView } from '../../shared/contract/index.ts'
import {
  type Calendar,
  type CivilDate,
  plusDays,
  plusWorkingDays,
  workingDayOnOrAfter,
} from '../../shared/time-limits/index.ts'
import type { Story } from './agenda.ts'
import { applicationFor } from './matters.ts'
import type { People, Person } from './people.ts'
import type { Plan } from './plan.ts'
import type { Random } from './random.ts'

/** Where the stories take place. */
export type Centre = { people: People; calendar: Calendar; today(): CivilDate }

/** Working days until a step, drawn between both; or the day itself. */
export type Wait = readonly [least: number, most: number] | { on: CivilDate }

type Data<T extends EventType> = Payload<T> | ((facts: CaseFacts) => Payload<T>)

/** A case in the hands of its officer: the plan, the case as it stands, and how a step is taken. */
export type CaseFile = ReturnType<typeof openFile>

export function openFile(plan: Plan, random: Random, centre: Centre) {
  const { people, calendar } = centre
  const [officer, second, third, fourth] = shuffled(people.officers, random) as [Person, Person, Person, Person]
  let view: CaseView | undefined

  const current = () => {
    if (!view) throw new Error('the application has not been received yet')
    return view
  }
  const facts = () => current().facts
  const is = (...states: string[]) => states.includes(current().mainState)

  /** The working day on which to go on. */
  function later(wait: Wait): CivilDate {
    if ('on' in wait) return workingDayOnOrAfter(wait.on, calendar)
    const days = plan.swift ? wait[0] : random.between(...wait)
    return plusWorkingDays(workingDayOnOrAfter(centre.today(), calendar), days, calendar)
  }

  /** Who records a step: the counter, the officer, or whoever else may. */
  function whoRecords(type: EventType): Person {
    const { group, by } = eventDefinition(type)
    if (group === 'intake' && by.includes('reception')) return people.reception
    if (by.includes('caseOfficer')) return officer
    return by.includes('approver') ? people.approver : people.supervisor
  }

  /** The case as it is today: periods may have run out meanwhile. */
  async function look(): Promise<CaseView> {
    view = await officer.client.cases.get({ id: current().id })
    return view
  }

  async function act<T extends EventType>(type: T, data: Data<T>, on = centre.today()): Promise<void> {
    const event = { type, on, data: typeof data === 'function' ? data(facts()) : data } as never
    const send = (expectedVersion: number) =>
      whoRecords(type).client.cases.act({ id: current().id, expectedVersion, event })
    try {
      view = await send(current().version)
    } catch (error) {
      // A period that ran out since is nobody's step: the person would look again and go on.
      if (!(error instanceof ORPCError) || error.code !== 'STALE_VERSION') throw described(error, type, current())
      view = await send((await look()).version)
    }
  }

  async function correct(seq: number, changes: Record<string, unknown>, reason: string): Promise<void> {
    const { id, version } = current()
    view = await officer.client.cases.correct({ id, expectedVersion: version, seq, changes, reason })
  }

  async function* step<T extends EventType>(wait: Wait, type: T, data: Data<T>): Story {
    yield later(wait)
    await act(type, data)
  }

  /** Some entries are made a week after the fact (law.md §6.2: flagged, but counted). */
  async function* stepRecordedLate<T extends EventType>(wait: Wait, type: T, data: Data<T>): Story {
    if (!plan.recordedLate) return yield* step(wait, type, data)
    yield later(wait)
    const happenedOn = centre.today()
    yield later([5, 7])
    await act(type, data, happenedOn)
  }

  async function* receive(): Story {
    yield workingDayOnOrAfter(plan.receivedOn, calendar)
    const receivedOn = centre.today()
    const application = applicationFor(
      {
        receivedOn,
        applicants: plan.applicants,
        thirdParty: plan.thirdParty,
        penaltyOrgan: plan.penaltyOrgan,
        outOfTime: plan.ending === 'refused' && random.chance(0.4),
        incidental: plan.incidental !== 'none',
        matterType: plan.matterType,
      },
      random,
    )
    const atOnce = plan.registeredAtOnce && !plan.penaltyOrgan
    const registration = { receivedOn, application, ...(atOnce ? { registeredOn: receivedOn } : {}) }
    const { client } = people.reception
    if (!plan.consulted) {
      view = await client.cases.register(registration)
      return
    }
    const parties = application.parties
    const applicant = parties.find((party) => party.role === 'applicant')
    const consultation = await client.consultations.register({
      on: receivedOn,
      data: {
        channel: 'counter',
        kind: 'applicantSide',
        person: applicant?.name,
        phone: applicant?.phone,
        matter: `对${application.actTitle}不服，咨询如何申请行政复议。`,
        organ: parties.find((party) => party.role === 'respondent')?.name,
      },
      publicity: publicity,
      answer: { summary: '已说明申请条件、期限和所需材料。', advisedWay: 'reconsideration' },
    })
    const converted = await client.consultations.convert({
      id: consultation.id,
      expectedVersion: consultation.version,
      application: registration,
    })
    view = converted.case
  }

  return {
    plan,
    random,
    people,
    officer,
    reviewers: [officer.id, second.id],
    panel: { presider: officer.id, hearers: [second.id, third.id], recorder: fourth.id },
    centre,
    get view() {
      return current()
    },
    /** Whether the case is open and has arrived somewhere; false before it exists. */
    shows: (states: readonly string[]) => view !== undefined && states.every((state) => isIn(view as CaseView, state)),
    facts,
    is,
    later,
    look,
    act,
    correct,
    step,
    stepRecordedLate,
    receive,
    /** Day on which a period ends, by the last look at the case. */
    due: (...codes: string[]) =>
      current().limits.find((limit) => codes.includes(limit.code) && limit.status !== 'superseded')?.dueLegal,
    /** A day so many natural days on, drawn between both. */
    naturalDaysLater: (least: number, most = least) =>
      plusDays(centre.today(), plan.swift ? least : random.between(least, most)),
    /** 示例政复〔2026〕12号 → 示例政复决〔2026〕12号 */
    documentNumber: (sign: string) => current().number.replace('〔', `${sign}〔`),
    applicants: () => partiesOf(facts(), 'applicant').filter((party) => party.representedBy === null),
    respondent: () => partiesOf(facts(), 'respondent')[0]!,
    addressees: () => addressees(facts()),
    recipients: () => explanationRecipients(facts()),
  }
}

export const publicity = {
  channel: 'faceToFace',
  items: ['purpose', 'period', 'filing', 'mandatory', 'leaflet'],
  leafletVersion: '2026版',
  copies: 1,
  refused: false,
}

/** `ruling.drafting` or `clock.suspended`. */
function isIn(view: CaseView, state: string): boolean {
  const [region = '', ...rest] = state.split('.')
  return view.mainState === state || (region !== 'main' && view.regions[region] === rest.join('.'))
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list]
  return list.map(() => rest.splice(random.between(0, rest.length - 1), 1)[0]!)
}

/** A refused step is a mistake of the story: say where it happened. */
function described(error: unknown, type: EventType, view: CaseView): unknown {
  if (!(error instanceof ORPCError) || error.code !== 'STEP_REFUSED') return error
  const { unmet } = error.data as { unmet: { zh: string }[] }
  return new Error(`${view.number}（${view.mainState}）未能记录 ${type}：${unmet.map((u) => u.zh).join('；')}`, {
    cause: error,
  })
}
