import type { Role } from '../terms/index.ts'
import { date, type Fields, flag, longText, optional, type PayloadOf, shownWhen, term, terms, text } from './fields.ts'

const count = (min: number, max: number) => ({ kind: 'number', min, max }) as const

/** Every step of a consultation (law.md §7.4) and what its form asks. */
export const consultationEvents = {
  CONSULTATION_REGISTERED: {
    channel: term('consultationChannel'),
    kind: term('consultationKind'),
    time: optional(text),
    person: optional(text),
    phone: optional(text),
    people: optional(count(1, 9999)),
    matter: longText,
    matterType: optional(term('matterType')),
    administrativeField: optional(term('administrativeField')),
    organ: optional(text),
    act: optional(text),
    knownOn: optional(date),
    originBody: optional(text),
    originNumber: optional(text),
    originOfficer: optional(text),
  },
  CONTACTED: { channel: term('consultationChannel'), summary: longText },
  PUBLICITY_RECORDED: {
    channel: term('contactChannel'),
    refused: flag,
    items: shownWhen(terms('publicityItem'), 'refused', 'false'),
    periodEndsOn: optional(date),
    leafletVersion: optional(text),
    copies: optional(count(0, 9999)),
  },
  CONSULTATION_ANSWERED: { summary: longText, advisedWay: term('advisedWay'), satisfied: optional(flag) },
  REFERRED: { body: term('referralBody'), bodyName: optional(text), officer: optional(text), reason: longText },
  /** The body it was handed to says what became of it. */
  REFERRAL_RETURNED: { result: longText, settled: optional(flag) },
  FOLLOW_UP_PLANNED: { until: date, reason: longText },
  CLOSED: { exclusion: optional(term('exclusionCode')), note: optional(longText) },
  CONVERTED: { case: { kind: 'case' } },
} as const satisfies Record<string, Fields>

export type ConsultationEventType = keyof typeof consultationEvents
export type ConsultationPayload<T extends ConsultationEventType> = PayloadOf<(typeof consultationEvents)[T]>
export const consultationEventTypes = Object.keys(consultationEvents) as ConsultationEventType[]

/** Who may record a step of a consultation: the desk. */
export const consultationRoles: readonly Role[] = ['reception', 'caseOfficer', 'supervisor']
