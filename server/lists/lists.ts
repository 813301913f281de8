import { inTransaction } from '../../db/executor.ts'
import {
  findView,
  layoutOf,
  putLayout,
  putView,
  removeView as remove,
  type ListView as StoredView,
  viewsOf,
} from '../../db/repositories/lists.ts'
import type { ListLayout, ListView, Outputs } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { type Desk, deskOf, personOf } from '../desk.ts'
import { found, refusal } from '../fail.ts'

/** How this person has set up a list, and the views they may open. */
export async function mine(
  app: App,
  actor: Actor,
  { list }: Parsed['lists']['mine'],
): Promise<Outputs['lists']['mine']> {
  const desk = await deskOf(app.db)
  const views = await viewsOf(app.db, list, actor.id)
  return {
    layout: ((await layoutOf(app.db, list, actor.id)) as ListLayout | undefined) ?? null,
    views: views.map((view) => wire(view, desk)),
  }
}

/** Keeps how this person has set up a list. */
export async function keepLayout(
  app: App,
  actor: Actor,
  { list, layout }: Parsed['lists']['keepLayout'],
): Promise<Record<never, never>> {
  await putLayout(app.db, { list, userId: actor.id, layout, at: app.now() })
  return {}
}

/** Saves a view under a name. Throws NOT_FOUND for a view that is not there, FORBIDDEN for one of somebody else. */
export async function saveView(
  app: App,
  actor: Actor,
  { id, ...view }: Parsed['lists']['saveView'],
): Promise<ListView> {
  return inTransaction(app.db, async (tx) => {
    const desk = await deskOf(tx)
    const before = id === undefined ? undefined : await found('view', findView(tx, id))
    if (before) mayChange(actor, before)
    const saved = await putView(tx, {
      ...view,
      id: before?.id ?? app.newId(),
      ownerId: before?.ownerId ?? actor.id,
      updatedAt: app.now(),
    })
    return wire(saved, desk)
  })
}

/** Removes a view. Throws as `saveView` does. */
export async function removeView(
  app: App,
  actor: Actor,
  { id }: Parsed['lists']['removeView'],
): Promise<Record<never, never>> {
  mayChange(actor, await found('view', findView(app.db, id)))
  await remove(app.db, id)
  return {}
}

/** One's own views; a supervisor also keeps order among the shared ones. */
function mayChange(actor: Actor, view: StoredView): void {
  if (view.ownerId === actor.id || (view.shared && actor.roles.includes('supervisor'))) return
  throw refusal('FORBIDDEN', { roles: view.shared ? ['supervisor'] : [] })
}

function wire({ id, name, shared, ownerId, query, layout }: StoredView, desk: Desk): ListView {
  return {
    id,
    name,
    shared,
    owner: personOf(desk, ownerId) ?? { id: ownerId, name: ownerId },
    query: query as Record<string, unknown>,
    layout: layout as ListLayout,
  }
}
