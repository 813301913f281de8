import { z } from 'zod'
import { termCodes } from '../terms/index.ts'
import { command, query, recorders, signedIn } from './define.ts'
import { only } from './errors.ts'
import { civilDate, id, instant, person, reason } from './values.ts'

const other = z.object({
  id,
  number: z.string(),
  title: z.string(),
  mainState: z.string(),
  receivedOn: civilDate,
})
const kind = z.enum(termCodes('caseLinkKind') as [string, ...string[]])

const link = z.object({
  id,
  other,
  kind: z.string(),
  reason: z.string(),
  linkedAt: instant,
  linkedBy: person.nullable(),
  /** Null while it holds. */
  ended: z.object({ at: instant, by: person.nullable(), reason: z.string() }).nullable(),
})
const linksView = z.object({
  links: z.array(link),
  /** Cases that look as if they belong to this one and are not linked. */
  suggested: z.array(z.object({ other, kind: z.string() })),
})

/** Which cases belong together, and why. */
export const links = {
  list: query(signedIn)
    .route({ summary: '关联案件 Related cases' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ caseId: id }))
    .output(linksView),
  add: command(recorders)
    .route({ summary: '建立关联 Link a case' })
    .errors(only('NOT_FOUND', 'ALREADY_LINKED'))
    .input(z.object({ caseId: id, otherId: id, kind, reason }))
    .output(linksView),
  end: command(recorders)
    .route({ summary: '解除关联 End a link' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ caseId: id, id, reason }))
    .output(linksView),
}

export type LinksView = z.output<typeof linksView>
