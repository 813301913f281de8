import type { Field } from '../../../shared/case/fields.ts'
import { type Language, termArticle, termCodes, termName } from '../../../shared/terms/index.ts'
import type { FormSources, PartyChoice } from './sources.tsx'
import { candidates } from './usualAnswers.ts'

export type Option = { value: string; label: string; article?: string | undefined }

/** How a field that is answered by choosing looks: everything in sight (`stacked`: one under another; `long`: needs a whole line), or a list that opens. */
export type Choosing = { several: boolean; open: boolean; stacked: boolean; long: boolean; options: readonly Option[] }

const IN_SIGHT = { one: 6, several: 16 }
const LONG = 14
/** Characters that fit beside another field, a button counting as three. */
const LINE = 18

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
          // The ground decides what the law attaches to the step; elsewhere the article would be noise.
          article: field.group.endsWith('Ground') ? termArticle(field.group, code) : undefined,
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
  long: false,
  options: choices.map((choice) => ({ value: choice.id, label: choice.name })),
})

function inSight(several: boolean, options: readonly Option[]): Choosing {
  const open = options.length > 0 && options.length <= (several ? IN_SIGHT.several : IN_SIGHT.one)
  const longest = Math.max(0, ...options.map((option) => option.label.length))
  const length = options.reduce((n, option) => n + option.label.length + 3, 0)
  return { several, open, stacked: open && longest > LONG, long: open && length > LINE, options }
}

const partyLabel = (party: PartyChoice, language: Language): string => {
  const role = termName('partyRole', party.role, language)
  return language === 'zh' ? `${party.name}（${role}）` : `${party.name} (${role})`
}
