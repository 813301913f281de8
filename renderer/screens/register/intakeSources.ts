import { creditCodeFault, idNumberFault, type NumberFault, phoneFault } from '../../../shared/case/checkDigits.ts'
import { termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import type { FormSources, Suggestion } from '../../parts/form/sources.tsx'
import type { Row } from '../../parts/form/values.ts'
import type { Language } from '../../texts/language.tsx'

/** The last figures of a number, enough to tell two people of one name apart. */
const tail = (value: string | null): string => (value ? `…${value.slice(-4)}` : '')

/** Somebody of an earlier case, with everything that was known of them. */
async function people(text: string): Promise<Suggestion[]> {
  return (await api.cases.people({ text })).map(({ cases: _cases, last, ...person }) => ({
    label: person.name,
    detail: [
      tail(person.idNumber ?? person.creditCode),
      person.phone,
      person.serviceAddress ?? person.address,
      last.number,
    ]
      .filter(Boolean)
      .join(' · '),
    patch: Object.fromEntries(Object.entries(person).filter(([, value]) => value !== null)),
  }))
}

/** An organ of the directory, or one that earlier cases named. A former name leads to its successor. */
async function organs(text: string): Promise<Suggestion[]> {
  return (await api.respondents.find({ text })).slice(0, 12).map((organ) => ({
    label: organ.successor?.name ?? organ.name,
    detail: [
      organ.successor ? `${organ.name}→` : '',
      organ.aliases.join('、'),
      organ.level ? termName('respondentLevel', organ.level) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    patch: {
      name: organ.successor?.name ?? organ.name,
      kind: 'organ',
      ...(organ.address ? { address: organ.address } : {}),
      ...(organ.head ? { head: organ.head } : {}),
    },
    // Level and field belong to the application, not to the party.
    outer: {
      ...(organ.level ? { respondentLevel: organ.level } : {}),
      ...(organ.administrativeField ? { administrativeField: organ.administrativeField } : {}),
    },
  }))
}

/** Suggestions for the parties of an application: people of earlier cases, organs of the directory. */
export const suggestParties: NonNullable<FormSources['suggest']> = (path, row: Row) => {
  if (path === 'parties.name') return row['role'] === 'respondent' || row['kind'] === 'organ' ? organs : people
  if (path === 'parties.idNumber' || path === 'parties.phone' || path === 'parties.creditCode') return people
  return null
}

const checks: Record<string, (typed: string) => NumberFault | null> = {
  idNumber: idNumberFault,
  creditCode: creditCodeFault,
  phone: phoneFault,
}

/** What looks wrong about a number; it warns and never blocks. */
export function remarkOn(
  name: string,
  value: unknown,
  language: Language,
  words: (fault: string) => string,
): string | null {
  const fault = typeof value === 'string' ? (checks[name]?.(value) ?? null) : null
  return fault === null ? null : words(termName('numberFault', fault, language))
}
