import { acts } from './acts.ts'
import { aftermath } from './aftermath.ts'
import { applicationPapers } from './applicationPapers.ts'
import { consultation } from './consultation.ts'
import { decisions } from './decisions.ts'
import { documents } from './documents.ts'
import { duties } from './duties.ts'
import { events } from './events.ts'
import { fieldHelp as help } from './fieldHelp.ts'
import { fields } from './fields.ts'
import { intake } from './intake.ts'
import { limits } from './limits.ts'
import { litigation } from './litigation.ts'
import { materials } from './materials.ts'
import { mediation } from './mediation.ts'
import { parties } from './parties.ts'
import { procedure } from './procedure.ts'
import { states } from './states.ts'
import type { Term } from './term.ts'

export type { Term } from './term.ts'

/** The glossary as code: group, code, and the Chinese and English name of each. */
export const terms = {
  ...parties,
  ...acts,
  ...applicationPapers,
  ...intake,
  ...procedure,
  ...materials,
  ...mediation,
  ...decisions,
  ...aftermath,
  ...litigation,
  ...consultation,
  ...documents,
  ...duties,
  ...limits,
  ...states,
  ...events,
  ...fields,
  ...help,
} as const satisfies Record<string, Record<string, Term>>

export type TermGroup = keyof typeof terms
export type TermCode<G extends TermGroup> = keyof (typeof terms)[G] & string
export type Language = 'zh' | 'en'
export type Role = TermCode<'role'>
export type Stage = TermCode<'stage'>

/** The codes of a group, in the order in which a list offers them. */
export function termCodes(group: TermGroup): readonly string[] {
  return Object.keys(terms[group])
}

/** Whether `code` belongs to `group`. */
export function isTermCode<G extends TermGroup>(group: G, code: unknown): code is TermCode<G> {
  return typeof code === 'string' && Object.hasOwn(terms[group], code)
}

/** The name of a code. An unknown code is a defect of the caller: throws Error. */
export function termName(group: TermGroup, code: string, language: Language = 'zh'): string {
  return termOf(group, code)[language]
}

/** The article that gives a code legal effect; undefined for terms of practice. Throws on an unknown code. */
export function termArticle(group: TermGroup, code: string): string | undefined {
  return termOf(group, code).article
}

/**
 * The label of a blank. `field` is a field name, or a path such as `materials.name` inside
 * rows. The label of this event wins over the general one. Throws Error without a label.
 */
export function fieldLabel(eventType: string, field: string, language: Language = 'zh'): string {
  const key = fieldKey('field', eventType, field)
  if (key === undefined) throw new Error(`no label for field ${eventType}.${field}`)
  return termName('field', key, language)
}

/** One sentence of help for a blank, where clerks err; otherwise undefined. */
export function fieldHelp(eventType: string, field: string, language: Language = 'zh'): string | undefined {
  const key = fieldKey('fieldHelp', eventType, field)
  return key === undefined ? undefined : termName('fieldHelp', key, language)
}

function termOf(group: TermGroup, code: string): Term {
  const codes: Readonly<Record<string, Term>> = terms[group]
  const found = Object.hasOwn(codes, code) ? codes[code] : undefined
  if (found === undefined) throw new Error(`unknown term ${group}.${code}`)
  return found
}

/** `EVENT.a.b`, then `a.b`, then `b`: from the most specific key to the plain field name. */
function fieldKey(group: 'field' | 'fieldHelp', eventType: string, field: string): string | undefined {
  const names = field.split('.')
  return [`${eventType}.${field}`, ...names.map((_, start) => names.slice(start).join('.'))].find((key) =>
    isTermCode(group, key),
  )
}
