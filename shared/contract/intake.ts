import { z } from 'zod'
import { termCodes } from '../terms/index.ts'
import { command, desk, query, recorders } from './define.ts'
import { only } from './errors.ts'
import { civilDate, id, person, version } from './values.ts'

const short = z.string().trim().max(500)
const maybe = z.string().nullable()
const code = (group: Parameters<typeof termCodes>[0]) => z.enum(termCodes(group) as [string, ...string[]])

export const likenesses = ['person', 'name', 'respondent', 'actNumber', 'actTitle'] as const

const similarCase = z.object({
  id,
  number: z.string(),
  title: z.string(),
  mainState: z.string(),
  open: z.boolean(),
  officer: person.nullable(),
  receivedOn: civilDate,
  likenesses: z.array(z.enum(likenesses)),
  /** 3 the same application again, 2 belongs together, 1 the same person in another matter. */
  level: z.int().min(1).max(3),
})

const earlierPerson = z.object({
  kind: z.string(),
  name: z.string(),
  idNumber: maybe,
  creditCode: maybe,
  address: maybe,
  serviceAddress: maybe,
  phone: maybe,
  head: maybe,
  cases: z.int(),
  last: z.object({ id, number: z.string(), receivedOn: civilDate }),
})

/** What the desk asks while an application is being typed. Personal data: for those who record only. */
export const intake = {
  /** Cases that may be the same application, or belong together with it; strongest first. */
  similar: query(recorders)
    .route({ summary: '相似案件 Cases like this application' })
    .input(
      z.object({
        applicants: z
          .array(
            z.object({
              name: short,
              idNumber: short.optional(),
              creditCode: short.optional(),
              phone: short.optional(),
            }),
          )
          .max(50),
        respondents: z.array(short).max(20),
        actTitle: short.optional(),
        actNumber: short.optional(),
      }),
    )
    .output(z.array(similarCase)),
  /** People and organisations of earlier cases whose name or number begins with the text. */
  people: query(recorders)
    .route({ summary: '曾经登记的当事人 Parties of earlier cases' })
    .input(z.object({ text: z.string().trim().min(1).max(100) }))
    .output(z.array(earlierPerson)),
}

const respondent = z.object({
  /** Null: named in cases, not in the directory yet. */
  id: id.nullable(),
  name: z.string(),
  aliases: z.array(z.string()),
  level: maybe,
  administrativeField: maybe,
  address: maybe,
  head: maybe,
  validTo: civilDate.nullable(),
  successor: z.object({ id, name: z.string() }).nullable(),
  version: version.nullable(),
})

const respondentData = z.object({
  name: z.string().trim().min(1).max(200),
  aliases: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
  level: code('respondentLevel').nullable().default(null),
  administrativeField: code('administrativeField').nullable().default(null),
  address: short.nullable().default(null),
  head: short.nullable().default(null),
  /** Last day of the name, and the organ that took its place. */
  validTo: civilDate.nullable().default(null),
  successorId: id.nullable().default(null),
})

/** The directory of administrative organs. Cases keep the name and level of their day. */
export const respondents = {
  /** Organs of the directory by name or alias, then those that cases named; empty text: all of the directory. */
  find: query(recorders)
    .route({ summary: '被申请人名录 Directory of respondents' })
    .input(z.object({ text: z.string().trim().max(100).default('') }))
    .output(z.array(respondent)),
  save: command(desk)
    .route({ summary: '保存名录 Save an organ of the directory' })
    .errors(only('NOT_FOUND', 'STALE_VERSION', 'NAME_TAKEN'))
    .input(z.object({ id: id.optional(), expectedVersion: version.optional(), data: respondentData }))
    .output(respondent),
}

export type SimilarCase = z.output<typeof similarCase>
export type EarlierPerson = z.output<typeof earlierPerson>
export type RespondentView = z.output<typeof respondent>
