import type { Field, Fields, PartyRole } from '../../../shared/case/fields.ts'
import type { FormSources, PartyChoice } from './sources.tsx'
import type { Row, Values } from './values.ts'

/** The parties a field may name. */
export function candidates(roles: readonly PartyRole[] | undefined, sources: FormSources): readonly PartyChoice[] {
  return roles && roles.length > 0 ? sources.parties.filter((p) => roles.includes(p.role)) : sources.parties
}

/**
 * Seeds a form with what is all but certain (the only respondent, the officers of the case), never
 * with a yes or no: those decide something, and the clerk has to say it.
 */
export function usualAnswers(fields: Fields, sources: FormSources, seed: Values = {}): Values {
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = seed[name] ?? usualAnswer(name, field, sources)
    if (value !== undefined) values[name] = value
  }
  return values
}

function usualAnswer(name: string, field: Field, sources: FormSources): unknown {
  if (field.kind === 'rows') return usualRows(name, field.fields, field.optional === true, sources)
  if (field.optional) return undefined
  switch (field.kind) {
    case 'party': {
      const parties = candidates(field.roles, sources)
      return parties.length === 1 ? parties[0]?.id : undefined
    }
    case 'parties': {
      const parties = candidates(field.roles, sources)
      return parties.length === 1 ? parties.map((p) => p.id) : undefined
    }
    case 'staff':
      return name === 'caseOfficer' || name === 'explainer' ? (sources.officer ?? undefined) : undefined
    case 'staffList':
      return sources.reviewers.length > 0 ? [...sources.reviewers] : undefined
    case 'letter':
      return sources.letters.length === 1 ? sources.letters[0]?.id : undefined
    default:
      return undefined
  }
}

/** One row per party where the rows are about the parties, otherwise one blank row if a row is required. */
function usualRows(name: string, fields: Fields, optional: boolean, sources: FormSources): Row[] | undefined {
  if ((name === 'asked' || name === 'signatures') && sources.parties.length > 0) {
    const bound = sources.parties.filter((p) => p.role !== 'thirdParty' && !p.represented)
    // Whoever is asked was reached, or tried, on some day by some channel.
    const attempts = name === 'asked' ? { attempts: [{ on: sources.today }] } : {}
    return bound.map((p) => ({ party: p.id, ...attempts }))
  }
  return optional ? undefined : [usualAnswers(fields, sources)]
}
