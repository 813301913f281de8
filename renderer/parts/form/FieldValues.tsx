import type { ReactElement, ReactNode } from 'react'
import type { Field, Fields } from '../../../shared/case/fields.ts'
import { fieldLabel, isTermCode, termName } from '../../../shared/terms/index.ts'
import { type Language, useLanguage } from '../../texts/language.tsx'
import type { Texts } from '../../texts/zh.ts'
import { longDate } from '../dates.ts'
import './form.css'

export type Names = { party(id: string): string; staff(id: string): string; letter(id: string): string }

type Props = {
  type: string
  fields: Fields
  data: Readonly<Record<string, unknown>>
  names: Names
  /** Fields this reader may not see. */
  sealed?: readonly string[]
  wordPath?: string
}

/** What was written into a form, as words. */
export function FieldValues({ type, fields, data, names, sealed = [], wordPath = '' }: Props): ReactElement | null {
  const { language, texts } = useLanguage()
  const entries = Object.entries(fields).filter(([name]) => data[name] !== undefined || sealed.includes(name))
  if (entries.length === 0) return null
  return (
    <dl className="values">
      {entries.map(([name, field]) => (
        <div key={name}>
          <dt>{fieldLabel(type, wordPath + name, language)}</dt>
          <dd>
            {sealed.includes(name) ? (
              <span className="muted">{texts.form.sealedAway}</span>
            ) : field.kind === 'rows' ? (
              (data[name] as Record<string, unknown>[]).map((row, i) => (
                <FieldValues
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of a record never move
                  key={i}
                  type={type}
                  fields={field.fields}
                  data={row}
                  names={names}
                  wordPath={`${wordPath}${name}.`}
                />
              ))
            ) : (
              valueText(field, data[name], names, language, texts)
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const DIGEST = { facts: 3, several: 3 }

/** A record in a few words: who was concerned and what was chosen. Texts and sealed content are left to the details. */
export function digestOf(
  fields: Fields,
  data: Readonly<Record<string, unknown>>,
  names: Names,
  language: Language,
): string {
  const words: string[] = []
  for (const [name, field] of Object.entries(fields)) {
    const value = data[name]
    if (value === undefined || field.sealed) continue
    const list = Array.isArray(value) ? (value as string[]) : []
    if (field.kind === 'party') words.push(names.party(String(value)))
    else if (field.kind === 'parties' && list.length <= DIGEST.several)
      words.push(list.map(names.party).join(comma(language)))
    else if (field.kind === 'term' && isTermCode(field.group, value)) words.push(termName(field.group, value, language))
    else if (field.kind === 'terms' && list.length <= DIGEST.several) {
      words.push(list.map((code) => termName(field.group, code, language)).join(comma(language)))
    }
  }
  return words.slice(0, DIGEST.facts).join(' · ')
}

const comma = (language: Language): string => (language === 'zh' ? '、' : ', ')

/** One answer as words. */
export function valueText(
  field: Field,
  value: unknown,
  names: Names,
  language: Language,
  { form, units }: Texts,
): ReactNode {
  const join = comma(language)
  const list = (value as string[]) ?? []
  switch (field.kind) {
    case 'date':
      return longDate(String(value), language)
    case 'flag':
      return value ? form.yes : form.no
    case 'term':
      return isTermCode(field.group, value) ? termName(field.group, value, language) : String(value)
    case 'terms':
      return list
        .map((code) => (isTermCode(field.group, code) ? termName(field.group, code, language) : code))
        .join(join)
    case 'party':
      return names.party(String(value))
    case 'parties':
      return list.map(names.party).join(join)
    case 'staff':
      return names.staff(String(value))
    case 'staffList':
      return list.map(names.staff).join(join)
    case 'letter':
      return names.letter(String(value))
    case 'texts':
      return (
        <ol className="valueLines">
          {list.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )
    case 'number':
      if (field.unit === 'fen') return `${(Number(value) / 100).toFixed(2)} ${units.yuan}`
      return field.unit ? `${value} ${units.day}` : String(value)
    default:
      return <span className="prewrap">{String(value)}</span>
  }
}
