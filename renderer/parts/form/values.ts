import { type Field, type Fields, payloadSchema } from '../../../shared/case/fields.ts'

/** What has been typed so far; `undefined` is "not answered yet", which is not the same as false or empty. */
export type Values = Readonly<Record<string, unknown>>
export type Row = Values

/** Whether the question is asked, given the answers so far. */
export function isShown(field: Field, values: Values): boolean {
  if (field.retired) return false
  return field.showWhen === undefined || field.showWhen.is.includes(String(values[field.showWhen.field]))
}

/** A question that appears because of another answer has to be answered, although the schema cannot say so. */
export const isRequired = (field: Field): boolean => field.optional !== true || field.showWhen !== undefined

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The payload as it goes to the server: no blanks, nothing from hidden questions, texts without outer spaces. */
export function tidied(fields: Fields, values: Values): Record<string, unknown> {
  const payload: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    if (!isShown(field, values)) continue
    const value = tidiedValue(field, values[name])
    if (!isBlank(value)) payload[name] = value
  }
  return payload
}

function tidiedValue(field: Field, value: unknown): unknown {
  if (isBlank(value)) return undefined
  switch (field.kind) {
    case 'text':
      return String(value).trim()
    case 'texts':
      return (value as string[]).map((line) => line.trim()).filter((line) => line !== '')
    case 'rows': {
      const rows = (value as Row[]).map((row) => tidied(field.fields, row))
      // An optional list may hold a row that nobody filled in.
      return field.optional ? rows.filter((row) => Object.keys(row).length > 0) : rows
    }
    default:
      return value
  }
}

export type Problem = 'missing' | 'invalid'

/** What keeps the form from being sent, by path ("parties.0.name"). */
export function problemsOf(fields: Fields, values: Values): Map<string, Problem> {
  const problems = new Map<string, Problem>()
  collectMissing(fields, values, '', problems)
  const checked = payloadSchema(fields).safeParse(tidied(fields, values))
  for (const issue of checked.error?.issues ?? []) {
    const path = issue.path.join('.')
    if (!problems.has(path)) problems.set(path, 'invalid')
  }
  return problems
}

function collectMissing(fields: Fields, values: Values, prefix: string, problems: Map<string, Problem>): void {
  for (const [name, field] of Object.entries(fields)) {
    if (!isShown(field, values)) continue
    const path = prefix + name
    const value = tidiedValue(field, values[name])
    if (isBlank(value)) {
      if (isRequired(field)) problems.set(path, 'missing')
    } else if (field.kind === 'rows') {
      for (const [i, row] of (values[name] as Row[]).entries()) {
        if (field.optional && Object.keys(tidied(field.fields, row)).length === 0) continue
        collectMissing(field.fields, row, `${path}.${i}.`, problems)
      }
    }
  }
}

/** Whether somebody has typed anything that would be a pity to lose. */
export function differs(fields: Fields, values: Values, from: Values): boolean {
  return JSON.stringify(tidied(fields, values)) !== JSON.stringify(tidied(fields, from))
}
