import { fieldLabel } from '../terms/index.ts'
import { chineseDate } from './chinese.ts'
import type { Block, Run, Text } from './content.ts'
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

/** The parties a copy is for: the recipient chosen, else all of a role. */
export function addressee(writer: Writer, role: PartyDetails['role']): Block {
  const { recipient } = writer.source
  const chosen = partiesOf(writer, role).filter((party) => recipient === null || party.id === recipient)
  return { kind: 'addressee', text: [`${names(chosen)}：`] }
}

/** 一、… 二、… one paragraph each. */
export const numbered = (items: readonly Text[], numeral: (n: number) => string): Block[] =>
  items.map((text, i) => paragraph(`${numeral(i + 1)}、`, ...text))
