import type { SettingChangeView } from '../../../shared/contract/index.ts'
import { isTermCode, type Language, type TermGroup, termName } from '../../../shared/terms/index.ts'
import { type LegalSettings, legalSettingTexts, type SettingTexts } from '../../../shared/time-limits/index.ts'
import type { Texts } from '../../texts/zh.ts'

export type ChangedValue = SettingChangeView['values'][number]
type Value = ChangedValue['before']

const named = (group: TermGroup, code: string, language: Language): string =>
  isTermCode(group, code) ? termName(group, code, language) : code

/** What was changed, in words: the name of the value and how it read before and after. */
export function changeWords(
  key: string,
  { path, before, after }: ChangedValue,
  texts: Texts,
  language: Language,
): { name: string; before: string; after: string } {
  const { name, text } = reading(key, path, texts, language)
  return { name, before: text(before), after: text(after) }
}

function reading(
  key: string,
  path: readonly string[],
  { settings, users, form }: Texts,
  language: Language,
): { name: string; text(value: Value): string } {
  const [part = '', inner = ''] = path
  const plain = (value: Value): string =>
    value === null || value === '' ? '–' : typeof value === 'boolean' ? (value ? form.yes : form.no) : String(value)
  const days = (unit: string) => (value: Value) => (typeof value === 'number' ? `${value} ${unit}` : plain(value))
  if (key === 'case') {
    if (part === 'legal' && Object.hasOwn(legalSettingTexts, inner)) {
      const words = legalSettingTexts[inner as keyof LegalSettings] as SettingTexts<LegalSettings[keyof LegalSettings]>
      const option = (value: Value) =>
        words.options.find((each) => each.value === value)?.text[language] ?? plain(value)
      return { name: words.title[language], text: option }
    }
    if (part === 'approvalMatrix') {
      const level = (value: Value) => (value === null ? '–' : named('approvalLevel', String(value), language))
      return { name: settings.signedBy(named('outcomeKind', inner, language)), text: level }
    }
    if (part === 'targets') return { name: named('innerTarget', inner, language), text: days(settings.workingDays) }
    const name = settings.numbers[part as keyof typeof settings.numbers] ?? part
    return { name, text: days(part === 'stuckDays' ? settings.naturalDays : settings.workingDays) }
  }
  if (key === 'organParticulars') {
    return { name: settings.particulars.fields[part as keyof typeof settings.particulars.fields] ?? part, text: plain }
  }
  const [what = '', second = '', third = ''] = key.split('.')
  if (what === 'counter') {
    return { name: settings.whats.counter(third, second === 'consultation'), text: plain }
  }
  if (what === 'calendar') {
    const field = settings.noticeFields[part as keyof typeof settings.noticeFields] ?? part
    return { name: `${second} ${field}`, text: plain }
  }
  if (what === 'user') {
    const roles = (value: Value) =>
      value === null || value === ''
        ? '–'
        : String(value)
            .split('、')
            .map((role) => named('role', role, language))
            .join(language === 'zh' ? '、' : ', ')
    const field = { name: users.name, login: users.login, roles: users.roles, disabled: users.disabled }[part] ?? part
    return { name: field, text: part === 'roles' ? roles : plain }
  }
  return { name: settings.whats.other[key as keyof typeof settings.whats.other] ?? key, text: plain }
}

/** What kind of thing was set. */
export function whatOf(key: string, { settings }: Texts): string {
  const what = key.split('.')[0]!
  return settings.whats.kinds[what as keyof typeof settings.whats.kinds] ?? key
}
