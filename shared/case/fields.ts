import { z } from 'zod'
import type { TermGroup } from '../terms/index.ts'
import { termCodes } from '../terms/index.ts'
import { isCivilDate } from '../time-limits/civilDate.ts'

/**
 * What one blank on a form is. Events are described by fields once; the zod schema that
 * the server trusts, the TypeScript type and the form on the screen all follow from it.
 */
export type FieldShape =
  | { kind: 'date' }
  | { kind: 'text'; long?: true }
  | { kind: 'texts' }
  | { kind: 'number'; min: number; max: number; unit?: 'day' | 'fen' }
  | { kind: 'flag' }
  | { kind: 'term'; group: TermGroup }
  | { kind: 'terms'; group: TermGroup }
  | { kind: 'party'; roles?: readonly PartyRole[] }
  | { kind: 'parties'; roles?: readonly PartyRole[] }
  | { kind: 'staff' }
  | { kind: 'staffList' }
  | { kind: 'letter' }
  | { kind: 'case' }
  | { kind: 'rows'; fields: Fields }

export type PartyRole = 'applicant' | 'respondent' | 'thirdParty'

/**
 * `optional`: may be left empty. `sealed`: mediation content that readers of the ruling
 * file may not see (实施条例2026 第48条). `showWhen`: asked only for these values of another
 * field. `retired`: asked no more, but kept because older logs hold it.
 */
export type Field = FieldShape & {
  optional?: true
  sealed?: true
  retired?: true
  showWhen?: { field: string; is: readonly string[] }
}
export type Fields = Readonly<Record<string, Field>>

type ValueOf<F> = F extends { kind: 'number' }
  ? number
  : F extends { kind: 'flag' }
    ? boolean
    : F extends { kind: 'texts' | 'terms' | 'parties' | 'staffList' }
      ? string[]
      : F extends { kind: 'rows'; fields: infer R }
        ? PayloadOf<R>[]
        : string
type OptionalKey<F> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F]

/** The payload type that follows from a list of fields. */
export type PayloadOf<F> = { -readonly [K in Exclude<keyof F, OptionalKey<F>>]: ValueOf<F[K]> } & {
  -readonly [K in OptionalKey<F>]?: ValueOf<F[K]> | undefined
}

const MAX_TEXT = 20_000
const id = z.string().min(1).max(64)

/** The zod schema of a single field, without its optionality. */
function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'date':
      return z.string().refine(isCivilDate)
    case 'text':
      return z
        .string()
        .trim()
        .min(1)
        .max(field.long ? MAX_TEXT : 500)
    case 'texts':
      return z
        .array(z.string().trim().min(1).max(500))
        .min(field.optional ? 0 : 1)
        .max(200)
    case 'number':
      return z.number().min(field.min).max(field.max)
    case 'flag':
      return z.boolean()
    case 'term':
      return z.enum(termCodes(field.group) as [string, ...string[]])
    case 'terms':
      return z.array(z.enum(termCodes(field.group) as [string, ...string[]])).min(field.optional ? 0 : 1)
    case 'party':
    case 'staff':
    case 'letter':
    case 'case':
      return id
    case 'parties':
    case 'staffList':
      return z
        .array(id)
        .min(field.optional ? 0 : 1)
        .max(500)
    case 'rows':
      return z
        .array(payloadSchema(field.fields))
        .min(field.optional ? 0 : 1)
        .max(500)
  }
}

/** The strict schema of a payload: unknown keys are refused, optional fields may be absent. */
export function payloadSchema(fields: Fields): z.ZodObject {
  const built = schemas.get(fields) ?? strictSchema(fields)
  schemas.set(fields, built)
  return built
}

// Building a schema costs far more than parsing with it, and the page of a case asks for all of them.
const schemas = new WeakMap<Fields, z.ZodObject>()

function strictSchema(fields: Fields): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => {
        const schema = valueSchema(field)
        return [name, field.optional ? schema.optional() : schema]
      }),
    ),
  )
}

export const date = { kind: 'date' } as const
export const text = { kind: 'text' } as const
export const longText = { kind: 'text', long: true } as const
export const flag = { kind: 'flag' } as const
export const term = <G extends TermGroup>(group: G) => ({ kind: 'term', group }) as const
export const terms = <G extends TermGroup>(group: G) => ({ kind: 'terms', group }) as const
export const days = (min: number, max: number) => ({ kind: 'number', min, max, unit: 'day' }) as const
/** An amount: kept in fen, typed in yuan. */
export const fen = { kind: 'number', min: 0, max: 1e15, unit: 'fen' } as const
export const party = (...roles: PartyRole[]) => ({ kind: 'party', roles }) as const
export const parties = (...roles: PartyRole[]) => ({ kind: 'parties', roles }) as const
export const staff = { kind: 'staff' } as const
export const staffList = { kind: 'staffList' } as const
export const letter = { kind: 'letter' } as const
export const rows = <const F extends Fields>(fields: F) => ({ kind: 'rows', fields }) as const
export const optional = <F extends Field>(field: F) => ({ ...field, optional: true }) as F & { optional: true }
export const retired = <F extends Field>(field: F) =>
  ({ ...field, optional: true, retired: true }) as F & { optional: true; retired: true }
export const sealed = <F extends Field>(field: F) => ({ ...field, sealed: true }) as F & { sealed: true }
export const shownWhen = <F extends Field>(field: F, other: string, ...is: string[]) =>
  ({ ...field, optional: true, showWhen: { field: other, is } }) as F & { optional: true }
