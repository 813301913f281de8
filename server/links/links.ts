import { type Executor, inTransaction } from '../../db/executor.ts'
import {
  casesOfSameApplicant,
  endLink,
  insertLink,
  type LinkedCase,
  linkedCases,
  linksOf,
} from '../../db/repositories/caseLinks.ts'
import { listCases } from '../../db/repositories/cases.ts'
import { effectiveLog } from '../../shared/case/index.ts'
import type { LinksView } from '../../shared/contract/index.ts'
import { type Actor, type App, type Parsed, todayOf } from '../app.ts'
import { loadCase } from '../cases/store.ts'
import { deskOf, personOf } from '../desk.ts'
import { found, refusal } from '../fail.ts'

const MOST_SUGGESTED = 10

/** The cases that belong to a case, and those that look so. Throws NOT_FOUND. */
export async function list(app: App, { caseId }: Parsed['links']['list']): Promise<LinksView> {
  return view(app, app.db, caseId)
}

/** Links two cases with a reason. Throws NOT_FOUND, BAD_INPUT, ALREADY_LINKED. */
export function add(
  app: App,
  actor: Actor,
  { caseId, otherId, kind, reason }: Parsed['links']['add'],
): Promise<LinksView> {
  return inTransaction(app.db, async (tx) => {
    if (caseId === otherId) throw refusal('BAD_INPUT', { fields: [{ path: 'otherId', code: 'same_case' }] })
    await loadCase(tx, caseId)
    const other = await loadCase(tx, otherId)
    const held = (await linksOf(tx, caseId)).filter((link) => link.unlinkedAt === null)
    if (held.some((link) => link.caseId === otherId || link.otherId === otherId))
      throw refusal('ALREADY_LINKED', { number: other.record.number })
    await insertLink(tx, { id: app.newId(), caseId, otherId, kind, reason, linkedAt: app.now(), linkedBy: actor.id })
    app.log('info', 'cases linked', { case: caseId, other: otherId, by: actor.id })
    return view(app, tx, caseId)
  })
}

/** Ends a link; it stays readable with its reasons. Throws NOT_FOUND. */
export function end(app: App, actor: Actor, { caseId, id, reason }: Parsed['links']['end']): Promise<LinksView> {
  return inTransaction(app.db, async (tx) => {
    await found(
      'link',
      endLink(tx, caseId, id, { at: app.now(), by: actor.id, reason }).then(() => true),
    )
    app.log('info', 'link ended', { case: caseId, link: id, by: actor.id })
    return view(app, tx, caseId)
  })
}

async function view(app: App, db: Executor, caseId: string): Promise<LinksView> {
  const { history } = await loadCase(db, caseId)
  const desk = await deskOf(db)
  const links = await linksOf(db, caseId)
  const otherOf = (link: (typeof links)[number]) => (link.caseId === caseId ? link.otherId : link.caseId)
  const names = await linkedCases(db, links.map(otherOf))
  const held = new Set([caseId, ...links.filter((link) => link.unlinkedAt === null).map(otherOf)])
  const suggested = [
    ...(await casesOfSameAct(app, db, history)).map((other) => ({ other, kind: 'sameAct' })),
    ...(await casesOfSameApplicant(db, caseId, MOST_SUGGESTED)).map((other) => ({ other, kind: 'sameApplicant' })),
  ]
  return {
    links: links.flatMap((link) => {
      const other = names.get(otherOf(link))
      if (!other) return []
      return [
        {
          id: link.id,
          other,
          kind: link.kind,
          reason: link.reason,
          linkedAt: link.linkedAt,
          linkedBy: personOf(desk, link.linkedBy),
          ended:
            link.unlinkedAt === null
              ? null
              : { at: link.unlinkedAt, by: personOf(desk, link.unlinkedBy), reason: link.unlinkReason ?? '' },
        },
      ]
    }),
    suggested: suggested
      .filter(({ other }, i) => !held.has(other.id) && suggested.findIndex((s) => s.other.id === other.id) === i)
      .slice(0, MOST_SUGGESTED),
  }
}

/** Cases in which the number of the same act stands. */
async function casesOfSameAct(
  app: App,
  db: Executor,
  history: Parameters<typeof effectiveLog>[0],
): Promise<LinkedCase[]> {
  const first = effectiveLog(history).find((entry) => entry.type === 'APPLICATION_RECEIVED')
  const number = first?.data['actNumber']
  if (typeof number !== 'string' || number === '') return []
  const page = { page: 1, pageSize: MOST_SUGGESTED + 1, sort: 'receivedOn' as const, descending: true }
  const { rows } = await listCases(db, { ...page, text: number, today: todayOf(app) })
  return rows.map(({ id, number: own, title, mainState, receivedOn }) => ({
    id,
    number: own,
    title,
    mainState,
    receivedOn,
  }))
}
