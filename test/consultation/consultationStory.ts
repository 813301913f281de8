import {
  type ConsultationCommand,
  type ConsultationEntry,
  type ConsultationEventType,
  type ConsultationState,
  decideConsultation,
  openConsultation,
  requiredPublicityItems,
} from '../../shared/case/index.ts'
import type { CivilDate } from '../../shared/time-limits/index.ts'
import { environment } from '../case/caseDesk.ts'

export type Consulted = { state: ConsultationState; history: readonly ConsultationEntry[] }
/** One step of a consultation: the day it happened, what it was, and, if it was written down later, on which day. */
export type Told = readonly [
  on: CivilDate,
  type: ConsultationEventType,
  data?: Record<string, unknown>,
  recordedOn?: CivilDate,
]

/** A consultation registered on a day, by phone if nothing else is said. */
export function registered(on: CivilDate, data: Record<string, unknown> = {}): Consulted {
  const command: ConsultationCommand = {
    type: 'CONSULTATION_REGISTERED',
    on,
    data: { channel: 'phone', kind: 'applicantSide', person: '李某', matter: '对罚款不服如何申请复议', ...data },
  }
  const decision = openConsultation(command, environment(on, 'reception'))
  if (!decision.accepted) throw new Error(decision.unmet.map((u) => u.zh).join('; '))
  return { state: decision.state, history: [decision.entry] }
}

/** Conditions for which a step is refused; none if it can be taken. */
export function refusedFor(
  { state, history }: Consulted,
  [on, type, data = {}, recordedOn = on]: Told,
  by = 'reception',
): string[] {
  const decision = decideConsultation(state, history, { type, on, data }, environment(recordedOn, by))
  return decision.accepted ? [] : decision.unmet.map((u) => u.condition)
}

/** The consultation after some steps. Throws if one is refused. */
export function consulted(at: Consulted, ...steps: Told[]): Consulted {
  return steps.reduce(({ state, history }, [on, type, data = {}, recordedOn = on]) => {
    const decision = decideConsultation(state, history, { type, on, data }, environment(recordedOn, 'reception'))
    if (!decision.accepted)
      throw new Error(`${type} refused: ${decision.unmet.map((u) => `${u.condition} ${u.zh}`).join('; ')}`)
    return { state: decision.state, history: [...history, decision.entry] }
  }, at)
}

export const publicity = (on: CivilDate, kind = 'applicantSide', recordedOn = on): Told => [
  on,
  'PUBLICITY_RECORDED',
  { channel: 'phone', refused: false, items: requiredPublicityItems(kind), leafletVersion: '2026-1' },
  recordedOn,
]
export const publicityRefused = (on: CivilDate): Told => [on, 'PUBLICITY_RECORDED', { channel: 'phone', refused: true }]
export const answered = (on: CivilDate, advisedWay = 'reconsideration'): Told => [
  on,
  'CONSULTATION_ANSWERED',
  { summary: '可以申请复议', advisedWay },
]
export const contacted = (on: CivilDate, channel = 'counter'): Told => [
  on,
  'CONTACTED',
  { channel, summary: '再次来询' },
]
export const planned = (on: CivilDate, until: CivilDate): Told => [
  on,
  'FOLLOW_UP_PLANNED',
  { until, reason: '等待材料' },
]
export const referred = (on: CivilDate, body = 'petition'): Told => [on, 'REFERRED', { body, reason: '属于信访事项' }]
export const converted = (on: CivilDate, to = 'case-1'): Told => [on, 'CONVERTED', { case: to }]
export const closed = (on: CivilDate, data: Record<string, unknown> = {}): Told => [on, 'CLOSED', data]
export const hungUp = (on: CivilDate): Told => closed(on, { exclusion: 'X9', note: '14:03来电，通话21秒后挂断' })
