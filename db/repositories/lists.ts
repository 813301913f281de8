import { StorageError } from '../errors.ts'
import type { Executor } from '../executor.ts'
import { toFlag } from '../rows.ts'
import type { ListViewTable } from '../schema.ts'

/** A saved view of a list; what it shows and how is JSON that only that list understands. */
export type ListView = {
  id: string
  list: string
  ownerId: string
  name: string
  shared: boolean
  query: unknown
  layout: unknown
  updatedAt: string
}

/** How a person has set up a list; undefined if they never did. */
export async function layoutOf(db: Executor, list: string, userId: string): Promise<unknown> {
  const row = await db
    .selectFrom('list_layout')
    .select('layout')
    .where('list', '=', list)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row && JSON.parse(row.layout)
}

/** Keeps how a person has set up a list, over what it was before. */
export async function putLayout(
  db: Executor,
  { list, userId, layout, at }: { list: string; userId: string; layout: unknown; at: string },
): Promise<void> {
  const change = { layout: JSON.stringify(layout), updated_at: at }
  await db
    .insertInto('list_layout')
    .values({ list, user_id: userId, ...change })
    .onConflict((conflict) => conflict.columns(['list', 'user_id']).doUpdateSet(change))
    .execute()
}

/** The views of a list that a person may open: their own first, then the shared ones of others, by name. */
export async function viewsOf(db: Executor, list: string, userId: string): Promise<ListView[]> {
  const rows = await db
    .selectFrom('list_view')
    .selectAll()
    .where('list', '=', list)
    .where((eb) => eb.or([eb('owner_id', '=', userId), eb('shared', '=', eb.lit(1))]))
    .orderBy('name')
    .orderBy('id')
    .execute()
  const views = rows.map(fromRow)
  return [...views.filter((view) => view.ownerId === userId), ...views.filter((view) => view.ownerId !== userId)]
}

/** A view by its id; undefined if there is none. */
export async function findView(db: Executor, id: string): Promise<ListView | undefined> {
  const row = await db.selectFrom('list_view').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** Saves a view. One of the same list, owner and name makes way; returns it as it is stored. */
export async function putView(tx: Executor, view: ListView): Promise<ListView> {
  const { id, list, owner_id, name, ...change } = {
    id: view.id,
    list: view.list,
    owner_id: view.ownerId,
    name: view.name,
    shared: toFlag(view.shared),
    query: JSON.stringify(view.query),
    layout: JSON.stringify(view.layout),
    updated_at: view.updatedAt,
  }
  await tx
    .deleteFrom('list_view')
    .where('list', '=', list)
    .where('owner_id', '=', owner_id)
    .where('name', '=', name)
    .where('id', '<>', id)
    .execute()
  await tx
    .insertInto('list_view')
    .values({ id, list, owner_id, name, ...change })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, ...change }))
    .execute()
  const saved = await findView(tx, id)
  if (!saved) throw new StorageError('NOT_FOUND', { id })
  return saved
}

/** Removes a view; one that is not there is no fault. */
export async function removeView(db: Executor, id: string): Promise<void> {
  await db.deleteFrom('list_view').where('id', '=', id).execute()
}

function fromRow(row: ListViewTable): ListView {
  return {
    id: row.id,
    list: row.list,
    ownerId: row.owner_id,
    name: row.name,
    shared: row.shared === 1,
    query: JSON.parse(row.query),
    layout: JSON.parse(row.layout),
    updatedAt: row.updated_at,
  }
}
