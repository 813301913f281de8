import { applicationsReceived, casesByIds } from '../../db/repositories/cases.ts'
import { consultationsToCompare, latestPayloads, receptionEntries } from '../../db/repositories/consultations.ts'
import {
  consultationLikeness,
  consultationStateName,
  lastContactOn,
  plainNumber,
  publicityGiven,
  receptionChannel,
  reviveConsultation,
  type StoredConsultation,
  takesContact,
} from '../../shared/case/index.ts'
import type { Outputs, ReceptionRow } from '../../shared/contract/index.ts'
import { plusDays } from '../../shared/time-limits/index.ts'
import type { App, Parsed } from '../app.ts'
import { deskOf, personOf } from '../desk.ts'

const MOST = 5
/** Talks of the last days are compared by their matter too. */
const COMPARED = { days: 60, rows: 400 }

/** Earlier consultations that may be this person's on this matter; those a contact still belongs to come first. */
export async function similar(
  app: App,
  { on, ...typed }: Parsed['consultations']['similar'],
): Promise<Outputs['consultations']['similar']> {
  const { person = null, phone = null, matter = '', organ = null } = typed
  if (!person && !phone && matter === '') return []
  const records = await consultationsToCompare(
    app.db,
    {
      phones: phone ? [...new Set([phone, plainNumber(phone)])] : [],
      person: person || null,
      since: plusDays(on, -COMPARED.days),
    },
    COMPARED.rows,
  )
  const found = records.flatMap((record) => {
    const state = reviveConsultation(record.snapshot as StoredConsultation)
    const facts = state.context
    const likenesses = consultationLikeness({ person, phone, matter, organ }, facts)
    if (likenesses.length === 0 || facts.registered.on > on) return []
    return [
      {
        id: record.id,
        number: record.number,
        version: record.version,
        registeredOn: facts.registered.on,
        lastContactOn: lastContactOn(facts),
        person: facts.person,
        phone: facts.phone,
        matter: facts.matter,
        organ: facts.organ,
        state: consultationStateName(state),
        likenesses,
        joinable: takesContact(state, on),
        told: publicityGiven(facts) !== null,
        caseId: facts.caseId,
      },
    ]
  })
  const chosen = found
    .sort((a, b) => Number(b.joinable) - Number(a.joinable) || b.likenesses.length - a.likenesses.length)
    .slice(0, MOST)
  const cases = await casesByIds(
    app.db,
    chosen.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])),
  )
  return chosen.map(({ caseId, ...row }) => {
    const linked = cases.find((record) => record.id === caseId)
    return { ...row, case: linked ? { id: linked.id, number: linked.number } : null }
  })
}

/** Entries that are looked through for what is usual. */
const LOOKED_BACK = 300

/** What the desk has written before, each once, the latest first. */
export async function habits(app: App): Promise<Outputs['consultations']['habits']> {
  const told = await latestPayloads(app.db, 'PUBLICITY_RECORDED', LOOKED_BACK)
  const registered = await latestPayloads(app.db, 'CONSULTATION_REGISTERED', LOOKED_BACK)
  const all = (payloads: readonly Record<string, unknown>[], field: string): string[] =>
    [...new Set(payloads.map((payload) => payload[field]))].filter((value) => typeof value === 'string').slice(0, 50)
  return {
    leaflets: all(told, 'leafletVersion'),
    justiceOffices: all(registered, 'originBody'),
    organs: all(registered, 'organ'),
  }
}

/** More than this in one period is not a table for a desk; `complete` says when it was cut. */
const MOST_ROWS = 5000

/** Every reception of a period, each once, with what became of it. */
export async function reception(
  app: App,
  { from, to }: Parsed['consultations']['reception'],
): Promise<Outputs['consultations']['reception']> {
  const desk = await deskOf(app.db)
  const entries = await receptionEntries(app.db, from, to, MOST_ROWS)
  const applications = await applicationsReceived(app.db, from, to, MOST_ROWS)
  const rows: ReceptionRow[] = [
    ...entries.map(
      ({ type, occurredOn, actorId, payload, consultation }): ReceptionRow => ({
        what: type === 'CONTACTED' ? 'contact' : 'consultation',
        on: occurredOn,
        channel: typeof payload['channel'] === 'string' ? payload['channel'] : consultation.channel,
        kind: consultation.kind,
        result: consultation.state,
        people: typeof payload['people'] === 'number' ? payload['people'] : 1,
        subject: { kind: 'consultation', id: consultation.id, number: consultation.number },
        person: consultation.personName,
        matter: consultation.matter,
        staff: personOf(desk, actorId),
      }),
    ),
    ...applications.map(
      ({ id, number, title, receivedOn, applicantName, actorId, application }): ReceptionRow => ({
        what: 'application',
        on: receivedOn,
        channel: receptionChannel(String(application['channel'])),
        kind: null,
        result: 'application',
        people: 1,
        subject: { kind: 'case', id, number },
        person: applicantName,
        matter: title,
        staff: personOf(desk, actorId),
      }),
    ),
  ].sort((a, b) => a.on.localeCompare(b.on))
  return { rows, complete: entries.length < MOST_ROWS && applications.length < MOST_ROWS }
}
