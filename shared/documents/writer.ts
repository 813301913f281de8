import { type EventType, type LoggedEvent, limitByCode, type Payload } from '../case/index.ts'
import { fieldLabel, type TermGroup, termName } from '../terms/index.ts'
import type { CivilDate, LimitCode } from '../time-limits/index.ts'
import { chineseDate } from './chinese.ts'
import type { Missing, Place, Run } from './content.ts'
import type { DocumentSource, PartyDetails } from './source.ts'

/**
 * What the text of a document is written with. A value that has to be there is asked for by one of the functions that
 * return a Run: where it is absent a blank stands in the text and is remembered, with the place where it is filled in.
 */
export type Writer = {
  source: DocumentSource
  /** Blanks found so far. */
  missing: readonly Missing[]
  /** Whether the text in force on the day of the document is the regulation of 2026 (in force 2026-07-01). */
  regulation2026: boolean
  need(value: string | null | undefined, label: string, at: Place): Run
  /** What a step recorded in one of its blanks; `recorded` gives the entry. */
  said<T extends EventType>(type: T, field: keyof Payload<T> & string): Run
  /** The same as the name of a coded term. */
  term<T extends EventType>(type: T, field: keyof Payload<T> & string, group: TermGroup): Run
  /** The day a step happened. */
  dayOf(type: EventType): Run
  /** The entry a document is made for, if it is of this type, else the latest one. */
  recorded<T extends EventType>(type: T): (LoggedEvent & { data: Payload<T> }) | undefined
  /** A blank of the document itself. */
  asked(field: string): Run
  /** The same, as it was typed in; undefined if empty. */
  given(field: string): unknown
  /** The last day of a statutory period, as papers write it. */
  lastDay(...codes: LimitCode[]): Run
  day(date: CivilDate | null | undefined, label: string, at: Place): Run
  partyField(
    party: PartyDetails,
    field: 'idNumber' | 'creditCode' | 'address' | 'serviceAddress' | 'phone' | 'head',
  ): Run
  setting(key: 'institution' | 'address' | 'phone' | 'court'): Run
  /** Name of a member of staff. */
  person(id: string | null | undefined, label: string, at: Place): Run
}

/** Labels of the settings that papers need. */
const settingLabels = {
  institution: '行政复议机构名称',
  address: '行政复议机构地址',
  phone: '行政复议机构联系电话',
  court: '有管辖权的人民法院',
} as const

/** A writer over a source and the blanks filled in for this document; `kind` names its own blanks. */
export function createWriter(source: DocumentSource, kind: string, asked: Readonly<Record<string, unknown>>): Writer {
  const missing: Missing[] = []

  const need = (value: string | null | undefined, label: string, at: Place): Run => {
    if (value) return value
    if (!missing.some((known) => known.label === label && JSON.stringify(known.at) === JSON.stringify(at)))
      missing.push({ label, at })
    return { blank: label }
  }
  const recorded = <T extends EventType>(type: T) => {
    const all = source.log.filter((entry) => entry.type === type)
    const found = all.find((entry) => entry.seq === source.entry) ?? all.at(-1)
    return found as (LoggedEvent & { data: Payload<T> }) | undefined
  }
  const ofStep = (type: EventType, field: string, read: (value: unknown) => string | null): Run => {
    const value =
      field === 'on' ? recorded(type)?.on : (recorded(type)?.data as Record<string, unknown> | undefined)?.[field]
    const text = value === undefined || value === '' ? null : read(value)
    return need(text, fieldLabel(type, field), { kind: 'step', event: type, field })
  }

  return {
    source,
    missing,
    regulation2026: source.on >= '2026-07-01',
    need,
    recorded,
    said: (type, field) => ofStep(type, field, String),
    term: (type, field, group) => ofStep(type, field, (code) => termName(group, String(code))),
    dayOf: (type) => ofStep(type, 'on', (on) => chineseDate(on as CivilDate)),
    asked: (field) => need(asText(asked[field]), fieldLabel(kind, field), { kind: 'document', field }),
    given: (field) => asked[field],
    lastDay: (...codes) => {
      const limit = limitByCode(source.limits, ...codes)
      const label = `${termName('limitCode', codes[0] ?? 'D15')}届满日`
      return need(limit && chineseDate(limit.period.dueLegal), label, {
        kind: 'step',
        event: limit?.action ?? '',
        field: 'on',
      })
    },
    day: (date, label, at) => need(date && chineseDate(date), label, at),
    partyField: (party, field) =>
      need(party[field], `${party.name}：${fieldLabel('APPLICATION_RECEIVED', `parties.${field}`)}`, {
        kind: 'party',
        party: party.id,
        field,
      }),
    setting: (key) => need(source.organ[key], settingLabels[key], { kind: 'setting', key }),
    person: (id, label, at) => need(id ? source.nameOf(id) : null, label, at),
  }
}

/** A date is written out; a list is joined; anything else as it was typed in. */
function asText(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) return value.length > 0 ? value.join('；') : null
  const text = String(value)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? chineseDate(text) : text
}
