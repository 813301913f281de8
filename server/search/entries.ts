import type { SearchEntry, SearchKind } from '../../db/repositories/search.ts'
import type { ConsultationEntry, ConsultationState } from '../../shared/case/consultation.ts'
import { consultationEvents } from '../../shared/case/consultationEvents.ts'
import { eventDefinition, type Fields, type LoggedEvent } from '../../shared/case/index.ts'
import type { CaseProjection } from '../cases/project.ts'
import { withoutSealed } from '../cases/sealed.ts'
import { initialsOfAll } from './pinyin.ts'

/** The kinds that follow from the history of a case, and of a consultation. */
export const kindsOfCase = ['case', 'party', 'record'] as const satisfies readonly SearchKind[]
export const kindsOfConsultation = ['consultation', 'record'] as const satisfies readonly SearchKind[]

const entry = (given: Pick<SearchEntry, 'kind' | 'ref' | 'label' | 'text'> & Partial<SearchEntry>): SearchEntry => ({
  initials: '',
  readerId: null,
  ...given,
})

/**
 * What a case is found by: its number and names, each party, and the texts of its record. Mediation content is left
 * out for everybody: a hit alone would tell what was said (实施条例2026 第48条).
 */
export function caseSearchEntries(
  number: string,
  { columns, parties, searchWords }: Pick<CaseProjection, 'columns' | 'parties' | 'searchWords'>,
  history: readonly LoggedEvent[],
): SearchEntry[] {
  return [
    entry({
      kind: 'case',
      ref: '',
      label: number,
      text: lines([number, ...searchWords]),
      initials: initialsOfAll([
        columns.applicantName,
        columns.respondentName,
        ...parties.map((party) => party.name),
        columns.title.slice(columns.applicantName.length + 2 + columns.respondentName.length),
      ]),
    }),
    ...parties.map((party) =>
      entry({
        kind: 'party',
        ref: party.id,
        label: party.name,
        text: lines([party.name, party.phone, party.idNumber, party.creditCode, party.head, party.address]),
        initials: initialsOfAll([party.name]),
      }),
    ),
    ...history.flatMap((logged) => {
      const text = lines(textsOfEntry(logged, history))
      return text === '' ? [] : [entry({ kind: 'record', ref: String(logged.seq), label: logged.type, text })]
    }),
  ]
}

/** What a consultation is found by: who asked what, and the texts of its record. */
export function consultationSearchEntries(
  number: string | null,
  { context: facts }: ConsultationState,
  history: readonly ConsultationEntry[],
): SearchEntry[] {
  return [
    entry({
      kind: 'consultation',
      ref: '',
      label: facts.person ?? '',
      text: lines([number, facts.person, facts.phone, facts.matter, facts.organ, facts.originBody, facts.originNumber]),
      initials: initialsOfAll([facts.person, facts.organ, facts.originBody]),
    }),
    ...history.flatMap((logged) => {
      const fields: Fields = consultationEvents[logged.type]
      const text = lines(textsIn(fields, logged.data))
      return text === '' ? [] : [entry({ kind: 'record', ref: String(logged.seq), label: logged.type, text })]
    }),
  ]
}

const lines = (parts: readonly (string | null | undefined)[]): string => [...new Set(parts)].filter(Boolean).join('\n')

function textsOfEntry(logged: LoggedEvent, history: readonly LoggedEvent[]): string[] {
  const { data } = withoutSealed(logged, history)
  if (logged.type !== 'CORRECT') return textsIn(eventDefinition(logged.type).fields, data)
  // A correction is found by its reason and by the texts it put in place, not by the names of fields.
  const target = history.find((other) => other.seq === data.seq)
  const fields = target ? eventDefinition(target.type).fields : {}
  const changes = data.changes as { field: string; value?: string }[]
  const texts = changes.flatMap(({ field, value }) =>
    value !== undefined && fields[field]?.kind === 'text' ? [value] : [],
  )
  return [String(data.reason ?? ''), ...texts]
}

/** What somebody typed into an entry: its texts, also in rows. Choices, dates and numbers are found by filters. */
function textsIn(fields: Fields, data: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = data[name]
    if (value === undefined || field.sealed) return []
    if (field.kind === 'text') return [String(value)]
    if (field.kind === 'texts') return value as string[]
    if (field.kind === 'rows') {
      return (value as Record<string, unknown>[]).flatMap((row) => textsIn(field.fields, row))
    }
    return []
  })
}
