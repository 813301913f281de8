import type { Field } from '../../../shared/case/fields.ts'
import { type Language, termArticle, termCodes, termName } from '../../../shared/terms/index.ts'
import type { FormSources, PartyChoice } from './sources.tsx'
import { candidates } from './usualAnswers.ts'

export type Option = { value: string; label: string; article?: string | undefined }

/** How a field that is answered by choosing looks: everything in sight, or a list that opens. */
export type Choosing = { several: boolean; open: boolean; stacked: boolean; options: readonly Option[] }

const IN_SIGHT = { one: 6, several: 16 }
const LONG = 14

/** The options of a field and how they are shown; null for a field that is typed. */
export function choosingOf(field: Field, sources: FormSources, language: Language): Choosing | null {
  switch (field.kind) {
    case 'term':
    case 'terms':
      return inSight(
        field.kind === 'terms',
        termCodes(field.group).map((code) => ({
          value: code,
          label: termName(field.group, code, language),
          article: termArticle(field.group, code),
        })),
      )
    case 'party':
    case 'parties':
      return inSight(
        field.kind === 'parties',
        candidates(field.roles, sources).map((party) => ({ value: party.id, label: partyLabel(party, language) })),
      )
    case 'staff':
    case 'staffList':
      return list(field.kind === 'staffList', sources.staff)
    case 'letter':
      return list(false, sources.letters)
    default:
      return null
  }
}

const list = (several: boolean, choices: readonly { id: string; name: string }[]): Choosing => ({
  several,
  open: false,
  stacked: false,
  options: choices.map((choice) => ({ value: choice.id, label: choice.name })),
})

function inSight(several: boolean, options: readonly Option[]): Choosing {
  const open = options.length > 0 && options.length <= (several ? IN_SIGHT.several : IN_SIGHT.one)
  const longest = Math.max(0, ...options.map((option) => option.label.length))
  return { several, open, stacked: open && longest > LONG, options }
}

const partyLabel = (party: PartyChoice, language: Language): string => {
  const role = termName('partyRole', party.role, language)
  return language === 'zh' ? `${party.name}（${role}）` : `${party.name} (${role})`
}
