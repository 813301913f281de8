import type { EventType } from '../case/index.ts'
import { fieldLabel, type TermGroup, termArticle, termName } from '../terms/index.ts'
import { chineseDate, chineseNumeral, cited } from './chinese.ts'
import type { Block, FormRow, Run, Text } from './content.ts'
import type { PartyDetails } from './source.ts'
import type { Writer } from './writer.ts'

export const paragraph = (...text: Run[]): Block => ({ kind: 'paragraph', text })
export const flush = (...text: Run[]): Block => ({ kind: 'paragraph', text, flush: true })
export const heading = (...text: Run[]): Block => ({ kind: 'heading', level: 1, text })

const roleNames = { applicant: '申请人', respondent: '被申请人', thirdParty: '第三人' } as const

/** The parties of a role, or all of them in the order in which papers name them. */
export function partiesOf(writer: Writer, ...roles: PartyDetails['role'][]): PartyDetails[] {
  const wanted = roles.length > 0 ? roles : (['applicant', 'respondent', 'thirdParty'] as const)
  return wanted.flatMap((role) => writer.source.parties.filter((party) => party.role === role))
}

/** 张某、李某 */
export const names = (parties: readonly PartyDetails[]): string => parties.map((party) => party.name).join('、')

/** One line for each party with what 实施条例2026 第27条 asks for: a person, an organisation, an organ. */
export function partyLines(writer: Writer, ...roles: PartyDetails['role'][]): Block[] {
  return partiesOf(writer, ...roles).map((party) => {
    const head: Run[] = [`${roleNames[party.role]}：${party.name}`]
    if (party.role === 'respondent') return paragraph(...head, '，住所：', writer.partyField(party, 'address'), '。')
    const natural = party.kind === 'person'
    const id = natural ? 'idNumber' : 'creditCode'
    const label = (field: string): string => fieldLabel('APPLICATION_RECEIVED', `parties.${field}`)
    const rest: Run[] = [
      `，${label(id)}：`,
      writer.partyField(party, id),
      '，住所：',
      writer.partyField(party, 'address'),
    ]
    if (!natural) rest.push(`，${label('head')}：`, writer.partyField(party, 'head'))
    return paragraph(...head, ...rest, '。')
  })
}

/** The head of an outgoing paper: organ, title, number. */
export function head(writer: Writer, ...title: string[]): Block[] {
  return [
    { kind: 'mark', text: writer.source.organ.name },
    { kind: 'title', lines: title },
    {
      kind: 'number',
      text: [writer.need(writer.source.documentNumber, '文号', { kind: 'document', field: 'number' })],
    },
  ]
}

/** Organ and day at the end; `sealed` where the seal goes over them. */
export const closing = (writer: Writer, sealed = true): Block => ({
  kind: 'closing',
  organ: writer.source.organ.name,
  date: [chineseDate(writer.source.on)],
  sealed,
})

/** The party a copy is for, else the first of the roles. */
export const recipientOf = (writer: Writer, ...roles: PartyDetails['role'][]): PartyDetails | undefined =>
  partiesOf(writer).find((party) => party.id === writer.source.recipient) ?? partiesOf(writer, ...roles)[0]

/** 张某： */
export const to = (...name: Run[]): Block => ({ kind: 'addressee', text: [...name, '：'] })

/** The party a copy is for, else all parties of the roles, else all. */
export function addressee(writer: Writer, ...roles: PartyDetails['role'][]): Block {
  const { recipient } = writer.source
  return to(names(partiesOf(writer, ...roles).filter((party) => recipient === null || party.id === recipient)))
}

/** 一、… 二、… one paragraph each. */
export const numbered = (items: readonly Text[]): Block[] =>
  items.map((text, i) => paragraph(`${chineseNumeral(i + 1)}、`, ...text))

/** 申请人…不服被申请人…作出的…，于…向本机关申请行政复议。 How the papers of a case begin. */
export function opening(writer: Writer): Run[] {
  const [applicants, respondents] = [partiesOf(writer, 'applicant'), partiesOf(writer, 'respondent')]
  return [
    `申请人${names(applicants)}不服被申请人${names(respondents)}作出的${writer.source.facts.act.title}，于`,
    writer.dayOf('APPLICATION_RECEIVED'),
    '向本机关申请行政复议。',
  ]
}

/** The same and that the case was accepted. */
export const accepted = (writer: Writer): Run[] => [
  ...opening(writer),
  '本机关于',
  writer.dayOf('ACCEPT'),
  '依法受理。',
]

/** The article a coded ground rests on, as papers cite it; a blank while the step has not chosen one. */
export function groundArticle(writer: Writer, type: EventType, field: string, group: TermGroup): Run {
  const code = (writer.recorded(type)?.data as Record<string, unknown> | undefined)?.[field]
  const article = typeof code === 'string' ? termArticle(group, code) : undefined
  return writer.need(article && cited(article), fieldLabel(type, field), { kind: 'step', event: type, field })
}

/** The names of coded terms a step chose. */
export const termNames = (group: TermGroup, codes: readonly string[] | undefined): string =>
  (codes ?? []).map((code) => termName(group, code)).join('；')

/** The head of a record or an internal form: no mark, no number. */
export const recordHead = (...title: string[]): Block => ({ kind: 'title', lines: title })

/** The first rows of every form of a case. */
export function caseRows(writer: Writer): FormRow[] {
  return [
    { label: '案号', value: [writer.source.number] },
    { label: '申请人', value: [names(partiesOf(writer, 'applicant'))] },
    { label: '被申请人', value: [names(partiesOf(writer, 'respondent'))] },
    { label: '行政行为', value: [writer.source.facts.act.title] },
  ]
}

export const row = (label: string, ...value: Run[]): FormRow => ({ label, value })
export const signatures = (...who: string[]): Block => ({ kind: 'signatures', who })
export const attachments = (...items: Text[]): Block => ({ kind: 'attachments', items })

/** Names of staff. */
export const staffNames = (writer: Writer, ids: readonly string[] | undefined): string =>
  (ids ?? []).map((id) => writer.source.nameOf(id) ?? id).join('、')
